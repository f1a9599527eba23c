"""Magnesium in blood, in the three units of laboratories; converted, and never judged.

1 mmol/L = 2.4305 mg/dL = 2 mEq/L (24.305 g/mol; two charges an ion).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from magapp.domain.records import LAB_UNITS

if TYPE_CHECKING:
    from magapp.domain.records import LabUnit, LabValue

LabFault: TypeAlias = Literal["value", "half", "interval", "order"]

MOST_MMOL: Final = 20.0
"""More than this in blood, in mmol/L, is a typing error."""
_PER_MMOL: Final[dict[LabUnit, float]] = {"mmol/L": 1.0, "mg/dL": 2.4305, "mEq/L": 2.0}
_ROUNDING: Final = 1e-9


class LabAmount(NamedTuple):
    """Hold one concentration in all three units."""

    mmol_l: float
    mg_dl: float
    meq_l: float

    def in_unit(self, unit: LabUnit) -> float:
        """Give it in one of them."""
        return self[LAB_UNITS.index(unit)]


def converted(value: float, unit: LabUnit) -> LabAmount:
    """Convert a concentration to all three units; the one it came in stays exactly as it is."""
    mmol = value / _PER_MMOL[unit]
    return LabAmount(*(value if each == unit else mmol * _PER_MMOL[each] for each in LAB_UNITS))


def most_in(unit: LabUnit) -> float:
    """Give the highest value that is believed, in that unit."""
    return MOST_MMOL * _PER_MMOL[unit]


def lab_fault(value: float, low: float | None, high: float | None, unit: LabUnit) -> LabFault | None:
    """Find what cannot be right: the value, half an interval, an interval out of bounds or upside down."""
    most = most_in(unit) + _ROUNDING
    if not 0 < value <= most:
        return "value"
    if low is None and high is None:
        return None
    if low is None or high is None:
        return "half"
    if not (0 < low <= most and 0 < high <= most):
        return "interval"
    return None if low < high else "order"


def by_day(records: list[LabValue]) -> list[LabValue]:
    """Put values in order, the latest day first."""
    return sorted(records, key=lambda record: (record.day, record.id), reverse=True)
