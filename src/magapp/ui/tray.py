"""The tray: reminders that were asked for, and a window that waits there once it is closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from magapp import resources
from magapp.i18n import _
from magapp.services.reminders import minute_made, reminder_is_due
from magapp.ui.choices import local_now

if TYPE_CHECKING:
    from magapp.ui.main_window import MainWindow
    from magapp.ui.program import Program

_TICK_MS: Final = 15_000
_SHOWN_MS: Final = 10_000


def program_icon() -> QIcon:
    """Give the icon of the program."""
    return QIcon(str(resources.root() / "icons" / "magapp.svg"))


def tray_is_there() -> bool:
    """Tell whether this desktop shows a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def _clock_minute(now: dt.datetime) -> int:
    return now.hour * 60 + now.minute


class Tray(QObject):
    """Remind at the times that were chosen, and keep the program in the tray where that was chosen.

    ``reminded`` tells of a reminder as it is given. It names nothing of what is in the diary: others may see
    the screen.
    """

    reminded = Signal()
    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._seen = local_now()
        self._edited: dt.datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look_at_clock)
        program.document.edited.connect(self._note_edit)
        program.choices.changed.connect(self._follow)
        self.open_wanted.connect(program.raise_window)
        self.quit_wanted.connect(program.close)
        self._follow()

    def take(self, window: MainWindow) -> bool:
        """Take in a window that is being closed, where that was chosen; tell whether it was."""
        if not (self._program.settings.stay_in_tray and self._icon is not None):
            return False
        self._program.choices.keep(window_geometry=window.place())
        window.hide()
        return True

    def remind(self) -> None:
        """Give a reminder now."""
        self.reminded.emit()
        if self._icon is not None:
            sentence = _("You asked to be reminded of your diary.")
            self._icon.showMessage("magapp", sentence, program_icon(), _SHOWN_MS)

    def tick(self, now: dt.datetime) -> None:
        """Look whether a reminder is due at a local time."""
        before, self._seen = self._seen, now
        settings = self._program.settings
        if not settings.reminders or self._program.window.isActiveWindow():
            return  # who is at it needs no reminder
        earlier = _clock_minute(before) if before.date() == now.date() else -1
        if reminder_is_due(settings.reminders, earlier, _clock_minute(now), self._written(now)):
            self.remind()

    def _written(self, now: dt.datetime) -> list[int]:
        """List when something was written down on this day of the wall clock."""
        document, today = self._program.document, now.date()
        made = [
            minute_made(entry.id, today)
            for day in (today - dt.timedelta(days=1), today)
            for entry in document.diary.entries(day)
        ]
        if self._edited is not None and self._edited.date() == today:
            made.append(_clock_minute(self._edited))
        return [minute for minute in made if minute is not None]

    def _look_at_clock(self) -> None:
        self.tick(local_now())

    def _note_edit(self) -> None:
        self._edited = local_now()

    def _follow(self) -> None:
        """Be there only as long as it was asked for, in the language of the windows."""
        settings = self._program.settings
        if settings.reminders and not self._timer.isActive():
            self._seen = local_now()
            self._timer.start()
        elif not settings.reminders:
            self._timer.stop()
        wanted = bool(settings.reminders) or settings.stay_in_tray
        if wanted and self._icon is None and tray_is_there():
            self._make_icon()
        elif not wanted and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self._name()

    def _make_icon(self) -> None:
        self._menu = QMenu()
        self._menu.addAction("").triggered.connect(self.open_wanted)
        self._menu.addAction("").triggered.connect(self.quit_wanted)
        self._name()
        self._icon = QSystemTrayIcon(program_icon(), self)
        self._icon.setToolTip("magapp")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_wanted)
        self._icon.show()

    def _name(self) -> None:
        if self._menu is not None:
            to_open, to_quit = self._menu.actions()
            to_open.setText(_("&Open magapp"))
            to_quit.setText(_("&Quit"))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()
