"""Scenes for the pictures of what is about the disk: the folder of the diary, moving it, backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from magapp.services.move_words import what_was_moved
from magapp.storage.move_errors import TargetHoldsDiary
from magapp.storage.move_target import LookedAt
from magapp.storage.moving import Moved
from magapp.storage.whole import Counts
from magapp.ui.dialogs.move_diary import MoveDialog, NotMovedDialog, UseDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDialog, QWidget

    from magapp.storage.removing import Why
    from magapp.ui.program import Program

_CLOUD = Path("/home/anna/Nextcloud/magapp")
_STICK = Path("/media/anna/USB-stick/magapp")


class DiskScenes:
    """Set up the scenes of one program; nothing is moved."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def named(self) -> Mapping[str, Callable[[], QWidget]]:
        """Name the scenes."""
        return {
            "dialog-settings-folder": self._folder,
            "dialog-settings-backups": self._backups,
            "dialog-move": self._move,
            "dialog-moved": self._has_moved,
            "dialog-move-refused": self._not_moved,
            "dialog-use-diary": self._use_diary,
        }

    @property
    def _here(self) -> Path:
        return self._program.places.data

    def _page(self, page: QWidget) -> QWidget:
        windows = self._program.windows
        assert windows is not None  # everything is read
        shown = windows.settings.dialog
        assert shown is not None  # just opened
        shown.findChildren(QTabWidget)[0].setCurrentWidget(page)
        return shown

    def _folder(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None  # everything is read
        windows.settings.open()
        return self._page(windows.settings.folder)

    def _backups(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None  # everything is read
        windows.settings.open()
        self._program.backups.make()
        shown = self._page(windows.settings.backups)
        self._program.backups.wait()
        return shown

    def _move(self) -> QWidget:
        return self._shown(MoveDialog(self._here, _CLOUD, self._program.window))

    def _has_moved(self) -> QWidget:
        places = self._program.places._replace(data=_STICK)
        left: tuple[tuple[Path, Why], ...] = ((self._here / "uitslag huisarts.pdf", "foreign"),)
        moved = Moved(places, self._here, files=41, kept=False, left=left, is_private=False)
        dialog = MoveDialog(self._here, _STICK, self._program.window)
        dialog.show_end(what_was_moved(moved))
        return self._shown(dialog)

    def _not_moved(self) -> QWidget:
        return self._shown(NotMovedDialog(TargetHoldsDiary(_CLOUD).sentence(), self._program.window))

    def _use_diary(self) -> QWidget:
        there = self._program.places._replace(data=_STICK)
        return self._shown(
            UseDialog(
                self._here, LookedAt(there, Counts(1400, 212, 1188), is_own=False), self._program.window
            )
        )

    def _shown(self, dialog: QDialog) -> QWidget:
        dialog.show()
        return dialog
