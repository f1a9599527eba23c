"""The ways to the drinks and habits of a day, beside it or in a dialog, whichever there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.i18n import _
from magapp.ui.main_window import DIARY
from magapp.ui.widgets.habit_rows import HABIT_KEYS, habit_name

if TYPE_CHECKING:
    from magapp.services.habits import HabitKey
    from magapp.ui.dialogs.lifestyle import LifestyleDialog
    from magapp.ui.diary_desk import DiaryDesk
    from magapp.ui.menus import Command
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class HabitWindows(QObject):
    """Go to one of them, or open the dialog."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self._dialog: LifestyleDialog | None = None
        if program.desk is not None:
            program.desk.lifestyle_wanted.connect(self.open)

    @property
    def dialog(self) -> LifestyleDialog | None:
        """Give the dialog while it is shown."""
        return self._dialog if self._dialog is not None and self._dialog.isVisible() else None

    def commands(self) -> tuple[Command, ...]:
        """List the commands of the menu."""
        from magapp.ui.menus import Command  # noqa: PLC0415  # it imports who imports this

        desk = self._program.desk
        assert desk is not None  # made with the menus
        more = _("Relaxation: 10 minutes more")
        return (
            Command(habit_name("sleep"), HABIT_KEYS["sleep"], self.go_to_sleep, "sleep"),
            Command(more, HABIT_KEYS["relaxation"], desk.habits.relax_more, "relaxation"),
            Command(habit_name("sweat"), HABIT_KEYS["sweat"], self.go_to_sweat, "sweat"),
            Command(habit_name("stress"), HABIT_KEYS["stress"], self.go_to_stress, "stress"),
            Command(_("Drinks and li&festyle…"), "", self.open, "lifestyle"),
        )

    def open(self) -> None:
        """Open the dialog, at any width."""
        desk = self._desk()
        if desk is not None:
            self._shown_dialog(desk)

    def go_to_sleep(self) -> None:
        """Go to the hours of sleep."""
        self._go_to("sleep")

    def go_to_sweat(self) -> None:
        """Go to sweating."""
        self._go_to("sweat")

    def go_to_stress(self) -> None:
        """Go to stress."""
        self._go_to("stress")

    def _go_to(self, key: HabitKey) -> None:
        desk = self._desk()
        if desk is None or not desk.habits.can_note():
            return
        if self._program.window.diary.is_narrow or self.dialog is not None:
            self._shown_dialog(desk).go_to(key)
        else:
            desk.go_to_habit(key)

    def _desk(self) -> DiaryDesk | None:
        desk = self._program.desk
        if desk is None or not desk.edits.can_begin():
            return None
        self._program.window.show_tab(DIARY)
        return desk

    def _shown_dialog(self, desk: DiaryDesk) -> LifestyleDialog:
        if self._dialog is None:
            from magapp.ui.dialogs.lifestyle import LifestyleDialog  # noqa: PLC0415  # when first asked for

            self._dialog = LifestyleDialog(self._program.shown_day, self._program.window)
            desk.habits.attach(self._dialog.card)
        desk.habits.refresh()
        self._windows.show_dialog(self._dialog)
        self._dialog.activateWindow()
        return self._dialog
