"""The view of a day's entries: editable in place, with a small bar for each row's share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.models.day_model import (
    AMOUNT,
    MAGNESIUM,
    PRODUCT,
    SHARE,
    DayModel,
)
from magapp.ui.numbers import (
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_ENTER,
    KEY_RETURN,
    KEY_SPACE,
    MENU_OF_ACTIONS,
    SCROLL_BAR_NEVER,
)
from magapp.ui.theme import CELL_PADDING, letters_wide
from magapp.ui.widgets.day_cells import ROW, CellDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent


_BAR_FROM: Final = 520
"""Below this width, in px, a bar would say nothing."""


class DayTable(QTableView):
    """Show a day; ``removal_wanted`` asks to delete the selected entries, ``move_wanted`` to move them.

    ``eaten_wanted`` asks to tick the planned ones among them as eaten. Rows are dragged onto the heading of a
    meal or any of its rows, within this table only.
    """

    removal_wanted = Signal()
    eaten_wanted = Signal()
    move_wanted = Signal(str)
    selection_changed = Signal()

    def __init__(self, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._cells = CellDelegate(self, model, first_paint=True)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(_("What you ate and drank"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self._dragged = False
        self._advance: dict[str, int] = {}
        self._measured_in = self.font()
        self._width = 0
        """Of the viewport; to ask it would load all names of Qt before the first paint."""
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setProperty("contextMenuPolicy", MENU_OF_ACTIONS)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 12))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(60)
        columns.setSectionResizeMode(PRODUCT, QHeaderView.ResizeMode.Stretch)
        for column in (AMOUNT, MAGNESIUM, SHARE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

        selection = self.selectionModel()
        selection.selectionChanged.connect(self._selected)

    def hurry(self) -> None:
        """Paint lines faster, once the first paint is over."""
        self._cells.first_paint = False

    def selected_ids(self) -> list[str]:
        """List the ids of the selected entries, top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._model.row(row) for row in rows)
        return [row.key for row in found if row is not None and not row.is_meal]

    def select_unknown(self) -> None:
        """Select the rows whose magnesium is unknown, and go to them."""
        self.clearSelection()
        flags = self.selectionModel().SelectionFlag
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if row is not None and row.is_unknown:
                index = self._model.index(place, 0)
                self.selectionModel().select(index, flags.Select | flags.Rows)
                self.scrollTo(index)
        self.setFocus()

    def marks(self) -> tuple[list[str], str]:
        """Give the ids of the selected entries, and of the one where the keyboard is."""
        current = self._model.row(self.currentIndex().row())
        return self.selected_ids(), "" if current is None else current.key

    def mark_again(self, marks: tuple[list[str], str]) -> None:
        """Select again what lost it, because its row went to another place."""
        selected, current = marks
        selection = self.selectionModel()
        flags = selection.SelectionFlag
        for place in map(self._model.row_of, selected):
            index = self._model.index(place, PRODUCT)
            if index.isValid() and not selection.isSelected(index):
                selection.select(index, flags.Select | flags.Rows)
        place = self._model.row_of(current) if current else -1
        if place >= 0 and place != self.currentIndex().row():
            column = max(self.currentIndex().column(), PRODUCT)
            selection.setCurrentIndex(self._model.index(place, column), flags.NoUpdate)
            self.scrollTo(self._model.index(place, PRODUCT))

    def edit(self, index: QModelIndex | QPersistentModelIndex, *asked: Any) -> Any:
        """Edit the amount of an entry, whichever of its cells F2 or a double click is on.

        With *asked*, what Qt asks: the trigger and the event; it gives whether an editor is open then.
        """
        return super().edit(index.sibling(index.row(), AMOUNT), *asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Edit on Enter, ask to delete on Delete and Backspace, and to tick as eaten on Space."""
        if event.key() in (KEY_DELETE, KEY_BACKSPACE):
            self.removal_wanted.emit()
            return
        if event.key() in (KEY_RETURN, KEY_ENTER) and self.currentIndex().isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(self._model.index(self.currentIndex().row(), AMOUNT))
            return
        if event.key() == KEY_SPACE and not event.modifiers():
            self.eaten_wanted.emit()
            return
        super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802  # Qt calls it so
        """Let the selected rows be carried to another meal; the rows themselves move with the document.

        Until they are put down, the meals that are still empty have a heading too: they may go there.
        """
        self._dragged = True
        rows = (index.row() for index in self.selectedIndexes())
        if any(self._model.meal_of(row) != "supplement" for row in rows):
            self._model.offer_meals(offered=True)
            self.fit_now()
        super().startDrag(supported)
        self._dragged = False
        self._model.offer_meals(offered=False)
        self.fit_now()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  # Qt calls it so
        """Show where the rows may go."""
        super().dragMoveEvent(event)
        event.setAccepted(bool(self._meal_at(event)))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt calls it so
        """Ask to move the selected rows; Qt itself is left nothing to take out or put in."""
        meal = self._meal_at(event)
        super().dropEvent(event)
        event.setAccepted(False)
        if meal:
            self.move_wanted.emit(meal)

    def _meal_at(self, event: QDropEvent) -> str:
        """Name the meal under the pointer; none for what comes from elsewhere, or among the supplements."""
        place = self.rowAt(int(event.position().y())) if self._dragged else -1
        meal = self._model.meal_of(place)
        return meal if meal != "supplement" else ""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Share the width anew."""
        self._width = event.size().width()
        self.fit()
        super().resizeEvent(event)

    def fit_now(self) -> None:
        """Share the width anew, a scroll bar that comes or goes told of before anything is painted."""
        self.fit()
        if self.isVisible():
            self.executeDelayedItemsLayout()
            self.updateGeometries()

    def fit(self) -> None:
        """Give the amounts their share of the width, and a second line to what is too long for one.

        The bar is left out when it is too narrow, and where there is no intake to take a share of.
        """
        width, header = self._width, self.horizontalHeader()
        wide = width >= letters_wide(_BAR_FROM, self.fontMetrics().averageCharWidth())
        wide = wide and bool(self._model.horizontalHeaderItem(SHARE).text())
        self.setColumnHidden(SHARE, not wide)  # first: what is hidden has no hint of its size
        magnesium = max(int(width * (0.17 if wide else 0.24)), header.sectionSizeHint(MAGNESIUM))
        share = max(int(width * 0.20), header.sectionSizeHint(SHARE)) if wide else 0
        amount = int(width * (0.30 if wide else 0.36))
        for column, its_width in ((AMOUNT, amount), (MAGNESIUM, magnesium), (SHARE, share)):
            if its_width:
                self.setColumnWidth(column, its_width)
        self._fit_rows(width - amount - magnesium - share, amount)

    def _fit_rows(self, name_width: int, amount_width: int) -> None:
        metrics = self.fontMetrics()
        if self._measured_in != self.font():
            self._measured_in = self.font()
            self._advance.clear()
        one = self.verticalHeader().defaultSectionSize()
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if row is None:
                continue
            is_long = (
                self._advance_of(row.name) > name_width - 2 * CELL_PADDING
                or self._advance_of(row.amount) > amount_width - 2 * CELL_PADDING
            )
            height = one + metrics.lineSpacing() if is_long and not row.is_meal else one
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)

    def _advance_of(self, text: str) -> int:
        """Measure a text, each only once."""
        found = self._advance.get(text)
        if found is None:
            found = self._advance[text] = self.fontMetrics().horizontalAdvance(text)
        return found

    def _selected(self) -> None:
        self.selection_changed.emit()
