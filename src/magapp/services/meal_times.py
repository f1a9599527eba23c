"""Which meal it is by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magapp.domain.records import Meal

STARTS: Final[tuple[tuple[int, Meal], ...]] = (
    (0, "snack"),
    (4 * 60, "breakfast"),
    (11 * 60, "lunch"),
    (15 * 60, "snack"),
    (17 * 60, "dinner"),
    (21 * 60, "snack"),
)
"""Minutes from midnight at which each meal begins to be the likely one."""


def meal_at(minute: int) -> Meal:
    """Tell the likely meal at a minute of the day; 24:00 and later is the night after."""
    now: Meal = "snack"
    for start, meal in STARTS:
        if start <= minute:
            now = meal
    return now
