"""The diary is moved, or another one used, while the window is open; nothing typed meanwhile is lost."""

import errno
import os
import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from magapp.domain.records import Entry
from magapp.storage.backups import list_backups
from magapp.storage.instance import InstanceLock, ask_to_raise
from magapp.storage.move_target import use_diary
from magapp.storage.paths import OVERRIDE, find_places, usual_data
from magapp.storage.settings import read_settings
from magapp.storage.store import Store
from magapp.ui.dialogs.move_diary import MoveDialog, NotMovedDialog, UseDialog
from magapp.ui.first_window import FirstWindow
from tests.ui.fields import unnamed_fields


def type_line(qtbot, program, text):
    line = program.window.diary.line
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def all_saved(qtbot, program):
    qtbot.waitUntil(lambda: "reader" not in [each.name for each in threading.enumerate()], timeout=20_000)
    qtbot.waitUntil(lambda: program.autosave.state.kind == "saved" and not program.autosave.unsaved)


def names(program):
    return sorted(each.name for each in program.document.diary if isinstance(each, Entry))


def on_disk(places):
    return sorted(each.name for each in Store.open(places).load().diary if isinstance(each, Entry))


@pytest.fixture
def moving(qtbot, program):
    """Something written down, and the page of the folder open."""
    type_line(qtbot, program, "2 sneetjes volkorenbrood")
    all_saved(qtbot, program)
    program.windows.settings.open()
    return program.windows.settings.moving


@pytest.fixture
def page(program, moving):
    return program.windows.settings.folder


@pytest.fixture
def target(tmp_path):
    return tmp_path / "cloud"


def ask(qtbot, moving, target):
    moving.move_to(target)
    moving.wait()
    qtbot.waitUntil(lambda: isinstance(moving.dialog, MoveDialog))
    return moving.dialog


def end(qtbot, program, moving):
    """Wait until the dialog says how it ended, and the diary is open again."""
    qtbot.waitUntil(lambda: bool(moving.dialog.text()))
    all_saved(qtbot, program)
    return moving.dialog.text()


def test_it_moves_and_goes_on_in_the_new_folder(qtbot, program, moving, page, target):
    old, before = program.places, names(program)
    dialog = ask(qtbot, moving, target)
    dialog.go.click()
    said = end(qtbot, program, moving)
    dialog.close_button.click()
    assert f"Your diary is now in {target}" in said
    assert not old.data.exists()
    assert (program.places.data, page.path.path) == (target, str(target))
    assert names(program) == before == on_disk(find_places())
    type_line(qtbot, program, "koffie")
    all_saved(qtbot, program)
    assert len(on_disk(find_places())) == len(before) + 1
    assert not old.data.exists()


def test_what_was_done_before_can_still_be_undone(qtbot, program, moving, target):
    ask(qtbot, moving, target).go.click()
    end(qtbot, program, moving)
    program.document.undo_stack.undo()
    all_saved(qtbot, program)
    assert on_disk(find_places()) == []


def test_until_it_is_confirmed_nothing_moves(qtbot, program, moving, target):
    dialog = ask(qtbot, moving, target)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not target.exists()
    assert program.places.data == usual_data()


def test_the_old_files_stay_when_that_is_ticked(qtbot, program, moving, target):
    old = program.places
    dialog = ask(qtbot, moving, target)
    dialog.keep.click()
    dialog.go.click()
    assert "does not reach them" in end(qtbot, program, moving)
    assert old.marker.exists()


def test_a_folder_in_use_gets_one_of_its_own(qtbot, moving, target):
    target.mkdir()
    (target / "holiday.jpg").write_bytes(b"x")
    dialog = ask(qtbot, moving, target)
    shown = "\n".join(each.toolTip() for each in dialog.findChildren(QLabel))
    assert str(target / "magapp") in shown


def half_way(monkeypatch, at=0):
    """Have the move wait in its thread until it is let go on."""
    reached, go_on = threading.Event(), threading.Event()
    real = MoveDialog.note_progress

    def note(dialog, done, total):
        real(dialog, done, total)
        if done > at and not reached.is_set():
            reached.set()
            go_on.wait(30)

    monkeypatch.setattr(MoveDialog, "note_progress", note)
    return reached, go_on


def test_what_is_edited_meanwhile_is_saved_in_the_new_folder(qtbot, program, moving, target, monkeypatch):
    reached, go_on = half_way(monkeypatch)
    ask(qtbot, moving, target).go.click()
    qtbot.waitUntil(reached.is_set)
    type_line(qtbot, program, "koffie")
    assert program.autosave.unsaved
    assert program.autosave.state.kind == "loading", "nothing is written, and none is called saved"
    assert "Saved" not in program.window._status.saved.text()
    program.close()
    assert program.window.isVisible(), "the window does not close under a move"
    go_on.set()
    end(qtbot, program, moving)
    assert on_disk(find_places()) == names(program)
    assert len(names(program)) == 2


