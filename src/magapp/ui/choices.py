"""What the person chose about the program itself, and who has to know when it becomes another."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from magapp.services import shown_units
from magapp.services.meal_times import times_of
from magapp.services.shown_units import ShownUnits
from magapp.ui.background import keep_choices

if TYPE_CHECKING:
    from magapp.services.meal_times import DayTimes
    from magapp.storage.paths import Places
    from magapp.storage.settings import Settings
    from magapp.ui.background import Background


def local_now() -> dt.datetime:
    """Read the clock, in the time of the place where the computer is."""
    return dt.datetime.now().astimezone()


class Choices(QObject):
    """Hold the settings; keep each change on the disk, off the GUI thread.

    ``changed`` carries the names of the settings that are others now.
    """

    changed = Signal(object)

    def __init__(self, places: Places, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._config = places.config
        self._background = background
        self.settings = settings
        self.use_units()

    @property
    def times(self) -> DayTimes:
        """Give when the person's day and meals begin."""
        return times_of(self.settings)

    def today(self) -> dt.date:
        """Tell which day it is for the person."""
        return self.times.moment(local_now()).day

    def keep(self, **choices: Any) -> None:
        """Take choices and keep them; what they are already is no change."""
        others = {name: value for name, value in choices.items() if getattr(self.settings, name) != value}
        if not others:
            return
        self.settings = self.settings._replace(**others)
        self._background.do(partial(keep_choices, self._config, others))
        self.use_units()
        self.changed.emit(frozenset(others))

    def use_units(self) -> None:
        """Have figures written in the units of these settings."""
        settings = self.settings
        shown_units.use(ShownUnits(settings.decimals, settings.energy_unit, settings.lab_unit))
