"""The records of what can lower magnesium: the article's causes, what it leaves out, the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magapp.domain.guidance_records import ArticleClaim, Strength, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthOfEvidence:
    """Name a strength of evidence and say what it means."""

    id: str
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CausePart:
    """Weigh one part of what the article says about a cause."""

    name: Text
    strength: Strength
    text: Text
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Weigh one of the article's seven causes.

    ``shows`` names what in the diary or profile tells of it, ``conditions`` and ``medicines`` are the ticks
    that do; ``also`` is the id of a fixed text that stands with it, or empty.
    """

    id: str
    name: Text
    article: ArticleClaim
    holds: Text
    parts: tuple[CausePart, ...]
    shows: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    also: str = ""
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Name what the article leaves out: how strong its evidence is, and which ticks are this factor.

    ``from_age``: the age in years from which it holds, where the factor is age; else null.
    """

    id: str
    name: Text
    strength: Strength
    text: Text
    conditions: tuple[str, ...]
    medicines: tuple[str, ...]
    from_age: int | None
    verified: bool
    sources: tuple[str, ...]
