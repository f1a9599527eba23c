"""From what was eaten, or chosen on a line, to the ingredients of a recipe or meal, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.records import Ingredient
from magapp.services.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Entry


def ingredient_of(proposal: Proposal) -> Ingredient | None:
    """Make an ingredient of what was chosen; null for a supplement, or what has no weight."""
    if proposal.form is not None or proposal.grams is None:
        return None
    food_id = "" if proposal.food is None else proposal.food.id
    return Ingredient(
        food=food_id,
        grams=proposal.grams,
        quantity=proposal.quantity,
        unit=proposal.unit,
        name=proposal.name,
    )


def ingredients_of(entries: Iterable[Entry]) -> tuple[Ingredient, ...]:
    """Make ingredients of what was eaten; supplements and what has no weight are left out."""
    return tuple(
        Ingredient(
            food=entry.food or "",
            grams=entry.grams,
            quantity=entry.quantity,
            unit=entry.unit,
            name=entry.name,
        )
        for entry in entries
        if not entry.is_supplement and entry.grams is not None
    )


def taken_apart(
    entry: Entry,
    parts: Iterable[Ingredient],
    table: FoodTable,
    fresh_id: Callable[[], str],
    language: str,
) -> list[Entry]:
    """Make an entry of each ingredient of a dish that was eaten, so that one can be changed for this once.

    ``parts`` make the whole dish; the entry's own weight tells how much of it was eaten. An ingredient that
    no table knows any more stays as a row of unknown magnesium. A dish without a weight gives no entries.
    """
    listed = list(parts)
    whole = sum(part.grams for part in listed)
    if not whole or not entry.grams:
        return []
    share = entry.grams / whole
    shares = [_share_of(part, part.grams * share, entry, table, language) for part in listed if part.grams]
    return [
        each.to_entry(fresh_id(), entry.day, meal=entry.meal, time=entry.time, planned=entry.planned)
        for each in shares
    ]


def _share_of(part: Ingredient, grams: float, entry: Entry, table: FoodTable, language: str) -> Proposal:
    food = table.food(part.food)
    if food is None:  # a dish of an older version names no ingredient; its own name is better than none
        return Proposal(part.name or entry.name, grams, "g", grams, None, is_new=True)
    return Proposal(
        food.name(language),
        grams,
        "g",
        grams,
        food.magnesium(grams),
        food,
        estimate=food.mg_high_per_100g is not None,
    )
