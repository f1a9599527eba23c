"""The entry line: ``[amount] [unit] food [@ time] [# meal]``, in Dutch and English at once.

``2 sneetjes volkorenbrood``, ``half glas melk``, ``koffie 8:30``, ``1,5 el pindakaas #lunch``,
``400 mg magnesiumcitraat``. What fits is proposed, best first; nothing is guessed silently: every
proposal says its amount before it is chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magapp.domain.records import MAX_GRAMS
from magapp.services.plain_text import LONGEST, folded, typed, words_of
from magapp.services.proposal import (
    AmountOutOfBoundsError,
    DoseMissingError,
    DoseOutOfBoundsError,
    EntryLineError,
    FoodNotFoundError,
    Line,
    Proposal,
    UnitNotKnownError,
    Usage,
    amount_of,
)
from magapp.services.quantity import read_amount, take_time
from magapp.services.supplement_line import names_supplement, propose_supplements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.food import Food, FoodTable
    from magapp.domain.records import Meal
    from magapp.domain.supplement import SupplementForm
    from magapp.services.food_search import FoodFinder

__all__ = [
    "AmountOutOfBoundsError",
    "DoseMissingError",
    "DoseOutOfBoundsError",
    "EntryLineError",
    "FoodNotFoundError",
    "Line",
    "Proposal",
    "UnitNotKnownError",
    "Usage",
    "propose",
    "read_line",
]

_MEAL_WORDS: Final[tuple[tuple[str, Meal], ...]] = (
    ("ontbijt", "breakfast"),
    ("breakfast", "breakfast"),
    ("lunch", "lunch"),
    ("middageten", "lunch"),
    ("avondeten", "dinner"),
    ("avondmaal", "dinner"),
    ("diner", "dinner"),
    ("dinner", "dinner"),
    ("tussendoor", "snack"),
    ("snack", "snack"),
)
_WEIGHTS: Final = {
    "g": ("g", 1.0),
    "gr": ("g", 1.0),
    "gram": ("g", 1.0),
    "grams": ("g", 1.0),
    "kg": ("g", 1000.0),
    "kilo": ("g", 1000.0),
    "ml": ("ml", 1.0),
    "cl": ("ml", 10.0),
    "dl": ("ml", 100.0),
    "l": ("ml", 1000.0),
    "liter": ("ml", 1000.0),
    "litre": ("ml", 1000.0),
}
_OF: Final = frozenset({"of", "van"})
_MEAL: Final = re.compile(r"#\s*(\w+)")
_LEAST: Final = 0.01
"""Less than this of anything is nothing, and would be shown as 0."""
_LEAST_GRAMS: Final = 5.0
"""A bare number below this is never grams."""
_LIKELY_GRAMS: Final = 15.0
"""A bare number from here on is grams rather than so many times what people usually take."""
_TOO_MUCH: Final = 5.0
"""So many times the usual portion makes another reading of a bare number the likelier one."""
_PIECES: Final = ("piece", "piece_medium")
_SIZES: Final = frozenset({"piece_small", "piece_medium", "piece_large"})


def _take_meal(text: str) -> tuple[Meal | None, str]:
    """Take ``#lunch`` out of a text; a word that begins no meal's name is left out as well."""
    tagged = _MEAL.search(text)
    if tagged is None:
        return None, text
    word = folded(tagged[1])
    meal = next((key for spelling, key in _MEAL_WORDS if spelling.startswith(word)), None)
    return meal, f"{text[: tagged.start()]} {text[tagged.end() :]}".strip()


def read_line(text: str) -> Line:
    """Take a line apart into amount, words, time and meal.

    Raises:
        EntryLineError: nothing is left to search for.
    """
    meal, rest = _take_meal(typed(text))
    time, whole = take_time(rest)
    amount, rest = read_amount(whole)
    rest = rest.strip()
    if not any(letter.isalnum() for letter in rest):
        raise EntryLineError(text[:LONGEST])
    return Line(amount, rest, time, meal, whole)


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold what was typed in a row's amount: any of an amount, a unit, a time and a meal."""

    amount: float | None
    unit: str | None
    time: int | None
    meal: Meal | None


def read_measure(text: str, table: FoodTable | None) -> Measure:
    """Read ``3``, ``2 sneetjes``, ``100 g``, ``@8:30`` or ``#lunch``, as typed in an entry's row.

    What follows a dot in the middle (the row's own "· 70 g") is looked at no more.

    Raises:
        EntryLineError: a word that is no unit, or nothing at all.
    """
    rest = typed(text.partition("·")[0])
    meal, rest = _take_meal(rest)
    time, rest = take_time(rest)
    amount, rest = read_amount(f"{rest} ")
    word = folded(rest.strip()).rstrip(".")
    unit: str | None = None
    if word:
        if word in _WEIGHTS:
            unit, factor = _WEIGHTS[word]
            amount = (1.0 if amount is None else amount) * factor
        elif word == "mg":
            unit = "mg"
        else:
            unit = None if table is None else _spellings(table).get(word)
            if unit is None:
                raise EntryLineError(text[:LONGEST])
    if (amount, unit, time, meal) == (None, None, None, None):
        raise EntryLineError(text[:LONGEST])
    return Measure(amount, unit, time, meal)


