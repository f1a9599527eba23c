"""What goes elsewhere of a day, to a meal or a day: each a single step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Dose, Entry
from magapp.i18n import N_, _, ngettext
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.records import Meal
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class DayCopies(QObject):
    """Move and copy what is written down; ``problem`` says in a sentence why something was not done.

    ``here`` tells what was done on the day shown: a sentence, and the ids of the records. ``elsewhere``
    tells what was done on other days: how many rows, and the days.
    """

    here = Signal(str, object)
    elsewhere = Signal(int, object)
    problem = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day

    def move(self, entries: Sequence[Entry], meal: Meal) -> None:
        """Move entries to another meal; their times stay, and supplements stand apart from meals."""
        if not self.are_some(entries):
            return
        foods = [entry for entry in entries if not entry.is_supplement]
        if not foods:
            self.problem.emit(_("Supplements stand apart from the meals. Nothing was changed."))
            return
        moved = {entry.id: replace(entry, meal=meal) for entry in foods if entry.meal != meal}
        if not moved:
            self.problem.emit(_("What you selected stands at that meal already."))
            return
        self._document.replace(moved, N_("move"))
        said = ngettext("{count} row moved to ‘{meal}’.", "{count} rows moved to ‘{meal}’.", len(moved))
        self.here.emit(said.format(count=len(moved), meal=meal_name(meal)), list(moved))

    def copy_to(self, entries: Sequence[Entry], days: Sequence[dt.date]) -> None:
        """Copy entries to other days, at the same meal and time; on a day to come they are planned."""
        if not self.are_some(entries):
            return
        each_once = sorted(set(days))
        copies = [self._copied(entry, day) for day in each_once for entry in entries]
        if copies:
            self._document.replace({entry.id: entry for entry in copies}, N_("copy to another day"))
            self.elsewhere.emit(len(entries), each_once)

    def copy_here(self, ids: Sequence[str], day: dt.date) -> None:
        """Copy entries and doses of other days to a day, at the same meal and time."""
        found = (self._document.diary.get(record_id) for record_id in dict.fromkeys(ids))
        copies = [self._copied(record, day) for record in found if isinstance(record, Entry | Dose)]
        if not copies:
            return
        self._document.replace({record.id: record for record in copies}, N_("copy from another day"))
        said = ngettext("{count} row copied to this day.", "{count} rows copied to this day.", len(copies))
        self.here.emit(said.format(count=len(copies)), [record.id for record in copies])

    def _copied(self, record: Entry | Dose, day: dt.date) -> Entry | Dose:
        new_id = self._document.new_id()
        if isinstance(record, Dose):
            return replace(record, id=new_id, day=day)
        return replace(record, id=new_id, day=day, planned=record.planned or day > self._shown.today)

    def are_some(self, entries: Sequence[Entry]) -> bool:
        """Tell whether anything is selected, and say so where nothing is."""
        if not entries:
            self.problem.emit(_("Select one or more rows of the day first."))
        return bool(entries)
