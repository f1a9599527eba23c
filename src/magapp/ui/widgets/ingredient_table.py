"""The view of the ingredients of a recipe or meal: amounts are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.models.ingredient_model import AMOUNT, MAGNESIUM, NAME, IngredientModel
from magapp.ui.theme import GAP, TARGET

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_ROWS_IN_SIGHT: Final = 5
_Index = QModelIndex | QPersistentModelIndex


class _AmountDelegate(QStyledItemDelegate):
    """Give the line in which an amount is typed a name for screen readers."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: N802  # Qt calls it so
        """Make the line."""
        made = super().createEditor(parent, option, index)
        made.setAccessibleName(_("Amount"))
        return made


class IngredientTable(QTableView):
    """Show the ingredients; ``removal_wanted`` asks to take the selected ones out."""

    removal_wanted = Signal()

    def __init__(self, model: IngredientModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_AmountDelegate(self))
        self.setAccessibleName(_("Ingredients"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = max(TARGET, self.fontMetrics().height() + GAP)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(height * (_ROWS_IN_SIGHT + 1) + GAP)

    def selected_rows(self) -> list[int]:
        """List the selected rows, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Edit on Enter, which would else save it all; ask to take out on Delete and Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            # The Enter that ends an edit comes by here too.
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex().siblingAtColumn(AMOUNT))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Give amount and magnesium their share of the width."""
        head = self.horizontalHeader()
        for column, share in ((AMOUNT, 0.34), (MAGNESIUM, 0.24)):
            width = max(int(event.size().width() * share), head.sectionSizeHint(column))
            self.setColumnWidth(column, width)
        super().resizeEvent(event)
