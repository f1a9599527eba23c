"""From what was eaten, or chosen on a line, to the ingredients of a recipe or meal, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magapp.domain.records import Ingredient
from magapp.services.proposal import Proposal, amount_of

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
    parts: Iterable[tuple[str, float]],
    table: FoodTable,
    fresh_id: Callable[[], str],
    language: str,
) -> list[Entry]:
    """Make an entry of each ingredient of a dish that was eaten, so that one can be changed for this once.

    ``parts`` are food ids and g of the whole dish; the entry's own weight tells how much of it was eaten. An
    ingredient that no table knows any more is left out only if the dish weighs nothing.
    """
    listed = list(parts)
    whole = sum(grams for _food, grams in listed)
    if not whole or not entry.grams:
        return []
    made = []
    for food_id, grams in listed:
        mine = grams * entry.grams / whole
        food = table.food(food_id)
        if food is None:
            unknown = Proposal(entry.name, mine, "g", mine, None, is_new=True)
            made.append(unknown.to_entry(fresh_id(), entry.day, meal=entry.meal, time=entry.time))
            continue
        weighed, mg = amount_of(food, mine, "g")
        part = Proposal(
            food.name(language), mine, "g", weighed, mg, food, estimate=food.mg_high_per_100g is not None
        )
        made.append(
            replace(
                part.to_entry(fresh_id(), entry.day, meal=entry.meal, time=entry.time), planned=entry.planned
            )
        )
    return made
