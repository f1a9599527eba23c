"""One's own usual energy: what tells a day written down in part from a day of eating little."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.totals import ENERGY_DAYS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from magapp.domain.diary import Diary
    from magapp.domain.records import Entry

DAYS_OF_OWN_ENERGY: Final = 90
"""One's own median energy is that of the days written down among so many before the day itself."""


def energy_of(entries: Iterable[Entry]) -> float:
    """Add up the energy of what was eaten, in kcal."""
    return sum(entry.energy_kcal or 0.0 for entry in entries if not entry.planned)


class OwnEnergy:
    """Follow the median energy of the days before each day, without sorting them anew every day."""

    def __init__(self) -> None:
        self._window: deque[float] = deque()
        self._sorted: list[float] = []

    def median(self) -> float | None:
        """Give the median in kcal a day; null under five days with any."""
        count = len(self._sorted)
        if count < ENERGY_DAYS:
            return None
        middle = count // 2
        if count % 2:
            return self._sorted[middle]
        return (self._sorted[middle - 1] + self._sorted[middle]) / 2

    def pass_day(self, energy: float) -> None:
        """Go on to the next day, this one having had so much energy in kcal."""
        self._window.append(energy)
        if energy > 0:
            insort(self._sorted, energy)
        if len(self._window) > DAYS_OF_OWN_ENERGY:
            gone = self._window.popleft()
            if gone > 0:
                del self._sorted[bisect_left(self._sorted, gone)]


def energy_before(diary: Diary, day: dt.date) -> OwnEnergy:
    """Follow the days before a day."""
    own = OwnEnergy()
    for away in range(DAYS_OF_OWN_ENERGY, 0, -1):
        own.pass_day(_eaten(diary, day - timedelta(away)))
    return own


def medians(diary: Diary, first: dt.date, last: dt.date) -> dict[dt.date, float | None]:
    """Give one's own median energy as it stood on each day of a period, both ends included."""
    own = energy_before(diary, first)
    found: dict[dt.date, float | None] = {}
    for away in range((last - first).days + 1):
        day = first + timedelta(away)
        found[day] = own.median()
        own.pass_day(_eaten(diary, day))
    return found


def _eaten(diary: Diary, day: dt.date) -> float:
    return diary.of_entries(day, energy_of)
