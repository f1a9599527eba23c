"""Imported tables beside the program's own foods: searchable, values unchanged, the source in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.domain.food import OWN, Food, FoodSource, FoodTable, Portion
from magapp.i18n import N_, _
from magapp.services.own_foods import usual_weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from magapp.domain.imported import ImportedFood, ImportedTable, Rejected, TableKind

_BLS: Final = "Max Rubner-Institut. Bundeslebensmittelschlüssel (BLS), version {version}. Karlsruhe."
_BLS_40: Final = (
    "Max Rubner-Institut (2025). Bundeslebensmittelschlüssel (BLS), version 4.0. Karlsruhe. "
    "doi:10.25826/Data20251217-134202-0"
)
_FDC: Final = "U.S. Department of Agriculture, Agricultural Research Service. FoodData Central {version}."
_NEVO: Final = N_("Based on data from NEVO-online version {version}, RIVM, Bilthoven")
_NEVO_OF_NO_VERSION: Final = N_("Based on data from NEVO-online, RIVM, Bilthoven")
_CITATIONS: Final[dict[TableKind, tuple[str, str]]] = {
    "NEVO": ("RIVM. NEVO-online version {version}. Bilthoven.", "Used unchanged, with source and version"),
    "BLS": (_BLS, "CC BY 4.0"),
    "CIQUAL": ("Anses. CIQUAL French food composition table {version}.", "Licence Ouverte (Etalab)"),
    "FDC": (_FDC, "Public domain (US Government work)"),
}
_GROUPS: Final[tuple[tuple[str, str], ...]] = (
    # What a table calls a group, or how that begins, in small letters → our group; the first that fits.
    ("alcohol", "alcohol"),
    ("bread", "bread"),
    ("cereals and cereal", "grains"),
    ("cereal", "grains"),
    ("cheese", "cheese"),
    ("legumes", "pulses"),
    ("pulses", "pulses"),
    ("milk", "dairy"),
    ("dairy", "dairy"),
    ("eggs", "eggs"),
    ("egg", "eggs"),
    ("fish", "fish"),
    ("finfish", "fish"),
    ("fruit", "fruit"),
    ("vegetables", "vegetables"),
    ("potatoes", "potatoes"),
    ("nuts", "nuts_seeds"),
    ("nut and seed", "nuts_seeds"),
    ("meat substitutes", "meat_substitutes"),
    ("meat", "meat"),
    ("beef", "meat"),
    ("pork", "meat"),
    ("poultry", "meat"),
    ("lamb", "meat"),
    ("sausages", "meat"),
    ("cold meat", "meat"),
    ("fats", "fats"),
    ("fat", "fats"),
    ("herbs", "herbs"),
    ("spices", "herbs"),
    ("soup", "soups_sauces"),
    ("sauces", "soups_sauces"),
    ("sugar", "sweets"),
    ("sweets", "sweets"),
    ("pastry", "sweets"),
    ("baked", "sweets"),
    ("cakes", "sweets"),
    ("snacks", "snacks"),
    ("savoury", "snacks"),
    ("mixed dishes", "dishes"),
    ("starters and dishes", "dishes"),
    ("non-alcoholic", "drinks"),
    ("beverages", "drinks"),
    ("coffee", "coffee_tea"),
)
_SUBGROUPS: Final[tuple[tuple[str, str], ...]] = (
    # What a subgroup of CIQUAL has in its name, English or French → our group; the first that fits.
    ("non-alcoholic", "drinks"),
    ("sans alcool", "drinks"),
    ("alcohol", "alcohol"),
    ("alcool", "alcohol"),
    ("water", "water"),
    ("eaux", "water"),
    ("breads", "bread"),
    ("pains", "bread"),
    ("pasta, rice", "grains"),
    ("pâtes, riz", "grains"),
    ("breakfast cereals", "grains"),
    ("céréales de petit-déjeuner", "grains"),
    ("butter", "fats"),
    ("beurre", "fats"),
    ("margarin", "fats"),
    ("oils", "fats"),
    ("huiles", "fats"),
    ("nuts and seeds", "nuts_seeds"),
    ("fruits à coque", "nuts_seeds"),
    ("legumes", "pulses"),
    ("légumineuses", "pulses"),
    ("potatoes", "potatoes"),
    ("pommes de terre", "potatoes"),
    ("vegetables", "vegetables"),
    ("légumes", "vegetables"),
    ("fruits", "fruit"),
    ("meat substitute", "meat_substitutes"),
    ("substitut", "meat_substitutes"),
    ("meat", "meat"),
    ("viande", "meat"),
    ("charcuterie", "meat"),
    ("eggs", "eggs"),
    ("œufs", "eggs"),
    ("fish", "fish"),
    ("seafood", "fish"),
    ("poisson", "fish"),
    ("mollusques", "fish"),
    ("cheese", "cheese"),
    ("fromage", "cheese"),
    ("milk", "dairy"),
    ("dairy", "dairy"),
    ("lait", "dairy"),
    ("herbs", "herbs"),
    ("spices", "herbs"),
    ("herbes", "herbs"),
    ("épices", "herbs"),
    ("sauces", "soups_sauces"),
    ("soups", "soups_sauces"),
    ("soupes", "soups_sauces"),
    ("savoury biscuits", "snacks"),
    ("chocolate", "sweets"),
    ("chocolat", "sweets"),
    ("confectionery", "sweets"),
    ("confiserie", "sweets"),
    ("cakes", "sweets"),
    ("gâteaux", "sweets"),
    ("sweet biscuits", "sweets"),
    ("dishes", "dishes"),
    ("plats", "dishes"),
    ("pizza", "dishes"),
    ("sandwiches", "dishes"),
)
# E (eggs and pasta) and H (pulses, nuts and seeds) are of two of our groups, so of none.
_BLS_LETTERS: Final = {
    "B": "bread",
    "C": "grains",
    "D": "sweets",
    "F": "fruit",
    "G": "vegetables",
    "K": "potatoes",
    "M": "dairy",
    "N": "drinks",
    "P": "alcohol",
    "Q": "fats",
    "R": "herbs",
    "S": "sweets",
    "T": "fish",
    "U": "meat",
    "V": "meat",
    "W": "meat",
    "X": "dishes",
    "Y": "dishes",
}
_DRINK_OF: Final = {"alcohol": "alcohol", "drinks": "other", "coffee_tea": "other"}


def with_imported(table: FoodTable, tables: Iterable[ImportedTable]) -> FoodTable:
    """Put imported tables behind the program's own foods, with their sources."""
    kept = tuple(tables)
    if not kept:
        return table
    foods = tuple(food for each in kept for food in foods_of(each, table))
    return replace(
        table, foods=(*table.foods, *foods), sources=(*table.sources, *(source_of(each) for each in kept))
    )


