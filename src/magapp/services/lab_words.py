"""Laboratory values as people type them and read them; nothing here says what a value means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.lab import converted, lab_fault, most_in
from magapp.domain.records import LAB_UNITS
from magapp.i18n import N_, _, language
from magapp.services.wording import number

if TYPE_CHECKING:
    from magapp.domain.lab import LabFault
    from magapp.domain.norm_records import LabLimit
    from magapp.domain.records import LabUnit

_WRITTEN: Final = re.compile(r"\d{1,5}(?:[.,]\d{1,6})?", re.ASCII)
_FIELD_OF: Final[dict[LabFault, str]] = {"value": "value", "half": "low", "interval": "low", "order": "low"}
_SENTENCES: Final[dict[LabFault, str]] = {
    "value": N_("The value must be above 0 and at most {most} {unit}, such as {example}."),
    "half": N_("Type both ends of the laboratory’s interval, or leave both empty."),
    "interval": N_("The ends of the interval must be above 0 and at most {most} {unit}."),
    "order": N_("The first end of the interval must be below the second."),
}
_DECIMALS: Final = 2
_MOST_DECIMALS: Final = 4


class Written(NamedTuple):
    """Hold a value and its interval as read, in the unit that was chosen."""

    value: float
    low: float | None
    high: float | None


class NotALabValueError(ValueError):
    """What was typed is no laboratory value; ``field`` is value, low or high."""

    def __init__(self, field: str, fault: LabFault, unit: LabUnit) -> None:
        super().__init__(fault)
        self.field = field
        self._fault = fault
        self._unit = unit

    def sentence(self) -> str:
        """Say what can be typed, in the language set."""
        now = language()
        return _(_SENTENCES[self._fault]).format(
            most=number(most_in(self._unit), now, _DECIMALS),
            unit=self._unit,
            example=fixed(converted(0.8, "mmol/L").in_unit(self._unit), now),
        )


def read_lab(value: str, low: str, high: str, unit: LabUnit) -> Written:
    """Read a value and the laboratory's interval, each with a decimal comma or point; empty ends are none.

    Raises:
        NotALabValueError: something is no number, out of bounds, half an interval or upside down.
    """
    figure = _figure(value, unit)
    if figure is None:
        raise NotALabValueError("value", "value", unit)
    ends: list[float | None] = []
    for field, text in (("low", low), ("high", high)):
        end = _figure(text, unit)
        if end is None and text.strip():
            raise NotALabValueError(field, "interval", unit)
        ends.append(end)
    fault = lab_fault(figure, ends[0], ends[1], unit)
    if fault is not None:
        field = _FIELD_OF[fault]
        if fault == "half" and ends[1] is None:
            field = "high"
        raise NotALabValueError(field, fault, unit)
    return Written(figure, ends[0], ends[1])


def _figure(text: str, unit: LabUnit) -> float | None:
    plain = "".join(text.split()).casefold().removesuffix(unit.casefold())
    return float(plain.replace(",", ".")) if _WRITTEN.fullmatch(plain) else None


def unit_called(text: str) -> LabUnit | None:
    """Find a unit by its name, whatever the case; null when it is none."""
    wanted = "".join(text.split()).casefold()
    return next((unit for unit in LAB_UNITS if unit.casefold() == wanted), None)


def fixed(value: float, now: str) -> str:
    """Write a concentration with two decimals, as laboratories do: 0,70."""
    written = f"{value:.{_DECIMALS}f}"
    return written.replace(".", ",") if now == "nl" else written


def as_typed(value: float, now: str) -> str:
    """Write a concentration with at least two decimals, and more where it was typed so."""
    short = f"{value:.{_DECIMALS}f}"
    long = f"{value:.{_MOST_DECIMALS}f}".rstrip("0")
    written = long if len(long) > len(short) else short
    return written.replace(".", ",") if now == "nl" else written


def in_all_units(value: float, unit: LabUnit, now: str) -> str:
    """Write a value in the three units: 0,70 mmol/L = 1,70 mg/dL = 1,40 mEq/L."""
    amount = converted(value, unit)
    return " = ".join(
        f"{(as_typed if each == unit else fixed)(amount.in_unit(each), now)} {each}" for each in LAB_UNITS
    )


def interval_in_all_units(low: float | None, high: float | None, unit: LabUnit, now: str) -> str:
    """Write the laboratory's interval in the three units; empty where it gave none."""
    if low is None or high is None:
        return ""
    ends = (converted(low, unit), converted(high, unit))
    return " = ".join(
        "–".join((as_typed if each == unit else fixed)(end.in_unit(each), now) for end in ends) + f" {each}"
        for each in LAB_UNITS
    )


def limit_in(limit: LabLimit, unit: LabUnit, now: str) -> str:
    """Write a published limit or interval in a unit: "< 0,70", "≤ 0,72", "0,75–0,95" or "≥ 0,85"."""
    low, high = (
        None if end is None else fixed(converted(end, "mmol/L").in_unit(unit), now)
        for end in (limit.low, limit.high)
    )
    if low is not None and high is not None:
        return f"{low}–{high}"
    if high is not None:
        return f"{'≤' if limit.high_included else '<'} {high}"
    return f"≥ {low}"
