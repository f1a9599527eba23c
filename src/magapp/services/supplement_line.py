"""Supplements on the entry line: ``400 mg magnesiumcitraat``, ``1 tablet magnesium 200 mg``.

A salt's name with a weight means weight of the salt first, an estimate where the name leaves open which
salt or how much crystal water; the second proposal takes the same figure as elemental magnesium. Plain
"magnesium" means the label's elemental figure. Where a label gives both, as in
``710 mg bisglycinaat, 100 mg magnesium``, the smaller one is the magnesium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.domain.amount import exactly
from magapp.domain.records import MAX_MG
from magapp.i18n import _
from magapp.services.plain_text import folded, words_of
from magapp.services.proposal import DoseOutOfBoundsError, Line, Proposal
from magapp.services.quantity import WRITTEN_NUMBER, figure_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.amount import Amount
    from magapp.domain.supplement import SupplementForm

_DOSE: Final = re.compile(rf"(?<![\w.,])(?P<figure>{WRITTEN_NUMBER})\s*(?P<unit>[^\W\d]+)", re.IGNORECASE)
_MG: Final = {
    **dict.fromkeys(("mg", "milligram"), 1.0),
    **dict.fromkeys(("g", "gr", "gram", "grams"), 1000.0),
    **dict.fromkeys(("μg", "mcg", "ug", "microgram"), 0.001),
}
_COUNTED: Final = {
    **dict.fromkeys(("tablet", "tabletten", "tablets", "tabl", "tabletje", "tabletjes"), "tablet"),
    **dict.fromkeys(("bruistablet", "bruistabletten", "kauwtablet", "kauwtabletten"), "tablet"),
    **dict.fromkeys(("pil", "pillen", "pill", "pills", "stuk", "stuks"), "tablet"),
    **dict.fromkeys(("capsule", "capsules", "caps"), "capsule"),
    **dict.fromkeys(("zakje", "zakjes", "sachet", "sachets"), "sachet"),
}
_JOINS: Final = frozenset({"en", "and", "+"})
"""With one of these a line names several things, and is none of our proposals as a whole."""
_LIKELY_MG: Final = 15.0
"""A bare number from here on before "magnesium" is mg rather than tablets."""
_LEAST_MG: Final = 0.01


def names_supplement(line: Line, forms: Sequence[SupplementForm]) -> bool:
    """Tell whether a line is about magnesium or one of its salts, with or without a figure."""
    if ";" in line.words or _JOINS.intersection(folded(line.words).split()):
        return False
    return "magnesium" in words_of(line.words) or _form_in(line.words, forms) is not None


def propose_supplements(line: Line, language: str, forms: Sequence[SupplementForm]) -> list[Proposal]:
    """Propose the supplements that a line may mean; none where it names none, or no figure.

    Raises:
        DoseOutOfBoundsError: nothing, or more than anybody takes.
    """
    if not names_supplement(line, forms):
        return []
    form = _form_in(line.words, forms)
    dose = _dose(line, form)
    if dose is None:
        return []
    made: list[Proposal] = []
    if form is not None and dose.salt_mg is not None:
        salt = form.fraction.times(dose.salt_mg)
        if dose.salt_mg >= _LEAST_MG and salt.high <= MAX_MG:
            name = form.name(language)
            made.append(_proposal(name, dose, salt, line, form, estimate=form.is_open, salt_mg=dose.salt_mg))
    if _LEAST_MG <= dose.elemental_mg <= MAX_MG:
        name = form.name(language) if form is not None else _("Magnesium (supplement)")
        made.append(_proposal(name, dose, exactly(dose.elemental_mg), line, form))
    if not made:
        raise DoseOutOfBoundsError(line.words)
    return made


@dataclass(frozen=True, slots=True)
class _Dose:
    """Hold an entry's quantity and unit, and the mg of magnesium and of salt that it may hold in all."""

    quantity: float
    unit: str
    elemental_mg: float
    salt_mg: float | None


def _proposal(
    name: str,
    dose: _Dose,
    mg: Amount,
    line: Line,
    form: SupplementForm | None,
    *,
    estimate: bool = False,
    salt_mg: float | None = None,
) -> Proposal:
    return Proposal(
        name,
        dose.quantity,
        dose.unit,
        None,
        mg,
        form=form,
        estimate=estimate,
        salt_mg=salt_mg,
        time=line.time,
        meal=line.meal,
    )


def _dose(line: Line, form: SupplementForm | None) -> _Dose | None:
    """Read how much there is; null where no weight is written and no bare number can be one."""
    weights = [
        figure_of(found["figure"]) * _MG[folded(found["unit"])]
        for found in _DOSE.finditer(line.words)
        if folded(found["unit"]) in _MG
    ]
    words = folded(line.words)
    first = words.split(maxsplit=1)[0].rstrip(".")
    counted = next((_COUNTED[word] for word in words_of(words) if word in _COUNTED), None)
    count = 1.0 if line.amount is None else line.amount
    if line.amount is not None and first in _MG:
        weights.insert(0, line.amount * _MG[first])
        count, counted = 1.0, None
    elif line.amount is not None and not weights:
        if 0 < line.amount < _LIKELY_MG or not _begins_with_name(words, form):
            return None
        weights, count = [line.amount], 1.0
    elif line.amount is not None:
        counted = counted or "tablet"
    if not weights:
        return None
    elemental = min(weights) * count
    salt = max(weights) * count if len(set(weights)) == 1 else None
    return _Dose(count, counted, elemental, salt) if counted else _Dose(elemental, "mg", elemental, salt)


def _begins_with_name(words: str, form: SupplementForm | None) -> bool:
    names = ("magnesium", *(folded(spelling) for spelling in (form.spellings if form else ())))
    return words.startswith(names)


def _form_in(text: str, forms: Sequence[SupplementForm]) -> SupplementForm | None:
    """Find the form whose longest spelling stands in the text."""
    best: tuple[int, SupplementForm] | None = None
    padded = f" {' '.join(words_of(text))} "
    for form in forms:
        for spelling in form.spellings:
            plain = " ".join(words_of(spelling))
            if f" {plain} " in padded and (best is None or len(plain) > best[0]):
                best = (len(plain), form)
    return None if best is None else best[1]
