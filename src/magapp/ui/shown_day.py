"""The day that the window shows, the same in every tab."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR


class ShownDay(QObject):
    """Hold the day shown and today; tell when either becomes another."""

    changed = Signal()

    def __init__(self, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.day = today

    @property
    def is_today(self) -> bool:
        """Tell whether the day shown is today."""
        return self.day == self.today

    def show(self, day: dt.date) -> None:
        """Show another day, within the years a diary can hold."""
        if day != self.day and EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.day = day
            self.changed.emit()

    def show_previous(self) -> None:
        """Show the day before."""
        self.show(self.day - dt.timedelta(days=1))

    def show_next(self) -> None:
        """Show the day after."""
        self.show(self.day + dt.timedelta(days=1))

    def show_today(self) -> None:
        """Show today."""
        self.show(self.today)

    def follow_clock(self, today: dt.date) -> None:
        """Take note that a new day began; a window that showed today shows the new one."""
        if today == self.today:
            return
        followed = self.is_today
        self.today = today
        if followed:
            self.day = today
        self.changed.emit()
