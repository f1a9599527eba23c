"""The whole diary as one immutable value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from magapp.domain.records import MEALS, Checkin, DayNote, Dose, Entry, Fact, Habit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from magapp.domain.records import DayRecord, LibraryRecord, Record

    D = TypeVar("D", bound=DayRecord)
    L = TypeVar("L", bound=LibraryRecord)

_MEAL_ORDER = {meal: place for place, meal in enumerate(MEALS)}
_NO_TIME = 30 * 60


def entry_order(entry: Entry) -> tuple[bool, int, int, str]:
    """Give an entry its place in the day: supplements last, then meal, time and id: a total order."""
    time = _NO_TIME if entry.time is None else entry.time
    return (entry.is_supplement, _MEAL_ORDER.get(entry.meal, len(MEALS)), time, entry.id)


class Diary:
    """Hold every standing record, by id and by day; a change makes a new diary that shares the rest.

    A copy costs one shallow copy of three dictionaries (half a millisecond over ten years), never a
    copy of records. Deleted records are not in it: they live on in storage.
    """

    __slots__ = ("_by_id", "_days", "_entries", "_library")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_id: dict[str, Record] = {}
        self._entries: dict[dt.date, tuple[Entry, ...]] = {}
        """The entries of days that were asked for, in their order: each edit asks for half a year of them."""
        days: dict[dt.date, list[str]] = {}
        library: list[str] = []
        for record in records:
            self._by_id[record.id] = record
        for record in self._by_id.values():
            day: dt.date | None = getattr(record, "day", None)
            if day is None:
                library.append(record.id)
            else:
                days.setdefault(day, []).append(record.id)
        self._days: dict[dt.date, tuple[str, ...]] = {day: tuple(ids) for day, ids in days.items()}
        self._library: tuple[str, ...] = tuple(library)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._by_id.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._by_id

    def get(self, record_id: str) -> Record | None:
        """Find a record by its id."""
        return self._by_id.get(record_id)

    def with_changes(self, changes: Mapping[str, Record | None]) -> Diary:
        """Make the diary in which each id stands for the new record, or for nothing when null."""
        by_id = self._by_id.copy()
        days = self._days.copy()
        library = self._library
        entries = self._entries.copy()
        for record_id, new in changes.items():
            old = by_id.get(record_id)
            old_day: dt.date | None = getattr(old, "day", None)
            new_day: dt.date | None = getattr(new, "day", None)
            for day in (old_day, new_day):
                if day is not None:
                    entries.pop(day, None)
            if old is not None and (new is None or old_day != new_day):
                if old_day is None:
                    library = tuple(i for i in library if i != record_id)
                else:
                    left = tuple(i for i in days[old_day] if i != record_id)
                    if left:
                        days[old_day] = left
                    else:
                        del days[old_day]
            if new is None:
                by_id.pop(record_id, None)
                continue
            by_id[record_id] = new
            if old is None or old_day != new_day:
                if new_day is None:
                    library = (*library, record_id)
                else:
                    days[new_day] = (*days.get(new_day, ()), record_id)
        return Diary._of(by_id, days, library, entries)

    @classmethod
    def _of(
        cls,
        by_id: dict[str, Record],
        days: dict[dt.date, tuple[str, ...]],
        library: tuple[str, ...],
        entries: dict[dt.date, tuple[Entry, ...]],
    ) -> Diary:
        diary = cls()
        diary._by_id = by_id  # its own, not yet handed out
        diary._days = days
        diary._library = library
        diary._entries = entries
        return diary

    def days(self) -> list[dt.date]:
        """List the days that hold any record, oldest first."""
        return sorted(self._days)

    def on(self, day: dt.date) -> tuple[DayRecord, ...]:
        """List every record of a day, in no order."""
        return tuple(self._by_id[i] for i in self._days.get(day, ()))  # type: ignore[misc]  # only day records lie there

    def of_day(self, kind: type[D], day: dt.date) -> list[D]:
        """List the records of one kind on a day, in no order."""
        return [record for record in self.on(day) if isinstance(record, kind)]

    def of_library(self, kind: type[L]) -> list[L]:
        """List the records of one kind that belong to no day, in the order they came."""
        found = (self._by_id[i] for i in self._library)
        return [record for record in found if isinstance(record, kind)]

    def entries(self, day: dt.date) -> tuple[Entry, ...]:
        """List the entries of a day in their total order."""
        found = self._entries.get(day)
        if found is None:
            found = self._entries[day] = tuple(sorted(self.of_day(Entry, day), key=entry_order))
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
