"""What is said of several days together, and done to them: each a single step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR, DayNote, Entry
from magapp.i18n import N_, _, ngettext
from magapp.services.day_words import mean_from_food
from magapp.ui.day_builder import signs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.records import DayCompleteness, DayRecord
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class SeveralDays(QObject):
    """Do to several days at once what can be done to one.

    ``said`` tells in a sentence what was done, ``problem`` why something was not. ``copy_wanted`` and
    ``removal_wanted`` carry the days about which a window has to ask first.
    """

    said = Signal(str)
    problem = Signal(str)
    copy_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day

    def words(self, days: Sequence[dt.date]) -> str:
        """Say how many days there are and, over the complete ones, the mean magnesium from food."""
        diary, today = self._document.diary, self._shown.today
        said = ngettext("{count} day chosen.", "{count} days chosen.", len(days)).format(count=len(days))
        if not self.rows(days):
            return said
        found = signs(diary, days[0], days[-1], today)
        complete = [diary.entries(day) for day in days if found[day].state == "complete"]
        return f"{said} {mean_from_food(complete)}"

    def rows(self, days: Sequence[dt.date]) -> list[Entry]:
        """List the entries of the days."""
        return [entry for day in days for entry in self._document.diary.entries(day)]

    def others(self, days: Sequence[dt.date]) -> list[DayRecord]:
        """List what else was written down about the days: no entry, and not how complete they are."""
        return [
            record
            for day in days
            for record in self._document.diary.on(day)
            if not isinstance(record, Entry) and not (isinstance(record, DayNote) and not record.note)
        ]

    def ask_copy(self, days: Sequence[dt.date]) -> None:
        """Have a window ask whereto the days are copied."""
        if self._are_some(self.rows(days)):
            self.copy_wanted.emit(days)

    def ask_removal(self, days: Sequence[dt.date]) -> None:
        """Have a window ask whether what was eaten on the days is deleted."""
        if self._are_some(self.rows(days)):
            self.removal_wanted.emit(days)

    def remove(self, days: Sequence[dt.date], *, others: bool = False) -> None:
        """Delete every entry of the days; what else is written down about them stays, unless *others*.

        Whether they are complete is no longer said: nothing is left of which it could be.
        """
        rows = self.rows(days)
        if not self._are_some(rows):
            return
        changes: dict[str, DayRecord | None] = dict.fromkeys((row.id for row in rows), None)
        for day in {row.day for row in rows}:
            note = self._document.diary.day_note(day)
            if note is not None:
                changes[note.id] = replace(note, state=None) if note.note else None
        if others:
            changes |= dict.fromkeys((each.id for each in self.others(days)), None)
        self._document.replace(changes, N_("delete the rows of several days"))
        said = ngettext("{count} row deleted.", "{count} rows deleted.", len(rows))
        self.said.emit(said.format(count=len(rows)))

    def set_complete(self, days: Sequence[dt.date]) -> None:
        """Say of the days that they are complete."""
        self.set_state(days, "complete")

    def set_partly(self, days: Sequence[dt.date]) -> None:
        """Say of the days that they are written down in part."""
        self.set_state(days, "partly")

    def set_state(self, days: Sequence[dt.date], state: DayCompleteness) -> None:
        """Say of the days that they are complete, or partly; those without an entry stay empty."""
        diary = self._document.diary
        meant = [day for day in days if day <= self._shown.today and diary.entries(day)]
        if not meant:
            self.problem.emit(_("There is nothing on these days that could be complete."))
            return
        changes: dict[str, DayNote | None] = {}
        for day in meant:
            note_id = self._document.day_record_id(DayNote.kind, day)
            old = diary.day_note(day) or DayNote(id=note_id, day=day)
            changes[note_id] = old.saying(state)
        self._document.replace(changes, N_("set how complete several days are"))
        said = ngettext("{count} day is complete now.", "{count} days are complete now.", len(meant))
        if state == "partly":
            said = ngettext(
                "{count} day is partly written down now.",
                "{count} days are partly written down now.",
                len(meant),
            )
        self.said.emit(said.format(count=len(meant)))

    def copy(self, days: Sequence[dt.date], targets: Sequence[dt.date]) -> None:
        """Copy the entries of the days: the first day to each target, the others as far behind it as now."""
        rows = self.rows(days)
        if not self._are_some(rows):
            return
        first = min(days)
        copies = [
            self._copied(row, target + (row.day - first))
            for target in sorted(set(targets))
            for row in rows
            if EARLIEST_YEAR <= (target + (row.day - first)).year <= LATEST_YEAR
        ]
        self._document.replace({each.id: each for each in copies}, N_("copy several days"))
        count = len(copies)
        said = ngettext("{count} row copied to other days.", "{count} rows copied to other days.", count)
        self.said.emit(said.format(count=count))

    def _copied(self, row: Entry, day: dt.date) -> Entry:
        """Copy a row to another day; on a day to come it is planned."""
        planned = row.planned or day > self._shown.today
        return replace(row, id=self._document.new_id(), day=day, planned=planned)

    def _are_some(self, rows: Sequence[Entry]) -> bool:
        if not rows:
            self.problem.emit(_("Nothing was written down on these days."))
        return bool(rows)
