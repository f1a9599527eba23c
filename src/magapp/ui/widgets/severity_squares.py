"""Fourteen days of one complaint at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from magapp.i18n import _, ngettext
from magapp.ui.theme import tokens_of
from magapp.ui.widgets.severity_words import SEVERITIES, severity_word, short_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.ui.theme import Tokens

DAYS: Final = 14
"""How many days the squares go back, the day shown included."""
_GAP: Final = 2
_HEIGHTS: Final = (0.2, 0.45, 0.72, 1.0)
_SHADES: Final = (0.45, 0.55, 0.75, 1.0)
"""How high and how dark a severity is drawn, as a share of the square and of the accent."""
_UNANSWERED_SHADE: Final = 0.55


def _mixed(colour: str, ground: QColor, share: float) -> QColor:
    top = QColor(colour)
    return QColor.fromRgbF(
        top.redF() * share + ground.redF() * (1 - share),
        top.greenF() * share + ground.greenF() * (1 - share),
        top.blueF() * share + ground.blueF() * (1 - share),
    )


def paint_severity(painter: QPainter, room: QRectF, severity: int | None, tokens: Tokens) -> None:
    """Paint one answer (0 to 3): the worse, the higher and the darker; a null one as a dotted gap."""
    ground = QColor(tokens.card)
    if severity is None:
        dotted = QPen(_mixed(tokens.muted, ground, _UNANSWERED_SHADE), 1.0, Qt.PenStyle.DotLine)
        painter.setPen(dotted)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        return
    part = max(3.0, room.height() * _HEIGHTS[severity])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_mixed(tokens.accent, ground, _SHADES[severity]))
    painter.drawRoundedRect(room.adjusted(0, room.height() - part, 0, 0), 2, 2)


class SeveritySquares(QLabel):
    """Draw the answers of some days, oldest first; ``clicked`` asks for more of them.

    A day without an answer is a dotted gap. A label, so that a screen reader meets a text.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[dt.date, int | None], ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_days(self, days: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show the answers of these days; a null one is a gap."""
        if tuple(days) == self._days:
            return
        self._days = tuple(days)
        listed = ", ".join(
            _("{date}: {severity}").format(date=short_date(day), severity=severity_word(severity))
            for day, severity in self._days
        )
        count = len(self._days)
        self.setAccessibleName(
            ngettext("{count} day: {days}", "{count} days: {days}", count).format(count=count, days=listed)
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Give the size of fourteen squares as high as a line of text."""
        height = self.fontMetrics().height() + 2
        return QSize(DAYS * (self._width(height) + _GAP) - _GAP, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Give the only size there is."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Paint the days from left to right."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._width(self.height()), self.height()
        for place, (_day, severity) in enumerate(self._days):
            paint_severity(painter, QRectF(place * (width + _GAP), 0, width, height), severity, tokens)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take the click for itself, so that it does not choose the row under it alone."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Ask for more days."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def event(self, event: QEvent) -> bool:
        """Name the day under the pointer and its answer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = event.pos().x() // (self._width(self.height()) + _GAP)
            if 0 <= place < len(self._days):
                day, severity = self._days[place]
                told = _("{date}: {severity} (a click shows earlier days)").format(
                    date=short_date(day), severity=severity_word(severity)
                )
                QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @staticmethod
    def _width(height: int) -> int:
        return max(6, round(height * 0.4))


assert len(_HEIGHTS) == len(_SHADES) == len(SEVERITIES)
