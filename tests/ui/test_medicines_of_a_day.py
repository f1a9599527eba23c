"""Medicines are written down in the window, and a rule is quoted where one stands too close to magnesium."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Dose, Fact
from magapp.services.lexicon import Lexicon
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_view import DayView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab

DAY = dt.date(2026, 11, 22)
DATASET = "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def document(qapp):
    i18n.use("en")
    return Document(Diary(), DATASET)


@pytest.fixture
def shown(qapp):
    return ShownDay(DAY)


@pytest.fixture
def tab(qtbot, document, shown):
    made = DiaryTab(DayView(DAY.isoformat()), DAY)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def desk(tab, document, shown, catalogue):
    made = DiaryDesk(tab, document, shown, Lexicon(), tab)
    made.use(catalogue, LineOffers(catalogue))
    return made


@pytest.fixture
def card(desk):
    return desk._sides.medicines


def tick(document, medicine):
    fact = Fact(id=document.new_id(), key="medicine", value=medicine, since=dt.date(2026, 1, 1))
    document.replace({fact.id: fact}, "tick")


def write(qtbot, tab, line):
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, line)
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)


def doses(document, day=DAY):
    return [(dose.medicine, dose.time) for dose in document.diary.doses(day)]


def type_time(qtbot, line, text):
    line.time.setFocus()
    line.time.selectAll()
    qtbot.keyClicks(line.time, text)
    qtbot.keyClick(line.time, Qt.Key.Key_Return)


def test_the_line_offers_a_medicine_with_its_time_and_enter_writes_it_down(qtbot, desk, tab, card, document):
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "levothyroxine 8:00")
    assert tab.line.offers[0].name == "medicine: Thyroid hormone (levothyroxine) · 8:00"
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)
    assert doses(document) == [("levothyroxine", 480)]
    assert document.diary.entries(DAY) == ()
    assert card.isVisible()
    document.undo_stack.undo()
    assert doses(document) == []
    assert not card.isVisible()


def test_a_line_with_a_food_and_a_medicine_is_one_step(qtbot, desk, tab, document):
    write(qtbot, tab, "thyrax 7:00, 2 slices wholemeal bread")
    assert doses(document) == [("levothyroxine", 420)]
    assert len(document.diary.entries(DAY)) == 1
    document.undo_stack.undo()
    assert len(document.diary) == 0


def test_one_click_writes_a_ticked_medicine_down_now(qtbot, desk, card, document):
    tick(document, "ppi")
    qtbot.mouseClick(card.usual_button("ppi"), Qt.MouseButton.LeftButton)
    ((medicine, time),) = doses(document)
    assert medicine == "ppi"
    assert time is not None


def test_one_key_writes_the_first_ticked_medicine_down(qtbot, desk, tab, card, document):
    tick(document, "ppi")
    tab.activateWindow()
    qtbot.waitUntil(lambda: tab.isActiveWindow() and card.usual_button("ppi").isVisible())
    tab.line.setFocus()
    qtbot.keyClick(tab.line, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [medicine for medicine, _time in doses(document)] == ["ppi"])


def test_on_another_day_a_click_guesses_no_time(qtbot, desk, card, document, shown):
    tick(document, "Prednison")
    shown.show_previous()
    qtbot.mouseClick(card.usual_button("Prednison"), Qt.MouseButton.LeftButton)
    assert doses(document, DAY - dt.timedelta(1)) == [("Prednison", None)]


def test_a_time_can_be_typed_and_taken_away(qtbot, desk, tab, card, document):
    write(qtbot, tab, "thyrax")
    (dose,) = document.diary.doses(DAY)
    line = card.dose_line(dose.id)
    type_time(qtbot, line, "7.30")
    assert doses(document) == [("levothyroxine", 450)]
    assert line.time.text() == "7:30"
    line.time.clear()
    qtbot.keyClick(line.time, Qt.Key.Key_Return)
    assert doses(document) == [("levothyroxine", None)]


def test_what_is_no_time_changes_nothing_and_says_so(qtbot, desk, tab, card, document):
    write(qtbot, tab, "thyrax 8:00")
    (dose,) = document.diary.doses(DAY)
    line = card.dose_line(dose.id)
    with qtbot.waitSignal(desk.problem) as said:
        type_time(qtbot, line, "ochtend")
    assert "ochtend" in said.args[0]
    assert line.time.text() == "8:00"
    assert doses(document) == [("levothyroxine", 480)]


def test_a_dose_is_deleted_in_one_step(qtbot, desk, tab, card, document):
    write(qtbot, tab, "thyrax 8:00")
    (dose,) = document.diary.doses(DAY)
    qtbot.mouseClick(card.dose_line(dose.id).remove, Qt.MouseButton.LeftButton)
    assert doses(document) == []
    document.undo_stack.undo()
    assert doses(document) == [("levothyroxine", 480)]


def test_the_rule_is_quoted_once_both_have_a_time_within_its_hours(qtbot, desk, tab, card, catalogue):
    write(qtbot, tab, "thyrax 8:00")
    write(qtbot, tab, "1 tablet magnesium 100 mg 12:00")
    assert card.notes == ()
    write(qtbot, tab, "1 tablet magnesium 100 mg 11:59")
    (note,) = card.notes
    assert catalogue.guidance.medicine("levothyroxine").text.en in note
    assert "Source: Stockley" in note


def test_where_there_is_one_column_a_link_says_that_there_is_a_note(qtbot, desk, tab):
    write(qtbot, tab, "thyrax 8:00")
    write(qtbot, tab, "1 tablet magnesium 100 mg 9:00")
    assert not tab.totals._interval.isVisible()
    tab.totals.set_compact(compact=True)
    assert tab.totals._interval.isVisible()
    with qtbot.waitSignal(tab.totals.interval_wanted):
        tab.totals._interval.click()
    assert len(desk.interval_notes()) == 1


def test_a_typed_medicine_is_shown_as_it_was_typed(desk, card, document):
    tick(document, "<b>x</b> & y")
    assert card.usual_button("<b>x</b> & y").accessibleName() == "Write down <b>x</b> & y now"


def test_a_dose_of_another_machine_s_medicine_is_shown_by_its_key(desk, card, document):
    dose = Dose(id=document.new_id(), day=DAY, time=480, medicine="from_a_newer_version")
    document.replace({dose.id: dose}, "add")
    assert card.dose_line(dose.id)._name.text() == "from_a_newer_version"


def test_everything_on_the_card_has_a_name_of_its_own_for_a_screen_reader(qtbot, desk, tab, card, document):
    tick(document, "ppi")
    tick(document, "levothyroxine")
    write(qtbot, tab, "thyrax 8:00")

    def names() -> list[str]:
        inside = [each for each in card.findChildren(QWidget) if each.isVisible()]
        return [each.accessibleName() for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    qtbot.waitUntil(lambda: len(names()) == 4)
    assert all(names())
    assert len(set(names())) == 4


def test_the_keyboard_goes_to_the_next_line_when_a_dose_is_deleted_by_it(qtbot, desk, tab, card, document):
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    write(qtbot, tab, "levothyroxine 8:00")
    write(qtbot, tab, "omeprazole 9:00")
    first, second = (card.dose_line(dose.id) for dose in document.diary.doses(DAY))
    first.remove.setFocus()
    qtbot.keyClick(first.remove, Qt.Key.Key_Space)
    assert second.remove.hasFocus()
    qtbot.keyClick(second.remove, Qt.Key.Key_Space)
    assert tab.line.hasFocus()
