"""What a corrected food or recipe changes: nothing that was written down, unless the person says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magapp.domain.records import Entry
from magapp.services.entry_figures import of_food

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
    name = food.name_nl if food.name_nl == food.name_en else entry.name
    grams = food.grams_of(entry.quantity, entry.unit)
    if grams is not None:
        return of_food(replace(entry, name=name), food, grams)
    if entry.grams is not None:
        return of_food(replace(entry, name=name, quantity=entry.grams, unit="g"), food, entry.grams)
    return entry


def unweighed(entries: Iterable[Entry], food: Food) -> list[Entry]:
    """List the entries that stay as they are, because nobody knows what their amount of this food weighs."""
    return [
        entry
        for entry in entries
        if entry.grams is None and food.grams_of(entry.quantity, entry.unit) is None
    ]


def corrected(entries: Iterable[Entry], food: Food) -> dict[str, Entry]:
    """Work several entries out anew; those that stay the same are left out."""
    made = {entry.id: (entry, refigured(entry, food)) for entry in entries}
    return {entry_id: new for entry_id, (old, new) in made.items() if new != old}
