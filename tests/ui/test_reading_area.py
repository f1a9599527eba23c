"""A page of text is scrolled by the keys, and a screen reader hears where they are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from magapp.ui.widgets.reading_area import ReadingArea


def a_long_page(qtbot):
    page = QLabel("\n".join(["a line of text"] * 200))
    area = ReadingArea(page, "Help")
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    return area


def test_the_page_scrolls_by_the_keys(qtbot):
    area = a_long_page(qtbot)
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 100
    qtbot.keyClick(area, Qt.Key.Key_Up)
    qtbot.keyClick(area, Qt.Key.Key_PageUp)
    assert area.verticalScrollBar().value() == 0


def test_what_takes_the_keys_has_a_role_and_a_name(qtbot):
    area = a_long_page(qtbot)
    told = QAccessible.queryAccessibleInterface(area)
    assert told.text(QAccessible.Text.Name) == "Help"
    assert told.role() not in (QAccessible.Role.Client, QAccessible.Role.NoRole)
