"""What is read behind the first paint: the whole diary, the foods, the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magapp.content import load_guidance
from magapp.domain.records import Entry
from magapp.services.figure_sources import sources_of
from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table
from magapp.services.forms import magnesium_products, supplement_forms
from magapp.services.imported_foods import with_imported
from magapp.services.kitchen import Kitchen
from magapp.services.lexicon import lexicon_of
from magapp.services.medicine_names import named_medicines
from magapp.storage.store import Store
from magapp.storage.tables import KeptTables, load_tables
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
    sources: frozenset[str]
    """Where the figures in it come from, also through recipes."""


def load_catalogue(places: Places | None = None) -> Catalogue:
    """Read the foods, those of imported tables among them where *places* are told, and the content."""
    kept = KeptTables() if places is None else load_tables(places)
    table = with_imported(load_food_table(), kept.tables)
    guidance = load_guidance()
    forms, products = supplement_forms(guidance), magnesium_products(guidance)
    lexicon = lexicon_of(table, forms, products)
    finder = FoodFinder(table)
    medicines = named_medicines(guidance)
    kitchen = Kitchen(finder, forms, products, finder, medicines, medicines)
    return Catalogue(kitchen, guidance, lexicon, kept.tables, kept.notices)


def read_diary(places: Places) -> Read:
    """Open the diary and read it.

    Raises:
        StorageError: the diary cannot be opened; its sentence says why.
    """
    store = Store.open(places)
    loaded = store.load()
    entries = (record for record in loaded.diary if isinstance(record, Entry))
    sources = sources_of(entries, loaded.diary)
    return Read(store, loaded.diary, loaded.notices, sources)
