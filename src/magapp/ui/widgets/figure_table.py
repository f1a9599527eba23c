"""The view of a table that is read and copied: whole rows, words that wrap, Ctrl+C."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from magapp.ui.models.figure_model import FigureModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from magapp.ui.models.figure_model import FigureLine

_PADDING: Final = 24
"""What the style puts beside the words of a cell, left and right together, in px."""
_ABOVE_AND_BELOW: Final = 10


class _WrappedCell(QStyledItemDelegate):
    """Make a cell as high as its words when they wrap; Qt itself forgets the padding of the style."""

    def sizeHint(  # noqa: N802  # Qt calls it so
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Measure the words in the width of their column."""
        width = option.rect.width()
        table = self.parent()
        if isinstance(table, QTableView):
            width = table.columnWidth(index.column())
        words = str(index.data() or "")
        room = QRect(0, 0, max(1, width - _PADDING), 1_000_000)
        wrapped = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(width, max(wrapped.height(), option.fontMetrics.height()) + _ABOVE_AND_BELOW)


class FigureTable(QTableView):
    """Show rows of texts; ``columns`` pair a name with the letters that its cells need at least.

    Room that is left goes to the columns in proportion to those letters; where there is too little, the
    table scrolls sideways.
    """

    def __init__(self, name: str, columns: Sequence[tuple[str, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = [letters for _name, letters in columns]
        self._most_rows: int | None = None
        self._figures = FigureModel([words for words, _letters in columns], self)
        self.setModel(self._figures)
        self.setItemDelegate(_WrappedCell(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    @property
    def lines(self) -> tuple[FigureLine, ...]:
        """Give the rows that are shown."""
        return self._figures.rows

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the columns."""
        return self._figures.columns

    @property
    def current_key(self) -> str:
        """Give the key of the row the keyboard is on, or nothing."""
        place = self.currentIndex().row()
        return self._figures.rows[place].key if place >= 0 else ""

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show other rows."""
        self._figures.show(lines)
        if lines and not self.currentIndex().isValid():
            self.selectRow(0)
        self.resizeRowsToContents()
        self._fit()

    def fit_rows(self, most: int) -> None:
        """Be as high as the rows from now on, up to so many of them, and then scroll."""
        self._most_rows = most
        self._fit()

    def _fit(self) -> None:
        if self._most_rows is None:
            return
        count = self._figures.rowCount()
        shown = min(count, self._most_rows)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if shown == count else policy.ScrollBarAsNeeded
        )
        rows = sum(self.rowHeight(place) for place in range(shown))
        wide = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2)

    def copy(self) -> None:
        """Put the chosen rows (else all) with the names of their columns on the clipboard."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        QGuiApplication.clipboard().setText(self._figures.plain(chosen or range(self._figures.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Copy the chosen rows; else move as tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each column the room it needs, and share what is left."""
        metrics = self.fontMetrics()
        shown = [place for place in range(len(self._letters)) if not self.isColumnHidden(place)]
        least = {
            place: _PADDING
            + max(
                self._letters[place] * metrics.averageCharWidth(),
                metrics.horizontalAdvance(self._figures.columns[place]),
            )
            for place in shown
        }
        left = max(0, self.viewport().width() - sum(least.values()))
        total = sum(self._letters[place] for place in shown) or 1
        for place in shown:
            more = left * self._letters[place] // total
            left, total = left - more, total - self._letters[place]
            self.setColumnWidth(place, least[place] + more)
        self.resizeRowsToContents()
        self._fit()
