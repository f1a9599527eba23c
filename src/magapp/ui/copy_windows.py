"""The dialogs in which a person says what of a day is copied and whereto, or that days are emptied."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.domain.records import Entry
from magapp.ui.main_window import DIARY

if TYPE_CHECKING:
    from magapp.ui.diary_desk import DiaryDesk
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class CopyWindows(QObject):
    """Open them, and hand on what was chosen."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self._entries: list[Entry] = []
        self._days: list[dt.date] = []
        if program.desk is not None:
            program.desk.calendar.several.copy_wanted.connect(self.copy_days)
            program.desk.calendar.several.removal_wanted.connect(self.delete_days)

    def copy_to(self) -> None:
        """Ask to which days the selected rows go."""
        desk = self._desk()
        if desk is None:
            return
        self._entries = desk.selected_entries()
        if not desk.copies.are_some(self._entries):
            return
        from magapp.ui.dialogs.copy_days import CopyToDialog  # noqa: PLC0415  # when first asked for

        shown = self._program.shown_day
        dialog = CopyToDialog(
            len(self._entries),
            shown.day,
            shown.today,
            desk.states_of,
            self._program.window,
            about=desk.calendar.about,
        )
        dialog.wanted.connect(self._copy_to)
        self._windows.show_dialog(dialog)

    def copy_from(self) -> None:
        """Ask which meal or day comes to the day shown."""
        desk = self._desk()
        if desk is None:
            return
        from magapp.ui.dialogs.copy_days import CopyFromDialog  # noqa: PLC0415  # when first asked for

        shown = self._program.shown_day
        dialog = CopyFromDialog(
            shown.day,
            shown.today,
            self._last_written(),
            desk.states_of,
            desk.parts,
            self._program.window,
            about=desk.calendar.about,
        )
        dialog.wanted.connect(self._copy_from)
        self._windows.show_dialog(dialog)

    def copy_days(self, days: list[dt.date]) -> None:
        """Ask whereto several days are copied."""
        desk = self._desk()
        if desk is None:
            return
        from magapp.ui.dialogs.several_days import CopySeveralDialog  # noqa: PLC0415  # when first asked for

        self._days = days
        dialog = CopySeveralDialog(
            days,
            self._program.shown_day.today,
            desk.states_of,
            self._program.window,
            about=desk.calendar.about,
        )
        dialog.wanted.connect(self._copy_days)
        self._windows.show_dialog(dialog)

    def delete_days(self, days: list[dt.date]) -> None:
        """Ask whether the rows of several days are deleted."""
        desk = self._desk()
        if desk is None:
            return
        from magapp.ui.dialogs.several_days import DeleteRowsDialog  # noqa: PLC0415  # when first asked for

        self._days = days
        rows, others = len(desk.calendar.several.rows(days)), desk.calendar.several.others(days)
        today = self._program.shown_day.today
        dialog = DeleteRowsDialog(days, rows, others, today, self._program.window)
        dialog.confirmed.connect(self._delete_days)
        self._windows.show_dialog(dialog)

    def _desk(self) -> DiaryDesk | None:
        desk = self._program.desk
        if desk is None or not desk.edits.can_begin():
            return None
        self._program.window.show_tab(DIARY)
        return desk

    def _last_written(self) -> dt.date:
        """Find the last day before the one shown on which anything was eaten; else the day before."""
        day, diary = self._program.shown_day.day, self._program.document.diary
        before = (each for each in reversed(diary.days()) if each < day and diary.of_day(Entry, each))
        return next(before, day - dt.timedelta(days=1))

    def _copy_to(self, days: list[dt.date]) -> None:
        if self._program.desk is not None:
            self._program.desk.copies.copy_to(self._entries, days)

    def _copy_from(self, ids: list[str]) -> None:
        if self._program.desk is not None:
            self._program.desk.copies.copy_here(ids, self._program.shown_day.day)

    def _copy_days(self, targets: list[dt.date]) -> None:
        if self._program.desk is not None:
            self._program.desk.calendar.several.copy(self._days, targets)

    def _delete_days(self, others: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if self._program.desk is not None:
            self._program.desk.calendar.several.remove(self._days, others=others)
