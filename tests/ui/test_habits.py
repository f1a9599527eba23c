"""Sleep, bedtime, relaxation, sweating and stress: one click or key each, for the day shown."""

import datetime as dt
from html import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from magapp.domain.records import Habit
from magapp.services.summary import summarise_period
from magapp.ui.main_window import ADVICE, DIARY
from magapp.ui.menu_keys import keys_of
from magapp.ui.widgets.habit_rows import HABIT_KEYS, HabitLine
from tests.ui.diary_day import DAY


@pytest.fixture
def rows(diary):
    return diary.desk._sides.lifestyle.habits


def noted(diary, day=DAY):
    return {key: habit.value for key, habit in diary.document.diary.habits(day).items()}


def note(diary, day, key, value):
    made = diary.document.day_record_id(Habit.kind, day, key)
    diary.document.replace({made: Habit(id=made, day=day, key=key, value=value)}, "note")


def click(button):
    button.click()


def kept(document):
    """List the names of the steps that can be undone."""
    stack = document.undo_stack
    return [stack.text(place) for place in range(stack.index())]


def typed(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_nothing_is_filled_in_beforehand(diary, rows):
    assert [rows.line(key).text() for key in ("sleep", "bedtime", "relaxation")] == ["", "", ""]
    assert [rows.level(key).value for key in ("sweat", "stress")] == [None, None]


def test_one_click_sets_sleep_to_what_is_usual_and_the_next_changes_it_by_half_an_hour(diary, rows):
    for away, hours in ((1, 6.0), (2, 6.5), (3, 9.0)):
        note(diary, DAY - dt.timedelta(away), "sleep", hours)
    click(rows.step_button("sleep", 1))
    assert noted(diary) == {"sleep": 6.5}
    click(rows.step_button("sleep", 1))
    click(rows.step_button("sleep", -1))
    click(rows.step_button("sleep", -1))
    assert noted(diary) == {"sleep": 6.0}
    assert rows.line("sleep").text() == "6 uur"


def test_sleep_and_bedtime_are_read_as_they_are_typed(qtbot, diary, rows):
    typed(qtbot, rows.line("sleep"), "7:30")
    typed(qtbot, rows.line("bedtime"), "0:30")
    typed(qtbot, rows.line("relaxation"), "45")
    assert noted(diary) == {"sleep": 7.5, "bedtime": 1470.0, "relaxation": 45.0}
    assert [rows.line(key).text() for key in ("sleep", "bedtime", "relaxation")] == [
        "7,5 uur",
        "0:30",
        "45 min",
    ]


def test_relaxation_goes_by_ten_minutes_and_none_of_it_can_be_said(diary, rows):
    click(rows.step_button("relaxation", 1))
    click(rows.step_button("relaxation", 1))
    assert noted(diary) == {"relaxation": 20.0}
    for _time in range(3):
        click(rows.step_button("relaxation", -1))
    assert noted(diary) == {"relaxation": 0.0}
    assert rows.line("relaxation").text() == "0 min"


def test_what_cannot_be_read_is_said_and_changes_nothing(qtbot, diary, rows):
    with qtbot.waitSignal(diary.desk.problem) as said:
        typed(qtbot, rows.line("sleep"), "goed")
    assert said.args == ["‘goed’ is geen aantal uren tot en met 24. Schrijf het als 7,5 of 7:30."]
    assert noted(diary) == {}


def test_what_cannot_be_read_stays_selected_and_marked_with_the_sentence_at_it(qtbot, diary, rows):
    line, other = rows.line("sleep"), rows.line("relaxation")
    tip = line.toolTip()
    with qtbot.waitSignal(diary.desk.problem) as said:
        typed(qtbot, line, "-3")
    assert (line.text(), line.selectedText(), line.property("refused")) == ("-3", "-3", True)
    assert escape(said.args[0]) in line.toolTip()
    assert line.accessibleDescription() == said.args[0]
    with qtbot.assertNotEmitted(diary.desk.problem):
        typed(qtbot, other, "20")  # the keyboard left the line, and the day was looked at again
    assert (line.text(), line.property("refused")) == ("-3", True)
    assert noted(diary) == {"relaxation": 20.0}
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), line.property("refused"), line.toolTip()) == ("-", False, tip)
    typed(qtbot, line, "7")
    assert (line.text(), noted(diary)["sleep"]) == ("7 uur", 7.0)


@pytest.mark.parametrize("way", ["Esc", "another day", "a step", "the cross"])
def test_a_marked_value_is_gone_once_something_else_stands_there(qtbot, diary, rows, way):
    line = rows.line("sleep")
    typed(qtbot, line, "-3")
    if way == "Esc":
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    elif way == "another day":
        diary.shown.show(DAY - dt.timedelta(1))
    elif way == "a step":
        rows.line("relaxation").setFocus()
        click(rows.step_button("sleep", 1))
    else:
        click(line.findChild(QToolButton))
    assert line.text() == ("7,5 uur" if way == "a step" else "")
    assert not line.property("refused")


