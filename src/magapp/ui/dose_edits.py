"""What can be done to a day's medicines: each a single step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Dose
from magapp.i18n import N_, _
from magapp.services.quantity import take_time

if TYPE_CHECKING:
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class DoseEdits(QObject):
    """Turn wishes about medicines into changes of the document; ``problem`` says why one was not done."""

    added = Signal(object)
    problem = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day

    def take(self, medicine: str) -> None:
        """Write down that a medicine was taken: now, or on an earlier day without a time."""
        time = self._shown.minute_now() if self._shown.is_today else None
        dose = Dose(id=self._document.new_id(), day=self._shown.day, time=time, medicine=medicine)
        self._document.replace({dose.id: dose}, N_("add medicine"))
        self.added.emit(dose)

    def change_time(self, dose_id: str, typed: str) -> None:
        """Change when a dose was taken, as typed; an empty text means that nobody knows."""
        dose = self._document.diary.get(dose_id)
        if not isinstance(dose, Dose):
            return
        time, rest = take_time(f"@{typed}")
        if typed and (time is None or rest.strip()):
            self.problem.emit(_("‘{text}’ is no time. Write it as 22:30.").format(text=typed))
            return
        placed = None if time is None or not typed else self._shown.times.of_clock(time)
        self._document.replace({dose_id: replace(dose, time=placed)}, N_("change time"))

    def remove(self, dose_id: str) -> None:
        """Delete a dose."""
        if isinstance(self._document.diary.get(dose_id), Dose):
            self._document.replace({dose_id: None}, N_("delete"))
