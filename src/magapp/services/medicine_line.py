"""Medicines on the entry line: ``levothyroxine 8:00``, ``thyrax``, ``omeprazol 20 mg 7:30``.

The strength and the number of tablets are left aside: the diary keeps which medicine it was and when, for the
hours between it and magnesium. The beginning of a name is enough, and a small typing error is forgiven.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magapp.services.plain_text import words_of
from magapp.services.proposal import Line, Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.supplement import NamedMedicine

_STRENGTH: Final = re.compile(r"\d+(?:mg|mcg|ug|g|gram|ml|ie|x)?")
_ASIDE: Final = frozenset(
    words_of(
        "mg milligram mcg ug microgram g gr gram ml ie e x a an een de het mijn my of van for voor "
        "tablet tabletten tablets tabletje tabletjes tabl pil pillen pilletje pill pills capsule "
        "capsules caps stuk stuks zakje zakjes sachet sachets druppel druppels drop drops pufje "
        "pufjes puff puffs medicijn medicijnen medicine ingenomen genomen taken "
    )
)
_LEAST_BEGUN: Final = 4
"""So many letters of a name bring it up."""
_LEAST_SLIP: Final = 6
"""A shorter word with a typing error may be another medicine."""
_LEAST_TWO_SLIPS: Final = 10


def medicines_called(line: Line, medicines: Iterable[NamedMedicine]) -> list[NamedMedicine]:
    """List the medicines of which the line is a whole name, its strength and number left aside."""
    wanted = _names_of(line)
    return [each for each in medicines if any(_spelled(name) in wanted for name in each.spellings)]


def medicines_begun(line: Line, medicines: Iterable[NamedMedicine]) -> list[NamedMedicine]:
    """List the medicines of which the line begins a substance or a brand.

    Not those of which it begins what they are called here: "calcium" is no calcium channel blocker.
    """
    wanted = _words_of(line)
    if len("".join(wanted)) < _LEAST_BEGUN:
        return []
    return [each for each in medicines if any(_begins(_spelled(name), wanted) for name in each.begun)]


def medicines_mistyped(line: Line, medicines: Sequence[NamedMedicine]) -> list[NamedMedicine]:
    """List the medicines that the line names with a typing error, the nearest; the first letter is right."""
    wanted = " ".join(_words_of(line))
    if len(wanted) < _LEAST_SLIP:
        return []
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # only needed for a line that finds nothing

    most = 2 if len(wanted) >= _LEAST_TWO_SLIPS else 1
    slips: dict[str, int] = {}
    for medicine in medicines:
        for name in medicine.spellings:
            plain = " ".join(_spelled(name))
            if plain[:1] != wanted[:1] or abs(len(plain) - len(wanted)) > most:
                continue
            found = OSA.distance(plain, wanted, score_cutoff=most)
            if found <= most:
                slips[medicine.key] = min(found, slips.get(medicine.key, found))
    nearest = min(slips.values(), default=0)
    return [each for each in medicines if slips.get(each.key) == nearest]


def propose_medicines(line: Line, language: str, medicines: Iterable[NamedMedicine]) -> list[Proposal]:
    """Propose that each of these was taken, at the time of the line."""
    return [
        Proposal(
            each.name(language),
            1.0,
            "",
            None,
            None,
            medicine=each,
            time=line.time,
        )
        for each in medicines
    ]


@lru_cache(maxsize=1024)
def _spelled(name: str) -> tuple[str, ...]:
    """Give the words of a medicine's name: at each key all of them are looked at."""
    return words_of(name)


def _names_of(line: Line) -> tuple[tuple[str, ...], ...]:
    return (_words_of(line), words_of(line.words))


def _words_of(line: Line) -> tuple[str, ...]:
    """Give the words that may name a medicine, without figures, units and the kind of tablet."""
    return tuple(
        word for word in words_of(line.words) if word not in _ASIDE and not _STRENGTH.fullmatch(word)
    )


def _begins(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether words begin a name: all but the last are whole, in order."""
    if len(wanted) > len(name):
        return False
    return name[: len(wanted) - 1] == wanted[:-1] and name[len(wanted) - 1].startswith(wanted[-1])
