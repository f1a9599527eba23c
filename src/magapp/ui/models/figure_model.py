"""A table of texts that is read and copied, never typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from magapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_NOTHING: Final = "–"


class FigureLine(NamedTuple):
    """Hold one row: what names it, and its cells."""

    key: str
    cells: tuple[str, ...]


class FigureModel(QAbstractTableModel):
    """List rows of texts; the step to other rows becomes row signals, so that the selection stays."""

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[FigureLine] = []

    @property
    def rows(self) -> tuple[FigureLine, ...]:
        """Give the rows, top to bottom."""
        return tuple(self._rows)

    def show(self, wanted: Sequence[FigureLine]) -> None:
        """Show other rows."""
        keys = {line.key for line in wanted}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].key not in keys:
                self._remove(place)
        for place, line in enumerate(wanted):
            at = next((i for i in range(place, len(self._rows)) if self._rows[i].key == line.key), -1)
            if at > place:
                self._remove(at)
            if at != place:
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, line)
                self.endInsertRows()
            elif self._rows[place] != line:
                self._rows[place] = line
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def plain(self, places: Sequence[int]) -> str:
        """Write rows with the names of the columns above them, tabs between the cells."""
        lines = [self.columns, *(self._rows[place].cells for place in places)]
        return "\n".join("\t".join(cells) for cells in lines)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell; one with nothing in it shows a dash and says so."""
        if not index.isValid():
            return None
        words = self._rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words or _NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words or _("not given")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_NOWHERE, place, place)
        del self._rows[place]
        self.endRemoveRows()
