"""Several foods on one entry line: ``brood met pindakaas en banaan``, ``koffie, 2 boterhammen kaas``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from magapp.services.asides import (
    ends_in_remark,
    was_left_off,
    without_asides,
    without_both,
    without_descriptions,
)
from magapp.services.food_line import proposal_of
from magapp.services.measures import is_measure, leading_measure, take_meal
from magapp.services.plain_text import folded, typed
from magapp.services.proposal import Line, Proposal, Usage
from magapp.services.quantity import read_amount, take_time, take_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from magapp.domain.records import Meal
    from magapp.services.kitchen import Finder

_BREAD_LIKE: Final = (
    r"\S*(?:brood|boterham|beschuit|toast|cracker|bread|bagel|pitta|wafel|naan|muffin|crumpet|sourdough|pistolet)\S*"
    r"|buns?|rolls?|pita|wraps?|rye|rice\scakes?|broodje|bolletje"
)
_BETWEEN: Final = re.compile(
    rf"""\s*(?:
        (?<!\d),|,(?!\d) | ; | \+(?=\s|$)(?<=\s\+) | \+(?=[^\W\d])(?<=[^\W\d]\+) | &
        | (?<=[^\W\d]{{3}})\.(?=\s)
        | \s[-–](?=\s)
        | \s(?:en|en\sdan|and|and\sthen|n|met|with|w|plus|daarna|dan|then|erna)(?=\s)
        | \sw/
        | (?P<counted>(?<=[^\W\d]{{2}})\s(?=\d+(?:[.,]\d+)?\s?(?!(?:mg|gram|grams|liter|kilo)\b)
            (?:[^\W\d]+\s\w | [^\W\d]{{4,}}\s*(?:$|[,;+&]))))
        | \s(?:op|on|in)\s(?=(?:(?:een|a|the|wat|some|\d+)\s)?(?:\S+\s(?:of\s)?)?(?:{_BREAD_LIKE})
            (?:$|[,;+&]|\s(?:en|and|met|with|w|w/|plus)\s))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A comma between digits is a decimal one; "48+" is a cheese; "met" and "with" put something on the bread.

"op", "on" and "in" join what lies on or in bread, and nothing else: peaches "op sap" are one food. A full
stop ends a food, not an abbreviation.
"""
_SHORTENED: Final = frozenset({"port", "tabl", "caps", "tbsp", "tsp", "pcs", "approx", "opscheplep", "min"})
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_NO_FOOD: Final = re.compile(
    r"[,;]\s*(?=(?:\d{1,2}\s?[x×]|[x×]\s?\d{1,2}|small|medium|large|big|klein|groot|middel)\s*(?:$|[,;]))",
    re.IGNORECASE,
)
"""What may stand after a comma without being the next food: "koffie, 2x", "kapsalon, small"."""
_ON_IT: Final = frozenset({"met", "with", "w"})
_MOST_FOODS: Final = 24
_MOST_JOINS: Final = 5
"""A name joins no more words than this, and a line of nothing but "en" is looked at in no time."""
_SANDWICH: Final = re.compile(r"^(?:boterham|boterhammen|boterhammetjes?|sandwich|sandwiches)$")
_SANDWICH_OF_TWO: Final = re.compile(
    r"(?P<before>^|[,;+&]\s*)(?:(?P<count>half(?:\sa)?|an?|one|two|[1-9])\s)?"
    r"(?P<first>[^\W\d]+(?:\s[^\W\d]+)?)\s(?:and|n)\s(?P<second>[^\W\d]+)\ssandwich(?:es)?\b",
    re.IGNORECASE,
)
_SLICES_ALONE: Final = re.compile(r"^(?:boterham(?:men|metjes?)?|sneetjes?|snee(?:en|s)?|sneden?|slices?)$")
_SLICED: Final = frozenset({"slice", "slice_cut_thick", "piece", "piece_medium"})
_BREAD: Final = "bread"
_ON_BREAD: Final = frozenset({"spreads", "cheese", "fats", "meat", "eggs", "fish", "meat_substitutes"})
_BETWEEN_BREAD: Final = _ON_BREAD | {"vegetables"}
_SPREAD: Final = frozenset({"spreads", "cheese", "fats"})
_MOST_SLICES: Final = 6.0
_BREAD_WORD: Final = "brood"
_BREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold the words of one food of a line, and whether it lies on the food before it."""

    text: str
    on_it: bool = False
    is_next: bool = True
    """Whether it is another dish or drink, as after a comma, not a part of the one before it."""


def pieces_of(text: str, finder: Finder) -> list[Piece]:
    """Split a line at commas, semicolons, plus signs and the words that join foods.

    What a food is called is not split: "koffie met melk" is one. Parts without letters are left out.
    """
    marks = list(_marks(text))
    ends = [mark.start() for mark in marks] + [len(text)]
    starts = [0] + [mark.end() for mark in marks]
    joins = [""] + [folded(mark[0]).strip(" /") for mark in marks]
    pieces: list[Piece] = []
    at = 0
    while at < len(starts):
        last = at
        for until in range(min(len(starts) - 1, at + _MOST_JOINS), at, -1):
            if _is_called(text[starts[at] : ends[until]], until - at, finder):
                last = until
                break
        part = text[starts[at] : ends[last]].strip()
        if pieces and _says_how_much(part, finder):
            # "Couscous, flink bord" says how much there was, and names no food.
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} ({part})")
        elif any(letter.isalnum() for letter in part) and not was_left_off(part):
            pieces.append(Piece(part, on_it=joins[at] in _ON_IT, is_next=not joins[at].isalpha()))
        at = last + 1
    return pieces[:_MOST_FOODS]


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Find where a line may be split: not in brackets, and not after an abbreviation.

    A figure begins another food where one began this, as in "1 jam 1 kaas", or where a remark ended: "koffie
    zonder suiker 2 koekjes", not "melk 200 ml".
    """
    begun = 0
    brackets = [each.span() for each in _BRACKETED.finditer(text)]
    for mark in _BETWEEN.finditer(text):
        inside = any(start < mark.start() < end for start, end in brackets)
        before = folded(text[: mark.start()]).split()
        shortened = mark[0] == "." and before and before[-1] in _SHORTENED
        earlier = text[begun : mark.start()].strip()
        uncounted = mark["counted"] and read_amount(earlier)[0] is None and not ends_in_remark(earlier)
        if not (inside or shortened or uncounted):
            begun = mark.end()
            yield mark


def _says_how_much(part: str, finder: Finder) -> bool:
    """Tell whether a part of a line is a measure that something is said about, as "flink bord"."""
    words = (without_descriptions(part) or part).split()
    return len(part.split()) > 1 and all(word.isalpha() and is_measure(word, finder.table) for word in words)


def _is_called(text: str, joins: int, finder: Finder) -> bool:
    """Tell whether a text is what a food is called, its amount and what surrounds it left out.

    ``joins``: how many words or signs in it join foods; "on a bagel" is no place, so as many must stay.
    """
    _amount, words = read_amount(take_time(text)[1])
    plain = without_asides(words, lambda noun: bool(finder.called(noun)))
    for each in (words, plain if plain is not None and len(list(_marks(plain))) == joins else None):
        measured = leading_measure(each, finder.table) if each else None
        if each and (finder.called(each) or (measured is not None and finder.called(measured.food))):
            return True
    return False


def propose_several(
    text: str, finder: Finder, propose_one: Callable[[str], Sequence[Proposal]], limit: int
) -> list[Proposal]:
    """Propose what the foods of a line may be together, best first; none where it holds a single food.

    After the best reading of each come lines in which one food is read otherwise, the last food first: it is
    the one being typed. The meal of a line holds for all of it; a time holds for what follows it, and for
    all where it stands at the end. "2x" at the end counts what is eaten together: tea with sugar, twice.

    Raises:
        EntryLineError: one of the foods is not understood.
    """
    meal, rest = take_meal(typed(text))
    rest = _SANDWICH_OF_TWO.sub(partial(_opened, finder=finder), rest)
    times, rest = take_times(_NO_FOOD.sub(" ", rest))
    pieces = pieces_of(without_both(rest), finder)
    if len(pieces) == 1 and pieces[0].text != rest:
        # "Koffie, geen suiker" is one food, and what was said of it.
        return [replace(each, meal=meal or each.meal) for each in propose_one(pieces[0].text)]
    if len(pieces) < 2:  # noqa: PLR2004  # one is not several
        return []
    read: list[Sequence[Proposal]] = []
    for place, piece in enumerate(pieces):
        found = list(propose_one(piece.text))
        if piece.on_it and place and not _has_amount(piece.text):
            found = [_as_many(each, read[place - 1][0]) for each in found]
        read.append(found)
    repeated = max((place for place, piece in enumerate(pieces) if piece.is_next), default=0)
    read[repeated:] = [[_times(each, times) for each in found] for found in read[repeated:]]
    read = [
        [_at(each, time) for each in found] for found, time in zip(read, _times_of_day(pieces), strict=True)
    ]
    best = [found[0] for found in read]
    lines = [best]
    for place in reversed(range(len(read))):
        lines += [[*best[:place], other, *best[place + 1 :]] for other in read[place][1:limit]]
    return [joined(line, meal=meal, time=None) for line in lines[:limit]]


def _opened(sandwich: re.Match[str], finder: Finder) -> str:
    """Say what lies on the bread of "a cheese and tomato sandwich": it is no cheese beside a sandwich."""
    toppings = sandwich["first"], sandwich["second"]
    found = [finder.search(each, "en", 1, forgiving=False) for each in toppings]
    if finder.called(sandwich[0]) or not all(each and each[0].group in _BETWEEN_BREAD for each in found):
        return sandwich[0]
    count = folded(sandwich["count"] or "1").split()[0]
    slices = {"half": 1, "a": 2, "an": 2, "one": 2, "two": 4}.get(count) or int(count) * 2
    return f"{sandwich['before']}{slices} slices of bread with {' and '.join(toppings)}"


def propose_sandwich(line: Line, finder: Finder, language: str, usage: Usage) -> list[Proposal]:
    """Propose bread with something on it for "2 boterhammen kaas"; none where no such thing is meant."""
    measured = leading_measure(line.words, finder.table, language)
    if measured is None or measured.unit != "slice":
        return []
    found = finder.search(measured.food, language, 1, usage.often)
    if not found or found[0].group not in _ON_BREAD:
        return []
    topping = found[0]
    slices = 1.0 if line.amount is None else line.amount
    breads = finder.search(_BREAD_WORD, language, _BREADS, usage.often)
    bread = next((food for food in breads if food.group == _BREAD), None)
    usual = topping.usual_portion()
    made = None if bread is None else proposal_of(bread, slices, measured.unit, line, language)
    on_it = proposal_of(topping, slices * (usual.usual or 1.0), usual.unit, line, language)
    if made is None or on_it is None:
        return []
    return [joined([made, on_it], meal=line.meal, time=line.time)]


def means_sandwich(line: Line) -> bool:
    """Tell whether the measure is a word for bread that is eaten, not for a slice of anything."""
    return bool(_SANDWICH.match(folded(line.words.split(maxsplit=1)[0])))


def with_bread_named(line: Line) -> Line:
    """Name the bread of a line that says no more than "2 boterhammen"."""
    if not _SLICES_ALONE.match(folded(line.words)):
        return line
    return replace(line, words=f"{line.words} brood", whole=f"{line.whole} brood")


def joined(parts: Sequence[Proposal], *, meal: Meal | None, time: int | None) -> Proposal:
    """Put several foods into one proposal, which becomes an entry each."""
    timed = [
        replace(part, time=part.time if part.time is not None else time, meal=meal or part.meal)
        for each in parts
        for part in each.parts or (each,)
    ]
    return Proposal(", ".join(part.name for part in timed), 1.0, "", None, None, parts=tuple(timed))


def _has_amount(text: str) -> bool:
    return read_amount(text)[0] is not None


def _as_many(part: Proposal, under: Proposal) -> Proposal:
    """Spread as many slices as there are: two slices of bread with cheese hold cheese twice."""
    on_bread = under.food is not None and under.food.group == _BREAD and under.unit in _SLICED
    if part.food is None or not on_bread or not 1 < under.quantity <= _MOST_SLICES:
        return part
    usual = part.food.usual_portion()
    if part.food.group not in _SPREAD and not (part.food.group == "meat" and usual.unit == "slice_cut"):
        return part
    if (part.quantity, part.unit) != (usual.usual or 1.0, usual.unit):
        return part
    return _times(part, under.quantity)


def _times(part: Proposal, times: float) -> Proposal:
    """Count a food so many times; the amount stays where nobody eats so much."""
    if part.food is None or times == 1:
        return part
    line = Line(None, part.name, part.time, part.meal)
    more = proposal_of(part.food, part.quantity * times, part.unit, line, "")
    return part if more is None else replace(more, name=part.name)


def _at(part: Proposal, time: int | None) -> Proposal:
    return part if part.time is not None or time is None else replace(part, time=time)


def _times_of_day(pieces: Sequence[Piece]) -> list[int | None]:
    """Give each food its own time, else the one that led a food before it, else the one at the very end."""
    times: list[int | None] = []
    led: int | None = None
    for piece in pieces:
        time, rest = take_time(piece.text)
        led = time if time is not None and piece.text.endswith(rest) else led
        times.append(led if time is None else time)
    return times[-1:] * len(times) if all(time is None for time in times[:-1]) else times
