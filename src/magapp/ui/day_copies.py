"""What goes elsewhere of a day: its rows to another meal; each a single step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.i18n import N_, _, ngettext
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.records import Entry, Meal
    from magapp.ui.document import Document


class DayCopies(QObject):
    """Move what is written down; ``problem`` says in a sentence why something was not done.

    ``here`` tells what was done on the day shown: a sentence, and the ids of the records.
    """

    here = Signal(str, object)
    problem = Signal(str)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def move(self, entries: Sequence[Entry], meal: Meal) -> None:
        """Move entries to another meal; their times stay, and supplements stand apart from meals."""
        if not self._are_some(entries):
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

    def _are_some(self, entries: Sequence[Entry]) -> bool:
        if not entries:
            self.problem.emit(_("Select one or more rows of the day first."))
        return bool(entries)
