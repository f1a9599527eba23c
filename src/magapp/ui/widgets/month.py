"""The month: each day with the shape of its completeness, and a tick where the person said so."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _
from magapp.services.typed_day import DaysAround
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.day_field import DayField, how_to_type
from magapp.ui.widgets.month_cells import DayDelegate, sign_height
from magapp.ui.widgets.month_model import MonthModel
from magapp.ui.widgets.month_table import MonthTable
from magapp.ui.wording import month_name

if TYPE_CHECKING:
    from magapp.ui.widgets.month_model import AboutOf, SignsOf

_WEEKS: Final = 6
_ROW: Final = 32
_HEADER: Final = 26


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
        self._model = MonthModel(self._today, self)
        self._model.about = about
        self._table.setModel(self._model)
        self._table.setItemDelegate(DayDelegate(self._table))
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for header in (self._table.horizontalHeader(), self._table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(16)
        self._table.horizontalHeader().setSectionsClickable(False)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        metrics = self._table.fontMetrics()
        line = metrics.lineSpacing()  # larger letters need higher rows
        sign = sign_height(metrics.averageCharWidth())
        self._table.setFixedHeight(max(_ROW, line + sign) * _WEEKS + max(_HEADER, line + 10))
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
        """Show a day within its month, and how complete the days of it are."""
        self.go_to(day, today)
        self.refresh()

    def go_to(self, day: dt.date, today: dt.date) -> None:
        """Show a day; of a month that is shown already nothing more is asked."""
        before, stays = self._day, (day.replace(day=1), today) == (self._model.month, self._today)
        self._day, self._today = day, today
        self._table.shown = day
        if not stays:
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
