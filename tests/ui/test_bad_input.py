"""What nobody should type, and somebody will: it is shown as text, counted right, and nothing hangs."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from magapp.domain.records import Entry, OwnFood
from magapp.ui.catalogue import LineOffers
from magapp.ui.models.day_model import AMOUNT, PRODUCT
from tests.ui.diary_day import DAY

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
HOSTILE = {
    "tag": "<img src=file:///etc/passwd> koek",
    "script": "<script>alert(1)</script>",
    "rtl": "\u202ekeok\u202c שלום",
    "hebrew": "לחם מלא",
    "arabic": "خبز القمح الكامل",
    "emoji": "🥐 croissant 👩‍👩‍👧‍👦",
    "marks": "z̸̢̛a̵̡l̶g̷o̸",
    "amp": "brood & kaas &amp; boter",
    "formula": "=HYPERLINK(1)",
    "braces": "{name} %s %(x)s",
}


def paste(line, text):
    QGuiApplication.clipboard().setText(text)
    line.setFocus()
    QTest.keyClick(line, KEY.Key_V, CONTROL)


def an_entry(diary, name, **fields):
    entry = Entry(id=diary.document.new_id(), day=DAY, name=name, source="own", **fields)
    diary.document.replace({entry.id: entry}, "add")
    return entry


def test_a_paste_of_ten_thousand_lines_is_cut_said_and_understood_in_part(diary):
    said: list[str] = []
    diary.desk.problem.connect(said.append)
    paste(diary.tab.line, "2 sneetjes volkorenbrood\nkoffie\nbanaan\n" * 3334)
    assert len(said) == 1
    assert len(diary.tab.line.text()) <= 300
    assert "\n" not in diary.tab.line.text()
    assert diary.tab.line.offers


def test_pasted_lines_are_each_a_food(diary):
    paste(diary.tab.line, "2 sneetjes volkorenbrood\r\nkoffie\n\nbanaan\n")
    QTest.keyClick(diary.tab.line, KEY.Key_Return)
    assert set(diary.entries()) == {"Volkorenbrood", "Koffie", "Banaan"}
    assert diary.document.undo_stack.count() == 1


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_is_shown_as_text_in_the_row_and_counted(diary, name):
    before = diary.tab.totals.spoken()
    entry = an_entry(diary, name, quantity=50.0, unit="g", grams=50.0)
    row = diary.tab.model.row(diary.tab.model.row_of(entry.id))
    assert row.name == name
    assert row.is_unknown
    assert diary.tab.totals.spoken() != before
    diary.tab.grab()


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_line_can_be_typed_and_harms_nothing(diary, name):
    paste(diary.tab.line, f"50 g {name}")
    QTest.keyClick(diary.tab.line, KEY.Key_Return)
    diary.tab.grab()
    for entry in diary.document.diary.entries(DAY):
        assert "\u202e" not in entry.name


def test_a_name_of_five_thousand_letters_neither_hangs_nor_widens_the_window(diary):
    an_entry(diary, "soep", quantity=1.0, unit="bowl", grams=300.0)
    wide = diary.tab.minimumSizeHint().width()
    name = "Erwtensoep " * 455
    entry = an_entry(diary, name, quantity=1.0, unit="bowl", grams=300.0)
    diary.select(name.split(maxsplit=1)[0])
    assert diary.tab.model.row(diary.tab.model.row_of(entry.id)).name == name
    assert diary.tab.minimumSizeHint().width() <= wide
    diary.tab.grab()
    index = diary.tab.model.index(diary.tab.model.row_of(entry.id), PRODUCT)
    assert len(index.data(Qt.ItemDataRole.ToolTipRole)) < 150


def test_an_own_food_with_a_very_long_name_is_found_and_offered_without_harm(diary, read_catalogue):
    food = OwnFood(id=diary.document.new_id(), name="zuurkoolschotel " * 312, mg_per_100g=20.0)
    diary.document.replace({food.id: food}, "add")
    catalogue = read_catalogue.of(diary.document.diary)
    diary.desk.use(catalogue, LineOffers(catalogue))
    diary.write("200 g zuurkoolschotel")
    (entry,) = diary.document.diary.entries(DAY)
    assert entry.mg is not None
    assert entry.mg.low == pytest.approx(40.0)


@pytest.mark.parametrize("typed", ["0", "-1", "-5 g", "0 g", "0,0", "1e9", "99999999 g", "∞", "NaN"])
def test_an_amount_that_cannot_be_changes_nothing_and_is_said(diary, typed):
    said: list[str] = []
    diary.desk.problem.connect(said.append)
    diary.write("2 sneetjes volkorenbrood")
    before = diary.document.diary.entries(DAY)
    diary.desk.edits.change_row(before[0].id, typed)
    assert diary.document.diary.entries(DAY) == before
    assert said


@pytest.mark.parametrize(
    "line", ["0 sneetjes volkorenbrood", "-2 sneetjes volkorenbrood", "0 g koffie", "-100 g banaan"]
)
def test_no_line_adds_nothing_or_less_than_nothing(diary, line):
    diary.write(line)
    assert all(entry.quantity > 0 and (entry.grams or 1) > 0 for entry in diary.document.diary.entries(DAY))


def test_the_amount_column_shows_a_long_unit_cut_and_whole_in_its_tip(diary):
    entry = an_entry(diary, "soep", quantity=2.0, unit="kommen van oma " * 30, grams=500.0)
    index = diary.tab.model.index(diary.tab.model.row_of(entry.id), AMOUNT)
    assert index.data()
    diary.tab.grab()


@pytest.mark.parametrize("day", [dt.date(2027, 3, 28), dt.date(2026, 10, 25)])
def test_on_the_days_the_clock_changes_every_hour_can_be_written_once(diary, day):
    diary.shown.show(day)
    diary.write("koffie 1:59", "thee 2:30", "banaan 3:00")
    times = [entry.time for entry in diary.document.diary.entries(day)]
    assert sorted(times) == [119, 150, 180]
    assert [entry.day for entry in diary.document.diary.entries(day)] == [day] * 3
