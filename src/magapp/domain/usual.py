"""The supplements that are usually taken: which are due on a day, and which of them were written down."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, Final

from magapp.domain.ids import day_record_id
from magapp.domain.records import MOST_TIMES, Entry, UsualSupplement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from magapp.domain.diary import Diary

_INTAKES: Final = "b345e07b-261a-481d-886a-56c56a6c00ca"
"""The namespace of the names of intakes; never another one, or what is ticked would be found no more."""
_NO_TIME: Final = 30 * 60
_DAY: Final = 24 * 60
_SAME_MG: Final = 0.05
"""Amounts in mg closer than this are the same: what was written down may have been multiplied and divided."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Hold one intake of a usual supplement on a day, and the entry that was written down for it, if any.

    ``time``: minutes from midnight, or null. ``place``: which of the day's intakes of the supplement it is.
    """

    usual: UsualSupplement
    time: int | None
    place: int = 0
    entry: Entry | None = None

    @property
    def is_taken(self) -> bool:
        """Tell whether it was written down as taken; what is only planned was not taken yet."""
        return self.entry is not None and not self.entry.planned


def is_due(usual: UsualSupplement, day: dt.date) -> bool:
    """Tell whether a supplement is taken on a day, as the person said."""
    if usual.paused or (usual.since is not None and day < usual.since):
        return False
    return not usual.weekdays or day.isoweekday() in usual.weekdays


def intake_id(usual: UsualSupplement, day: dt.date, place: int) -> str:
    """Name the entry of an intake, so that two machines on which it is ticked make the same one."""
    return day_record_id(_INTAKES, Entry.kind, day, f"{usual.id}/{place}")


def unused_id(intake: Intake, day: dt.date, is_used: Callable[[str], bool], fresh: str) -> str:
    """Name a new entry of an intake: by its place, else by another place, else *fresh*."""
    places = (intake.place, *(place for place in range(MOST_TIMES) if place != intake.place))
    names = (intake_id(intake.usual, day, place) for place in places)
    return next((name for name in names if not is_used(name)), fresh)


def is_same(usual: UsualSupplement, entry: Entry) -> bool:
    """Tell whether an entry is the same supplement in the same amount, in whatever language it was named."""
    if (usual.food, usual.form) != (entry.food, entry.form):
        return False
    if usual.mg is None or entry.mg is None:
        return usual.mg is entry.mg and (usual.quantity, usual.unit) == (entry.quantity, entry.unit)
    return isclose(usual.mg.low, entry.mg.low, abs_tol=_SAME_MG) and isclose(
        usual.mg.high, entry.mg.high, abs_tol=_SAME_MG
    )


def intakes_on(diary: Diary, day: dt.date, starts: int = 0) -> tuple[Intake, ...]:
    """List what is usually taken on a day, in order of time, each with the entry that stands for it.

    An entry stands for one intake at most: one that was ticked for the supplement first, else one of the same
    supplement in the same amount; of several the nearest in time. *starts*: the minute at which a day
    begins for the person; a time before it lies in the night after.
    """
    due = [each for each in diary.of_library(UsualSupplement) if is_due(each, day)]
    if not due:
        return ()
    found = [Intake(usual, *slot) for usual in due for slot in _slots(usual, starts)]
    found.sort(key=lambda each: (_minute(each.time), each.usual.name.casefold(), each.usual.id))
    supplements = [entry for entry in diary.entries(day) if entry.is_supplement]
    entries = _written_for(found, supplements, day)
    return tuple(
        Intake(each.usual, each.time, each.place, entries.get(number)) for number, each in enumerate(found)
    )


def open_intakes(intakes: Iterable[Intake]) -> list[Intake]:
    """List the intakes that are not written down as taken."""
    return [each for each in intakes if not each.is_taken]


def _slots(usual: UsualSupplement, starts: int) -> list[tuple[int | None, int]]:
    """List the times of a day with their places, each moment once."""
    if not usual.times:
        return [(None, 0)]
    places: dict[int | None, int] = {}
    for place, time in enumerate(sorted(usual.times)):
        places.setdefault(time + _DAY if time < starts else time, place)
    return list(places.items())


def _minute(time: int | None) -> int:
    return _NO_TIME if time is None else time


def _apart(time: int | None, other: int | None) -> int:
    """Give the minutes between two times; one that is not told is as far from all."""
    if time is None or other is None:
        return 0 if time is other else _NO_TIME
    return abs(time - other)


def _written_for(intakes: Sequence[Intake], entries: Sequence[Entry], day: dt.date) -> dict[int, Entry]:
    """Find the entry of each intake, by the place of the intake in the list."""
    ticked = {
        intake_id(intake.usual, day, place): intake.usual.id
        for intake in intakes
        for place in range(MOST_TIMES)
    }
    pairs = sorted(
        (
            ticked.get(entry.id) != intake.usual.id,
            entry.planned,
            _apart(intake.time, entry.time),
            number,
            which,
        )
        for number, intake in enumerate(intakes)
        for which, entry in enumerate(entries)
        if ticked.get(entry.id, intake.usual.id) == intake.usual.id
        and (entry.id in ticked or is_same(intake.usual, entry))
    )
    found: dict[int, Entry] = {}
    for *_order, number, which in pairs:
        if number not in found and entries[which] not in found.values():
            found[number] = entries[which]
    return found
