"""Which records an answer, a note or "same as last time" changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from magapp.domain.records import Checkin

if TYPE_CHECKING:
    from collections.abc import Container

    from magapp.domain.diary import Diary
    from magapp.domain.records import Record
    from magapp.ui.document import Document

    Changes: TypeAlias = dict[str, Record | None]

LOOK_BACK: Final = 366
"""How many days "same as last time" looks back."""


def answered(document: Document, day: dt.date, key: str, severity: int | None) -> Changes:
    """Answer a complaint (0 to 3, or null for unanswered); its note stays."""
    return _changed(replace(_checkin(document, day, key), severity=severity))


def noted(document: Document, day: dt.date, key: str, note: str) -> Changes:
    """Write a note about a complaint; its answer stays. Half a surrogate pair cannot be kept on disk."""
    note = note.encode("utf-8", "ignore").decode("utf-8")
    return _changed(replace(_checkin(document, day, key), note=note))


def last_answered(diary: Diary, before: dt.date, keys: Container[str]) -> dt.date | None:
    """Find the last day before a day on which any of these complaints was answered, at most a year back."""
    for back in range(1, LOOK_BACK + 1):
        day = before - dt.timedelta(days=back)
        if any(
            each.severity is not None and each.key in keys
            for each in diary.on(day)
            if isinstance(each, Checkin)
        ):
            return day
    return None


def still_open(diary: Diary, day: dt.date, last: dt.date, keys: Container[str]) -> dict[str, int]:
    """Map the complaints that *day* leaves open to the answers of *last*."""
    here = diary.checkins(day)
    return {
        key: checkin.severity
        for key, checkin in diary.checkins(last).items()
        if checkin.severity is not None and key in keys and (key not in here or here[key].severity is None)
    }


def _checkin(document: Document, day: dt.date, key: str) -> Checkin:
    record_id = document.day_record_id("checkin", day, key)
    old = document.diary.get(record_id)
    return old if isinstance(old, Checkin) else Checkin(id=record_id, day=day, key=key)


def _changed(checkin: Checkin) -> Changes:
    """Replace the record, or take it away when it says nothing any more."""
    says_nothing = checkin.severity is None and not checkin.note
    return {checkin.id: None if says_nothing else checkin}
