"""Scenes with the calendar: a day typed, several chosen, their rows deleted, and the calendar unfolded."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from magapp.ui.main_window import DIARY
from magapp.ui.tabs.diary_calendar import UnfoldedCalendar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.ui.program import Program
    from magapp.ui.tabs.diary_calendar import DiaryCalendar
    from magapp.ui.widgets.day_chooser import DayChooser


class CalendarScenes:
    """Set up the scenes of one program's calendar."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def named(self) -> Mapping[str, Callable[[], QWidget]]:
        """Name the scenes."""
        return {
            "calendar-typed": self._typed,
            "calendar-several": self._several,
            "calendar-unfolded": self._unfolded,
            "calendar-unfolded-several": self._unfolded_several,
            "dialog-delete-rows": self._deleting,
            "dialog-copy-several": self._copying,
        }

    def _calendar(self) -> DiaryCalendar:
        self._program.window.show_tab(DIARY)
        self._program.window.activateWindow()
        assert self._program.desk is not None  # everything is read
        calendar = self._program.desk.calendar
        for chooser in calendar.choosers:
            chooser.let_go()
            if chooser.month.field.isVisibleTo(chooser):
                QTest.keyClick(chooser.month.field, Qt.Key.Key_Escape)
        self._program.shown_day.show_today()
        return calendar

    def _choose(self, chooser: DayChooser) -> None:
        view = chooser.month.focusProxy()
        assert view is not None  # the days themselves
        for _times in range(9):
            QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    def _typed(self) -> QWidget:
        calendar = self._calendar()
        chooser = calendar.choosers[0]
        chooser.setFocus()
        view = chooser.month.focusProxy()
        assert view is not None  # the days themselves
        QTest.keyClicks(view, "3")
        QTest.keyClicks(chooser.month.field, "-11")
        return self._program.window

    def _several(self) -> QWidget:
        self._choose(self._calendar().choosers[0])
        return self._program.window

    def _open(self) -> UnfoldedCalendar:
        self._calendar().open(self._program.window.diary.title, folded=True)
        return next(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, UnfoldedCalendar) and each.parent() is self._program.window
        )

    def _unfolded(self) -> QWidget:
        return self._open()

    def _unfolded_several(self) -> QWidget:
        unfolded = self._open()
        self._choose(self._calendar().choosers[1])
        return unfolded

    def _asked(self, ask: Callable[[list[dt.date]], None]) -> QWidget:
        today = self._program.shown_day.today
        before = set(QApplication.topLevelWidgets())
        ask([today - dt.timedelta(days=away) for away in (2, 1, 0)])
        return next(
            each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()
        )

    def _deleting(self) -> QWidget:
        return self._asked(self._calendar().several.ask_removal)

    def _copying(self) -> QWidget:
        return self._asked(self._calendar().several.ask_copy)
