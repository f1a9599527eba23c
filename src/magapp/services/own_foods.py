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
    from magapp.domain.food import Unit

_DISH: Final = "dishes"
_USUAL_GRAMS: Final = 100.0


def own_part(diary: Diary, table: FoodTable) -> tuple[Food, ...]:
    """List the person's own foods and recipes as foods; meals are no foods and are left out.

    ``table`` holds the other foods, of which recipes are made.
    """
    return _Library(diary, table).foods()


def with_own(table: FoodTable, own: Iterable[Food]) -> FoodTable:
    """Put own foods into a table; foods that one of them corrects stay, to be found by their id."""
    return replace(table, foods=(*own, *table.foods))


def corrected_by(diary: Diary) -> dict[str, str]:
    """Map the id of each food that the person corrected to that of the own one that stands in its place."""
    return {food.instead_of: food.id for food in diary.of_library(OwnFood) if food.instead_of}


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
    """Make the food that an own record describes.

    What the record of a corrected food cannot say is taken from the food it corrects, if the table still
    has that: the name in the other language, the weight of a ml, how many people usually take, and the like.
    """
    like = table.food(record.instead_of) if record.instead_of else None
    names = (record.name, record.name)
    if like is not None and record.name in {like.name_nl, like.name_en}:
        names = (like.name_nl, like.name_en)
    density = None if like is None else like.density_g_per_ml
    if density is None and record.drink:
        density = 1.0
    added = "magnesium" if record.added_magnesium else ""
    return Food(
        id=record.id,
        name_nl=names[0],
        name_en=names[1],
        group=record.group,
        mg_per_100g=record.mg_per_100g,
        source=OWN,
        source_id="",
        energy_kcal=record.energy_kcal,
        caffeine_mg=record.caffeine_mg,
        alcohol_g=record.alcohol_g,
        density_g_per_ml=density,
        drink=record.drink,
        refined="" if like is None else like.refined,
        fortified=added or ("other" if like is not None and like.fortified == "other" else ""),
        swap_for="" if like is None else like.swap_for,
        portions=_portions(record, like, table),
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
    return next((unit.id for unit in table.units if plain in _words_of(unit)), None)


def _words_of(unit: Unit) -> list[str]:
    names = (unit.nl, unit.nl_plural, *unit.nl_other, unit.en, unit.en_plural, *unit.en_other)
    return [folded(name) for name in names]


def _portions(record: OwnFood, like: Food | None, table: FoodTable) -> tuple[Portion, ...]:
    """Make the portions of an own food; the first one counts as often as in the food it corrects."""
    known = {} if like is None else {portion.unit: portion for portion in like.portions}
    made: dict[str, Portion] = {}
    for portion in record.portions:
        plain = folded(portion.name).strip()
        # A word stands for several measures: of a corrected food it is the one which that food has.
        same = (each for each in map(table.unit, known) if each is not None and plain in _words_of(each))
        found = next(same, None)
        unit = found.id if found is not None else unit_called(portion.name, table) or portion.name
        if portion.grams <= 0 or not unit or unit in made:
            continue
        before = known.get(unit)
        usual = None if made else 1.0 if before is None else before.usual or 1.0
        if before is not None and before.grams == portion.grams:
            made[unit] = replace(before, usual=usual)
        else:
            made[unit] = Portion(unit, portion.grams, usual, OWN, estimate=False)
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
            self._make(recipe_id)
        return tuple(self._made.values())

    def _make(self, recipe_id: str) -> None:
        """Make a recipe after those it is made of, however deep they go.

        Two machines can make a circle at once: a recipe on the way to itself counts as unknown.
        """
        todo = [] if recipe_id in self._made else [recipe_id]
        while todo:
            recipe = self._recipes[todo[-1]]
            inner = next(
                (part.food for part in recipe.ingredients if self._is_to_make(part.food, todo)), None
            )
            if inner is not None:
                todo.append(inner)
                continue
            parts = [Part(self._find(part.food), part.grams) for part in recipe.ingredients]
            self._made[recipe.id] = self._dish(recipe, dish_figures(parts, self._uppers))
            todo.pop()

    def _is_to_make(self, food_id: str, todo: list[str]) -> bool:
        return food_id in self._recipes and food_id not in self._made and food_id not in todo

    def _find(self, food_id: str) -> Food | None:
        return self._made.get(food_id) or self._table.food(food_id)

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
            fortified="magnesium" if figures.counts_to_upper else "",
            swap_for="",
            portions=(Portion("portion", grams, 1.0, OWN, estimate=False),),
            synonyms_nl=(),
            synonyms_en=(),
            mg_high_per_100g=figures.mg_high if figures.unknown else None,
            recipe=recipe.ingredients,
        )
