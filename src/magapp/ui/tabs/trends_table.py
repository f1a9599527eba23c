"""The chart as a table: one row a day, the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from magapp.i18n import N_, _, language
from magapp.services.wording import mg
from magapp.ui.tabs.trends_words import written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from magapp.ui.tabs.trends_series import Bar

Index = QModelIndex | QPersistentModelIndex
_COLUMNS: Final = (
    N_("Day"),
    N_("From food"),
    N_("From supplements"),
    N_("Together"),
    N_("Unknown"),
    N_("Written down"),
)
_NOWHERE: Final = QModelIndex()
_ROWS_MEASURED: Final = 40


class DayTableModel(QAbstractTableModel):
    """List the days with anything written down, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Bar] = []

    def show_days(self, days: Sequence[Bar]) -> None:
        """Turn the former rows into those of *days* (oldest first; empty days are left out)."""
        wanted = [day for day in reversed(days) if day.food is not None]
        self._remove_all_but({day.first for day in wanted})
        place = 0
        while place < len(wanted):
            if place < len(self._rows) and self._rows[place].first == wanted[place].first:
                if self._rows[place] != wanted[place]:
                    self._rows[place] = wanted[place]
                    last = self.index(place, len(_COLUMNS) - 1)
                    self.dataChanged.emit(self.index(place, 0), last)
                place += 1
                continue
            standing = self._rows[place].first if place < len(self._rows) else None
            end = place
            while end < len(wanted) and wanted[end].first != standing:
                end += 1
            self.beginInsertRows(_NOWHERE, place, end - 1)
            self._rows[place:place] = wanted[place:end]
            self.endInsertRows()
            place = end

    def day_at(self, row: int) -> dt.date:
        """Give the day of a row."""
        return self._rows[row].first

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the days."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Write one figure."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        figures = 1 <= column < len(_COLUMNS) - 1
        side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    @staticmethod
    def _text(bar: Bar, column: int) -> str:
        match column:
            case 0:
                return written(bar.first, "ddd d MMM yyyy")
            case 1 | 2 | 3:
                amount = (bar.food, bar.supplement, bar.total)[column - 1]
                return "" if amount is None else mg(amount, language())
            case 4:
                return str(bar.unknown) if bar.unknown else ""
            case _:
                if bar.drinks_missing:
                    return _("drinks missing")
                return _("completely") if bar.complete else _("partly")

    def _remove_all_but(self, kept: set[dt.date]) -> None:
        end = len(self._rows)
        while end > 0:
            if self._rows[end - 1].first in kept:
                end -= 1
                continue
            start = end - 1
            while start > 0 and self._rows[start - 1].first not in kept:
                start -= 1
            self.beginRemoveRows(_NOWHERE, start, end - 1)
            del self._rows[start:end]
            self.endRemoveRows()
            end = start


class DayTable(QTableView):
    """Show the days as a table that can be copied; Enter or a double click wants a day."""

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = DayTableModel(self)
        self.setModel(self.days)
        self.setAccessibleName(_("Magnesium per day, as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(220)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

        self.doubleClicked.connect(self._want)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Copy the selected rows, or want the current day."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows (else all) on the clipboard, with the names of the columns."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        columns = range(len(_COLUMNS))
        lines = [[_(name) for name in _COLUMNS]]
        lines.extend(
            [str(self.days.index(row, column).data()) for column in columns]
            for row in chosen or range(self.days.rowCount())
        )
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _want(self, index: Index) -> None:
        self.day_wanted.emit(self.days.day_at(index.row()))