def propose(
    text: str,
    finder: FoodFinder,
    language: str,
    usage: Usage | None = None,
    forms: Sequence[SupplementForm] = (),
    limit: int = 8,
) -> tuple[Proposal, ...]:
    """Propose what a line may mean, best first.

    Raises:
        FoodNotFoundError: no food fits, with the nearest names.
        UnitNotKnownError: a food fits, but has no such measure.
        AmountOutOfBoundsError: 0, negative, or over 20 kg.
        EntryLineError: there is nothing to search for.
    """
    line = read_line(text)
    supplements = propose_supplements(line, language, forms)
    if supplements:
        return tuple(supplements[:limit])
    try:
        return tuple(_foods(line, finder, language, usage or Usage(), limit)[:limit])
    except FoodNotFoundError as error:
        if names_supplement(line, forms):
            raise DoseMissingError(line.words) from error
        raise


def propose_new(text: str, table: FoodTable) -> Proposal:
    """Propose what no table knows, in the amount, at the time and meal that were typed.

    Raises:
        EntryLineError: there is nothing to name it by.
    """
    line = read_line(text)
    measured = _measure_of(line.words, table)
    amount = 1.0 if line.amount is None else line.amount
    if measured is None:
        return Proposal(
            line.words, amount, "portion", None, None, time=line.time, meal=line.meal, is_new=True
        )
    quantity = amount * measured.factor
    grams = quantity if measured.unit == "g" else None
    return Proposal(
        measured.food, quantity, measured.unit, grams, None, time=line.time, meal=line.meal, is_new=True
    )


def _foods(line: Line, finder: FoodFinder, language: str, usage: Usage, limit: int) -> list[Proposal]:
    """Propose foods: one called as the whole line is, then those weighed as asked, then all that fit."""
    if line.amount is not None:
        called = finder.called(line.whole) if words_of(line.whole) != words_of(line.words) else ()
        if called:
            unmeasured = replace(line, amount=None)
            return [made for food in called for made in _readings(food, unmeasured, language, usage)]
        if not _LEAST <= line.amount <= MAX_GRAMS:
            raise AmountOutOfBoundsError(line.words)
    measured = _measure_of(line.words, finder.table)
    asked = () if measured is None else finder.search(measured.food, language, limit * 2, usage.often)
    if measured is not None:
        weighed = _weighed(asked, measured, line, finder, language)
        if weighed is not None:
            return _or_too_much(weighed, line)
    found = finder.search(line.words, language, limit, usage.often, forgiving=not asked)
    if found:
        return _or_too_much([made for food in found for made in _readings(food, line, language, usage)], line)
    if measured is not None and asked:
        first = asked[0]
        raise UnitNotKnownError(first.name(language), measured.spelled, _measures(first, finder, language))
    nearest = finder.near(line.words)
    raise FoodNotFoundError(line.words, tuple(food.name(language) for food in nearest))


def _weighed(
    foods: Sequence[Food], measured: _Measured, line: Line, finder: FoodFinder, language: str
) -> list[Proposal] | None:
    """Propose the foods that have the measure; null where none has it, or not the one that is meant.

    "Glas koffie" is no latte macchiato, only because coffee comes in cups.
    """
    quantity = (1.0 if line.amount is None else line.amount) * measured.factor
    having = [food for food in foods if _own_measure(food, quantity, measured.unit) is not None]
    meant = {food.id for food in finder.called(measured.food)}
    if not having or (meant and not any(food.id in meant for food in having)):
        return None
    made = [_proposal(food, quantity, measured.unit, line, language) for food in having]
    return [each for each in made if each is not None]


def _or_too_much(proposed: list[Proposal], line: Line) -> list[Proposal]:
    if not proposed:
        raise AmountOutOfBoundsError(line.words)
    return proposed


