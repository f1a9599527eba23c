"""The article's causes, ticked where one seems to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import STEP, TARGET
from magapp.ui.widgets.card import label
from magapp.ui.widgets.symptom_row import paint_row

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QPaintEvent


class CauseRow(QWidget):
    """Offer one cause with its box; ``chosen`` says that its explanation is wanted."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    stepped = Signal(str, int)

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._chosen = False
        self._shows = False
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        self._name = label(name, wrap=True)

        row = QHBoxLayout(self)
        row.setContentsMargins(8, STEP, 8, STEP)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self._name, 1)
        self.setMinimumHeight(TARGET + 2 * STEP)

        # Not clicked: a screen reader's action toggles a box without a click.
        self.box.toggled.connect(self._tell_ticked)
        self.box.installEventFilter(self)

    def show_tick(self, *, on: bool) -> None:
        """Show whether the cause is ticked, without telling anybody."""
        self._shows = True
        self.box.setChecked(on)
        self._shows = False

    def set_chosen(self, *, chosen: bool) -> None:
        """Show that this is the cause being explained."""
        self._chosen = chosen
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Explain a cause as soon as the keys reach its box, and go to the next by the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.stepped.emit(self._key, step)
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if event.type() == QEvent.Type.FocusIn:
                self.chosen.emit(self._key)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Explain a cause that is clicked on; only its box is a tick."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Paint the ground of the row."""
        paint_row(self, chosen=self._chosen, focused=self.box.hasFocus())

    def _tell_ticked(self, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if not self._shows:
            self.chosen.emit(self._key)
            self.ticked.emit(self._key, on)


class CausesPanel(QWidget):
    """List the causes; tell which is chosen, which is ticked, and when the profile is wanted."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    profile_wanted = Signal()

    def __init__(self, causes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Causes"))
        self._rows: dict[str, CauseRow] = {}
        self.profile = QPushButton(_("Conditions and medicines…"))
        self._chosen_key = causes[0][0]

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        question = label(
            _("What fits you? A tick proves nothing; it makes the advice fit better."), muted=True
        )
        question.setWordWrap(True)
        question.setContentsMargins(8, 0, 8, 6)
        column.addWidget(question)
        for key, name in causes:
            row = CauseRow(key, name)
            self._rows[key] = row
            column.addWidget(row)
            row.chosen.connect(self.choose)
            row.ticked.connect(self.ticked)
            row.stepped.connect(self._step)
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 0)
        buttons.addWidget(self.profile)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._rows[self._chosen_key].set_chosen(chosen=True)

        self.profile.clicked.connect(self.profile_wanted)

    @property
    def chosen_key(self) -> str:
        """Give the key of the cause that is explained."""
        return self._chosen_key

    def row(self, key: str) -> CauseRow:
        """Give the row of a cause."""
        return self._rows[key]

    def choose(self, key: str) -> None:
        """Choose the cause to explain."""
        if key == self._chosen_key:
            return
        self._chosen_key = key
        for each, row in self._rows.items():
            row.set_chosen(chosen=each == key)
        self.chosen.emit(key)

    def show_ticks(self, keys: Collection[str]) -> None:
        """Show which causes are ticked."""
        for key, row in self._rows.items():
            row.show_tick(on=key in keys)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._rows)
        place = min(max(keys.index(key) + by, 0), len(keys) - 1)
        self._rows[keys[place]].box.setFocus(Qt.FocusReason.TabFocusReason)
