"""The window around its document: what a person typed survives a language switch and the end."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from magapp.domain.records import Checkin, Entry
from magapp.storage.store import Store
from magapp.ui import windows
from magapp.ui.main_window import DIARY, SYMPTOMS
from magapp.ui.program import Program


def type_line(qtbot, program, text):
    line = program.window.diary.line
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def on_disk(places):
    return Store.open(places).load().diary


def test_each_act_after_a_switch_of_language_is_done_once(qtbot, program):
    program.switch_language("nl")
    program.switch_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    type_line(qtbot, program, "2 sneetjes volkorenbrood")
    program.window.findChild(QPushButton, "more:coffee").click()
    assert [entry.food for entry in program.document.diary if isinstance(entry, Entry)] == [
        "bread_wholemeal",
        "coffee",
    ]
    program.document.undo_stack.undo()
    assert len(program.document.diary) == 1


def test_half_a_line_survives_a_switch_of_language(qtbot, program):
    qtbot.keyClicks(program.window.diary.line, "2 sneet")
    program.switch_language("nl")
    assert program.window.diary.line.text() == "2 sneet"


def test_note_that_is_being_typed_is_kept_at_the_end(qtbot, program, places):
    program.window.show_tab(SYMPTOMS)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.tab(SYMPTOMS).isVisible)
    note = next(
        each
        for each in program.window.tab(SYMPTOMS).findChildren(QLineEdit)
        if "Note" in each.accessibleName()
    )
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "na het fietsen")
    program.window.close()
    assert [each.note for each in on_disk(places) if isinstance(each, Checkin)] == ["na het fietsen"]


def test_what_is_found_damaged_while_saving_is_told(qtbot, program, places, monkeypatch):
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: program.autosave.state.at is not None and not program.autosave.unsaved)
    month = next(places.devices.glob("*/20*.json"))
    month.write_bytes(month.read_bytes()[:40])
    told = []
    monkeypatch.setattr(windows.Windows, "tell", lambda _self, sentences: told.extend(sentences))
    type_line(qtbot, program, "thee")
    qtbot.waitUntil(lambda: bool(told))
    assert "restored from the second copy" in told[0]


def test_unread_diary_is_not_shown_as_an_empty_day(qtbot, places, program):
    type_line(qtbot, program, "koffie")
    assert program.autosave.finish()
    view = program.desk.view()
    reopened = Program(places, program.settings, None)
    reopened.window.diary.show_day(view, program.shown_day.day, program.shown_day.today)
    reopened.prepare()
    said: list[str] = []
    assert reopened.desk is not None
    reopened.desk.problem.connect(said.append)
    reopened.shown_day.show_previous()
    reopened.window.diary.table.selectAll()
    reopened.desk.remove_selected()
    reopened.desk.edits.copy_yesterday()
    assert reopened.window.diary.model.rowCount() == len(view.rows)
    assert said == ["Your diary is still being read. Try again in a moment."] * 2
    assert not reopened.autosave.unsaved
    assert reopened.first_window is not None
    reopened.first_window.close()
    reopened.window.may_close = True
    reopened.window.close()
    reopened.deleteLater()
    assert program.window.tabs.currentIndex() == DIARY


def test_a_blood_test_half_typed_survives_a_switch_of_language(qtbot, program):
    program.windows.open_numbers("lab")
    qtbot.keyClicks(program.windows._numbers.lab.form.value, "0,81")
    program.switch_language("nl")
    numbers = program.windows._numbers
    assert numbers.isVisible()
    assert numbers.page == "lab"
    assert numbers.lab.form.value.text() == "0,81"


def test_what_was_undone_is_said_with_the_total(program, qtbot):
    said: list[str] = []
    program.desk.said.connect(said.append)
    program.desk.write_line("banana")
    qtbot.keyClick(program.window.diary.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(program.window.diary.line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert said == ["Undone: add.", "Done again: add."]


def test_the_day_is_named_as_fully_when_it_was_furnished_behind_another_tab(program, qtbot):
    program.window.resize(1280, 760)
    program.window.show_tab(DIARY)
    qtbot.wait_until(lambda: not program.window.diary._naming.isActive())
    named = program.window.diary.title.text()
    program.window.show_tab(SYMPTOMS)
    program.switch_language("nl")
    program.switch_language("en")
    program.window.show_tab(DIARY)
    qtbot.wait_until(lambda: not program.window.diary._naming.isActive())
    assert program.window.diary.title.text() == named
    assert named != "Today"
