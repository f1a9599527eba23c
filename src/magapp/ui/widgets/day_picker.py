"""A month in which one day or several are chosen, today or later as well."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR
from magapp.i18n import _
from magapp.ui.widgets.month import Month
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from magapp.ui.widgets.month_model import AboutOf, SignsOf


class DayPicker(Month):
    """Let days be chosen: by Ctrl or Shift and a click, a drag, Space, or Shift and the arrows.

    Where none is, the day that the keyboard is on counts as chosen. ``picked`` tells of another choice.
    """

    picked = Signal()

    def __init__(
        self, signs_of: SignsOf, parent: QWidget | None = None, *, about: AboutOf | None = None
    ) -> None:
        super().__init__(signs_of, parent, about=about)
        self._table.setAccessibleName(_("Calendar. Space chooses several days."))
        self._from = self._day

    def begin(self, day: dt.date, today: dt.date) -> None:
        """Put the keyboard on a day, none chosen yet."""
        self.show_day(day, today)
        self._from = day
        self._pick(frozenset())

    def days(self) -> list[dt.date]:
        """List the days that are chosen, the earliest first."""
        return sorted(self._model.picked) or [self._day]

    @property
    def chosen_days(self) -> list[dt.date]:
        """List the days that were chosen as several, the earliest first; none where none was."""
        return sorted(self._model.picked)

    def let_go(self) -> None:
        """Choose none of them any longer."""
        if self._model.picked:
            self._pick(frozenset())

    def go_to(self, day: dt.date, today: dt.date) -> None:
        """Show a day; the next stretch begins there."""
        if day != self._day:
            self._from = day
        super().go_to(day, today)

    def _pointed(self, day: dt.date) -> None:
        held = QApplication.keyboardModifiers()
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._stretched(day)
            return
        if held & Qt.KeyboardModifier.ControlModifier:
            self._marked(day)
        else:
            self._pick(frozenset())
        self._go(day, begin=True)

    def _walked(self, day: dt.date) -> None:
        self._go(day, begin=True)

    def _stretched(self, day: dt.date) -> None:
        first, last = min(self._from, day), max(self._from, day)
        between = {first + dt.timedelta(days=away) for away in range((last - first).days + 1)}
        self._pick(frozenset(each for each in between if _is_allowed(each)))
        self._go(day, begin=False)

    def _dragged(self, first: dt.date, day: dt.date) -> None:
        self._from = first
        self._stretched(day)

    def _marked(self, day: dt.date) -> None:
        self._pick(self._model.picked ^ {day})
        name = long_day(day, self._today)
        said = _("{day}, chosen") if day in self._model.picked else _("{day}, not chosen")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, said.format(day=name)))

    def _go(self, day: dt.date, *, begin: bool) -> None:
        if not _is_allowed(day):
            return
        start = day if begin else self._from
        self.chosen.emit(day)
        if self._day != day:  # nobody heard it who shows the day here as well
            self.show_day(day, self._today)
        self._from = start
        self.picked.emit()

    def _pick(self, days: frozenset[dt.date]) -> None:
        self._model.pick(days)
        self.picked.emit()


def _is_allowed(day: dt.date) -> bool:
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR
