"""Rows of the day go to another meal: by keys, by the menu, by the pointer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from magapp.ui.menu_keys import keys_of
from tests.ui.diary_day import DAY


@pytest.fixture
def day(diary):
    diary.write("2 sneetjes volkorenbrood #ontbijt", "koffie 8:15 #ontbijt", "banaan #diner")
    return diary


@pytest.fixture
def announced(monkeypatch):
    """List what a screen reader is told."""
    heard = []
    tell = QAccessible.updateAccessibility

    def listen(event):
        heard.append(event.message() if hasattr(event, "message") else "")
        tell(event)

    monkeypatch.setattr("magapp.ui.day_voice.QAccessible.updateAccessibility", listen)
    return heard


def meals(day):
    return {name: entry.meal for name, entry in day.entries().items()}


def test_the_selected_rows_move_in_one_step_and_keep_their_times(day):
    day.select("Volkorenbrood", "Koffie")
    day.desk.move_to_lunch()
    assert meals(day) == {"Volkorenbrood": "lunch", "Koffie": "lunch", "Banaan": "dinner"}
    assert day.entries()["Koffie"].time == 495
    assert day.document.undo_stack.undoText() == "move"
    day.document.undo_stack.undo()
    assert meals(day) == {"Volkorenbrood": "breakfast", "Koffie": "breakfast", "Banaan": "dinner"}


def test_the_rows_that_moved_stay_selected(day):
    day.write("ei 17:00 #diner")
    day.select("Koffie", "Banaan")
    day.desk.move_to_breakfast()
    assert {entry.name for entry in day.desk.selected_entries()} == {"Koffie", "Banaan"}


def test_a_screen_reader_hears_how_many_rows_moved_and_the_days_magnesium(day, announced):
    day.select("Volkorenbrood", "Koffie")
    day.desk.move_to_lunch()
    assert announced[-1].startswith("2 rijen verplaatst naar ‘Lunch’. Magnesium op deze dag: ")


@pytest.mark.parametrize(
    ("names", "meal", "why"),
    [
        ((), "lunch", "Kies eerst een of meer rijen"),
        (("Banaan",), "dinner", "staat al bij die maaltijd"),
        (("Tablet",), "lunch", "apart van de maaltijden"),
    ],
)
def test_what_cannot_move_stays_and_is_told(qtbot, day, names, meal, why):
    day.write("1 tablet magnesium 100 mg")
    before = day.document.diary.entries(DAY)
    pill = next(entry for entry in before if entry.is_supplement)
    day.document.replace({pill.id: replace(pill, name="Tablet")}, "x")
    before = day.document.diary.entries(DAY)
    day.select(*names)
    with qtbot.waitSignal(day.desk.problem) as said:
        day.desk.move_selected(meal)
    assert why in said.args[0]
    assert day.document.diary.entries(DAY) == before


@pytest.fixture
def carry(qtbot, day, monkeypatch):
    """Press on the row of an entry, carry it, and let go on another row; tell whether it might go there."""
    table = day.tab.table

    def at(row):
        return QPoint(60, table.rowViewportPosition(row) + table.rowHeight(row) // 2)

    def carried(name, to):
        may_go = []
        model = day.tab.model
        key = to if isinstance(to, str) else model.row(to).key

        def let_go(_table, supported):
            to_row = model.row_of(key)  # the meals that are empty have come up
            buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            load = day.tab.model.mimeData(table.selectedIndexes())
            enter = QDragEnterEvent(at(to_row), supported, load, buttons, keys)
            QApplication.sendEvent(table.viewport(), enter)
            over = QDragMoveEvent(at(to_row), supported, load, buttons, keys)
            QApplication.sendEvent(table.viewport(), over)
            drop = QDropEvent(QPointF(at(to_row)), supported, load, buttons, keys)
            QApplication.sendEvent(table.viewport(), drop)
            may_go.append(over.isAccepted())

        monkeypatch.setattr(QTableView, "startDrag", let_go)
        begin = at(day.tab.model.row_of(day.entries()[name].id))
        qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        for away in (QPoint(20, 0), QPoint(40, 0)):
            qtbot.mouseMove(table.viewport(), begin + away)
        return may_go == [True]

    return carried


def test_a_meal_that_is_empty_comes_up_while_a_row_is_carried_and_takes_it(day, carry):
    assert heading(day, "lunch") == -1
    assert carry("Koffie", "meal:lunch")
    assert meals(day) == {"Volkorenbrood": "breakfast", "Koffie": "lunch", "Banaan": "dinner"}
    headings = [row.key for row in day.tab.model._rows if row.is_meal]
    assert headings == ["meal:breakfast", "meal:lunch", "meal:dinner"]  # those that stayed empty are gone


def test_where_nothing_is_let_go_the_list_is_as_it_was_with_its_selection(qtbot, day, monkeypatch):
    table, model = day.tab.table, day.tab.model
    before, seen = list(model._rows), []
    monkeypatch.setattr(QTableView, "startDrag", lambda *_given: seen.extend(model._rows))
    day.select("Banaan")
    table.startDrag(Qt.DropAction.MoveAction)
    assert [row.key for row in seen if row.is_meal] == [
        "meal:breakfast",
        "meal:lunch",
        "meal:dinner",
        "meal:snack",
    ]
    assert seen[-2].name == "Banaan"
    assert model._rows == before
    assert [entry.name for entry in day.desk.selected_entries()] == ["Banaan"]


def rows_in_rows(day):
    model = day.tab.model
    return sum(model.rowCount(model.index(row, 0)) for row in range(model.rowCount()))


def heading(day, meal):
    return day.tab.model.row_of(f"meal:{meal}")


@pytest.mark.parametrize("below", [0, 1])
def test_a_row_carried_onto_a_meals_heading_or_rows_moves_there_in_one_step(day, carry, below):
    steps = day.document.undo_stack.count()
    assert carry("Koffie", heading(day, "dinner") + below)
    assert meals(day) == {"Volkorenbrood": "breakfast", "Koffie": "dinner", "Banaan": "dinner"}
    assert (day.document.undo_stack.count(), day.document.undo_stack.undoText()) == (steps + 1, "move")
    assert (day.tab.model.rowCount(), rows_in_rows(day)) == (5, 0)


def test_a_row_carried_onto_the_supplements_stays_where_it_is(day, carry):
    day.write("1 tablet magnesium 100 mg")
    before = day.document.diary
    assert not carry("Koffie", heading(day, "supplement"))
    assert day.document.diary is before
    assert (day.tab.model.rowCount(), rows_in_rows(day)) == (7, 0)


def test_the_menu_and_the_context_menu_hold_the_meals_with_their_keys(program):
    (inner,) = [
        action.menu() for action in program.window.diary.table.actions() if isinstance(action.menu(), QMenu)
    ]
    keys = [action.shortcut().toString() for action in inner.actions()]
    assert keys == ["Ctrl+Shift+1", "Ctrl+Shift+2", "Ctrl+Shift+3", "Ctrl+Shift+4"]
    assert inner.menuAction() in program.window.menus[1].actions()


def test_the_list_of_keys_names_the_meal_that_a_key_moves_to(program):
    assert ("Move to meal: Lunch", "Ctrl+Shift+2") in keys_of(program.window.menus)


def test_the_keys_move_what_is_selected_while_the_keyboard_is_in_the_line(qtbot, program):
    window, document = program.window, program.document
    window.show_tab(1)
    window.activateWindow()
    window.diary.line.setFocus()
    qtbot.keyClicks(window.diary.line, "banana #dinner")
    qtbot.keyClick(window.diary.line, Qt.Key.Key_Return)
    window.diary.table.selectAll()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.diary.line, Qt.Key.Key_2, both)
    assert [entry.meal for entry in document.diary.entries(program.shown_day.day)] == ["lunch"]
