"""What held of the person over a period: their profile on each day, and what they had ticked."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING

from magapp.domain.profile import Profile, profile_on

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from magapp.domain.diary import Diary


def held(diary: Diary, key: str, first: dt.date, last: dt.date) -> tuple[str, ...]:
    """List the values of a fact that held on any day of the period."""
    return tuple(
        sorted(
            {
                fact.value
                for fact in diary.facts()
                if fact.key == key and fact.since <= last and (fact.until is None or fact.until > first)
            }
        )
    )


def profiles(diary: Diary) -> Callable[[dt.date], Profile]:
    """Read the profile of a day; it changes only on the days on which a fact begins or ends."""
    facts = diary.facts()
    turns = sorted({fact.since for fact in facts} | {fact.until for fact in facts if fact.until is not None})
    known: dict[int, Profile] = {}

    def profile(day: dt.date) -> Profile:
        stretch = bisect_left(turns, day + timedelta(1))
        if stretch not in known:
            known[stretch] = profile_on(facts, day)
        return known[stretch]

    return profile
