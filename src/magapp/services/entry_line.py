"""The entry line: ``[amount] [unit] food [@ time] [# meal]``, in Dutch and English at once.

``2 sneetjes volkorenbrood``, ``half glas melk``, ``koffie 8:30``, ``1,5 el pindakaas #lunch``,
``brood met pindakaas en banaan``, ``400 mg magnesiumcitraat``. What fits is proposed, best first; nothing
is guessed silently: every proposal says its amount before it is chosen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from magapp.services.food_line import propose_foods
from magapp.services.measures import Measure, leading_measure, read_measure, take_meal
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
from magapp.services.several_foods import (
    joined,
    means_sandwich,
    propose_sandwich,
    propose_several,
    with_bread_named,
)
from magapp.services.supplement_line import (
    names_supplement,
    propose_again,
    propose_products,
    propose_supplements,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Recipe
    from magapp.domain.supplement import MagnesiumProduct, SupplementForm
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

_LEAST_OF_A_NAME = 3
"""So many letters of a saved meal's name bring it up."""


def read_line(text: str) -> Line:
    """Take a line apart into amount, words, time and meal.

    Raises:
        EntryLineError: nothing is left to search for.
    """
    meal, rest = take_meal(typed(text))
    time, whole = take_time(rest)
    amount, rest = read_amount(whole)
    rest = rest.strip()
    if not any(letter.isalnum() for letter in rest):
        raise EntryLineError(text[:LONGEST])
    return Line(amount, rest, time, meal, whole)


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
    one = partial(
        _propose_one,
        finder=finder,
        language=language,
        usage=known,
        forms=forms,
        products=products,
        limit=limit,
    )

    def one_or_new(part: str) -> list[Proposal]:
        try:
            return one(part)
        except FoodNotFoundError:
            return [propose_new(part, finder.table)]

    several: list[Proposal] = []
    failed: EntryLineError | None = None
    if not names_supplement(line, forms) and not finder.called(line.words):
        try:
            several = propose_several(text, finder, one_or_new if new_foods else one, limit)
            if several and all(part.is_new for part in several[0].parts):
                several = []  # not one food of it is known: it is a single name
        except EntryLineError as error:
            failed = error
    if several:
        return tuple([*saved, *several][:limit])
    try:
        found = one(text, forgiving=failed is None)
    except EntryLineError:
        if saved:
            return tuple(saved[:limit])
        if failed is not None:
            raise failed from None
        raise
    return tuple([*saved, *found][:limit])


def _propose_one(
    text: str,
    *,
    finder: Finder,
    language: str,
    usage: Usage,
    forms: Sequence[SupplementForm],
    products: Sequence[MagnesiumProduct],
    limit: int,
    forgiving: bool = True,
) -> list[Proposal]:
    """Propose what a single food, medicine or supplement may be."""
    line = with_bread_named(read_line(text))
    supplements = propose_supplements(line, language, forms) or propose_products(line, language, products)
    if supplements:
        return supplements[:limit]
    again = propose_again(line, language, forms, products, usage)
    sandwich = propose_sandwich(line, finder, language, usage)
    try:
        found = propose_foods(line, finder, language, usage, limit, forgiving=forgiving)
    except UnitNotKnownError:
        if sandwich:
            return sandwich
        raise
    except FoodNotFoundError as error:
        if again:
            return again
        if names_supplement(line, forms):
            raise DoseMissingError(line.words) from error
        raise
    found = [*sandwich, *found] if sandwich and means_sandwich(line) else [*found[:1], *sandwich, *found[1:]]
    return [*again, *found][:limit]


def propose_new(text: str, table: FoodTable) -> Proposal:
    """Propose what no table knows, in the amount, at the time and meal that were typed.

    Raises:
        EntryLineError: there is nothing to name it by.
    """
    line = read_line(text)
    measured = leading_measure(line.words, table)
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
    """Propose the foods of a saved meal, each a row of its own; null where it holds none."""
    times = 1.0 if line is None or line.amount is None else line.amount
    parts = []
    for part in meal.ingredients:
        food = table.food(part.food)
        unit = part.unit or "g"
        quantity = (part.quantity if part.quantity > 0 else part.grams) * times
        if food is None:
            grams = part.grams * times or None
            parts.append(Proposal(part.name or meal.name, quantity, unit, grams, None, is_new=True))
            continue
        grams, mg = amount_of(food, quantity, unit)
        if grams is None:
            quantity, unit = part.grams * times, "g"
            grams, mg = amount_of(food, quantity, unit)
        parts.append(
            Proposal(
                food.name(language),
                quantity,
                unit,
                grams,
                mg,
                food,
                estimate=food.mg_high_per_100g is not None,
            )
        )
    if not parts:
        return None
    made = joined(parts, meal=None if line is None else line.meal, time=None if line is None else line.time)
    return made.named(meal.name)


def _meals_called(line: Line, meals: Sequence[Recipe], table: FoodTable, language: str) -> list[Proposal]:
    """Propose the saved meals of which the words begin the name."""
    words = words_of(line.words)
    if not words or len("".join(words)) < _LEAST_OF_A_NAME:
        return []
    found = []
    for meal in meals:
        name = words_of(meal.name)
        fits = all(any(known.startswith(word) for known in name) for word in words)
        if fits and (made := propose_meal(meal, table, language, line)) is not None:
            found.append((folded(meal.name) != folded(line.words), made))
    return [made for _is_longer, made in sorted(found, key=lambda each: each[0])]
