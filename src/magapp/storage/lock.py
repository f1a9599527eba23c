"""A lock that the system takes back when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from magapp.storage.errors import Busy, NotWritten

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE: Final = 15.0
"""Seconds to wait for another writer; a save takes hundredths of one."""
_LOOK_AGAIN: Final = 0.004


class FileLock:
    """Hold a lock on a file that lies outside the diary, where no sync tool copies it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the lock if it is free, and tell whether it was.

        Raises:
            NotWritten: the file of the lock cannot be made.
        """
        if self._file is not None:
            return True
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            file = os.open(self.path, flags, 0o600)
        except OSError as error:
            raise NotWritten(self.path, error) from error
        try:
            if sys.platform == "win32":
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError as error:
            os.close(file)
            if sys.platform == "win32":
                return False
            raise NotWritten(self.path, error) from error
        self._file = file
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @contextmanager
    def waiting(self, seconds: float = PATIENCE) -> Iterator[None]:
        """Hold the lock for a while, after waiting for it.

        Raises:
            Busy: it did not come free in time.
            NotWritten: the file of the lock cannot be made.
        """
        until = time.monotonic() + seconds
        while not self.acquire():
            if time.monotonic() > until:
                raise Busy(self.path)
            time.sleep(_LOOK_AGAIN)
        try:
            yield
        finally:
            self.release()
