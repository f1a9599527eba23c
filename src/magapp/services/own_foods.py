"""What a person added: foods from a label, recipes and meals, as foods beside those of the table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magapp.domain.food import OWN, OWN_RECIPE, Food, FoodTable, Portion
from magapp.domain.recipe import DishFigures, Part, dish_figures
from magapp.domain.records import OwnFood, Recipe
from magapp.services.plain_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.diary import Diary

_DISH: Final = "dishes"
_USUAL_GRAMS: Final = 100.0
_MOST_DEPTH: Final = 8
"""Recipes of recipes of recipes: more is a circle, made by two machines at once."""


def own_part(diary: Diary, table: FoodTable) -> tuple[Food, ...]:
    """List the person's own foods and recipes as foods; meals are no foods and are left out.

    ``table`` holds the other foods, of which recipes are made.
    """
    return _Library(diary, table).foods()


def with_own(table: FoodTable, own: Iterable[Food]) -> FoodTable:
    """Put own foods into a table; foods that one of them corrects stay, to be found by their id."""
    return replace(table, foods=(*own, *table.foods))


def hidden_by(diary: Diary) -> frozenset[str]:
    """List the ids of foods that the person corrected: the search finds the corrected ones only."""
    return frozenset(food.instead_of for food in diary.of_library(OwnFood) if food.instead_of)


def meals(diary: Diary) -> list[Recipe]:
    """List the meals that the person saved, by name."""
    found = [recipe for recipe in diary.of_library(Recipe) if recipe.is_meal]
    return sorted(found, key=lambda recipe: (folded(recipe.name), recipe.id))


def recipe_figures(recipe: Recipe, table: FoodTable) -> DishFigures:
    """Work out a recipe from foods of a table in which the person's own ones are, too."""
    return dish_figures(
        (Part(table.food(part.food), part.grams) for part in recipe.ingredients), table.group_uppers()
    )


def recipe_food(recipe: Recipe, diary: Diary, table: FoodTable) -> Food:
    """Make the food that a recipe (no meal) describes, whatever version of it the diary holds.

    ``table`` holds the other foods, of which it is made.
    """
    own = own_part(diary.with_changes({recipe.id: recipe}), table)
    return next(food for food in own if food.id == recipe.id)


def food_from(record: OwnFood, table: FoodTable) -> Food:
    """Make the food that an own record describes; it is called the same in both languages."""
    portions = _portions(record, table)
    return Food(
        id=record.id,
        name_nl=record.name,
        name_en=record.name,
        group=record.group,
        mg_per_100g=record.mg_per_100g,
        source=OWN,
        source_id="",
        energy_kcal=record.energy_kcal,
        caffeine_mg=record.caffeine_mg,
        alcohol_g=record.alcohol_g,
        density_g_per_ml=1.0 if record.drink else None,
        drink=record.drink,
        refined="",
        fortified="magnesium" if record.added_magnesium else "",
        swap_for="",
        portions=portions,
        synonyms_nl=(),
        synonyms_en=(),
    )


def usual_weight(group: str, table: FoodTable) -> float:
    """Estimate in g what people usually take at once: the middle one of the foods of a group.

    "100 g" is nobody's portion; an empty or unknown group is all foods.
    """
    return _usual_weights(table).get(group) or _usual_weights(table).get("", _USUAL_GRAMS)


def unit_called(name: str, table: FoodTable) -> str | None:
    """Find the measure of a table that is called so in either language; None where there is none."""
    plain = folded(name).strip()
    for unit in table.units:
        names = (unit.nl, unit.nl_plural, *unit.nl_other, unit.en, unit.en_plural, *unit.en_other)
        if plain in map(folded, names):
            return unit.id
    return None


def _portions(record: OwnFood, table: FoodTable) -> tuple[Portion, ...]:
    made: dict[str, Portion] = {}
    for portion in record.portions:
        unit = unit_called(portion.name, table) or portion.name
        if portion.grams > 0 and unit:
            made.setdefault(
                unit, Portion(unit, portion.grams, 1.0 if not made else None, OWN, estimate=False)
            )
    if not made:
        weight = usual_weight(record.group, table)
        return (Portion("portion", weight, 1.0, OWN, estimate=True),)
    return tuple(made.values())


@lru_cache(maxsize=4)
def _usual_weights(table: FoodTable) -> dict[str, float]:
    weights: dict[str, list[float]] = {}
    for food in table.foods:
        if not food.is_bundled:
            continue  # what was imported or added has itself only an estimate
        usual = food.usual_portion()
        for group in ("", food.group):
            weights.setdefault(group, []).append((usual.usual or 1.0) * usual.grams)
    return {group: sorted(each)[len(each) // 2] for group, each in weights.items()}


class _Library:
    """Work out each own food and recipe once, recipes of recipes too."""

    def __init__(self, diary: Diary, table: FoodTable) -> None:
        self._table = table
        self._recipes = {recipe.id: recipe for recipe in diary.of_library(Recipe) if not recipe.is_meal}
        self._uppers = table.group_uppers()
        self._made = {food.id: food_from(food, table) for food in diary.of_library(OwnFood)}

    def foods(self) -> tuple[Food, ...]:
        for recipe_id in self._recipes:
            self._find(recipe_id, 0)
        return tuple(self._made.values())

    def _find(self, food_id: str, depth: int) -> Food | None:
        if food_id in self._made:
            return self._made[food_id]
        recipe = self._recipes.get(food_id)
        if recipe is None:
            return self._table.food(food_id)
        if depth > _MOST_DEPTH:
            return None
        parts = [Part(self._find(part.food, depth + 1), part.grams) for part in recipe.ingredients]
        made = self._dish(recipe, dish_figures(parts, self._uppers))
        self._made[food_id] = made
        return made

    def _dish(self, recipe: Recipe, figures: DishFigures) -> Food:
        servings = recipe.servings if recipe.servings > 0 else 1.0
        grams = figures.grams / servings or _USUAL_GRAMS
        return Food(
            id=recipe.id,
            name_nl=recipe.name,
            name_en=recipe.name,
            group=_DISH,
            mg_per_100g=figures.mg,
            source=OWN_RECIPE,
            source_id="",
            energy_kcal=figures.energy_kcal,
            caffeine_mg=figures.caffeine_mg,
            alcohol_g=figures.alcohol_g,
            density_g_per_ml=None,
            drink="",
            refined="",
            fortified="",
            swap_for="",
            portions=(Portion("portion", grams, 1.0, OWN, estimate=False),),
            synonyms_nl=(),
            synonyms_en=(),
            mg_high_per_100g=figures.mg_high if figures.unknown else None,
            recipe=tuple((part.food, part.grams) for part in recipe.ingredients),
        )
