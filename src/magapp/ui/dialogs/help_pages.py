"""Help: first the emergency texts, then how things work, with contents and a search."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, ngettext
from magapp.services.plain_text import folded
from magapp.ui.dialogs.emergency import EmergencyTexts
from magapp.ui.help_texts import KEYS_PAGE, PAGES
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label, link_button
from magapp.ui.widgets.enter_key import search_typed
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.guidance import Guidance

_SIZE: Final = (680, 680)


class HelpDialog(QDialog):
    """Show the emergency texts and, under them, the help; Esc closes it. The window stays usable.

    *keys* are the commands of the menu that have a key: what they do, and the key.
    """

    def __init__(
        self, guidance: Guidance, parent: QWidget | None = None, keys: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.setModal(False)
        page = QWidget()
        self._area = ReadingArea(page, self.windowTitle())
        self._texts = EmergencyTexts(guidance)
        self._cards = [_PageCard(title, lines) for title, lines in _pages(guidance, keys)]
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search the help"))
        self._search.setAccessibleName(_("Search the help"))
        self._search.setClearButtonEnabled(True)
        self._found = label(muted=True, wrap=True)
        self._to_emergency = QPushButton(_("When do I call 112 or the GP?"))
        self._to_help = QPushButton(_("How does it work?"))
        self._copy = QPushButton(_("Copy the text"))
        self._close = QPushButton(_("Close"))
        self._first = heading(_("When do I call 112 or the GP?"))
        self._second = heading(_("How does it work?"))
        self._wanted: QWidget = self._second
        self._contents = FlowRow(spacing=8)
        self._contents.setAccessibleName(_("Contents"))
        for card in self._cards:
            link = link_button(card.title)
            link.setAutoDefault(False)
            link.clicked.connect(card.ask_for)
            card.wanted.connect(self.show_page)
            self._contents.flow.addWidget(link)
        for button in (self._to_emergency, self._to_help, self._copy, self._close):
            # Enter in the search goes to what was found and closes nothing.
            button.setAutoDefault(False)

        self._lay_out_page(page)
        self._lay_out()
        self._found.hide()
        resize_on_screen(self, *_SIZE)

        self._search.textChanged.connect(self.search)
        self._search.returnPressed.connect(self._go_to_first)
        self._to_emergency.clicked.connect(self.show_emergency)
        self._to_help.clicked.connect(self.show_help)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.close)

    def _lay_out_page(self, page: QWidget) -> None:
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for title in (self._first, self._second):
            title.setWordWrap(True)
        for part in (self._first, self._texts, self._second, self._contents, *self._cards):
            inside.addWidget(part)
        inside.addStretch(1)

    def _lay_out(self) -> None:
        top = FlowRow(spacing=8)
        for button in (self._to_emergency, self._to_help):
            top.flow.addWidget(button)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(top)
        column.addWidget(self._search)
        column.addWidget(self._found)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        line_up(column, self._area)
        links = self._contents.findChildren(QPushButton)
        order = (self._to_emergency, self._to_help, self._search, self._area, *links, self._copy, self._close)
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)
        self._area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Search by the letters that nothing else took."""
        if not search_typed(event, self._search):
            super().keyPressEvent(event)

    @property
    def titles(self) -> list[str]:
        """Give the titles of the pages that are shown now."""
        return [card.title for card in self._cards if card.isVisibleTo(self)]

    def show_emergency(self) -> None:
        """Go to the emergency texts, whatever was searched for."""
        self._search.clear()
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus()

    def show_help(self) -> None:
        """Go to how things work."""
        self._search.clear()
        self._area.setFocus()
        self._bring(self._second)

    def show_page(self, card: QWidget) -> None:
        """Go to a page."""
        self._area.setFocus()
        self._bring(card)

    def search(self, text: str) -> None:
        """Show the pages that have all words of a text; an empty one shows everything again."""
        words = folded(text).split()
        for card in self._cards:
            card.setVisible(card.has(words))
        for part in (self._first, self._texts, self._second, self._contents):
            part.setVisible(not words)
        count = sum(card.has(words) for card in self._cards)
        told = (
            ngettext("{count} page found", "{count} pages found", count).format(count=count)
            if count
            else _("Nothing found. Try another word.")
        )
        self._found.setText(told)
        self._found.setVisible(bool(words))
        if words:
            self._area.verticalScrollBar().setValue(0)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._search, told))

    def text(self) -> str:
        """Give everything there is as plain text, in its order."""
        pages = [card.text() for card in self._cards]
        return "\n\n".join([self._first.text(), self._texts.text(), self._second.text(), *pages])

    def _go_to_first(self) -> None:
        if self.titles:
            self._area.setFocus()

    def _bring(self, part: QWidget) -> None:
        self._wanted = part
        # Once what was hidden by a search has its place again.
        QTimer.singleShot(0, self, self._bring_wanted)

    def _bring_wanted(self) -> None:
        self._area.verticalScrollBar().setValue(self._wanted.y())

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


class _PageCard(Card):
    """Show one page; ``wanted`` carries the page when its link in the contents was chosen."""

    wanted = Signal(object)

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self.title = title
        self._sentences = list(sentences)
        self._searched = " ".join(folded(text) for text in (title, *sentences))
        self.setAccessibleName(title)
        self.column.addWidget(bold(title, wrap=True))
        for sentence in sentences:
            made = label(sentence, wrap=True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(made)

    def ask_for(self) -> None:
        """Ask to be brought into sight."""
        self.wanted.emit(self)

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether the page has all of these words, or parts of words."""
        return all(word in self._searched for word in words)

    def text(self) -> str:
        """Give the page as plain text."""
        return "\n".join([self.title, *(f"- {each}" for each in self._sentences)])


def _pages(guidance: Guidance, keys: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    purpose = [
        said(guidance.fixed("purpose").text),
        said(guidance.fixed("complaints").text),
        _("The program sends nothing. Your diary lies in a folder of your own."),
    ]
    of_menu = [_("{key}: {command}").format(key=key, command=command) for command, key in keys]
    pages = [(_("What this program is for"), purpose)]
    for page in PAGES:
        sentences = [_(sentence) for sentence in page.sentences]
        pages.append((_(page.title), sentences + (of_menu if page.title == KEYS_PAGE else [])))
    return pages