def source_of(table: ImportedTable) -> FoodSource:
    """Cite an imported table."""
    citation, licence = _CITATIONS[table.kind]
    if table.key == "BLS 4.0":
        citation = _BLS_40  # the year and the DOI are those of this version alone
    unknown = "unknown" if "version {version}" in citation else "of unknown version"
    said = citation.format(version=table.version or unknown)
    return FoodSource(table.key, table.key, said, licence)


def foods_of(table: ImportedTable, own: FoodTable) -> tuple[Food, ...]:
    """Make foods of an imported table; ``own`` says what people usually take of each group at once.

    The id names table and row, so that an entry can be traced: ``NEVO 2025/9.0:246``.
    """
    groups = {group.id for group in own.groups}
    weights = {group: usual_weight(group, own) for group in ("", *groups)}
    return tuple(_food(table, food, weights) for food in table.foods)


def prescribed_sentence(source: str, say: Callable[[str], str] = _) -> str:
    """Give the sentence that the owner of a table asks for wherever its figures are used; empty if none.

    *say* translates it, where the language is not the one of the program.
    """
    kind, _space, version = source.partition(" ")
    if kind != "NEVO":
        return ""
    return say(_NEVO if version else _NEVO_OF_NO_VERSION).format(version=version)


def prescribed_sentences(sources: Iterable[str], say: Callable[[str], str] = _) -> list[str]:
    """Give each prescribed sentence once, in the order of the names of the sources."""
    return [said for source in sorted(set(sources)) if (said := prescribed_sentence(source, say))]


def rejected_words(rejected: Rejected) -> str:
    """Say why a row of a table was left out."""
    said = {
        "no_code": _("it has no code"),
        "no_name": _("it has no name"),
        "duplicate": _("its code {detail} was there already"),
        "not_a_number": _("‘{detail}’ is no number"),
        "out_of_bounds": _("{detail} mg of magnesium in 100 g is in no food"),
        "formula": _("‘{detail}’ looks like a formula"),
    }[rejected.reason]
    return said.format(detail=rejected.detail)


def _food(table: ImportedTable, food: ImportedFood, weights: dict[str, float]) -> Food:
    group = _group(table.kind, food.group)
    drink = _DRINK_OF.get(group, "other" if food.per_100_ml else "")
    usual = Portion("portion", weights.get(group, weights[""]), 1.0, OWN, estimate=True)
    own = [Portion(name, grams, None, table.key, estimate=False) for name, grams in food.portions]
    return Food(
        id=f"{table.key}:{food.source_id}",
        name_nl=food.name_nl or food.name_en or food.name_other,
        name_en=food.name_en or food.name_nl or food.name_other,
        group=group,
        mg_per_100g=food.mg_per_100g,
        source=table.key,
        source_id=food.source_id,
        energy_kcal=food.energy_kcal,
        caffeine_mg=food.caffeine_mg,
        alcohol_g=food.alcohol_g,
        density_g_per_ml=1.0 if food.per_100_ml or drink else None,
        drink=drink,
        refined="",
        fortified="magnesium" if food.fortified else "",
        swap_for="",
        portions=(usual, *own),
        synonyms_nl=food.synonyms,
        synonyms_en=tuple(filter(None, (food.name_other,))),
    )


def _group(kind: TableKind, named: str) -> str:
    if kind == "BLS":
        return _BLS_LETTERS.get(named, "")
    plain = named.casefold()
    if " / " in plain:  # CIQUAL: its groups are too wide for ours, its subgroups are not
        subgroup = plain.rpartition(" / ")[2]
        return next((ours for theirs, ours in _SUBGROUPS if theirs in subgroup), "")
    return next((ours for theirs, ours in _GROUPS if plain.startswith(theirs)), "")
