"""The words of supplements on the entry line: which part of it is one, and of which form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.services.measures import take_meal
from magapp.services.plain_text import folded, words_of
from magapp.services.quantity import take_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.supplement import SupplementForm
    from magapp.services.proposal import Line

MG: Final = {
    **dict.fromkeys(("mg", "milligram"), 1.0),
    **dict.fromkeys(("g", "gr", "gram", "grams"), 1000.0),
    **dict.fromkeys(("μg", "mcg", "ug", "microgram"), 0.001),
}
COUNTED: Final = {
    **dict.fromkeys(("tablet", "tabletten", "tablets", "tabl", "tabletje", "tabletjes"), "tablet"),
    **dict.fromkeys(("bruistablet", "bruistabletten", "kauwtablet", "kauwtabletten"), "tablet"),
    **dict.fromkeys(("pil", "pillen", "pill", "pills", "stuk", "stuks"), "tablet"),
    **dict.fromkeys(("capsule", "capsules", "caps"), "capsule"),
    **dict.fromkeys(("zakje", "zakjes", "sachet", "sachets"), "sachet"),
}
MULTIVITAMIN: Final = frozenset({"multivitamin", "multivitamins", "multivitamine", "multivitaminen"})
"""It may hold magnesium, and only the label says how much; a juice of many fruits is spelled otherwise."""
_JOINS: Final = frozenset({"en", "and", "+"})
"""With one of these a line names several things, and is none of our proposals as a whole."""
SMALL: Final = frozenset({"een", "a", "an", "x", "van", "of"})
_BESIDE: Final = frozenset(
    {
        *("waarvan", "which", "goed", "good", "voor", "for", "elementair", "elemental", "supplement", "per"),
        *("dag", "day", "met", "with", "bij", "in", "op", "on", "als", "as", "en", "and", "de", "het", "the"),
    }
)
"""They say nothing that would be missed."""
_DAILY_WORDS: Final = frozenset(
    {
        "daags",
        "keer",
        "maal",
        "times",
        "daily",
        "twice",
        "thrice",
        "tweemaal",
        "driemaal",
        "two",
        "three",
        "twee",
        "drie",
    }
)
_COMMA: Final = re.compile(r"(?:(?<!\d),|,(?!\d))\s*")
"""Between two digits a comma is a decimal sign."""
_QUALIFIERS: Final = frozenset({"gebufferd", "gebufferde", "buffered", "puur", "pure", "zuiver", "magnesium"})
_NUTRIENTS: Final = frozenset(
    {
        *(
            "zink",
            "zinc",
            "koper",
            "copper",
            "selenium",
            "jodium",
            "iodine",
            "kalium",
            "potassium",
            "calcium",
        ),
        *(
            "vitamine",
            "vitamin",
            "vitaminen",
            "vitamins",
            "vit",
            "foliumzuur",
            "taurine",
            "mangaan",
            "chroom",
        ),
    }
)
"""What else a supplement holds; the search would find a food that is spelled alike."""


def names_supplement(line: Line, forms: Sequence[SupplementForm]) -> bool:
    """Tell whether a line is about magnesium or one of its salts, with or without a figure."""
    if ";" in line.words or _JOINS.intersection(folded(line.words).split()):
        return False
    words = words_of(line.words)
    return (
        "magnesium" in words
        or any(word.removeprefix("magnesium") in COUNTED for word in words if word.startswith("magnesium"))
        or any(word in MULTIVITAMIN for word in words[:1])
        or form_in(line.words, forms) is not None
    )


def form_in(text: str, forms: Sequence[SupplementForm]) -> SupplementForm | None:
    """Find the form whose longest spelling stands in the text.

    A bare salt behind a word of something else is none of ours: "tamoxifen citrate", "calcium citrate".
    """
    best: tuple[int, SupplementForm] | None = None
    padded = f" {' '.join(words_of(text))} "
    own = form_words(forms)
    for form in forms:
        for spelling in form.spellings:
            plain = " ".join(words_of(spelling))
            before, found, _after = padded.partition(f" {plain} ")
            word = before.rpartition(" ")[2]
            is_other = "magnes" not in plain and word.isalpha() and word not in own and not _is_aside(word)
            if found and not is_other and (best is None or len(plain) > best[0]):
                best = (len(plain), form)
    return None if best is None else best[1]


def form_words(forms: Sequence[SupplementForm]) -> frozenset[str]:
    """List the words that names of forms are made of."""
    return _form_words(tuple(forms))


@cache
def _form_words(forms: tuple[SupplementForm, ...]) -> frozenset[str]:
    spelled = (spelling for form in forms for spelling in form.spellings)
    return frozenset(word for spelling in spelled for word in words_of(spelling))


def _is_aside(word: str) -> bool:
    return word in COUNTED or word in SMALL or word in MG or word in _BESIDE or word in _QUALIFIERS


def names_nutrient(text: str) -> bool:
    """Tell whether a part of a line is about another mineral or vitamin, which is no food."""
    return bool(_NUTRIENTS.intersection(words_of(text)))


def names_bare_salt(line: Line, forms: Sequence[SupplementForm]) -> bool:
    """Tell whether a line names a salt of magnesium and nothing else."""
    words = [word for word in words_of(line.words) if word.isalpha() and not _is_aside(word)]
    return bool(words) and form_words(forms).issuperset(words) and form_in(line.words, forms) is not None


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
    form = form_in(rest, forms)
    return _Thing(
        part.strip(),
        any(word not in COUNTED and word not in SMALL and word not in MG for word in words),
        "magnesium" in words or form is not None,
        any(letter.isdigit() for letter in rest),
        form,
    )


def _is_one(last: _Thing, part: _Thing, whole: _Thing) -> bool:
    """Tell whether two parts of a line are one thing: by a name, an amount, or the figures of a label."""
    if not (last.is_named and part.is_named) or whole.form not in (None, last.form, part.form):
        return True
    if not (last.is_supplement and part.is_supplement) or (last.form and part.form not in (None, last.form)):
        return False
    return not (last.has_figure and part.has_figure) or (last.form is not None and part.form is None)


def not_told(words: str, forms: Sequence[SupplementForm]) -> str:
    """List the words of a line that say nothing of a supplement: a brand, or what was drunk with it."""
    known = form_words(forms) | MULTIVITAMIN | _DAILY_WORDS
    return " ".join(
        word
        for word in words_of(words)
        if word.isalpha() and word not in known and not _is_aside(word) and not word.startswith("magnesium")
    )
