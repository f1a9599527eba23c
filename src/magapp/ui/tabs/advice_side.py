"""Beside the plan: the figures of the person's own notes, and what is right in the article."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.ui.tabs.advice_cards import MoreButton, own_text, source_chips
from magapp.ui.tabs.advice_words import (
    intakes_elsewhere,
    notes_rows,
    notes_sentence,
    notes_title,
    verdict_mark,
)
from magapp.ui.widgets.card import Card, bold, label, link_button
from magapp.ui.widgets.figure_rows import FigureRows
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from magapp.domain.advice import Figures
    from magapp.domain.guidance import Claim, Guidance
    from magapp.domain.profile import Profile


class NotesCard(Card):
    """Show the averages of the last four weeks beside the adequate intake, in figures and a sentence.

    ``profile_wanted`` asks to tell one's sex, where both lines stand; ``figures_wanted`` for all figures.
    """

    profile_wanted = Signal()
    figures_wanted = Signal()

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance = guidance
        self._title = bold(wrap=True)
        self._rows = FigureRows()
        self._sentence = label(wrap=True)
        self._certainty = link_button(_("How sure is this?"))
        self._elsewhere = link_button(_("Why other countries reckon differently"))
        self._tell = link_button(_("Tell about yourself"))
        self._certainty_text = self._fixed("confidence")
        self._elsewhere_part = self._other_countries()
        for button in (self._certainty, self._elsewhere):
            button.setCheckable(True)

        links = FlowRow(spacing=10, leading=0)
        for button in (self._certainty, self._elsewhere, self._tell):
            links.flow.addWidget(button)
        for part in (
            self._title,
            self._rows,
            self._sentence,
            links,
            self._certainty_text,
            self._elsewhere_part,
        ):
            self.column.addWidget(part)
        self._certainty_text.hide()
        self._elsewhere_part.hide()

        self._certainty.toggled.connect(self._certainty_text.setVisible)
        self._elsewhere.toggled.connect(self._elsewhere_part.setVisible)
        self._tell.clicked.connect(self.profile_wanted)

    @property
    def rows(self) -> FigureRows:
        """Give the figures."""
        return self._rows

    @property
    def sentence(self) -> str:
        """Give the sentence under the figures."""
        return self._sentence.text()

    def show_notes(self, figures: Figures, profile: Profile, year: int) -> None:
        """Show the figures of a diary for a person in a calendar year."""
        self._title.setText(notes_title(figures))
        self._rows.show_rows(notes_rows(figures, profile, year))
        sentence = notes_sentence(figures, profile, self._guidance, year)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._tell.setVisible(profile.sex is None and not profile.is_minor_in(year))

    def _fixed(self, text_id: str) -> QWidget:
        fixed = self._guidance.fixed(text_id)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(fixed.text.text(language()), wrap=True))
        column.addWidget(source_chips(self._guidance.source_names(fixed.sources, language())))
        return part

    def _other_countries(self) -> QWidget:
        part = self._fixed("reference_intake")
        rows = FigureRows()
        rows.show_rows(intakes_elsewhere(self._guidance))
        column = part.layout()
        assert column is not None
        column.addWidget(rows)
        everything = link_button(_("All figures, of every body and age"))
        everything.clicked.connect(self.figures_wanted)
        column.addWidget(everything)
        return part


class ClaimsCard(Card):
    """Set the article's best-known claims beside what is true of them; the corrections unfold.

    ``article_wanted`` asks for the page about the whole article, ``sources_wanted`` for all sources.
    """

    article_wanted = Signal()
    sources_wanted = Signal()

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance = guidance
        self._claims = [claim for claim in guidance.claims if claim.headline]
        self._more = MoreButton()
        self._whole = link_button(_("The whole article, checked"))
        self._all_sources = link_button(_("All sources"))
        self._corrections = QWidget()
        self._corrections.hide()

        self._lay_out()

        self._more.toggled.connect(self._unfold)
        self._whole.clicked.connect(self.article_wanted)
        self._all_sources.clicked.connect(self.sources_wanted)

    def _lay_out(self) -> None:
        title = _("What is right in the article?")
        self.column.addWidget(bold(title, wrap=True))
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(0, 1)
        for line, claim in enumerate(self._claims):
            verdict = label(self._verdict(claim))
            verdict.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            rows.addWidget(label(claim.short.text(language()), wrap=True), line, 0)
            rows.addWidget(verdict, line, 1)
        self.column.addLayout(rows)
        column = QVBoxLayout(self._corrections)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for claim in self._claims:
            self._add_correction(column, claim)
        interest = self._guidance.fixed("author_interest")
        column.addWidget(label(interest.text.text(language()), muted=True, wrap=True))
        self.column.addWidget(self._corrections)
        links = FlowRow(spacing=10, leading=0)
        for button in (self._more, self._whole, self._all_sources):
            links.flow.addWidget(button)
        self.column.addWidget(links)
        self._more.be_about(title)

    def _add_correction(self, column: QVBoxLayout, claim: Claim) -> None:
        now = language()
        says = _("The article says: {claim}").format(claim=claim.article.text(now))
        column.addWidget(own_text(f"<b>{escape(claim.short.text(now))}</b> · {escape(self._verdict(claim))}"))
        column.addWidget(label(says, muted=True, wrap=True))
        column.addWidget(label(claim.correction.text(now), wrap=True))
        column.addWidget(source_chips(self._guidance.source_names(claim.sources, now)))

    def _verdict(self, claim: Claim) -> str:
        words = self._guidance.verdict(claim.verdict).name.text(language())
        return f"{verdict_mark(claim.verdict)} {words}"

    def _unfold(self, wanted: bool) -> None:  # noqa: FBT001  # a slot of toggled(bool)
        self._corrections.setVisible(wanted)
