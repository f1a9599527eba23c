"""The usual supplements of a day, each with a box to tick."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.wrapping_link import WrappingLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

TICK_ALL = "Ctrl+U"


class UsualRow(NamedTuple):
    """Hold one intake: its key, the supplement, its time and magnesium, whether it was taken, a note."""

    key: str
    name: str
    time: str
    mg: str
    ticked: bool
    note: str = ""


class UsualCard(Card):
    """Show what is usual on a day; it is hidden where nothing is.

    ``ticked`` carries the key of an intake and whether it was taken, ``all_wanted`` asks to tick the rest,
    ``list_wanted`` to change what is usual. ``left`` tells that the keyboard was on a row that is gone.
    """

    ticked = Signal(str, bool)
    all_wanted = Signal()
    list_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, title: str = "", has_link: bool = True) -> None:
        super().__init__(parent)
        self._rows: dict[str, _IntakeRow] = {}
        self._title = bold(title or _("Supplements"), wrap=True)
        self.all = QPushButton(_("Tick all"))
        self.all.setFixedHeight(TARGET)
        self.all.setAutoDefault(False)
        sentence = _("Tick all usual supplements that are still open")
        self.all.setAccessibleName(sentence)
        self.all.setToolTip(f"<qt>{escape(sentence)} {TICK_ALL}</qt>")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._over = label(wrap=True)
        self._over.setProperty("tone", "warning")
        self.more = WrappingLink(_("usual supplements…"))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        head.addWidget(self.all)
        self.column.addLayout(head)
        self.column.addLayout(self._list)
        self.column.addWidget(self._over)
        self.column.addWidget(self.more)
        if not has_link:
            self.more.hide()
        self.hide()

        self.all.clicked.connect(self.all_wanted)
        self.more.clicked.connect(self.list_wanted)

    @property
    def rows(self) -> list[UsualRow]:
        """List what is shown."""
        return [row.shown for row in self._in_order()]

    @property
    def over(self) -> str:
        """Give what is said where all of it together reaches over the upper level."""
        return "" if self._over.isHidden() else self._over.text()

    def box(self, place: int) -> QCheckBox:
        """Give the box of a row."""
        return self._in_order()[place].box

    def set_title(self, title: str) -> None:
        """Head the card otherwise."""
        self._title.setText(title)

    def show_rows(self, rows: Sequence[UsualRow], over: str) -> None:
        """Show these intakes; *over* is said below them."""
        wanted = {row.key for row in rows}
        is_open = any(not row.ticked for row in rows)
        held = next((key for key, row in self._rows.items() if row.box.hasFocus()), None)
        lost_keys = (self.all.hasFocus() and not is_open) or (held is not None and held not in wanted)
        for gone in [key for key in self._rows if key not in wanted]:
            old = self._rows.pop(gone)
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, row in enumerate(rows):
            line = self._rows.get(row.key)
            if line is None:
                line = self._rows[row.key] = _IntakeRow(row)
                line.ticked.connect(self.ticked)
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
            line.show_row(row)
        self._over.setText(over)
        self._over.setVisible(bool(over))
        self.all.setVisible(is_open)
        self.setVisible(bool(rows))
        if lost_keys:
            self._hand_keys_on()

    def _hand_keys_on(self) -> None:
        rows = self._in_order()
        if rows:
            rows[-1].box.setFocus()
        else:
            self.left.emit()

    def _in_order(self) -> list[_IntakeRow]:
        return sorted(self._rows.values(), key=self._list.indexOf)


class _IntakeRow(QWidget):
    """Show one intake with its box; a click anywhere in the row ticks it."""

    ticked = Signal(str, bool)

    def __init__(self, row: UsualRow) -> None:
        super().__init__()
        self.shown = row
        self._shows = False
        self.box = QCheckBox()
        self._name = label(wrap=True)
        self._mg = label(muted=True)
        self._note = label(muted=True, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.box)
        line.addWidget(self._name, 1)
        line.addWidget(self._mg)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._note)
        self.box.setMinimumHeight(TARGET)

        # Not clicked: a screen reader's action toggles a box without a click.
        self.box.toggled.connect(self._toggled)

    def show_row(self, row: UsualRow) -> None:
        """Show the intake as it is now."""
        self.shown = row
        self._name.setText(f"{row.time} · {row.name}" if row.time else row.name)
        self._mg.setText(row.mg)
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self.box.setAccessibleName(", ".join(filter(None, (row.name, row.time, row.mg))))
        self.box.setAccessibleDescription(row.note)
        self._shows = True
        self.box.setChecked(row.ticked)
        self._shows = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Tick by a click on the name as well."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()

    def _toggled(self, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if not self._shows:
            self.ticked.emit(self.shown.key, on)
