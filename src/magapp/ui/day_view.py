"""All that is painted of a day, as words and figures: what the first paint is made from.

Nothing of the domain is needed to show it, so a copy of today's view lets the window be painted
before the diary is read. Who makes it is ``magapp.ui.day_builder``.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Row(NamedTuple):
    """Hold what one row of the list says: a meal with its sum, or an entry (its id is the key).

    ``share`` is the part of the reference intake, 0 to 1 and more; null for a meal or what is unknown.
    ``typed`` is what an entry's amount and time would be typed as.
    """

    key: str
    is_meal: bool
    name: str
    amount: str
    magnesium: str
    share: float | None = None
    counts_to_upper: bool = False
    is_unknown: bool = False
    typed: str = ""


class TotalsView(NamedTuple):
    """Hold the day's sums in mg and in words; an empty text is not shown.

    ``limit``: the upper level in mg, 0 where it may not be named; ``gate``: the title of what holds first
    of all where a supplement was written down.
    """

    food_low: float = 0.0
    food_high: float = 0.0
    supplement_low: float = 0.0
    supplement_high: float = 0.0
    marks: tuple[int, ...] = (300, 350)
    figure: str = ""
    kind: str = ""
    caption: str = ""
    words: str = ""
    supplement: str = ""
    unknown: str = ""
    verdict: str = ""
    alert: str = ""
    limit: int = 0
    gate: str = ""


class DayView(NamedTuple):
    """Hold one day as it is painted; ``day`` as ISO date, ``state`` as the domain names it."""

    day: str
    rows: tuple[Row, ...] = ()
    totals: TotalsView = TotalsView()
    share_header: str = ""
    state: str = "empty"
    state_hint: str = ""


def to_json(view: DayView) -> list[Any]:
    """Turn a view into what JSON can hold; ``from_json`` reads it back."""
    return [view.day, [list(row) for row in view.rows], list(view.totals), *view[3:]]


def from_json(told: list[Any]) -> DayView:
    """Read a view back.

    Raises:
        ValueError, TypeError: it was written by another version.
    """
    day, rows, totals, *rest = told
    made = TotalsView(*totals)
    return DayView(day, tuple(Row(*row) for row in rows), made._replace(marks=tuple(made.marks)), *rest)
