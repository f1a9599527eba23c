"""Foods with their magnesium, and the household measures in which people count them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magapp.domain.amount import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.records import Ingredient

# One word stands for several measures (a slice of bread, a slice of cheese). A food that lacks the measure
# asked for is weighed by the first of these that it has.
_SAME_WORD = {
    "cup": ("cup_small",),
    "cup_small": ("cup",),
    "glass": ("glass_small",),
    "glass_small": ("glass",),
    "piece": ("piece_medium",),
    "piece_medium": ("piece",),
    "slice": ("slice_cut", "wedge"),
    "slice_cut": ("slice", "wedge"),
    "tub": ("bowl", "cup", "cup_small"),
    "pack": ("sachet",),
    "bag": ("sachet",),
    "sachet": ("bag",),
    "skewer": ("piece", "piece_medium"),
    "bowl": ("tub",),
    "wedge": ("slice_cut",),
}


OWN = "own"
"""The source of a food whose figures the person gave."""
OWN_RECIPE = "recipe"
"""The source of a food that the person made of foods."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Hold the weight in g of one household measure of a food.

    *usual* is how many of them people usually take at once; one portion of each food has it. *estimate* marks
    a weight that was estimated for this program and not taken from a source.
    """

    unit: str
    grams: float
    usual: float | None
    source: str
    estimate: bool


@dataclass(frozen=True, slots=True)
class Food:
    """Hold a food: every figure is per 100 g of the edible part as eaten; None is unknown, never 0.

    Magnesium and caffeine are in mg, alcohol in g, density in g per ml. *fortified* is `magnesium`, `other`
    or empty: magnesium that was added counts to the upper level. *swap_for* is the id of a food to swap for.
    *mg_high_per_100g* is the upper end where the magnesium of an ingredient is unknown: an estimate; None
    where one figure says all. *recipe* lists what a composite dish is made of, in g of the whole.
    """

    id: str
    name_nl: str
    name_en: str
    group: str
    mg_per_100g: float | None
    source: str
    source_id: str
    energy_kcal: float | None
    caffeine_mg: float | None
    alcohol_g: float | None
    density_g_per_ml: float | None
    drink: str
    refined: str
    fortified: str
    swap_for: str
    portions: tuple[Portion, ...]
    synonyms_nl: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    mg_high_per_100g: float | None = None
    recipe: tuple[Ingredient, ...] = ()

    def name(self, language: str) -> str:
        """Return the name in Dutch for *language* nl, else in English."""
        return self.name_nl if language == "nl" else self.name_en

    @property
    def is_bundled(self) -> bool:
        """Tell whether it comes from the program's own table; an imported food's id names its table."""
        return ":" not in self.id and self.source not in {OWN, OWN_RECIPE}

    def magnesium(self, grams: float) -> Amount | None:
        """Give the mg of magnesium in so many g; None where it is unknown."""
        if self.mg_per_100g is None:
            return None
        high = self.mg_per_100g if self.mg_high_per_100g is None else self.mg_high_per_100g
        return Amount(self.mg_per_100g * grams / 100, high * grams / 100)

    def usual_portion(self) -> Portion:
        """Return the portion that says how much people usually take; a loaded food always has one."""
        return next(portion for portion in self.portions if portion.usual is not None)

    def grams_of(self, quantity: float, unit: str) -> float | None:
        """Weigh *quantity* of a measure in g; None when the food has no such measure.

        *unit* is `g`, `ml` (needs a density) or the id of a household measure. A measure that the food lacks
        is weighed as another that people call by the same word; a `portion` is the usual amount.
        """
        if unit == "g":
            return quantity
        if unit == "ml":
            return None if self.density_g_per_ml is None else quantity * self.density_g_per_ml
        weights = {portion.unit: portion.grams for portion in self.portions}
        for known in (unit, *_SAME_WORD.get(unit, ())):
            if known in weights:
                return quantity * weights[known]
        if unit == "portion":
            usual = self.usual_portion()
            return quantity * (usual.usual or 1.0) * usual.grams
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold a household measure with its words; the *other* ones are further spellings and abbreviations."""

    id: str
    nl: str
    nl_plural: str
    nl_other: tuple[str, ...]
    en: str
    en_plural: str
    en_other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoodGroup:
    """Hold a group of foods that resemble each other."""

    id: str
    name_nl: str
    name_en: str

    def name(self, language: str) -> str:
        """Return the name in Dutch for *language* nl, else in English."""
        return self.name_nl if language == "nl" else self.name_en


@dataclass(frozen=True, slots=True)
class FoodSource:
    """Hold where figures or weights come from, as it is to be cited."""

    key: str
    name: str
    citation: str
    licence: str


@dataclass(frozen=True, slots=True, eq=False)
class FoodTable:
    """Hold all foods with their measures, groups and sources, and find them by id.

    A table equals only itself: comparing thousands of foods would be no answer worth its time.
    """

    foods: tuple[Food, ...]
    units: tuple[Unit, ...]
    groups: tuple[FoodGroup, ...]
    sources: tuple[FoodSource, ...]
    _food_of: dict[str, Food] = field(init=False, repr=False, compare=False)
    _unit_of: dict[str, Unit] = field(init=False, repr=False, compare=False)
    _group_of: dict[str, FoodGroup] = field(init=False, repr=False, compare=False)
    _source_of: dict[str, FoodSource] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_food_of", {food.id: food for food in self.foods})
        object.__setattr__(self, "_unit_of", {unit.id: unit for unit in self.units})
        object.__setattr__(self, "_group_of", {group.id: group for group in self.groups})
        object.__setattr__(self, "_source_of", {source.key: source for source in self.sources})

    def food(self, food_id: str) -> Food | None:
        """Find a food by its id."""
        return self._food_of.get(food_id)

    def unit(self, unit_id: str) -> Unit | None:
        """Find a household measure by its id."""
        return self._unit_of.get(unit_id)

    def group(self, group_id: str) -> FoodGroup | None:
        """Find a group by its id."""
        return self._group_of.get(group_id)

    def source(self, key: str) -> FoodSource | None:
        """Find a source by its key."""
        return self._source_of.get(key)

    def group_uppers(self) -> dict[str, float]:
        """Map each group with a known figure to the 75th percentile of its magnesium in mg per 100 g.

        An empty group stands for all foods: something was eaten of which not even the group is known.
        It is the upper end for a food of the group whose magnesium is unknown: an estimate, shown as one.
        Only foods of the program's own table count: what was imported or added must not move old totals.
        """
        figures: dict[str, list[float]] = {}
        for food in self.foods:
            if food.mg_per_100g is not None and food.is_bundled:
                figures.setdefault(food.group, []).append(food.mg_per_100g)
        figures[""] = [figure for known in figures.values() for figure in known]
        return {group: _percentile_75(known) for group, known in figures.items() if known}


def _percentile_75(figures: Iterable[float]) -> float:
    """Interpolate linearly between the two nearest ranks; `statistics` would cost 10 ms at start-up."""
    ranked = sorted(figures)
    place = 0.75 * (len(ranked) - 1)
    below = int(place)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (ranked[above] - ranked[below]) * (place - below)
