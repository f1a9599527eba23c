"""What the person says of how completely a day is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import DayNote
from magapp.i18n import N_
from magapp.ui.widgets.day_state import DayStateChoice

if TYPE_CHECKING:
    from magapp.domain.records import DayCompleteness
    from magapp.ui.diary_edits import DiaryEdits
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class DayStateDesk(QObject):
    """Keep the choice and the document together; ``said`` tells what a key did."""

    said = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, edits: DiaryEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._edits = edits
        self.choice = DayStateChoice()
        self.choice.setEnabled(False)  # until the diary is read, nobody knows what stands there
        self.choice.chosen.connect(self.set_to)
        self.choice.suggestion_wanted.connect(self.suggest)

    def show_state(self, state: str, *, was_set: bool) -> None:
        """Show the state of the day shown, once the diary is read."""
        self.choice.setEnabled(True)
        known: DayCompleteness | None = None if state == "empty" else state  # type: ignore[assignment]
        self.choice.show_state(known, was_set=was_set)

    def set_to(self, state: DayCompleteness) -> None:
        """Write down what the person says of the day shown."""
        if self._edits.can_begin():
            note = self._note().saying(state)
            self._document.replace({note.id: note}, N_("set how complete the day is"))
            self._tell()

    def suggest(self) -> None:
        """Go back to what is suggested."""
        note = self._document.diary.day_note(self._shown.day)
        if not self._edits.can_begin() or note is None or note.completeness is None:
            return
        without = note.saying(None)
        name = N_("go back to the suggestion of how complete the day is")
        self._document.replace({note.id: None if without.is_empty else without}, name)
        self._tell()

    def set_partly(self) -> None:
        """Say that meals are missing."""
        self.set_to("partly")

    def set_drinks_missing(self) -> None:
        """Say that only the drinks are missing."""
        self.set_to("drinks_missing")

    def set_complete(self) -> None:
        """Say that everything is there."""
        self.set_to("complete")

    def _note(self) -> DayNote:
        day = self._shown.day
        note = self._document.diary.day_note(day)
        return note or DayNote(id=self._document.day_record_id(DayNote.kind, day), day=day)

    def _tell(self) -> None:
        self.said.emit(self.choice.sentence)
