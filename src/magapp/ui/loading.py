"""What is read behind the first paint: the whole diary, the foods, the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magapp.content import load_guidance
from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table
from magapp.services.forms import supplement_forms
from magapp.services.lexicon import lexicon_of
from magapp.storage.store import Store
from magapp.ui.catalogue import Catalogue

if TYPE_CHECKING:
    from magapp.domain.diary import Diary
    from magapp.storage.notices import Notice
    from magapp.storage.paths import Places


@dataclass(frozen=True, slots=True)
class Loaded:
    """Hold all that was read."""

    store: Store
    diary: Diary
    notices: tuple[Notice, ...]
    catalogue: Catalogue


def load_catalogue() -> Catalogue:
    """Read the foods and the content."""
    table = load_food_table()
    guidance = load_guidance()
    forms = supplement_forms(guidance)
    return Catalogue(table, FoodFinder(table), forms, guidance, lexicon_of(table, forms))


def load(places: Places) -> Loaded:
    """Open the diary and read everything.

    Raises:
        StorageError: the diary cannot be opened; its sentence says why.
    """
    store = Store.open(places)
    read = store.load()
    return Loaded(store, read.diary, read.notices, load_catalogue())
