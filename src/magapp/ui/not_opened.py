"""What follows when the diary could not be opened: ask, and try again, elsewhere, or leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.ui.dialogs.not_opened import NotOpenedDialog

if TYPE_CHECKING:
    from magapp.storage.errors import StorageError
    from magapp.storage.instance import InstanceLock
    from magapp.storage.paths import Places
    from magapp.ui.program import Program


def go_on_in(program: Program, places: Places, window: InstanceLock) -> None:
    """Go on in another folder, with the diary that lies there; edits that wait go along."""
    program.places = places
    program.autosave.leave_store()
    program.tables.follow(places)
    if program.first_window is not None:
        program.first_window.follow(places, window)
    program.read_everything()


class NotOpened(QObject):
    """Say why the diary could not be opened, and do what the person chooses."""

    def __init__(self, program: Program, error: StorageError) -> None:
        super().__init__(program)
        self._program = program
        dialog = NotOpenedDialog(error.sentence(), str(program.places.data), program.window)
        dialog.again.connect(program.read_everything)
        dialog.elsewhere.connect(self._open_elsewhere)
        dialog.leave.connect(program.end)
        dialog.open()

    def _open_elsewhere(self, folder: str) -> None:
        from magapp.storage.errors import StorageError  # noqa: PLC0415  # rarely needed
        from magapp.storage.move_target import take_window  # noqa: PLC0415

        program = self._program
        places = program.places._replace(data=Path(folder))
        try:
            window = take_window(places)
        except StorageError as error:
            NotOpened(program, error)
            return
        program.choices.keep(data_folder=folder)
        go_on_in(program, places, window)
