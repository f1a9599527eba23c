"""Why a step of the plan applies, and what the diary says of a cause: figures and rules, no words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from magapp.domain.alerts import caffeine_limit
from magapp.domain.amount import Amount, exactly
from magapp.domain.reference import (
    ADEQUATE_INTAKE,
    COMPLETE_DAYS_FOR_AVERAGE,
    UPPER_LEVEL,
    bands,
    reference_intake,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magapp.domain.guidance import Cause, Factor, Step
    from magapp.domain.profile import Profile

SUPPLEMENT: Final = "supplement"
FOOD: Final = "food"
ALCOHOL_CAFFEINE: Final = "alcohol_caffeine"
SLEEP_RELAXATION: Final = "sleep_relaxation"
ENOUGH_SLEEP: Final = 7.0
ENOUGH_SLEEP_MINOR: Final = 8.0
"""Hours a night for an adult, and from 14 to 17 years (Hirshkowitz 2015)."""
WIDE_BEDTIMES: Final = 1.0
"""Bedtimes within an hour of each other count as fixed; a judgement."""
LARGEST_SWAPS: Final = 3
CAFFEINE_AT_ONCE: Final = 200.0
"""Caffeine in mg at one time, for an adult (EFSA 2015)."""
_TICKS: Final = frozenset({"conditions", "medicines"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A food that was eaten and one to have instead: ids, usual weight in g on a day, mg gained.

    ``count`` of the household measure ``unit`` is that weight; no unit (empty) where none comes near it.
    """

    food: str
    other: str
    grams: float
    gained: float
    count: float = 0.0
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Hold what the diary shows over a period; null or 0 where it shows nothing.

    Means are in mg (magnesium, caffeine), cups of 125 ml, glasses of 10 g of alcohol and litres a day, over
    complete days and null below three of them. ``bedtime_spread`` is in hours and holds for most nights.
    ``late_caffeine_time`` is the usual last minute of the day with caffeine, on the days with any after noon.
    ``largest_meal_share`` (0 to 1) is the part of the known magnesium from food that one meal gave.
    ``drink_litres`` counts all drinks without alcohol, water included.
    """

    complete_days: int = 0
    suggested_days: int = 0
    mean_food: Amount | None = None
    mean_supplement: Amount | None = None
    mean_total: Amount | None = None
    largest_meal_share: float | None = None
    supplement_days: int = 0
    days_over_upper: int = 0
    coffee_cups: float | None = None
    caffeine_mg: float | None = None
    caffeine_days_over: int = 0
    caffeine_at_once_days: int = 0
    late_caffeine_days: int = 0
    late_caffeine_time: int | None = None
    alcohol_glasses: float | None = None
    alcohol_days: int = 0
    days_over_one_glass: int = 0
    water_litres: float | None = None
    drink_litres: float | None = None
    sleep_hours: float | None = None
    sleep_nights: int = 0
    bedtime_spread: float | None = None
    relaxation_days: int = 0
    stress_days: int = 0
    stress_noted_days: int = 0
    sweat_days: int = 0
    sweat_noted_days: int = 0
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step applies: the id of a sentence and what belongs in it.

    ``figures`` are numbers or amounts by name; ``names`` are ids of causes (``name``), conditions, medicines
    or foods; ``clocks`` are minutes from midnight; ``measures`` are so many of a household measure. ``count``
    chooses between one and many. ``applies``: it makes the step worth doing, else it only informs.
    """

    id: str
    figures: Mapping[str, float | Amount] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    clocks: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    count: float | None = None
    applies: bool = False


def reasons_of_step(
    step: Step, profile: Profile, figures: Figures, year: int, *, gated: bool, limit_holds: bool
) -> Iterator[Reason]:
    """Say what makes a step apply.

    *gated*: a gate is open, and what was logged is for a doctor or pharmacist to judge. *limit_holds*: the
    upper level is about this person. Nothing that was ticked makes a supplement worth taking.
    """
    if step.id == SUPPLEMENT:
        yield from _of_supplement(figures, gated=gated, limit_holds=limit_holds)
    elif step.id == FOOD:
        yield from _of_intake(profile, figures, year)
        yield from _of_eating(figures)
    elif step.id == ALCOHOL_CAFFEINE:
        yield from _of_alcohol(profile, figures, year)
        yield from _of_caffeine(profile, figures, year)
        yield from _of_late_caffeine(figures)
    elif step.id == SLEEP_RELAXATION:
        yield from _of_sleep(figures, ENOUGH_SLEEP_MINOR if profile.is_minor_in(year) else ENOUGH_SLEEP)
        yield from _of_stress(figures)
        yield from _of_sweat(figures)
        yield from _of_drinking(figures)
    for cause in step.causes:
        if cause in profile.causes:
            yield Reason(id="cause_ticked", names={"name": cause}, applies=step.id != SUPPLEMENT)


