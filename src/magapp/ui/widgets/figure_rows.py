"""Figures under each other: what it is on the left, how much on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from magapp.ui.widgets.card import label

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Hold one line: its words, its figure with the unit, whether the figure stands out."""

    words: str
    figure: str
    strong: bool = False


class FigureRows(QWidget):
    """Show figures in two columns; the words wrap, the figures do not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these rows instead of the former ones."""
        while len(self._labels) < len(rows):
            self._add_line()
        for place, (words, figure) in enumerate(self._labels):
            row = rows[place] if place < len(rows) else None
            words.setVisible(row is not None)
            figure.setVisible(row is not None)
            if row is None:
                continue
            words.setText(row.words)
            figure.setText(row.figure)
            figure.setAccessibleName(f"{row.words}: {row.figure}")
            font = figure.font()
            font.setBold(row.strong)
            figure.setFont(font)

    def _add_line(self) -> None:
        words, figure = label(wrap=True), label()
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        line = len(self._labels)
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(figure, line, 1)
        self._labels.append((words, figure))