def _readings(food: Food, line: Line, language: str, usage: Usage) -> list[Proposal]:
    """Read a food named without a unit: last time's amount, or what a bare number may count.

    The person sees all readings: pieces, the usual household measure, and grams (of a drink: ml).
    """
    usual = food.usual_portion()
    count = usual.usual or 1.0
    if line.amount is None:
        last = usage.last.get(food.id)
        made = None if last is None else _proposal(food, *last, line, language)
        made = made or _proposal(food, count, usual.unit, line, language)
        return [] if made is None else [made]
    tries = [(line.amount, usual.unit)] if usual.unit != "half" else []
    piece = _piece_of(food, line.amount)
    if piece is not None and piece not in tries:
        tries.insert(0, piece)
    if line.amount >= _LEAST_GRAMS:
        by_volume = bool(food.drink) and food.density_g_per_ml is not None
        tries.append((line.amount, "ml" if by_volume else "g"))
    readings = [made for each in tries if (made := _proposal(food, *each, line, language)) is not None]

    def is_unlikely(reading: Proposal) -> bool:
        if line.amount is None or line.amount < _LEAST_GRAMS:
            return False
        if reading.unit in {"g", "ml"}:
            return reading.quantity < _LIKELY_GRAMS
        return (reading.grams or 0.0) > _TOO_MUCH * count * usual.grams

    return sorted(readings, key=is_unlikely)


def _piece_of(food: Food, amount: float) -> tuple[float, str] | None:
    """Count whole pieces of a food in its own measure; two halves are one piece."""
    own = {portion.unit for portion in food.portions}
    if "half" in own and (amount < 1 or not own.intersection(_PIECES)):
        return amount * 2, "half"
    return next(((amount, unit) for unit in _PIECES if unit in own), None)


def _own_measure(food: Food, quantity: float, unit: str) -> tuple[float, str] | None:
    """Put an amount in a measure that the food has, so that it says what is weighed; null without one.

    A "boterham" of cheese is weighed, and shown, as a slice of cheese; half a banana as half a piece.
    """
    own = {portion.unit: portion.grams for portion in food.portions}
    grams = food.grams_of(quantity, unit)
    if grams is None:
        return _piece_of(food, quantity / 2) if unit == "half" else None
    if unit in own or unit in {"g", "ml", "portion"}:
        return quantity, unit
    return quantity, next(known for known, weight in own.items() if weight * quantity == grams)


def _proposal(food: Food, quantity: float, unit: str, line: Line, language: str) -> Proposal | None:
    """Weigh an amount of a food; null where it has no such measure or nobody eats so much."""
    own = _own_measure(food, quantity, unit)
    if own is None:
        return None
    grams, mg = amount_of(food, *own)
    if grams is None or not (_LEAST <= grams <= MAX_GRAMS and own[0] >= _LEAST):
        return None
    return Proposal(food.name(language), *own, grams, mg, food, time=line.time, meal=line.meal)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Hold a leading unit: its key, how many of that one of it counts, its spelling, and the rest."""

    unit: str
    factor: float
    spelled: str
    food: str


def _measure_of(words: str, table: FoodTable) -> _Measured | None:
    """Split a leading unit off; a size before a measure ("groot glas") is a unit that no food has."""
    parts = words.split()
    units = _spellings(table)
    for length in (2, 1):
        if len(parts) <= length:
            continue
        spelled = " ".join(parts[:length])
        plain = folded(spelled).rstrip(".")
        after = parts[length:]
        if plain in units and units[plain] in _SIZES and len(after) > 1 and folded(after[0]) in units:
            return _Measured(f"{spelled} {after[0]}", 1.0, f"{spelled} {after[0]}", " ".join(after[1:]))
        if after[0].casefold() in _OF and len(after) > 1:
            after = after[1:]
        if plain in _WEIGHTS:
            unit, factor = _WEIGHTS[plain]
            return _Measured(unit, factor, spelled, " ".join(after))
        if plain in units:
            return _Measured(units[plain], 1.0, spelled, " ".join(after))
    return None


_known_spellings: tuple[FoodTable, dict[str, str]] | None = None


def _spellings(table: FoodTable) -> dict[str, str]:
    """Map every spelling of every unit, folded, to its key; worked out once for a table."""
    global _known_spellings  # noqa: PLW0603  # one table serves the whole process
    if _known_spellings is not None and _known_spellings[0] is table:
        return _known_spellings[1]
    made: dict[str, str] = {}
    for unit in table.units:
        for spelling in (
            unit.nl,
            unit.nl_plural,
            unit.en,
            unit.en_plural,
            *unit.nl_other,
            *unit.en_other,
        ):
            made.setdefault(folded(spelling), unit.id)
    _known_spellings = (table, made)
    return made


def _measures(food: Food, finder: FoodFinder, language: str) -> tuple[str, ...]:
    """Name the measures that a food has."""
    units = {unit.id: unit for unit in finder.table.units}
    names = [units[portion.unit] for portion in food.portions if portion.unit in units]
    weights = ("g", "ml") if food.density_g_per_ml is not None else ("g",)
    return (*dict.fromkeys(unit.nl if language == "nl" else unit.en for unit in names), *weights)
