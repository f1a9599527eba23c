"""The days of a complaint to look at: as squares by month, and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.models.complaint_months import (
    ANSWER_ROLE,
    DAY_ROLE,
    DAYS_OF_A_MONTH,
    AnswersModel,
    MonthsModel,
)
from magapp.ui.theme import STEP, tokens_of
from magapp.ui.widgets.severity_squares import paint_severity

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QMouseEvent

Index = QModelIndex | QPersistentModelIndex
_NOTE_ROOM: Final = 6
"""Above each square, in px, for the dot of a note."""
_DOT: Final = 2.0
_CHOOSING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_MEASURED: Final = 40


class _SquareDelegate(QStyledItemDelegate):
    """Paint a day as a square, with a dot over it where a note was written; a month's heading as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day, heading = index.data(DAY_ROLE), index.data(Qt.ItemDataRole.DisplayRole)
        if heading:
            painter.setPen(QColor(tokens.text))
            room = rect.adjusted(2, 0, -2, -1)
            words = option.fontMetrics.elidedText(heading, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        elif day is not None:
            checkin = index.data(ANSWER_ROLE)
            square = QRectF(rect).adjusted(2, _NOTE_ROOM, -2, -STEP)
            paint_severity(painter, square, None if checkin is None else checkin.severity, tokens)
            if checkin is not None and checkin.note:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.text))
                painter.drawEllipse(QPointF(square.center().x(), rect.top() + 2.5), _DOT, _DOT)
            view = option.widget
            if isinstance(view, MonthsView) and view.hasFocus() and view.currentIndex() == index:
                painter.setPen(QPen(QColor(tokens.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, -1, -1), 3, 3)
        painter.restore()


class MonthsView(QTableView):
    """Show the days of a complaint as squares; a click or Enter wants a day.

    ``pointed`` tells which day the pointer or the keys are at, null for none.
    """

    day_wanted = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthsModel(self)
        self.setModel(self.months)
        self.setItemDelegate(_SquareDelegate(self))
        self.setAccessibleName(_("Days by month"))
        self.setProperty("month", "true")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        letters = self.fontMetrics()
        width = max(17, letters.horizontalAdvance("30") + STEP)
        header.setMinimumSectionSize(width)
        header.setDefaultSectionSize(width)
        self._square_row = round(letters.height() * 1.3) + _NOTE_ROOM + STEP
        self._heading_row = letters.height() + 2 * STEP + 2
        self.setMinimumWidth(width * DAYS_OF_A_MONTH + 14)
        self.setCornerButtonEnabled(False)

        self.months.rowsInserted.connect(self._shape_rows)
        self.clicked.connect(self._want)
        self.entered.connect(self._point)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt calls it so
        """Tell the day that the keys are at."""
        super().currentChanged(current, previous)
        self.pointed.emit(self.months.day_at(current))

    def moveCursor(  # noqa: N802  # Qt calls it so
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk by days, over the edge of a month as well; up and down by months."""
        now = self.currentIndex()
        day = self.months.day_at(now)
        actions = QAbstractItemView.CursorAction
        rows = {actions.MoveUp: -2, actions.MoveDown: 2, actions.MovePageUp: -12, actions.MovePageDown: 12}
        if day is None or action not in (*rows, actions.MoveLeft, actions.MoveRight):
            return super().moveCursor(action, modifiers)
        if action in rows:
            last = self.months.rowCount() - 1
            row = min(max(now.row() + rows[action], 1), last)
            return self._nearest(row, now.column())
        step = -1 if action == actions.MoveLeft else 1
        beside = self.months.index_of(day.fromordinal(day.toordinal() + step))
        return beside if self.months.day_at(beside) is not None else now

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Want the day that the keys are at."""
        if event.key() in _CHOOSING and self.months.day_at(self.currentIndex()) is not None:
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        over = self.months.day_at(self.indexAt(event.position().toPoint())) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def go_to(self, day: dt.date) -> None:
        """Let the keys begin at a day."""
        self.setCurrentIndex(self.months.index_of(day))

    def _nearest(self, row: int, column: int) -> QModelIndex:
        for place in range(column, -1, -1):
            index = self.months.index(row, place)
            if self.months.day_at(index) is not None:
                return index
        return self.currentIndex()

    def _shape_rows(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            heading = self.months.is_heading(row)
            self.setRowHeight(row, self._heading_row if heading else self._square_row)
            if heading:
                self.setSpan(row, 0, 1, DAYS_OF_A_MONTH)

    def _want(self, index: QModelIndex) -> None:
        day = self.months.day_at(index)
        if day is not None:
            self.day_wanted.emit(day)

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(self.months.day_at(index))


class AnswersView(QTableView):
    """List the days with an answer or a note; Enter or a double click wants a day."""

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = AnswersModel(self)
        self.setModel(self.answers)
        self.setAccessibleName(_("Days filled in, as a list"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 3 * STEP)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(_MOST_MEASURED)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

        self.doubleClicked.connect(self._want)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Want the current day."""
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        self.day_wanted.emit(self.answers.day_at(index.row()))
