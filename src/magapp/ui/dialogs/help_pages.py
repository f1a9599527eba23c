"""Help: first the emergency texts, then how things work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import N_, _
from magapp.ui.dialogs.emergency import EmergencyTexts
from magapp.ui.theme import GAP, MARGIN, STEP
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance

_SIZE: Final = (620, 660)
PAGES: Final = (
    (
        N_("Complaints"),
        (
            N_("↑ and ↓ choose a complaint. 0 none, 1 mild, 2 moderate, 3 severe: the next is chosen."),
            N_("Backspace makes a complaint unanswered again. Unanswered is something else than none."),
            N_("The bars are the last fourteen days: the higher, the worse; a dotted one was not filled in."),
            N_("‘Same as last time’ fills in what is still open, as on the last day you answered."),
            N_("Under Causes you tick what fits you. On the right stands what is known about it."),
        ),
    ),
    (
        N_("Food diary"),
        (
            N_("Type what you had and press Enter: 2 slices wholemeal bread, or coffee 8:30."),
            N_("Part of a word is enough. Without an amount the one you used last is taken."),
            N_("400 mg magnesium citrate is read as the weight of the salt, which holds less magnesium."),
            N_("Say when a day is complete: averages use complete days only."),
            N_("Where a food’s magnesium is not known, the total says ‘at least’."),
        ),
    ),
    (
        N_("The two meters"),
        (
            N_("One shows everything beside the adequate intake, which is no minimum to be reached."),
            N_("The other shows supplements and the like beside the upper level of 250 mg a day."),
        ),
    ),
    (
        N_("Keys"),
        (
            N_("Ctrl+Z takes back the last step, any number of times; Ctrl+Shift+Z does it again."),
            N_("Ctrl+L goes to the line for food, F1 to the emergency texts; Esc closes a window like this."),
            N_("Tab goes to the next part of the window, Shift+Tab to the one before."),
        ),
    ),
    (
        N_("Saving and passing on"),
        (
            N_("There is no Save button: every change is saved at once, and the bottom line says so."),
            N_("Export summary and Print, in the menu File, make a summary for your GP or dietitian."),
        ),
    ),
)
"""The pages of the help: a title, and its sentences."""


class HelpDialog(QDialog):
    """Show the emergency texts and, under them, the help; Esc closes it. The window stays usable."""

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.setModal(False)
        page = QWidget()
        self._area = ReadingArea(page, self.windowTitle())
        self._texts = EmergencyTexts(guidance)
        self._pages = _pages(guidance)
        self._to_emergency = QPushButton(_("When do I call 112 or my GP?"))
        self._to_help = QPushButton(_("How does it work?"))
        self._copy = QPushButton(_("Copy the text"))
        self._close = QPushButton(_("Close"))
        self._close.setDefault(True)
        for button in (self._to_emergency, self._to_help, self._copy):
            button.setAutoDefault(False)
        self._first = heading(_("When do I call 112 or my GP?"))
        self._first.setWordWrap(True)
        self._second = heading(_("How does it work?"))

        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, STEP, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self._first)
        inside.addWidget(self._texts)
        inside.addSpacing(GAP)
        inside.addWidget(self._second)
        for title, sentences in self._pages:
            inside.addWidget(_page(title, sentences))
        inside.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self._to_emergency)
        top.addWidget(self._to_help)
        top.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
        room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        self._to_emergency.clicked.connect(self.show_emergency)
        self._to_help.clicked.connect(self.show_help)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.close)

    def show_emergency(self) -> None:
        """Go to the emergency texts."""
        self._area.verticalScrollBar().setValue(0)

    def show_help(self) -> None:
        """Go to how things work."""
        QTimer.singleShot(0, self, self._bring_help)

    def text(self) -> str:
        """Give everything shown as plain text, in its order."""
        pages = ["\n".join([title, *(f"- {each}" for each in lines)]) for title, lines in self._pages]
        return "\n\n".join([self._first.text(), self._texts.text(), self._second.text(), *pages])

    def _bring_help(self) -> None:
        self._area.verticalScrollBar().setValue(self._second.y())

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


def _pages(guidance: Guidance) -> list[tuple[str, list[str]]]:
    purpose = [
        said(guidance.fixed("purpose").text),
        said(guidance.fixed("complaints").text),
        _("The program sends nothing. Your diary lies in a folder of your own."),
    ]
    how = [(_(title), [_(sentence) for sentence in sentences]) for title, sentences in PAGES]
    return [(_("What this program is for"), purpose), *how]


def _page(title: str, sentences: list[str]) -> Card:
    card = Card()
    card.setAccessibleName(title)
    card.column.addWidget(bold(title))
    for sentence in sentences:
        made = label(sentence, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(made)
    return card
