"""The day that the window shows, the same in every tab."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR, Meal
from magapp.services.meal_times import USUAL, DayTimes, Moment
from magapp.ui.choices import local_now


class ShownDay(QObject):
    """Hold the day shown and today; tell when either becomes another.

    ``times`` say when a day begins and which meal it is; one o'clock at night may be of the day before.
    """

    changed = Signal()
    leaving = Signal()
    """The day shown is about to become another: what is being typed about it is to be taken now."""

    def __init__(self, today: dt.date, parent: QObject | None = None, times: DayTimes = USUAL) -> None:
        super().__init__(parent)
        self.today = today
        self.day = today
        self.times = times

    @property
    def is_today(self) -> bool:
        """Tell whether the day shown is today."""
        return self.day == self.today

    def show(self, day: dt.date) -> None:
        """Show another day, within the years a diary can hold."""
        if day != self.day and EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.leaving.emit()
            self.day = day
            self.changed.emit()

    def show_previous(self) -> None:
        """Show the day before."""
        self.show(self.day - dt.timedelta(days=1))

    def show_next(self) -> None:
        """Show the day after."""
        self.show(self.day + dt.timedelta(days=1))

    def show_week_before(self) -> None:
        """Show the day a week before."""
        self.show(self.day - dt.timedelta(days=7))

    def show_week_after(self) -> None:
        """Show the day a week after."""
        self.show(self.day + dt.timedelta(days=7))

    def show_today(self) -> None:
        """Show today."""
        self.show(self.today)

    def moment(self) -> Moment:
        """Tell the day and minute that the person is in now."""
        return self.times.moment(local_now())

    def minute_now(self) -> int:
        """Give the minutes from the midnight of the person's day, past 24:00 before the next one begins."""
        return self.moment().minute

    def meal_now(self) -> Meal:
        """Tell the likely meal of this hour."""
        return self.times.meal_at(self.minute_now())

    def use_times(self, times: DayTimes) -> None:
        """Take other times of the day and of the meals."""
        if times != self.times:
            self.times = times
            self.follow_clock()

    def follow_clock(self) -> None:
        """Look at the clock: perhaps another day began, or the clock was put back."""
        self.begin(self.moment().day)

    def begin(self, today: dt.date) -> None:
        """Take note that it is another day now; a window that showed today shows the new one."""
        if today == self.today:
            return
        followed = self.is_today
        if followed:
            self.leaving.emit()
        self.today = today
        if followed:
            self.day = today
        self.changed.emit()
