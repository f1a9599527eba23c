"""The few words of the food table that a day's list needs, small enough to paint from at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.services.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Entry
    from magapp.domain.supplement import MagnesiumProduct, SupplementForm

_WHOLE_GRAMS_FROM: Final = 10


class Lexicon(NamedTuple):
    """Hold the names of units and foods, and what unknown foods may hold at most.

    ``units``: unit → Dutch one, Dutch many, English one, English many. ``names``: food or form of a
    supplement → Dutch, English.
    ``group_upper``: food group → 75th percentile of magnesium in mg per 100 g; an empty group is all foods.
    """

    units: Mapping[str, tuple[str, str, str, str]] = {}
    names: Mapping[str, tuple[str, str]] = {}
    group_upper: Mapping[str, float] = {}

    def name_of(self, entry: Entry, language: str) -> str:
        """Name the food of an entry in a language, or as it was named when it was logged."""
        names = self.names.get(entry.food or entry.form or "")
        return entry.name if names is None else names[language != "nl"]

    def unit_of(self, unit: str, quantity: float, language: str) -> str:
        """Name a unit for a quantity; g, ml and mg are the same in both languages."""
        words = self.units.get(unit)
        if words is None:
            return unit
        return words[(0 if language == "nl" else 2) + (0 if quantity <= 1 else 1)]

    def measure_of(self, quantity: float, unit: str, language: str) -> str:
        """Write an amount in its own measure, such as "2 sneetjes" or "30 g"."""
        return f"{number(quantity, language, 2)} {self.unit_of(unit, quantity, language)}"

    def amount_of(self, entry: Entry, language: str) -> str:
        """Write an entry's amount: its household measure, and its weight where that says more."""
        measure = self.measure_of(entry.quantity, entry.unit, language)
        if entry.unit in {"g", "ml", "mg"} or entry.grams is None:
            return measure
        return f"{measure} · {number(entry.grams, language, 0 if entry.grams >= _WHOLE_GRAMS_FROM else 1)} g"


def lexicon_of(
    table: FoodTable,
    forms: Iterable[SupplementForm] = (),
    products: Iterable[MagnesiumProduct] = (),
) -> Lexicon:
    """Take the words out of a food table, the forms of supplements, and the medicines with magnesium."""
    return Lexicon(
        {unit.id: (unit.nl, unit.nl_plural, unit.en, unit.en_plural) for unit in table.units},
        {
            **{form.key: (form.name_nl, form.name_en) for form in forms},
            **{product.key: (product.name_nl, product.name_en) for product in products},
            **{food.id: (food.name_nl, food.name_en) for food in table.foods},
        },
        table.group_uppers(),
    )
