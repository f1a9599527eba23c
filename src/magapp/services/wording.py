"""Numbers, amounts and times as a language writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from magapp.services.shown_units import shown

if TYPE_CHECKING:
    from magapp.domain.amount import Amount

_SWAPPED: Final = str.maketrans(",.", ".,")
_DAY_MINUTES: Final = 24 * 60


def number(value: float, language: str, decimals: int = 0) -> str:
    """Write a number with at most so many decimals: 1.234,5 in Dutch, 1,234.5 in English."""
    written = f"{value:,.{decimals}f}"
    if decimals:
        written = written.rstrip("0").rstrip(".")
    return _as_written(written, language)


def fixed(value: float, language: str, decimals: int) -> str:
    """Write a number with exactly so many decimals, so that figures below each other are alike."""
    return _as_written(f"{value:,.{decimals}f}", language)


def _as_written(written: str, language: str) -> str:
    if not written.strip("-0."):
        written = written.removeprefix("-")
    return written.translate(_SWAPPED) if language == "nl" else written


def mg(amount: Amount, language: str, decimals: int | None = None) -> str:
    """Write an amount in mg: "196–208 mg", or "196 mg" where both ends are the same.

    Without *decimals* it has exactly as many as the person chose for the screen: "21,0 mg" beside "10,4 mg".
    """
    write = (
        partial(fixed, decimals=shown().decimals) if decimals is None else partial(number, decimals=decimals)
    )
    low = write(amount.low, language)
    if not amount.is_range:
        return f"{low} mg"
    return f"{low}–{write(amount.high, language)} mg"


def clock(minutes: float) -> str:
    """Write minutes from midnight as a time of day: 7:30; after midnight the hours begin anew."""
    within = round(minutes) % _DAY_MINUTES
    return f"{within // 60}:{within % 60:02}"
