"""Rows go to other days, and meals of another day come to the one shown."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from magapp.domain.records import Dose
from magapp.storage.ids import fresh_id
from magapp.ui.dialogs.copy_days import CopyFromDialog, CopyToDialog
from magapp.ui.main_window import DIARY
from tests.ui.diary_day import DAY
from tests.ui.fields import unnamed_fields
from tests.ui.seen import cut_texts, lost_texts

TOMORROW = DAY + dt.timedelta(days=1)
YESTERDAY = DAY - dt.timedelta(days=1)
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def day(diary):
    diary.write(
        "2 sneetjes volkorenbrood 8:15 #ontbijt",
        "koffie #ontbijt",
        "banaan #diner",
        "1 tablet magnesium 100 mg",
    )
    dose = Dose(id=fresh_id(), day=DAY, time=480, medicine="levothyroxine")
    diary.document.replace({dose.id: dose}, "x")
    return diary


@pytest.fixture
def announced(monkeypatch):
    """List what a screen reader is told."""
    heard = []

    def listen(event):
        heard.append(event.message())

    monkeypatch.setattr("magapp.ui.day_voice.QAccessible.updateAccessibility", listen)
    return heard


@pytest.fixture
def to_dialog(qtbot, day):
    made = CopyToDialog(2, DAY, DAY, day.desk.states_of, day.tab)
    made.wanted.connect(lambda days: day.desk.copies.copy_to(day.desk.selected_entries(), days))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def from_dialog(qtbot, day):
    day.shown.show(TOMORROW)
    made = CopyFromDialog(TOMORROW, DAY, DAY, day.desk.states_of, day.desk.parts, day.tab)
    made.wanted.connect(lambda ids: day.desk.copies.copy_here(ids, TOMORROW))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def names(day, on):
    return [entry.name.split(",")[0] for entry in day.document.diary.entries(on)]


def table(month):
    return month._table


def cell(month, on):
    return table(month).visualRect(month._model.index_of(on)).center()


def parts(dialog):
    model = dialog.parts.model()
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def go_down(qtbot, dialog, times, keys=NONE):
    dialog.parts.setFocus()
    for _time in range(times):
        qtbot.keyClick(dialog.parts, Qt.Key.Key_Down, keys)


def test_the_selected_rows_are_copied_to_each_day_with_meal_time_and_plan_in_one_step(day):
    bread = day.entries()["Volkorenbrood"]
    day.document.replace({bread.id: replace(bread, planned=True)}, "x")
    day.select("Volkorenbrood", "Banaan")
    days = [YESTERDAY, DAY - dt.timedelta(days=5)]
    day.desk.copies.copy_to(day.desk.selected_entries(), [*days, YESTERDAY])
    for each in days:
        copies = {entry.name: entry for entry in day.document.diary.entries(each)}
        assert [entry.planned for entry in copies.values()] == [True, False]
        assert names(day, each) == ["Volkorenbrood", "Banaan"]
        assert copies["Volkorenbrood"] == replace(
            bread, planned=True, id=copies["Volkorenbrood"].id, day=each
        )
    assert len(names(day, DAY)) == 4
    assert day.document.undo_stack.undoText() == "copy to another day"
    day.document.undo_stack.undo()
    assert [names(day, each) for each in days] == [[], []]


def test_a_screen_reader_hears_where_the_rows_went_and_that_days_magnesium(day, announced):
    day.select("Volkorenbrood", "Koffie")
    day.desk.copies.copy_to(day.desk.selected_entries(), [YESTERDAY])
    assert announced[-1] == (
        "2 rijen gekopieerd naar: Gisteren, zaterdag 21 november. Magnesium op die dag: 52 mg, uit voeding."
    )


def test_what_is_copied_to_a_day_to_come_is_planned_and_counts_nowhere(day, announced):
    day.select("Volkorenbrood", "Koffie")
    day.desk.copies.copy_to(day.desk.selected_entries(), [TOMORROW])
    assert [entry.planned for entry in day.document.diary.entries(TOMORROW)] == [True, True]
    assert announced[-1] == "2 rijen gekopieerd naar: Maandag 23 november."
    day.shown.show(TOMORROW)
    day.write("banaan")
    assert all(entry.planned for entry in day.document.diary.entries(TOMORROW))


def test_several_days_are_told_by_their_number_in_the_status_line_too(qtbot, day, announced):
    day.select("Banaan")
    with qtbot.waitSignal(day.desk.said) as said:
        day.desk.copies.copy_to(day.desk.selected_entries(), [TOMORROW, DAY - dt.timedelta(days=1)])
    assert said.args == announced[-1:] == ["1 rij gekopieerd naar 2 dagen."]


def test_nothing_is_copied_where_no_row_is_selected_and_it_is_told(qtbot, day):
    before = day.document.diary
    with qtbot.waitSignal(day.desk.problem):
        day.desk.copies.copy_to([], [TOMORROW])
    assert day.document.diary is before


def test_one_press_copies_to_tomorrow(qtbot, day, to_dialog):
    day.select("Koffie", "Banaan")
    assert to_dialog.tomorrow.hasFocus()
    qtbot.keyClick(to_dialog.tomorrow, Qt.Key.Key_Space)
    assert names(day, TOMORROW) == ["Koffie", "Banaan"]
    assert not to_dialog.isVisible()


def test_the_day_shown_is_not_offered_by_a_button_of_its_own(to_dialog, day):
    assert not to_dialog.today.isVisible()
    other = CopyToDialog(1, TOMORROW, DAY, day.desk.states_of, day.tab)
    assert (other.today.isHidden(), other.tomorrow.isHidden()) == (False, True)


def test_the_arrows_and_enter_copy_to_the_day_the_keyboard_is_on(qtbot, day, to_dialog):
    day.select("Koffie")
    to_dialog.days.setFocus()
    qtbot.keyClick(table(to_dialog.days), Qt.Key.Key_Down)
    assert to_dialog.about.text() == "Naar: Maandag 30 november"
    qtbot.keyClick(table(to_dialog.days), Qt.Key.Key_Return)
    assert names(day, DAY + dt.timedelta(days=8)) == ["Koffie"]


def test_space_chooses_several_days_also_of_another_month(qtbot, day, to_dialog):
    day.select("Koffie")
    to_dialog.days.setFocus()
    view = table(to_dialog.days)
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down)
    for key in (*keys, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    chosen = [DAY + dt.timedelta(days=away) for away in (1, 2, 16)]
    assert [each for each in day.document.diary.days() if each != DAY] == chosen


def test_space_on_a_day_that_is_chosen_lets_go_of_it(qtbot, to_dialog):
    for _time in range(2):
        qtbot.keyClick(table(to_dialog.days), Qt.Key.Key_Space)
    assert to_dialog.days._model.picked == frozenset()


def test_shift_and_the_arrows_choose_a_row_of_days(qtbot, to_dialog):
    for _time in range(3):
        qtbot.keyClick(table(to_dialog.days), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert to_dialog.days.days() == [TOMORROW + dt.timedelta(days=away) for away in range(4)]
    assert to_dialog.about.text() == "Naar 4 dagen: ma 23 nov, di 24 nov, wo 25 nov, do 26 nov"


def test_clicks_choose_one_day_with_ctrl_more_and_with_shift_all_between(qtbot, to_dialog):
    days, left = to_dialog.days, Qt.MouseButton.LeftButton
    at = table(days).viewport()
    qtbot.mouseClick(at, left, pos=cell(days, dt.date(2026, 11, 24)))
    assert days.days() == [dt.date(2026, 11, 24)]
    for number in (25, 27):
        where = cell(days, dt.date(2026, 11, number))
        qtbot.mouseClick(at, left, Qt.KeyboardModifier.ControlModifier, where)
    assert [each.day for each in days.days()] == [25, 27]
    qtbot.mouseClick(at, left, Qt.KeyboardModifier.ShiftModifier, cell(days, dt.date(2026, 11, 29)))
    assert [each.day for each in days.days()] == [27, 28, 29]


def test_a_chosen_day_says_so_to_a_screen_reader(qtbot, to_dialog):
    qtbot.keyClick(table(to_dialog.days), Qt.Key.Key_Space)
    said = QAccessible.queryAccessibleInterface(table(to_dialog.days)).focusChild()
    index = to_dialog.days._model.index_of(TOMORROW)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Maandag 23 november, gekozen"
    assert said is None or said.text(QAccessible.Text.Name) == "Maandag 23 november, gekozen"


def test_another_day_is_shown_with_its_meals_their_foods_and_their_magnesium(from_dialog):
    assert parts(from_dialog) == [
        ("De hele dag", "eten en drinken", "89 mg"),
        ("Ontbijt", "", "52 mg"),
        ("Volkorenbrood", "2 sneetjes · 70 g · 8:15", "42 mg"),
        ("Koffie", "1 kop · 125 g", "10 mg"),
        ("Avondeten", "", "36 mg"),
        ("Banaan", "1 stuk · 130 g", "36 mg"),
        ("Supplement", "", "100 mg"),
        ("Magnesium (supplement)", "1 tablet", "100 mg"),
    ]


def test_enter_copies_the_whole_day_but_no_supplements_and_medicines(qtbot, day, from_dialog):
    qtbot.keyClick(table(from_dialog.month), Qt.Key.Key_Return)
    assert names(day, TOMORROW) == ["Volkorenbrood", "Koffie", "Banaan"]
    assert day.document.diary.doses(TOMORROW) == []
    assert day.document.undo_stack.undoText() == "copy from another day"
    day.document.undo_stack.undo()
    assert names(day, TOMORROW) == []


def test_enter_on_a_meal_copies_that_meal_alone(qtbot, day, from_dialog):
    go_down(qtbot, from_dialog, 1)
    assert from_dialog.about.text() == "2 rijen naar: Maandag 23 november"
    qtbot.keyClick(from_dialog.parts, Qt.Key.Key_Return)
    assert names(day, TOMORROW) == ["Volkorenbrood", "Koffie"]
    assert day.document.diary.entries(TOMORROW)[0].time == 495


def test_single_rows_and_supplements_are_copied_where_they_are_selected(qtbot, day, from_dialog):
    go_down(qtbot, from_dialog, 5)
    go_down(qtbot, from_dialog, 2, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(from_dialog.parts, Qt.Key.Key_Return)
    copies = day.document.diary.entries(TOMORROW)
    assert [entry.name for entry in copies][:1] == ["Banaan"]
    assert [entry.is_supplement for entry in copies] == [False, True]


def test_a_medicine_is_copied_where_it_is_selected_but_to_no_later_day(qtbot, day):
    dose = day.document.diary.doses(DAY)[0]
    yesterday = DAY - dt.timedelta(days=1)
    day.shown.show(yesterday)
    day.desk.copies.copy_here(day.desk.parts(DAY).ids_of(["meal:dose"]), yesterday)
    (copied,) = day.document.diary.doses(yesterday)
    assert copied == replace(dose, id=copied.id, day=yesterday)
    day.shown.show(TOMORROW)
    assert "meal:dose" not in day.desk.parts(DAY).ids


def test_the_arrows_walk_to_another_day_and_a_day_with_nothing_copies_nothing(qtbot, day, from_dialog):
    qtbot.keyClick(table(from_dialog.month), Qt.Key.Key_Left)
    assert (parts(from_dialog), from_dialog.copy.isEnabled()) == ([], False)
    qtbot.keyClick(table(from_dialog.month), Qt.Key.Key_Right)
    assert from_dialog.copy.isEnabled()
    assert len(from_dialog.parts.chosen_ids()) == 3


def test_a_meal_stays_chosen_while_the_days_go_by(qtbot, day, from_dialog):
    earlier = DAY - dt.timedelta(days=1)
    day.desk.copies.copy_to([day.entries()["Banaan"], day.entries()["Koffie"]], [earlier])
    go_down(qtbot, from_dialog, 4)
    qtbot.keyClick(table(from_dialog.month), Qt.Key.Key_Left)
    chosen = [day.document.diary.get(each) for each in from_dialog.parts.chosen_ids()]
    assert [(entry.name, entry.day) for entry in chosen] == [("Banaan", earlier)]


def test_a_screen_reader_hears_what_came_and_the_days_magnesium(day, announced):
    day.shown.show(YESTERDAY)
    day.desk.copies.copy_here(day.desk.parts(DAY).ids_of(["meal:breakfast"]), YESTERDAY)
    assert announced[-1].startswith("2 rijen gekopieerd naar deze dag. Magnesium op deze dag: 52 mg")


@pytest.mark.parametrize("which", ["to_dialog", "from_dialog"])
def test_everything_in_a_dialog_has_a_name_and_escape_closes_it(qtbot, day, request, which):
    dialog = request.getfixturevalue(which)
    before = day.document.diary
    assert unnamed_fields(dialog) == []
    assert dialog.windowTitle()
    assert cut_texts(dialog) == lost_texts(dialog) == []
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert day.document.diary is before


def press(qtbot, program, key):
    program.window.activateWindow()
    program.window.diary.line.setFocus()
    qtbot.keyClick(program.window.diary.line, key, BOTH)
    return QApplication.activeModalWidget()


def test_keys_copy_rows_to_tomorrow_and_a_day_to_the_one_shown(qtbot, program):
    window = program.window
    window.show_tab(DIARY)
    window.activateWindow()
    window.diary.line.setFocus()
    qtbot.keyClicks(window.diary.line, "banana #dinner")
    qtbot.keyClick(window.diary.line, Qt.Key.Key_Return)
    assert press(qtbot, program, Qt.Key.Key_C) is None  # nothing is selected yet
    window.diary.table.selectAll()
    dialog = press(qtbot, program, Qt.Key.Key_C)
    assert isinstance(dialog, CopyToDialog)
    qtbot.keyClick(dialog.tomorrow, Qt.Key.Key_Return)
    for _day in range(3):  # the day before this one is empty
        program.shown_day.show_next()
    dialog = press(qtbot, program, Qt.Key.Key_D)
    assert isinstance(dialog, CopyFromDialog)
    qtbot.keyClick(table(dialog.month), Qt.Key.Key_Return)
    diary = program.document.diary
    assert [entry.meal for entry in diary.entries(program.shown_day.day)] == ["dinner"]


def test_the_context_menu_holds_what_the_menu_holds(program):
    names = [action.objectName() for action in program.window.diary.table.actions()]
    assert {"copy_to", "copy_from"} <= set(names)
