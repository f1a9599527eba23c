"""Supplements on the entry line: ``400 mg magnesiumcitraat``, ``1 tablet magnesium 200 mg``.

A salt's name with a weight means weight of the salt first, an estimate where the name leaves open which
salt or how much crystal water; the second proposal takes the same figure as elemental magnesium. Plain
"magnesium" means the label's elemental figure. Where a label gives both, as in
``710 mg bisglycinaat, 100 mg magnesium``, the smaller one is the magnesium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magapp.domain.amount import exactly
from magapp.domain.label import BUFFERED_OVER
from magapp.domain.records import MAX_MG
from magapp.i18n import _
from magapp.services.plain_text import folded, words_of
from magapp.services.proposal import DoseMissingError, DoseOutOfBoundsError, Line, Proposal
from magapp.services.quantity import WRITTEN_NUMBER, figure_of
from magapp.services.supplement_words import (
    COUNTED,
    MG,
    MULTIVITAMIN,
    SMALL,
    form_in,
    names_supplement,
    not_told,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.amount import Amount
    from magapp.domain.supplement import MagnesiumProduct, SupplementForm
    from magapp.services.proposal import Usage

_DOSE: Final = re.compile(rf"(?<![\w.,])(?P<figure>{WRITTEN_NUMBER})\s*(?P<unit>[^\W\d]+)", re.IGNORECASE)
_COUNT_BEHIND: Final = re.compile(
    rf"(?<![\w.,])({WRITTEN_NUMBER})\s?({'|'.join(sorted(COUNTED, key=len, reverse=True))})\b", re.IGNORECASE
)
"""How many pieces, behind the magnesium of one: "magnesium 100 mg, 3 tabletten"."""
_DAILY: Final = re.compile(
    r"(?<![\w.,])(\d|twee|drie|two|three|twice|thrice)\s?(?:x|×|keer|maal|times)?\s?(?:daags|per\sdag|a\sday|per\sday|daily)\b"
)
"""How often on the day: "magnesium 3x daags 100 mg"."""
_TIMES: Final = {"twee": 2.0, "two": 2.0, "twice": 2.0, "drie": 3.0, "three": 3.0, "thrice": 3.0}
_REPEATED: Final = re.compile(
    r"(?<![\w.,])(\d{1,2})\s?[x×]\s?(?=\d)|\(\s*(\d{1,2})\s?[x×]\s*\)", re.IGNORECASE
)
"""How many times, inside a line: "magnesiumcitraat 2x 200 mg", "400 mg (2x)"."""
_LEAST_LETTERS: Final = 3
_BISGLYCINATE: Final = "bisglycinate"
_BUFFERED: Final = "bisglycinate_buffered"
_LIKELY_MG: Final = 15.0
"""A bare number from here on before "magnesium" is mg rather than tablets."""
_LEAST_MG: Final = 0.01


def propose_supplements(line: Line, language: str, forms: Sequence[SupplementForm]) -> list[Proposal]:
    """Propose the supplements that a line may mean; none where it names none, or no figure.

    Raises:
        DoseOutOfBoundsError: nothing, or more than anybody takes.
        DoseMissingError: a multivitamin, which no table of foods knows, without a figure.
    """
    if not names_supplement(line, forms):
        return []
    form = form_in(line.words, forms)
    dose = _dose(line, form)
    if dose is None and MULTIVITAMIN.intersection(words_of(line.words)[:1]):
        raise DoseMissingError(line.words)
    if dose is None:
        return []
    made: list[Proposal] = []
    if form is not None and dose.salt_mg is not None:
        salt = form.fraction.times(dose.salt_mg)
        if dose.salt_mg >= _LEAST_MG and salt.high <= MAX_MG:
            name = form.name(language)
            made.append(_proposal(name, dose, salt, line, form, estimate=form.is_open, salt_mg=dose.salt_mg))
    form = _as_mixed(form, dose, forms)
    if _LEAST_MG <= dose.elemental_mg <= MAX_MG:
        name = form.name(language) if form is not None else _("Magnesium (supplement)")
        made.append(_proposal(name, dose, exactly(dose.elemental_mg), line, form))
    if not made:
        raise DoseOutOfBoundsError(line.words)
    left_out = not_told(line.words, forms)
    return [replace(each, left_out=left_out) for each in made]


def propose_products(line: Line, language: str, products: Sequence[MagnesiumProduct]) -> list[Proposal]:
    """Propose the antacids and laxatives of known strength that the whole line names; the longest name first.

    Raises:
        DoseOutOfBoundsError: none, or more than anybody takes.
    """
    words = tuple(word for word in words_of(line.words) if word not in COUNTED and word not in SMALL)
    whole = words_of(line.words)
    found = [
        product
        for product in products
        if any(words_of(spelling) in (words, whole) for spelling in product.spellings)
    ]
    count = 1.0 if line.amount is None else line.amount
    made = []
    for product in found:
        mg, salt = product.mg.times(count), product.salt_mg.times(count)
        if not _LEAST_MG <= mg.high <= MAX_MG:
            raise DoseOutOfBoundsError(line.words)
        made.append(
            Proposal(
                product.name(language),
                count,
                product.unit,
                None,
                mg,
                form=product.form,
                product=product,
                estimate=product.salt_mg.low != product.salt_mg.high,
                salt_mg=salt.low if salt.low == salt.high else None,
                time=line.time,
                meal=line.meal,
            )
        )
    return made


def propose_again(
    line: Line,
    language: str,
    forms: Sequence[SupplementForm],
    products: Sequence[MagnesiumProduct],
    usage: Usage,
) -> list[Proposal]:
    """Propose the supplements taken before whose name begins with the words, in the dose of last time."""
    words = words_of(line.words)
    if line.amount is not None or len("".join(words)) < _LEAST_LETTERS:
        return []
    by_key = {form.key: form for form in forms}
    product_of = {product.key: product for product in products}
    made = []
    for entry in usage.supplements:
        form = by_key.get(entry.form or "")
        product = product_of.get(entry.food or "")
        named = product or form
        names = [words_of(entry.name)]
        if named is not None:
            names += [words_of(spelling) for spelling in (named.name_nl, named.name_en, *named.spellings)]
        if any(all(any(known.startswith(word) for known in name) for word in words) for name in names):
            made.append(
                Proposal(
                    entry.name if named is None else named.name(language),
                    entry.quantity,
                    entry.unit,
                    None,
                    entry.mg,
                    form=form,
                    product=product,
                    estimate=entry.estimate,
                    salt_mg=entry.salt_mg,
                    time=line.time,
                    meal=line.meal,
                )
            )
    return made


@dataclass(frozen=True, slots=True)
class _Dose:
    """Hold an entry's quantity and unit, and the mg of magnesium and of salt that it may hold in all."""

    quantity: float
    unit: str
    elemental_mg: float
    salt_mg: float | None
    share: float | None = None
    """Magnesium as a share of the salt, where the label gives both."""


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
        figure_of(found["figure"]) * MG[folded(found["unit"])]
        for found in _DOSE.finditer(line.words)
        if folded(found["unit"]) in MG
    ]
    words = folded(line.words)
    first = words.split(maxsplit=1)[0].rstrip(".")
    counted = next((COUNTED[word] for word in words_of(words) if word in COUNTED), None)
    repeated = _REPEATED.search(line.words) if line.amount is None else None
    count = 1.0 if line.amount is None else line.amount
    if repeated is not None:
        count, counted = float(repeated[1] or repeated[2]), counted or "tablet"
    if line.amount is not None and first in MG:
        weights.insert(0, line.amount * MG[first])
        count, counted = 1.0, None
    elif line.amount is not None and not weights:
        if 0 < line.amount < _LIKELY_MG or not _begins_with_name(words, form):
            return None
        weights, count = [line.amount], 1.0
    elif line.amount is not None:
        counted = counted or "tablet"
    if not weights:
        return None
    if repeated is None:
        times, unit = _pieces_behind(line, words, only_daily=line.amount is not None and first not in MG)
        count, counted = count * times, counted or unit
    elemental = min(weights) * count
    salt = max(weights) * count if len(set(weights)) == 1 else None
    share = min(weights) / max(weights) if len(set(weights)) > 1 and max(weights) > 0 else None
    if counted:
        return _Dose(count, counted, elemental, salt, share)
    return _Dose(elemental, "mg", elemental, salt, share)


def _pieces_behind(line: Line, words: str, *, only_daily: bool) -> tuple[float, str | None]:
    """Read how many pieces, and how often a day, stand behind the magnesium of one."""
    times, unit = 1.0, None
    behind = None if only_daily else _COUNT_BEHIND.search(line.words)
    if behind is not None:
        times, unit = figure_of(behind[1]), COUNTED[folded(behind[2])]
    daily = _DAILY.search(words)
    if daily is not None:
        times *= _TIMES.get(daily[1]) or float(daily[1])
        unit = unit or "tablet"
    return times, unit


def _as_mixed(
    form: SupplementForm | None, dose: _Dose, forms: Sequence[SupplementForm]
) -> SupplementForm | None:
    """Recognise a bisglycinate with more magnesium than it can hold: it is mixed with oxide."""
    if form is None or form.key != _BISGLYCINATE or (dose.share or 0.0) <= BUFFERED_OVER:
        return form
    return next((each for each in forms if each.key == _BUFFERED), form)


def _begins_with_name(words: str, form: SupplementForm | None) -> bool:
    names = ("magnesium", *(folded(spelling) for spelling in (form.spellings if form else ())))
    return words.startswith(names)
