"""A row of buttons of which one is chosen, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton

_AROUND_TEXT: Final = 28
_AROUND_SLIM: Final = 12


class Segmented(QWidget):
    """Let one of a few be chosen, by click, by arrow keys, or none at all (null).

    ``chosen`` tells the key only when the person chose, not when the program set it.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (key, text) in enumerate(choices):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)  # in a dialog the first would look like its default
            button.setObjectName(key)
            button.setAccessibleName(f"{name}: {text}")
            button.setProperty("segment", "true")
            where = "first" if place == 0 else "last" if place == len(choices) - 1 else "middle"
            button.setProperty("place", where)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
            button.ensurePolished()
            chosen = QFont(button.font())
            chosen.setBold(True)
            # The one chosen is bold: without this its text would be cut when it is chosen.
            button.setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(text) + _AROUND_TEXT)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

        self._quiet = False
        self._told: QAbstractButton | None = None
        # A screen reader's action toggles a button without a click.
        self._group.buttonToggled.connect(self._toggled)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str | None:
        """Give the key of what is chosen."""
        button = self._group.checkedButton()
        return None if button is None else button.objectName()

    def set_value(self, key: str | None) -> None:
        """Show a choice, without telling anybody."""
        if key == self.value:
            return
        self._quiet = True
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(True)
        self._quiet = False

    def make_slim(self) -> None:
        """Leave less room around the words, for a narrow place."""
        for button in self._buttons.values():
            button.setProperty("slim", "true")
            button.setMinimumWidth(button.minimumWidth() - _AROUND_TEXT + _AROUND_SLIM)

    def button(self, key: str) -> QPushButton:
        """Give the button of a choice."""
        return self._buttons[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Move between the buttons with the arrow keys."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                buttons = list(self._buttons.values())
                place = next((i for i, each in enumerate(buttons) if each is watched), 0)
                buttons[(place + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _toggled(self, button: QAbstractButton, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if on and not self._quiet:
            self._told = button
            self.chosen.emit(button.objectName())

    def _clicked(self, button: QAbstractButton) -> None:
        told, self._told = self._told, None
        if told is not button:
            self.chosen.emit(button.objectName())
