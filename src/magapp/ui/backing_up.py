"""Backups beside the window: after the first save of a day, and when they are asked for."""

from __future__ import annotations

import datetime as dt
import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magapp.storage.backups import DailyBackup
    from magapp.storage.errors import StorageError
    from magapp.storage.paths import Places


def _now() -> dt.datetime:
    """Read the clock, as the names of backups tell it."""
    return dt.datetime.now().astimezone().replace(tzinfo=None)


class BackingUp(QObject):
    """Make, list and check the backups of the diary that is open, off the GUI thread.

    ``noticed`` carries sentences on a backup of the day that failed. ``listed`` carries the backups there
    are, the newest first; ``checked`` one of them and whether it is whole; ``made`` the backup that was
    asked for, ``copied`` the path of the copy that was, and ``refused`` why there is none. ``grown`` tells
    that there is one more.
    """

    noticed = Signal(object)
    listed = Signal(object)
    checked = Signal(object, bool)
    made = Signal(object)
    copied = Signal(object)
    refused = Signal(str)
    grown = Signal()

    _failed = Signal(object)
    _refused = Signal(object)

    def __init__(
        self, first_paint: Callable[[], Callable[[], None] | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._first_paint = first_paint
        self._places: Places | None = None
        self._dataset = ""
        self._daily: DailyBackup | None = None
        self._background = Background()
        self._ended = threading.Event()
        self._failed.connect(self._tell)
        self._refused.connect(self._tell_refused)

    @property
    def folder(self) -> Path | None:
        """Name the folder of the backups; null while no diary is read."""
        if self._places is None:
            return None
        return self._places.state(self._dataset) / "backups"

    def follow(self, places: Places, dataset: str) -> None:
        """Make the backups of this diary from now on."""
        from magapp.storage.backups import DailyBackup  # noqa: PLC0415  # loaded with the diary

        self._places, self._dataset = places, dataset
        self._daily = DailyBackup(places, dataset)

    def after_save(self) -> Callable[[], None]:
        """Give what is to be done after a save, on the thread that saves: the first paint, and a backup."""
        return partial(self._after_save, self._first_paint(), self._daily)

    def look(self) -> None:
        """List the backups, then check one after the other."""
        if self._places is not None:
            self._background.do(partial(self._look, self._places, self._dataset))

    def make(self) -> None:
        """Make a backup now."""
        if self._places is not None:
            self._background.do(partial(self._make, self._places, self._dataset))

    def save_copy(self, folder: Path) -> None:
        """Write a backup into a folder of the person's choice."""
        if self._places is not None:
            self._background.do(partial(self._save_copy, self._places, self._dataset, folder))

    def wait(self) -> None:
        """Wait until what was asked for is done; what came of it is told in its turn."""
        self._background.finish()

    def end(self) -> None:
        """Wait for what is being written, and begin nothing more: the program ends."""
        self._ended.set()
        self.blockSignals(True)
        self._background.finish()

    def _after_save(self, first_paint: Callable[[], None] | None, daily: DailyBackup | None) -> None:
        from magapp.storage.backups import BackupNotMade  # noqa: PLC0415  # loaded with the diary

        if first_paint is not None:
            first_paint()
        if daily is None or self._ended.is_set():
            return
        try:
            has_grown = daily.after_save(_now())
        except BackupNotMade as error:
            self._failed.emit(error)
            return
        if has_grown:
            self.grown.emit()

    def _look(self, places: Places, dataset: str) -> None:
        from magapp.storage.backups import is_whole, list_backups  # noqa: PLC0415  # loaded with the diary

        found = list_backups(places, dataset)
        self.listed.emit(found)
        for backup in found:
            if self._ended.is_set():
                return
            self.checked.emit(backup, is_whole(backup.path))

    def _make(self, places: Places, dataset: str) -> None:
        from magapp.storage.backups import make_backup  # noqa: PLC0415  # loaded with the diary
        from magapp.storage.errors import StorageError  # noqa: PLC0415

        if self._ended.is_set():
            return
        try:
            self.made.emit(make_backup(places, dataset, _now()))
        except StorageError as error:
            self._refused.emit(error)
            return
        self.grown.emit()

    def _save_copy(self, places: Places, dataset: str, folder: Path) -> None:
        from magapp.storage.backups import save_copy  # noqa: PLC0415  # loaded with the diary
        from magapp.storage.errors import StorageError  # noqa: PLC0415

        if self._ended.is_set():
            return
        try:
            self.copied.emit(save_copy(places, dataset, folder, _now()))
        except StorageError as error:
            self._refused.emit(error)

    def _tell(self, error: StorageError) -> None:
        self.noticed.emit([error.sentence()])

    def _tell_refused(self, error: StorageError) -> None:
        self.refused.emit(error.sentence())
