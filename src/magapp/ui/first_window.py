"""A second start asks the first window to come forward; this hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from magapp.storage.instance import close_socket, listening_socket, was_asked

if TYPE_CHECKING:
    from magapp.storage.instance import InstanceLock
    from magapp.storage.paths import Places


class FirstWindow(QObject):
    """Listen on the socket of this diary; ``raise_wanted`` tells that somebody started it again.

    It holds the lock of the diary's only window, where there is one to hold.
    """

    raise_wanted = Signal()

    def __init__(
        self, places: Places, instance: InstanceLock | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._instance = instance
        self._notifier: QSocketNotifier | None = None
        self._places = places
        self._socket = listening_socket(places)
        self._listen()

    def follow(self, places: Places, instance: InstanceLock | None) -> None:
        """Be the only window of another folder, and no longer of the one before."""
        self.close()
        if self._instance is not None:
            self._instance.release()
        self._instance = instance
        self._places = places
        self._socket = listening_socket(places)
        self._listen()

    def _listen(self) -> None:
        if self._socket is not None:
            self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        if self._socket is not None and was_asked(self._socket):
            self.raise_wanted.emit()

    def close(self) -> None:
        """Hear no more; the socket goes."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        close_socket(self._places, self._socket)
        self._socket = None
