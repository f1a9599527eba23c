"""The forms of the content as the entry line knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.label import fraction_of
from magapp.domain.supplement import SupplementForm

if TYPE_CHECKING:
    from magapp.domain.guidance import Family, Form, Guidance


def supplement_forms(guidance: Guidance) -> tuple[SupplementForm, ...]:
    """List every form and family of forms with its spellings and its share of magnesium.

    A family comes first, so that "magnesiumcitraat", which leaves the crystal water open, stays a range.
    """
    kinds: tuple[Form | Family, ...] = (*guidance.families, *guidance.forms)
    return tuple(
        SupplementForm(
            kind.id,
            kind.name.nl,
            kind.name.en,
            tuple(dict.fromkeys((kind.name.nl, kind.name.en, *kind.aliases))),
            fraction_of(guidance.members(kind)),
        )
        for kind in kinds
    )
