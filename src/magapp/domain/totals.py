"""What a day adds up to. Totals are computed each time, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.amount import NOTHING, Amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magapp.domain.records import DayNote, Entry

GRAMS_OF_ALCOHOL_IN_A_GLASS: Final = 10.0
"""The Dutch standard glass."""
MEALS_OF_A_COMPLETE_DAY: Final = 2
ENERGY_OF_A_COMPLETE_DAY: Final = 0.6
"""A day under 60 % of one's own median energy was probably not written down whole."""
ENERGY_DAYS: Final = 5
"""With fewer days the own median says nothing."""

GRAMS_OF_AN_UNKNOWN_PORTION: Final = 100.0
"""What one portion of a food is taken to weigh, for its upper end, when nobody said."""

DayState: TypeAlias = Literal["complete", "partly", "drinks_missing", "empty"]
"""Figures are taken over complete days alone: one of which the drinks are missing is none."""


@dataclass(frozen=True, slots=True)
class DayTotals:
    """Hold the sums of one day, in mg of magnesium, mg of caffeine, g of alcohol and kcal.

    ``food`` is what foods and drinks give, ``supplement`` what counts to the upper level. The high
    end of ``food`` includes an estimate for each entry of ``unknown``; its low end does not.
    """

    food: Amount
    supplement: Amount
    unknown: tuple[Entry, ...]
    energy_kcal: float
    caffeine_mg: float
    alcohol_g: float

    @property
    def total(self) -> Amount:
        """Add food and supplement."""
        return self.food + self.supplement

    @property
    def alcohol_glasses(self) -> float:
        """Count Dutch standard glasses of 10 g of alcohol."""
        return self.alcohol_g / GRAMS_OF_ALCOHOL_IN_A_GLASS


def magnesium_of(entry: Entry, group_upper: Mapping[str, float]) -> Amount:
    """Give an entry's magnesium; an unknown one reaches from 0 to its food group's upper quartile.

    ``group_upper``: food group → 75th percentile in mg per 100 g; an estimate, never shown as known. A
    food of unknown weight is taken as portions of 100 g; nothing can be said of a supplement's upper end.
    """
    if entry.mg is not None:
        return entry.mg
    if entry.is_supplement:
        return NOTHING
    per_100_g = group_upper.get(entry.group, group_upper.get("", 0.0))
    grams = entry.quantity * GRAMS_OF_AN_UNKNOWN_PORTION if entry.grams is None else entry.grams
    return Amount(0.0, per_100_g * grams / 100)


def day_totals(entries: Iterable[Entry], group_upper: Mapping[str, float]) -> DayTotals:
    """Add up a day; planned entries count nowhere."""
    food = supplement = NOTHING
    unknown: list[Entry] = []
    energy = caffeine = alcohol = 0.0
    for entry in entries:
        if entry.planned:
            continue
        amount = magnesium_of(entry, group_upper)
        if entry.mg is None:
            unknown.append(entry)
        if entry.counts_to_upper:
            supplement += amount
        else:
            food += amount
        energy += entry.energy_kcal or 0.0
        caffeine += entry.caffeine_mg or 0.0
        alcohol += entry.alcohol_g or 0.0
    return DayTotals(food, supplement, tuple(unknown), energy, caffeine, alcohol)


def suggested_state(entries: Sequence[Entry], median_energy: float | None) -> DayState:
    """Suggest how completely a day was written down, from what stands there.

    Partly: fewer than two meals, or energy under 60 % of one's own median (null: not known). Drinks
    missing: all is well but for them.
    """
    eaten = [entry for entry in entries if not entry.planned and not entry.is_supplement]
    if not eaten:
        return "empty"
    meals = {entry.meal for entry in eaten if not entry.drink}
    if len(meals) < MEALS_OF_A_COMPLETE_DAY:
        return "partly"
    energy = sum(entry.energy_kcal or 0.0 for entry in eaten)
    if median_energy is not None and energy < ENERGY_OF_A_COMPLETE_DAY * median_energy:
        return "partly"
    return "complete" if any(entry.drink for entry in eaten) else "drinks_missing"


def day_state(
    entries: Sequence[Entry], note: DayNote | None, median_energy: float | None
) -> tuple[DayState, bool]:
    """Give the state of a day, and whether the person set it (else it is a suggestion)."""
    if note is not None and note.completeness is not None:
        return note.completeness, True
    return suggested_state(entries, median_energy), False


def own_median_energy(energies: Iterable[float]) -> float | None:
    """Give the median of one's own daily energy in kcal, over days with any; null under five days."""
    from statistics import median  # noqa: PLC0415  # its import would cost a tenth of the start

    days = [energy for energy in energies if energy > 0]
    return median(days) if len(days) >= ENERGY_DAYS else None
