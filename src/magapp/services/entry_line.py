"""The entry line: ``[amount] [unit] food [@ time] [# meal]``, in Dutch and English at once.

``2 sneetjes volkorenbrood``, ``half glas melk``, ``koffie 8:30``, ``1,5 el pindakaas #lunch``,
``brood met pindakaas en banaan``, ``400 mg magnesiumcitraat``. What fits is proposed, best first; nothing
is guessed silently: every proposal says its amount before it is chosen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

from magapp.services.asides import bread_with, readings, without_unknown
from magapp.services.food_line import proposal_of, propose_foods
from magapp.services.measures import Measure, is_measure, leading_measure, read_measure, take_meal
from magapp.services.medicine_line import (
    medicines_begun,
    medicines_called,
    medicines_mistyped,
    propose_medicines,
)
from magapp.services.plain_text import LONGEST, typed, words_of
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
)
from magapp.services.quantity import read_amount, take_time, take_times
from magapp.services.several_foods import (
    joined,
    means_sandwich,
    propose_sandwich,
    propose_several,
    with_bread_named,
)
from magapp.services.supplement_line import propose_again, propose_products, propose_supplements
from magapp.services.supplement_words import names_supplement, things_of
from magapp.services.with_supplement import is_other_nutrient, propose_with_supplement
from magapp.services.word_forms import FILLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Recipe
    from magapp.domain.supplement import MagnesiumProduct, NamedMedicine, SupplementForm
    from magapp.services.kitchen import Finder

__all__ = [
    "AmountOutOfBoundsError",
    "DoseMissingError",
    "DoseOutOfBoundsError",
    "EntryLineError",
    "FoodNotFoundError",
    "Line",
    "Measure",
    "Proposal",
    "UnitNotKnownError",
    "Usage",
    "propose",
    "propose_meal",
    "propose_new",
    "read_line",
    "read_measure",
]

_FOODS_BEFORE_MEDICINES: Final = 3
_LEAST_OF_A_NAME = 3
"""So many letters of a saved meal's name bring it up."""


def read_line(text: str) -> Line:
    """Take a line apart into amount, words, time and meal.

    Raises:
        EntryLineError: nothing is left to search for.
    """
    meal, rest = take_meal(typed(text))
    time, rest = take_time(rest)
    if meal is None:  # a time may stand before the meal
        meal, rest = take_meal(rest)
    times, whole = take_times(rest)
    amount, rest = read_amount(whole)
    if times != 1:
        amount = times * (1.0 if amount is None else amount)
        whole = rest
    rest = rest.strip()
    if not any(letter.isalnum() for letter in rest):
        raise EntryLineError(text[:LONGEST])
    return Line(amount, rest, time, meal, whole, times)


def propose(
    text: str,
    finder: Finder,
    language: str,
    usage: Usage | None = None,
    forms: Sequence[SupplementForm] = (),
    limit: int = 8,
    *,
    products: Sequence[MagnesiumProduct] = (),
    meals: Sequence[Recipe] = (),
    medicines: Sequence[NamedMedicine] = (),
    new_foods: bool = False,
) -> tuple[Proposal, ...]:
    """Propose what a line may mean, best first.

    Args:
        text: what was typed.
        finder: the foods.
        language: nl or en; its names come first.
        usage: what this person logs.
        forms: the forms of magnesium in supplements.
        limit: the most proposals.
        products: antacids and laxatives of known strength.
        meals: the meals that the person saved.
        medicines: those that are written down for their hours from magnesium.
        new_foods: whether a line of several foods may hold one that no table knows, as a new food.

    Raises:
        FoodNotFoundError: no food fits, with the nearest names.
        UnitNotKnownError: a food fits, but has no such measure.
        AmountOutOfBoundsError: 0, negative, or over 20 kg.
        EntryLineError: there is nothing to search for.
    """
    line = read_line(text)
    known = usage or Usage()
    saved = _meals_called(line, meals, finder.table, language)
    as_written = partial(
        _propose_as_written,
        finder=finder,
        language=language,
        usage=known,
        forms=forms,
        products=products,
        medicines=medicines,
        limit=limit,
    )

    has_supplement = names_supplement(line, forms)

    def one(part: str) -> list[Proposal]:
        if has_supplement and is_other_nutrient(part, forms, medicines):
            raise FoodNotFoundError(part)
        return _propose_one_or_new(part, as_written, finder, language, new_foods=new_foods)

    def one_thing(part: str) -> list[Proposal]:
        return _propose_one(typed(part), as_written, finder, language)

    several = partial(_propose_together, finder=finder, one=one, limit=limit)
    things = things_of(text, forms) if has_supplement else []
    is_one = medicines_called(line, medicines) or finder.called(line.words) or len(things) == 1
    try:
        if is_one:
            found = one_thing(text)
        elif things:
            found = propose_with_supplement(text, things, several, one)
        else:
            found = _propose_several_or_as_written(text, several, one_thing, as_written)
    except EntryLineError:
        if not saved:
            raise
        found = []
    return tuple(_with_meals(found, saved, line, finder)[:limit])


