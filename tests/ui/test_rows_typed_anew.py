"""A row's amount, unit, time and meal are typed in one place, by the keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from magapp.ui.models.day_model import AMOUNT, MAGNESIUM, PRODUCT


@pytest.fixture
def day(diary):
    diary.write("2 sneetjes volkorenbrood #ontbijt", "banaan #diner")
    return diary


def bread(day):
    return day.entries()["Volkorenbrood"]


def edit(qtbot, day, text=None):
    """Open the row of the bread, type in it, and press Enter."""
    table, model = day.tab.table, day.tab.model
    table.setFocus()
    table.setCurrentIndex(model.index(model.row_of(bread(day).id), PRODUCT))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    field = table.findChild(QLineEdit)
    opened = field.text()
    if text is not None:
        field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt hands over what was typed once the key is dealt with
    return opened


@pytest.mark.parametrize(
    ("typed", "after", "step"),
    [
        ("8:15", ("breakfast", 495, 2.0), "change time"),
        ("lunch", ("lunch", None, 2.0), "move"),
        ("tussendoor", ("snack", None, 2.0), "move"),
        ("in between", ("snack", None, 2.0), "move"),
        ("#lunch 8:15", ("lunch", 495, 2.0), "change the row"),
        ("8:15 lunch", ("lunch", 495, 2.0), "change the row"),
        ("3 sneetjes 8:15", ("breakfast", 495, 3.0), "change the row"),
        ("2 sneetjes · 70 g 8:15", ("breakfast", 495, 2.0), "change time"),
        ("3", ("breakfast", None, 3.0), "change amount"),
    ],
)
def test_what_is_typed_in_a_row_changes_what_it_names_in_one_step(qtbot, day, typed, after, step):
    before, steps = bread(day), day.document.undo_stack.count()
    edit(qtbot, day, typed)
    now = bread(day)
    assert (now.meal, now.time, now.quantity) == after
    assert (day.document.undo_stack.count(), day.document.undo_stack.undoText()) == (steps + 1, step)
    day.document.undo_stack.undo()
    assert bread(day) == before


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("blub", "‘blub’ is niet begrepen."),
        ("2 #blub", "‘2 #blub’ is niet begrepen."),
        ("8:99", "‘8:99’ is niet begrepen."),
        ("2 glazen", "heeft deze maat niet."),
        ("0", "De hoeveelheid moet meer dan 0"),
        ("21 kg", "De hoeveelheid moet meer dan 0"),
    ],
)
def test_what_is_not_understood_leaves_the_row_and_says_why(qtbot, day, typed, why):
    before, steps = bread(day), day.document.undo_stack.count()
    with qtbot.waitSignal(day.desk.problem) as said:
        edit(qtbot, day, typed)
    assert why in said.args[0]
    assert "niets veranderd" in said.args[0]
    assert (bread(day), day.document.undo_stack.count()) == (before, steps)


def test_a_row_opens_with_what_would_be_typed_for_it(qtbot, day):
    edit(qtbot, day, "8:15")
    assert edit(qtbot, day) == "2 sneetjes 8:15"


def test_a_row_that_is_opened_and_left_as_it_stands_changes_nothing(qtbot, day):
    third = replace(bread(day), quantity=1 / 3, time=25 * 60)
    day.document.replace({third.id: third}, "x")
    edit(qtbot, day)
    assert bread(day) == third


def test_the_clock_of_an_entry_after_midnight_stays_after_midnight(qtbot, day):
    day.document.replace({bread(day).id: replace(bread(day), time=25 * 60)}, "x")
    edit(qtbot, day, "3 sneetjes 1:00")
    assert (bread(day).quantity, bread(day).time) == (3.0, 25 * 60)


def test_the_keyboard_stays_on_a_row_that_goes_to_another_meal(qtbot, day):
    day.write("koffie #lunch", "ei #diner")
    day.document.replace({bread(day).id: replace(bread(day), meal="dinner", time=600)}, "x")
    edit(qtbot, day, "ontbijt")
    assert day.tab.table.selected_ids() == [bread(day).id]
    assert day.tab.table.currentIndex().row() == day.tab.model.row_of(bread(day).id)


def test_the_field_in_a_row_has_a_name_for_a_screen_reader(qtbot, day):
    day.tab.table.edit(day.tab.model.index(day.tab.model.row_of(bread(day).id), AMOUNT))
    field = day.tab.table.findChild(QLineEdit)
    assert field.accessibleName() == "Hoeveelheid, tijd of maaltijd van Volkorenbrood"


def test_a_supplement_cannot_be_put_into_a_meal(qtbot, day):
    day.write("1 tablet magnesium 100 mg")
    pill = next(each for each in day.entries().values() if each.is_supplement)
    with qtbot.waitSignal(day.desk.problem) as said:
        day.desk.edits.change_row(pill.id, "lunch")
    assert "apart van de maaltijden" in said.args[0]
    assert day.document.diary.get(pill.id) == pill


@pytest.mark.parametrize("column", [PRODUCT, AMOUNT, MAGNESIUM])
@pytest.mark.parametrize("way", ["F2", "double click"])
def test_f2_and_a_double_click_on_any_cell_of_an_entry_edit_its_amount(qtbot, day, column, way):
    table, model = day.tab.table, day.tab.model
    index = model.index(model.row_of(bread(day).id), column)
    table.setFocus()
    if way == "F2":
        table.setCurrentIndex(index)
        qtbot.keyClick(table, Qt.Key.Key_F2)
    else:
        place = table.visualRect(index).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.findChild(QLineEdit).text() == "2 sneetjes"
