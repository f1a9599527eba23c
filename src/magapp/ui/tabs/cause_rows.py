"""The rows of the causes: one to tick for each of the article, one to read for what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from magapp.ui.theme import STEP, TARGET
from magapp.ui.widgets.card import chip, label
from magapp.ui.widgets.symptom_row import paint_row

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QLabel

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _strength_chip(strength: str, meaning: str) -> QLabel:
    made = chip(strength, plain=True)
    made.setToolTip(meaning)
    made.setAccessibleDescription(meaning)
    return made


class CauseRow(QWidget):
    """Offer one cause with its box; ``chosen`` says that its explanation is wanted."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    stepped = Signal(str, int)

    def __init__(
        self, key: str, name: str, strength: str, meaning: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._chosen = False
        self._shows = False
        self.box = QCheckBox()
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(f"{strength}\n{meaning}")
        self._name = label(name, wrap=True)
        self.strength = _strength_chip(strength, meaning)

        row = QHBoxLayout(self)
        row.setContentsMargins(8, STEP, 8, STEP)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(self._name, 1)
        row.addWidget(self.strength, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(TARGET + 2 * STEP)

        # Not clicked: a screen reader's action toggles a box without a click.
        self.box.toggled.connect(self._tell_ticked)
        self.box.installEventFilter(self)

    @property
    def takes_keys(self) -> QWidget:
        """Give what the keys go to."""
        return self.box

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
            step = _STEPS.get(Qt.Key(event.key()))
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


class FactorRow(QAbstractButton):
    """Name one thing that the article leaves out, with a mark where the person told it of themselves.

    It takes the keys itself; ``chosen`` says that its explanation is wanted. Only the one that is chosen
    (or the first) is reached by Tab, the others by the arrow keys.
    """

    chosen = Signal(str)
    stepped = Signal(str, int)

    def __init__(
        self, key: str, name: str, strength: str, meaning: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._chosen = False
        self._evidence = f"{strength}\n{meaning}"
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._evidence)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.mark = label(wrap=True)
        self.mark.hide()
        self.strength = _strength_chip(strength, meaning)

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, wrap=True))
        words.addWidget(self.mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, STEP, 8, STEP)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.strength, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(TARGET + 2 * STEP)

        self.clicked.connect(self._tell)

    @property
    def takes_keys(self) -> QWidget:
        """Give what the keys go to."""
        return self

    def show_mark(self, words: str) -> None:
        """Show what the person told of themselves that is this; nothing for no words."""
        self.mark.setText(f"✓ {words}" if words else "")
        self.mark.setVisible(bool(words))
        self.setAccessibleDescription(f"{words}\n{self._evidence}" if words else self._evidence)

    def set_chosen(self, *, chosen: bool) -> None:
        """Show that this is the one being explained."""
        self._chosen = chosen
        self.update()

    def set_tab_stop(self, *, on: bool) -> None:
        """Be the one row that Tab reaches, or leave that to another."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Go to the next row by the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(self._key, step)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt calls it so
        """Explain it as soon as the keys reach it."""
        super().focusInEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Paint the ground of the row."""
        paint_row(self, chosen=self._chosen, focused=self.hasFocus())

    def _tell(self) -> None:
        self.chosen.emit(self._key)
