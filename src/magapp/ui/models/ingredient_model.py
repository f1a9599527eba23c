"""The ingredients of a recipe or meal, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from magapp.i18n import _, language
from magapp.services.wording import mg, number

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Ingredient
    from magapp.services.lexicon import Lexicon

NAME, AMOUNT, MAGNESIUM = range(3)
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class IngredientModel(QAbstractTableModel):
    """List ingredients with their amount and magnesium.

    ``amount_typed`` carries a row and what was typed in its amount; whoever listens decides.
    """

    amount_typed = Signal(int, str)

    def __init__(
        self,
        ingredients: tuple[Ingredient, ...],
        table: FoodTable,
        lexicon: Lexicon,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = list(ingredients)
        self._table = table
        self._lexicon = lexicon

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        """Give what is listed, in order."""
        return tuple(self._rows)

    def add(self, ingredient: Ingredient) -> None:
        """Add one at the end."""
        self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows))
        self._rows.append(ingredient)
        self.endInsertRows()

    def change(self, row: int, ingredient: Ingredient) -> None:
        """Put another in the place of a row."""
        self._rows[row] = ingredient
        self.dataChanged.emit(self.index(row, NAME), self.index(row, MAGNESIUM))

    def remove(self, rows: Collection[int]) -> None:
        """Take rows out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the ingredients."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count name, amount and magnesium."""
        return 0 if parent.isValid() else MAGNESIUM + 1

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or not NAME <= section <= MAGNESIUM:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Ingredient"), _("Amount"), _("Magnesium"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the amount be edited."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == AMOUNT else found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a cell says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        text = self._text(self._rows[index.row()], index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        # Qt would take a name that looks like markup for rich text in a tool tip.
        return text if role == Qt.ItemDataRole.ToolTipRole and "<" not in text else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt calls it so
        """Hand over what was typed for an amount; as it stood there, it changes nothing."""
        if role != Qt.ItemDataRole.EditRole or index.column() != AMOUNT or value == index.data():
            return False
        self.amount_typed.emit(index.row(), str(value))
        return True

    def _text(self, ingredient: Ingredient, column: int) -> str:
        food, now = self._table.food(ingredient.food), language()
        if column == NAME:
            return ingredient.name if food is None else food.name(now)
        if column == MAGNESIUM:
            known = None if food is None else food.magnesium(ingredient.grams)
            return _("unknown") if known is None else mg(known, now)
        weight = f"{number(ingredient.grams, now, 0 if ingredient.grams >= 10 else 1)} g"  # noqa: PLR2004  # as in a day
        if ingredient.quantity <= 0 or ingredient.unit == "g":
            return weight
        return f"{self._lexicon.measure_of(ingredient.quantity, ingredient.unit, now)} · {weight}"


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == MAGNESIUM else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
