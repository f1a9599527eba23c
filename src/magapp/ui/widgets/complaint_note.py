"""The line for a note about one complaint on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from magapp.i18n import _
from magapp.ui.widgets.card import label
from magapp.ui.widgets.complaint_words import breakable

if TYPE_CHECKING:
    import datetime as dt

_NOTE_LENGTH: Final = 500


class ComplaintNote(QLineEdit):
    """Take a note, and tell by ``written`` its complaint, its day and its text once it is finished.

    A note belongs to the complaint and the day it was begun for, also when another is shown meanwhile.
    """

    written = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(muted=True, wrap=True)
        self._of: tuple[str, dt.date] | None = None
        self.setMaxLength(_NOTE_LENGTH)
        self.setClearButtonEnabled(True)
        self.editingFinished.connect(self.finish)

    def show_note(self, key: str, day: dt.date, complaint: str, note: str) -> None:
        """Show the note about a complaint (key and name) on a day; one being written for it stays."""
        if self._of != (key, day):
            self.finish()
        if self._of != (key, day) or not self.isModified():
            self.setText(note)
        self._of = (key, day)
        hint = _("Note about {complaint}").format(complaint=complaint)
        self.title.setText(breakable(hint))
        self.setAccessibleName(hint)

    def finish(self) -> None:
        """Tell what was written, if anything was."""
        if self._of is None or not self.isModified():
            return
        key, day = self._of
        self.setModified(False)
        self.written.emit(key, day, self.text().strip())
