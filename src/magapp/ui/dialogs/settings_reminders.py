"""Settings of reminders: off until asked for, silent once something is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.wording import clock
from magapp.storage.settings import MOST_REMINDERS
from magapp.ui.dialogs.settings_page import Section, read_clock, settings_column
from magapp.ui.tray import tray_is_there
from magapp.ui.widgets.asked import Asked, go_to
from magapp.ui.widgets.card import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.ui.choices import Choices

_FIRST: Final = (20 * 60,)
"""What is offered to who turns reminders on: after dinner."""
_DAY: Final = 24 * 60


def read_clocks(text: str) -> tuple[int, ...] | None:
    """Read times as people list them, each once and in their order; null where one is no time."""
    words = text.replace(";", " ").replace(",", " ").replace(" en ", " ").replace(" and ", " ").split()
    minutes = {read_clock(word) for word in words}
    if not words or None in minutes or _DAY in minutes:
        return None
    return tuple(sorted(minute for minute in minutes if minute is not None))


def _check(texts: Sequence[str]) -> tuple[int, str] | None:
    minutes = read_clocks(texts[0])
    if minutes is None:
        return 0, _("Type one time or more, such as 12:30 20:00.")
    if len(minutes) > MOST_REMINDERS:
        return 0, _("At most {count} times.").format(count=MOST_REMINDERS)
    return None


class RemindersPage(QWidget):
    """Ask whether and when to remind; ``try_wanted`` asks for one now."""

    try_wanted = Signal()

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.on = QCheckBox(_("Remind me of the diary"))
        self.times = Asked(_check, _("Times of reminders"), wide=1)
        self.stay = QCheckBox(_("Stay in the tray when the window is closed"))
        self.test = QPushButton(_("Show one now"))
        self.test.setAutoDefault(False)
        there = tray_is_there()
        section = Section(_("Reminders"))
        section.column.insertWidget(1, self.on)
        section.ask(_("At"), self.times)
        section.say(
            _(
                "A reminder is a small message of your desktop that says nothing of what is in the diary. "
                "It stays away when you wrote something down since the reminder before, "
                "or when the window is in use."
            )
        )
        section.column.addWidget(self.stay)
        section.say(
            _(
                "Reminders come as long as magapp runs: with its window open, or in the tray. "
                "To end it there, choose Quit."
            )
        )
        self.without_tray = label(_("This desktop shows no tray: no reminder can be shown here."), wrap=True)
        self.without_tray.setProperty("tone", "warning")
        self.without_tray.setVisible(not there)
        section.column.addWidget(self.without_tray)
        section.column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("Reminders"), section))

        settings = choices.settings
        self.on.setChecked(bool(settings.reminders))
        self.times.lines[0].setText(", ".join(map(clock, settings.reminders or _FIRST)))
        self.stay.setChecked(settings.stay_in_tray)
        self._enable()
        self.on.toggled.connect(self._on_toggled)
        self.times.lines[0].editingFinished.connect(self._times_typed)
        self.stay.toggled.connect(self._stay_toggled)
        self.test.clicked.connect(self.try_wanted)

    def _enable(self) -> None:
        self.times.setEnabled(self.on.isChecked())
        self.test.setEnabled(self.on.isChecked() and self.without_tray.isHidden())

    def _on_toggled(self) -> None:
        self._enable()
        if self.on.isChecked():
            self._times_typed()
        else:
            self._choices.keep(reminders=())

    def _times_typed(self) -> None:
        if not self.on.isChecked():
            return
        if self.times.wrong_line() is not None:
            go_to(self.times.lines[0], self.times.sentence)
            return
        self._choices.keep(reminders=read_clocks(self.times.texts[0]))

    def _stay_toggled(self) -> None:
        self._choices.keep(stay_in_tray=self.stay.isChecked())
