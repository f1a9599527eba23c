"""One food on the entry line: which foods the words may be, and in what amount."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.domain.records import MAX_GRAMS
from magapp.services.measures import SIZES, Measured, amount_first, leading_measure, measures_of
from magapp.services.plain_text import words_of
from magapp.services.proposal import (
    AmountOutOfBoundsError,
    FoodNotFoundError,
    Line,
    Proposal,
    UnitNotKnownError,
    Usage,
    amount_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.food import Food
    from magapp.services.kitchen import Finder

_LEAST: Final = 0.01
"""Less than this of anything is nothing, and would be shown as 0."""
_LEAST_GRAMS: Final = 5.0
"""A bare number below this is never grams."""
_LIKELY_GRAMS: Final = 15.0
"""A bare number from here on is grams rather than so many times what people usually take."""
_TOO_MUCH: Final = 5.0
"""So many times the usual portion makes another reading of a bare number the likelier one."""
_PIECE: Final = "piece"
_PIECES: Final = (_PIECE, "piece_medium")


def propose_foods(
    line: Line, finder: Finder, language: str, usage: Usage, limit: int, *, forgiving: bool = True
) -> list[Proposal]:
    """Propose foods: one called as the whole line is, then those weighed as asked, then all that fit.

    ``forgiving``: whether words may differ by a typing error.

    Raises:
        FoodNotFoundError: no food fits, with the nearest names.
        UnitNotKnownError: a food fits, but has no such measure.
        AmountOutOfBoundsError: 0, negative, or over 20 kg.
    """
    line = _with_amount_first(line, finder)
    if line.amount is not None:
        called = finder.called(line.whole) if words_of(line.whole) != words_of(line.words) else ()
        if called:
            unmeasured = replace(line, amount=None)
            return [made for food in called for made in _readings(food, unmeasured, language, usage)]
        if not _LEAST <= line.amount <= MAX_GRAMS:
            raise AmountOutOfBoundsError(line.words)
    measured = leading_measure(line.words, finder.table, language)
    asked: Sequence[Food] = ()
    if measured is not None:
        asked = finder.search(measured.food, language, limit * 2, usage.often, forgiving=forgiving)
    if measured is not None:
        weighed = _weighed(asked, measured, line, finder, language)
        if weighed is not None:
            return _or_too_much(weighed, line)
    found = finder.search(line.words, language, limit, usage.often, forgiving=forgiving and not asked)
    if found:
        return _or_too_much([made for food in found for made in _readings(food, line, language, usage)], line)
    if measured is not None and asked:
        first = asked[0]
        if measured.unit in SIZES or (measured.unit == _PIECE and not first.drink):
            # A "stuk taart" is a wedge. A pizza has one size: what "grote" adds is shown as not heard.
            plain = replace(line, words=measured.food, whole=measured.food)
            left_out = "" if measured.unit == _PIECE else measured.spelled
            as_usual = propose_foods(plain, finder, language, usage, limit, forgiving=forgiving)
            return [replace(each, left_out=left_out) for each in as_usual]
        known = measures_of(first, finder.table, language)
        raise UnitNotKnownError(first.name(language), measured.spelled, known)
    sought = line.words if measured is None else measured.food
    nearest = finder.near(sought)
    raise FoodNotFoundError(sought, tuple(food.name(language) for food in nearest))


def propose_food(food: Food, last: tuple[float, str] | None, language: str) -> Proposal | None:
    """Propose a food in the amount of last time, else in its usual portion."""
    line = Line(None, food.name(language), None, None)
    usual = food.usual_portion()
    made = None if last is None else proposal_of(food, *last, line, language)
    return made or proposal_of(food, usual.usual or 1.0, usual.unit, line, language)


def _with_amount_first(line: Line, finder: Finder) -> Line:
    """Bring an amount that stands last to the front: "melk 200 ml", also that of "melk 200 ml x2"."""
    if line.amount not in {None, line.times} or finder.called(line.words):
        return line
    moved = amount_first(line.words, finder.table)
    return line if moved is None else replace(line, amount=moved[0] * line.times, words=moved[1])


def proposal_of(food: Food, quantity: float, unit: str, line: Line, language: str) -> Proposal | None:
    """Weigh an amount of a food; null where it has no such measure or nobody eats so much."""
    own = _own_measure(food, quantity, unit)
    if own is None:
        return None
    grams, mg = amount_of(food, *own)
    if grams is None or not (_LEAST <= grams <= MAX_GRAMS and own[0] >= _LEAST):
        return None
    estimate = food.mg_high_per_100g is not None
    return Proposal(
        food.name(language), *own, grams, mg, food, estimate=estimate, time=line.time, meal=line.meal
    )


def _weighed(
    foods: Sequence[Food], measured: Measured, line: Line, finder: Finder, language: str
) -> list[Proposal] | None:
    """Propose the foods that have the measure; null where none has it, or not the one that is meant.

    "Glas koffie" is no latte macchiato, only because coffee comes in cups.
    """
    if measured.plain_unit is not None and not any(
        portion.unit == measured.unit for food in foods for portion in food.portions
    ):
        measured = replace(measured, unit=measured.plain_unit)
    quantity = (1.0 if line.amount is None else line.amount) * measured.factor
    having = [food for food in foods if _own_measure(food, quantity, measured.unit) is not None]
    meant = {food.id for food in finder.called(measured.food)}
    if not having or (meant and not any(food.id in meant for food in having)):
        return None
    made = [proposal_of(food, quantity, measured.unit, line, language) for food in having]
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
        made = None if last is None else proposal_of(food, *last, line, language)
        made = made or proposal_of(food, count, usual.unit, line, language)
        return [] if made is None else [made]
    tries = [(line.amount, usual.unit)] if usual.unit != "half" else []
    piece = _piece_of(food, line.amount)
    if piece is not None and piece not in tries:
        tries.insert(0, piece)
    if line.amount >= _LEAST_GRAMS:
        by_volume = bool(food.drink) and food.density_g_per_ml is not None
        tries.append((line.amount, "ml" if by_volume else "g"))
    readings = [made for each in tries if (made := proposal_of(food, *each, line, language)) is not None]

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
