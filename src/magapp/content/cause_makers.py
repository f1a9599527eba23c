"""From the fields of a table to a cause, or to what the article leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain import cause_records as c
from magapp.domain import guidance_records as g

if TYPE_CHECKING:
    from magapp.content.fields import ContentRecord

_OLDEST = 120


def strength(record: ContentRecord) -> c.StrengthOfEvidence:
    """Make a strength of evidence."""
    return c.StrengthOfEvidence(
        id=record.one_of("id", g.STRENGTHS), name=record.text("name"), meaning=record.text("meaning")
    )


def cause(record: ContentRecord) -> c.Cause:
    """Make a cause with its parts."""
    return c.Cause(
        id=record.word("id"),
        name=record.text("name"),
        article=record.text("article", g.ArticleClaim),
        holds=record.text("holds"),
        parts=tuple(_cause_part(part) for part in record.parts("part")),
        shows=record.words("shows"),
        conditions=record.words("conditions", optional=True),
        medicines=record.words("medicines", optional=True),
        also=record.word("also", ""),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def _cause_part(record: ContentRecord) -> c.CausePart:
    part = c.CausePart(
        name=record.text("name"),
        strength=record.one_of("strength", g.STRENGTHS),
        text=record.text("text"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )
    record.close()
    return part


def factor(record: ContentRecord) -> c.Factor:
    """Make what the article leaves out."""
    return c.Factor(
        id=record.word("id"),
        name=record.text("name"),
        strength=record.one_of("strength", g.STRENGTHS),
        text=record.text("text"),
        conditions=record.words("conditions", optional=True),
        medicines=record.words("medicines", optional=True),
        from_age=record.whole("from_age", 1, _OLDEST, optional=True),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )
