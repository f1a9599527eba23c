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
    return tuple(NamedMedicine(name, name, name, (name,), (name,)) for name in names)


def _spellings(medicine: Medicine) -> tuple[str, ...]:
    names = (medicine.name.nl, medicine.name.en)
    short = tuple(name.split(" (")[0] for name in names)
    return tuple(dict.fromkeys((*names, *short, *medicine.examples, *medicine.search)))
