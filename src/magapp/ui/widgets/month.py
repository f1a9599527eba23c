"""The month: each day with the shape of its completeness."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.theme import tokens_of
from magapp.ui.widgets.card import bold, label
from magapp.ui.wording import long_day, month_name, weekday_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.domain.totals import DayState

_WEEKS: Final = 6
_WEEK: Final = 7
_ROW: Final = 32
_DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def state_words(state: DayState | None) -> str:
    """Say how completely a day was written down."""
    return {"complete": _("complete"), "partly": _("partly"), "empty": _("empty")}.get(state or "", "")


class _MonthModel(QAbstractTableModel):
    """Lay the days of a month in weeks from Monday."""

    def __init__(self, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today
        self.month = today.replace(day=1)
        self.states: Mapping[dt.date, DayState] = {}
        self.picked: frozenset[dt.date] = frozenset()

    def day_at(self, index: _Index) -> dt.date | None:
        """Give the day of a cell; cells outside the month have none."""
        number = index.row() * _WEEK + index.column() - self.month.weekday() + 1
        if 1 <= number <= monthrange(self.month.year, self.month.month)[1]:
            return self.month.replace(day=number)
        return None

    def index_of(self, day: dt.date) -> QModelIndex:
        """Find the cell of a day of this month."""
        place = day.day - 1 + self.month.weekday()
        return self.index(place // _WEEK, place % _WEEK)

    def show(self, month: dt.date, states: Mapping[dt.date, DayState], today: dt.date) -> None:
        """Show another month, or other states."""
        self.month, self.states, self.today = month, states, today
        self.dataChanged.emit(self.index(0, 0), self.index(_WEEKS - 1, _WEEK - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the weeks."""
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the days of a week."""
        return 0 if parent.isValid() else _WEEK

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the days of the week."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return weekday_name(section)[:1].lower()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return weekday_name(section)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let days be chosen, up to today; a later day can be planned for."""
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a day's number, state, and words for a screen reader."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == _DAY_ROLE:
            return day
        if role == _STATE_ROLE:
            return self.states.get(day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = state_words(self.states.get(day))
            name = long_day(day, self.today)
            name = f"{name}: {words}" if words else name
            return _("{day}, chosen").format(day=name) if day in self.picked else name
        return None


class _DayDelegate(QStyledItemDelegate):
    """Paint a day: its number, under it a full, half or empty circle, a frame around the day shown."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one day."""
        day = index.data(_DAY_ROLE)
        if day is None:
            return
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        model = index.model()
        today = model.today if isinstance(model, _MonthModel) else day
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(model, _MonthModel) and day in model.picked:
            around = QPainterPath()
            around.addRoundedRect(QRectF(rect).adjusted(1.5, 1, -1.5, -1), 6, 6)
            painter.fillPath(around, QColor(tokens.accent_soft))
        view = option.widget
        shown = isinstance(view, _MonthTable) and view.shown == day
        if shown:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1, -1.5, -1), 6, 6)
        font = painter.font()
        font.setBold(shown or day == today)
        font.setPointSizeF(max(font.pointSizeF() - 1, 7))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if day > today else tokens.text))
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() // 2 + 1)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        state = index.data(_STATE_ROLE)
        if state is not None:
            paint_state(
                painter,
                QPointF(rect.center().x() + 0.5, rect.bottom() - 7.5),
                state,
                tokens.accent,
                tokens.muted,
            )
        painter.restore()


def paint_state(painter: QPainter, centre: QPointF, state: DayState, accent: str, muted: str) -> None:
    """Paint the circle of a day: full when complete, half when partly, empty when empty."""
    radius = 3.6
    painter.setPen(QPen(QColor(muted if state == "empty" else accent), 1))
    painter.setBrush(QColor(accent) if state == "complete" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    if state == "partly":
        half = QPainterPath()
        half.moveTo(centre)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        half.arcTo(box, 90, 180)
        painter.fillPath(half, QColor(accent))


class _MonthTable(QTableView):
    """Show one month; the arrows walk from day to day, over the edge into the next month."""

    walked = Signal(object)
    stretched = Signal(object)
    """Shift was held: from where the walk began up to this day."""
    marked = Signal(object)
    """Space was pressed on this day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: dt.date | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Walk by days and weeks, by months with Page keys."""
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
            Qt.Key.Key_PageUp: -28,
            Qt.Key.Key_PageDown: 28,
        }.get(Qt.Key(event.key()))
        if self.shown is None or (days is None and event.key() != Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif days is None:
            self.marked.emit(self.shown)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(self.shown + dt.timedelta(days=days))
        else:
            self.walked.emit(self.shown + dt.timedelta(days=days))


class Month(QWidget):
    """Let a day be chosen from a month; ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(
        self,
        states_of: Callable[[dt.date, dt.date], Mapping[dt.date, DayState]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._states_of = states_of
        self._day = self._today = dt.date(2000, 1, 1)
        self._title = bold()
        self._before = self._arrow("‹", _("Previous month"))
        self._after = self._arrow("›", _("Next month"))
        self._table = _MonthTable(self)
        self._table.setProperty("month", "true")
        self._table.setAccessibleName(_("Calendar"))
        self._model = _MonthModel(self._today, self)
        self._table.setModel(self._model)
        self._table.setItemDelegate(_DayDelegate(self._table))
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for header in (self._table.horizontalHeader(), self._table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(16)
        self._table.horizontalHeader().setSectionsClickable(False)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setFixedHeight(_ROW * _WEEKS + 26)
        self._legend = label(_("● complete  ◐ partly  ○ empty"), muted=True, wrap=True)

        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._title, 1)
        top.addWidget(self._before)
        top.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._table)
        column.addWidget(self._legend)

        self._before.clicked.connect(self._month_before)
        self._after.clicked.connect(self._month_after)
        self._table.clicked.connect(self._clicked)
        self._table.walked.connect(self._walked)
        self._table.stretched.connect(self._stretched)
        self._table.marked.connect(self._marked)
        self.setFocusProxy(self._table)

    def show_day(self, day: dt.date, today: dt.date) -> None:
        """Show a day within its month."""
        self._day, self._today = day, today
        self._table.shown = day
        self._show_month(day.replace(day=1))
        self._table.setCurrentIndex(self._model.index_of(day))

    def refresh(self) -> None:
        """Ask once more how complete the days of this month are."""
        self._show_month(self._model.month)

    def _show_month(self, month: dt.date) -> None:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        self._model.show(month, self._states_of(month, last), self._today)
        self._title.setText(month_name(month))

    def _month_before(self) -> None:
        self._show_month((self._model.month - dt.timedelta(days=1)).replace(day=1))

    def _month_after(self) -> None:
        self._show_month((self._model.month + dt.timedelta(days=31)).replace(day=1))

    def _clicked(self, index: QModelIndex) -> None:
        day = self._model.day_at(index)
        if day is not None:
            self._pointed(day)

    def _pointed(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _walked(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _stretched(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _marked(self, _day: dt.date) -> None:
        """Here a single day is chosen, and the one the keyboard is on is it already."""

    def _arrow(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedSize(24, 24)
        return button
