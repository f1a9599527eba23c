"""The month: each day with the shape of its completeness, and a tick where the person said so."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Final, NamedTuple

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
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _
from magapp.services.typed_day import DaysAround
from magapp.ui.theme import TARGET, tokens_of
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.day_field import DayField, how_to_type
from magapp.ui.widgets.month_table import DAY_ROLE, MonthTable
from magapp.ui.wording import long_day, month_name, weekday_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.domain.totals import DayState
    from magapp.ui.day_builder import DaySign
    from magapp.ui.theme import Tokens

    SignsOf = Callable[[dt.date, dt.date], Mapping[dt.date, DaySign]]
    AboutOf = Callable[[dt.date], str]

_WEEKS: Final = 6
_WEEK: Final = 7
_ROW: Final = 32
_HEADER: Final = 26
_SIGN: Final = 14
"""What is kept for the sign under a day's number, in px."""
_OUTSIDE: Final = Qt.ItemFlag.NoItemFlags
_INSIDE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


def state_words(state: DayState | None) -> str:
    """Say how completely a day was written down."""
    words = {
        "complete": _("complete"),
        "partly": _("partly"),
        "drinks_missing": _("drinks missing"),
        "empty": _("empty"),
    }
    return words.get(state or "", "")


def sign_words(sign: DaySign | None) -> str:
    """Say how completely a day was written down, and whether the person said so; of nothing, nothing."""
    words = state_words(None if sign is None else sign.state)
    if sign is None or sign.state == "empty":
        return words
    said = _("{state} (set by you)") if sign.was_set else _("{state} (suggested)")
    return said.format(state=words)


