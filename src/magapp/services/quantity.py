"""Amounts and times as people write them, in Dutch and English."""

from __future__ import annotations

import re
from typing import Final

from magapp.services.plain_text import folded

_FRACTIONS: Final = {
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅛": 0.125,
}
_NUMBER_WORDS: Final = {
    "half": 0.5,
    "halve": 0.5,
    "kwart": 0.25,
    "quarter": 0.25,
    "driekwart": 0.75,
    "een": 1.0,
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "twee": 2.0,
    "two": 2.0,
    "paar": 2.0,
    "couple": 2.0,
    "drie": 3.0,
    "three": 3.0,
    "vier": 4.0,
    "four": 4.0,
    "vijf": 5.0,
    "five": 5.0,
    "zes": 6.0,
    "six": 6.0,
    "zeven": 7.0,
    "seven": 7.0,
    "acht": 8.0,
    "eight": 8.0,
    "negen": 9.0,
    "nine": 9.0,
    "tien": 10.0,
    "ten": 10.0,
    "elf": 11.0,
    "eleven": 11.0,
    "twaalf": 12.0,
    "twelve": 12.0,
}
_PART_WORDS: Final = frozenset({"half", "halve", "kwart", "quarter", "paar", "couple"})
_SMALL_WORDS: Final = frozenset({"a", "an", "een", "of", "van"})
"""These stand between a part and its food: half *a* glass, a couple *of* walnuts. Half om half is mince."""
_STUCK: Final = "gram|gr|g|oz|lb|kg|mg|mcg|µg|μg|ml|cl|dl|liter|l|cm|el|tl|st|sn|pcs|pc|tbsp|tsp|x|×"
"""Only these may stand against a figure, as in ``30g``; the 7 of ``7up`` is no amount."""
WRITTEN_NUMBER: Final = (
    r"[-−]?(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:[eE][+-]?\d+)?"
)
"""Digits with a decimal comma or point, with or without thousands, as a regular expression."""
_THOUSANDS: Final = (
    (re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"), ".", ","),
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"), ",", "."),
)
_AMOUNT: Final = re.compile(
    rf"""^(?:
        (?P<whole>\d+)\s+(?P<over>\d+)\s*/\s*(?P<under>\d+)
      | (?P<top>\d+)\s*/\s*(?P<bottom>\d+)
      | (?P<number>{WRITTEN_NUMBER})?\s?(?P<sign>[½¼¾⅓⅔⅛])
      | (?P<plain>{WRITTEN_NUMBER})
    )(?=$|\s|(?:{_STUCK})(?:\s|\.|$)|[½¼¾⅓⅔⅛])\s*(?:[x×](?=\s))?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_NEXT: Final = r"(?!(?:g|gr|gram|grams|kg|kilo|mg|mcg|ml|cl|dl|l|liter|litre|ons|pond)(?:[\s.,]|$))"
_TIME: Final = re.compile(
    rf"""(?:
        (?:\s*@\s*|(?:^|\s)(?:om|at)\s+)(?P<h1>\d{{1,2}})(?:[:.hu](?P<m1>\d{{2}})?)?
      | (?:^|\s)(?P<h2>\d{{1,2}})[:uh](?P<m2>\d{{2}})
      | (?:^|\s)(?P<h3>\d{{1,2}})(?:\.(?P<m3>\d{{2}}))?(?=\s?(?:uur|u|h|[ap]\.?m)(?:[\s.,:;]|$))
      | ^(?P<h4>\d{{2}}|[5-9])\.(?P<m4>[0-5]\d)(?=\s+{_UNIT_NEXT}\S)
    )(?:\s*(?:uur|u|h))?(?:\s*(?P<half>[ap])\.?m\.?)?
    (?:\s*[’'`]s\s?(?P<part>ochtends|morgens|middags|avonds|nachts))?(?=[\s,;:–-]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A point between hour and minutes is one at the beginning of a line, where no unit follows: "10.30 koffie".

One figure before the point is an hour from 5 on only: "1.50 appel" is an apple and a half.
"""
_SPOKEN_TIME: Final = re.compile(
    r"""(?:(?:^|\s)(?:om|rond|tegen)\s+(?P<half>half)|(?:^|(?:^|\s)(?:om|rond|tegen)\s+)(?P<quarter>kwart\s(?:over|voor)))\s
    (?P<hour>1[0-2]|[1-9]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?=[\s,;:–-]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Without "om", "half 2 melk" is half of something, not half past one."""
_SPOKEN_MINUTES: Final = {"half": -30, "kwart over": 15, "kwart voor": -15}
_AROUND: Final = re.compile(r"(?:^|\s)(?:rond|tegen|around|about)$", re.IGNORECASE)
_SEPARATES: Final = re.compile(r"^[\s,;:–-]+(?=\D)")
_EVENING: Final = frozenset({"middags", "avonds"})
_NOON: Final = 12
_MOST_WORDS: Final = 60
_HOURS: Final = 30
_MINUTES: Final = 60


def read_amount(text: str) -> tuple[float | None, str]:
    """Read an amount at the beginning of a text.

    Digits with a decimal comma or point, fractions (``1/2``, ``½``, ``1½``, ``1 1/2``), number words of
    both languages (``anderhalf``, ``half a``, ``een paar``). Gives the amount (null: none written) and
    the rest of the text. Bounds are not judged here: 0, negative and huge amounts are read as written.
    """
    found = _AMOUNT.match(text)
    if found is not None:
        return _figure(found), text[found.end() :]
    first, *rest = text.split()[:_MOST_WORDS] or [""]
    word = folded(first)
    if word not in _NUMBER_WORDS or not rest:
        return None, text
    if _NUMBER_WORDS[word] == 1.0 and len(rest) > 1 and folded(rest[0]) in _PART_WORDS:
        word, rest = folded(rest[0]), rest[1:]
    if word in _PART_WORDS:
        if folded(rest[0]) == "om":
            return None, text
        while len(rest) > 1 and folded(rest[0]) in _SMALL_WORDS:
            rest = rest[1:]
    return _NUMBER_WORDS[word], " ".join(rest)


def _figure(found: re.Match[str]) -> float:
    group = found.groupdict()
    if group["over"] is not None:
        return float(group["whole"]) + _divide(group["over"], group["under"])
    if group["top"] is not None:
        return _divide(group["top"], group["bottom"])
    if group["sign"] is not None:
        return figure_of(group["number"] or "0") + _FRACTIONS[group["sign"]]
    return figure_of(group["plain"])


def _divide(top: str, bottom: str) -> float:
    return float(top) / float(bottom) if float(bottom) else 0.0


def figure_of(digits: str) -> float:
    """Read a written number: ``1,5`` and ``1.5`` are one and a half, ``1.500`` and ``1,500`` are thousands.

    Three digits after a separator are thousands, because the program itself writes them so and never
    three decimals; ``0,125`` stays an eighth.
    """
    number, _, power = digits.replace("−", "-").casefold().partition("e")
    sign = -1.0 if number.startswith("-") else 1.0
    number = number.removeprefix("-")
    for pattern, between, decimal in _THOUSANDS:
        if pattern.fullmatch(number):
            number = number.replace(between, "").replace(decimal, ".")
            break
    return sign * float(f"{number.replace(',', '.')}e{power or 0}")


def take_time(text: str) -> tuple[int | None, str]:
    """Take a time out of a text: ``8:30``, ``8u30``, ``11am`` or ``8 uur`` anywhere, or ``@8``, ``@8.30``.

    Also ``om 8``, ``at 8``, ``8:30 pm``, ``8 uur 's avonds``, ``om half 9``, ``kwart over 8``, and ``10.30``
    at the beginning. Gives minutes from midnight (up to 29:59, as after midnight of the same evening) and
    the text without it; a time that no clock shows is left in the text.
    """
    found = _SPOKEN_TIME.search(text)
    if found is not None:
        hour = _NUMBER_WORDS.get(folded(found["hour"])) or float(found["hour"])
        time = (
            int(hour) * _MINUTES
            + _SPOKEN_MINUTES[" ".join(folded(found["half"] or found["quarter"]).split())]
        )
        return time, _without(text, found)
    found = _TIME.search(text)
    if found is None:
        return None, text
    hours = int(next(found[key] for key in ("h1", "h2", "h3", "h4") if found[key]))
    minutes = int(next((found[key] for key in ("m1", "m2", "m3", "m4") if found[key]), 0))
    half, part = folded(found["half"] or ""), folded(found["part"] or "")
    if hours >= _HOURS or minutes >= _MINUTES or (half and not 1 <= hours <= _NOON):
        return None, text
    if half:
        hours = hours % _NOON + (_NOON if half == "p" else 0)
    elif part in _EVENING and hours < _NOON:
        hours += _NOON
    return hours * _MINUTES + minutes, _without(text, found)


def _without(text: str, time: re.Match[str]) -> str:
    """Give a text without its time, and without what parts the time from the rest."""
    before = _AROUND.sub("", text[: time.start()])
    after = text[time.end() :]
    return " ".join((before + " " + after if before.strip() else _SEPARATES.sub("", after)).split())


_TIMES_LAST: Final = re.compile(r"[\s,;]+(?:[x×]\s?(\d{1,2})|(\d{1,2})\s?[x×])$", re.IGNORECASE)


def take_times(text: str) -> tuple[float, str]:
    """Take "2x" or "x 3" off the end of a text; 1 where there is none."""
    found = _TIMES_LAST.search(text)
    if found is None:
        return 1.0, text
    return float(found[1] or found[2]), text[: found.start()].strip()
