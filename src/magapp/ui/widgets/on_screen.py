"""Sizes that no small screen cuts off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME: Final = (16, 48)
"""Room in px for the frame and the title bar, whose size the system tells only once they are there."""


def resize_on_screen(widget: QWidget, width: int, height: int) -> None:
    """Give a window a size in px, or what the screen has room for, its frame included, where that is smaller.

    Of the first screen: a window that is not shown yet, or whose parent was just built anew, has none.
    """
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        widget.resize(width, height)
        return
    room = screen.availableGeometry()
    widget.resize(min(width, room.width() - _FRAME[0]), min(height, room.height() - _FRAME[1]))
