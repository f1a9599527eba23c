"""The window names the owner of every figure in it, also of those inside a recipe."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from magapp.domain.amount import exactly
from magapp.domain.records import Entry, Ingredient, Recipe
from magapp.storage.paths import Places
from magapp.storage.store import Store
from magapp.ui.loading import read_diary

if TYPE_CHECKING:
    from pathlib import Path


def test_the_table_inside_a_recipe_is_known_when_the_diary_was_read_and_its_table_is_gone(tmp_path: Path):
    places = Places(tmp_path / "data", tmp_path / "state", tmp_path / "config", tmp_path / "cache")
    recipe = Recipe(
        id="01890000-0000-7000-8000-000000000001",
        name="Droomtosti",
        ingredients=(Ingredient(food="NEVO 2025/9.0:1", grams=50.0),),
    )
    eaten = Entry(
        id="01890000-0000-7000-8000-000000000002",
        day=dt.date(2026, 11, 20),
        name="Droomtosti",
        food=recipe.id,
        grams=50.0,
        mg=exactly(20.0),
        source="recipe",
    )
    Store.open(places).save({recipe.id: recipe, eaten.id: eaten})
    assert read_diary(places).sources == {"recipe", "NEVO 2025/9.0"}
