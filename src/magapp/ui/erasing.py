"""Delete everything from the window: stop all that writes, delete, say what was done, and quit.

It quits rather than starting over: of a program that ends, nothing in memory can be written again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.i18n import _
from magapp.services.erase_words import counts_of, not_reached, what_was_done
from magapp.storage.erase import erase, look
from magapp.storage.errors import StorageError
from magapp.ui.dialogs.delete_everything import DeleteEverythingDialog, EverythingDeletedDialog

if TYPE_CHECKING:
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class Erasing(QObject):
    """Ask whether to delete everything, and do it."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self.asked: DeleteEverythingDialog | None = None
        self.done: EverythingDeletedDialog | None = None

    def ask(self) -> None:
        """Show what would be deleted."""
        program = self._program
        self.asked = DeleteEverythingDialog(
            look(program.places), counts_of(program.document.diary), program.window
        )
        self.asked.export_wanted.connect(self._windows.export_summary)
        self.asked.confirmed.connect(self._delete)
        self._windows.show_dialog(self.asked)

    def _delete(self) -> None:
        program = self._program
        self._windows.close_all()
        program.stop_writing()
        program.window.hide()
        try:
            sentences = [_("Everything was deleted."), *what_was_done(erase(program.places)), not_reached()]
        except StorageError as error:
            # Another program is writing; this one has stopped, so it ends in any case.
            sentences = [_("Nothing was deleted."), error.sentence()]
        self.done = EverythingDeletedDialog(sentences)
        self.done.finished.connect(program.end)
        self.done.open()
