"""One window for each diary: a second start asks the first one to come to the front."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from magapp.storage.atomic import make_private_folder
from magapp.storage.lock import FileLock

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

    from magapp.storage.paths import Places

_RAISE: Final = b"raise\n"
_LONGEST_ADDRESS: Final = 100
"""Unix sockets have addresses of at most 104 or 108 bytes."""
_PATIENCE: Final = 1.0
"""Seconds in which a first window that has just started must have begun to listen."""


class InstanceLock(FileLock):
    """Hold a diary's only window; the system gives the lock back when the program dies."""

    def __init__(self, places: Places) -> None:
        super().__init__(places.state_root / f"window-{places.key()}.lock")

    def acquire(self) -> bool:
        """Become the only window of this data folder, and tell whether that went.

        Raises:
            NotWritten: the state folder cannot be written in.
        """
        make_private_folder(self.path.parent)
        return super().acquire()


def listening_socket(places: Places) -> socket.socket | None:
    """Make the socket on which a second start asks for the window; null where there are no such sockets.

    Call it while holding the instance lock. The socket does not block: wait until it can be read, then
    call ``was_asked``. ``close_socket`` removes it.
    """
    import socket  # noqa: PLC0415  # a start does not wait for it

    if not hasattr(socket, "AF_UNIX"):
        return None
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        path = _socket_path(places)
        with suppress(FileNotFoundError):
            path.unlink()
        with _short(path) as address:
            listener.bind(address)
            path.chmod(0o600)  # nobody can connect before listen()
            listener.listen(4)
        listener.setblocking(False)  # socket's own way
    except OSError:
        listener.close()
        return None
    return listener


def was_asked(listener: socket.socket) -> bool:
    """Take one question from the socket, and tell whether it asks for the window."""
    try:
        caller, _address = listener.accept()
    except OSError:
        return False
    with caller:
        caller.settimeout(0.2)
        with suppress(OSError):
            return caller.recv(len(_RAISE)) == _RAISE
    return False


def close_socket(places: Places, listener: socket.socket | None) -> None:
    """Stop listening and remove the socket; call it before the instance lock is released."""
    if listener is not None:
        listener.close()
        with suppress(OSError):
            _socket_path(places).unlink()


def ask_to_raise(places: Places) -> bool:
    """Ask the first window to come to the front, and tell whether it could be asked."""
    import socket  # noqa: PLC0415  # asked by second starts only

    if not hasattr(socket, "AF_UNIX"):
        return False
    until = time.monotonic() + _PATIENCE
    while True:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as question, suppress(OSError):
            question.settimeout(_PATIENCE)
            with _short(_socket_path(places)) as address:
                question.connect(address)
            question.sendall(_RAISE)
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.02)


def _socket_path(places: Places) -> Path:
    return places.state_root / f"window-{places.key()}.sock"


@contextmanager
def _short(path: Path) -> Iterator[str]:
    """Give an address for a socket whose path may be longer than addresses can be."""
    if len(os.fsencode(path)) <= _LONGEST_ADDRESS:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
