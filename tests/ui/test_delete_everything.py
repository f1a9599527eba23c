"""Deleting everything from the window: asked for twice, nothing is written again, and the program ends."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel

from magapp.storage.settings import read_settings
from magapp.storage.store import Store
from magapp.ui.dialogs.export_summary import ExportDialog
from tests.ui.fields import unnamed_fields


def type_line(qtbot, program, text):
    line = program.window.diary.line
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def files(places):
    return [each for place in places for each in place.rglob("*") if not each.is_dir()]


@pytest.fixture
def asked(qtbot, program):
    """Two lines written down, and the dialog open."""
    type_line(qtbot, program, "2 sneetjes volkorenbrood")
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: program.autosave.state.at is not None and not program.autosave.unsaved)
    action(program, "erase").trigger()
    return program.windows.erasing.asked


def action(program, name):
    return program.window.findChild(QAction, name)


def texts(dialog):
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def confirm(qtbot, dialog, word="delete"):
    qtbot.keyClicks(dialog._word, word)
    dialog._delete.click()


def test_the_dialog_counts_and_names_folders_and_no_food(asked, places):
    said = texts(asked)
    assert "Days on which something was written down: 1" in said
    assert "Foods, drinks and supplements written down: 2" in said
    for place in (places.data, places.state_root):
        assert str(place) in said
    assert "olkoren" not in said
    assert "offee" not in said


def test_the_button_waits_for_the_word_and_is_not_the_default(qtbot, asked):
    assert not asked._delete.isEnabled()
    assert not asked._delete.isDefault()
    assert asked._keep.isDefault()
    qtbot.keyClicks(asked._word, "delet")
    assert not asked._delete.isEnabled()
    qtbot.keyClicks(asked._word, "E ".lower())
    assert asked._delete.isEnabled()
    qtbot.keyClicks(asked._word, "s")
    assert not asked._delete.isEnabled()


def test_enter_in_the_word_deletes_nothing(qtbot, asked, program, places):
    qtbot.keyClicks(asked._word, "delete")
    qtbot.keyClick(asked._word, Qt.Key.Key_Return)
    assert program.windows.erasing.done is None
    assert len(Store.open(places).load().diary) == 2


def test_in_dutch_the_word_is_wissen(qtbot, program):
    program.switch_language("nl")
    program.windows.delete_everything()
    dialog = program.windows.erasing.asked
    assert "‘wissen’" in texts(dialog)
    qtbot.keyClicks(dialog._word, "Wissen")
    assert dialog._delete.isEnabled()


def test_after_it_nothing_is_left_and_nothing_is_written_again(qtbot, asked, program, places):
    confirm(qtbot, asked)
    done = program.windows.erasing.done
    assert files(places) == []
    assert not program.window.isVisible()
    # What would write in a program that runs on: an edit, a retry, the first paint, the end.
    type_line(qtbot, program, "thee")
    program.autosave.try_again()
    QApplication.processEvents()
    done.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    program.window.close()
    assert files(places) == []


def test_what_is_not_saved_yet_is_not_written_either(qtbot, asked, program, places):
    type_line(qtbot, program, "thee")
    confirm(qtbot, asked)
    assert files(places) == []


def test_it_says_what_was_done_and_the_program_ends(qtbot, asked, program, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    confirm(qtbot, asked)
    done = program.windows.erasing.done
    assert "Everything was deleted." in done.text()
    assert "Not reached" in done.text()
    assert done.isModal()
    qtbot.keyClick(done, Qt.Key.Key_Escape)
    assert ended == [True]


def test_the_next_start_is_a_first_run(qtbot, asked, program, places):
    confirm(qtbot, asked)
    assert not read_settings(places.config).settings.first_run_done
    assert len(Store.open(places).load().diary) == 0


def test_a_summary_can_be_saved_first(qtbot, asked, program):
    asked._export.click()
    assert any(isinstance(each, ExportDialog) and each.isVisible() for each in QApplication.topLevelWidgets())
    assert asked.isVisible()


def test_leaving_the_dialog_changes_nothing(qtbot, asked, program, places):
    before = {path: path.read_bytes() for path in files(places) if path.suffix == ".json"}
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert {path: path.read_bytes() for path in files(places) if path.suffix == ".json"} == before
    type_line(qtbot, program, "thee")
    qtbot.waitUntil(lambda: not program.autosave.unsaved)
    assert len(Store.open(places).load().diary) == 3


def test_a_screen_reader_finds_a_name_for_everything(qtbot, asked, program):
    assert unnamed_fields(asked) == []
    confirm(qtbot, asked)
    assert unnamed_fields(program.windows.erasing.done) == []
