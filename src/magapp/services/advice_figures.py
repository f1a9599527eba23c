"""What the diary of the last four weeks shows, as far as advice needs it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.advice import Figures, Swap
from magapp.domain.advice_reasons import CAFFEINE_AT_ONCE
from magapp.domain.alerts import caffeine_limit
from magapp.domain.complaints import TROUBLED_FROM
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.services.summary import summarise_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.food import Food, FoodTable
    from magapp.domain.records import Entry
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
_A_DRINK_OF_ALCOHOL: Final = 0.1
"""Less of a glass than this is jam or soy sauce, not a drink."""
_AN_HOUR: Final = 60
"""What was drunk within this many minutes counts as at once; a judgement."""
_MEALS_AT_ONE_TIME: Final = frozenset({"breakfast", "lunch", "dinner"})
"""Snacks are spread over the day."""
_WEIGHTS: Final = frozenset({"g", "ml"})
_MEASURE_MAY_BE_OFF: Final = 0.15
"""How far, of its weight, a count of a household measure may lie from what was eaten."""


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
    stress, sweat = habits.get("stress", []), habits.get("sweat", [])
    late = [last for day in summary.days if (last := _last_caffeine(day)) is not None and last >= NOON]
    return Figures(
        complete_days=summary.complete_days,
        suggested_days=summary.suggested_days,
        mean_food=summary.mean_food,
        mean_supplement=summary.mean_supplement,
        mean_total=summary.mean_total,
        largest_meal_share=_mean_of(list(_largest_shares(complete))),
        supplement_days=sum(
            any(entry.counts_to_upper and not entry.planned for entry in day.entries) for day in summary.days
        ),
        days_over_upper=summary.days_over_upper,
        coffee_cups=sum(map(_cups, complete)) / len(complete) if enough else None,
        caffeine_mg=summary.mean_caffeine_mg,
        caffeine_days_over=sum(
            round(day.totals.caffeine_mg) > caffeine_limit(summary.profile) for day in summary.days
        ),
        caffeine_at_once_days=sum(map(_much_caffeine_at_once, summary.days)),
        late_caffeine_days=len(late),
        late_caffeine_time=sorted(late)[len(late) // 2] if late else None,
        alcohol_glasses=summary.mean_alcohol_glasses,
        alcohol_days=sum(day.totals.alcohol_glasses >= _A_DRINK_OF_ALCOHOL for day in summary.days),
        days_over_one_glass=sum(day.totals.alcohol_glasses > _ONE_GLASS for day in summary.days),
        water_litres=_mean_of([_litres(day, water_only=True) for day in complete]),
        drink_litres=_mean_of([_litres(day, water_only=False) for day in complete]),
        sleep_hours=sum(nights) / len(nights) if nights else None,
        sleep_nights=len(nights),
        bedtime_spread=_spread(habits.get("bedtime", [])),
        relaxation_days=sum(value > 0 for value in habits.get("relaxation", [])),
        stress_days=sum(value >= TROUBLED_FROM for value in stress),
        stress_noted_days=len(stress),
        sweat_days=sum(value >= TROUBLED_FROM for value in sweat),
        sweat_noted_days=len(sweat),
        swaps=() if table is None else swaps_of(summary.days, table),
    )


def _cups(day: DaySummary) -> float:
    cups = 0.0
    for entry in day.entries:
        if entry.drink == "coffee" and not entry.planned:
            cups += entry.quantity if entry.grams is None else entry.grams / ML_OF_A_CUP
    return cups


def _mean_of(values: Sequence[float]) -> float | None:
    """Give the mean over complete days; null for fewer than three."""
    return sum(values) / len(values) if len(values) >= COMPLETE_DAYS_FOR_AVERAGE else None


def _largest_shares(days: Sequence[DaySummary]) -> Iterator[float]:
    """Give, for each day with any, the part of its known magnesium from food that came from one meal."""
    for day in days:
        by_meal: dict[str, float] = {}
        for entry in day.entries:
            if entry.mg is not None and not entry.planned and not entry.counts_to_upper:
                by_meal[entry.meal] = by_meal.get(entry.meal, 0.0) + entry.mg.low
        whole = sum(by_meal.values())
        if whole > 0:
            yield max(by_meal.get(meal, 0.0) for meal in _MEALS_AT_ONE_TIME) / whole


def _timed_caffeine(day: DaySummary) -> list[tuple[int, float]]:
    """List the drinks with caffeine of which the time was logged: the minute and the mg, in order."""
    return sorted(
        (entry.time, entry.caffeine_mg)
        for entry in day.entries
        if entry.drink and entry.caffeine_mg and entry.time is not None and not entry.planned
    )


def _last_caffeine(day: DaySummary) -> int | None:
    drunk = _timed_caffeine(day)
    return drunk[-1][0] if drunk else None


def _much_caffeine_at_once(day: DaySummary) -> bool:
    drunk = _timed_caffeine(day)
    return any(
        round(sum(mg for minute, mg in drunk if first <= minute < first + _AN_HOUR)) > CAFFEINE_AT_ONCE
        for first, _mg in drunk
    )


def _litres(day: DaySummary, *, water_only: bool) -> float:
    """Add up drinks without alcohol; a g of a drink is taken as a ml."""
    return sum(entry.grams or 0.0 for entry in day.entries if _is_fluid(entry, water_only=water_only)) / 1000


def _is_fluid(entry: Entry, *, water_only: bool) -> bool:
    if entry.planned or entry.drink == "alcohol":
        return False
    return entry.drink == "water" if water_only else bool(entry.drink)


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
            count, unit = _in_measures(food, grams)
            swap = Swap(food=food.id, other=other.id, grams=grams, gained=gained, count=count, unit=unit)
            found.append((gained * len(grams_on), swap))
    found.sort(key=lambda pair: (-pair[0], pair[1].food))
    return tuple(swap for _gain, swap in found)


def _in_measures(food: Food, grams: float) -> tuple[float, str]:
    """Count a weight in halves of the food's usual household measure; no unit where that lies too far off."""
    portion = next((portion for portion in food.portions if portion.usual is not None), None)
    if portion is None or portion.unit in _WEIGHTS:
        return 0.0, ""
    count = max(0.5, round(grams / portion.grams * 2) / 2)
    if abs(count * portion.grams - grams) > _MEASURE_MAY_BE_OFF * grams:
        return 0.0, ""
    return count, portion.unit
