"""What is right in the article: every claim of it with a verdict, the correction and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _, language, ngettext
from magapp.ui.dialogs.article_cards import JudgedCard, judged_claim, judged_reference, verdict_words
from magapp.ui.theme import GAP, MARGIN, STEP
from magapp.ui.widgets.card import Card, bold, heading, label, link_button
from magapp.ui.widgets.enter_key import search_typed
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance

_SIZE: Final = (760, 680)
_LEAST: Final = (420, 420)
_LETTERS_OF_A_PART: Final = 24
_SCROLLING: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ArticlePage(QDialog):
    """Judge the article claim by claim, in its own order; Esc closes it. The window stays usable.

    ``sources_wanted`` asks for the list of all sources.
    """

    sources_wanted = Signal()

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance = guidance
        self.setWindowTitle(_("What is right in the article?"))
        self.setModal(False)
        self._heading = heading(self.windowTitle())
        self._heading.setWordWrap(True)
        self._count = label(muted=True)
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search in the claims"))
        self._search.setAccessibleName(_("Search in the claims"))
        self._search.setClearButtonEnabled(True)
        self._parts = QComboBox()
        # On Linux a list's name is what is chosen in it.
        self._parts.setAccessibleDescription(_("Go to a part of the article"))
        # Its longest title would leave the search field no room in a narrow window.
        self._parts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._parts.setMinimumContentsLength(_LETTERS_OF_A_PART)
        self._interest = label(guidance.fixed("author_interest").text.text(language()), wrap=True)
        self._meanings = _meanings(guidance)
        self._nothing = label(_("No claim holds these words."), wrap=True)
        self._nothing.hide()
        self._cards: list[tuple[QLabel, list[JudgedCard]]] = []
        self._page = QWidget()
        self._area = ReadingArea(self._page, self.windowTitle())
        self._sources = link_button(_("All sources"))
        self._copy = QPushButton(_("Copy the text"))
        self._close = QPushButton(_("Close"))
        for button in (self._sources, self._copy, self._close):
            button.setAutoDefault(False)  # Enter in the search field is no wish to close

        self._lay_out()
        # Filled in its place, card by card: what gets another parent is styled anew with all it holds.
        self._fill()
        room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
        self.setMinimumSize(min(_LEAST[0], room.width()), min(_LEAST[1], room.height()))
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        self._search.textChanged.connect(self._filter)
        self._parts.activated.connect(self._go_to)
        self._sources.clicked.connect(self.sources_wanted)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._search.setFocus)
        self._show_count()
        self._area.setFocus()

    def _fill(self) -> None:
        now = language()
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self._interest)
        inside.addWidget(self._meanings)
        inside.addWidget(self._nothing)
        for section in self._guidance.sections:
            claims = [claim for claim in self._guidance.claims if claim.section == section.id]
            cards = [JudgedCard(judged_claim(self._guidance, claim), self._page) for claim in claims]
            self._add_part(inside, section.title.text(now), cards)
        cited = [judged_reference(self._guidance, each) for each in self._guidance.article_references]
        self._add_part(inside, _("The seven references"), [JudgedCard(each, self._page) for each in cited])
        inside.addStretch(1)

    def _add_part(self, inside: QVBoxLayout, title: str, cards: list[JudgedCard]) -> None:
        head = heading(title, points=1.5)
        head.setWordWrap(True)
        inside.addWidget(head)
        for card in cards:
            inside.addWidget(card)
        self._cards.append((head, cards))
        self._parts.addItem(title)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._heading, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        asked = QHBoxLayout()
        asked.setSpacing(GAP)
        asked.addWidget(self._search, 1)
        asked.addWidget(self._parts)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._sources)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(asked)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        line_up(column, self._area)

    @property
    def search(self) -> QLineEdit:
        """Give the field to search with."""
        return self._search

    @property
    def parts(self) -> QComboBox:
        """Give the list of parts to go to."""
        return self._parts

    @property
    def area(self) -> ReadingArea:
        """Give what scrolls."""
        return self._area

    @property
    def cards(self) -> list[JudgedCard]:
        """Give the cards that are listed now, in their order."""
        return [card for _head, cards in self._cards for card in cards if card.listed]

    def text(self) -> str:
        """Give everything listed as plain text, in its order."""
        lines = [self._heading.text(), self._interest.text()]
        for head, cards in self._cards:
            shown = [card.judged.plain() for card in cards if card.listed]
            if shown:
                lines += [head.text(), *shown]
        return "\n\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Scroll by the keys that nothing else took, wherever they were pressed; search by letters."""
        if event.key() in _SCROLLING:
            self._area.keyPressEvent(event)
        elif not search_typed(event, self._search):
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for head, cards in self._cards:
            for card in cards:
                card.list_if_it_holds(words)
            head.setVisible(any(card.listed for card in cards))
        self._interest.setVisible(not words)
        self._meanings.setVisible(not words)
        self._show_count()
        self._area.verticalScrollBar().setValue(0)

    def _show_count(self) -> None:
        # The references are the last part; the verdicts are counted over the claims alone.
        *parts, references = ([card for card in cards if card.listed] for _head, cards in self._cards)
        claims, cited = sum(map(len, parts)), len(references)
        self._nothing.setVisible(not claims and not cited)
        said = [ngettext("{count} claim", "{count} claims", claims).format(count=claims)]
        if cited:
            said.append(ngettext("{count} reference", "{count} references", cited).format(count=cited))
        self._count.setText(" · ".join(said))

    def _go_to(self) -> None:
        self._search.clear()
        # A part that was hidden has its place only after the page is laid out again.
        QTimer.singleShot(0, self, self._bring_part)

    def _bring_part(self) -> None:
        head, _cards = self._cards[self._parts.currentIndex()]
        self._area.verticalScrollBar().setValue(head.y())

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _meanings(guidance: Guidance) -> Card:
    """Say what each verdict that is given means, and how often it is."""
    now = language()
    card = Card()
    card.column.setSpacing(6)
    card.column.addWidget(bold(_("What the verdicts mean"), wrap=True))
    rows = QGridLayout()
    rows.setHorizontalSpacing(12)
    rows.setVerticalSpacing(STEP)
    rows.setColumnStretch(1, 1)
    given = [claim.verdict for claim in guidance.claims]
    for line, verdict in enumerate(each for each in guidance.verdicts if each.id in given):
        name = verdict_words(guidance, verdict.id)
        rows.addWidget(label(f"{name} ({given.count(verdict.id)})"), line, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(label(verdict.meaning.text(now), muted=True, wrap=True), line, 1)
    card.column.addLayout(rows)
    return card
