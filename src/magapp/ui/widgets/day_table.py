"""The view of a day's entries: editable in place, with a small bar for each row's share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.models.day_model import (
    AMOUNT,
    MAGNESIUM,
    MEAL_ROLE,
    PRODUCT,
    SHARE,
    SHARE_ROLE,
    TYPED_ROLE,
    UPPER_ROLE,
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
from magapp.ui.theme import CELL_PADDING, hatched, letters_wide, tokens_of

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QRect, Qt
    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QPalette, QResizeEvent

_ROW: Final = 30
_BAR: Final = 9
_BAR_FROM: Final = 520
"""Below this width, in px, a bar would say nothing."""
_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Add to a cell the line under a meal, or the share as a bar; the text is painted by Qt itself.

    Only with brushes of the palette: see ``magapp.ui.numbers``.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        if index.data(MEAL_ROLE):
            line = QPainterPath()
            line.addRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1))
            painter.fillPath(line, option.palette.brush(option.palette.ColorRole.Mid))
        elif index.column() == SHARE:
            self._bar(painter, rect, index, option.palette)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt calls it so
        """Show meals in bold and amounts muted."""
        super().initStyleOption(option, index)
        if index.data(MEAL_ROLE):
            option.font.setBold(True)
        elif index.column() == AMOUNT:
            muted = option.palette.brush(option.palette.ColorRole.Dark)
            option.palette.setBrush(option.palette.ColorRole.Text, muted)

    def createEditor(  # noqa: N802  # Qt calls it so
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Say to a screen reader what can be typed here, and of which food."""
        editor = super().createEditor(parent, option, index)
        food = index.sibling(index.row(), PRODUCT).data()
        editor.setAccessibleName(_("Amount, time or meal of {food}").format(food=food))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802  # Qt calls it so
        """Begin with the amount and time as they would be typed, without the weight beside them."""
        editor.setProperty("text", index.data(TYPED_ROLE))

    def setModelData(  # noqa: N802  # Qt calls it so
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        """Hand over what was typed; what was left as it stood may be rounded, and changes nothing."""
        if editor.property("text") != index.data(TYPED_ROLE):
            model.setData(index, editor.property("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  # Qt calls it so
        """Keep rows tall enough to click, also at large fonts."""
        height: int = option.fontMetrics.height()
        return QSize(super().sizeHint(option, index).width(), max(_ROW, height + 12))

    @staticmethod
    def _bar(painter: QPainter, rect: QRect, index: _Index, palette: QPalette) -> None:
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        top = rect.center().y() - _BAR / 2 + 1
        bar = QRectF(rect.left() + CELL_PADDING, top, rect.width() - 2 * CELL_PADDING, _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.fillPath(shape, palette.brush(palette.ColorRole.Mid))
        filled = QPainterPath()
        filled.addRect(QRectF(bar.left(), bar.top(), bar.width() * min(share, 1.0), bar.height()))
        counts = index.data(UPPER_ROLE)
        brush = hatched(tokens_of(palette)) if counts else palette.brush(palette.ColorRole.Accent)
        painter.fillPath(filled.intersected(shape), brush)
        painter.restore()


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
        self.setItemDelegate(CellDelegate(self))
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
        self._width = 0
        """Of the viewport; to ask it would load all names of Qt before the first paint."""
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_NEVER)
        self.setProperty("contextMenuPolicy", MENU_OF_ACTIONS)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + 12))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(60)
        columns.setSectionResizeMode(PRODUCT, QHeaderView.ResizeMode.Stretch)
        for column in (AMOUNT, MAGNESIUM, SHARE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

        selection = self.selectionModel()
        selection.selectionChanged.connect(self._selected)

    def selected_ids(self) -> list[str]:
        """List the ids of the selected entries, top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = (self._model.row(row) for row in rows)
        return [row.key for row in found if row is not None and not row.is_meal]

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
        """Let the selected rows be carried to another meal; the rows themselves move with the document."""
        self._dragged = True
        super().startDrag(supported)
        self._dragged = False

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
        one = self.verticalHeader().defaultSectionSize()
        for place in range(self._model.rowCount()):
            row = self._model.row(place)
            if row is None:
                continue
            is_long = (
                metrics.horizontalAdvance(row.name) > name_width - 2 * CELL_PADDING
                or metrics.horizontalAdvance(row.amount) > amount_width - 2 * CELL_PADDING
            )
            height = one + metrics.lineSpacing() if is_long and not row.is_meal else one
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)

    def _selected(self) -> None:
        self.selection_changed.emit()
