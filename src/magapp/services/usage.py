"""What this person logs often, and in what amounts: read from the last half year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from magapp.domain.records import MEALS, Favourite
from magapp.services.proposal import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.diary import Diary
    from magapp.domain.records import Entry, Meal

_DAYS: Final = 180
"""Habits older than this are no longer habits; it also bounds the work to a few milliseconds."""


def _recent(diary: Diary, day: dt.date) -> Iterator[Entry]:
    """Walk through the entries of the last half year, newest day first and its last entry first."""
    for away in range(_DAYS):
        for entry in reversed(diary.entries(day - dt.timedelta(days=away))):
            if not entry.planned:
                yield entry


def usage_of(diary: Diary, day: dt.date) -> Usage:
    """Count how often each food was logged up to a day; find its last amount, its meal, each supplement."""
    often: dict[str, int] = {}
    last: dict[str, tuple[float, str]] = {}
    taken: dict[tuple[str, str | None], Entry] = {}
    at_meals: dict[str, dict[Meal, int]] = {}
    for entry in _recent(diary, day):
        if entry.is_supplement:
            taken.setdefault((entry.name, entry.form), entry)
        food = entry.food
        if food is None:
            continue
        often[food] = often.get(food, 0) + 1
        last.setdefault(food, (entry.quantity, entry.unit))
        at = at_meals.setdefault(food, {})
        at[entry.meal] = at.get(entry.meal, 0) + 1
    meals = {food: max(MEALS, key=lambda meal: at.get(meal, 0)) for food, at in at_meals.items()}
    return Usage(often, last, tuple(taken.values()), meals)


def favourites(diary: Diary, meal: Meal) -> list[Favourite]:
    """List what the person keeps at hand for a meal, or for all of them, in the order it was kept."""
    kept = [each for each in diary.of_library(Favourite) if each.meal in (None, meal)]
    return sorted(kept, key=lambda each: each.id)


def usual_foods(diary: Diary, day: dt.date, meal: Meal, limit: int = 7) -> list[str]:
    """List the foods most often logged at a meal, the ones already there today left out."""
    there = {entry.food for entry in diary.entries(day) if entry.meal == meal}
    counts: dict[str, int] = {}
    for entry in _recent(diary, day):
        if entry.meal == meal and entry.food is not None and entry.food not in there:
            counts[entry.food] = counts.get(entry.food, 0) + 1
    return sorted(counts, key=lambda food: (-counts[food], food))[:limit]
