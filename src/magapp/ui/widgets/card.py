"""Frames and labels that all tabs share."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from magapp.ui.numbers import PLAIN_TEXT
from magapp.ui.theme import GAP

CardKind = Literal["true", "warning", "danger"]


class Card(QFrame):
    """Frame what belongs together, in a column."""

    def __init__(self, parent: QWidget | None = None, *, kind: CardKind = "true") -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP + 2, GAP, GAP + 2, GAP)
        self.column.setSpacing(8)


def label(text: str = "", *, muted: bool = False, wrap: bool = False) -> QLabel:
    """Make a label that shows its text as it is: names are not to be trusted as rich text."""
    made = QLabel()
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setText(text)
    made.setWordWrap(wrap)
    if muted:
        made.setProperty("muted", "true")
    return made


def heading(text: str = "", *, points: float = 3.0) -> QLabel:
    """Make a heading, *points* larger than the text around it."""
    made = label(text)
    font = made.font()
    font.setPointSizeF(font.pointSizeF() + points)
    font.setBold(True)
    made.setFont(font)
    return made


def bold(text: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label in bold."""
    made = heading(text, points=0.0)
    made.setWordWrap(wrap)
    return made


def chip(text: str, *, plain: bool = False) -> QLabel:
    """Make a small rounded label, for a figure or the short name of a source."""
    made = label(text)
    made.setProperty("chip", "plain" if plain else "true")
    return made


def link_button(text: str) -> QPushButton:
    """Make a button that looks like a link: it is reached by Tab, unlike a link in a label.

    Never the default one of a dialog, which Enter in a field presses.
    """
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setProperty("link", "true")
    return made
