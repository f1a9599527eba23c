"""What a dish holds, worked out from the foods it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magapp.domain.food import Food


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one ingredient: its food (None: no table knows it any more), its group and its weight in g."""

    food: Food | None
    grams: float


@dataclass(frozen=True, slots=True)
class DishFigures:
    """Hold the figures of a dish per 100 g, and what is unknown in it.

    ``mg`` is the known part and ``mg_high`` the same with an estimate for each unknown ingredient; both are
    None when nothing is known at all. ``unknown`` counts the ingredients without a figure for magnesium.
    ``added`` is the known mg in ingredients with added magnesium; None where no ingredient is one.
    """

    grams: float
    mg: float | None
    mg_high: float | None
    energy_kcal: float | None
    caffeine_mg: float | None
    alcohol_g: float | None
    unknown: int
    added: float | None = None

    @property
    def counts_to_upper(self) -> bool:
        """Tell whether half of the known magnesium or more is of foods to which it was added.

        An entry counts to the upper level whole or not at all; so it is at most twice too high, never near 0.
        """
        return bool(self.added) and 2 * (self.added or 0.0) >= (self.mg or 0.0)


def dish_figures(parts: Iterable[Part], group_upper: Mapping[str, float]) -> DishFigures:
    """Add up a dish from its ingredients, in the state in which they are eaten.

    ``group_upper``: food group → 75th percentile of magnesium in mg per 100 g; an ingredient whose magnesium
    is unknown reaches from 0 to that. Energy is unknown when that of any ingredient is; caffeine and alcohol,
    which most foods have none of and most tables do not name, are the sum of what is known.
    """
    eaten = [part for part in parts if part.grams > 0]
    grams = sum(part.grams for part in eaten)
    if not grams:
        return DishFigures(0.0, None, None, None, None, None, 0)
    low = high = 0.0
    unknown = 0
    added: float | None = None
    for part in eaten:
        known = None if part.food is None else part.food.magnesium(part.grams)
        if part.food is not None and part.food.fortified == "magnesium":
            added = (added or 0.0) + (0.0 if known is None else known.low)
        if known is not None:
            low += known.low
            high += known.high
            continue
        unknown += 1
        group = "" if part.food is None else part.food.group
        high += group_upper.get(group, group_upper.get("", 0.0)) * part.grams / 100
    has_figure = unknown < len(eaten)
    share = 100 / grams
    return DishFigures(
        grams,
        low * share if has_figure else None,
        high * share if has_figure else None,
        _sum([_of(part, "energy_kcal") for part in eaten], share, all_needed=True),
        _sum([_of(part, "caffeine_mg") for part in eaten], share, all_needed=False),
        _sum([_of(part, "alcohol_g") for part in eaten], share, all_needed=False),
        unknown,
        None if added is None else added * share,
    )


def _of(part: Part, figure: str) -> float | None:
    per_100_g: float | None = None if part.food is None else getattr(part.food, figure)
    return None if per_100_g is None else per_100_g * part.grams / 100


def _sum(figures: list[float | None], share: float, *, all_needed: bool) -> float | None:
    known = [figure for figure in figures if figure is not None]
    if not known or (all_needed and len(known) < len(figures)):
        return None
    return sum(known) * share
