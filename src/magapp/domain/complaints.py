"""Complaints of the person's own: which ones there are, how they are named, and what was answered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.records import Checkin, OwnComplaint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from magapp.domain.diary import Diary

LONGEST_NAME: Final = 60
"""In letters; a name has to fit beside its answers."""
TROUBLED_FROM: Final = 2
"""Complaints, stress and sweat are counted as days at moderate or severe, never summed or averaged."""
_OWN_KEY: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def own_complaints(diary: Diary) -> tuple[OwnComplaint, ...]:
    """List the person's own complaints in the order in which they were made.

    Stopped ones are among them where something was answered. One that never was is as good as deleted; its
    name is kept nevertheless, for answers that another device may still bring.
    """
    made = sorted(diary.of_library(OwnComplaint), key=_made)
    gone = _unanswered(diary, {each.id for each in made if each.stopped})
    return tuple(each for each in made if each.id not in gone)


def asked_for(diary: Diary) -> tuple[OwnComplaint, ...]:
    """List the person's own complaints that are asked for each day, in the order they were made."""
    made = sorted(diary.of_library(OwnComplaint), key=_made)
    return tuple(each for each in made if not each.stopped)


def _unanswered(diary: Diary, keys: set[str]) -> set[str]:
    """Leave the keys to which nothing in the diary belongs; the walk ends at the last that has something."""
    left = set(keys)
    if left:
        for record in diary:
            if isinstance(record, Checkin) and record.key in left:
                left.discard(record.key)
                if not left:
                    break
    return left


def _made(complaint: OwnComplaint) -> str:
    return complaint.id


def is_own_key(key: str) -> bool:
    """Tell whether answers with this key belong to a complaint of one's own, which may be gone by now."""
    return _OWN_KEY.fullmatch(key) is not None


def comparable(name: str) -> str:
    """Make two names alike that differ in capitals, spaces or the way their accents are written only."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def with_name(name: str, named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """List the keys among (key, name) pairs that have this name, whatever its capitals and spaces."""
    wanted = comparable(name)
    return tuple(key for key, other in named if comparable(other) == wanted)


def answers_to(diary: Diary, key: str) -> dict[dt.date, Checkin]:
    """Map days to what was answered or noted about a complaint, oldest first, in one pass over the diary."""
    found = [record for record in diary if isinstance(record, Checkin) and record.key == key]
    return {record.day: record for record in sorted(found, key=_day)}


def _day(checkin: Checkin) -> dt.date:
    return checkin.day


def is_answered(diary: Diary, key: str) -> bool:
    """Tell whether anything at all was answered or noted about a complaint."""
    return any(isinstance(record, Checkin) and record.key == key for record in diary)


@dataclass(frozen=True, slots=True)
class MonthOfAnswers:
    """Count the days of one month, from its *first* day: those answered, and those at moderate or severe."""

    first: dt.date
    answered: int
    troubled: int


def months_of(answers: Mapping[dt.date, Checkin], today: dt.date, least: int) -> tuple[MonthOfAnswers, ...]:
    """Count month by month, newest first, from the month of *today* back to the first answer.

    At least so many months are listed. Days after *today* do not count; severities are never added up.
    """
    month = today.replace(day=1)
    oldest = min((day for day in answers if day <= today), default=today).replace(day=1)
    counts: dict[dt.date, list[int]] = {}
    for day, checkin in answers.items():
        if checkin.severity is not None and day <= today:
            count = counts.setdefault(day.replace(day=1), [0, 0])
            count[0] += 1
            count[1] += checkin.severity >= TROUBLED_FROM
    found: list[MonthOfAnswers] = []
    while month >= oldest or len(found) < least:
        answered, troubled = counts.get(month, (0, 0))
        found.append(MonthOfAnswers(month, answered, troubled))
        if month.year == 1 and month.month == 1:
            break
        month = (month - timedelta(days=1)).replace(day=1)
    return tuple(found)
