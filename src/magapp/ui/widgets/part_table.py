"""The rows of another day, of which the whole, a meal or single rows are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from magapp.i18n import _
from magapp.ui.day_parts import WHOLE, DayParts
from magapp.ui.day_view import DayView
from magapp.ui.models.day_model import AMOUNT, MAGNESIUM, PRODUCT, SHARE, DayModel
from magapp.ui.widgets.day_cells import CellDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class PartTable(QTableView):
    """Show what can be copied of a day; ``selection_changed`` tells that other rows are chosen."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = DayParts(DayView(""), {})
        self._model = DayModel(self._parts.view, self, to_choose=True)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self, self._model))
        self.setAccessibleName(_("What you ate and drank on that day"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setColumnHidden(SHARE, True)
        self.verticalHeader().hide()
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(PRODUCT, QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(AMOUNT, QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(MAGNESIUM, QHeaderView.ResizeMode.ResizeToContents)
        self.selectionModel().selectionChanged.connect(self.selection_changed)

    def show_parts(self, parts: DayParts) -> None:
        """Show another day; a meal that was chosen stays so where the day has it, else the whole day is."""
        self._parts = parts
        self._model.show(parts.view)
        self.resizeRowsToContents()
        if not self.selectionModel().hasSelection():
            place = max(self._model.row_of(WHOLE), 0)
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(place, PRODUCT)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.selection_changed.emit()

    def chosen_ids(self) -> list[str]:
        """List the ids of the records that are chosen, in the order of the day."""
        rows = (self._model.row(index.row()) for index in self.selectionModel().selectedRows())
        return self._parts.ids_of(row.key for row in rows if row is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Share the width anew."""
        self.setColumnWidth(AMOUNT, int(self.viewport().width() * 0.42))
        super().resizeEvent(event)
        self.resizeRowsToContents()
