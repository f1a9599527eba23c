"""Enter presses the button that has the keyboard, in the window and in its dialogs."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.ui.widgets.enter_key import CAREFUL, EnterKey, search_typed


@pytest.fixture(params=[QWidget, QDialog])
def window(request, qtbot):
    made = request.param()
    column = QVBoxLayout(made)
    made.pressed = []
    for name in ("link", "careful", "default"):
        button = QPushButton(name)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False, name=name: made.pressed.append(name))
        column.addWidget(button)
    made.findChild(QPushButton, "careful").setProperty(CAREFUL, True)
    column.addWidget(QLineEdit())
    made.enter = EnterKey()
    made.enter.watch(made)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot, window, key):
    for name in ("link", "careful"):
        button = window.findChild(QPushButton, name)
        button.setFocus()
        qtbot.keyClick(button, key)
    assert window.pressed == ["link"]
    line = window.findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClick(line, key)
    qtbot.keyClick(window.findChild(QPushButton, "link"), key, Qt.KeyboardModifier.ControlModifier)
    assert window.pressed == ["link"]


def test_a_letter_that_nothing_took_is_searched_for(qtbot):
    line = QLineEdit("kof")
    qtbot.addWidget(line)

    def typed(text, held=Qt.KeyboardModifier.NoModifier):
        return search_typed(QKeyEvent(QEvent.Type.KeyPress, 0, held, text), line)

    assert typed("f")
    assert typed("I", Qt.KeyboardModifier.ShiftModifier)
    for text, held in ((" ", Qt.KeyboardModifier.NoModifier), ("e", Qt.KeyboardModifier.ControlModifier)):
        assert not typed(text, held)
    assert line.text() == "koffI"
