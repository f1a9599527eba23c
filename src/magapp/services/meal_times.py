"""When a day begins, and which meal it is by the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from magapp.domain.records import Meal
    from magapp.services.proposal import Proposal
    from magapp.storage.settings import Settings

DAY_MINUTES: Final = 24 * 60
MAIN_MEALS: Final[tuple[Meal, ...]] = ("breakfast", "lunch", "dinner")


class Moment(NamedTuple):
    """Hold the day a person is in, and the minutes from its midnight, past 24:00 in the night after."""

    day: dt.date
    minute: int


class DayTimes(NamedTuple):
    """Hold when a day begins (minutes from midnight, 0 to 5:59) and from when until when each meal is eaten.

    What lies between two meals is eaten between the meals; a later meal wins where two overlap.
    """

    starts: int = 0
    breakfast: tuple[int, int] = (4 * 60, 11 * 60)
    lunch: tuple[int, int] = (11 * 60, 15 * 60)
    dinner: tuple[int, int] = (17 * 60, 21 * 60)

    def meal_at(self, minute: int) -> Meal:
        """Tell the likely meal at a minute of the day; 24:00 and later is the night after."""
        for meal, (first, last) in zip(
            reversed(MAIN_MEALS), (self.dinner, self.lunch, self.breakfast), strict=True
        ):
            if first <= minute < last:
                return meal
        return "snack"

    def moment(self, now: dt.datetime) -> Moment:
        """Tell the day and minute of a local time: before the day begins it is still the one before."""
        minute = now.hour * 60 + now.minute
        if minute >= self.starts:
            return Moment(now.date(), minute)
        return Moment(now.date() - dt.timedelta(days=1), minute + DAY_MINUTES)

    def of_clock(self, minute: int) -> int:
        """Place a time as a clock shows it in a day: one that lies before the day begins is of its night."""
        return minute + DAY_MINUTES if minute < self.starts else minute

    def placed(self, proposal: Proposal) -> Proposal:
        """Place the times of a line in the day; what has a time and no meal is of the meal of that time."""
        from dataclasses import replace  # noqa: PLC0415  # not before the first paint, which needs the rest

        parts = tuple(self.placed(part) for part in proposal.parts)
        if proposal.time is None:
            return replace(proposal, parts=parts) if parts else proposal
        time = self.of_clock(proposal.time)
        return replace(proposal, parts=parts, time=time, meal=proposal.meal or self.meal_at(time))


USUAL: Final = DayTimes()


def times_of(settings: Settings) -> DayTimes:
    """Give the times that the person chose."""
    if settings.meal_times is None:
        return USUAL._replace(starts=settings.day_starts)
    return DayTimes(settings.day_starts, *settings.meal_times)


def meal_at(minute: int) -> Meal:
    """Tell the likely meal at a minute of the day, where nobody said when the meals are."""
    return USUAL.meal_at(minute)