def _propose_one_or_new(
    part: str, as_written: Callable[..., list[Proposal]], finder: Finder, language: str, *, new_foods: bool
) -> list[Proposal]:
    """Propose what a part of a line may be; with *new_foods* a new food where no table knows it."""
    try:
        return _propose_one(typed(part), as_written, finder, language)
    except FoodNotFoundError:
        if not new_foods:
            raise
        return [propose_new(part, finder.table, language)]


def _propose_several_or_as_written(
    text: str,
    several: Callable[[str], list[Proposal]],
    one: Callable[[str], list[Proposal]],
    as_written: Callable[..., list[Proposal]],
) -> list[Proposal]:
    """Propose the foods of a line, or the single one that it names.

    Raises:
        EntryLineError: neither is found; the error says what was looked for among several.
    """
    try:
        found = several(text)
    except EntryLineError as error:
        try:
            return as_written(text, forgiving=False)
        except EntryLineError:
            raise error from None
    return found or one(text)


def _propose_together(
    text: str, finder: Finder, one: Callable[[str], list[Proposal]], limit: int
) -> list[Proposal]:
    """Propose the foods of a line that holds several; none where it is one name, known or not."""
    several = propose_several(text, finder, one, limit)
    return [each for each in several if not all(part.is_new for part in each.parts or (each,))]


def _propose_one(
    text: str, as_written: Callable[..., list[Proposal]], finder: Finder, language: str
) -> list[Proposal]:
    """Propose what a single food may be, with ever fewer of the words around it until one is found.

    Fewer words that are spelled well go before all words with a typing error: "salmon fillet" is salmon.
    """

    def is_called(words: str) -> bool:
        return bool(finder.called(words))

    failures: list[EntryLineError] = []
    tried = list(readings(text, is_called))
    for forgiving, (reading, untold) in product((False, True), tried):
        try:
            found = as_written(reading, forgiving=forgiving)
        except FoodNotFoundError as error:
            failures.append(error)
        except EntryLineError as error:
            if reading == text:
                raise
            failures.insert(0, error)  # that a food has no such measure says more
        else:
            found = found if forgiving else as_written(reading)
            return [replace(each, left_out=each.left_out or untold) for each in found]
    try:
        found = _propose_with_less(text, tried[-1][0], as_written, finder, language)
    except FoodNotFoundError:
        found = []
    if not found:
        raise failures[0]
    return found


def _propose_with_less(
    text: str, plain: str, as_written: Callable[..., list[Proposal]], finder: Finder, language: str
) -> list[Proposal]:
    """Propose bread with something on it, else the food that stands last, what no food is called left out.

    Raises:
        EntryLineError: that is not found either.
    """
    on_bread = bread_with(text)
    if on_bread is not None:
        try:
            return propose_several(on_bread, finder, partial(as_written, forgiving=False), 1)
        except FoodNotFoundError:
            pass  # it was no bread, or nothing that goes on it

    def is_food(word: str) -> bool:
        return word in FILLERS or bool(finder.search(word, language, 1))

    known = without_unknown(plain, is_food, partial(is_measure, table=finder.table))
    return [] if known is None else [replace(each, left_out=known[1]) for each in as_written(known[0])]