def reasons_of_cause(cause: Cause, profile: Profile, figures: Figures, year: int) -> tuple[Reason, ...]:
    """Say what the diary and the ticks tell of a cause of the article; that there is nothing, if so."""
    found: list[Reason] = []
    for shown in cause.shows:
        if shown == "food":
            found += _of_intake(profile, figures, year)
        elif shown == "alcohol":
            found += _of_alcohol(profile, figures, year)
        elif shown == "caffeine":
            found += _of_caffeine(profile, figures, year)
        elif shown == "stress":
            found += _of_stress(figures)
        elif shown == "sweat":
            found += _of_sweat(figures)
    found += _of_ticks(cause.conditions, cause.medicines, profile)
    if found:
        return tuple(found)
    return (Reason(id="nothing_ticked" if _TICKS.issuperset(cause.shows) else "nothing_logged"),)


def reasons_of_factor(factor: Factor, profile: Profile, year: int) -> tuple[Reason, ...]:
    """Say which ticks (or which age) are a factor that the article leaves out; nothing where none is."""
    found = list(_of_ticks(factor.conditions, factor.medicines, profile))
    age = profile.age_in(year)
    if factor.from_age is not None and age is not None and age >= factor.from_age:
        found.append(Reason(id="age_told", figures={"years": age}))
    return tuple(found)


def _of_ticks(conditions: tuple[str, ...], medicines: tuple[str, ...], profile: Profile) -> Iterator[Reason]:
    for condition in conditions:
        if condition in profile.conditions:
            yield Reason(id="condition_ticked", names={"condition": condition})
    for medicine in medicines:
        if medicine in profile.medicines:
            yield Reason(id="medicine_ticked", names={"medicine": medicine})


def _of_supplement(figures: Figures, *, gated: bool, limit_holds: bool) -> Iterator[Reason]:
    """Say what was logged, gate or not."""
    limit = exactly(UPPER_LEVEL)
    if figures.supplement_days == 0:
        yield Reason(id="supplement_none")
        return
    if figures.mean_supplement is None:
        days = figures.supplement_days
        yield Reason(id="supplement_days", figures={"days": days}, count=days)
    elif not gated:
        yield Reason(id="supplement_logged", figures={"amount": figures.mean_supplement, "limit": limit})
    else:
        yield Reason(id="supplement_logged_gate", figures={"amount": figures.mean_supplement})
    if figures.days_over_upper and limit_holds:
        over = figures.days_over_upper
        yield Reason(id="days_over_upper", figures={"days": over, "limit": limit}, count=over, applies=True)


def _of_intake(profile: Profile, figures: Figures, year: int) -> Iterator[Reason]:
    days = figures.complete_days
    if figures.mean_food is None or figures.mean_total is None:
        needed = COMPLETE_DAYS_FOR_AVERAGE
        yield Reason(id="too_few_days", figures={"days": days, "needed": needed}, count=days)
        return
    yield Reason(id="mean_food", figures={"amount": figures.mean_food, "days": days})
    if figures.suggested_days:
        count = figures.suggested_days
        yield Reason(id="suggested_days", figures={"days": count}, count=count)
    reference = reference_intake(profile, year)
    if reference is not None:
        found = bands(figures.mean_total, reference)
        yield Reason(
            id="intake_" + "_".join(found),
            figures={"reference": exactly(reference)},
            applies="under" in found,
        )
    elif not profile.is_minor_in(year):
        both = {group: exactly(mg) for group, mg in ADEQUATE_INTAKE.items()}
        yield Reason(id="intake_two_references", figures=both)


def _of_eating(figures: Figures) -> Iterator[Reason]:
    share = round((figures.largest_meal_share or 0.0) * 100)
    if share:
        yield Reason(id="largest_meal", figures={"share": share})
    for swap in figures.swaps[:LARGEST_SWAPS]:
        yield Reason(
            id="swap_measure" if swap.unit else "swap",
            figures={"grams": round(swap.grams), "amount": exactly(swap.gained)},
            names={"food": swap.food, "other": swap.other},
            measures={"measure": (swap.count, swap.unit)} if swap.unit else {},
            applies=True,
        )


