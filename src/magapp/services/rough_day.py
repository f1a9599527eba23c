"""A day remembered in usual portions: which foods are asked for, what they make, and how rough that is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.amount import Amount
from magapp.domain.records import Entry
from magapp.domain.totals import day_totals
from magapp.i18n import N_
from magapp.services.entry_figures import of_food

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from magapp.domain.food import Food, FoodTable
    from magapp.domain.records import Meal

MOST_PORTIONS: Final = 20
"""More usual portions of one food in one day are a slip."""
_ROUGH: Final = 0.25
"""Portions and table figures together are easily so far off, either way."""
_STEP_MG: Final = 10

_ASKED: Final[tuple[tuple[str, Meal, str], ...]] = (
    (
        N_("Bread and breakfast"),
        "breakfast",
        (
            "bread_wholemeal bread_brown bread_white oat_flakes cheese_gouda peanut_butter egg_boiled "
            "yoghurt_semi_skimmed"
        ),
    ),
    (
        N_("Hot meal"),
        "dinner",
        (
            "potatoes_boiled rice_white_boiled pasta_white_boiled pasta_wholemeal_boiled spinach_boiled "
            "broccoli_boiled tomato lettuce chicken_fillet_cooked minced_beef_fried salmon_cooked "
            "brown_beans_boiled"
        ),
    ),
    (
        N_("Drinks and in between"),
        "snack",
        "coffee tea_black water_tap milk_semi_skimmed apple banana mixed_nuts chocolate_dark",
    ),
)
"""Message ids of the headings, the meal at which what stands under them is put, and its foods."""


class AskedFood(NamedTuple):
    """Hold a food that is asked for, and the meal at which it is written down."""

    food: Food
    meal: Meal


@dataclass(frozen=True, slots=True)
class RoughDay:
    """Hold a first rough range from food in mg, and of how many foods the magnesium is unknown.

    Where one is unknown the range holds an estimate for it at its upper end only.
    """

    range: Amount
    unknown: int


def asked_foods(table: FoodTable) -> list[tuple[str, list[AskedFood]]]:
    """List the foods that are asked for under their headings (message ids); one no table has is left out."""
    found = []
    for heading, meal, keys in _ASKED:
        foods = [table.food(key) for key in keys.split()]
        found.append((heading, [AskedFood(food, meal) for food in foods if food is not None]))
    return found


def usual_amount(food: Food, portions: int) -> tuple[float, str]:
    """Give so many usual portions of a food in its household measure: a number and the measure."""
    usual = food.usual_portion()
    return portions * (usual.usual or 1.0), usual.unit


def remembered_entries(
    portions: Mapping[str, int], table: FoodTable, day: dt.date, new_id: Callable[[], str], language: str
) -> list[Entry]:
    """Make an entry for each food of which so many usual portions are remembered, marked as an estimate."""
    made = []
    for _heading, asked in asked_foods(table):
        for food, meal in asked:
            count = portions.get(food.id, 0)
            if count <= 0:
                continue
            quantity, unit = usual_amount(food, count)
            bare = Entry(
                id=new_id(), day=day, meal=meal, name=food.name(language), quantity=quantity, unit=unit
            )
            made.append(replace(of_food(bare, food, food.grams_of(quantity, unit)), estimate=True))
    return made


def rough_day(entries: list[Entry], group_upper: Mapping[str, float]) -> RoughDay | None:
    """Work out the rough range of remembered entries, rounded outwards to tens; null without any."""
    if not entries:
        return None
    totals = day_totals(entries, group_upper)
    low = math.floor(totals.food.low * (1 - _ROUGH) / _STEP_MG) * _STEP_MG
    high = math.ceil(totals.food.high * (1 + _ROUGH) / _STEP_MG) * _STEP_MG
    return RoughDay(Amount(float(low), float(high)), len(totals.unknown))
