"""All answers to one complaint: months of days, newest first, and the same as a list."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from magapp.i18n import N_, _
from magapp.ui.widgets.complaint_words import day_sentence, month_sentence, whole_date
from magapp.ui.widgets.severity_words import severity_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from magapp.domain.complaints import MonthOfAnswers
    from magapp.domain.records import Checkin

    Answers = Mapping[dt.date, Checkin]

Index = QModelIndex | QPersistentModelIndex
DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
ANSWER_ROLE: Final = Qt.ItemDataRole.UserRole + 2
DAYS_OF_A_MONTH: Final = 31
_NOWHERE: Final = QModelIndex()
_NUMBERED: Final = 5
_COLUMNS: Final = (N_("Day"), N_("Answer"), N_("Note"))


class MonthsModel(QAbstractTableModel):
    """Give each month two rows: a heading with its counts, and its days from left to right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthOfAnswers, ...] = ()
        self._answers: Answers = {}
        self._today = dt.date.min

    def show_months(self, months: Sequence[MonthOfAnswers], answers: Answers, today: dt.date) -> None:
        """Show other months, newest first, with the answers of their days; days after *today* are closed."""
        before, after = [each.first for each in self._months], [each.first for each in months]
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        if same < len(before):
            self.beginRemoveRows(_NOWHERE, 2 * same, 2 * len(before) - 1)
            self._months = self._months[:same]
            self.endRemoveRows()
        self._answers, self._today = answers, today
        if same < len(after):
            self.beginInsertRows(_NOWHERE, 2 * same, 2 * len(after) - 1)
            self._months = tuple(months)
            self.endInsertRows()
        self._months = tuple(months)
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(2 * same - 1, DAYS_OF_A_MONTH - 1))

    @staticmethod
    def is_heading(row: int) -> bool:
        """Tell whether a row names a month."""
        return row % 2 == 0

    def heading(self, row: int) -> str:
        """Say how often the complaint bothered in the month of a row."""
        return month_sentence(self._months[row // 2])

    def day_at(self, index: Index) -> dt.date | None:
        """Give the day of a cell, or nothing where there is none or it is still to come."""
        if not index.isValid() or self.is_heading(index.row()):
            return None
        first = self._months[index.row() // 2].first
        if index.column() >= monthrange(first.year, first.month)[1]:
            return None
        day = first.replace(day=index.column() + 1)
        return day if day <= self._today else None

    def index_of(self, day: dt.date) -> QModelIndex:
        """Find the cell of a day, or none."""
        for place, month in enumerate(self._months):
            if month.first == day.replace(day=1):
                return self.index(2 * place + 1, day.day - 1)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count two rows a month."""
        return 0 if parent.isValid() else 2 * len(self._months)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the days of the longest month."""
        return 0 if parent.isValid() else DAYS_OF_A_MONTH

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Number the days; for the eye some of them are enough."""
        if orientation == Qt.Orientation.Vertical:
            return None
        day = section + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day) if day == 1 or day % _NUMBERED == 0 else ""
        return str(day) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let days be chosen."""
        if self.day_at(index) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled if self.is_heading(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the heading of a month, or the answer and the words of a day."""
        texts = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if index.isValid() and self.is_heading(index.row()):
            wanted = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.heading(index.row()) if wanted and index.column() == 0 else None
        day = self.day_at(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == ANSWER_ROLE:
            return self._answers.get(day)
        return day_sentence(day, self._answers.get(day)) if role in texts else None


class AnswersModel(QAbstractTableModel):
    """List the days with an answer or a note, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Checkin] = []

    def show_answers(self, answers: Answers) -> None:
        """Show other answers; rows at either end that are the same stay."""
        wanted = sorted(answers.values(), key=_day, reverse=True)
        top = 0
        while top < min(len(wanted), len(self._rows)) and wanted[top] == self._rows[top]:
            top += 1
        end = 0
        while end < min(len(wanted), len(self._rows)) - top and wanted[-1 - end] == self._rows[-1 - end]:
            end += 1
        if top < len(self._rows) - end:
            self.beginRemoveRows(_NOWHERE, top, len(self._rows) - end - 1)
            del self._rows[top : len(self._rows) - end]
            self.endRemoveRows()
        if top < len(wanted) - end:
            self.beginInsertRows(_NOWHERE, top, len(wanted) - end - 1)
            self._rows[top:top] = wanted[top : len(wanted) - end]
            self.endInsertRows()

    def day_at(self, row: int) -> dt.date:
        """Give the day of a row."""
        return self._rows[row].day

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the days."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count day, answer and note."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _(_COLUMNS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Write one cell."""
        if not index.isValid():
            return None
        checkin = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (whole_date(checkin.day), severity_word(checkin.severity), checkin.note)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return checkin.note or None
        return None


def _day(checkin: Checkin) -> dt.date:
    return checkin.day
