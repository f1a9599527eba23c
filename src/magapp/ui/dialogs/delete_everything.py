"""Delete everything: what goes, what stays, and a word to be typed before it can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.services.erase_words import beforehand, not_reached, what_goes
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.enter_key import CAREFUL
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLabel

    from magapp.services.erase_words import Counts
    from magapp.storage.erase import Found

WORDS: Final = {"nl": "wissen", "en": "delete"}
"""The word to type; the one of the other language does as well."""
_SIZE: Final = (620, 620)
_DONE_SIZE: Final = (520, 360)


class DeleteEverythingDialog(QDialog):
    """Ask whether to delete the diary with all its copies; nothing is deleted here.

    ``confirmed`` comes once the word was typed and the button pressed; ``export_wanted`` asks for the
    dialog that saves a summary or copy.
    """

    confirmed = Signal()
    export_wanted = Signal()

    def __init__(self, found: Found, counts: Counts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Delete everything"))
        self.setModal(False)
        page = QWidget()
        self._area = ReadingArea(page, self.windowTitle())
        word = WORDS[language()]
        ask = label(_("To confirm, type the word ‘{word}’:").format(word=word), wrap=True)
        self._word = QLineEdit()
        self._word.setAccessibleName(_("The word ‘{word}’, to confirm").format(word=word))
        self._word.setMaxLength(20)
        self._word.setFixedWidth(self._word.fontMetrics().averageCharWidth() * 16)
        ask.setBuddy(self._word)
        self._export = QPushButton(_("Save a summary or copy first…"))
        self._delete = QPushButton(_("Delete the diary and all copies"))
        self._delete.setProperty(CAREFUL, True)
        self._delete.setEnabled(False)
        self._keep = QPushButton(_("Delete nothing"))
        self._keep.setDefault(True)
        for button in (self._export, self._delete):
            button.setAutoDefault(False)

        self._lay_out_page(page, found, counts)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(ask, 1)
        row.addWidget(self._word)
        buttons = FlowRow(spacing=8, to_right=True)
        for button in (self._export, self._keep, self._delete):
            buttons.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        column.addWidget(buttons)
        line_up(column, self._area)
        resize_on_screen(self, *_SIZE)

        self._word.textChanged.connect(self._typed)
        self._export.clicked.connect(self.export_wanted)
        self._keep.clicked.connect(self.reject)
        self._delete.clicked.connect(self._confirm)
        self._word.setFocus()  # what is typed straight away is the word

    def _lay_out_page(self, page: QWidget, found: Found, counts: Counts) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Delete everything")))
        column.addWidget(
            label(_("This cannot be undone, also not by Ctrl+Z. magapp closes afterwards."), wrap=True)
        )
        goes = Card()
        goes.column.addWidget(bold(_("This is deleted")))
        for line in what_goes(found, counts):
            goes.column.addWidget(_selectable(line))
        column.addWidget(goes)
        mind = Card(kind="warning")
        mind.column.addWidget(bold(_("Know this first")))
        for sentence in (*beforehand(found), not_reached()):
            mind.column.addWidget(_selectable(sentence))
        column.addWidget(mind)
        column.addStretch(1)

    def _typed(self, text: str) -> None:
        self._delete.setEnabled(text.strip().casefold() in WORDS.values())

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()


class EverythingDeletedDialog(QDialog):
    """Say what was deleted and what was not; the program ends when it is closed."""

    def __init__(self, sentences: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("magapp")
        self.setModal(True)
        self._sentences = list(sentences)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        for sentence in self._sentences:
            inside.addWidget(_selectable(sentence))
        inside.addStretch(1)
        leave = QPushButton(_("Quit"))
        leave.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        area = ReadingArea(page, _("What was done"))
        column.addWidget(area, 1)
        column.addLayout(row)
        line_up(column, area)
        resize_on_screen(self, *_DONE_SIZE)

        leave.clicked.connect(self.accept)

    def text(self) -> str:
        """Give what it says as plain text."""
        return "\n".join(self._sentences)


def _selectable(text: str) -> QLabel:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
