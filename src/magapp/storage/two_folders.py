"""What lies in one folder of a diary and in another: read without the second copy, and compared."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from magapp.storage.atomic import read_file
from magapp.storage.copies import look_at
from magapp.storage.errors import DamagedFile
from magapp.storage.index import FileRead
from magapp.storage.monthfile import is_home
from magapp.storage.whole import file_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magapp.storage.paths import Places


def copied(old: Places, new: Places) -> list[str]:
    """List the files beside the marker that lie in both folders with the same bytes."""
    names = [name for name in file_names(new) if name != new.marker.name]
    return [
        name
        for name in names
        if (old.data / name).exists() and read_plain(old, name) == read_plain(new, name)
    ]


def broken(places: Places) -> list[str]:
    """List the marker, and the files of a copy that a disk did not keep as they were written."""
    homes = [name for name in file_names(places) if is_home(Path(name).name)]
    return [places.marker.name, *(name for name in homes if look_at(places.data / name).state == "damaged")]


def read_plain(places: Places, name: str) -> bytes:
    """Read a file; nothing where it is no file that can be read."""
    try:
        return read_file(places.data / name) or b""
    except DamagedFile:
        return b""


def checksum(path: Path) -> str:
    """Read a file back, from the disk itself where the system can be asked for it."""
    forget = getattr(os, "posix_fadvise", None)
    if forget is not None:
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY)
            try:
                forget(file, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(file)
    return sha256(read_file(path) or b"").hexdigest()


def records_alone(places: Places) -> Mapping[tuple[str, str], FileRead]:
    """Read the records of a folder alone, without the second copy; a damaged file of a device has none."""
    found = {}
    for name in file_names(places):
        path = places.data / name
        if path.parent.parent == places.devices and is_home(path.name):
            found[path.parent.name, path.name] = FileRead(None, look_at(path).versions)
    return found


def size_of(path: Path) -> int:
    """Give the size of a file in bytes; 0 where it cannot be asked."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0
