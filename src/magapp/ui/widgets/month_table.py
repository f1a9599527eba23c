"""The days of one month, walked through by the keys and the mouse."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

DAY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""Under it a cell gives its day."""
_WEEK: Final = 7
_MONTHS: Final = 12
_DAYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIGNS: Final = "+-\u2212"


def day_by_key(day: dt.date, key: Qt.Key, *, ctrl: bool = False) -> dt.date | None:
    """Give the day a key leads to: by days and weeks, months (with Ctrl years), to an end of the month.

    From the 31st a month ahead is the last day of a shorter month. Null where the key leads nowhere.
    """
    if key in _DAYS:
        return day + dt.timedelta(days=_DAYS[key])
    if key in _PAGES:
        months = day.year * _MONTHS + day.month - 1 + _PAGES[key] * (_MONTHS if ctrl else 1)
        year, month = months // _MONTHS, months % _MONTHS + 1
        return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
    if key == Qt.Key.Key_Home:
        return day.replace(day=1)
    if key == Qt.Key.Key_End:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return None


class MonthTable(QTableView):
    """Show one month; the arrows walk from day to day, over the edge into the next month."""

    walked = Signal(object)
    stretched = Signal(object)
    """Shift was held: from where the walk began up to this day."""
    dragged = Signal(object, object)
    """The mouse was pressed on the first day and is on the other."""
    marked = Signal(object)
    """Space was pressed on this day."""
    typed = Signal(str)
    """What may begin the name or the number of a day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)  # Tab leaves the days; Qt's own way goes through each of them
        self.shown: dt.date | None = None
        self._pressed: dt.date | None = None
        self._dragged: dt.date | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Walk, choose, or begin to type a day."""
        held = event.modifiers()
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if self.shown is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.marked.emit(self.shown)
        elif self.step(Qt.Key(event.key()), ctrl=ctrl, shift=shift):
            return
        elif not ctrl and not held & Qt.KeyboardModifier.AltModifier and _begins_a_day(event.text()):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def step(self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> bool:
        """Walk where a key leads, and tell whether it leads anywhere."""
        day = None if self.shown is None else day_by_key(self.shown, key, ctrl=ctrl)
        if day is not None:
            (self.stretched if shift else self.walked).emit(day)
        return day is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Remember where a stretch may begin."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self._dragged = self._day_at(event.position().toPoint()) if plain else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Tell of each day that the mouse is dragged over."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        day = self._day_at(event.position().toPoint())
        if day is not None and day != self._dragged:
            self._dragged = day
            self.dragged.emit(self._pressed, day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt calls it so
        """End the stretch."""
        self._pressed = self._dragged = None
        super().mouseReleaseEvent(event)

    def _day_at(self, place: QPoint) -> dt.date | None:
        day = self.indexAt(place).data(DAY_ROLE)
        return day if isinstance(day, dt.date) else None


def _begins_a_day(text: str) -> bool:
    return len(text) == 1 and (text.isalnum() or text in _SIGNS)
