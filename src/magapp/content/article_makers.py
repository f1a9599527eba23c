"""From the fields of a table to a value of the domain: what the article says, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain import article_records as a
from magapp.domain.guidance_records import ArticleClaim

if TYPE_CHECKING:
    from magapp.content.fields import ContentRecord


def verdict(record: ContentRecord) -> a.Verdict:
    """Make the name of a verdict."""
    return a.Verdict(id=record.word("id"), name=record.text("name"), meaning=record.text("meaning"))


def section(record: ContentRecord) -> a.Section:
    """Make a part of the article."""
    return a.Section(id=record.word("id"), title=record.text("title"))


def claim(record: ContentRecord) -> a.Claim:
    """Make a claim of the article."""
    return a.Claim(
        id=record.word("id"),
        section=record.word("section"),
        headline=record.flag("headline", default=False),
        short=record.text("short", ArticleClaim),
        article=record.text("article", ArticleClaim),
        verdict=record.word("verdict"),
        correction=record.text("correction"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def open_question(record: ContentRecord) -> a.OpenQuestion:
    """Make a question that a person should still look into."""
    return a.OpenQuestion(
        id=record.word("id"),
        name=record.name("name"),
        text=record.text("text"),
        sources=record.words("sources", optional=True),
    )
