"""A second start asks the first window to come forward; this hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from magapp.storage.instance import close_socket, listening_socket, was_asked

if TYPE_CHECKING:
    from magapp.storage.paths import Places


class FirstWindow(QObject):
    """Listen on the socket of this diary; ``raise_wanted`` tells that somebody started it again."""

    raise_wanted = Signal()

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._socket = listening_socket(places)
        if self._socket is None:
            return
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        if self._socket is not None and was_asked(self._socket):
            self.raise_wanted.emit()

    def close(self) -> None:
        """Hear no more; the socket goes."""
        if self._socket is not None:
            self._notifier.setEnabled(False)
        close_socket(self._places, self._socket)
        self._socket = None
