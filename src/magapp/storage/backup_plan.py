"""Which backups to keep: a function of when they were made and of how many records they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

ALL_DAYS: Final = 2
DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9
_FELL: Final = 0.9


class Made(NamedTuple):
    """Hold when a backup was made (local time) and how many records it holds."""

    at: dt.datetime
    records: int


def kept(backups: Iterable[Made], today: dt.date) -> set[Made]:
    """Tell which backups to keep: all of the last 2 days, then 12 daily, 10 weekly and 9 monthly ones.

    Days, weeks and months without a backup are not counted; of each the newest is kept. A backup that
    holds over a tenth more records than the newest one is never given up: what is missing since then may
    be missed. One dated after *today* counts as of today.
    """
    newest_first = sorted(set(backups), reverse=True)
    if not newest_first:
        return set()
    fewest = newest_first[0].records
    keep = {made for made in newest_first if fewest < made.records * _FELL}
    rest = []
    for made in newest_first:
        if (today - made.at.date()).days < ALL_DAYS:
            keep.add(made)
        else:
            rest.append(made)
    for most, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        seen: list[object] = []
        older = []
        for made in rest:
            if period(made) in seen:
                continue
            if len(seen) < most:
                seen.append(period(made))
                keep.add(made)
            else:
                older.append(made)
        rest = older
    return keep | {newest_first[0]}


def _day(made: Made) -> object:
    return made.at.date()


def _week(made: Made) -> object:
    return made.at.isocalendar()[:2]


def _month(made: Made) -> object:
    return (made.at.year, made.at.month)
