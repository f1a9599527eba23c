"""Ctrl+1 to Ctrl+4: one more of a drink, or a line of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, Qt

from magapp.i18n import _
from magapp.services.drinks import DRINKS
from magapp.services.plain_text import typed
from magapp.ui.widgets.drinks_card import drink_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from magapp.ui.choices import Choices
    from magapp.ui.diary_desk import DiaryDesk

LINE: Final = "="
"""What a line of one's own begins with in the settings."""


def quick_key(place: int) -> str:
    """Give the shortcut of a quick key, counted from 0."""
    return f"Ctrl+{place + 1}"


def key_of_drink(drink: str, quick_keys: tuple[str, ...]) -> str:
    """Give the shortcut that writes down one more of a drink; empty where none does."""
    return quick_key(quick_keys.index(drink)) if drink in quick_keys else ""


def quick_words(key: str) -> str:
    """Say what a quick key does."""
    if key in DRINKS:
        return _("One more: {drink}").format(drink=drink_name(key))
    # An ampersand in a menu would underline the letter after it.
    return _("Write down: {line}").format(line=typed(key.removeprefix(LINE)).replace("&", "&&"))


class QuickKeys(QObject):
    """Put the quick keys of the settings into a menu, and keep them right."""

    def __init__(
        self, menu: QMenu, window: QWidget, choices: Choices, desk: DiaryDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._desk = desk
        self._actions: list[QAction] = []
        for place in range(len(choices.settings.quick_keys)):
            action = QAction(window)
            action.setObjectName(f"quick{place + 1}")
            action.setShortcut(QKeySequence(quick_key(place)))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(partial(self.press, place))
            menu.addAction(action)
            self._actions.append(action)
        choices.changed.connect(self._changed)
        self._name()

    def press(self, place: int) -> None:
        """Write down what the key stands for."""
        key = self._choices.settings.quick_keys[place]
        if key in DRINKS:
            self._desk.edits.one_more(key)
        else:
            self._desk.write_line(key.removeprefix(LINE))

    def _changed(self, names: frozenset[str]) -> None:
        if "quick_keys" in names:
            self._name()

    def _name(self) -> None:
        keys = self._choices.settings.quick_keys
        for action, key in zip(self._actions, keys, strict=True):
            action.setText(quick_words(key))
        self._desk.show_quick_keys(keys)
