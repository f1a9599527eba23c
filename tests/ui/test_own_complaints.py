"""Complaints of one's own in the symptoms tab: added, filled in, renamed, stopped, taken up and deleted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from magapp.content import load_guidance
from magapp.domain.diary import Diary
from magapp.domain.records import OwnComplaint
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.symptoms_tab import SymptomsTab
from tests.ui.fields import unnamed_fields
from tests.ui.test_symptoms_tab import (
    DATASET,
    KEYS,
    TODAY,
    YESTERDAY,
    an_answer,
    answers,
    chosen_row,
    press,
)

HEADACHE = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="Headache")
ITCH = OwnComplaint(id="01900000-0000-7000-8000-000000000002", name="Itch")
STOPPED = OwnComplaint(id="01900000-0000-7000-8000-000000000003", name="Neck", stopped=True)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def make_tab(qtbot, guidance):
    def make(*records, size=(1180, 700)):
        tab = SymptomsTab(Document(Diary(records), DATASET), ShownDay(TODAY), guidance)
        qtbot.addWidget(tab)
        tab.resize(*size)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        tab.take_keys()
        return tab

    return make


def own_of(tab):
    return tab._document.diary.of_library(OwnComplaint)


def rows_of(tab):
    return {key: row.accessibleName() for key, row in tab.symptoms.rows().items() if key not in KEYS}


def add(qtbot, tab, name):
    qtbot.mouseClick(tab._name.add, Qt.MouseButton.LeftButton)
    tab._name.line.setText(name)
    qtbot.keyClick(tab._name.line, Qt.Key.Key_Return)


def choose(tab, key):
    tab.symptoms.choose(key)
    return tab.symptoms.row(key)


def lines(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def act(tab, key, wish):
    tab.symptoms.asked.emit(key, wish)


def undo_text(tab):
    return tab._document.undo_stack.undoText()


def test_a_complaint_is_added_by_its_name_and_chosen(qtbot, make_tab):
    tab = make_tab()
    add(qtbot, tab, "  Head   ache ")
    (made,) = own_of(tab)
    assert made.name == "Head ache"
    assert rows_of(tab) == {made.id: "Head ache"}
    assert tab.symptoms.chosen_key == made.id
    assert undo_text(tab) == "add a complaint"
    tab._document.undo_stack.undo()
    assert rows_of(tab) == {}
    assert tab.symptoms.chosen_key == "palpitations"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Give it a name first."),
        (" \u200e ", "Give it a name first."),
        ("headACHE", "‘Headache’ is already in the list above."),
        ("tiredness or LITTLE energy", "‘Tiredness or little energy’ is already in the list above."),
        ("Spierkrampen of trillingen", "‘Muscle cramps or trembling’ is already in the list above."),
        ("x" * 61, "A name has at most 60 letters; this one has 61."),
    ],
)
def test_a_name_that_will_not_do_is_told_at_the_line_and_stays_there(qtbot, make_tab, name, problem):
    tab = make_tab(HEADACHE)
    add(qtbot, tab, name)
    assert own_of(tab) == [HEADACHE]
    assert tab._name.is_open
    assert tab._name.line.text() == name
    assert tab._name.problem.isVisible()
    assert tab._name.problem.text() == problem


def test_the_name_of_a_stopped_complaint_leads_to_taking_it_up(qtbot, make_tab):
    tab = make_tab(STOPPED, an_answer(STOPPED.id, 1))
    add(qtbot, tab, "neck")
    assert "Take it up again" in tab._name.problem.text()


def test_esc_leaves_the_line_and_the_keys_go_back_to_the_row(qtbot, make_tab):
    tab = make_tab(HEADACHE)
    choose(tab, HEADACHE.id)
    qtbot.mouseClick(tab._name.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(tab._name.line, "3")
    qtbot.keyClick(tab._name.line, Qt.Key.Key_Escape)
    assert not tab._name.is_open
    assert answers(tab) == {}
    assert tab.focusWidget() is chosen_row(tab)


def test_digits_go_on_from_the_seven_to_ones_own(qtbot, make_tab):
    tab = make_tab(HEADACHE, ITCH)
    for digit in "012120012":
        qtbot.keyClicks(chosen_row(tab), digit)
    expected = zip([*KEYS, HEADACHE.id, ITCH.id], [0, 1, 2, 1, 2, 0, 0, 1, 2], strict=True)
    assert answers(tab) == dict(expected)
    assert tab.symptoms.chosen_key == ITCH.id


def test_severe_opens_the_emergency_texts_from_the_top(qtbot, make_tab):
    tab = make_tab(HEADACHE)
    choose(tab, HEADACHE.id)
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        press(qtbot, tab, Qt.Key.Key_3)
    assert asked.args == [""]
    with qtbot.assertNotEmitted(tab.emergency_wanted):
        press(qtbot, tab, Qt.Key.Key_2)


def test_the_explanation_knows_nothing_but_when_to_call(qtbot, make_tab, guidance):
    tab = make_tab(HEADACHE)
    choose(tab, HEADACHE.id)
    # The former explanation goes at the next turn of the event loop.
    qtbot.waitUntil(lambda: guidance.symptom("fatigue").link.en not in tab.explanation.text())
    said = tab.explanation.text()
    assert guidance.fixed("own_complaint").text.en in said
    assert guidance.fixed("appointment_rule").text.en in said
    for symptom in guidance.symptoms:
        assert symptom.link.en not in said


def test_the_emergency_texts_are_one_click_away_from_every_explanation(qtbot, make_tab, guidance):
    tab = make_tab(HEADACHE)
    for key, row in [("cramps", guidance.symptom("cramps").emergency_row), (HEADACHE.id, "")]:
        choose(tab, key)
        with qtbot.waitSignal(tab.emergency_wanted) as asked:
            qtbot.mouseClick(tab._whom, Qt.MouseButton.LeftButton)
        assert asked.args == [row]


def test_f2_asks_for_another_name_and_its_answers_stay(qtbot, make_tab):
    answer = an_answer(HEADACHE.id, 2)
    tab = make_tab(HEADACHE, answer)
    choose(tab, HEADACHE.id)
    press(qtbot, tab, Qt.Key.Key_F2)
    assert tab._name.line.text() == "Headache"
    tab._name.line.setText("Migraine")
    qtbot.keyClick(tab._name.line, Qt.Key.Key_Return)
    assert rows_of(tab) == {HEADACHE.id: "Migraine"}
    assert chosen_row(tab).severity == 2
    assert undo_text(tab) == "rename a complaint"
    tab._document.undo_stack.undo()
    assert rows_of(tab) == {HEADACHE.id: "Headache"}


def test_the_same_name_in_other_capitals_is_no_duplicate_of_itself(qtbot, make_tab):
    tab = make_tab(HEADACHE)
    act(tab, HEADACHE.id, "rename")
    tab._name.line.setText("HEADACHE")
    qtbot.keyClick(tab._name.line, Qt.Key.Key_Return)
    assert own_of(tab)[0].name == "HEADACHE"


def test_f2_and_delete_do_nothing_to_the_seven(qtbot, make_tab):
    tab = make_tab()
    press(qtbot, tab, Qt.Key.Key_F2, Qt.Key.Key_Delete)
    assert not tab._name.is_open
    assert tab._document.undo_stack.count() == 0


def test_delete_clears_an_answer_first_and_then_stops_keeping_track(qtbot, make_tab):
    tab = make_tab(HEADACHE, ITCH, an_answer(HEADACHE.id, 1, YESTERDAY), an_answer(HEADACHE.id, 2))
    choose(tab, HEADACHE.id)
    press(qtbot, tab, Qt.Key.Key_Delete)
    assert answers(tab) == {}
    press(qtbot, tab, Qt.Key.Key_Delete)
    assert own_of(tab)[0].stopped
    assert answers(tab, YESTERDAY) == {HEADACHE.id: 1}
    assert rows_of(tab) == {ITCH.id: "Itch"}
    assert tab.symptoms.chosen_key == ITCH.id
    assert tab.focusWidget() is chosen_row(tab)
    assert undo_text(tab) == "stop keeping track"
    assert "Its answers stay" in tab._told.text()
    tab._document.undo_stack.undo()
    assert list(rows_of(tab)) == [HEADACHE.id, ITCH.id]


def test_delete_takes_a_complaint_away_that_was_never_answered(qtbot, make_tab):
    tab = make_tab(HEADACHE)
    choose(tab, HEADACHE.id)
    press(qtbot, tab, Qt.Key.Key_Delete)
    assert rows_of(tab) == {}
    assert not tab._name.stopped.isVisible()
    assert undo_text(tab) == "delete a complaint"
    tab._document.undo_stack.undo()
    assert own_of(tab) == [HEADACHE]


def test_the_name_of_a_deleted_complaint_can_be_given_again(qtbot, make_tab):
    tab = make_tab(HEADACHE)
    choose(tab, HEADACHE.id)
    press(qtbot, tab, Qt.Key.Key_Delete)
    add(qtbot, tab, "Headache")
    assert list(rows_of(tab).values()) == ["Headache"]


def test_what_was_answered_or_noted_cannot_be_deleted(make_tab):
    tab = make_tab(HEADACHE, an_answer(HEADACHE.id, None, YESTERDAY, note="busy"))
    tab._own.delete(HEADACHE.id)
    assert own_of(tab) == [HEADACHE]


def test_a_stopped_complaint_is_taken_up_again_from_its_menu(qtbot, make_tab):
    tab = make_tab(STOPPED, an_answer(STOPPED.id, 1))
    assert rows_of(tab) == {}
    assert tab._name.stopped.isVisible()
    (inner,) = [action.menu() for action in tab._own.menu_of_stopped().actions()]
    assert lines(inner) == ["Keep track again", "Earlier days"]
    inner.actions()[0].trigger()
    assert rows_of(tab) == {STOPPED.id: "Neck"}
    assert chosen_row(tab).severity == 1
    assert not tab._name.stopped.isVisible()
    assert undo_text(tab) == "keep track again"


def test_a_name_takes_no_letter_of_a_menu_for_a_key(make_tab):
    tab = make_tab(OwnComplaint(id=HEADACHE.id, name="Q&A", stopped=True), an_answer(HEADACHE.id, 1))
    assert lines(tab._own.menu_of_stopped()) == ["Q&&A"]


def test_the_context_menu_offers_what_the_keys_do(make_tab):
    tab = make_tab(HEADACHE, ITCH, an_answer(ITCH.id, 1))
    for key, wanted in [
        ("cramps", ["Explanation", "Earlier days"]),
        (HEADACHE.id, ["Explanation", "Earlier days", "Rename…", "Delete"]),
        (ITCH.id, ["Explanation", "Earlier days", "Rename…", "Stop keeping track"]),
    ]:
        choose(tab, key)
        assert lines(tab.menu_of(key)) == wanted
    tab.menu_of(ITCH.id).actions()[-1].trigger()
    assert rows_of(tab) == {HEADACHE.id: "Headache"}


def test_same_as_last_time_fills_in_ones_own_as_well_and_no_stopped_one(qtbot, make_tab):
    tab = make_tab(
        HEADACHE,
        STOPPED,
        an_answer(HEADACHE.id, 2, YESTERDAY),
        an_answer("cramps", 1, YESTERDAY),
        an_answer(STOPPED.id, 3, YESTERDAY),
        an_answer("01900000-0000-7000-8000-0000000000ff", 3, YESTERDAY),
    )
    with qtbot.assertNotEmitted(tab.emergency_wanted):
        qtbot.mouseClick(tab._repeat, Qt.MouseButton.LeftButton)
    assert answers(tab) == {HEADACHE.id: 2, "cramps": 1}
    assert tab._document.undo_stack.count() == 1


def test_same_as_last_time_passes_over_a_day_with_answers_to_stopped_ones_only(make_tab):
    assert not make_tab(STOPPED, an_answer(STOPPED.id, 1, YESTERDAY))._repeat.isEnabled()


def test_same_as_last_time_opens_the_row_of_one_of_the_seven_before_the_top(qtbot, make_tab, guidance):
    tab = make_tab(HEADACHE, an_answer(HEADACHE.id, 3, YESTERDAY), an_answer("cramps", 3, YESTERDAY))
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        qtbot.mouseClick(tab._repeat, Qt.MouseButton.LeftButton)
    assert asked.args == [guidance.symptom("cramps").emergency_row]


def test_answers_to_an_unknown_complaint_stay_and_break_nothing(qtbot, make_tab):
    gone = an_answer("01900000-0000-7000-8000-0000000000ff", 2)
    newer = an_answer("sleepiness", 1)
    tab = make_tab(gone, newer)
    press(qtbot, tab, Qt.Key.Key_1)
    assert answers(tab) == {gone.key: 2, "sleepiness": 1, "fatigue": 1}
    assert list(tab.symptoms.rows()) == KEYS


def test_a_complaint_that_arrives_from_elsewhere_is_shown_and_the_chosen_row_stays(make_tab):
    tab = make_tab(ITCH)
    row = choose(tab, ITCH.id)
    tab._document.take_in({HEADACHE.id: HEADACHE})
    assert list(rows_of(tab)) == [HEADACHE.id, ITCH.id]
    assert chosen_row(tab) is row
    tab._document.take_in({ITCH.id: None})
    assert list(rows_of(tab)) == [HEADACHE.id]
    assert tab.symptoms.chosen_key == HEADACHE.id


def test_a_name_with_markup_is_shown_as_plain_text(make_tab):
    tab = make_tab(OwnComplaint(id=HEADACHE.id, name="<b>bold</b>"))
    choose(tab, HEADACHE.id)
    shown = [each for each in tab.findChildren(QLabel) if "<b>bold</b>" in each.text()]
    assert len(shown) >= 3
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}


def test_all_rows_are_one_group_of_radio_buttons_with_one_stop_for_tab(make_tab):
    tab = make_tab(HEADACHE, ITCH)
    choose(tab, ITCH.id)
    checked = [key for key, row in tab.symptoms.rows().items() if row.isChecked()]
    assert checked == [ITCH.id]
    row = QAccessible.queryAccessibleInterface(tab.symptoms.row(ITCH.id))
    assert row.role() == QAccessible.Role.RadioButton
    assert row.text(QAccessible.Text.Name) == "Itch"
    stops = [key for key, row in tab.symptoms.rows().items() if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [ITCH.id]


def test_every_field_of_the_line_has_a_name(qtbot, make_tab):
    tab = make_tab(HEADACHE, STOPPED)
    qtbot.mouseClick(tab._name.add, Qt.MouseButton.LeftButton)
    assert unnamed_fields(tab._name) == []


@pytest.mark.parametrize("width", [600, 900, 1180])
@pytest.mark.parametrize("name", ["pain in my right knee on the stairs and after sitting", "W" * 60])
def test_a_long_name_widens_nothing(qtbot, make_tab, width, name):
    tab = make_tab(OwnComplaint(id=HEADACHE.id, name=name))
    choose(tab, HEADACHE.id)
    act(tab, HEADACHE.id, "rename")
    tab._name.refuse(name)
    tab.resize(width, 560)
    page = tab._sides._left_page
    qtbot.waitUntil(lambda: page.width() <= tab._sides._left.viewport().width())
