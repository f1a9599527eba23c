"""A line that names a supplement and other things: none of them is dropped without a word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magapp.services.measures import take_meal
from magapp.services.medicine_line import medicines_called
from magapp.services.proposal import EntryLineError, Line, Proposal
from magapp.services.several_foods import joined
from magapp.services.supplement_words import names_nutrient, names_supplement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from magapp.domain.supplement import NamedMedicine, SupplementForm


def propose_with_supplement(
    text: str,
    things: Sequence[tuple[str, bool]],
    several: Callable[[str], list[Proposal]],
    one: Callable[[str], list[Proposal]],
) -> list[Proposal]:
    """Propose all things of a line with a supplement, or those that are understood, and say which are not.

    Raises:
        EntryLineError: no supplement is understood.
    """
    try:
        found = several(text)
    except EntryLineError as error:
        failed = error
    else:
        if found:
            return found
        failed = EntryLineError(text)
    understood: list[Proposal] = []
    left: list[str] = []
    for words, is_supplement in things:
        try:
            best = ((None if is_supplement else several(words)) or one(words))[0]
        except EntryLineError:
            left.append(words)
        else:
            understood += best.parts or (best,)
    if not any(part.mg is not None and part.food is None and part.medicine is None for part in understood):
        raise failed
    last = understood[-1]
    understood[-1] = replace(last, left_out=", ".join(filter(None, (*left, last.left_out))))
    meal, _rest = take_meal(text)  # it holds for the whole line, wherever in it it stands
    if len(understood) == 1:
        return [replace(understood[0], meal=meal or understood[0].meal)]
    return [joined(understood, meal=meal, time=None)]


def is_other_nutrient(part: str, forms: Sequence[SupplementForm], medicines: Sequence[NamedMedicine]) -> bool:
    """Tell whether a part of a line names another mineral, and is neither a medicine nor magnesium."""
    if not names_nutrient(part):
        return False
    line = Line(None, part, None, None)
    return not medicines_called(line, medicines) and not names_supplement(line, forms)
