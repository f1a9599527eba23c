"""Move the diary to another folder, or use another one, while the program runs.

What is edited meanwhile waits: a dialog stands before the window until the diary is open again.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from magapp.domain.diary import Diary
from magapp.i18n import _
from magapp.services.move_words import what_was_moved
from magapp.storage.errors import StorageError
from magapp.storage.move_errors import MoveBroken
from magapp.storage.move_target import (
    checked_target,
    look_at_diary,
    suggested_target,
    take_window,
    use_diary,
)
from magapp.storage.moving import move
from magapp.storage.paths import is_named_by_environment, usual_data
from magapp.ui.background import Background
from magapp.ui.dialogs.move_diary import MoveDialog, NotMovedDialog, UseDialog
from magapp.ui.not_opened import go_on_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from magapp.storage.instance import InstanceLock
    from magapp.storage.move_target import LookedAt
    from magapp.storage.moving import Moved
    from magapp.storage.paths import Places
    from magapp.ui.autosave import SaveState
    from magapp.ui.program import Program


class Moving(QObject):
    """Ask for another folder, and go on in it; ``changed`` tells that the diary lies elsewhere."""

    changed = Signal()

    _may_move = Signal(object)
    _may_use = Signal(object)
    _moved = Signal(object, object)
    _used = Signal(object, object)
    _refused = Signal(object)

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._background = Background()
        self.dialog: MoveDialog | UseDialog | NotMovedDialog | None = None
        self._may_move.connect(self._ask_move)
        self._may_use.connect(self._ask_use)
        self._moved.connect(self._was_moved)
        self._used.connect(self._go_on_with)
        self._refused.connect(self._was_refused)
        program.autosave.state_changed.connect(self._follow_reading)

    @property
    def folder(self) -> Path:
        """Give the folder of the diary."""
        return self._program.places.data

    @property
    def is_usual(self) -> bool:
        """Tell whether the diary lies in the usual folder."""
        return self.folder == usual_data()

    @property
    def is_named(self) -> bool:
        """Tell whether the folder was named at the start, so that it cannot be changed here."""
        return self._program.is_folder_named or is_named_by_environment()

    @property
    def _asker(self) -> QWidget:
        """Give the window that was asked for this: the settings, which get the keyboard back."""
        windows = self._program.windows
        settings = None if windows is None else windows.settings.dialog
        return self._program.window if settings is None or not settings.isVisible() else settings

    def choose_target(self) -> None:
        """Have the person point at a folder to move to."""
        title = _("An empty folder for your diary")
        chosen = QFileDialog.getExistingDirectory(self._asker, title, QDir.homePath())
        if chosen:
            self.move_to(Path(chosen))

    def choose_diary(self) -> None:
        """Have the person point at a folder with a diary."""
        title = _("The folder of another diary")
        chosen = QFileDialog.getExistingDirectory(self._asker, title, QDir.homePath())
        if chosen:
            self.use(Path(chosen))

    def move_to(self, folder: Path) -> None:
        """See whether the diary can be moved to a folder, or to a new one in it, and ask."""
        self._background.do(partial(self._check, folder))

    def use(self, folder: Path) -> None:
        """See which diary lies in a folder, and ask."""
        self._background.do(partial(self._look, folder))

    def go_back(self) -> None:
        """Ask for the usual folder: to use the diary there, or else to move there."""
        self._background.do(self._check_usual)

    def wait(self) -> None:
        """Wait until what was begun is done; what came of it is told in its turn."""
        self._background.finish()

    def _check_usual(self) -> None:
        usual = usual_data()
        (self._look if (usual / "magapp.json").exists() else self._check)(usual)

    def _check(self, folder: Path) -> None:
        try:
            target = checked_target(
                self._program.places, suggested_target(folder), named_at_start=self.is_named
            )
        except StorageError as error:
            self._refused.emit(error)
            return
        self._may_move.emit(target)

    def _look(self, folder: Path) -> None:
        try:
            found = look_at_diary(self._program.places, folder, named_at_start=self.is_named)
        except StorageError as error:
            self._refused.emit(error)
            return
        self._may_use.emit(found)

    def _ask_move(self, target: Path) -> None:
        dialog = MoveDialog(self.folder, target, self._asker)
        dialog.confirmed.connect(self._move)
        self._show(dialog)

    def _ask_use(self, found: LookedAt) -> None:
        dialog = UseDialog(self.folder, found, self._asker)
        dialog.confirmed.connect(self._use)
        self._show(dialog)

    def _show(self, dialog: MoveDialog | UseDialog | NotMovedDialog) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.finished.connect(self._give_back)
        windows = self._program.windows
        assert windows is not None  # only a furnished window has settings
        windows.show_dialog(dialog)

    def _give_back(self) -> None:
        """Let the keyboard go to the window that was asked, not to the one behind it."""
        self._asker.activateWindow()

    def _hold(self) -> str:
        """Have everything saved and nothing written any more; say why that cannot be, if it cannot."""
        program = self._program
        program.end_typing()
        if program.autosave.state.kind == "loading":
            return _("The diary is still being read. Try again in a moment.")
        if program.tables.is_busy:
            return _("A food table is being imported. Try again when that is done.")
        unsaved = program.autosave.hold()
        if unsaved is not None:
            program.autosave.resume()
            return _("Not everything is saved yet, so nothing was moved. {reason}").format(
                reason=unsaved.sentence
            )
        return ""

    def _move(self, target: Path, keep: bool) -> None:  # noqa: FBT001  # a signal brings it
        wrong = self._hold()
        dialog = self.dialog
        assert isinstance(dialog, MoveDialog)  # it has just asked for this
        if wrong:
            dialog.show_end([wrong])
            return
        self._background.do(partial(self._run, self._program.places, target, dialog, keep=keep))

    def _run(self, places: Places, target: Path, dialog: MoveDialog, *, keep: bool) -> None:
        # Told as well where a fault of ours ends the thread, or the dialog would stand for ever.
        refusal: StorageError | None = MoveBroken(target)
        window: InstanceLock | None = None
        try:
            window = take_window(places._replace(data=target))
            moved = move(
                places,
                target,
                keep=keep,
                named_at_start=self.is_named,
                progress=dialog.note_progress,
                is_stopped=dialog.is_stopped,
            )
            refusal = None
        except StorageError as error:
            refusal = error
        finally:
            if refusal is not None:
                if window is not None:
                    window.release()
                self._refused.emit(refusal)
        if refusal is None:
            self._moved.emit(moved, window)

    def _was_moved(self, moved: Moved, window: InstanceLock) -> None:
        self._go_on(moved.places, window)
        assert isinstance(self.dialog, MoveDialog)  # it stands until it is told how it ended
        self.dialog.show_end(what_was_moved(moved))

    def _was_refused(self, error: StorageError) -> None:
        self._program.autosave.resume()
        if isinstance(self.dialog, MoveDialog) and self.dialog.isVisible():
            self.dialog.show_end([error.sentence()])
        else:
            self._end_use()
            self._show(NotMovedDialog(error.sentence(), self._asker))

    def _use(self, there: Places) -> None:
        wrong = self._hold()
        if wrong:
            self._end_use()
            self._show(NotMovedDialog(wrong, self._asker))
            return
        self._background.do(partial(self._take, there))

    def _take(self, there: Places) -> None:
        try:
            window = use_diary(there)
        except StorageError as error:
            self._refused.emit(error)
            return
        self._used.emit(there, window)

    def _go_on_with(self, there: Places, window: InstanceLock) -> None:
        """Go on with another diary: nothing of the former stays on the screen or can be undone into it."""
        program = self._program
        # Until it is read nobody sees what stands in it, and would write over that.
        program.window.setEnabled(False)
        self._end_use()
        if program.windows is not None:
            program.windows.close_all()
        program.document.undo_stack.clear()
        program.document.take_whole(Diary(), {})
        self._go_on(there, window)

    def _end_use(self) -> None:
        if isinstance(self.dialog, UseDialog):
            self.dialog.end()

    def _follow_reading(self, state: SaveState) -> None:
        """Let the person at the window again once the other diary is read."""
        window = self._program.window
        if state.kind != "loading" and not window.isEnabled():
            window.setEnabled(True)
            window.go_to_line()

    def _go_on(self, places: Places, window: InstanceLock) -> None:
        folder = None if places.data == usual_data() else str(places.data)
        self._program.choices.keep(data_folder=folder)
        go_on_in(self._program, places, window)
        self.changed.emit()
