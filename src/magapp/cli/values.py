"""What a person types on the command line, read into values; everything else is refused in one sentence."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR
from magapp.i18n import _, language
from magapp.services.report_words import Words

_TODAY: Final = frozenset({"today", "vandaag"})
_YESTERDAY: Final = frozenset({"yesterday", "gisteren"})
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?", re.ASCII)
_HOURS: Final = 24
_MINUTES: Final = 60
YES: Final = frozenset({"yes", "ja", "true", "1"})
NO: Final = frozenset({"no", "nee", "false", "0", ""})


class BadInputError(Exception):
    """Refuse what was typed; the sentence is already in the language set, and nothing was changed."""

    def sentence(self) -> str:
        """Say it to the person."""
        return str(self)


class HoldsMagnesiumError(BadInputError):
    """What was named as a medicine holds magnesium: it is written down as an entry, which counts it."""

    def __init__(self, words: str, example: str) -> None:
        super().__init__(
            _("‘{words}’ holds magnesium, which counts. Write it down so: magapp add ‘{example}’").format(
                words=words, example=example
            )
        )


def read_day(text: str | None, today: dt.date) -> dt.date:
    """Read an ISO date, today/vandaag or yesterday/gisteren; null means today.

    Raises:
        BadInputError: it is no day, or not from 1900 to 2199.
    """
    word = (text or "today").strip().casefold()
    if word in _TODAY:
        return today
    if word in _YESTERDAY:
        return today - dt.timedelta(1)
    try:
        day = dt.date.fromisoformat(word) if _ISO_DAY.fullmatch(word) else None
    except ValueError:
        day = None
    if day is None:
        raise BadInputError(
            _("‘{text}’ is no day. Write it as {example}, or today or yesterday.").format(
                text=text, example=today.isoformat()
            )
        )
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise BadInputError(
            _("A diary begins in {first} and ends in {last}; {day} lies outside it.").format(
                first=EARLIEST_YEAR, last=LATEST_YEAR, day=Words(language()).date(day)
            )
        )
    return day


def read_period(
    first: str | None, last: str | None, today: dt.date, usual_days: int
) -> tuple[dt.date, dt.date]:
    """Read the first and last day of a period; by default so many days that end today.

    Raises:
        BadInputError: either is no day, or the last one lies before the first.
    """
    end = read_day(last, today)
    begin = end - dt.timedelta(usual_days - 1) if first is None else read_day(first, today)
    if begin > end:
        words = Words(language())
        raise BadInputError(
            _("The period ends on {last}, before it begins on {first}.").format(
                first=words.date(begin), last=words.date(end)
            )
        )
    return begin, end


def read_time(text: str) -> int:
    """Read HH:MM as minutes from midnight.

    Raises:
        BadInputError: it is no time of day.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) >= _HOURS or int(found[2]) >= _MINUTES:
        raise BadInputError(_("‘{text}’ is no time. Write it as 22:30.").format(text=text))
    return int(found[1]) * _MINUTES + int(found[2])


def read_number(text: str, least: float, most: float, what: str) -> float:
    """Read a number with a comma or a point, from *least* to *most*.

    Raises:
        BadInputError: it is no number, or outside the bounds; *what* names it.
    """
    if _NUMBER.fullmatch(text.strip()):
        value = float(text.strip().replace(",", "."))
        if least <= value <= most:
            return value
    raise BadInputError(
        _("{what} must be a number from {least} to {most}, not ‘{text}’.").format(
            what=what, least=f"{least:g}", most=f"{most:g}", text=text
        )
    )


def read_whole(text: str, least: int, most: int, what: str) -> int:
    """Read a whole number from *least* to *most*.

    Raises:
        BadInputError: it is no whole number, or outside the bounds; *what* names it.
    """
    value = read_number(text, least, most, what)
    if value != int(value):
        raise BadInputError(_("{what} must be a whole number, not ‘{text}’.").format(what=what, text=text))
    return int(value)


def read_pairs(words: list[str], keys: tuple[str, ...]) -> dict[str, str]:
    """Read KEY=VALUE words; a key given twice keeps the last.

    Raises:
        BadInputError: a word has no ``=``, or its key is none of *keys*.
    """
    pairs: dict[str, str] = {}
    for word in words:
        key, mark, value = word.partition("=")
        key = key.strip().casefold()
        if not mark:
            raise BadInputError(_("Write ‘{word}’ as KEY=VALUE.").format(word=word))
        if key not in keys:
            raise BadInputError(
                _("‘{key}’ is not known. Possible are: {keys}.").format(key=key, keys=", ".join(keys))
            )
        pairs[key] = value.strip()
    return pairs