def test_cancelled_half_way_the_diary_is_where_it_was_and_is_written_on(
    qtbot, program, moving, target, monkeypatch
):
    reached, go_on = half_way(monkeypatch)
    dialog = ask(qtbot, moving, target)
    dialog.go.click()
    qtbot.waitUntil(reached.is_set)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it stands until all is taken back"
    type_line(qtbot, program, "koffie")
    go_on.set()
    assert "Stopped." in end(qtbot, program, moving)
    assert not target.exists()
    assert len(on_disk(find_places())) == 2
    assert find_places().data == program.places.data == usual_data()


def test_a_refusal_is_said_in_a_sentence(qtbot, program, moving):
    moving.move_to(program.places.data / "deeper")
    moving.wait()
    qtbot.waitUntil(lambda: isinstance(moving.dialog, NotMovedDialog))
    assert "lies in the folder of your diary" in moving.dialog.sentence
    type_line(qtbot, program, "koffie")
    all_saved(qtbot, program)


def test_the_settings_have_the_keyboard_again_after_what_was_said_over_them(qtbot, program, moving, target):
    settings = program.windows.settings.dialog
    moving.use(target)
    moving.wait()
    qtbot.waitUntil(lambda: isinstance(moving.dialog, NotMovedDialog) and moving.dialog.isActiveWindow())
    qtbot.keyClick(moving.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(settings.isActiveWindow)
    ask(qtbot, moving, target).go.click()
    end(qtbot, program, moving)
    moving.dialog.close_button.click()
    qtbot.waitUntil(settings.isActiveWindow)


def test_an_edit_that_cannot_be_saved_keeps_the_diary_from_moving(
    qtbot, program, moving, target, monkeypatch
):
    def full(*_paths):
        raise OSError(errno.ENOSPC, "full")

    dialog = ask(qtbot, moving, target)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        type_line(qtbot, program, "koffie")
        qtbot.waitUntil(lambda: program.autosave.state.kind == "failed")
        dialog.go.click()
        assert "Not everything is saved yet" in dialog.text()
        assert "the disk is full" in dialog.text()
    assert not target.exists()
    program.autosave.try_again()
    all_saved(qtbot, program)
    assert len(on_disk(find_places())) == 2


def test_the_lock_the_tables_and_the_quick_start_follow(qtbot, program, moving, target):
    old = program.places
    ask(qtbot, moving, target).go.click()
    end(qtbot, program, moving)
    assert not InstanceLock(program.places).acquire(), "a second window would not know of the first"
    assert ask_to_raise(program.places)
    assert not ask_to_raise(old)
    assert program.tables._places == program.places
    program._background.finish()
    assert (program.places.cache / f"today-{program.places.key()}.json").exists()
    assert not (old.cache / f"today-{old.key()}.json").exists()


def test_the_only_window_of_a_folder_leaves_it_free_when_it_goes_to_another(qtbot, places, target):
    old, new = InstanceLock(places), InstanceLock(places._replace(data=target))
    assert old.acquire()
    assert new.acquire()
    window = FirstWindow(places, old)
    window.follow(places._replace(data=target), new)
    assert (old.held, new.held) == (False, True)
    with qtbot.waitSignal(window.raise_wanted):
        assert ask_to_raise(places._replace(data=target))
    window.close()


def test_back_to_the_usual_folder_moves_it_back(qtbot, program, moving, page, target):
    assert not page.back.isEnabled()
    ask(qtbot, moving, target).go.click()
    end(qtbot, program, moving)
    moving.dialog.close_button.click()
    assert page.back.isEnabled()
    page.back.click()
    moving.wait()
    qtbot.waitUntil(lambda: moving.dialog.isVisible() and isinstance(moving.dialog, MoveDialog))
    moving.dialog.go.click()
    end(qtbot, program, moving)
    program._background.finish()
    assert program.places.data == usual_data()
    assert read_settings(program.places.config).settings.data_folder is None
    assert not page.back.isEnabled()


class TestAnotherDiary:
    @pytest.fixture
    def other(self, program, target):
        there = program.places._replace(data=target)
        store = Store.open(there)
        entry = Entry(id="01890000-0000-7000-8000-000000000001", day=program.shown_day.today, name="soep")
        store.save({entry.id: entry})
        return there

    def use(self, qtbot, program, moving, other):
        moving.use(other.data)
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, UseDialog))
        moving.dialog.go.click()
        qtbot.waitUntil(lambda: program.places == other)
        all_saved(qtbot, program)

    def test_it_says_what_lies_there_before_it_is_used(self, qtbot, moving, other):
        moving.use(other.data)
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, UseDialog))
        said = "\n".join(each.text() for each in moving.dialog.findChildren(QLabel))
        assert "1 day" in said
        assert unnamed_fields(moving.dialog) == []

    def test_of_an_older_copy_of_the_same_diary_it_says_that_it_becomes_the_present_one(
        self, qtbot, program, moving, tmp_path
    ):
        shutil.copytree(program.places.data, tmp_path / "unpacked")
        moving.use(tmp_path / "unpacked")
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, UseDialog))
        said = "\n".join(each.text() for each in moving.dialog.findChildren(QLabel))
        assert "an older copy of it" in said
        assert "not put together" not in said

    def test_the_window_goes_on_with_it_and_the_former_is_untouched(self, qtbot, program, moving, other):
        former = program.places
        before = on_disk(former)
        self.use(qtbot, program, moving, other)
        qtbot.waitUntil(lambda: names(program) == ["soep"])
        assert not program.document.undo_stack.canUndo()
        type_line(qtbot, program, "koffie")
        all_saved(qtbot, program)
        assert len(on_disk(other)) == 2
        assert on_disk(former) == before
        assert find_places().data == other.data

    def test_until_it_is_read_nothing_can_be_written_into_the_wrong_one(
        self, qtbot, program, moving, other, monkeypatch
    ):
        let_go, real = threading.Event(), use_diary

        def slowly(there):
            let_go.wait(30)
            return real(there)

        monkeypatch.setattr("magapp.ui.moving.use_diary", slowly)
        moving.use(other.data)
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, UseDialog))
        dialog = moving.dialog
        assert isinstance(dialog, UseDialog)
        dialog.go.click()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert QApplication.activeModalWidget() is dialog, "it stands before every window"
        monkeypatch.setattr(program, "read_everything", lambda: None)
        let_go.set()
        qtbot.waitUntil(lambda: program.places == other)
        assert not dialog.isVisible()
        assert not program.window.isEnabled(), "nobody sees yet what stands in it"
        monkeypatch.undo()
        program.read_everything()
        all_saved(qtbot, program)
        assert program.window.isEnabled()
        assert on_disk(other) == ["soep"]

    def test_one_that_another_window_has_is_refused_and_the_person_goes_on(
        self, qtbot, program, moving, other
    ):
        taken = InstanceLock(other)
        assert taken.acquire()
        moving.use(other.data)
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, UseDialog))
        moving.dialog.go.click()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, NotMovedDialog))
        taken.release()
        moving.dialog.accept()
        assert not isinstance(QApplication.activeModalWidget(), UseDialog | NotMovedDialog)
        type_line(qtbot, program, "koffie")
        all_saved(qtbot, program)
        assert len(on_disk(program.places)) == 2

    def test_its_backups_are_its_own(self, qtbot, program, moving, other):
        former, dataset = program.places, program.document.dataset
        before = list_backups(former, dataset)
        self.use(qtbot, program, moving, other)
        type_line(qtbot, program, "koffie")
        all_saved(qtbot, program)
        qtbot.waitUntil(lambda: len(list_backups(other, program.document.dataset)) == 1)
        assert program.document.dataset != dataset
        assert list_backups(former, dataset) == before

    def test_a_folder_without_one_is_refused(self, qtbot, program, moving, tmp_path):
        moving.use(tmp_path)
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, NotMovedDialog))
        assert "no diary of magapp" in moving.dialog.sentence
        assert program.places.data == usual_data()


