"""The days of a month in weeks, each with what is said of it."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from magapp.i18n import _
from magapp.ui.widgets.month_table import DAY_ROLE
from magapp.ui.wording import long_day, weekday_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from magapp.domain.totals import DayState
    from magapp.ui.day_builder import DaySign

    SignsOf = Callable[[dt.date, dt.date], Mapping[dt.date, DaySign]]
    AboutOf = Callable[[dt.date], str]

_WEEKS: Final = 6
_WEEK: Final = 7
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


class MonthModel(QAbstractTableModel):
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
