"""Several foods on one entry line: ``brood met pindakaas en banaan``, ``koffie, 2 boterhammen kaas``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magapp.services.food_line import proposal_of
from magapp.services.measures import leading_measure, take_meal
from magapp.services.plain_text import folded, typed
from magapp.services.proposal import Line, Proposal, Usage
from magapp.services.quantity import read_amount, take_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from magapp.domain.records import Meal
    from magapp.services.kitchen import Finder

_BETWEEN: Final = re.compile(
    r"""\s*(?:
        (?P<comma>(?<!\d),|,(?!\d)) | ; | \+(?=\s|$)(?<=\s\+) | &
        | \s(?P<word>en|and|met|with|plus)\s
        | \s(?:op|on)\s(?=(?:(?:een|a|\d)\s)?(?:\S+\s(?:of\s)?)?
            \S*(?:brood|boterham|beschuit|toast|cracker|bread)\S*$)
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A comma between digits is a decimal one; "48+" is a cheese; "met" and "with" put something on the bread.

"op" and "on" join what lies on bread, and nothing else: peaches "op sap" are one food.
"""
_ON_IT: Final = frozenset({"met", "with"})
_MOST_FOODS: Final = 8
_SANDWICH: Final = re.compile(r"^(?:boterham|boterhammen|boterhammetjes?|sandwich|sandwiches)$")
_SLICES_ALONE: Final = re.compile(r"^(?:boterham(?:men|metjes?)?|sneetjes?|snee(?:en|s)?|sneden?|slices?)$")
_SLICED: Final = frozenset({"slice", "slice_cut_thick", "piece", "piece_medium"})
_BREAD: Final = "bread"
_ON_BREAD: Final = frozenset({"spreads", "cheese", "fats", "meat", "eggs", "fish", "meat_substitutes"})
_SPREAD: Final = frozenset({"spreads", "cheese", "fats"})
_MOST_SLICES: Final = 6.0
_BREAD_WORD: Final = "brood"
_BREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold the words of one food of a line, and whether it lies on the food before it."""

    text: str
    on_it: bool = False


def pieces_of(text: str, finder: Finder) -> list[Piece]:
    """Split a line at commas, semicolons, plus signs and the words that join foods.

    What a food is called is not split: "koffie met melk" is one. Parts without letters are left out.
    """
    marks = list(_BETWEEN.finditer(text))
    ends = [mark.start() for mark in marks] + [len(text)]
    starts = [0] + [mark.end() for mark in marks]
    joins = [folded(mark["word"] or "") for mark in marks]
    pieces: list[Piece] = []
    at = 0
    while at < len(starts):
        last = at
        for until in range(len(starts) - 1, at, -1):
            _amount, words = read_amount(text[starts[at] : ends[until]])
            measured = leading_measure(words, finder.table)
            if finder.called(words) or (measured is not None and finder.called(measured.food)):
                last = until
                break
        part = text[starts[at] : ends[last]].strip()
        if any(letter.isalnum() for letter in part):
            pieces.append(Piece(part, on_it=at > 0 and joins[at - 1] in _ON_IT))
        at = last + 1
    return pieces[:_MOST_FOODS]


def propose_several(
    text: str, finder: Finder, propose_one: Callable[[str], Sequence[Proposal]], limit: int
) -> list[Proposal]:
    """Propose what the foods of a line may be together, best first; none where it holds a single food.

    After the best reading of each come lines in which one food is read otherwise, the last food first: it is
    the one being typed. The meal of a line holds for all of it, and so does a time at its end.

    Raises:
        EntryLineError: one of the foods is not understood.
    """
    meal, rest = take_meal(typed(text))
    pieces = pieces_of(rest, finder)
    if len(pieces) < 2:  # noqa: PLR2004  # one is not several
        return []
    read: list[Sequence[Proposal]] = []
    for place, piece in enumerate(pieces):
        found = list(propose_one(piece.text))
        if piece.on_it and place and not _has_amount(piece.text):
            found = [_as_many(each, read[place - 1][0]) for each in found]
        read.append(found)
    time = _time_of_all(pieces)
    best = [found[0] for found in read]
    lines = [best]
    for place in reversed(range(len(read))):
        lines += [[*best[:place], other, *best[place + 1 :]] for other in read[place][1:limit]]
    return [joined(line, meal=meal, time=time) for line in lines[:limit]]


def propose_sandwich(line: Line, finder: Finder, language: str, usage: Usage) -> list[Proposal]:
    """Propose bread with something on it for "2 boterhammen kaas"; none where no such thing is meant."""
    measured = leading_measure(line.words, finder.table)
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
    line = Line(None, part.name, part.time, part.meal)
    more = proposal_of(part.food, part.quantity * under.quantity, part.unit, line, "")
    return part if more is None else replace(more, name=part.name)


def _time_of_all(pieces: Sequence[Piece]) -> int | None:
    """Give the time that stands at the end of a line that has no other."""
    times = [take_time(piece.text)[0] for piece in pieces]
    return times[-1] if all(time is None for time in times[:-1]) else None
