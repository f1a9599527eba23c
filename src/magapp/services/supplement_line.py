"""Supplements on the entry line: ``400 mg magnesiumcitraat``, ``1 tablet magnesium 200 mg``.

A salt's name with a weight means weight of the salt first, an estimate where the name leaves open which
salt or how much crystal water; the second proposal takes the same figure as elemental magnesium. Plain
"magnesium" means the label's elemental figure. Where a label gives both, as in
``710 mg bisglycinaat, 100 mg magnesium``, the smaller one is the magnesium.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.amount import exactly
from magapp.domain.label import BUFFERED_OVER
from magapp.domain.records import MAX_MG
from magapp.i18n import _
from magapp.services.measures import take_meal
from magapp.services.plain_text import folded, words_of
from magapp.services.proposal import DoseMissingError, DoseOutOfBoundsError, Line, Proposal
from magapp.services.quantity import WRITTEN_NUMBER, figure_of, take_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.amount import Amount
    from magapp.domain.supplement import MagnesiumProduct, SupplementForm
    from magapp.services.proposal import Usage

_DOSE: Final = re.compile(rf"(?<![\w.,])(?P<figure>{WRITTEN_NUMBER})\s*(?P<unit>[^\W\d]+)", re.IGNORECASE)
_REPEATED: Final = re.compile(
    r"(?<![\w.,])(\d{1,2})\s?[x×]\s?(?=\d)|\(\s*(\d{1,2})\s?[x×]\s*\)", re.IGNORECASE
)
"""How many times, inside a line: "magnesiumcitraat 2x 200 mg", "400 mg (2x)"."""
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
_MULTIVITAMIN: Final = frozenset({"multivitamin", "multivitamins", "multivitamine", "multivitaminen"})
"""It may hold magnesium, and only the label says how much; a juice of many fruits is spelled otherwise."""
_JOINS: Final = frozenset({"en", "and", "+"})
"""With one of these a line names several things, and is none of our proposals as a whole."""
_OTHER_METALS: Final = frozenset(
    {
        *("calcium", "zinc", "zink", "potassium", "kalium", "sodium", "natrium", "iron", "ijzer", "ferrous"),
        *("copper", "koper", "manganese", "mangaan", "chromium", "chroom", "lithium", "aluminium"),
    }
)
"""Before the bare name of a salt, as in "calcium citrate", they make it no magnesium."""
_SMALL: Final = frozenset({"een", "a", "an", "x", "van", "of"})
_BESIDE: Final = frozenset(
    {
        *("waarvan", "which", "goed", "good", "voor", "for", "elementair", "elemental", "supplement", "per"),
        *("dag", "day", "met", "with", "bij", "in", "op", "on", "als", "as", "en", "and", "de", "het", "the"),
    }
)
"""They say nothing that would be missed."""
_LEAST_LETTERS: Final = 3
_COMMA: Final = re.compile(r",(?!\d)\s*")
_BISGLYCINATE: Final = "bisglycinate"
_BUFFERED: Final = "bisglycinate_buffered"
_LIKELY_MG: Final = 15.0
"""A bare number from here on before "magnesium" is mg rather than tablets."""
_LEAST_MG: Final = 0.01


def names_supplement(line: Line, forms: Sequence[SupplementForm]) -> bool:
    """Tell whether a line is about magnesium or one of its salts, with or without a figure."""
    if ";" in line.words or _JOINS.intersection(folded(line.words).split()):
        return False
    words = words_of(line.words)
    return (
        "magnesium" in words
        or any(word.removeprefix("magnesium") in _COUNTED for word in words if word.startswith("magnesium"))
        or any(word in _MULTIVITAMIN for word in words[:1])
        or _form_in(line.words, forms) is not None
    )


class _Thing(NamedTuple):
    """Hold a part of a line: its text, whether it names anything, a supplement, a figure, and which form."""

    text: str
    is_named: bool
    is_supplement: bool
    has_figure: bool
    form: SupplementForm | None


def things_of(text: str, forms: Sequence[SupplementForm]) -> list[tuple[str, bool]]:
    """Split a line at its commas into the things it names, each with whether it is a supplement.

    ``magnesium, 200 mg`` is one thing: an amount, a time or a bare salt after a comma belongs to it. So is
    ``710 mg bisglycinaat, waarvan 100 mg magnesium``.
    """
    found: list[_Thing] = []
    for each in _COMMA.split(text):
        part = _thing(each, forms)
        if not found:
            found.append(part)
            continue
        whole = _thing(f"{found[-1].text}, {part.text}", forms)
        if _is_one(found[-1], part, whole):
            found[-1] = whole
        else:
            found.append(part)
    return [(each.text, each.is_supplement) for each in found]


def _thing(part: str, forms: Sequence[SupplementForm]) -> _Thing:
    rest = take_time(take_meal(part)[1])[1]
    words = [word for word in words_of(rest) if word.isalpha()]
    form = _form_in(rest, forms)
    return _Thing(
        part.strip(),
        any(word not in _COUNTED and word not in _SMALL and word not in _MG for word in words),
        "magnesium" in words or form is not None,
        any(letter.isdigit() for letter in rest),
        form,
    )


def _is_one(last: _Thing, part: _Thing, whole: _Thing) -> bool:
    """Tell whether two parts of a line are one thing: by a name, an amount, or the figures of a label."""
    if not (last.is_named and part.is_named) or whole.form not in (None, last.form, part.form):
        return True
    if not (last.is_supplement and part.is_supplement):
        return False
    return not (last.has_figure and part.has_figure) or (last.form is not None and part.form is None)


def propose_supplements(line: Line, language: str, forms: Sequence[SupplementForm]) -> list[Proposal]:
    """Propose the supplements that a line may mean; none where it names none, or no figure.

    Raises:
        DoseOutOfBoundsError: nothing, or more than anybody takes.
        DoseMissingError: a multivitamin, which no table of foods knows, without a figure.
    """
    if not names_supplement(line, forms):
        return []
    form = _form_in(line.words, forms)
    dose = _dose(line, form)
    if dose is None and _MULTIVITAMIN.intersection(words_of(line.words)[:1]):
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
    left_out = _not_told(line.words, forms)
    return [replace(each, left_out=left_out) for each in made]


def _not_told(words: str, forms: Sequence[SupplementForm]) -> str:
    """List the words of a line that say nothing of a supplement: a brand, or what was drunk with it."""
    known = {word for form in forms for spelling in form.spellings for word in words_of(spelling)}
    known |= _COUNTED.keys() | _MG.keys() | _SMALL | _BESIDE | _MULTIVITAMIN
    return " ".join(
        word
        for word in words_of(words)
        if word.isalpha() and word not in known and not word.startswith("magnesium")
    )


def propose_products(line: Line, language: str, products: Sequence[MagnesiumProduct]) -> list[Proposal]:
    """Propose the antacids and laxatives of known strength that the whole line names; the longest name first.

    Raises:
        DoseOutOfBoundsError: none, or more than anybody takes.
    """
    words = tuple(word for word in words_of(line.words) if word not in _COUNTED and word not in _SMALL)
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
        figure_of(found["figure"]) * _MG[folded(found["unit"])]
        for found in _DOSE.finditer(line.words)
        if folded(found["unit"]) in _MG
    ]
    words = folded(line.words)
    first = words.split(maxsplit=1)[0].rstrip(".")
    counted = next((_COUNTED[word] for word in words_of(words) if word in _COUNTED), None)
    repeated = _REPEATED.search(line.words) if line.amount is None else None
    count = 1.0 if line.amount is None else line.amount
    if repeated is not None:
        count, counted = float(repeated[1] or repeated[2]), counted or "tablet"
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
    share = min(weights) / max(weights) if len(set(weights)) > 1 and max(weights) > 0 else None
    if counted:
        return _Dose(count, counted, elemental, salt, share)
    return _Dose(elemental, "mg", elemental, salt, share)


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


def _form_in(text: str, forms: Sequence[SupplementForm]) -> SupplementForm | None:
    """Find the form whose longest spelling stands in the text."""
    best: tuple[int, SupplementForm] | None = None
    padded = f" {' '.join(words_of(text))} "
    for form in forms:
        for spelling in form.spellings:
            plain = " ".join(words_of(spelling))
            before, found, _after = padded.partition(f" {plain} ")
            is_other = before.rpartition(" ")[2] in _OTHER_METALS
            if found and not is_other and (best is None or len(plain) > best[0]):
                best = (len(plain), form)
    return None if best is None else best[1]
