"""The complaints as rows, filled in by digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from magapp.i18n import _, ngettext
from magapp.ui.theme import tokens_of
from magapp.ui.widgets.card import label
from magapp.ui.widgets.severity_squares import DAYS
from magapp.ui.widgets.symptom_row import SymptomRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent


class SymptomList(QWidget):
    """Hold one row for each complaint, of which one is chosen; the arrow keys move between them.

    ``answered`` carries the key and 0 to 3, or null for cleared; ``chosen`` the key of the row chosen.
    """

    answered = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, symptoms: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = _("How much did it bother you?")
        self.setAccessibleName(question)
        self._rows: dict[str, SymptomRow] = {}
        self._header = QWidget()

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = QHBoxLayout(self._header)
        header.setContentsMargins(8, 0, 8, 6)
        header.addWidget(label(question, muted=True), 1)
        self._days = label(ngettext("{count} day", "{count} days", DAYS).format(count=DAYS), muted=True)
        self._days.setAlignment(Qt.AlignmentFlag.AlignLeading)
        header.addWidget(self._days)
        column.addWidget(self._header)
        column.addSpacing(1)
        for key, name in symptoms:
            row = SymptomRow(name)
            row.setObjectName(key)
            self._rows[key] = row
            column.addWidget(row)
            row.answered.connect(self._answer)
            row.stepped.connect(self._step)
            row.toggled.connect(self._tell_chosen)
        self._days.setMinimumWidth(row.squares.sizeHint().width())
        next(iter(self._rows.values())).setChecked(True)

    @property
    def chosen_key(self) -> str:
        """Give the key of the complaint that is chosen."""
        return next(key for key, row in self._rows.items() if row.isChecked())

    def row(self, key: str) -> SymptomRow:
        """Give the row of a complaint."""
        return self._rows[key]

    def rows(self) -> dict[str, SymptomRow]:
        """Give all rows by their complaints, in order."""
        return self._rows

    def choose(self, key: str) -> None:
        """Choose a complaint, and let the keys go to it."""
        row = self._rows[key]
        row.setChecked(True)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the answers under the names where they do not fit beside them."""
        super().resizeEvent(event)
        compact = event.size().width() < max(row.least_wide_width() for row in self._rows.values())
        self._days.setVisible(not compact)
        for row in self._rows.values():
            row.set_compact(compact=compact)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Rule a line under the header."""
        painter = QPainter(self)
        painter.setPen(QColor(tokens_of(self.palette()).line))
        below = self._header.geometry().bottom() + 1
        painter.drawLine(0, below, self.width(), below)
        painter.end()

    def _answer(self, severity: int | None) -> None:
        row = self.sender()
        assert isinstance(row, SymptomRow)
        self.answered.emit(row.objectName(), severity)

    def _step(self, by: int) -> None:
        keys = list(self._rows)
        place = keys.index(self.sender().objectName()) + by
        self.choose(keys[min(max(place, 0), len(keys) - 1)])

    def _tell_chosen(self, checked: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if checked:
            self.chosen.emit(self.sender().objectName())
