"""The chart of magnesium per day; this module imports pyqtgraph, so it is imported when first shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QVBoxLayout, QWidget

from magapp.ui.theme import LIGHT, RADIUS, hatched, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from magapp.ui.tabs.trends_series import Bar
    from magapp.ui.theme import Tokens

_LEAST_TOP: Final = 400.0
"""The axis reaches at least so many mg, so that the reference lines are always in sight."""
_STEPS: Final = (50, 100, 200, 500, 1000, 2000, 5000)
_MOST_STEPS: Final = 6
_TICK_ROOM: Final = 84.0
_WIDEST_BAR: Final = 26.0
_LEAST_GAP: Final = 1.0
_SHARE_OF_SLOT: Final = 0.72


class _Drawing(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Paint the bars, the mean and the reference lines in whole pixels, so that hatching keeps its size."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: Sequence[Bar] = ()
        self.means: Sequence[float | None] = ()
        self.references: Sequence[tuple[float, str]] = ()
        self.steps: Sequence[float] = ()
        self.top = _LEAST_TOP
        self.pointed: int | None = None
        self.tokens: Tokens = LIGHT
        self.hatching = hatched(LIGHT)

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt calls it so
        return QRectF(-0.5, 0.0, max(1, len(self.bars)), self.top)

    def paint(self, painter: QPainter, *_: Any) -> None:
        to_pixels = painter.worldTransform()

        def at(place: float, mg: float) -> QPointF:
            return to_pixels.map(QPointF(place, mg))

        painter.save()
        painter.resetTransform()
        left, right = at(-0.5, 0).x(), at(len(self.bars) - 0.5, 0).x()
        self._paint_ground(painter, [at(0, mg).y() for mg in self.steps], left, right)
        slot = (right - left) / max(1, len(self.bars))
        width = max(1.0, min(_WIDEST_BAR, slot * _SHARE_OF_SLOT, max(1.0, slot - _LEAST_GAP)))
        if self.pointed is not None:
            edge = at(self.pointed - 0.5, self.top)
            room = QRectF(edge.x(), edge.y(), max(slot, 3.0), at(0, 0).y() - edge.y())
            painter.fillRect(room, QColor(self.tokens.accent_soft))
        for place, bar in enumerate(self.bars):
            if bar.food is not None and bar.supplement is not None:
                known = bar.food.low + bar.supplement.low
                high = bar.food.high + bar.supplement.high
                heights = [at(place, mg).y() for mg in (0.0, bar.food.low, known, high)]
                x = round(at(place, 0).x() - width / 2)
                self._paint_bar(painter, x, round(width), [round(y) for y in heights], complete=bar.complete)
        self._paint_means(painter, [None if m is None else at(i, m) for i, m in enumerate(self.means)])
        for mg, _words in self.references:
            self._paint_reference(painter, at(0, mg).y(), left, right)
        painter.restore()

    def _paint_ground(self, painter: QPainter, levels: Sequence[float], left: float, right: float) -> None:
        painter.setPen(QPen(QColor(self.tokens.line), 1))
        for y in levels:
            painter.drawLine(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5))

    def _paint_bar(self, painter: QPainter, x: int, width: int, ys: list[int], *, complete: bool) -> None:
        ground, food, known, high = ys
        accent = QColor(self.tokens.accent)
        if complete:
            painter.fillRect(x, food, width, ground - food, accent)
        else:  # a frame with a soft filling: not the whole day was written down
            painter.fillRect(x, food, width, ground - food, QColor(self.tokens.accent_soft))
            painter.setPen(QPen(accent, 1))
            painter.drawRect(x, food, max(0, width - 1), max(0, ground - food))
        if food > known:
            painter.setBrushOrigin(x, known)
            painter.fillRect(x, known, width, food - known, self.hatching)
            painter.setPen(QPen(QColor(self.tokens.supplement), 1))
            painter.drawRect(x, known, max(0, width - 1), food - known - 1)
        if known - high > 1:
            painter.setPen(QPen(QColor(self.tokens.muted), 1))
            painter.drawRect(x, high, max(0, width - 1), known - high - 1)

    def _paint_means(self, painter: QPainter, points: Sequence[QPointF | None]) -> None:
        line = QPainterPath()
        broken = True
        for point in points:
            if point is None:
                broken = True
            elif broken:
                line.moveTo(point)
                broken = False
            else:
                line.lineTo(point)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(self.tokens.card), 4))  # a halo keeps the line apart from the bars
        painter.drawPath(line)
        painter.setPen(QPen(QColor(self.tokens.text), 2))
        painter.drawPath(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_reference(self, painter: QPainter, y: float, left: float, right: float) -> None:
        """Paint the line alone: its words would cover bars, and stand in the legend."""
        pen = QPen(QColor(self.tokens.text), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5))


def _chart_interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    # Qt knows no role for a painted widget; a screen reader should hear "chart", with its name and value.
    if isinstance(thing, MagnesiumChart):
        return QAccessibleWidget(thing, QAccessible.Role.Chart, "")
    return None


class MagnesiumChart(QWidget):
    """Show bars of magnesium; the pointer or the arrow keys point at one, a click or Enter chooses it.

    ``pointed`` tells the bar (or null when none is any more), ``chosen`` the bar that was clicked.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    _announced_role = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not MagnesiumChart._announced_role:
            QAccessible.installFactory(_chart_interface)
            MagnesiumChart._announced_role = True
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._labels: Sequence[str] = ()
        self._by_pointer = False
        self._drawing = _Drawing()
        self._plot = pg.PlotWidget(self)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAccessibleName(name)
        self._plot.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        item = self._plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.layout.setContentsMargins(0, 6, 26, 0)
        item.addItem(self._drawing, ignoreBounds=True)
        for side in ("left", "bottom"):
            item.getAxis(side).setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)

        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.addWidget(self._plot)

        self._take_theme()

    @property
    def bars(self) -> Sequence[Bar]:
        """Give the bars that are shown."""
        return self._drawing.bars

    def show_bars(
        self,
        bars: Sequence[Bar],
        labels: Sequence[str],
        means: Sequence[float | None],
        references: Sequence[tuple[float, str]],
    ) -> None:
        """Show bars with a label for each, a mean at each (null: a gap), and lines at *references* in mg."""
        drawing = self._drawing
        highest = max((bar.total.high for bar in bars if bar.total is not None), default=0.0)
        highest = max(_LEAST_TOP, highest, *(mg for mg, _ in references))
        step = next((each for each in _STEPS if highest / each <= _MOST_STEPS), _STEPS[-1])
        drawing.prepareGeometryChange()
        drawing.bars, drawing.means, drawing.references = bars, means, references
        drawing.top = math.ceil(highest * 1.02 / step) * step
        drawing.steps = [float(mg) for mg in range(0, round(drawing.top) + 1, step)]
        drawing.pointed = None
        self._labels = labels
        view = self._plot.getPlotItem().getViewBox()
        view.setXRange(-0.5, max(1, len(bars)) - 0.5, padding=0)
        view.setYRange(0.0, drawing.top, padding=0)
        self._plot.getAxis("left").setTicks([[(mg, f"{mg:.0f}") for mg in drawing.steps]])
        self._write_labels()
        drawing.update()

    def point_at(self, place: int | None) -> None:
        """Point at a bar by its place, or at none."""
        if place == self._drawing.pointed:
            return
        self._drawing.pointed = place
        self._drawing.update()
        self.pointed.emit(None if place is None else self.bars[place])

    def say(self, text: str) -> None:
        """Announce what is pointed at, when it was pointed at by keys."""
        if self.hasFocus() and not self._by_pointer:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Move along the bars, choose one, or let go."""
        last = len(self.bars) - 1
        now = self._drawing.pointed
        self._by_pointer = False
        match event.key():
            case Qt.Key.Key_Left if last >= 0:
                self.point_at(last if now is None else max(0, now - 1))
            case Qt.Key.Key_Right if last >= 0:
                self.point_at(last if now is None else min(last, now + 1))
            case Qt.Key.Key_Home if last >= 0:
                self.point_at(0)
            case Qt.Key.Key_End if last >= 0:
                self.point_at(last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if now is not None:
                self.chosen.emit(self.bars[now])
            case Qt.Key.Key_Escape if now is not None:
                self.point_at(None)
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Point at the bar under the pointer."""
        self._by_pointer = True
        self.point_at(self._place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Choose the bar under the pointer."""
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(self.bars[place])

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Point at nothing once the pointer is gone."""
        if self._by_pointer:
            self.point_at(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Follow a change of theme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Write as many labels under the bars as there is room for."""
        super().resizeEvent(event)
        self._write_labels()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Frame the chart while the keyboard is on it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _place_at(self, position: QPointF) -> int | None:
        view = self._plot.getPlotItem().getViewBox()
        inside = self._plot.mapFrom(self, position)
        place = math.floor(view.mapSceneToView(self._plot.mapToScene(inside.toPoint())).x() + 0.5)
        return place if 0 <= place < len(self.bars) else None

    def _write_labels(self) -> None:
        count = len(self._labels)
        room = max(1, round(self.width() / _TICK_ROOM))
        every = max(1, math.ceil(count / room))
        ticks = [(place, self._labels[place]) for place in range(count - 1, -1, -every)]
        self._plot.getAxis("bottom").setTicks([ticks])

    def _take_theme(self) -> None:
        tokens = tokens_of(self.palette())
        self._drawing.tokens = tokens
        self._drawing.hatching = hatched(tokens)
        self._plot.setBackground(tokens.card)
        font = self.font()
        font.setPointSizeF(max(6.0, font.pointSizeF() - 1))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(tokens.line))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setTickFont(font)
        self._drawing.update()
