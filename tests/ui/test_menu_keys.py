"""The line that always has the keyboard leaves the menu's keys to the menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow

from magapp.ui.menu_keys import MenuKeys

KEYS = {
    "Ctrl+D": (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+E": (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+U": (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+Z": (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+Y": (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    "Ctrl+Shift+Z": (
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ),
}


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    line = QLineEdit()
    made.setCentralWidget(line)
    MenuKeys(line)
    made.show()
    made.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return made


def chosen(qtbot, window, keys):
    """Press keys in the line and list what the menu was asked."""
    asked = []
    for each in KEYS:
        action = QAction(each, window)
        action.setShortcut(QKeySequence(each))
        action.triggered.connect(lambda _on=False, each=each: asked.append(each))
        window.addAction(action)
    qtbot.keyClick(window.centralWidget(), *KEYS[keys])
    return asked


@pytest.mark.parametrize("keys", KEYS)
def test_an_empty_line_leaves_the_menus_keys_to_the_menu(qtbot, window, keys):
    window.centralWidget().insert("bread")
    window.centralWidget().clear()
    assert chosen(qtbot, window, keys) == [keys]
    assert window.centralWidget().text() == ""


def test_a_line_with_text_undoes_its_own_typing_first(qtbot, window):
    qtbot.keyClicks(window.centralWidget(), "bread")
    assert chosen(qtbot, window, "Ctrl+Z") == []
    assert window.centralWidget().text() == ""


@pytest.mark.parametrize("keys", ["Ctrl+D", "Ctrl+E", "Ctrl+U"])
def test_a_line_with_text_leaves_what_it_has_other_keys_for_as_well(qtbot, window, keys):
    qtbot.keyClicks(window.centralWidget(), "bread")
    assert chosen(qtbot, window, keys) == [keys]
    assert window.centralWidget().text() == "bread"
