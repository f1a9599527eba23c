"""An amount of magnesium is a range, because much of what we know is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold an amount of elemental magnesium in mg, from *low* to *high*, both inclusive."""

    low: float
    high: float

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.low + other.low, self.high + other.high)

    def times(self, factor: float) -> Amount:
        """Scale both ends by a factor of at least 0."""
        return Amount(self.low * factor, self.high * factor)

    @property
    def is_range(self) -> bool:
        """Tell whether the two ends differ once rounded to whole mg."""
        return round(self.low) != round(self.high)


NOTHING = Amount(0.0, 0.0)


def exactly(mg: float) -> Amount:
    """Make the range of one known figure in mg."""
    return Amount(mg, mg)


def total(amounts: Iterable[Amount]) -> Amount:
    """Add up amounts in mg; no amounts make 0."""
    low = high = 0.0
    for amount in amounts:
        low += amount.low
        high += amount.high
    return Amount(low, high)
