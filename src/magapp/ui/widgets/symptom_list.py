"""The complaints as rows, filled in by digits: the seven, and those of the person's own under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from magapp.i18n import _, ngettext
from magapp.ui.theme import GAP, tokens_of
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.severity_squares import DAYS
from magapp.ui.widgets.symptom_row import SymptomRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent


class SymptomList(QWidget):
    """Hold one row for each complaint, of which one is chosen; the arrow keys move between them.

    ``answered`` carries the key and 0 to 3, or null for cleared; ``chosen`` the key of the row chosen;
    ``asked`` the key and a wish of its row; ``menu_wanted`` the key and where on the screen.
    """

    answered = Signal(str, object)
    chosen = Signal(str)
    asked = Signal(str, str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, symptoms: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = _("How much did it bother you?")
        self.setAccessibleName(question)
        self._rows: dict[str, SymptomRow] = {}
        self._own: dict[str, str] = {}
        self._compact = False
        self._header = QWidget()
        self._own_title = bold(_("Your own complaints"))
        self._own_title.setContentsMargins(8, GAP, 8, 2)
        self._own_title.hide()

        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        header = QHBoxLayout(self._header)
        header.setContentsMargins(8, 0, 8, 6)
        header.addWidget(label(question, muted=True), 1)
        self._days = label(ngettext("{count} day", "{count} days", DAYS).format(count=DAYS), muted=True)
        self._days.setAlignment(Qt.AlignmentFlag.AlignLeading)
        header.addWidget(self._days)
        self._column.addWidget(self._header)
        self._column.addSpacing(1)
        for key, name in symptoms:
            self._column.addWidget(self._make_row(key, name))
        self._column.addWidget(self._own_title)
        self._days.setMinimumWidth(self._first.squares.sizeHint().width())
        self._first.setChecked(True)

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

    def show_own(self, complaints: Sequence[tuple[str, str]]) -> None:
        """Show these complaints (key and name) of the person's own; rows that stay keep what they show."""
        wanted = dict(complaints)
        if list(wanted.items()) == list(self._own.items()):
            return
        chosen = self.chosen_key
        place = list(self._rows).index(chosen)
        had_keys = self._rows[chosen].hasFocus()
        for key, name in self._own.items():
            if wanted.get(key) != name:
                self._drop(key)
        for key, name in wanted.items():
            if key not in self._rows:
                self._make_row(key, name, own=True)
            row = self._rows.pop(key)
            self._rows[key] = row
            self._column.removeWidget(row)
            self._column.addWidget(row)
        self._own = wanted
        self._own_title.setVisible(bool(wanted))
        self._fit(self.width())
        if not self._rows.get(chosen, self._first).isChecked():
            keys = list(self._rows)
            again = chosen if chosen in self._rows else keys[min(place, len(keys) - 1)]
            self._rows[again].setChecked(True)
            if had_keys:
                self.choose(again)

    def choose(self, key: str) -> None:
        """Choose a complaint, and let the keys go to it."""
        row = self._rows[key]
        row.setChecked(True)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the answers under the names where they do not fit beside them."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Rule a line under the header."""
        painter = QPainter(self)
        painter.setPen(QColor(tokens_of(self.palette()).line))
        below = self._header.geometry().bottom() + 1
        painter.drawLine(0, below, self.width(), below)
        painter.end()

    @property
    def _first(self) -> SymptomRow:
        return next(iter(self._rows.values()))

    def _fit(self, width: int) -> None:
        # Else the layout around it would never make it narrower than one line of a row needs.
        self.setMinimumWidth(max(row.least_width() for row in self._rows.values()))
        compact = width < max(row.least_wide_width() for row in self._rows.values())
        self._compact = compact
        self._days.setVisible(not compact)
        for row in self._rows.values():
            row.set_compact(compact=compact)

    def _make_row(self, key: str, name: str, *, own: bool = False) -> SymptomRow:
        row = SymptomRow(name, self, own=own)
        row.setObjectName(key)
        row.set_compact(compact=self._compact)
        self._rows[key] = row
        row.answered.connect(self._answer)
        row.stepped.connect(self._step)
        row.toggled.connect(self._tell_chosen)
        row.asked.connect(self._ask)
        row.menu_wanted.connect(self._ask_for_menu)
        return row

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _answer(self, severity: int | None) -> None:
        self.answered.emit(self.sender().objectName(), severity)

    def _ask(self, wish: str) -> None:
        self.asked.emit(self.sender().objectName(), wish)

    def _ask_for_menu(self, where: QPoint) -> None:
        self.menu_wanted.emit(self.sender().objectName(), where)

    def _step(self, by: int) -> None:
        keys = list(self._rows)
        place = keys.index(self.sender().objectName()) + by
        self.choose(keys[min(max(place, 0), len(keys) - 1)])

    def _tell_chosen(self, checked: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if checked:
            self.chosen.emit(self.sender().objectName())
