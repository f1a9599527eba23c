"""A day as people type it: 3, 3-11, 3 nov, last friday, yesterday, -7; in Dutch and in English alike."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, NamedTuple

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR

_AHEAD: Final = 31
"""Without its year a date is the last one that lies no further ahead than so many days."""
_LEAP_YEARS: Final = 9
"""Among so many years in a row there is a leap year, around 1900 and 2100 too."""
_SHORT_YEAR: Final = 2
_CENTURY: Final = 2000
_WEEK: Final = 7
_LONGEST: Final = 40
"""No day takes more letters."""
_MONTHS: Final = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mrt", "maart", "mar", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_WEEKDAYS: Final = (
    ("ma", "maandag", "mon", "monday"),
    ("di", "dinsdag", "tue", "tues", "tuesday"),
    ("wo", "woensdag", "wed", "wednesday"),
    ("do", "donderdag", "thu", "thur", "thurs", "thursday"),
    ("vr", "vrijdag", "fri", "friday"),
    ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)
_AWAY: Final = {
    **dict.fromkeys(("vandaag", "today", "nu", "now"), 0),
    **dict.fromkeys(("gisteren", "yesterday"), -1),
    **dict.fromkeys(("eergisteren", "the day before yesterday", "day before yesterday"), -2),
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    **dict.fromkeys(("overmorgen", "the day after tomorrow", "day after tomorrow"), 2),
    **dict.fromkeys(("vorige week", "last week", "een week geleden", "a week ago"), -_WEEK),
    **dict.fromkeys(("volgende week", "next week"), _WEEK),
}
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAY_OF: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_BEFORE: Final = frozenset({"vorige", "afgelopen", "last", "previous", "past"})
_AFTER: Final = frozenset({"volgende", "komende", "aanstaande", "next", "coming"})
_UNITS: Final = {
    **dict.fromkeys(("d", "dag", "dagen", "day", "days"), 1),
    **dict.fromkeys(("w", "week", "weken", "weeks"), _WEEK),
}
_STEP: Final = re.compile(r"([+-]) ?(\d{1,5})", re.ASCII)
_PAST: Final = re.compile(r"(\d{1,4}) ?([a-z]+) (?:geleden|ago)", re.ASCII)
_FUTURE: Final = re.compile(r"(?:over|in) (\d{1,4}) ?([a-z]+)", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_NUMBERS: Final = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{4}|\d{2}))?", re.ASCII)
_BY_NAME: Final = re.compile(r"(?:(\d{1,2})[- ]?)?([a-z]+)(?:[- ](\d{1,2}))?(?:[- ](\d{4}))?", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,2}", re.ASCII)


class DaysAround(NamedTuple):
    """Hold what a typed day is told from: the month looked at (any day of it), the day shown, and today."""

    month: dt.date
    shown: dt.date
    today: dt.date


def is_bare_number(text: str) -> bool:
    """Tell whether a text is nothing but the number of a day, or the beginning of one."""
    return _NUMBER.fullmatch(text.strip()) is not None


def read_typed_day(text: str, around: DaysAround) -> dt.date | None:
    """Read a day; null where a text is none, or none that a diary can hold.

    A number alone is a day of the month looked at, "-7" counts from the day shown, all other words from
    today. Day before month, as in Dutch and British English. A date without a year is the last one that
    lies at most a month ahead of today.
    """
    words = " ".join(text.replace("\u2212", "-").replace(",", " ").casefold().split()).rstrip(".")
    if not words or len(words) > _LONGEST:
        return None
    try:
        day = _read(words, around)
    except (ValueError, OverflowError):  # the 31st of February
        return None
    return day if day is not None and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _read(words: str, around: DaysAround) -> dt.date | None:
    if words in _AWAY:
        return around.today + dt.timedelta(days=_AWAY[words])
    if _NUMBER.fullmatch(words):
        return around.month.replace(day=int(words))
    found = _STEP.fullmatch(words)
    if found is not None:
        return around.shown + dt.timedelta(days=int(found[1] + found[2]))
    for pattern, sign in ((_PAST, -1), (_FUTURE, 1)):
        found = pattern.fullmatch(words)
        if found is not None:
            days = _UNITS.get(found[2])
            return None if days is None else around.today + dt.timedelta(days=sign * int(found[1]) * days)
    found = _ISO.fullmatch(words)
    if found is not None:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    return _weekday(words, around.today) or _date(words, around.today)


def _weekday(words: str, today: dt.date) -> dt.date | None:
    """Read the name of a weekday: the last one up to today, or the one before or after today."""
    which, _gap, name = words.rpartition(" ")
    number = _WEEKDAY_OF.get(name)
    if number is None or (which and which not in _BEFORE | _AFTER):
        return None
    back = (today.weekday() - number) % _WEEK
    if which in _AFTER:
        return today + dt.timedelta(days=_WEEK - back)
    return today - dt.timedelta(days=back or (_WEEK if which else 0))


def _date(words: str, today: dt.date) -> dt.date | None:
    """Read a day and a month, with a year or without; a weekday before it has to be the right one."""
    weekday, _gap, rest = words.partition(" ")
    named = _WEEKDAY_OF.get(weekday.rstrip("."))
    if named is not None:
        words = rest
    day = _numbers(words, today) or _month_by_name(words.replace(".", ""), today)
    return None if day is None or named not in (None, day.weekday()) else day


def _numbers(words: str, today: dt.date) -> dt.date | None:
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return None
    return _in_year(int(found[1]), int(found[2]), found[3], today)


def _month_by_name(words: str, today: dt.date) -> dt.date | None:
    found = _BY_NAME.fullmatch(words)
    month = None if found is None else _MONTH_OF.get(found[2])
    if found is None or month is None or (found[1] and found[3]):
        return None
    return _in_year(int(found[1] or found[3] or 1), month, found[4], today)


def _in_year(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    if year is not None:
        return dt.date(int(year) + (_CENTURY if len(year) == _SHORT_YEAR else 0), month, day)
    latest = today + dt.timedelta(days=_AHEAD)
    for back in range(_LEAP_YEARS):
        try:
            found = dt.date(latest.year - back, month, day)
        except ValueError:
            continue
        if found <= latest:
            return found
    raise ValueError(day, month)