class TestPage:
    def test_the_whole_path_can_be_copied_and_is_told_to_a_screen_reader(self, program, page):
        page.path.setFixedWidth(80)
        QApplication.sendEvent(page.path, QEvent(QEvent.Type.FontChange))
        page.copy.click()
        assert QGuiApplication.clipboard().text() == str(program.places.data)
        assert str(program.places.data) in page.path.accessibleName()
        assert unnamed_fields(page) == []

    def test_a_long_path_is_cut_in_its_middle(self, program, page):
        page.path.show_path(Path("/home/anna") / ("very long name " * 20) / "magapp")
        QApplication.processEvents()
        assert "…" in page.path.text()
        assert page.path.text().endswith("magapp")
        assert page.width() <= program.windows.settings.dialog.width()

    def test_the_buttons_ask_for_a_folder(self, qtbot, page, moving, target, monkeypatch):
        begun = []

        def point_at(_parent, _title, begin=""):
            begun.append(begin)
            return str(target)

        monkeypatch.setattr(QFileDialog, "getExistingDirectory", point_at)
        page.move_away.click()
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, MoveDialog))
        moving.dialog.reject()
        page.use.click()
        moving.wait()
        qtbot.waitUntil(lambda: isinstance(moving.dialog, NotMovedDialog))
        assert begun == [str(Path.home())] * 2

    def test_a_folder_named_at_the_start_cannot_be_changed_here(self, program, page, monkeypatch):
        monkeypatch.setenv(OVERRIDE, str(program.places.data))
        page.show_folder()
        assert not any(button.isEnabled() for button in (page.move_away, page.use, page.back))
        assert page._named.isVisibleTo(page)

    def test_a_folder_that_no_program_opens_is_said_so(self, page, monkeypatch):
        monkeypatch.setattr(
            "magapp.ui.dialogs.settings_folder.QDesktopServices.openUrl", lambda _address: False
        )
        page.open.click()
        assert "can be copied" in page._said.text()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_in_the_thread_leaves_the_diary_open(qtbot, program, moving, target, monkeypatch):
    def fail(*_arguments, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr("magapp.ui.moving.move", fail)
    ask(qtbot, moving, target).go.click()
    assert "went wrong in magapp itself" in end(qtbot, program, moving)
    type_line(qtbot, program, "koffie")
    all_saved(qtbot, program)
