"""What medicines are called: those of the content, and those that the person typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.supplement import NamedMedicine
from magapp.services.plain_text import typed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.diary import Diary
    from magapp.domain.guidance import Guidance
    from magapp.domain.guidance_records import Medicine

LONGEST_NAME: Final = 80
"""More letters than this are no name of a medicine."""
_HOLDS_MAGNESIUM: Final = "holds"
"""The group of medicines that are written down as a supplement, because their magnesium counts."""


def typed_name(text: str) -> str:
    """Clean the name of a medicine as somebody typed it: one line of at most 80 letters, or nothing."""
    name = typed(text)[:LONGEST_NAME].strip()
    return name if any(letter.isalnum() for letter in name) else ""


def medicine_called(words: str, guidance: Guidance) -> Medicine | None:
    """Find a medicine by its id, its name in either language, an example or a search word."""
    wanted = words_of(words)
    for medicine in guidance.medicines:
        if words == medicine.id or wanted in {words_of(name) for name in _spellings(medicine)}:
            return medicine
    return None


def holds_magnesium(medicine: Medicine) -> bool:
    """Tell whether a medicine is written down as a supplement, because its magnesium counts."""
    return medicine.group == _HOLDS_MAGNESIUM


def is_magnesium_by_name(text: str) -> bool:
    """Tell whether a word of the text begins as magnesium does, which no medicine without it does."""
    return any(word.startswith("magne") for word in words_of(text))


def names_magnesium(text: str, guidance: Guidance) -> bool:
    """Tell whether words name magnesium, or a product that holds it: its magnesium has to be counted."""
    words = words_of(text)
    if is_magnesium_by_name(text):
        return True
    holding = [each for each in guidance.medicines if holds_magnesium(each)]
    return any(stands_in(name, words) for each in holding for name in (*each.examples, *each.search))


def stands_in(name: str, words: tuple[str, ...]) -> bool:
    """Tell whether the words of a name stand among these, one after the other."""
    plain = words_of(name)
    places = range(len(words) - len(plain) + 1)
    return bool(plain) and any(words[place : place + len(plain)] == plain for place in places)


def named_medicines(guidance: Guidance) -> tuple[NamedMedicine, ...]:
    """List the medicines that an entry line may name: not those that are written down as magnesium."""
    return tuple(
        NamedMedicine(
            medicine.id, medicine.name.nl, medicine.name.en, _spellings(medicine), medicine.examples
        )
        for medicine in guidance.medicines
        if medicine.examples and medicine.group != _HOLDS_MAGNESIUM
    )


def typed_medicines(diary: Diary, known: Iterable[NamedMedicine]) -> tuple[NamedMedicine, ...]:
    """List the medicines of the profile that are not among those known: the person typed their names."""
    keys = {medicine.key for medicine in known}
    names = sorted({fact.value for fact in diary.facts() if fact.key == "medicine"} - keys)
    # Nobody's "magnesium" is a medicine without magnesium: it goes the way of supplements.
    names = [name for name in names if not is_magnesium_by_name(name)]
    return tuple(NamedMedicine(name, name, name, (name,), (name,)) for name in names)


def _spellings(medicine: Medicine) -> tuple[str, ...]:
    names = (medicine.name.nl, medicine.name.en)
    short = tuple(name.split(" (")[0] for name in names)
    return tuple(dict.fromkeys((*names, *short, *medicine.examples, *medicine.search)))
