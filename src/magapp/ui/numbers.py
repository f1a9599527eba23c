"""Qt's own numbers, as Qt writes them in its C++ headers.

Naming one member of PySide's ``Qt`` makes Python classes of all its 93 enums: a tenth of the time to
the first paint. What is needed before that paint is therefore given as Qt's numbers, which properties
(``setProperty``), roles and ``QKeyEvent.key()`` take and give. A test compares them with the enums.
"""

from __future__ import annotations

from typing import Final

PLAIN_TEXT: Final = 0
ALIGN_LEFT: Final = 0x0081
"""Left, and in the middle of the height."""
ALIGN_RIGHT: Final = 0x0082
"""Right, and in the middle of the height."""
ALIGN_BOTTOM: Final = 0x0041
SCROLL_BAR_NEVER: Final = 1
MENU_OF_ACTIONS: Final = 2

DISPLAY_ROLE: Final = 0
EDIT_ROLE: Final = 2
TOOL_TIP_ROLE: Final = 3
FONT_ROLE: Final = 6
ALIGNMENT_ROLE: Final = 7
FOREGROUND_ROLE: Final = 9
SPOKEN_ROLE: Final = 11
USER_ROLE: Final = 0x0100

KEY_SPACE: Final = 0x20
KEY_ESCAPE: Final = 0x01000000
KEY_BACKSPACE: Final = 0x01000003
KEY_RETURN: Final = 0x01000004
KEY_ENTER: Final = 0x01000005
KEY_DELETE: Final = 0x01000007
KEY_UP: Final = 0x01000013
KEY_DOWN: Final = 0x01000015
