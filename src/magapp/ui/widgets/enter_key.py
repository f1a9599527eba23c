"""What people expect of keys and Qt leaves out: Enter presses the button it is on, letters search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

CAREFUL = "careful"
"""The property of a button that only Space and the mouse press."""


class EnterKey(QObject):
    """Watch windows for an Enter that a button in them left alone, and press that button."""

    def watch(self, window: QWidget) -> None:
        """Watch a window or dialog; its default button stays the one for fields."""
        window.installEventFilter(self)
        _hold_default(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Press the button."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_enter(event):
            button = watched.focusWidget() if isinstance(watched, QWidget) else None
            if isinstance(button, QPushButton | QToolButton) and not button.property(CAREFUL):
                button.click()
                return True
        return super().eventFilter(watched, event)


def search_typed(event: QKeyEvent, line: QLineEdit) -> bool:
    """Put a letter that nothing else took into the line to search in, and the keyboard with it."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if held or not event.text().strip() or not event.text().isprintable():
        return False
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    line.setCursorPosition(len(line.text()))
    line.insert(event.text())
    return True


def _hold_default(window: QWidget) -> None:
    """Have the dialog itself know its default button.

    One that was made the default before it lay in the dialog is unknown to it, and would be none once the
    keyboard had been on it and left.
    """
    for button in window.findChildren(QPushButton):
        if button.isDefault() and button.window() is window:
            button.setDefault(False)
            button.setDefault(True)


def _is_enter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
