"""Whole files, written so that after any interruption the old one or the new one is there."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from magapp.storage.errors import DamagedFile, NotRead, NotWritten

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 256 * 1024 * 1024
"""A file of ours with more bytes than this is none of ours; a year of ten entries a day is 1 MB."""
LEFTOVER: Final = ".magapp-"
"""How the name of a file begins that is being written; one found under the write lock was given up."""

_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_OLD_FILE = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe planted under our name must not make us wait
    | getattr(os, "O_BINARY", 0)
)
_DAMAGED = (errno.EIO, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENXIO)


def read_file(path: Path) -> bytes | None:
    """Read a whole file without following a link; null when there is none.

    Raises:
        DamagedFile: it is a link or no file, far too large, or the disk does not give it.
        NotRead: the system is short of something; it says nothing of the file.
    """
    try:
        file = os.open(path, _OLD_FILE)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise DamagedFile(path, "not a file")
        if status.st_size > LARGEST:
            raise DamagedFile(path, "too large")
        parts = []
        while part := os.read(file, max(status.st_size + 1, 65536)):
            parts.append(part)
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        os.close(file)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _unreadable(path: Path, error: OSError) -> DamagedFile | NotRead:
    if error.errno == errno.ELOOP:
        return DamagedFile(path, "a link")
    if error.errno in _DAMAGED:
        return DamagedFile(path, errno.errorcode[error.errno])
    return NotRead(path, error)


def write_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file by *data*, mode 0600: whole and on the disk when this returns (if *durable*).

    After a failed ``fsync`` the system may have dropped what it could not write and call it clean, so
    that descriptor is never asked again: the temporary file goes and the failure is told.

    Raises:
        NotWritten: the old file still stands; or the new one does, and is not sure to last.
    """
    temporary = path.with_name(f"{LEFTOVER}{os.urandom(8).hex()}.tmp")
    try:
        file = os.open(temporary, _NEW_FILE, 0o600)
    except OSError as error:
        raise NotWritten(path, error) from error
    try:
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(file, 0o600)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
            if durable:
                os.fsync(file)
        finally:
            os.close(file)
        os.replace(temporary, path)  # noqa: PTH105  # one module does all system calls, so that tests can fail each
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108  # as above
        raise NotWritten(path, error) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; Windows cannot, and needs not."""
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(file)
    finally:
        os.close(file)


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing; this one is 0700 even if it was laxer.

    Raises:
        NotWritten: it cannot be made, or something else has its name.
    """
    try:
        missing = []
        above = folder
        while not above.exists() and above != above.parent:
            missing.append(above)
            above = above.parent
        for part in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(part, 0o700)  # noqa: PTH102  # as above
            sync_folder(part.parent)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) != 0o700:  # noqa: PLR2004  # rwx for the owner
            os.chmod(folder, 0o700)  # noqa: PTH101  # as above
    except OSError as error:
        raise NotWritten(folder / ".", error) from error


def has_leftovers(folder: Path) -> bool:
    """Tell whether a folder holds a file that is being written, or was and is given up."""
    return bool(_leftovers(folder))


def remove_leftovers(folder: Path) -> None:
    """Remove what interrupted writes left in a folder; call it under the lock of its only writer."""
    for name in _leftovers(folder):
        with suppress(OSError):
            os.unlink(folder / name)  # noqa: PTH108  # as above


def _leftovers(folder: Path) -> list[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208  # as above
    except OSError:
        return []
    return [name for name in names if name.startswith(LEFTOVER) and name.endswith(".tmp")]
