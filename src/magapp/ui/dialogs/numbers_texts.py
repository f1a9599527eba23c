"""Texts of the window of figures, each with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.ui.theme import GAP
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.reading_area import ReadingArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from magapp.domain.guidance import FixedText, Guidance

_LEAST: Final = 152
"""The least height of either half of a page, in px."""


def sources_words(guidance: Guidance, keys: Sequence[str], *, verified: bool) -> str:
    """Name sources in one line, and say where nobody read them yet."""
    names = ", ".join(guidance.source_names(keys, language()))
    if verified:
        return names
    return _("{sources} (not checked yet)").format(sources=names)


def reading_label(text: str, *, muted: bool = False) -> QLabel:
    """Make a text that wraps and can be chosen with the mouse."""
    made = label(text, muted=muted, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def text_card(guidance: Guidance, fixed: FixedText, title: str = "") -> Card:
    """Frame a text with its sources."""
    card = Card()
    if title:
        card.column.addWidget(bold(title, wrap=True))
    card.column.addWidget(reading_label(fixed.text.text(language())))
    sources = sources_words(guidance, fixed.sources, verified=fixed.verified)
    card.column.addWidget(reading_label(_("Sources: {sources}").format(sources=sources), muted=True))
    return card


def reading_column(name: str, *parts: QWidget) -> ReadingArea:
    """Put parts under each other in a page that scrolls."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return ReadingArea(page, name)


def two_halves(upper: QWidget, lower: QWidget, *, upper_share: int = 3, lower_share: int = 2) -> ReadingArea:
    """Put two parts above each other, with a line between them that can be dragged.

    Where a window is too low for both, the whole scrolls.
    """
    halves = QSplitter(Qt.Orientation.Vertical)
    for part, share in ((upper, upper_share), (lower, lower_share)):
        part.setMinimumHeight(_LEAST)
        halves.addWidget(part)
        halves.setStretchFactor(halves.indexOf(part), share)
    for part in (upper, lower):
        part.raise_()  # Qt puts the later one first, also for a screen reader
    halves.setChildrenCollapsible(False)
    halves.setHandleWidth(GAP)
    halves.setSizes([100 * upper_share, 100 * lower_share])
    area = ReadingArea(halves, "")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
