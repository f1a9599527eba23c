"""What an entry holds of its food."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magapp.domain.food import Food
    from magapp.domain.records import Entry


def of_food(entry: Entry, food: Food, grams: float | None) -> Entry:
    """Give an entry the figures of so many g of a food; all are unknown where the weight is.

    Its name, its amount in its own measure, and when it was eaten stay.
    """

    def share(per_100_g: float | None) -> float | None:
        return None if per_100_g is None or grams is None else per_100_g * grams / 100

    return replace(
        entry,
        food=food.id,
        source=food.source,
        source_id=food.source_id,
        group=food.group,
        grams=grams,
        mg=None if grams is None else food.magnesium(grams),
        estimate=food.mg_high_per_100g is not None,
        counts_to_upper=food.fortified == "magnesium",
        drink=food.drink,
        energy_kcal=share(food.energy_kcal),
        caffeine_mg=share(food.caffeine_mg),
        alcohol_g=share(food.alcohol_g),
    )