@pytest.mark.parametrize("key", ["sweat", "stress"])
def test_one_click_answers_and_a_click_on_the_answer_takes_it_away(diary, rows, key):
    click(rows.level(key).button("2"))
    assert noted(diary) == {key: 2.0}
    click(rows.level(key).button("0"))
    assert noted(diary) == {key: 0.0}
    click(rows.level(key).button("0"))
    assert noted(diary) == {}
    assert rows.level(key).value is None


def test_a_number_answers_where_the_keyboard_is_and_delete_takes_the_answer_away(qtbot, diary, rows):
    rows.go_to("stress")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert noted(diary) == {"stress": 3.0}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert noted(diary) == {"stress": 1.0}
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert noted(diary) == {}


def test_the_arrows_go_a_step_in_a_line(qtbot, diary, rows):
    rows.go_to("sleep")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(rows.line("sleep"), key)
    assert noted(diary) == {"sleep": 7.0}


def test_the_cross_and_an_emptied_line_delete_the_record(qtbot, diary, rows):
    note(diary, DAY, "sleep", 8.0)
    note(diary, DAY, "bedtime", 1380.0)
    rows.line("sleep").findChild(QToolButton).click()
    assert noted(diary) == {"bedtime": 1380.0}
    rows.line("bedtime").setFocus()
    rows.line("bedtime").selectAll()
    qtbot.keyClick(rows.line("bedtime"), Qt.Key.Key_Delete)
    qtbot.keyClick(rows.line("bedtime"), Qt.Key.Key_Return)
    assert noted(diary) == {}


def test_each_is_one_step_with_a_name_of_its_own(qtbot, diary, rows):
    click(rows.step_button("sleep", 1))
    click(rows.step_button("bedtime", 1))
    click(rows.step_button("relaxation", 1))
    click(rows.level("sweat").button("1"))
    click(rows.level("stress").button("1"))
    click(rows.level("stress").button("1"))
    wanted = ["set sleep", "set bedtime", "set relaxation", "set sweating", "set stress", "take stress away"]
    assert kept(diary.document) == wanted
    diary.document.undo_stack.undo()
    assert noted(diary)["stress"] == 1.0
    assert rows.level("stress").value == "1"
    for _step in range(5):
        diary.document.undo_stack.undo()
    assert noted(diary) == {}
    assert rows.line("sleep").text() == ""


def test_undo_is_left_to_the_menu_as_long_as_nothing_was_typed_in_a_line(qtbot, program):
    rows = program.desk._sides.lifestyle.habits
    rows.step_button("sleep", 1).click()
    rows.go_to("sleep")
    qtbot.keyClick(rows.line("sleep"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.document.diary.habits(program.shown_day.day) == {}


def test_esc_takes_back_what_was_typed_and_then_goes_to_the_entry_line(qtbot, diary, rows):
    line = rows.line("sleep")
    rows.go_to("sleep")
    qtbot.keyClicks(line, "9")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), line.hasFocus()) == ("", True)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert diary.tab.line.hasFocus()
    assert noted(diary) == {}


def test_habits_belong_to_the_day_that_is_shown(qtbot, diary, rows):
    before = DAY - dt.timedelta(1)
    click(rows.step_button("sleep", 1))
    diary.shown.show(before)
    assert rows.line("sleep").text() == ""
    click(rows.level("stress").button("1"))
    assert (noted(diary, before), noted(diary)) == ({"stress": 1.0}, {"sleep": 7.5})
    diary.shown.show(DAY)
    assert rows.line("sleep").text() == "7,5 uur"


def test_a_day_to_come_has_no_habits_and_says_so(qtbot, diary, rows):
    diary.shown.show(DAY + dt.timedelta(1))
    card = diary.desk._sides.lifestyle
    assert not rows.isVisible()
    assert card._later.isVisible()
    with qtbot.waitSignal(diary.desk.problem) as said:
        diary.desk.habits.relax_more()
    assert said.args[0].endswith("kunt u niet vooruit invullen: 23 november 2026 moet nog komen.")
    assert noted(diary, DAY + dt.timedelta(1)) == {}


def test_what_is_set_here_stands_in_the_summary(diary, rows):
    click(rows.step_button("sleep", 1))
    click(rows.step_button("bedtime", 1))
    click(rows.level("stress").button("2"))
    summary = summarise_period(diary.document.diary, DAY, DAY, {})
    found = {habit.key: (habit.days, habit.mean, habit.troubled) for habit in summary.habits}
    assert found == {"sleep": (1, 7.5, None), "bedtime": (1, 1380.0, None), "stress": (1, None, 1)}


