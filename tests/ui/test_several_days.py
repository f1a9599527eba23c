"""Several days of the calendar at once: described, set, copied and emptied, each in one step."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from magapp.domain.records import Checkin, DayNote, DayRecord, Dose
from magapp.storage.ids import fresh_id
from magapp.ui.dialogs.several_days import CopySeveralDialog, DeleteRowsDialog
from magapp.ui.main_window import DIARY
from tests.ui.diary_day import DAY
from tests.ui.fields import unnamed_fields
from tests.ui.seen import cut_texts, lost_texts

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
BREAKFAST = ("2 sneetjes volkorenbrood #ontbijt", "banaan #diner", "koffie")


def back(days):
    return DAY - dt.timedelta(days=days)


@pytest.fixture
def week(diary):
    """Write down today and the three days before, one of them in part, and go to the calendar."""
    for away in (3, 2, 1, 0):
        diary.shown.show(back(away))
        diary.write(*(BREAKFAST if away != 2 else BREAKFAST[:1]))
    chooser(diary).setFocus()
    return diary


def chooser(day):
    return day.desk.calendar.choosers[0]


def several(day):
    return day.desk.calendar.several


def table(day):
    return chooser(day).month._table


def chosen(day):
    return chooser(day).month.chosen_days


def cell(day, on):
    return table(day).visualRect(chooser(day).month._model.index_of(on)).center()


def stretch(qtbot, day, times, key=KEY.Key_Left):
    for _time in range(times):
        qtbot.keyClick(table(day), key, SHIFT)


def said(day):
    return chooser(day)._words.text()


def rows(day, *on):
    return [len(day.document.diary.entries(each)) for each in on]


def step(day):
    return day.document.undo_stack.undoText()


def test_shift_and_the_arrows_choose_a_stretch_and_the_day_shown_goes_along(qtbot, week):
    stretch(qtbot, week, 3)
    assert chosen(week) == [back(3), back(2), back(1), DAY]
    assert week.shown.day == back(3)
    stretch(qtbot, week, 1, KEY.Key_Right)
    assert chosen(week) == [back(2), back(1), DAY]


def test_a_stretch_begins_at_the_day_that_is_shown_now(qtbot, week):
    week.shown.show(back(2))
    stretch(qtbot, week, 1)
    assert chosen(week) == [back(3), back(2)]


def test_space_and_ctrl_choose_single_days(qtbot, week):
    qtbot.keyClick(table(week), KEY.Key_Space)
    qtbot.keyClick(table(week), KEY.Key_Up)
    qtbot.keyClick(table(week), KEY.Key_Space)
    qtbot.mouseClick(table(week).viewport(), LEFT, CTRL, cell(week, back(4)))
    assert chosen(week) == [back(7), back(4), DAY]


def test_dragging_over_days_chooses_them(qtbot, week):
    at = table(week).viewport()
    qtbot.mousePress(at, LEFT, pos=cell(week, back(3)))
    qtbot.mouseMove(at, cell(week, back(2)))
    qtbot.mouseMove(at, cell(week, back(1)))
    qtbot.mouseRelease(at, LEFT, pos=cell(week, back(1)))
    assert chosen(week) == [back(3), back(2), back(1)]


def test_a_drag_that_stays_on_its_day_is_a_click(qtbot, week):
    at = table(week).viewport()
    qtbot.mousePress(at, LEFT, pos=cell(week, back(3)))
    qtbot.mouseMove(at, cell(week, back(3)) + QPoint(2, 2))
    qtbot.mouseRelease(at, LEFT, pos=cell(week, back(3)))
    assert (chosen(week), week.shown.day) == ([], back(3))


@pytest.mark.parametrize("end", ["escape", "click", "button"])
def test_escape_a_click_on_one_day_or_the_button_ends_it(qtbot, week, end):
    stretch(qtbot, week, 2)
    assert chooser(week)._panel.isVisible()
    if end == "escape":
        qtbot.keyClick(table(week), KEY.Key_Escape)
    elif end == "click":
        qtbot.mouseClick(table(week).viewport(), LEFT, pos=cell(week, back(1)))
    else:
        chooser(week)._done.click()
    assert chosen(week) == []
    assert not chooser(week)._panel.isVisible()


def test_what_is_usual_is_left_out_while_several_days_are_chosen(qtbot, week):
    week.shown.show(DAY)
    assert week.desk._sides._usual_card.isVisible()
    stretch(qtbot, week, 1)
    assert not week.desk._sides._usual_card.isVisible()
    qtbot.keyClick(table(week), KEY.Key_Escape)
    assert week.desk._sides._usual_card.isVisible()


def test_the_days_are_counted_and_the_complete_ones_averaged_without_a_verdict(qtbot, week):
    stretch(qtbot, week, 3)
    # Today is not over, and of one day only breakfast stands there.
    assert said(week) == (
        "4 dagen gekozen. Voor een gemiddelde zijn minstens 3 volledige dagen nodig; hier zijn het er 2."
    )
    several(week).set_complete([DAY])
    assert said(week) == "4 dagen gekozen. Gemiddeld 89 mg uit voeding over 3 volledige dagen."


def test_empty_days_are_only_counted(qtbot, week):
    assert several(week).words([back(9), back(8)]) == "2 dagen gekozen."


def test_a_screen_reader_hears_what_is_chosen(qtbot, week, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    stretch(qtbot, week, 1)
    assert heard[-1].startswith("2 dagen gekozen.")


def test_complete_is_said_of_all_days_with_rows_in_one_step(qtbot, week):
    stretch(qtbot, week, 4)
    with qtbot.waitSignal(week.desk.said) as told:
        chooser(week)._complete.click()
    notes = [week.document.diary.day_note(back(away)) for away in range(5)]
    assert [note.state for note in notes[:4]] == ["complete"] * 4
    assert notes[4] is None
    assert told.args == ["4 dagen zijn nu volledig."]
    assert step(week) == "set how complete several days are"
    week.document.undo_stack.undo()
    assert week.document.diary.day_note(DAY) is None


def test_partly_keeps_what_was_noted_about_a_day(qtbot, week):
    note_id = week.document.day_record_id(DayNote.kind, DAY)
    week.document.replace({note_id: DayNote(id=note_id, day=DAY, note="druk")}, "x")
    stretch(qtbot, week, 1)
    chooser(week)._partly.click()
    assert week.document.diary.day_note(DAY) == DayNote(id=note_id, day=DAY, state="partly", note="druk")


def test_nothing_is_said_of_days_without_rows_or_to_come(qtbot, week):
    before = week.document.diary
    with qtbot.waitSignal(week.desk.problem):
        several(week).set_complete([back(9), DAY + dt.timedelta(days=1)])
    assert week.document.diary is before


def test_a_day_to_come_for_which_something_is_planned_is_not_called_complete(week):
    tomorrow = DAY + dt.timedelta(days=1)
    planned = replace(week.document.diary.entries(DAY)[0], id=fresh_id(), day=tomorrow, planned=True)
    week.document.replace({planned.id: planned}, "x")
    several(week).set_complete([DAY, tomorrow])
    assert week.document.diary.day_note(DAY).state == "complete"
    assert week.document.diary.day_note(tomorrow) is None


def test_the_rows_of_the_days_go_in_one_step_and_nothing_else_does(qtbot, week):
    dose = Dose(id=fresh_id(), day=DAY, medicine="levothyroxine")
    answer = Checkin(id=fresh_id(), day=back(1), key="cramps", severity=2)
    week.document.replace({dose.id: dose, answer.id: answer}, "x")
    several(week).set_complete([back(1)])
    with qtbot.waitSignal(week.desk.said) as told:
        several(week).remove([back(1), DAY])
    assert rows(week, back(3), back(2), back(1), DAY) == [3, 1, 0, 0]
    assert (week.document.diary.get(dose.id), week.document.diary.get(answer.id)) == (dose, answer)
    assert week.document.diary.day_note(back(1)) is None  # of an empty day nothing is complete
    assert told.args == ["6 rijen verwijderd."]
    assert step(week) == "delete the rows of several days"
    week.document.undo_stack.undo()
    assert rows(week, back(1), DAY) == [3, 3]
    assert week.document.diary.day_note(back(1)).state == "complete"


def test_a_note_about_an_emptied_day_stays(week):
    note_id = week.document.day_record_id(DayNote.kind, DAY)
    week.document.replace({note_id: DayNote(id=note_id, day=DAY, state="complete", note="druk")}, "x")
    several(week).remove([DAY])
    assert week.document.diary.day_note(DAY) == DayNote(id=note_id, day=DAY, note="druk")


def test_the_rest_of_the_days_goes_only_where_it_was_asked_for(week):
    dose = Dose(id=fresh_id(), day=DAY, medicine="levothyroxine")
    week.document.replace({dose.id: dose}, "x")
    several(week).remove([DAY], others=True)
    assert week.document.diary.on(DAY) == ()
    week.document.undo_stack.undo()
    assert len(week.document.diary.on(DAY)) == 4


def test_days_are_copied_at_the_distance_they_have(qtbot, week):
    with qtbot.waitSignal(week.desk.said) as told:
        several(week).copy([back(3), back(2), DAY], [DAY + dt.timedelta(days=4)])
    ahead = [DAY + dt.timedelta(days=away) for away in (4, 5, 6, 7)]
    assert rows(week, *ahead) == [3, 1, 0, 3]
    assert told.args == ["7 rijen gekopieerd naar andere dagen."]
    assert step(week) == "copy several days"
    week.document.undo_stack.undo()
    assert rows(week, *ahead) == [0, 0, 0, 0]


def test_the_calendar_shows_what_was_copied_to_other_days(week):
    several(week).copy([DAY], [back(7)])
    model = chooser(week).month._model
    assert "89 mg" in model.index_of(back(7)).data(Qt.ItemDataRole.ToolTipRole)
    assert model.signs[back(7)].state == "complete"


def test_without_rows_nothing_is_asked_and_it_is_told(qtbot, week):
    for ask in (several(week).ask_copy, several(week).ask_removal):
        with qtbot.waitSignal(week.desk.problem) as told:
            ask([back(9)])
        assert told.args == ["Op deze dagen is niets ingevuld."]


def test_delete_on_the_days_asks_first(qtbot, week):
    stretch(qtbot, week, 1)
    with qtbot.waitSignal(several(week).removal_wanted) as asked:
        qtbot.keyClick(table(week), KEY.Key_Delete)
    assert asked.args == [[back(1), DAY]]
    assert rows(week, DAY) == [3]


@pytest.fixture
def deleting(qtbot, week):
    others: list[DayRecord] = [
        Dose(id=fresh_id(), day=DAY, medicine="levothyroxine"),
        Checkin(id=fresh_id(), day=back(1), key="cramps", severity=2),
    ]
    made = DeleteRowsDialog([back(1), DAY], 6, others, DAY, week.tab)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_is_deleted_is_named_and_what_stays(deleting):
    assert deleting.ask.text() == "Alle 6 rijen van 2 dagen verwijderen?"
    assert deleting.which.text() == "za 21 nov, Vandaag"
    assert deleting.rest.text() == "1 antwoord over een klacht\n1 ingenomen medicijn"
    assert "blijft staan" in deleting.kept.text()
    assert not deleting.others.isChecked()
    assert deleting.delete.text() == "6 rijen verwijderen"
    assert (cut_texts(deleting), lost_texts(deleting), unnamed_fields(deleting)) == ([], [], [])


def test_enter_deletes_nothing(qtbot, deleting):
    with qtbot.assertNotEmitted(deleting.confirmed):
        qtbot.keyClick(deleting.keep, KEY.Key_Return)
    assert not deleting.isVisible()


@pytest.mark.parametrize("others", [False, True])
def test_the_button_deletes_with_the_rest_where_it_is_ticked(qtbot, deleting, others):
    deleting.others.setChecked(others)
    assert ("blijft staan" in deleting.kept.text()) is not others
    with qtbot.waitSignal(deleting.confirmed) as told:
        deleting.delete.click()
    assert told.args == [others]


def test_many_days_are_named_by_the_first_and_the_last(week):
    days = [back(away) for away in reversed(range(10))]
    made = DeleteRowsDialog(days, 30, [], DAY, week.tab)
    assert made.which.text() == "10 dagen van vr 13 nov tot en met Vandaag"
    assert made.others.isHidden()


def test_one_day_is_named_in_full(week):
    made = DeleteRowsDialog([DAY], 1, [], DAY, week.tab)
    assert made.ask.text() == "De 1 rij van deze dag verwijderen?"
    assert made.which.text() == "Vandaag, zondag 22 november"


def test_the_copy_dialog_says_where_the_first_and_the_last_day_go(qtbot, week):
    made = CopySeveralDialog([back(3), back(2)], DAY, week.desk.states_of, week.tab)
    made.show()
    assert made.name.text() == "2 dagen kopiëren"
    assert made.about.text() == "Van za 21 nov tot en met Vandaag"
    qtbot.keyClick(made.days._table, KEY.Key_Down)
    assert made.about.text() == "Van za 28 nov tot en met zo 29 nov"
    assert (cut_texts(made), unnamed_fields(made)) == ([], [])
    with qtbot.waitSignal(made.wanted) as told:
        made.copy.click()
    assert told.args == [[DAY + dt.timedelta(days=6)]]


def test_in_the_window_the_dialogs_open_and_act(qtbot, program):
    window, desk = program.window, program.desk
    window.show_tab(DIARY)
    today = program.shown_day.today
    qtbot.keyClicks(window.diary.line, "banaan")
    qtbot.keyClick(window.diary.line, KEY.Key_Return)
    desk.calendar.several.ask_copy([today])
    dialog = window.findChild(CopySeveralDialog)
    qtbot.mouseClick(dialog.tomorrow, LEFT)
    tomorrow = today + dt.timedelta(days=1)
    assert len(program.document.diary.entries(tomorrow)) == 1
    desk.calendar.several.ask_removal([today, tomorrow])
    window.findChild(DeleteRowsDialog).delete.click()
    assert program.document.diary.entries(today) == program.document.diary.entries(tomorrow) == ()
    edit = window.menus[1].actions()[0]
    assert edit.text() == "&Undo: delete the rows of several days"
    program.document.undo_stack.undo()
    assert len(program.document.diary.entries(today)) == 1
