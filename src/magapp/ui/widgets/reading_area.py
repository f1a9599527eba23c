"""A page that scrolls, by the keys as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from magapp.ui.theme import SCROLL_BAR

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QScrollBar


class ReadingArea(QFrame):
    """Scroll a page up and down, and sideways where large letters make it wider than its place.

    The keys go to a frame around the scroll area: a frame has a role to a screen reader, while a scroll
    area is a mere filling, silent when the keys reach it.
    """

    def __init__(self, page: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setProperty("page", "true")
        self._area.setWidget(page)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def keep_width(self) -> None:
        """Let the page be as wide without a scroll bar as with one, its right edge where it was.

        What stands above or below is to leave as much room at its right, ``SCROLL_BAR``.
        """
        self._area.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._leave_room(0, 0)

    def _leave_room(self, least: int, most: int) -> None:
        page = self._area.widget()
        inside = None if page is None else page.layout()
        if inside is None:
            return
        margins = inside.contentsMargins()
        margins.setRight(0 if most > least else SCROLL_BAR)
        inside.setContentsMargins(margins)

    def verticalScrollBar(self) -> QScrollBar:  # noqa: N802  # as Qt calls it
        """Give the scroll bar."""
        return self._area.verticalScrollBar()

    def widget(self) -> QWidget | None:
        """Give the page."""
        return self._area.widget()

    def viewport(self) -> QWidget:
        """Give what the page is seen through."""
        return self._area.viewport()

    def ensureWidgetVisible(self, widget: QWidget) -> None:  # noqa: N802  # as Qt calls it
        """Bring a part of the page into sight."""
        self._area.ensureWidgetVisible(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Scroll by the arrow keys and by pages."""
        self._area.keyPressEvent(event)


def line_up(column: QVBoxLayout, area: ReadingArea | QStackedWidget) -> None:
    """Let the scroll bar of an area stand at the right of all else in a column, in its margin.

    What the area shows then ends where what stands above and below it ends, the bar there or not. Areas of
    which one is seen at a time are given by what holds them.
    """
    margins = column.contentsMargins()
    margins.setRight(max(0, margins.right() - SCROLL_BAR))
    column.setContentsMargins(margins)
    for each in [area] if isinstance(area, ReadingArea) else area.findChildren(ReadingArea):
        each.keep_width()
    for place in range(column.count()):
        item = column.itemAt(place)
        widget = None if item is None else item.widget()
        if widget is area or item is None:
            continue
        inner = item.layout()
        if widget is not None:
            # Qt keeps the sizes of a widget in its first item for as long as that lives.
            del item
            column.takeAt(place)
            inner = QHBoxLayout()
            inner.addWidget(widget)
            column.insertLayout(place, inner)
        if inner is not None:
            inner.setContentsMargins(0, 0, SCROLL_BAR, 0)


def scrolling(page: QWidget) -> QScrollArea:
    """Scroll a page whose own parts take the keys; its ground is that of what lies around it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area
