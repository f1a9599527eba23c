"""The field in which a day is typed, in the place of the month's name."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit

from magapp.i18n import _
from magapp.services.typed_day import DaysAround, is_bare_number, read_typed_day
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_LONGEST: Final = 40
_WALKING: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_STAYING: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Another window or a menu in front of it is no leaving."""


class DayField(QLineEdit):
    """Read a typed day: a number alone tells ``jumped`` at once, anything else ``entered`` with Enter.

    ``refused``: Enter on what is no day; ``given_up``: Esc; ``walked``: a key that walks; ``left``: the
    keyboard went elsewhere. ``said`` is what is understood, in words.
    """

    jumped = Signal(object)
    entered = Signal(object)
    refused = Signal()
    given_up = Signal()
    walked = Signal(object)
    left = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(_("Go to day"))
        beginning = dt.date(2000, 1, 1)
        self._around = DaysAround(beginning, beginning, beginning)
        self.textEdited.connect(self._read_along)

    @property
    def origin(self) -> dt.date:
        """Give the day that was shown when the typing began."""
        return self._around.shown

    def begin(self, text: str, around: DaysAround) -> None:
        """Take the keyboard, and what was typed already."""
        self._around = around
        self.setText(text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)  # nothing is selected
        self._read_along(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Keep Enter and Esc from the window: they are about what is typed."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in _WALKING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walked.emit(key)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt calls it so
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left.emit()

    def _read_along(self, text: str) -> None:
        """Say which day a text means; a number alone goes there at once, and its second digit goes on."""
        day = read_typed_day(text, self._around)
        if day is not None and is_bare_number(text):
            self.jumped.emit(day)
        self._say(how_to_type() if day is None else long_day(day, self._around.today), aloud=day is not None)

    def _end(self) -> None:
        day = read_typed_day(self.text(), self._around)
        if day is not None:
            self.entered.emit(day)
            return
        self.refused.emit()
        said = _("‘{text}’ is no day. Type for example 3, 3-11, friday, yesterday or -7.")
        self._say(said.format(text=self.text().strip()), aloud=True)
        self.selectAll()

    def _say(self, words: str, *, aloud: bool) -> None:
        self.setAccessibleDescription(words)
        self.said.emit(words)
        if aloud:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def how_to_type() -> str:
    """Say what can be typed."""
    return _("Type a day: 3, 3-11, friday, yesterday or -7.")
