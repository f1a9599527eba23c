"""The records of what the article says, claim by claim, and of what a person should still look up.

The texts come from the content files in two languages; this module knows their shape, not their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from magapp.domain.guidance_records import ArticleClaim, Text

OMITTED: Final = "omitted"
"""The verdict on what the article should have said: its claim tells what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Name what a claim of the article turned out to be, and say what that name means."""

    id: str
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Head a part of the article; its claims name it."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Set one claim of the article, or one thing it leaves out, beside what is true.

    ``headline``: it stands in the short list beside the advice as well. ``verified`` is false where the
    correction rests on a text that nobody read yet.
    """

    id: str
    section: str
    headline: bool
    short: ArticleClaim
    article: ArticleClaim
    verdict: str
    correction: Text
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Say what a person should still look up; ``sources`` are the references it is about, if any."""

    id: str
    name: Text
    text: Text
    sources: tuple[str, ...]
