"""Work out the figures of composite dishes from resources/foods/recipes.csv, and write them into foods.csv.

They are kept there, so that the program need not work them out at each start; a test holds them equal.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from magapp.domain.recipe import Part, dish_figures
from magapp.services.food_table import RECIPE, load_food_table

FOODS = Path(__file__).parent.parent / "resources" / "foods"
_MOST_ROUNDS = 6
_WHOLE_FROM = 10


def rounded(figure: float | None) -> str:
    """Write a figure as the table does: one decimal from 10 on, else up to two."""
    if figure is None:
        return ""
    return f"{figure:.{1 if figure >= _WHOLE_FROM else 2}f}".rstrip("0").rstrip(".") or "0"


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
        figures = dish_figures((Part(table.food(part), grams) for part, grams in food.recipe), {})
        if figures.unknown or figures.mg is None:
            sys.exit(f"{food.id}: the magnesium of an ingredient is unknown")
        energy = "" if figures.energy_kcal is None else str(round(figures.energy_kcal))
        source = RECIPE if energy else ""
        new = {
            "mg_per_100g": rounded(figures.mg),
            "energy_kcal": energy,
            "energy_source": source,
            "energy_source_id": source and "recipe",
        }
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
