"""A day is written down by the keyboard alone, in the real tab with the real foods."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Entry, Fact
from magapp.services.lexicon import Lexicon
from magapp.storage.ids import fresh_id
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_builder import unbroken
from magapp.ui.day_view import DayView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.models.day_model import AMOUNT, MAGNESIUM, PRODUCT, SHARE_ROLE
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab

DAY = dt.date(2026, 11, 22)
DATASET = "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def document(qapp):
    i18n.use("nl")
    yield Document(Diary(), DATASET)
    i18n.use("en")


@pytest.fixture
def shown(qapp):
    return ShownDay(DAY)


@pytest.fixture
def tab(qtbot, document, shown, catalogue):
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


def write(qtbot, tab, line):
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, line)
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)


def rows(tab):
    model = tab.model
    return [
        tuple(model.index(row, column).data() for column in (PRODUCT, AMOUNT, MAGNESIUM))
        for row in range(model.rowCount())
        if not model.row(row).is_meal
    ]


def figure(tab):
    return tab.totals._figure.text()


def test_two_slices_of_wholemeal_bread_are_70_g_with_their_magnesium(qtbot, desk, tab):
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    assert rows(tab) == [("Volkorenbrood", "2 sneetjes · 70 g", "42 mg")]
    assert figure(tab) == "42 mg"
    assert tab.line.text() == ""
    assert tab.line.hasFocus()


def test_undo_and_redo_take_the_row_and_the_total_along(qtbot, desk, tab, document):
    write(qtbot, tab, "koffie")
    document.undo_stack.undo()
    assert (rows(tab), figure(tab)) == ([], "–")
    document.undo_stack.redo()
    assert figure(tab) == "10 mg"


def test_escape_clears_the_line_and_adds_nothing(qtbot, desk, tab):
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "koffie")
    qtbot.keyClick(tab.line, Qt.Key.Key_Escape)
    assert (tab.line.text(), rows(tab), tab.line.offers) == ("", [], ())


def test_the_arrow_up_recalls_the_last_line(qtbot, desk, tab):
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    qtbot.keyClick(tab.line, Qt.Key.Key_Up)
    assert tab.line.text() == "2 sneetjes volkorenbrood"


def test_the_arrow_down_on_an_empty_line_offers_what_is_usual(qtbot, desk, tab, document, shown):
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    shown.show(DAY + dt.timedelta(days=1))
    tab.line.setFocus()
    qtbot.keyClick(tab.line, Qt.Key.Key_Down)
    assert [(offer.name, offer.amount) for offer in tab.line.offers] == [
        ("Volkorenbrood", "2 sneetjes · 70 g")
    ]


def test_a_food_nobody_knows_is_added_with_its_magnesium_unknown(qtbot, desk, tab):
    write(qtbot, tab, "xyzzytaart")
    assert rows(tab) == [("xyzzytaart", "1 portie", "onbekend")]
    assert tab.totals._unknown.text() == "Van 1 product is het onbekend"


def test_a_new_food_keeps_the_amount_and_the_meal_it_was_typed_with(qtbot, desk, tab, document):
    write(qtbot, tab, "200 g xyzzytaart #lunch")
    entry = document.diary.entries(DAY)[0]
    assert (entry.name, entry.grams, entry.meal, entry.mg) == ("xyzzytaart", 200.0, "lunch", None)
    assert not entry.is_supplement
    assert not entry.counts_to_upper


def test_under_18_no_reference_is_drawn_and_no_share(qtbot, desk, tab, document):
    document.replace({"y": Fact(id="y", key="birth_year", value="2012", since=dt.date(1900, 1, 1))}, "p")
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    assert tab.totals._meter._marks == ()
    assert tab.totals._caption.text() == "Onder 18 jaar: geen persoonlijke voedingsnorm"
    assert tab.model.index(1, 3).data(SHARE_ROLE) is None


@pytest.mark.parametrize("line", ["0 koffie", "1e9 koffie", "-2 koffie"])
def test_an_amount_out_of_bounds_adds_nothing_and_keeps_the_line(qtbot, desk, tab, line):
    write(qtbot, tab, line)
    assert rows(tab) == []
    assert tab.line.text() == line
    assert "20 kg" in tab.line.offers[0].name


def test_an_amount_typed_in_its_row_changes_the_entry_and_can_be_undone(qtbot, desk, tab, document):
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    index = tab.model.index(1, AMOUNT)
    tab.model.setData(index, "3 sneetjes @8:30")
    assert rows(tab)[0][1:] == ("3 sneetjes · 105 g · 8:30", "63 mg")
    document.undo_stack.undo()
    assert rows(tab)[0][1:] == ("2 sneetjes · 70 g", "42 mg")


def test_nonsense_typed_in_a_row_changes_nothing_and_says_why(qtbot, desk, tab):
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    with qtbot.waitSignal(desk.problem) as said:
        tab.model.setData(tab.model.index(1, AMOUNT), "blub")
    assert said.args[0]
    assert rows(tab)[0][1] == "2 sneetjes · 70 g"


def test_delete_takes_the_selected_rows_away_in_one_step(qtbot, desk, tab, document):
    for line in ("koffie", "banaan", "volkorenbrood"):
        write(qtbot, tab, line)
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert rows(tab) == []
    document.undo_stack.undo()
    assert len(rows(tab)) == 3


def test_several_selected_rows_say_what_they_contribute(qtbot, desk, tab):
    for line in ("koffie", "2 sneetjes volkorenbrood"):
        write(qtbot, tab, line)
    tab.table.selectAll()
    assert tab.totals._selection.text() == "Gekozen: 2 rijen, 52 mg"


def test_a_supplement_fills_the_second_meter_only(qtbot, desk, tab):
    write(qtbot, tab, "1 tablet magnesium 300 mg")
    assert figure(tab) == "0 mg"
    assert tab.totals._supplement.text() == unbroken("Supplementen 300 mg · bovengrens 250 mg")
    assert tab.totals._alert.text() == "Meer dan 250 mg uit supplementen. Wat betekent dat?"


def test_there_is_no_verdict_before_the_day_is_complete(qtbot, desk, tab, document):
    document.replace({"p": Fact(id="p", key="sex", value="female", since=dt.date(1900, 1, 1))}, "p")
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    assert tab.totals._verdict.text() == ""
    desk.states.set_complete()
    assert tab.totals._verdict.text() == "Onder de voedingsnorm."


def test_the_same_meal_of_the_day_before_is_copied_in_one_step(qtbot, desk, tab, document, shown):
    write(qtbot, tab, "koffie")
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    shown.show(DAY + dt.timedelta(days=1))
    desk.edits.copy_yesterday()
    assert len(rows(tab)) == 2
    document.undo_stack.undo()
    assert rows(tab) == []


def test_a_quick_key_adds_a_coffee_as_an_entry_and_takes_it_away_again(desk, tab):
    desk.edits.one_more("coffee")
    desk.edits.one_more("coffee")
    desk.edits.one_less("coffee")
    assert [row[0] for row in rows(tab)] == ["Koffie"]


def test_a_name_with_markup_is_shown_as_it_is(desk, tab, document):
    name = "<img src=file:///etc/passwd>"
    entry = Entry(id=fresh_id(), day=DAY, name=name, grams=10, mg=None)
    document.replace({entry.id: entry}, "add")
    assert rows(tab)[0][0] == name


def test_a_planned_entry_counts_nowhere_and_says_so(qtbot, desk, tab, document):
    write(qtbot, tab, "koffie")
    entry = document.diary.entries(DAY)[0]
    document.replace({entry.id: replace(entry, planned=True)}, "plan")
    assert figure(tab) == "0 mg"
    assert rows(tab)[0][1].endswith("(gepland)")


def plan(document):
    """Make planned what was written down."""
    planned = {each.id: replace(each, planned=True) for each in document.diary.entries(DAY)}
    document.replace(planned, "plan")


def test_space_ticks_the_planned_rows_as_eaten_in_one_step(qtbot, desk, tab, document):
    for line in ("koffie", "2 sneetjes volkorenbrood"):
        write(qtbot, tab, line)
    plan(document)
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert figure(tab) == "52 mg"
    assert [row[1] for row in rows(tab)] == ["1 kop · 125 g", "2 sneetjes · 70 g"]
    document.undo_stack.undo()
    assert figure(tab) == "0 mg"


def test_what_was_eaten_already_counts_once_when_it_is_ticked_again(qtbot, desk, tab, document):
    write(qtbot, tab, "koffie")
    plan(document)
    tab.table.selectAll()
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    steps = document.undo_stack.count()
    with qtbot.waitSignal(desk.problem):
        qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert (figure(tab), document.undo_stack.count()) == ("10 mg", steps)


def test_a_band_warns_when_another_day_is_shown(desk, tab, shown):
    assert not tab._band.isVisible()
    shown.show_previous()
    assert tab._band.isVisible()
    tab._back.click()
    assert shown.is_today


@pytest.mark.parametrize("width", [560, 900, 1180])
def test_the_line_and_the_total_stay_in_sight_at_any_width(qtbot, desk, tab, width):
    tab.resize(width, 380)

    def in_sight() -> None:
        assert tab.line.isVisible()
        assert tab.totals.isVisible()
        assert tab.rect().contains(tab.line.geometry())

    qtbot.waitUntil(in_sight)


def test_a_figure_stays_on_one_line_with_its_sign_and_its_unit():
    lines = unbroken("met supplement 474 mg · voedingsnorm ┃ vrouw 300, man 350 mg").split(" ")
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "met supplement 474 mg ·",
        "voedingsnorm ┃ vrouw 300,",
        "man 350 mg",
    ]
