"""What the program does and does not do: on the first of the first pages, and from the menu Help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label, link_button
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.storage.paths import Places

_SIZE: Final = (640, 640)


class WelcomeDialog(QDialog):
    """Say what the program is for, what it is not, and where what is written down lies.

    ``emergency_wanted`` asks for the emergency texts.
    """

    emergency_wanted = Signal()

    def __init__(self, guidance: Guidance, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What does this program do?"))
        self.setModal(False)
        self._parts = parts(guidance, places)
        page = QWidget()
        area = ReadingArea(page, self.windowTitle())
        self._emergency = link_button(_("When do I call 112 or the GP?"))
        self._close = QPushButton(_("Close"))
        self._close.setDefault(True)

        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        title = heading(self.windowTitle())
        title.setWordWrap(True)
        inside.addWidget(title)
        for name, sentences in self._parts:
            inside.addWidget(purpose_card(name, sentences))
        inside.addStretch(1)
        buttons = FlowRow(spacing=8, to_right=True)
        for button in (self._emergency, self._close):
            buttons.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        line_up(column, area)
        resize_on_screen(self, *_SIZE)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(each is self._close)
        area.setFocus()

        self._emergency.clicked.connect(self.emergency_wanted)
        self._close.clicked.connect(self.accept)

    def text(self) -> str:
        """Give all of it as plain text."""
        return "\n\n".join("\n".join((name, *sentences)) for name, sentences in self._parts)


def parts(guidance: Guidance, places: Places) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give what it says: a title and its sentences, for each part."""
    return (
        (
            _("What it does"),
            (
                said(guidance.fixed("purpose").text),
                _(
                    "You write down what you eat and drink and how you feel. The program works out the "
                    "magnesium in it and puts both beside each other, for you and for your GP or dietitian."
                ),
            ),
        ),
        (
            _("What it does not do"),
            (
                _("It is no medical device. It does not say what is wrong with you, and advises no dose."),
                _("Tiredness, cramps and the like have many causes. It cannot show where yours come from."),
                _(
                    "It is not meant for emergencies and warns nobody. In an emergency call 112. "
                    "F1 shows when to call whom."
                ),
            ),
        ),
        (
            _("Your privacy"),
            (
                _("The program sends nothing and has no account. It does not use the internet."),
                _(
                    "What you write down may be about your health. It lies, without a password, in {folder}."
                ).format(folder=places.data),
                _(
                    "A second copy of it and the backups lie in {state}. For a quick start, the page of "
                    "today lies in {cache} as well. These have no password either."
                ).format(state=places.state_root, cache=places.cache),
                _(
                    "Whoever can use your account on this computer can read all of this. If a sync service "
                    "or a backup program keeps one of these folders, it holds a copy."
                ),
            ),
        ),
        (
            _("You decide"),
            (
                _("Writing down is your own choice. Every question can be skipped, and answered later."),
                _("To take it along: Export summary, in the File menu."),
                _("To be rid of it: Delete everything, in the File menu."),
                _("You can read this again: What does this program do?, in the menu Help."),
            ),
        ),
    )


def purpose_card(name: str, sentences: tuple[str, ...]) -> Card:
    """Make the card of one part."""
    card = Card()
    card.setAccessibleName(name)
    card.column.addWidget(bold(name, wrap=True))
    for sentence in sentences:
        made = label(sentence, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(made)
    return card
