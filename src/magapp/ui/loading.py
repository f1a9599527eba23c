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
class Read:
    """Hold the diary as it was read, and what must be told of its files."""

    store: Store
    diary: Diary
    notices: tuple[Notice, ...]


def load_catalogue() -> Catalogue:
    """Read the foods and the content."""
    table = load_food_table()
    guidance = load_guidance()
    forms = supplement_forms(guidance)
    return Catalogue(table, FoodFinder(table), forms, guidance, lexicon_of(table, forms))


def read_diary(places: Places) -> Read:
    """Open the diary and read it.

    Raises:
        StorageError: the diary cannot be opened; its sentence says why.
    """
    store = Store.open(places)
    loaded = store.load()
    return Read(store, loaded.diary, loaded.notices)
