"""Where the figure of an entry comes from, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.food import OWN, OWN_RECIPE
from magapp.i18n import _
from magapp.services.food_table import RECIPE
from magapp.services.wording import mg, number

if TYPE_CHECKING:
    from magapp.domain.food import Food, FoodTable
    from magapp.domain.records import Entry
    from magapp.services.lexicon import Lexicon

_MOST_INGREDIENTS: Final = 12
_BARE: Final = frozenset({"g", "ml", "mg"})


def source_sentences(entry: Entry, table: FoodTable, lexicon: Lexicon, language: str) -> list[str]:
    """Say of an entry what its magnesium was worked out from, and what its measure weighs by whom."""
    if entry.is_supplement:
        return [_supplement(entry)]
    food = None if entry.food is None else table.food(entry.food)
    if food is None:
        return [_unknown_food(entry)]
    said = [_figure(food, entry, table, language)]
    if food.recipe:
        said.append(_made_of(food, table, language))
    measure = _measure(food, entry, table, lexicon, language)
    if measure:
        said.append(measure)
    return said


def _supplement(entry: Entry) -> str:
    if entry.salt_mg is None and not entry.estimate:
        return _("As the label says.")
    if entry.estimate:
        return _(
            "Worked out from the weight of the salt; an estimate, because the label leaves something open."
        )
    return _("Worked out from the weight of the salt by its formula.")


def _unknown_food(entry: Entry) -> str:
    if entry.mg is None:
        return _("In no table: its magnesium is unknown and counts as unknown, never as 0.")
    return _("The table of this food is no longer there. What was written down stays.")


def _figure(food: Food, entry: Entry, table: FoodTable, language: str) -> str:
    if food.mg_per_100g is None:
        return _("No source gives its magnesium: it counts as unknown, never as 0.")
    known = number(food.mg_per_100g, language, 1)
    if food.source == OWN:
        return _("{mg} mg per 100 g, by the label or yourself.").format(mg=known)
    if food.source in {OWN_RECIPE, RECIPE}:
        if food.mg_high_per_100g is not None and entry.mg is not None:
            return _("Worked out from its ingredients: {mg}. Not all of them are known.").format(
                mg=mg(entry.mg, language)
            )
        return _("{mg} mg per 100 g, worked out from its ingredients.").format(mg=known)
    source = table.source(food.source)
    name = food.source if source is None else source.name
    return _("{mg} mg per 100 g: {source}, {row}.").format(mg=known, source=name, row=food.source_id)


def _made_of(food: Food, table: FoodTable, language: str) -> str:
    whole = sum(grams for _part, grams in food.recipe)
    parts = []
    for part, grams in food.recipe[:_MOST_INGREDIENTS]:
        named = table.food(part)
        name = _("a food no longer known") if named is None else named.name(language)
        parts.append(_("{food} {percent} %").format(food=name, percent=number(100 * grams / whole, language)))
    return _("Made of: {ingredients}.").format(ingredients=", ".join(parts))


def _measure(food: Food, entry: Entry, table: FoodTable, lexicon: Lexicon, language: str) -> str:
    if entry.unit in _BARE:
        return ""
    portion = next((each for each in food.portions if each.unit == entry.unit), None)
    if portion is None:
        return ""
    unit = lexicon.unit_of(portion.unit, 1, language)
    grams = number(portion.grams, language, 1)
    if portion.estimate:
        return _("1 {unit} weighs {grams} g, an estimate of our own.").format(unit=unit, grams=grams)
    source = table.source(portion.source)
    if source is None:
        return _("1 {unit} weighs {grams} g.").format(unit=unit, grams=grams)
    return _("1 {unit} weighs {grams} g: {source}.").format(unit=unit, grams=grams, source=source.name)