class _MonthModel(QAbstractTableModel):
    """Lay the days of a month in weeks from Monday."""

    def __init__(self, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today
        self.month = today.replace(day=1)
        self.about: AboutOf | None = None
        """Gives the figures of a day in words; asked for one day at a time, never for the month."""
        self.signs: Mapping[dt.date, DaySign] = {}
        self.picked: frozenset[dt.date] = frozenset()
        self._cells = _cells_of(self.month)

    def day_at(self, index: _Index) -> dt.date | None:
        """Give the day of a cell; cells outside the month have none."""
        return self._cells[index.row() * _WEEK + index.column()]

    def index_of(self, day: dt.date) -> QModelIndex:
        """Find the cell of a day of this month."""
        place = day.day - 1 + self.month.weekday()
        return self.index(place // _WEEK, place % _WEEK)

    def show(self, month: dt.date, signs: Mapping[dt.date, DaySign], today: dt.date) -> None:
        """Show another month, or other signs; of the same month only what differs is painted anew."""
        stays = month == self.month and today == self.today
        before = self.signs
        self.month, self.signs, self.today = month, signs, today
        if not stays:
            self._cells = _cells_of(month)
            self.show_all()
            return
        self.look_again(*(day for day in signs.keys() | before.keys() if before.get(day) != signs.get(day)))

    def look_again(self, *days: dt.date) -> None:
        """Tell that these days look different, where they are of this month."""
        for day in days:
            if day.replace(day=1) == self.month:
                index = self.index_of(day)
                self.dataChanged.emit(index, index)

    def pick(self, days: frozenset[dt.date]) -> None:
        """Show other days as chosen."""
        self.picked = days
        self.show_all()

    def show_all(self) -> None:
        """Tell that any day may look different."""
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
        return _OUTSIDE if self.day_at(index) is None else _INSIDE

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a day's number, state, and words for a screen reader."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DAY_ROLE:
            return day
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(day)
        return None

    def _words(self, day: dt.date) -> str:
        name, state = long_day(day, self.today), sign_words(self.signs.get(day))
        said = "" if self.about is None else self.about(day)
        if said or state:
            name = _("{day}: {what}").format(day=name, what=" · ".join(filter(None, (said, state))))
        return _("{day}, chosen").format(day=name) if day in self.picked else name


def _cells_of(month: dt.date) -> tuple[dt.date | None, ...]:
    """Lay out the days of a month in six weeks."""
    days = [month.replace(day=number + 1) for number in range(monthrange(month.year, month.month)[1])]
    before = month.weekday()
    return (*[None] * before, *days, *[None] * (_WEEKS * _WEEK - before - len(days)))


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


class _DayDelegate(QStyledItemDelegate):
    """Paint a day: its number, under it a full, half or empty circle, a frame around the day shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: _Look | None = None
        self._of: tuple[int, QFont] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one day."""
        model = index.model()
        day = model.day_at(index) if isinstance(model, _MonthModel) else None
        if day is None or not isinstance(model, _MonthModel):
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
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() - _SIGN - 1)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        sign = model.signs.get(day)
        if sign is not None:
            centre = QPointF(rect.center().x() + 0.5, rect.bottom() - 7.5)
            paint_state(painter, centre, sign.state, look.tokens.accent, look.tokens.muted)
            if sign.was_set:
                paint_tick(painter, centre + QPointF(8, 0), look.tokens.text)
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


class Month(QWidget):
    """Let a day be chosen from a month: pointed at, walked to, or typed; ``chosen`` carries it.

    *about*: the figures of a day in words. ``pointed`` tells that a day was clicked on, ``entered`` that a
    typed one was ended with Enter.
    """

    chosen = Signal(object)
    pointed = Signal()
    entered = Signal()

    def __init__(
        self, signs_of: SignsOf, parent: QWidget | None = None, *, about: AboutOf | None = None
    ) -> None:
        super().__init__(parent)
        self._signs_of = signs_of
        self._day = self._today = dt.date(2000, 1, 1)
        self._title = bold()
        self.field = DayField(self)
        self.field.hide()
        self._before = self._arrow("‹", _("Previous month"))
        self._after = self._arrow("›", _("Next month"))
        self._table = MonthTable(self)
        self._table.setProperty("month", "true")
        self._table.setAccessibleName(_("Calendar"))
        self._table.setAccessibleDescription(how_to_type())
        self._title.setToolTip(how_to_type())
        self._model = _MonthModel(self._today, self)
        self._model.about = about
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
        line = self._table.fontMetrics().lineSpacing()  # larger letters need higher rows
        self._table.setFixedHeight(max(_ROW, line + _SIGN) * _WEEKS + max(_HEADER, line + 10))
        self.legend = label(muted=True, wrap=True)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.legend.setMinimumHeight(2 * self.legend.fontMetrics().lineSpacing())
        self._show_legend()

        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._title, 1)
        top.addWidget(self.field, 1)
        top.addWidget(self._before)
        top.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._table)
        column.addWidget(self.legend)

        self._follow_parts()
        self.setFocusProxy(self._table)

    def _follow_parts(self) -> None:
        self._before.clicked.connect(self._month_before)
        self._after.clicked.connect(self._month_after)
        self._table.clicked.connect(self._clicked)
        self._table.walked.connect(self._walked)
        self._table.stretched.connect(self._stretched)
        self._table.marked.connect(self._marked)
        self._table.dragged.connect(self._dragged)
        self._table.typed.connect(self._begin_typing)
        self.field.jumped.connect(self._walked)
        self.field.said.connect(self.legend.setText)
        self.field.refused.connect(self._go_back)
        self.field.entered.connect(self._enter)
        self.field.given_up.connect(self._give_up)
        self.field.walked.connect(self._walk_on)
        self.field.left.connect(self._end_typing)

    def show_day(self, day: dt.date, today: dt.date) -> None:
        """Show a day within its month."""
        before = self._day
        self._day, self._today = day, today
        self._table.shown = day
        self._show_month(day.replace(day=1))
        if before != day:
            self._model.look_again(before, day)
        self._table.setCurrentIndex(self._model.index_of(day))

    def refresh(self) -> None:
        """Ask once more how complete the days of this month are."""
        self._show_month(self._model.month)

    def _show_month(self, month: dt.date) -> None:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        self._model.show(month, self._signs_of(month, last), self._today)
        self._title.setText(month_name(month))

    def _month_before(self) -> None:
        self._show_month((self._model.month - dt.timedelta(days=1)).replace(day=1))

    def _month_after(self) -> None:
        self._show_month((self._model.month + dt.timedelta(days=31)).replace(day=1))

    def _clicked(self, index: QModelIndex) -> None:
        day = self._model.day_at(index)
        if day is not None:
            self._pointed(day)
            self.pointed.emit()

    def _pointed(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _walked(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _stretched(self, day: dt.date) -> None:
        self.chosen.emit(day)

    def _marked(self, _day: dt.date) -> None:
        """Here a single day is chosen, and the one the keyboard is on is it already."""

    def _dragged(self, first: dt.date, day: dt.date) -> None:
        """Here no stretch of days can be chosen."""

    def _begin_typing(self, text: str) -> None:
        """Put what was typed on a day into the field in the place of the month's name."""
        self._title.hide()
        self.field.begin(text, DaysAround(self._model.month, self._day, self._today))

    def _enter(self, day: dt.date) -> None:
        self._table.setFocus()
        if day != self._day:
            self._walked(day)
        self.entered.emit()

    def _give_up(self) -> None:
        self._table.setFocus()
        self._go_back()

    def _go_back(self) -> None:
        if self._day != self.field.origin:
            self._walked(self.field.origin)

    def _walk_on(self, key: Qt.Key) -> None:
        self._table.setFocus()
        self._table.step(key)

    def _end_typing(self) -> None:
        self.field.hide()
        self._title.show()
        self._show_legend()

    def _show_legend(self) -> None:
        # No sign stands without its words.
        signs = _("● complete  ◐ partly  ▽ drinks missing  ○ empty  ✓ set by you").split("  ")
        self.legend.setText("  ".join(sign.replace(" ", "\u00a0") for sign in signs))

    def _arrow(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedSize(TARGET, TARGET)
        return button
