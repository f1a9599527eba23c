"""Usual supplements in the window: kept from a row or a line, ticked by a box or a key, never twice."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from magapp.domain.records import Fact, UsualSupplement
from magapp.ui.catalogue import LineOffers
from magapp.ui.dialogs.usual_supplements import UsualDialog
from magapp.ui.main_window import DIARY
from tests.ui.diary_day import DAY

HINT = "Meer dan 125 mg in één keer: verdeel het over minstens 2 innames. Bron: BfR 2017; eigen afweging."


@pytest.fixture
def dialog(qtbot, diary):
    made = UsualDialog(diary.document, diary.shown, diary.desk.usual, LineOffers(diary.catalogue), diary.tab)
    made.show()
    return made


@pytest.fixture
def card(diary):
    return diary.desk._sides.usual


@pytest.fixture
def problems(diary):
    found: list[str] = []
    diary.desk.problem.connect(found.append)
    return found


def keep(qtbot, dialog, line):
    dialog.line.setFocus()
    qtbot.keyClicks(dialog.line, line)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


def kept(diary):
    return diary.document.diary.of_library(UsualSupplement)


def shown(card):
    return [(row.time, row.name, row.mg, row.ticked) for row in card.rows]


def steps(diary):
    return diary.document.undo_stack.index()


def test_a_row_with_a_supplement_becomes_usual_at_its_time(diary, card):
    diary.write("400 mg magnesiumcitraat 8:00")
    (entry,) = diary.document.diary.entries(DAY)
    diary.desk.usual.keep(entry)
    (usual,) = kept(diary)
    assert (usual.name, usual.mg, usual.times, usual.since) == (entry.name, entry.mg, (480,), DAY)
    assert shown(card) == [("8:00", "magnesiumcitraat", "45–65 mg", True)]


def test_the_same_taken_again_on_the_day_gets_its_second_time(diary):
    diary.write("400 mg magnesiumcitraat 8:00", "400 mg magnesiumcitraat 20:00")
    for entry in diary.document.diary.entries(DAY):
        diary.desk.usual.keep(entry)
    assert [each.times for each in kept(diary)] == [(480, 1200)]


def test_where_nothing_is_usual_no_card_is_shown(diary, card):
    diary.write("400 mg magnesiumcitraat 8:00")
    assert card.isHidden()


def test_a_line_in_the_dialog_is_kept_with_all_its_times(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "400 mg magnesiumcitraat 8:00 en 20:00")
    assert [each.times for each in kept(diary)] == [(480, 1200)]
    assert shown(card) == [
        ("8:00", "magnesiumcitraat", "45–65 mg", False),
        ("20:00", "magnesiumcitraat", "45–65 mg", False),
    ]
    assert dialog.card.rows == card.rows


def test_what_is_usual_already_gets_the_times_that_were_typed(qtbot, diary, dialog):
    keep(qtbot, dialog, "magnesium 100 mg 8:00")
    keep(qtbot, dialog, "magnesium 100 mg 20:00")
    assert [each.times for each in kept(diary)] == [(480, 1200)]


@pytest.mark.parametrize("line", ["banaan", "1 banaan en 100 mg magnesium", "levothyroxine 8:00"])
def test_what_is_no_supplement_is_not_offered_to_be_usual(qtbot, diary, dialog, line):
    keep(qtbot, dialog, line)
    assert kept(diary) == []
    assert [each.can_be_chosen for each in dialog.line.offers] == [False]


def test_a_tick_writes_the_entry_at_its_usual_time_and_taking_it_away_deletes_it(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "400 mg magnesiumcitraat 8:00 en 20:00")
    qtbot.keyClick(card.box(1), Qt.Key.Key_Space)
    (entry,) = diary.document.diary.entries(DAY)
    assert (entry.time, entry.salt_mg, entry.counts_to_upper) == (1200, 400.0, True)
    assert [row.ticked for row in card.rows] == [False, True]
    qtbot.keyClick(card.box(1), Qt.Key.Key_Space)
    assert diary.document.diary.entries(DAY) == ()
    diary.document.undo_stack.undo()
    assert diary.document.diary.entries(DAY) == (entry,)


def test_a_click_on_the_name_ticks_too(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "magnesium 100 mg")
    qtbot.mouseClick(card._in_order()[0], Qt.MouseButton.LeftButton)
    assert len(diary.document.diary.entries(DAY)) == 1


def test_all_that_is_open_is_ticked_in_one_step_that_says_the_new_total(qtbot, diary, dialog, card):
    said: list[str] = []
    diary.desk.said.connect(said.append)
    keep(qtbot, dialog, "magnesium 60 mg 8:00 12:00 20:00")
    qtbot.keyClick(card.box(0), Qt.Key.Key_Space)
    before = steps(diary)
    diary.desk.usual.take_all()
    assert steps(diary) == before + 1
    assert said == ["2 supplementen afgevinkt. Uit supplementen op deze dag: 180 mg."]
    assert dialog.said == said[0]
    diary.document.undo_stack.undo()
    assert [row.ticked for row in card.rows] == [True, False, False]


def test_a_second_time_nothing_is_ticked_and_it_is_said_why(qtbot, diary, dialog, problems):
    diary.desk.usual.take_all()
    assert "nog geen vaste supplementen" in problems[0]
    keep(qtbot, dialog, "magnesium 60 mg")
    diary.desk.usual.take_all()
    before = steps(diary)
    diary.desk.usual.take_all()
    assert steps(diary) == before
    assert "al afgevinkt" in problems[1]


def test_what_was_typed_on_the_day_counts_as_ticked_and_is_not_written_twice(qtbot, diary, dialog, card):
    diary.write("400 mg magnesiumcitraat 7:30")
    keep(qtbot, dialog, "400 mg magnesiumcitraat 8:00 en 20:00")
    assert [(row.time, row.ticked) for row in card.rows] == [("7:30", True), ("20:00", False)]
    diary.desk.usual.take_all()
    assert [entry.time for entry in diary.document.diary.entries(DAY)] == [450, 1200]


def test_on_a_day_to_come_nothing_is_asked_and_nothing_ticked(qtbot, diary, dialog, card, problems):
    keep(qtbot, dialog, "magnesium 100 mg")
    diary.shown.show_next()
    assert card.isHidden()
    diary.desk.usual.take_all()
    assert diary.document.diary.entries(diary.shown.day) == ()
    assert "moet nog komen" in problems[0]


def test_on_an_earlier_day_it_is_written_on_that_day_but_not_before_it_was_usual(qtbot, diary, dialog, card):
    diary.shown.show(DAY - dt.timedelta(2))
    keep(qtbot, dialog, "magnesium 100 mg 8:00")
    diary.shown.show_next()
    diary.desk.usual.take_all()
    assert len(diary.document.diary.entries(DAY - dt.timedelta(1))) == 1
    diary.shown.show(DAY - dt.timedelta(3))
    assert card.isHidden()


def test_more_than_125_mg_at_once_is_better_divided_before_and_after_the_tick(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "magnesium 150 mg 8:00")
    assert [row.note for row in card.rows] == [HINT]
    diary.desk.usual.take_all()
    assert [row.note for row in card.rows] == [HINT]
    diary.select("Magnesium")
    assert HINT in diary.tab._about.text()


def test_with_all_that_is_usual_over_the_upper_level_that_text_leads(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "magnesium 150 mg 8:00 20:00")
    assert [row.note for row in card.rows] == ["", ""]
    assert "300 mg uit supplementen. Dit ligt boven de bovengrens van 250 mg" in card.over
    diary.desk.usual.take_all()
    assert card.over == ""  # the day's own total says it now
    assert "250 mg" in diary.tab.totals._alert.text()


@pytest.mark.parametrize(
    "fact",
    [("condition", "kidney_severe"), ("pregnant", "yes"), ("birth_year", str(DAY.year - 15))],
    ids=str,
)
def test_with_a_gate_whom_to_ask_stands_first_and_nothing_says_how_to_divide(
    qtbot, diary, dialog, card, fact
):
    keep(qtbot, dialog, "magnesium 150 mg 8:00")
    key, value = fact
    told = Fact(id=diary.document.new_id(), key=key, value=value, since=DAY)
    diary.document.replace({told.id: told}, "tell")
    assert [row.note for row in card.rows] == [""]
    first = diary.desk._sides.first_ask
    assert not first.isHidden()
    assert first.text
    assert dialog.gates
    diary.desk.usual.take_all()
    diary.select("Magnesium")
    assert "minstens 2 innames" not in diary.tab._about.text()


def test_a_medicine_too_close_to_what_was_ticked_is_quoted(qtbot, diary, dialog):
    keep(qtbot, dialog, "magnesium 100 mg 8:00")
    diary.write("levothyroxine 7:30")
    assert diary.desk.interval_notes() == []
    diary.desk.usual.take_all()
    assert len(diary.desk.interval_notes()) == 1


def test_times_days_and_a_pause_are_changed_in_the_dialog(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "magnesium 100 mg")
    (usual,) = kept(diary)
    item = dialog.item(usual.id)
    item.times.setText("20 en 8:30")
    item.times.editingFinished.emit()
    assert kept(diary)[0].times == (510, 1200)
    assert item.times.text() == "8:30, 20:00"
    item.days[7].setChecked(False)  # the day shown is a Sunday
    assert kept(diary)[0].weekdays == (1, 2, 3, 4, 5, 6)
    assert card.isHidden()
    item.days[7].setChecked(True)
    assert kept(diary)[0].weekdays == ()
    item.paused.setChecked(True)
    assert card.isHidden()
    diary.document.undo_stack.undo()
    assert not item.paused.isChecked()
    assert len(card.rows) == 2


def test_a_time_that_is_none_changes_nothing_and_is_said(qtbot, diary, dialog):
    keep(qtbot, dialog, "magnesium 100 mg 8:00")
    item = dialog.item(kept(diary)[0].id)
    item.times.setText("straks")
    item.times.editingFinished.emit()
    assert kept(diary)[0].times == (480,)
    assert item.times.text() == "8:00"
    assert "straks" in dialog.said


def test_the_last_day_of_the_week_cannot_be_taken_away(qtbot, diary, dialog):
    keep(qtbot, dialog, "magnesium 100 mg")
    item = dialog.item(kept(diary)[0].id)
    for day in range(1, 8):
        item.days[day].setChecked(False)
    assert kept(diary)[0].weekdays == (7,)
    assert item.days[7].isChecked()
    assert "minstens één dag" in dialog.said


def test_removed_it_is_asked_for_no_more_and_what_was_written_down_stays(qtbot, diary, dialog, card):
    keep(qtbot, dialog, "magnesium 100 mg")
    diary.desk.usual.take_all()
    qtbot.mouseClick(dialog.item(kept(diary)[0].id).remove, Qt.MouseButton.LeftButton)
    assert kept(diary) == []
    assert card.isHidden()
    assert len(diary.document.diary.entries(DAY)) == 1


def test_the_keyboard_stays_on_the_box_that_was_ticked(qtbot, diary, card):
    diary.write("magnesium 60 mg 8:00", "magnesium 60 mg 20:00")
    entries = diary.document.diary.entries(DAY)
    for entry in entries:
        diary.desk.usual.keep(entry)
    diary.document.replace({entry.id: None for entry in entries}, "delete")
    qtbot.waitUntil(lambda: card.box(0).isVisible() and card.all.isVisible())
    diary.tab.activateWindow()
    qtbot.waitUntil(diary.tab.isActiveWindow)
    card.box(0).setFocus()
    qtbot.keyClick(card.box(0), Qt.Key.Key_Space)
    assert card.box(0).hasFocus()
    card.all.setFocus()
    qtbot.keyClick(card.all, Qt.Key.Key_Space)
    assert card.box(1).hasFocus()
    card.box(0).setFocus()
    (usual,) = kept(diary)
    diary.desk.usual.remove(usual.id)
    assert diary.tab.line.hasFocus()


def test_the_key_works_in_one_column_and_from_the_entry_line(qtbot, program):
    program.window.show_tab(DIARY)
    line = program.window.diary.line
    line.setFocus()
    qtbot.keyClicks(line, "magnesium 100 mg 8:00")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    program.window.resize(560, 600)
    program.window.diary.table.selectRow(1)
    program.window.findChild(QAction, "usual_row").trigger()
    (usual,) = program.document.diary.of_library(UsualSupplement)
    dialog = program.windows.usual._dialog
    assert dialog.item(usual.id).times.text() == "8:00"
    dialog.close()
    program.shown_day.show_previous()
    program.document.replace({usual.id: UsualSupplement(id=usual.id, name=usual.name, mg=usual.mg)}, "x")
    assert program.window.diary.is_narrow
    program.window.activateWindow()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert len(program.document.diary.entries(program.shown_day.day)) == 1
    program.window.findChild(QAction, "usual").trigger()
    assert [row.ticked for row in program.windows.usual._dialog.card.rows] == [True]


def test_the_commands_have_keys_of_their_own(program):
    keys = {name: program.window.findChild(QAction, name).shortcut() for name in ("usual_tick", "usual_row")}
    assert keys == {"usual_tick": QKeySequence("Ctrl+U"), "usual_row": QKeySequence("Ctrl+Shift+B")}
    used = [each.shortcut().toString() for each in program.window.findChildren(QAction)]
    used = [keys for keys in used if keys]
    assert sorted(used) == sorted(set(used))


def test_a_food_is_not_made_usual(program):
    program.window.findChild(QAction, "usual_row").trigger()
    assert program.document.diary.of_library(UsualSupplement) == []
    assert program.windows.usual._dialog is None


def test_the_fields_of_the_dialog_have_names(qtbot, diary, dialog):
    keep(qtbot, dialog, "magnesium 100 mg 8:00")
    assert all(each.accessibleName() for each in dialog.findChildren(QLineEdit))
    assert all(each.accessibleName() for each in dialog.item(kept(diary)[0].id).days.values())


def test_what_was_typed_at_night_is_ticked_at_night_and_not_taken_twice(diary, card):
    diary.shown.times = diary.shown.times._replace(starts=240)
    diary.write("400 mg magnesiumcitraat 13:00")
    (entry,) = diary.document.diary.entries(DAY)
    diary.desk.usual.keep(entry)
    (usual,) = kept(diary)
    diary.desk.usual.change(replace(usual, times=(60, 780)))
    diary.document.replace({entry.id: None}, "delete")
    diary.write("400 mg magnesiumcitraat 1:00")
    assert [(row[0], row[3]) for row in shown(card)] == [("13:00", False), ("1:00", True)]


def test_more_times_than_a_day_can_have_are_refused_and_none_is_dropped(qtbot, diary, dialog):
    keep(qtbot, dialog, "400 mg magnesiumcitraat 8:00 9:00 10:00 11:00")
    keep(qtbot, dialog, "400 mg magnesiumcitraat 12:00 13:00 14:00")
    assert [each.times for each in kept(diary)] == [(480, 540, 600, 660)]
    assert "hoogstens 6 tijden" in dialog.said


def test_a_window_closed_and_opened_again_listens_once(qtbot, program):
    qtbot.waitUntil(lambda: program.offers is not None)
    changed = "2changed(PyObject)"
    program.windows.usual.open()
    once = program.document.receivers(changed)
    for _again in range(3):
        program.windows.usual._dialog.close()
        program.windows.usual.open()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.document.receivers(changed) == once
