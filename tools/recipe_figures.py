"""Work out the figures of composite dishes from resources/foods/recipes.csv, and write them into foods.csv.

They are kept there, so that the program need not work them out at each start; a test holds them equal.

Most foods have no figure for caffeine and alcohol, because there is none in them and no table says so. So a
dish gets one only where an ingredient is known to hold some, and none that may hold some is unknown.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from magapp.domain.recipe import Part, dish_figures
from magapp.services.food_table import RECIPE, load_food_table

if TYPE_CHECKING:
    from magapp.domain.food import Food, FoodTable

FOODS = Path(__file__).parent.parent / "resources" / "foods"
_MOST_ROUNDS = 6
_WHOLE_FROM = 10
_CAFFEINE_GROUP, _ALCOHOL_GROUP = "coffee_tea", "alcohol"
_CAFFEINE_DRINKS = {"coffee", "tea", "soft_drink", "energy_drink"}
_CHOCOLATE = ("choc", "cocoa", "cacao")


def rounded(figure: float | None) -> str:
    """Write a figure as the table does: one decimal from 10 on, else up to two."""
    if figure is None:
        return ""
    return f"{figure:.{1 if figure >= _WHOLE_FROM else 2}f}".rstrip("0").rstrip(".") or "0"


def _may_hold_caffeine(food: Food) -> bool:
    is_chocolate = any(word in food.id for word in _CHOCOLATE)
    return food.group == _CAFFEINE_GROUP or food.drink in _CAFFEINE_DRINKS or is_chocolate


def _may_hold_alcohol(food: Food) -> bool:
    return food.group == _ALCOHOL_GROUP or food.drink == "alcohol"


def figures_of(dish: Food, table: FoodTable) -> dict[str, str]:
    """Work out the columns of a dish, as the table writes them; exits where its magnesium is unknown."""
    foods = [table.food(part.food) for part in dish.recipe]
    figures = dish_figures((Part(table.food(part.food), part.grams) for part in dish.recipe), {})
    if figures.unknown or figures.mg is None:
        sys.exit(f"{dish.id}: the magnesium of an ingredient is unknown")
    parts = [food for food in foods if food is not None]
    caffeine = any(food.caffeine_mg for food in parts) and not any(
        food.caffeine_mg is None and _may_hold_caffeine(food) for food in parts
    )
    alcohol = any(food.alcohol_g for food in parts) and not any(
        food.alcohol_g is None and _may_hold_alcohol(food) for food in parts
    )
    made = {
        "energy_kcal": "" if figures.energy_kcal is None else str(round(figures.energy_kcal)),
        "caffeine_mg": rounded(figures.caffeine_mg) if caffeine else "",
        "alcohol_g": rounded(figures.alcohol_g) if alcohol else "",
    }
    columns = {"mg_per_100g": rounded(figures.mg)}
    for column, text in made.items():
        kind = column.partition("_")[0]
        columns |= {
            column: text,
            f"{kind}_source": RECIPE if text else "",
            f"{kind}_source_id": "recipe" if text else "",
        }
    return columns


def once() -> int:
    """Bring every dish up to its ingredients as they stand; give the number of rows that changed."""
    table = load_food_table(FOODS)
    path = FOODS / "foods.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    at = {name: place for place, name in enumerate(rows[0])}
    changed = 0
    for row in rows[1:]:
        food = table.food(row[at["id"]])
        if food is None or row[at["mg_source"]] != RECIPE:
            continue
        new = figures_of(food, table)
        changed += any(row[at[name]] != text for name, text in new.items())
        for name, text in new.items():
            row[at[name]] = text
    if changed:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        path.write_text(written.getvalue(), encoding="utf-8")
    return changed


if __name__ == "__main__":
    for _round in range(_MOST_ROUNDS):  # a dish may be an ingredient of another
        done = once()
        print(f"{done} dishes brought up to date")
        if not done:
            break
