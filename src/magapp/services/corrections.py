"""What a corrected food or recipe changes: nothing that was written down, unless the person says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magapp.domain.records import Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from magapp.domain.diary import Diary
    from magapp.domain.food import Food


def entries_with(diary: Diary, foods: Collection[str]) -> list[Entry]:
    """List every entry of these foods, in no order."""
    return [record for record in diary if isinstance(record, Entry) and record.food in foods]


def unnamed_entries(diary: Diary, name: str) -> list[Entry]:
    """List every entry of a food that no table knew, written down by this name."""
    return [
        record
        for record in diary
        if isinstance(record, Entry)
        and record.food is None
        and not record.is_supplement
        and record.name == name
    ]


def refigured(entry: Entry, food: Food) -> Entry:
    """Work an entry out anew from a corrected food.

    What was eaten stays as it was written: so many of a measure, if the food still has it, else so many g.
    """
    grams = food.grams_of(entry.quantity, entry.unit)
    if grams is None:
        grams = entry.grams
    if grams is None:
        return entry
    keeps_measure = food.grams_of(entry.quantity, entry.unit) is not None
    share = grams / 100

    def times(figure: float | None) -> float | None:
        return None if figure is None else figure * share

    return replace(
        entry,
        food=food.id,
        name=food.name_nl if food.name_nl == food.name_en else entry.name,
        source=food.source,
        source_id=food.source_id,
        group=food.group,
        quantity=entry.quantity if keeps_measure else grams,
        unit=entry.unit if keeps_measure else "g",
        grams=grams,
        mg=food.magnesium(grams),
        estimate=food.mg_high_per_100g is not None,
        counts_to_upper=food.fortified == "magnesium",
        drink=food.drink,
        energy_kcal=times(food.energy_kcal),
        caffeine_mg=times(food.caffeine_mg),
        alcohol_g=times(food.alcohol_g),
    )


def corrected(entries: Iterable[Entry], food: Food) -> dict[str, Entry]:
    """Work several entries out anew; those that stay the same are left out."""
    made = {entry.id: (entry, refigured(entry, food)) for entry in entries}
    return {entry_id: new for entry_id, (old, new) in made.items() if new != old}
