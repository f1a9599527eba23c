"""The cards of the page about the article: one a claim, one for each of its own references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from magapp.domain.article_records import OMITTED
from magapp.i18n import _, language
from magapp.ui.tabs.advice_words import verdict_mark
from magapp.ui.widgets.card import Card, bold, chip, label
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from magapp.domain.guidance import ArticleReference, Claim, Guidance, Reference


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold what one card says: what the article has, the verdict in sign and word, and what is true."""

    title: str
    article: str
    verdict: str
    meaning: str
    truth: str
    sources: tuple[Reference, ...]
    all_read: bool = True

    def plain(self) -> str:
        """Write it all as text, to copy and to search in."""
        names = ", ".join(each.name.text(language()) for each in self.sources)
        lines = [f"{self.title} — {self.verdict}", self.article, self.truth]
        if not self.all_read:
            lines.append(_("Not all of its sources have been read yet."))
        if names:
            lines.append(_("Sources: {names}").format(names=names))
        return "\n".join(lines)


def verdict_words(guidance: Guidance, verdict: str) -> str:
    """Give the sign and the name of a verdict, in the language set."""
    return f"{verdict_mark(verdict)} {guidance.verdict(verdict).name.text(language())}"


def article_line(claim: Claim) -> str:
    """Tell what the article says, or what it leaves out, in the language set."""
    words = claim.article.text(language())
    return words if claim.verdict == OMITTED else _("The article says: {claim}").format(claim=words)


def judged_claim(guidance: Guidance, claim: Claim) -> Judged:
    """Say of a claim what the card shows, in the language set."""
    now = language()
    return Judged(
        claim.short.text(now),
        article_line(claim),
        verdict_words(guidance, claim.verdict),
        guidance.verdict(claim.verdict).meaning.text(now),
        claim.correction.text(now),
        _found(guidance, claim.sources),
        claim.verified,
    )


def judged_reference(guidance: Guidance, cited: ArticleReference) -> Judged:
    """Say of one of the article's own references what the card shows, in the language set."""
    now = language()
    number = _("Reference {number}").format(number=cited.article_number)
    return Judged(
        f"{number}: {cited.summary.text(now)}",
        _("The article cites: {reference}").format(reference=cited.cited_as),
        verdict_words(guidance, cited.verdict),
        guidance.verdict(cited.verdict).meaning.text(now),
        cited.reason.text(now),
        _found(guidance, cited.sources),
    )


class JudgedCard(Card):
    """Show a claim or a reference of the article with its verdict; hovering over a source cites it in full.

    ``listed`` is false while a search leaves the card out.
    """

    def __init__(self, judged: Judged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judged = judged
        self.listed = True
        self._words = judged.plain().casefold()
        self.setAccessibleName(f"{judged.title}: {judged.verdict}")
        verdict = bold(judged.verdict)
        verdict.setToolTip(judged.meaning)
        verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(bold(judged.title, wrap=True), 1)
        head.addWidget(verdict)
        self.column.setSpacing(6)
        self.column.addLayout(head)
        self.column.addWidget(label(judged.article, muted=True, wrap=True))
        self.column.addWidget(label(judged.truth, wrap=True))
        self.column.addWidget(self._chips())

    def list_if_it_holds(self, words: Iterable[str]) -> None:
        """Show the card where every one of some words, in small letters, stands on it; else hide it."""
        holds = all(word in self._words for word in words)
        if holds != self.listed:
            self.listed = holds
            self.setVisible(holds)

    def _chips(self) -> FlowRow:
        row = FlowRow()
        for source in self.judged.sources:
            name = source.name.text(language())
            made = chip(name, plain=True)
            made.setToolTip(source.citation)
            made.setAccessibleName(_("Source: {name}").format(name=name))
            made.setAccessibleDescription(source.citation)
            row.flow.addWidget(made)
        if not self.judged.all_read:
            row.flow.addWidget(label(_("Not all of its sources have been read yet."), muted=True))
        return row


def _found(guidance: Guidance, keys: Iterable[str]) -> tuple[Reference, ...]:
    return tuple(guidance.reference(key) for key in keys)
