"""The diary that the window shows, and the steps back through this session."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from magapp.domain.ids import day_record_id
from magapp.domain.profile import Profile, profile_on
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from magapp.domain.diary import Diary
    from magapp.domain.records import Record


class Change(NamedTuple):
    """Say what a step touched: which days, and whether the profile or library; or simply everything."""

    days: frozenset[dt.date]
    library: bool
    everything: bool = False

    def touches(self, day: dt.date) -> bool:
        """Tell whether a view of that day has to look again."""
        return self.everything or day in self.days


class _Replace(QUndoCommand):
    """Replace some records by others; undone, put the former ones back.

    It never swaps the whole diary, which would undo what arrived from elsewhere.
    """

    def __init__(self, document: Document, changes: Mapping[str, Record | None], text: str) -> None:
        super().__init__(text)
        # A command that held its document would close a circle, at which the garbage collector crashes Qt.
        self._document: Document = weakref.proxy(document)
        self._after = dict(changes)
        self._before = {record_id: document.diary.get(record_id) for record_id in changes}

    def redo(self) -> None:
        self._document.step(self._before, self._after)

    def undo(self) -> None:
        self._document.step(self._after, self._before)


class Document(QObject):
    """Hold the current diary and this session's undo stack; tell what changed, and what to save.

    ``edited`` carries the records to write (null: deleted) and those they replace; ``changed`` says what
    to look at again.
    ``refused`` says that a step back was not possible because the record changed from elsewhere.
    ``is_example``: the diary is invented, and what leaves the program says so.
    """

    changed = Signal(object)
    edited = Signal(object, object)
    refused = Signal()

    def __init__(
        self, diary: Diary, dataset: str, parent: QObject | None = None, *, is_example: bool = False
    ) -> None:
        super().__init__(parent)
        self.is_example = is_example
        self.diary = diary
        self.dataset = dataset
        self.undo_stack = QUndoStack(self)

    def replace(self, changes: Mapping[str, Record | None], message: str) -> None:
        """Replace records (null deletes) in one step that can be undone.

        ``message`` is a message id marked with ``N_``, such as "add food", translated where it is shown.
        """
        real = {i: new for i, new in changes.items() if self.diary.get(i) != new}
        if real:
            self.undo_stack.push(_Replace(self, real, message))

    def step(self, expected: Mapping[str, Record | None], wanted: Mapping[str, Record | None]) -> None:
        """Take one step of the undo stack, unless a record is no longer what the step expects."""
        if any(self.diary.get(record_id) != record for record_id, record in expected.items()):
            self.refused.emit()
            return
        self._set(wanted)
        self.edited.emit(dict(wanted), dict(expected))

    def take_in(self, changes: Mapping[str, Record | None]) -> None:
        """Take in records that arrived from elsewhere: shown, neither saved again nor undoable."""
        real = {i: new for i, new in changes.items() if self.diary.get(i) != new}
        if real:
            self._set(real)

    def take_whole(self, diary: Diary, unsaved: Mapping[str, Record | None]) -> None:
        """Show the whole diary once it is read, with what was edited meanwhile on top of it."""
        self.diary = diary.with_changes(unsaved) if unsaved else diary
        self.look_again()

    def look_again(self) -> None:
        """Have everything shown anew: it is written in another way now."""
        self.changed.emit(Change(frozenset(), library=True, everything=True))

    def profile(self, day: dt.date) -> Profile:
        """Read the profile that holds on a day."""
        return profile_on(self.diary.facts(), day)

    def new_id(self) -> str:
        """Name a new record."""
        return fresh_id()

    def day_record_id(self, kind: str, day: dt.date, key: str = "") -> str:
        """Name the one record of that kind, day and key in this diary."""
        return day_record_id(self.dataset, kind, day, key)

    def _set(self, changes: Mapping[str, Record | None]) -> None:
        days: set[dt.date] = set()
        library = False
        for record_id, new in changes.items():
            for record in (self.diary.get(record_id), new):
                if record is None:
                    continue
                day: dt.date | None = getattr(record, "day", None)
                if day is None:
                    library = True
                else:
                    days.add(day)
        self.diary = self.diary.with_changes(changes)
        self.changed.emit(Change(frozenset(days), library))