def _propose_as_written(
    text: str,
    *,
    finder: Finder,
    language: str,
    usage: Usage,
    forms: Sequence[SupplementForm],
    products: Sequence[MagnesiumProduct],
    medicines: Sequence[NamedMedicine],
    limit: int,
    forgiving: bool = True,
) -> list[Proposal]:
    """Propose what a single food, medicine or supplement may be, all words of the text taken."""
    line = with_bread_named(read_line(text))
    supplements = propose_supplements(line, language, forms) or propose_products(line, language, products)
    if supplements:
        return supplements[:limit]
    called, is_food = medicines_called(line, medicines), bool(finder.called(line.words))
    if called and not is_food:
        return propose_medicines(line, language, called)[:limit]
    taken = called if is_food else medicines_begun(line, medicines)
    # A food that is written so comes before a medicine that only begins so; none is taken for a typing error.
    after = _FOODS_BEFORE_MEDICINES if finder.search(line.words, language, 1, forgiving=False) else 0
    if forgiving and not taken and not after:
        taken = medicines_mistyped(line, medicines)
    begun = propose_medicines(line, language, taken)
    again = propose_again(line, language, forms, products, usage)
    sandwich = propose_sandwich(line, finder, language, usage)
    try:
        found = propose_foods(line, finder, language, usage, limit, forgiving=forgiving)
    except UnitNotKnownError:
        if sandwich:
            return sandwich
        raise
    except FoodNotFoundError as error:
        if again or begun:
            return [*again, *begun][:limit]
        if names_supplement(line, forms):
            raise DoseMissingError(line.words) from error
        raise
    found = [*sandwich, *found] if sandwich and means_sandwich(line) else [*found[:1], *sandwich, *found[1:]]
    return [*again, *found[:after], *begun, *found[after:]][:limit]


def propose_new(text: str, table: FoodTable, language: str = "nl") -> Proposal:
    """Propose what no table knows, in the amount, at the time and meal that were typed.

    Raises:
        EntryLineError: there is nothing to name it by.
    """
    line = read_line(text)
    measured = leading_measure(line.words, table, language)
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


def propose_meal(meal: Recipe, table: FoodTable, language: str, line: Line | None = None) -> Proposal | None:
    """Propose the foods of a saved meal, each a row of its own; null where it holds none, or too much."""
    said = line or Line(None, meal.name, None, None)
    times = 1.0 if said.amount is None else said.amount
    unnamed = replace(said, amount=None)
    parts = []
    for part in meal.ingredients:
        food = table.food(part.food)
        unit = part.unit or "g"
        quantity = (part.quantity if part.quantity > 0 else part.grams) * times
        if food is None:
            grams = part.grams * times or None
            made: Proposal | None = Proposal(part.name or meal.name, quantity, unit, grams, None, is_new=True)
        elif food.grams_of(quantity, unit) is None:
            made = proposal_of(food, part.grams * times, "g", unnamed, language)
        else:
            made = proposal_of(food, quantity, unit, unnamed, language)
        if made is None:
            return None
        parts.append(made)
    if not parts or times <= 0:
        return None
    return joined(parts, meal=said.meal, time=said.time).named(meal.name)


def _meals_called(line: Line, meals: Sequence[Recipe], table: FoodTable, language: str) -> list[Proposal]:
    """Propose the saved meals of which the words begin the name, one that is called so first."""
    words = words_of(line.words)
    if not words or len("".join(words)) < _LEAST_OF_A_NAME:
        return []
    found = []
    for meal in meals:
        name = words_of(meal.name)
        fits = all(any(known.startswith(word) for known in name) for word in words)
        if fits and (made := propose_meal(meal, table, language, line)) is not None:
            found.append((name != words, made))
    return [made for _is_longer, made in sorted(found, key=lambda each: each[0])]


def _with_meals(found: list[Proposal], saved: list[Proposal], line: Line, finder: Finder) -> list[Proposal]:
    """Put saved meals among foods: first, but after a food that is called just as the line."""
    called = {food.id for food in finder.called(line.words)}
    before = [each for each in found if each.food is not None and each.food.id in called]
    if any(words_of(each.name) == words_of(line.words) for each in saved):
        before = []
    return [*before, *saved, *(each for each in found if each not in before)]
