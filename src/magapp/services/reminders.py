"""When a reminder is due, and when it stays silent."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LATEST: Final = 60
"""Minutes after which a reminder is not worth giving: the computer was asleep."""
_MILLISECOND: Final = 1000
_MINUTE: Final = 60


def reminder_is_due(reminders: Sequence[int], before: int, now: int, written: Iterable[int] = ()) -> bool:
    """Tell whether a reminder passed after *before* and by *now*, with nothing written since the one before.

    All are minutes from midnight of one day on the clock on the wall, *reminders* rising; *written* is when
    something was written down.
    """
    passed = [minute for minute in reminders if before < minute <= now and now - minute < LATEST]
    if not passed:
        return False
    since = max((minute for minute in reminders if minute < passed[0]), default=0)
    return not any(since <= minute <= now for minute in written)


def minute_made(record_id: str, day: dt.date) -> int | None:
    """Give the minute of a local day at which a record was named; null for another day, or who knows when.

    Only names that begin with their time tell it (UUIDv7, RFC 9562).
    """
    digits = record_id.replace("-", "")
    if len(digits) < len("0123456789ab7") or digits[12] != "7":
        return None
    try:
        made = dt.datetime.fromtimestamp(int(digits[:12], 16) / _MILLISECOND, dt.UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return made.hour * _MINUTE + made.minute if made.date() == day else None
