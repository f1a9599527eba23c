"""What is written beside the diary, off the GUI thread: the settings, the next first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from magapp.storage.settings import Settings


class Background:
    """Do pieces of work on threads, one by one: two changes to the settings would undo each other."""

    def __init__(self) -> None:
        self._last: threading.Thread | None = None

    def do(self, work: Callable[[], None]) -> None:
        """Begin a piece of work as soon as the one before it is done; return at once."""
        import threading  # noqa: PLC0415  # after the first paint

        earlier = self._last

        def in_turn() -> None:
            if earlier is not None:
                earlier.join()
            work()

        self._last = threading.Thread(target=in_turn, name="writer")
        self._last.start()

    def finish(self) -> None:
        """Wait until all of it is done."""
        if self._last is not None:
            self._last.join()


def keep_choices(config: Path, choices: Mapping[str, Any]) -> None:
    """Write choices about the program itself into the settings.

    Where they cannot be written they hold for this session: that is no reason to stop.
    """
    from magapp.storage.errors import StorageError  # noqa: PLC0415  # after the first paint
    from magapp.storage.settings import change_settings  # noqa: PLC0415

    def change(settings: Settings) -> Settings:
        return settings._replace(**choices)

    try:
        change_settings(config, change)
    except StorageError:
        return
