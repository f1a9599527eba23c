"""Complaints over time: a row of squares for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from magapp.ui.theme import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent

_HEIGHT: Final = 22
_SHADES: Final = (0.16, 0.4, 0.7, 1.0)
"""How much of the accent colour each answer has, from none to severe."""
_HEIGHTS: Final = (0.28, 0.52, 0.76, 1.0)
"""How much of the height each answer takes, so that shade is not the only sign."""
_MOST_WIDE: Final = 22.0


def mixed(ground: str, colour: str, share: float) -> QColor:
    """Mix two colours into an opaque one; *share* from 0 to 1 is how much of *colour*."""
    under, over = QColor(ground), QColor(colour)
    return QColor(
        round(under.red() + (over.red() - under.red()) * share),
        round(under.green() + (over.green() - under.green()) * share),
        round(under.blue() + (over.blue() - under.blue()) * share),
    )


class AnswerStrip(QLabel):
    """Paint the answers to one complaint in order: lowest and lightest none, highest and darkest severe.

    An unanswered day leaves a gap with a thin line under it. A label, so that a screen reader meets a text.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._answers: Sequence[int | None] = ()
        self._words: Sequence[str] = ()

    def show_answers(self, answers: Sequence[int | None], words: Sequence[str], description: str) -> None:
        """Show answers from 0 to 3 (null: unanswered), the words for each, and all of it in a sentence."""
        self._answers, self._words = answers, words
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for room for some weeks."""
        return QSize(240, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Tell what a square stands for in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and self._words:
            help_event: QHelpEvent = event  # type: ignore[assignment]  # a tool tip event is one
            place = int(help_event.pos().x() / self._slot())
            if 0 <= place < len(self._words):
                QToolTip.showText(help_event.globalPos(), self._words[place], self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Paint a square for each answer."""
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        slot = self._slot()
        gap = 1.0 if slot > 3 else 0.0  # noqa: PLR2004  # px: narrower squares would vanish between gaps
        height = self.height()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(0, height - 1, round(slot * len(self._answers)), height - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, answer in enumerate(self._answers):
            if answer is None:
                continue
            tall = _HEIGHTS[answer] * height
            left, right = round(place * slot), round((place + 1) * slot)
            square = QRectF(left, height - tall, max(1.0, right - left - gap), tall)
            painter.fillRect(square, mixed(tokens.card, tokens.accent, _SHADES[answer]))

    def _slot(self) -> float:
        return min(_MOST_WIDE, self.width() / max(1, len(self._answers)))
