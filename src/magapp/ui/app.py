"""Start the window: as little as possible before it is painted."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magapp.storage.instance import InstanceLock
    from magapp.storage.paths import Places


def _alone(lock: InstanceLock) -> bool:
    """Become the only window of this diary; a state folder that cannot be written in has no lock to hold."""
    from magapp.storage.errors import NotWritten  # noqa: PLC0415  # see run()

    try:
        return lock.acquire()
    except NotWritten:
        return True


def _finish(places: Places) -> Callable[[], list[str]]:
    """End a deletion or a move that was cut off; give what says so once the language is known."""
    from magapp.services.erase_words import ended  # noqa: PLC0415  # hardly ever
    from magapp.services.move_words import move_ended  # noqa: PLC0415
    from magapp.storage.erase import finish_erasing  # noqa: PLC0415
    from magapp.storage.moving import finish_moving  # noqa: PLC0415

    erased = finish_erasing(places) if places.erasing.exists() else None
    moved = finish_moving(places) if places.moving.exists() else None
    return lambda: [*ended(erased), *move_ended(moved)]


def run(data_dir: Path | None = None, language: str | None = None) -> int:
    """Open the window on a diary and stay until it is closed; give the exit status.

    A second start on the same diary raises the first window and ends with 0.
    """
    # Nothing that starting makes is garbage; Program turns the collector on again once all is read.
    gc.disable()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # the command line must work without Qt

    from magapp import i18n  # noqa: PLC0415
    from magapp.storage.first_paint import read_first_paint  # noqa: PLC0415
    from magapp.storage.instance import InstanceLock, ask_to_raise  # noqa: PLC0415
    from magapp.storage.paths import find_places  # noqa: PLC0415
    from magapp.storage.settings import read_settings  # noqa: PLC0415

    places = find_places(data_dir)
    was_cut_off = places.erasing.exists() or places.moving.exists()
    say_ended = _finish(places) if was_cut_off else list
    if was_cut_off:
        places = find_places(data_dir)  # the settings may have named another folder
    settings, damaged = read_settings(places.config)
    i18n.use(language or settings.language)
    lock = InstanceLock(places)
    if not _alone(lock):
        ask_to_raise(places)
        print(i18n._("magapp is already open; its window was raised."), file=sys.stderr)  # noqa: T201  # the person may have started it in a terminal
        return 0
    # As an argument, because setStyle() gives back a QStyle whose enums cost a twentieth of the start.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("magapp")
    app.setApplicationDisplayName("magapp")
    app.setDesktopFileName("nl.magapp.Magapp")
    app.setQuitOnLastWindowClosed(False)

    from magapp.ui import theme  # noqa: PLC0415
    from magapp.ui.program import Program  # noqa: PLC0415  # it needs the application

    first = read_first_paint(places)
    # Before there are widgets, or each of them would be polished twice.
    theme.apply(app, theme.wanted(settings.theme, app), first_paint=True)
    program = Program(places, settings, first)
    program.instance, program.is_folder_named = lock, data_dir is not None
    for sentence in say_ended():
        program.say_later(sentence)
    if damaged is not None:
        program.say_later(damaged.sentence())
    if not program.has_first_paint:
        program.read_now()
    program.start()
    status = app.exec()
    lock.release()
    return status
