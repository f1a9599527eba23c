"""What the diary of the last four weeks shows, as far as advice needs it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.advice import Figures, Swap
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.services.summary import TROUBLED_FROM, summarise_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.services.summary import DaySummary, PeriodSummary

DAYS_OF_ADVICE: Final = 28
ML_OF_A_CUP: Final = 125.0
NOON: Final = 12 * 60
NIGHTS_FOR_SPREAD: Final = 5
"""With fewer bedtimes their spread says nothing."""
LEAST_GAIN: Final = 5.0
"""A swap that gains less magnesium than this, in mg on a day, is not worth a sentence."""
_ONE_GLASS: Final = 1.05
"""A glass of wine holds a little more or less than 10 g of alcohol; it is still one glass."""


def figures_of(
    diary: Diary, today: dt.date, group_upper: Mapping[str, float], table: FoodTable | None = None
) -> Figures:
    """Work out the figures of the 28 days up to today; swaps only with a food table."""
    summary = summarise_period(diary, today - timedelta(DAYS_OF_ADVICE - 1), today, group_upper)
    return figures_from(summary, table)


def figures_from(summary: PeriodSummary, table: FoodTable | None) -> Figures:
    """Work out the figures of a period that was summed up; swaps only with a food table."""
    complete = [day for day in summary.days if day.state == "complete"]
    enough = len(complete) >= COMPLETE_DAYS_FOR_AVERAGE
    habits: dict[str, list[float]] = {}
    for habit in summary.habit_notes:
        if habit.value is not None:
            habits.setdefault(habit.key, []).append(habit.value)
    nights = habits.get("sleep", [])
    return Figures(
        complete_days=summary.complete_days,
        suggested_days=summary.suggested_days,
        mean_food=summary.mean_food,
        mean_supplement=summary.mean_supplement,
        mean_total=summary.mean_total,
        supplement_days=sum(
            any(entry.counts_to_upper and not entry.planned for entry in day.entries) for day in summary.days
        ),
        days_over_upper=summary.days_over_upper,
        coffee_cups=sum(map(_cups, complete)) / len(complete) if enough else None,
        caffeine_mg=summary.mean_caffeine_mg,
        late_caffeine_days=sum(map(_had_late_caffeine, summary.days)),
        alcohol_glasses=summary.mean_alcohol_glasses,
        days_over_one_glass=sum(day.totals.alcohol_glasses > _ONE_GLASS for day in summary.days),
        sleep_hours=sum(nights) / len(nights) if nights else None,
        sleep_nights=len(nights),
        bedtime_spread=_spread(habits.get("bedtime", [])),
        relaxation_days=sum(value > 0 for value in habits.get("relaxation", [])),
        stress_days=sum(value >= TROUBLED_FROM for value in habits.get("stress", [])),
        swaps=() if table is None else swaps_of(summary.days, table),
    )


def _cups(day: DaySummary) -> float:
    cups = 0.0
    for entry in day.entries:
        if entry.drink == "coffee" and not entry.planned:
            cups += entry.quantity if entry.grams is None else entry.grams / ML_OF_A_CUP
    return cups


def _had_late_caffeine(day: DaySummary) -> bool:
    return any(
        (entry.caffeine_mg or 0.0) > 0 and bool(entry.drink) and entry.time is not None and entry.time >= NOON
        for entry in day.entries
        if not entry.planned
    )


def _spread(bedtimes: Sequence[float]) -> float | None:
    """Give the hours within which the middle 80 % of bedtimes lie; null for fewer than five."""
    if len(bedtimes) < NIGHTS_FOR_SPREAD:
        return None
    from statistics import quantiles  # noqa: PLC0415  # costs 10 ms at start

    tenths = quantiles(bedtimes, n=10, method="inclusive")
    return (tenths[-1] - tenths[0]) / 60


def swaps_of(days: Sequence[DaySummary], table: FoodTable) -> tuple[Swap, ...]:
    """Find what was eaten that can be swapped for more magnesium; what gains most over all days first.

    ``grams`` is the usual weight on a day on which it was eaten.
    """
    eaten: dict[str, dict[dt.date, float]] = {}
    for day in days:
        for entry in day.entries:
            if entry.food and entry.grams and not entry.planned:
                on_day = eaten.setdefault(entry.food, {})
                on_day[day.day] = on_day.get(day.day, 0.0) + entry.grams
    found: list[tuple[float, Swap]] = []
    for food_id, grams_on in eaten.items():
        food = table.food(food_id)
        other = table.food(food.swap_for) if food is not None and food.swap_for else None
        if food is None or other is None or food.mg_per_100g is None or other.mg_per_100g is None:
            continue
        grams = sum(grams_on.values()) / len(grams_on)
        gained = (other.mg_per_100g - food.mg_per_100g) * grams / 100
        if gained >= LEAST_GAIN:
            swap = Swap(food=food.id, other=other.id, grams=grams, gained=gained)
            found.append((gained * len(grams_on), swap))
    found.sort(key=lambda pair: (-pair[0], pair[1].food))
    return tuple(swap for _gain, swap in found)
