"""Where the figure of an entry comes from, in a sentence or two."""

from __future__ import annotations

import re
from math import isclose
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
_CODE: Final = re.compile(r"[\w./-]{1,20}")
"""What a reader can look up in the table; "name:seeds pumpkin" only tells where a build found the row."""
_SAME: Final = 1e-6
"""What was written down has been multiplied and divided when its amount was changed."""


def source_sentences(entry: Entry, table: FoodTable, lexicon: Lexicon, language: str) -> list[str]:
    """Say of an entry what its magnesium was worked out from, and what its measure weighs by whom."""
    if entry.is_supplement:
        return [_supplement(entry)]
    food = None if entry.food is None else table.food(entry.food)
    if food is None:
        return [_unknown_food(entry)]
    said = [_figure(food, entry, table, language)]
    if _is_of_now(food, entry):
        said.append(_made_of(food, table, language))
        parts = map(table.food, (part.food for part in food.recipe))
        if any(part is not None and part.fortified == "magnesium" for part in parts):
            said.append(added_sentence(counts=entry.counts_to_upper))
    said.append(_measure(food, entry, table, lexicon, language))
    return [sentence for sentence in said if sentence]


def added_sentence(*, counts: bool) -> str:
    """Say of a dish that holds a food with added magnesium how it counts to the upper level."""
    if counts:
        return _(
            "Half of its magnesium or more is from a food to which it was added: the whole dish counts to "
            "the upper level. Taken apart, only that food does."
        )
    return _(
        "Less than half of its magnesium is from a food to which it was added: this does not count to the "
        "upper level. Taken apart, that food does."
    )


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


def _is_of_now(food: Food, entry: Entry) -> bool:
    """Tell whether an entry holds what its food would give it today: a food may have been corrected since."""
    today = None if entry.grams is None else food.magnesium(entry.grams)
    if today is None or entry.mg is None:
        return today is entry.mg
    return isclose(today.low, entry.mg.low, rel_tol=_SAME, abs_tol=_SAME) and isclose(
        today.high, entry.mg.high, rel_tol=_SAME, abs_tol=_SAME
    )


def _figure_of_then(entry: Entry, language: str) -> str:
    if entry.mg is None or not entry.grams:
        return _(
            "Its magnesium was unknown when this was written down, and counts as unknown. The food has been "
            "changed since."
        )
    then = entry.mg.times(100 / entry.grams)
    figure = number(then.low, language, 1)
    if then.is_range:
        figure = f"{figure}–{number(then.high, language, 1)}"
    return _("{mg} mg per 100 g when this was written down. The food has been changed since.").format(
        mg=figure
    )


def _figure(food: Food, entry: Entry, table: FoodTable, language: str) -> str:
    if not _is_of_now(food, entry):
        return _figure_of_then(entry, language)
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
    return _row_of_table(food, table, known)


def _row_of_table(food: Food, table: FoodTable, known: str) -> str:
    source = table.source(food.source)
    name = food.source if source is None else source.name
    if not _CODE.fullmatch(food.source_id):
        return _("{mg} mg per 100 g: {source}.").format(mg=known, source=name)
    return _("{mg} mg per 100 g: {source}, {row}.").format(mg=known, source=name, row=food.source_id)


def _made_of(food: Food, table: FoodTable, language: str) -> str:
    whole = sum(part.grams for part in food.recipe)
    if not whole:
        return ""
    parts = []
    for part in food.recipe[:_MOST_INGREDIENTS]:
        named = table.food(part.food)
        name = part.name or _("a food no longer known") if named is None else named.name(language)
        percent = number(100 * part.grams / whole, language)
        parts.append(_("{food} {percent} %").format(food=name, percent=percent))
    return _("Made of: {ingredients}.").format(ingredients=", ".join(parts))


def _measure(food: Food, entry: Entry, table: FoodTable, lexicon: Lexicon, language: str) -> str:
    if entry.unit in _BARE:
        return ""
    portion = next((each for each in food.portions if each.unit == entry.unit), None)
    if portion is None or not isclose(portion.grams * entry.quantity, entry.grams or 0.0, rel_tol=_SAME):
        return ""  # what one weighs may have been corrected since, too
    unit = lexicon.unit_of(portion.unit, 1, language)
    grams = number(portion.grams, language, 1)
    if portion.estimate:
        return _("1 {unit} weighs {grams} g, an estimate of our own.").format(unit=unit, grams=grams)
    source = table.source(portion.source)
    if source is None:
        return _("1 {unit} weighs {grams} g.").format(unit=unit, grams=grams)
    return _("1 {unit} weighs {grams} g: {source}.").format(unit=unit, grams=grams, source=source.name)
