"""Keys that a line of text takes for itself before the menu can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

_ALWAYS: Final = ("Ctrl+D", "Ctrl+E")
"""To a line on X11: delete a letter, go to the end. Delete and End do the same."""
_WHEN_EMPTY: Final = ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")
"""A line with text has steps of its own to undo; an empty one would bring back what was just added."""


class MenuKeys(QObject):
    """Leave to the menu what a line would take, for the one line that always has the keyboard."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._always = [QKeySequence(keys) for keys in _ALWAYS]
        self._when_empty = [QKeySequence(keys) for keys in _WHEN_EMPTY]
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Keep the question whether the line wants a key from the line."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = QKeySequence(event.keyCombination())
        if keys in self._always or (keys in self._when_empty and not self._line.text()):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
