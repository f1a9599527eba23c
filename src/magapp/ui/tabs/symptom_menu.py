"""The context menu of a complaint: the same as its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from magapp.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from magapp.ui.widgets.symptom_row import Wish


def row_menu(parent: QWidget, *, own: bool, deletable: bool) -> QMenu:
    """Make the menu of a row; each line carries the wish of the row as its data."""
    menu = QMenu(parent)
    _add(menu, _("Explanation"), "explain", Qt.Key.Key_Enter)
    _add(menu, _("Earlier days"), "history", Qt.Key.Key_H)
    if own:
        menu.addSeparator()
        _add(menu, _("Rename…"), "rename", Qt.Key.Key_F2)
        _add(menu, _("Delete") if deletable else _("Stop keeping track"), "remove", Qt.Key.Key_Delete)
    return menu


def _add(menu: QMenu, text: str, wish: Wish, key: Qt.Key) -> None:
    action = menu.addAction(text)
    action.setData(wish)
    action.setShortcut(QKeySequence(key))
    # The row takes the key itself; here it is only shown.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
