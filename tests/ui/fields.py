"""What a screen reader finds in a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def unnamed_fields(dialog):
    """List what is visible and takes the keyboard, but has no name."""
    return [
        each
        for each in dialog.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
