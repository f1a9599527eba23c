"""The numbers that stand for Qt's enums before the first paint are Qt's own."""

import pytest
from PySide6.QtCore import Qt

from magapp.ui import numbers

ENUMS = {
    "PLAIN_TEXT": Qt.TextFormat.PlainText,
    "ALIGN_LEFT": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "ALIGN_RIGHT": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "ALIGN_BOTTOM": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
    "SCROLL_BAR_NEVER": Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
    "MENU_OF_ACTIONS": Qt.ContextMenuPolicy.ActionsContextMenu,
    "DISPLAY_ROLE": Qt.ItemDataRole.DisplayRole,
    "EDIT_ROLE": Qt.ItemDataRole.EditRole,
    "TOOL_TIP_ROLE": Qt.ItemDataRole.ToolTipRole,
    "FONT_ROLE": Qt.ItemDataRole.FontRole,
    "ALIGNMENT_ROLE": Qt.ItemDataRole.TextAlignmentRole,
    "FOREGROUND_ROLE": Qt.ItemDataRole.ForegroundRole,
    "SPOKEN_ROLE": Qt.ItemDataRole.AccessibleTextRole,
    "USER_ROLE": Qt.ItemDataRole.UserRole,
    "KEY_SPACE": Qt.Key.Key_Space,
    "KEY_ESCAPE": Qt.Key.Key_Escape,
    "KEY_BACKSPACE": Qt.Key.Key_Backspace,
    "KEY_RETURN": Qt.Key.Key_Return,
    "KEY_ENTER": Qt.Key.Key_Enter,
    "KEY_DELETE": Qt.Key.Key_Delete,
    "KEY_UP": Qt.Key.Key_Up,
    "KEY_DOWN": Qt.Key.Key_Down,
}


@pytest.mark.parametrize("name", [name for name in vars(numbers) if name.isupper()])
def test_each_number_is_that_of_qt(name):
    value = ENUMS[name]
    assert getattr(numbers, name) == (value if isinstance(value, int) else value.value)
