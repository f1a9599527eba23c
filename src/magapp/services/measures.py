"""Household measures as people write them, and what a row's amount may be typed as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magapp.services.plain_text import LONGEST, folded, typed
from magapp.services.proposal import EntryLineError
from magapp.services.quantity import read_amount, take_time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magapp.domain.food import Food, FoodTable
    from magapp.domain.records import Meal

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
    ("tussendoortje", "snack"),
    ("snack", "snack"),
    ("supper", "dinner"),
)
WEIGHTS: Final = {
    "g": ("g", 1.0),
    "gr": ("g", 1.0),
    "gram": ("g", 1.0),
    "grams": ("g", 1.0),
    "kg": ("g", 1000.0),
    "kilo": ("g", 1000.0),
    "pond": ("g", 500.0),
    "ons": ("g", 100.0),
    "oz": ("g", 28.35),
    "ounce": ("g", 28.35),
    "ounces": ("g", 28.35),
    "lb": ("g", 453.6),
    "ml": ("ml", 1.0),
    "cl": ("ml", 10.0),
    "cc": ("ml", 1.0),
    "dl": ("ml", 100.0),
    "l": ("ml", 1000.0),
    "liter": ("ml", 1000.0),
    "litre": ("ml", 1000.0),
}
"""Spelling → g or ml, and how many of them; a Dutch ons is 100 g, a pond 500 g, an ounce 28.35 g."""
SIZES: Final = frozenset({"piece_small", "piece_medium", "piece_large"})
_OF: Final = frozenset({"of", "van"})
_MEAL: Final = re.compile(r"#\s*(\w+)")
_MEAL_NAMED: Final = re.compile(
    rf"""^(?P<label>{"|".join(word for word, _meal in _MEAL_WORDS)})
        (?:\s?(?:[:–]|-\s)\s*(?=\S)|\s+(?=\d))
      | (?:^|\s)(?:bij|als|voor|for|at|as)\s(?:het\s|de\s)?
        (?P<said>{"|".join(word for word, _meal in _MEAL_WORDS)})
        (?=[\s,;:]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A meal as a heading, or said: "ontbijt: 2 beschuiten", "soep als lunch"."""
_IN_BETWEEN: Final = re.compile(r"\bin between\b", re.IGNORECASE)
"""What the day's list calls a snack in English."""
_AMOUNT_LAST: Final = re.compile(
    r"^(?P<food>.*[^\W\d].*?)\s+(?P<amount>\d[\d.,/ ]*[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛])"
    r"\s?(?P<unit>[^\W\d][\w.]*(?: [^\W\d]\w*)?)$"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a leading unit: its key, how many of that one of it counts, its spelling, and the rest."""

    unit: str
    factor: float
    spelled: str
    food: str
    plain_unit: str | None = None
    """The measure without its size: a "small bag" is a bag of what has no small ones."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold what was typed in a row's amount: any of an amount, a unit, a time and a meal."""

    amount: float | None
    unit: str | None
    time: int | None
    meal: Meal | None


def take_meal(text: str) -> tuple[Meal | None, str]:
    """Take ``#lunch``, ``lunch:`` or ``als lunch`` out of a text.

    A word after # that begins no meal's name is left out as well.
    """
    tagged = _MEAL.search(text)
    if tagged is None:
        named = _MEAL_NAMED.search(text)
        if named is None:
            return None, text
        said = dict(_MEAL_WORDS)[folded(named["label"] or named["said"])]
        return said, f"{text[: named.start()]} {text[named.end() :]}".strip(" ,;:")
    word = folded(tagged[1])
    meal = next((key for spelling, key in _MEAL_WORDS if spelling.startswith(word)), None)
    return meal, f"{text[: tagged.start()]} {text[tagged.end() :]}".strip()


def read_measure(text: str, table: FoodTable | None) -> Measure:
    """Read ``3``, ``2 sneetjes``, ``100 g``, ``8:30``, ``lunch`` or ``#lunch``, as typed in an entry's row.

    Behind a dot in the middle (the row's own "· 70 g") only a time and a meal are looked for.

    Raises:
        EntryLineError: a word that is no unit, or nothing at all.
    """
    rest, _dot, behind = typed(text).partition("·")
    meal, rest = _take_meal_alone(rest)
    time, rest = take_time(rest)
    if meal is None:  # a time may stand before the meal
        meal, rest = _take_meal_alone(rest)
    if behind:
        later, behind = _take_meal_alone(behind)
        meal = meal or later
        time = take_time(behind)[0] if time is None else time
    amount, rest = read_amount(f"{rest} ")
    word = folded(rest.strip()).rstrip(".")
    unit: str | None = None
    if word:
        if word in WEIGHTS:
            unit, factor = WEIGHTS[word]
            amount = (1.0 if amount is None else amount) * factor
        elif word == "mg":
            unit = "mg"
        else:
            unit = None if table is None else spellings(table).get(word)
            if unit is None:
                raise EntryLineError(text[:LONGEST])
    if (amount, unit, time, meal) == (None, None, None, None):
        raise EntryLineError(text[:LONGEST])
    return Measure(amount, unit, time, meal)


def _take_meal_alone(text: str) -> tuple[Meal | None, str]:
    """Take a meal out of a text without a food, where its bare name will do; an unknown one stays."""
    meal, rest = take_meal(text)
    if meal is not None or "#" in text:
        return meal, text if meal is None else rest
    spellings = dict(_MEAL_WORDS)
    words = _IN_BETWEEN.sub("snack", text).split()
    for place, word in enumerate(words):
        if folded(word) in spellings:
            return spellings[folded(word)], " ".join(words[:place] + words[place + 1 :])
    return None, text


def leading_measure(words: str, table: FoodTable, language: str = "nl") -> Measured | None:
    """Split a leading unit off; a size before a measure ("groot glas") is a unit that few foods have."""
    parts = words.split()
    units = spellings(table, language)
    for length in (2, 1):
        if len(parts) <= length:
            continue
        spelled = " ".join(parts[:length])
        plain = folded(spelled).rstrip(".")
        after = parts[length:]
        if plain in units and units[plain] in SIZES and len(after) > 1 and folded(after[0]) in units:
            sized = f"{spelled} {after[0]}"
            return Measured(
                sized, 1.0, sized, " ".join(_after_of(after[1:])), plain_unit=units[folded(after[0])]
            )
        after = _after_of(after)
        if plain in WEIGHTS:
            unit, factor = WEIGHTS[plain]
            return Measured(unit, factor, spelled, " ".join(after))
        if plain in units:
            return Measured(units[plain], 1.0, spelled, " ".join(after))
    return None


def _after_of(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].casefold() in _OF else words


def amount_first(words: str, table: FoodTable) -> tuple[float, str] | None:
    """Bring an amount that stands last to the front: ``melk 200 ml`` as 200 and ``ml melk``.

    Null where the line ends in no amount with a known unit: "kaas 48+" and "7 granen" are names. A size may
    stand last without a figure: "kapsalon klein".
    """
    food, _space, size = words.rpartition(" ")
    if food and spellings(table).get(folded(size)) in SIZES:
        return 1.0, f"{size} {food}"
    found = _AMOUNT_LAST.match(words)
    if found is None:
        return None
    unit = folded(found["unit"]).rstrip(".")
    if unit not in WEIGHTS and unit not in spellings(table):
        return None
    amount, rest = read_amount(f"{found['amount'].strip()} {found['unit']}")
    if amount is None:
        return None
    # "Portie friet 200 g" is 200 g: the weight says how much the portion was.
    measured = leading_measure(found["food"], table)
    return amount, f"{rest.strip()} {found['food'] if measured is None else measured.food}"


def is_measure(word: str, table: FoodTable) -> bool:
    """Tell whether a word is an amount, a measure or no word at all, and names no food."""
    plain = folded(word).rstrip(".")
    is_amount = read_amount(f"{plain} {plain}")[0] is not None
    return not plain.isalpha() or is_amount or plain in _OF or plain in WEIGHTS or plain in spellings(table)


@lru_cache(maxsize=8)
def spellings(table: FoodTable, language: str = "nl") -> Mapping[str, str]:
    """Map every spelling of every unit, folded, to its key; own and imported foods bring their own.

    What one language calls otherwise than the other counts as in this one: a pint is 25 cl in Flanders.
    """
    made: dict[str, str] = {}
    known = {unit.id for unit in table.units}
    for is_other in (False, True):
        for unit in table.units:
            dutch, english = (
                (unit.nl, unit.nl_plural, *unit.nl_other),
                (unit.en, unit.en_plural, *unit.en_other),
            )
            for spelling in dutch if (language == "nl") != is_other else english:
                made.setdefault(folded(spelling), unit.id)
    for food in table.foods:
        for portion in food.portions:
            if portion.unit not in known:
                made.setdefault(folded(portion.unit), portion.unit)
    return made


def measures_of(food: Food, table: FoodTable, language: str) -> tuple[str, ...]:
    """Name the measures that a food has, in a language."""
    names = []
    for portion in food.portions:
        unit = table.unit(portion.unit)
        names.append(portion.unit if unit is None else unit.nl if language == "nl" else unit.en)
    weights = ("g", "ml") if food.density_g_per_ml is not None else ("g",)
    return (*dict.fromkeys(names), *weights)
