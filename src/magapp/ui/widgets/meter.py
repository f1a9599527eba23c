"""The bars that say how much magnesium there is, and of what kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from magapp.ui.theme import hatched, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_ROOM = 1.25
"""A bar reaches a quarter beyond its mark, so that the mark is never its end."""


class MagnesiumMeter(QProgressBar):
    """Draw food (solid), what is unknown (outlined) and supplements (hatched) beside marks, in mg.

    A progress bar to a screen reader: its value is the low end, its range ends at the last mark.
    """

    def __init__(self, name: str, height: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = self._high = self._supplement = 0.0
        self._marks: tuple[int, ...] = ()
        self._height = height
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for as much height as the bar has."""
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Stay readable when narrow."""
        return QSize(60, self._height)

    def show_amounts(
        self, low: float, high: float, supplement: float, marks: Sequence[int], words: str
    ) -> None:
        """Show food from *low* to *high* and *supplement*, all in mg, beside marks in mg.

        *words* say the same to who cannot see the bar.
        """
        self._low, self._high, self._supplement, self._marks = low, high, supplement, tuple(marks)
        least = round(low + supplement)
        # A progress bar paints at once, and with it all else that changed so far: four times for one edit.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(least, *marks, 1))
        self.setValue(least)
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Paint the bar; only with brushes, because naming a colour there would name all of ``Qt``."""
        palette = self.palette()
        role = palette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        reach = max(self._high + self._supplement, *(mark * _ROOM for mark in self._marks), 1.0)
        scale = whole.width() / reach
        shape = QPainterPath()
        shape.addRoundedRect(whole, 4, 4)
        painter.fillPath(shape, palette.brush(role.Mid))
        painter.setClipPath(shape)
        right = whole.left() + self._low * scale
        accent = palette.brush(role.Accent)
        painter.fillPath(_part(whole, whole.left(), right), accent)
        if self._high > self._low:
            end = whole.left() + self._high * scale
            band = _part(whole, right, end)
            band.addRect(QRectF(right, whole.top() + 1.5, max(end - right - 1.5, 0.0), whole.height() - 3))
            painter.fillPath(_part(whole, right, end), palette.brush(role.Base))
            painter.fillPath(band, accent)
            right = end
        if self._supplement > 0:
            part = _part(whole, right, right + self._supplement * scale)
            painter.fillPath(part, hatched(tokens_of(palette)))
        painter.setClipPath(_part(QRectF(self.rect()), 0, self.width()))
        for mark in self._marks:
            x = whole.left() + mark * scale
            painter.fillPath(_part(QRectF(self.rect()), x - 1, x + 1), palette.brush(role.Text))
        painter.end()


def _part(bar: QRectF, left: float, right: float) -> QPainterPath:
    """Cut a part out of a bar; a second rectangle added to it becomes a hole."""
    path = QPainterPath()
    path.addRect(QRectF(left, bar.top(), right - left, bar.height()))
    return path
