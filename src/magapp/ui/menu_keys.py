"""Keys that a line of text takes for itself before the menu can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from magapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLineEdit

_ALWAYS: Final = ("Ctrl+D", "Ctrl+E")
"""To a line on X11: delete a letter, go to the end. Delete and End do the same."""
_WHEN_EMPTY: Final = ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+U", "Ctrl+K")
"""A line with text has steps of its own to undo, and on X11 Ctrl+U and Ctrl+K delete in it; an empty one
would bring back what was just added, or do nothing."""


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


def keys_of(menus: Iterable[QMenu]) -> list[tuple[str, str]]:
    """List the commands of menus that have a key: what they do, and the key as people know it."""
    steps = {"undo": _("&Undo"), "redo": _("&Redo")}  # without what they would take back just now
    found = []
    for menu in menus:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                found += [(_within(action, each), _keys(each)) for each in inner.actions() if _has_key(each)]
            elif _has_key(action):
                found.append((_plain(steps.get(action.objectName(), action.text())), _keys(action)))
    return found


def _has_key(action: QAction) -> bool:
    return not action.shortcut().isEmpty()


def _within(outer: QAction, action: QAction) -> str:
    """Name a command of a menu in a menu: alone, "Lunch" would not say what is done."""
    words = _plain(action.text()).lstrip("0123456789 ")
    return _("{menu}: {command}").format(menu=_plain(outer.text()), command=words)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts())
