"""How a day of the month is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from magapp.ui.theme import letters_wide, tokens_of
from magapp.ui.widgets.month_model import MonthModel
from magapp.ui.widgets.month_table import MonthTable

if TYPE_CHECKING:
    from magapp.domain.totals import DayState
    from magapp.ui.theme import Tokens


_SIGN: Final = 14
"""What is kept for the sign under a day's number beside letters of the usual size, in px."""
_Index = QModelIndex | QPersistentModelIndex


class _Look(NamedTuple):
    """Hold what the days of a month are painted with."""

    tokens: Tokens
    font: QFont
    bold: QFont
    text: QColor
    muted: QColor


def _look_of(option: QStyleOptionViewItem) -> _Look:
    font = QFont(option.font)
    font.setPointSizeF(max(font.pointSizeF() - 1, 7))
    bold = QFont(font)
    bold.setBold(True)
    tokens = tokens_of(option.palette)
    return _Look(tokens, font, bold, QColor(tokens.text), QColor(tokens.muted))


def sign_growth(letter: int) -> float:
    """Tell how many times as large the signs are beside letters of this average width in px; 1 at least."""
    return letters_wide(100, letter) / 100


def sign_height(letter: int) -> int:
    """Tell what is kept for the sign under a day's number, in px."""
    return round(_SIGN * sign_growth(letter))


class DayDelegate(QStyledItemDelegate):
    """Paint a day: its number, under it a full, half or empty circle, a frame around the day shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: _Look | None = None
        self._of: tuple[int, QFont] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one day."""
        model = index.model()
        day = model.day_at(index) if isinstance(model, MonthModel) else None
        if day is None or not isinstance(model, MonthModel):
            return
        of = (option.palette.cacheKey(), option.font)
        if self._look is None or self._of != of:
            self._look, self._of = _look_of(option), (of[0], QFont(of[1]))
        look, rect = self._look, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day in model.picked:
            around = QPainterPath()
            around.addRoundedRect(QRectF(rect).adjusted(1.5, 1, -1.5, -1), 6, 6)
            painter.fillPath(around, QColor(look.tokens.accent_soft))
        view = option.widget
        shown = isinstance(view, MonthTable) and view.shown == day
        if shown:
            painter.setPen(QPen(QColor(look.tokens.text if view.hasFocus() else look.tokens.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1, -1.5, -1), 6, 6)
        painter.setFont(look.bold if shown or day == model.today else look.font)
        painter.setPen(look.muted if day > model.today else look.text)
        letter = option.fontMetrics.averageCharWidth()
        growth = sign_growth(letter)
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() - sign_height(letter) - 1)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        sign = model.signs.get(day)
        if sign is not None:
            painter.translate(rect.center().x() + 0.5, rect.bottom() - 7.5 * growth)
            painter.scale(growth, growth)
            paint_state(painter, QPointF(0, 0), sign.state, look.tokens.accent, look.tokens.muted)
            if sign.was_set:
                paint_tick(painter, QPointF(8, 0), look.tokens.text)
        painter.restore()


def paint_state(painter: QPainter, centre: QPointF, state: DayState, accent: str, muted: str) -> None:
    """Paint the circle of a day: full when complete, half when partly, empty when empty.

    A day of which the drinks are missing has an empty glass instead: a triangle on its point.
    """
    radius = 3.6
    if state == "drinks_missing":
        painter.setPen(QPen(QColor(accent), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((-radius, -radius + 0.6), (radius, -radius + 0.6), (0.0, radius))
        painter.drawPolygon([centre + QPointF(x, y) for x, y in corners])
        return
    painter.setPen(QPen(QColor(muted if state == "empty" else accent), 1))
    painter.setBrush(QColor(accent) if state == "complete" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    if state == "partly":
        half = QPainterPath()
        half.moveTo(centre)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        half.arcTo(box, 90, 180)
        painter.fillPath(half, QColor(accent))


def paint_tick(painter: QPainter, centre: QPointF, colour: str) -> None:
    """Paint the tick of a day of which the person said how complete it is."""
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([centre + QPointF(*each) for each in ((-2.2, 0.2), (-0.6, 2.0), (2.4, -2.4))])