def test_the_drinks_above_are_counted_from_what_was_written_down(diary):
    diary.write("koffie 8:30", "2 koffie 14:10")
    drinks = diary.desk._sides.lifestyle.drinks
    assert drinks.said("coffee").startswith("Koffie: 3 ")
    assert drinks.said("coffee").endswith(" · 8:30, 14:10")
    click(drinks.button("less", "coffee"))
    click(drinks.button("more", "tea"))
    assert drinks.said("coffee").startswith("Koffie: 2 ")
    assert drinks.said("tea").startswith("Thee: 1 ")


def menu(program, name):
    return program.window.findChild(QAction, name)


@pytest.mark.parametrize("width", [1180, 900, 480])
def test_a_key_goes_to_each_habit_at_any_width_and_from_any_tab(qtbot, program, width):
    program.window.resize(width, 600)
    program.window.show_tab(ADVICE)
    menu(program, "stress").trigger()
    assert program.window.tabs.currentIndex() == DIARY
    assert program.window.diary.is_narrow == (width == 480)
    assert (program.windows.habits.dialog is not None) == (width == 480)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    menu(program, "sleep").trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), HabitLine))
    typed(qtbot, QApplication.focusWidget(), "8")
    menu(program, "relaxation").trigger()
    found = program.document.diary.habits(program.shown_day.day)
    assert {key: habit.value for key, habit in found.items()} == {"stress": 2, "sleep": 8, "relaxation": 10}


def test_in_one_column_a_link_opens_what_stands_beside_the_day_elsewhere(qtbot, program):
    link = program.desk._sides._to_lifestyle
    program.window.resize(1180, 700)
    qtbot.waitUntil(lambda: not link.isVisible())
    program.window.resize(480, 700)
    qtbot.waitUntil(link.isVisible)
    link.click()
    dialog = program.windows.habits.dialog
    assert dialog is not None
    dialog.card.drinks.button("more", "coffee").click()
    dialog.card.drinks.button("more", "tea").click()
    dialog.card.habits.step_button("bedtime", 1).click()
    assert dialog.card.drinks.said("tea").startswith("Tea: 1 ")
    assert dialog.card.habits.line("bedtime").text() == "23:00"
    edits = len(kept(program.document))
    typed(qtbot, dialog.card.habits.line("sleep"), "8")
    assert kept(program.document)[edits:] == ["set sleep"]
    assert dialog.isVisible()
    program.shown_day.show_previous()
    assert dialog.card.habits.line("bedtime").text() == ""
    assert dialog._day.text().startswith("Yesterday")
    qtbot.keyClick(dialog.card.habits.line("bedtime"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_keys_are_in_the_list_of_keys_and_in_the_tool_tips(program):
    keys = dict(keys_of(program.window.menus))
    menu = "Drinks and lifestyle: "
    assert [keys[menu + name] for name in ("Sleep", "Relaxation: 10 minutes more", "Sweating", "Stress")] == [
        *HABIT_KEYS.values()
    ]
    rows = program.desk._sides.lifestyle.habits
    assert rows.line("sleep").toolTip().endswith("Ctrl+Shift+5")
    assert rows.step_button("relaxation", 1).toolTip().endswith("Ctrl+Shift+6")
    assert rows.level("sweat").toolTip().endswith("Ctrl+Shift+7")
    assert rows.level("stress").toolTip().endswith("Ctrl+Shift+8")


def test_what_is_being_typed_survives_an_edit_and_is_of_its_own_day_when_another_is_shown(qtbot, diary, rows):
    line = rows.line("sleep")
    rows.go_to("sleep")
    qtbot.keyClicks(line, "8")
    diary.desk.edits.one_more("coffee")
    assert line.text() == "8"
    diary.shown.show(DAY - dt.timedelta(1))
    assert line.text() == ""
    line.clearFocus()
    assert (noted(diary), noted(diary, DAY - dt.timedelta(1))) == ({"sleep": 8.0}, {})


def test_an_arrow_goes_on_from_what_was_just_typed(qtbot, diary, rows):
    rows.go_to("sleep")
    qtbot.keyClicks(rows.line("sleep"), "6")
    qtbot.keyClick(rows.line("sleep"), Qt.Key.Key_Up)
    assert noted(diary) == {"sleep": 6.5}


def test_one_key_notes_ten_minutes_of_relaxation(qtbot, program):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    program.window.activateWindow()
    program.window.go_to_line()
    qtbot.keyClick(program.window.diary.line, Qt.Key.Key_6, keys)
    qtbot.keyClick(program.window.diary.line, Qt.Key.Key_6, keys)
    habits = program.document.diary.habits(program.shown_day.day)
    assert habits["relaxation"].value == 20.0
    assert program.window.statusBar().currentMessage() == "Relaxation: 20 min"
