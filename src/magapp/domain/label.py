"""From what a label says to elemental magnesium.

The label's own figure for magnesium always comes first. Only where it is missing is the weight of the
salt converted: share of magnesium = atoms x 24.305 / molar mass (IUPAC atomic weights).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.domain.amount import Amount, exactly
from magapp.domain.claims_rule import LABEL_REFERENCE_MG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.salt_records import Form

BUFFERED_OVER: Final = 0.145
"""A "bisglycinate" with a larger share of magnesium than this is not pure."""


@dataclass(frozen=True, slots=True)
class LabelResult:
    """Hold elemental magnesium in mg, whether it is an estimate, and its share of the salt (0 to 1).

    ``fraction`` is null when the label gave the magnesium itself and no weight of the salt.
    """

    elemental: Amount
    estimate: bool
    fraction: Amount | None


def fraction_of(members: Sequence[Form]) -> Amount:
    """Give the share of magnesium, 0 to 1, over the forms that a name may stand for (at least one)."""
    fractions = [form.fraction for form in members]
    return Amount(min(fractions), max(fractions))


def elemental(members: Sequence[Form], compound_mg: float) -> LabelResult:
    """Convert the weight of a salt in mg; an estimate when its name leaves several forms open."""
    fraction = fraction_of(members)
    return LabelResult(fraction.times(compound_mg), len(members) > 1, fraction)


def stated(elemental_mg: float, compound_mg: float | None = None) -> LabelResult:
    """Take the magnesium in mg as the label states it; with the salt's weight its share follows."""
    fraction = exactly(elemental_mg / compound_mg) if compound_mg else None
    return LabelResult(exactly(elemental_mg), estimate=False, fraction=fraction)


def stated_share(percent: float, compound_mg: float | None = None) -> LabelResult:
    """Take the percentage of the reference intake on a label: always of 375 mg, so 50 % is 187.5 mg."""
    return stated(percent / 100 * LABEL_REFERENCE_MG, compound_mg)


def in_one(daily: Amount, pieces: int) -> Amount:
    """Give the magnesium in one of the pieces (1 or more) that make up what a label calls a daily dose."""
    return daily.times(1 / pieces)


@dataclass(frozen=True, slots=True)
class Buffering:
    """Hold how much of a buffered bisglycinate is oxide: share of weight and of its magnesium (0 to 1)."""

    oxide_weight: float
    oxide_magnesium: float

    @property
    def percent(self) -> int:
        """Give the share of the magnesium that comes from oxide in whole per cents, rounded down."""
        return int(100 * self.oxide_magnesium)


def buffering(total_fraction: float, bisglycinate: Form, oxide: Form) -> Buffering | None:
    """Estimate the oxide in a "bisglycinate" from its share of magnesium; null when it may be pure.

    A mixture of two salts: w = (t - b) / (o - b), with *t* the label's share of magnesium, *b* that of
    bisglycinate and *o* that of oxide. Null as well above the share of pure oxide: no such mixture.
    """
    if not BUFFERED_OVER < total_fraction <= oxide.fraction:
        return None
    weight = (total_fraction - bisglycinate.fraction) / (oxide.fraction - bisglycinate.fraction)
    return Buffering(weight, weight * oxide.fraction / total_fraction)
