"""All files of a diary at one moment, and the records in them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from magapp.domain.records import Entry
from magapp.storage.atomic import read_file
from magapp.storage.copies import look_at
from magapp.storage.device import IS_UUID
from magapp.storage.errors import DamagedFile, NewerFile
from magapp.storage.index import FileRead, Index
from magapp.storage.monthfile import is_home, read_newer, read_versions
from magapp.storage.ours import is_marker, is_month, is_table
from magapp.storage.removing import children, is_leftover, is_real_folder
from magapp.storage.tables import tables_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from magapp.domain.versions import Version
    from magapp.storage.paths import Places


class Counts(NamedTuple):
    """Hold how much a diary holds: records that are not deleted, days with a record, and entries."""

    records: int
    days: int
    entries: int


def file_names(places: Places) -> list[str]:
    """List the files of the diary in its folder, as paths below it with ``/``; the marker comes last.

    Copies that a sync tool renamed are among them; links, what is not ours, and what an interrupted write
    left are not.
    """
    found = [*_device_files(places), *(path for path in children(tables_folder(places)) if is_table(path))]
    found += [path for path in children(places.data) if is_marker(path) and path != places.marker]
    if places.marker.exists():
        found.append(places.marker)
    return [
        path.relative_to(places.data).as_posix()
        for path in found
        if not path.is_symlink() and not is_leftover(path.name)
    ]


def _device_files(places: Places) -> Iterator[Path]:
    for device in children(places.devices):
        if IS_UUID.fullmatch(device.name) and is_real_folder(device):
            yield from (path for path in children(device) if is_month(path))


def read_whole(places: Places, dataset: str) -> dict[str, bytes]:
    """Read all files of a diary, by their paths below its folder; of a damaged one the last good copy.

    Whoever calls it holds the write lock. A damaged file without a good copy is left out.

    Raises:
        NotRead: the system cannot read now.
    """
    mirror = places.state(dataset) / "mirror"
    names = set(file_names(places))
    names |= {
        f"devices/{device.name}/{path.name}"
        for device in children(mirror)
        if IS_UUID.fullmatch(device.name) and is_real_folder(device)
        for path in children(device)
        if is_home(path.name)
    }
    files: dict[str, bytes] = {}
    for name in sorted(filter(_is_text, names)):
        data = _good(places.data / name, mirror, name)
        if data is not None:
            files[name] = data
    return files


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False  # a name that no zip can hold; none of ours is
    return True


def _good(path: Path, mirror: Path, name: str) -> bytes | None:
    if not _is_home(name):
        try:
            return read_file(path)
        except DamagedFile:
            return None
    for copy in (path, mirror / PurePosixPath(name).relative_to("devices")):
        seen = look_at(copy)
        if seen.state in ("good", "newer"):
            return seen.data
    return None


def _is_home(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    return folder.startswith("devices/") and is_home(file)


def versions_in(files: Mapping[str, bytes]) -> Index:
    """Read the records in the files of a diary; of files of a later format what can be understood.

    Raises:
        DamagedFile: one of them is not what was written.
    """
    read: dict[tuple[str, str], FileRead] = {}
    for name, data in files.items():
        if _is_home(name):
            path = PurePosixPath(name)
            read[path.parent.name, path.name] = FileRead(None, _versions(data, path))
    return Index(read)


def _versions(data: bytes, path: PurePosixPath) -> list[Version]:
    from pathlib import Path  # noqa: PLC0415  # for the name in an error alone

    try:
        return read_versions(data, Path(path))
    except NewerFile:
        return read_newer(data, Path(path))


def counts_in(index: Index) -> Counts:
    """Count what a diary holds."""
    alive = [version.record for version in index.shown.values() if not version.deleted]
    days = {day for record in alive if (day := getattr(record, "day", None)) is not None}
    return Counts(len(alive), len(days), sum(isinstance(record, Entry) for record in alive))