def drinks_none(profile: Profile, year: int) -> bool:
    """Tell whether the advice on alcohol is none at all (Gezondheidsraad 2015)."""
    return profile.pregnant or profile.lactating or profile.is_minor_in(year)


def _of_alcohol(profile: Profile, figures: Figures, year: int) -> Iterator[Reason]:
    none_at_all = drinks_none(profile, year)
    # Bread and ripe fruit hold a trace of alcohol, which is no glass.
    glasses = round(figures.alcohol_glasses or 0.0, 1)
    days, over = figures.alcohol_days, figures.days_over_one_glass
    if days:
        yield Reason(id="alcohol_days", figures={"days": days}, count=days, applies=none_at_all)
    if glasses:
        yield Reason(
            id="alcohol",
            figures={"glasses": glasses, "days": over},
            count=over,
            applies=over > 0 or none_at_all,
        )
    elif over:
        yield Reason(id="alcohol_days_over", figures={"days": over}, count=over, applies=True)
    if not (days or glasses) and figures.complete_days:
        yield Reason(id="alcohol_none")
    if none_at_all:
        yield Reason(id="alcohol_zero")
    elif days or glasses:
        yield Reason(id="alcohol_limit")


def _of_caffeine(profile: Profile, figures: Figures, year: int) -> Iterator[Reason]:
    if figures.coffee_cups:
        cups = round(figures.coffee_cups, 1)
        yield Reason(id="coffee", figures={"cups": cups}, count=cups)
    elif figures.caffeine_mg == 0 and not figures.caffeine_days_over:
        yield Reason(id="caffeine_none")
    if profile.is_minor_in(year):
        return
    expecting = profile.pregnant or profile.lactating
    limit = caffeine_limit(profile)
    caffeine = figures.caffeine_mg or 0.0
    if round(caffeine):
        over_limit = round(caffeine) > limit
        yield Reason(
            id="caffeine_over" if over_limit else "caffeine_under",
            figures={"caffeine": exactly(caffeine), "limit": exactly(limit)},
            applies=over_limit,
        )
    if figures.caffeine_days_over:
        over = figures.caffeine_days_over
        yield Reason(
            id="caffeine_days_over",
            figures={"days": over, "limit": exactly(limit)},
            count=over,
            applies=True,
        )
    if figures.caffeine_at_once_days and not expecting:
        at_once = figures.caffeine_at_once_days
        yield Reason(
            id="caffeine_at_once",
            figures={"days": at_once, "limit": exactly(CAFFEINE_AT_ONCE)},
            count=at_once,
            applies=True,
        )


def _of_late_caffeine(figures: Figures) -> Iterator[Reason]:
    if figures.late_caffeine_days and figures.late_caffeine_time is not None:
        late = figures.late_caffeine_days
        yield Reason(
            id="late_caffeine",
            figures={"days": late},
            clocks={"time": figures.late_caffeine_time},
            count=late,
            applies=True,
        )


def _of_sleep(figures: Figures, enough: float) -> Iterator[Reason]:
    if figures.sleep_hours is not None:
        yield Reason(
            id="sleep",
            figures={"hours": figures.sleep_hours, "days": figures.sleep_nights},
            count=figures.sleep_nights,
            applies=figures.sleep_hours < enough,
        )
    if figures.bedtime_spread is not None:
        spread = figures.bedtime_spread
        yield Reason(id="bedtimes", figures={"hours": spread}, applies=spread > WIDE_BEDTIMES)
    if figures.relaxation_days:
        calm = figures.relaxation_days
        yield Reason(id="relaxation", figures={"days": calm}, count=calm)


def _of_stress(figures: Figures) -> Iterator[Reason]:
    if figures.stress_noted_days:
        tense = figures.stress_days
        yield Reason(id="stress", figures={"days": tense}, count=tense, applies=tense > 0)


def _of_sweat(figures: Figures) -> Iterator[Reason]:
    if figures.sweat_noted_days:
        days = figures.sweat_days
        yield Reason(id="sweat", figures={"days": days}, count=days)


def _of_drinking(figures: Figures) -> Iterator[Reason]:
    water, drinks = round(figures.water_litres or 0.0, 1), round(figures.drink_litres or 0.0, 1)
    if water:
        yield Reason(id="fluid", figures={"water": water, "drinks": drinks})
    elif drinks:
        yield Reason(id="fluid_no_water", figures={"drinks": drinks})
