"""What this person logs often, and in what amounts: read from the last half year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.records import MEALS, Favourite
from magapp.services.proposal import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.records import Entry, Meal

_DAYS: Final = 180
"""Habits older than this are no longer habits."""
MOST_USUAL: Final = 7


class _UseOfDay(NamedTuple):
    """Hold what one day tells: each food with its meal as often as it was eaten, the last amount of each.

    ``taken``: the last entry of each supplement, the latest first.
    """

    eaten: tuple[tuple[str, Meal], ...] = ()
    last: Mapping[str, tuple[float, str]] = {}
    taken: Mapping[tuple[str, str | None], Entry] = {}


_UNUSED: Final = _UseOfDay()


def use_of_day(entries: Sequence[Entry]) -> _UseOfDay:
    """Read what the entries of a day, in their order, tell of habits; what is planned tells nothing."""
    done = [entry for entry in entries if not entry.planned]
    if not done:
        return _UNUSED
    taken: dict[tuple[str, str | None], Entry] = {}
    for entry in reversed(done):
        if entry.is_supplement:
            taken.setdefault((entry.name, entry.form), entry)
    return _UseOfDay(
        tuple((entry.food, entry.meal) for entry in done if entry.food is not None),
        {entry.food: (entry.quantity, entry.unit) for entry in done if entry.food is not None},
        taken,
    )


class HalfYear:
    """Count what was logged up to a day; of another day or diary, only what differs is counted anew."""

    def __init__(self) -> None:
        self._uses: dict[dt.date, _UseOfDay] = {}
        self._at: defaultdict[str, dict[Meal, int]] = defaultdict(dict)
        self._meals: dict[str, Meal] = {}
        self._of: tuple[Diary | None, dt.date | None] = (None, None)
        self._usage = Usage()

    def usage(self, diary: Diary, day: dt.date) -> Usage:
        """Tell how often each food was logged, its last amount, its meal, and each supplement."""
        if self._of[0] is not diary or self._of[1] != day:
            self._go_to(diary, day)
            self._usage = self._added_up()
            self._of = diary, day
        return self._usage

    def usual(self, diary: Diary, day: dt.date, meal: Meal, limit: int) -> list[str]:
        """List the foods most often logged at a meal, the ones already there on that day left out."""
        self.usage(diary, day)
        there = {entry.food for entry in diary.entries(day) if entry.meal == meal}
        counts = {food: at[meal] for food, at in self._at.items() if meal in at and food not in there}
        return sorted(counts, key=lambda food: (-counts[food], food))[:limit]

    def _go_to(self, diary: Diary, day: dt.date) -> None:
        newest = day.toordinal()
        dates = map(dt.date.fromordinal, range(newest, max(newest - _DAYS, 0), -1))
        uses = {each: diary.of_entries(each, use_of_day) for each in dates}
        changed: set[str] = set()
        for each, use in self._uses.items():
            if uses.get(each) is not use:
                changed.update(self._count(use.eaten, -1))
        for each, use in uses.items():
            if self._uses.get(each) is not use:
                changed.update(self._count(use.eaten, 1))
        self._uses = uses
        for food in changed:
            if self._at[food]:
                self._meals[food] = _most(self._at[food])
            else:
                del self._at[food]
                self._meals.pop(food, None)

    def _count(self, eaten: Iterable[tuple[str, Meal]], times: int) -> Iterable[str]:
        for food, meal in eaten:
            at = self._at[food]
            at[meal] = at.get(meal, 0) + times
            if not at[meal]:
                del at[meal]
        return [food for food, _meal in eaten]

    def _added_up(self) -> Usage:
        last: dict[str, tuple[float, str]] = {}
        for use in reversed(self._uses.values()):
            last.update(use.last)
        taken: dict[tuple[str, str | None], Entry] = {}
        for use in self._uses.values():
            for key, entry in use.taken.items():
                taken.setdefault(key, entry)
        often = {food: sum(at.values()) for food, at in self._at.items()}
        return Usage(often, last, tuple(taken.values()), self._meals.copy())


def _most(at: Mapping[Meal, int]) -> Meal:
    return max(MEALS, key=lambda meal: at.get(meal, 0))


def usage_of(diary: Diary, day: dt.date) -> Usage:
    """Count how often each food was logged up to a day; find its last amount, its meal, each supplement."""
    return HalfYear().usage(diary, day)


def favourites(diary: Diary, meal: Meal) -> list[Favourite]:
    """List what the person keeps at hand for a meal, or for all of them, in the order it was kept."""
    kept = [each for each in diary.of_library(Favourite) if each.meal in (None, meal)]
    return sorted(kept, key=lambda each: each.id)


def usual_foods(diary: Diary, day: dt.date, meal: Meal, limit: int = MOST_USUAL) -> list[str]:
    """List the foods most often logged at a meal, the ones already there today left out."""
    return HalfYear().usual(diary, day, meal, limit)
