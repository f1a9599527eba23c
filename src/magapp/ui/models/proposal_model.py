"""What an entry line may mean, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from magapp.services.proposal import Proposal

AMOUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
MAGNESIUM_ROLE: Final = Qt.ItemDataRole.UserRole + 2
MATCH_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""The words that were typed, to be shown in bold where the name holds them."""
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Offer(NamedTuple):
    """Hold one row: what it says, and the proposal behind it (null: only a sentence)."""

    name: str
    amount: str = ""
    magnesium: str = ""
    proposal: Proposal | None = None
    typed: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Tell whether Enter on this row adds something."""
        return self.proposal is not None


class ProposalModel(QAbstractListModel):
    """List the offers under the entry line; rows are added or removed at the end, the rest change."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()

    def offer(self, row: int) -> Offer | None:
        """Give the offer of a row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def show(self, offers: tuple[Offer, ...]) -> None:
        """Show other offers."""
        had, has = len(self._offers), len(offers)
        if has < had:
            self.beginRemoveRows(_NOWHERE, has, had - 1)
            self._offers = self._offers[:has]
            self.endRemoveRows()
        elif has > had:
            self.beginInsertRows(_NOWHERE, had, has - 1)
            self._offers = (*self._offers, *offers[had:])
            self.endInsertRows()
        self._offers = offers
        if offers:
            self.dataChanged.emit(self.index(0), self.index(has - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the offers."""
        return 0 if parent.isValid() else len(self._offers)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let an offer be chosen; a sentence only stands there."""
        offer = self.offer(index.row())
        if offer is None or not offer.can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give an offer's name, amount, magnesium, or all of it for a screen reader."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (offer.name, offer.amount, offer.magnesium) if part)
        texts = {
            int(Qt.ItemDataRole.DisplayRole): offer.name,
            int(AMOUNT_ROLE): offer.amount,
            int(MAGNESIUM_ROLE): offer.magnesium,
            int(MATCH_ROLE): offer.typed,
        }
        return texts.get(int(role))
