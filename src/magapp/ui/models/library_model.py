"""What a person keeps beside the diary, as a list: own foods, recipes, meals, favourites, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Kept(NamedTuple):
    """Hold one row: what names it, what it says."""

    key: str
    text: str


class LibraryModel(QAbstractListModel):
    """List what is kept; the step to other rows becomes row signals, so that the selection stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Kept] = []

    def row(self, place: int) -> Kept | None:
        """Give a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show(self, wanted: Sequence[Kept]) -> None:
        """Show other rows."""
        keys = {each.key for each in wanted}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].key not in keys:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, kept in enumerate(wanted):
            at = next((i for i in range(place, len(self._rows)) if self._rows[i].key == kept.key), -1)
            if at > place:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self.endRemoveRows()
            if at != place:
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, kept)
                self.endInsertRows()
            elif self._rows[place] != kept:
                self._rows[place] = kept
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row's text."""
        kept = self.row(index.row())
        if kept is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return kept.text
