"""The whole diary as one immutable value."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from magapp.domain.records import MEALS, Checkin, DayNote, Dose, Entry, Fact, Habit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from magapp.domain.records import DayRecord, LibraryRecord, Record

    D = TypeVar("D", bound=DayRecord)
    L = TypeVar("L", bound=LibraryRecord)
    T = TypeVar("T")

_MEAL_ORDER = {meal: place for place, meal in enumerate(MEALS)}
_NO_TIME = 30 * 60


def entry_order(entry: Entry) -> tuple[bool, int, int, str]:
    """Give an entry its place in the day: supplements last, then meal, time and id: a total order."""
    time = _NO_TIME if entry.time is None else entry.time
    return (entry.is_supplement, _MEAL_ORDER.get(entry.meal, len(MEALS)), time, entry.id)


class Diary:
    """Hold every standing record, by id and by day; a change makes a new diary that shares the rest.

    A change copies what was changed before it and the list of days, not ten years of records; what was
    worked out of the other days is kept. Deleted records are not in it: they live on in storage.
    """

    __slots__ = ("_changed", "_days", "_first", "_kept", "_library")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._first: Mapping[str, Record] = {record.id: record for record in records}
        """What the first of these diaries was made of; all that came of it share it."""
        self._changed: dict[str, Record | None] = {}
        """What became of records since, and new ones; null: gone."""
        days: defaultdict[dt.date, list[DayRecord]] = defaultdict(list)
        library: list[LibraryRecord] = []
        for record in self._first.values():
            day: dt.date | None = getattr(record, "day", None)
            if day is None:
                library.append(record)  # type: ignore[arg-type]  # what has no day belongs there
            else:
                days[day].append(record)  # type: ignore[arg-type]  # it has one
        self._days: dict[dt.date, tuple[DayRecord, ...]] = {day: tuple(found) for day, found in days.items()}
        self._library: tuple[LibraryRecord, ...] = tuple(library)
        self._kept: dict[dt.date, dict[object, Any]] = {}
        """What was worked out of days that were asked for: each edit asks for half a year of them."""

    def __len__(self) -> int:
        gone = sum(record_id in self._first for record_id in self._changed)
        return len(self._first) - gone + sum(record is not None for record in self._changed.values())

    def __iter__(self) -> Iterator[Record]:
        for record_id, record in self._first.items():
            if record_id not in self._changed:
                yield record
        for changed in self._changed.values():
            if changed is not None:
                yield changed

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.get(record_id) is not None

    def get(self, record_id: str) -> Record | None:
        """Find a record by its id."""
        if record_id in self._changed:
            return self._changed[record_id]
        return self._first.get(record_id)

    def with_changes(self, changes: Mapping[str, Record | None]) -> Diary:
        """Make the diary in which each id stands for the new record, or for nothing when null."""
        diary = Diary()
        diary._first = self._first
        diary._changed = self._changed.copy()
        diary._days = self._days.copy()
        diary._library = self._library
        diary._kept = self._kept.copy()
        for record_id, new in changes.items():
            diary._put(record_id, new)
        return diary

    def _put(self, record_id: str, new: Record | None) -> None:
        """Put a record where it belongs, before this diary was handed out."""
        old = self.get(record_id)
        old_day: dt.date | None = getattr(old, "day", None)
        new_day: dt.date | None = getattr(new, "day", None)
        self._changed[record_id] = new
        if old is not None and new is not None and old_day == new_day:
            self._set(new_day, tuple(new if each.id == record_id else each for each in self._of(new_day)))
            return
        if old is not None:
            self._set(old_day, tuple(each for each in self._of(old_day) if each.id != record_id))
        if new is not None:
            self._set(new_day, (*self._of(new_day), new))

    def _of(self, day: dt.date | None) -> tuple[Any, ...]:
        return self._library if day is None else self._days.get(day, ())

    def _set(self, day: dt.date | None, records: tuple[Any, ...]) -> None:
        if day is None:
            self._library = records
            return
        self._kept.pop(day, None)
        if records:
            self._days[day] = records
        else:
            del self._days[day]

    def days(self) -> list[dt.date]:
        """List the days that hold any record, oldest first."""
        return sorted(self._days)

    def on(self, day: dt.date) -> tuple[DayRecord, ...]:
        """List every record of a day, in no order."""
        return self._days.get(day, ())

    def of_day(self, kind: type[D], day: dt.date) -> list[D]:
        """List the records of one kind on a day, in no order."""
        return [record for record in self.on(day) if isinstance(record, kind)]

    def of_library(self, kind: type[L]) -> list[L]:
        """List the records of one kind that belong to no day, in the order they came."""
        return [record for record in self._library if isinstance(record, kind)]

    def entries(self, day: dt.date) -> tuple[Entry, ...]:
        """List the entries of a day in their total order."""
        kept = self._kept.get(day)
        if kept is None:
            found = tuple(sorted(self.of_day(Entry, day), key=entry_order))
            kept = self._kept[day] = {Entry: found}
        entries: tuple[Entry, ...] = kept[Entry]
        return entries

    def of_entries(self, day: dt.date, work_out: Callable[[tuple[Entry, ...]], T]) -> T:
        """Give what is worked out of the entries of a day; until the day changes it is worked out once."""
        entries = self.entries(day)
        kept = self._kept[day]
        if work_out not in kept:
            kept[work_out] = work_out(entries)
        found: T = kept[work_out]
        return found

    def checkins(self, day: dt.date) -> dict[str, Checkin]:
        """Map complaints to the day's answers."""
        return {record.key: record for record in self.of_day(Checkin, day)}

    def habits(self, day: dt.date) -> dict[str, Habit]:
        """Map habits to the day's notes of them."""
        return {record.key: record for record in self.of_day(Habit, day)}

    def doses(self, day: dt.date) -> list[Dose]:
        """List the medicines taken on a day, by time."""
        return sorted(
            self.of_day(Dose, day), key=lambda dose: (_NO_TIME if dose.time is None else dose.time, dose.id)
        )

    def day_note(self, day: dt.date) -> DayNote | None:
        """Find what the person set about the day as a whole."""
        notes = self.of_day(DayNote, day)
        return notes[0] if notes else None

    def facts(self) -> list[Fact]:
        """List what is or was true of the person."""
        return self.of_library(Fact)
