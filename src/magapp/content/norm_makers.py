"""From the fields of a table to the records of figures: norms, evidence per form, laboratory limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain import guidance_records as g
from magapp.domain import norm_records as n

if TYPE_CHECKING:
    from magapp.content.fields import ContentRecord

_MOST_MG = 1000
_MOST_YEARS = 120
_YEARS = (1950, 2100)
_MMOL = (0.1, 5.0)


def body(record: ContentRecord) -> n.Body:
    """Make a body of experts."""
    return n.Body(
        id=record.word("id"),
        name=record.text("name"),
        kind=record.text("kind"),
        year=record.whole("year", *_YEARS) or 0,
        note=record.text("note"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def norm(record: ContentRecord) -> n.Norm:
    """Make a row of a body's table; it holds at least one figure."""
    made = n.Norm(
        id=record.word("id"),
        body=record.word("body"),
        measure=record.one_of("measure", n.MEASURES),
        ages=record.text("ages"),
        from_year=record.whole("from_year", 0, _MOST_YEARS, optional=True),
        until_year=record.whole("until_year", 0, _MOST_YEARS, optional=True),
        men=record.whole("men", 1, _MOST_MG, optional=True),
        women=record.whole("women", 1, _MOST_MG, optional=True),
        pregnant=record.whole("pregnant", 1, _MOST_MG, optional=True),
        lactating=record.whole("lactating", 1, _MOST_MG, optional=True),
        remark=record.text_if_any("remark"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )
    if all(made.mg(group) is None for group in n.NORM_GROUPS):
        record.problem("men, women, pregnant and lactating are all missing")
    return made


def form_evidence(record: ContentRecord) -> n.FormEvidence:
    """Make a claim about forms with its evidence."""
    return n.FormEvidence(
        id=record.word("id"),
        claim=record.text("claim"),
        evidence=record.text("evidence"),
        strength=record.one_of("strength", g.STRENGTHS),
        forms=record.words("forms", optional=True),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def lab_limit(record: ContentRecord) -> n.LabLimit:
    """Make a limit of magnesium in blood; it has at least one end."""
    made = n.LabLimit(
        id=record.word("id"),
        name=record.text("name"),
        kind=record.one_of("kind", n.LIMIT_KINDS),
        low=record.number_if_any("low", *_MMOL),
        high=record.number_if_any("high", *_MMOL),
        high_included=record.flag("high_included", default=False),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )
    if made.low is None and made.high is None:
        record.problem("low and high are both missing")
    return made


def health_claim(record: ContentRecord) -> n.HealthClaim:
    """Make an authorised health claim."""
    return n.HealthClaim(
        id=record.word("id"),
        text=record.text("text"),
        verified=record.flag("verified", default=False),
        sources=record.words("sources"),
    )
