"""What can be done to a day's entries: each a single step that can be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Entry
from magapp.i18n import N_, _, language
from magapp.services.drinks import Drink, one_less, one_more
from magapp.ui.row_edit import RowError, changed_as_typed, step_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.records import Meal
    from magapp.services.proposal import Proposal
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class DiaryEdits(QObject):
    """Turn wishes into changes of the document; ``problem`` says in a sentence why one was not done."""

    added = Signal(object)
    changed = Signal(object)
    problem = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._catalogue: Catalogue | None = None

    def use(self, catalogue: Catalogue) -> None:
        """Take the foods, once they are read."""
        self._catalogue = catalogue

    def can_begin(self) -> bool:
        """Tell whether the diary is read, and say so where it is not: what stands in it cannot change yet."""
        if self._catalogue is None:
            self.problem.emit(_("Your diary is still being read. Try again in a moment."))
            return False
        return True

    def add(self, proposal: Proposal, meal: Meal) -> None:
        """Add what was chosen to the day shown; the foods and medicines of one line are one step."""
        placed = self._shown.times.placed(proposal)
        records = placed.to_records(self._document.new_id, self._shown.day, meal=meal)
        if self._shown.day > self._shown.today:  # nothing was eaten tomorrow
            records = [replace(each, planned=True) if isinstance(each, Entry) else each for each in records]
        self._document.replace({record.id: record for record in records}, N_("add"))
        self.added.emit(records[-1])

    def change_row(self, entry_id: str, typed: str) -> None:
        """Change an entry's amount, unit, time or meal as typed in its row."""
        entry = self._document.diary.get(entry_id)
        if not self.can_begin() or not isinstance(entry, Entry):
            return
        table = None if self._catalogue is None else self._catalogue.table
        try:
            after = changed_as_typed(entry, typed, table, self._shown.times)
        except RowError as error:
            self.problem.emit(str(error))
            return
        if after != entry:
            self._document.replace({entry_id: after}, step_name(entry, after))
            self.changed.emit(after)

    def mark_eaten(self, entry_ids: Iterable[str]) -> None:
        """Tick what was planned as eaten, in one step; what was eaten already stays as it is."""
        if not self.can_begin():
            return
        found = (self._document.diary.get(entry_id) for entry_id in entry_ids)
        eaten = [replace(each, planned=False) for each in found if isinstance(each, Entry) and each.planned]
        if not eaten:
            self.problem.emit(_("Select a row that is planned first: that one is ticked as eaten."))
            return
        self._document.replace({entry.id: entry for entry in eaten}, N_("tick as eaten"))
        self.added.emit(eaten[-1])

    def one_more(self, drink: Drink) -> None:
        """Add one coffee, tea, water or glass of alcohol, now."""
        if self._catalogue is None:
            return
        day = self._shown.day
        minute = self._shown.minute_now()
        recent = [
            entry
            for away in range(30)
            for entry in reversed(self._document.diary.entries(day - dt.timedelta(days=away)))
        ]
        entry = one_more(
            drink,
            self._catalogue.table,
            list(reversed(recent)),
            entry_id=self._document.new_id(),
            day=day,
            time=minute if self._shown.is_today else None,
            meal=self._shown.times.meal_at(minute),
            language=language(),
        )
        if entry is not None:
            self._put(entry)

    def one_less(self, drink: Drink) -> None:
        """Take one coffee, tea, water or glass of alcohol away."""
        changes = one_less(self._document.diary.entries(self._shown.day), drink)
        if changes:
            self._document.replace(dict(changes), N_("one drink less"))

    def copy_yesterday(self) -> None:
        """Copy the same meal of the day before; what has a time keeps it."""
        if not self.can_begin():
            return
        day = self._shown.day
        meal = self._shown.meal_now()
        before = self._document.diary.entries(day - dt.timedelta(days=1))
        same = [
            entry for entry in before if entry.meal == meal and not entry.planned and not entry.is_supplement
        ]
        if not same:
            self.problem.emit(_("Nothing was written down for this meal the day before."))
            return
        later = day > self._shown.today
        copies = [replace(entry, id=self._document.new_id(), day=day, planned=later) for entry in same]
        self._document.replace({entry.id: entry for entry in copies}, N_("copy the meal of the day before"))
        self.added.emit(copies[-1])

    def _put(self, entry: Entry) -> None:
        self._document.replace({entry.id: entry}, N_("add"))
        self.added.emit(entry)
