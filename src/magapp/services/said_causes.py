"""What the diary and the ticks of a person tell of a cause, in the sentences that the plan uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magapp.domain.advice_reasons import reasons_of_cause, reasons_of_factor
from magapp.services.advice_speaker import Speaker

if TYPE_CHECKING:
    from magapp.domain.advice import Figures, Reason
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Cause, Factor, Guidance
    from magapp.domain.profile import Profile

_NOTHING = frozenset({"nothing_logged", "nothing_ticked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfCause:
    """The sentences about a cause with the keys of their sources; ``found``: there was anything to tell."""

    sentences: tuple[str, ...]
    source_keys: tuple[str, ...]
    found: bool


def said_of_cause(
    cause: Cause,
    figures: Figures,
    profile: Profile,
    guidance: Guidance,
    table: FoodTable,
    year: int,
    language: str,
) -> SaidOfCause:
    """Say what the diary and the ticks tell of a cause of the article; that there is nothing, if so."""
    return _said(reasons_of_cause(cause, profile, figures, year), Speaker(guidance, table, language))


def said_of_factor(
    factor: Factor, profile: Profile, guidance: Guidance, table: FoodTable, year: int, language: str
) -> SaidOfCause:
    """Say which ticks are a factor that the article leaves out; no sentence where none is."""
    return _said(reasons_of_factor(factor, profile, year), Speaker(guidance, table, language))


def _said(reasons: tuple[Reason, ...], speaker: Speaker) -> SaidOfCause:
    return SaidOfCause(
        sentences=tuple(map(speaker.reason, reasons)),
        source_keys=tuple(speaker.sources_of(reasons)),
        found=any(reason.id not in _NOTHING for reason in reasons),
    )
