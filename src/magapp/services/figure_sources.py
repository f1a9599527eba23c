"""Which tables figures were drawn from, also through recipes and through foods that the person corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.records import OwnFood, Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.diary import Diary
    from magapp.domain.records import Entry


def sources_of(entries: Iterable[Entry], diary: Diary) -> frozenset[str]:
    """Gather what the entries name as their source, and the imported tables behind their foods.

    What a recipe was made of is known as long as the recipe is there.
    """
    named = {(entry.source, entry.food or "") for entry in entries}
    return tables_behind({food for _source, food in named}, diary) | {source for source, _food in named}


def tables_behind(foods: Iterable[str], diary: Diary) -> frozenset[str]:
    """Gather the imported tables that foods come from, by the ids of the foods.

    An own food that corrects one of a table counts: it began with the figures of that one.
    """
    found: set[str] = set()
    seen: set[str] = set()  # two machines can make a circle of recipes
    todo = set(foods)
    while todo:
        food_id = todo.pop()
        seen.add(food_id)
        table, is_imported, _code = food_id.rpartition(":")
        if is_imported:
            found.add(table)
        record = diary.get(food_id)
        if isinstance(record, OwnFood):
            todo.add(record.instead_of)
        elif isinstance(record, Recipe):
            todo.update(part.food for part in record.ingredients)
        todo -= seen
    return frozenset(found)
