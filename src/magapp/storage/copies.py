"""Two copies of each file that this device writes, and the way back when one of them is damaged."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from magapp.domain.versions import standing
from magapp.storage.atomic import (
    has_leftovers,
    make_private_folder,
    read_file,
    remove_leftovers,
    write_file,
)
from magapp.storage.errors import DamagedFile, NewerFile, NotWritten
from magapp.storage.monthfile import (
    EMPTY,
    MonthFile,
    compose,
    is_home,
    read_lines,
    read_newer,
    read_versions,
)
from magapp.storage.notices import Notice
from magapp.storage.wire import salvage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from magapp.domain.versions import Dot, Version
    from magapp.storage.wire import Line


class Copy(NamedTuple):
    """Hold what one file turned out to be; ``data`` is null when it could not be read at all."""

    state: Literal["good", "missing", "damaged", "newer"]
    data: bytes | None
    versions: list[Version]


class Settled(NamedTuple):
    """Hold what a file of ours holds after both copies were looked at, and repaired if asked.

    ``data`` is what the next write builds on; null for a file of a later format, which is never
    written. ``behind`` tells that a copy needs writing, ``failed`` that this was tried in vain, and
    ``mirror_damaged`` that the second copy was not what was written.
    """

    data: bytes | None
    versions: list[Version]
    notice: Notice | None = None
    behind: bool = False
    failed: NotWritten | None = None
    mirror_damaged: bool = False


def look_at(path: Path) -> Copy:
    """Read one file and judge it.

    Raises:
        NotRead: the system cannot read now.
    """
    data = None
    try:
        data = read_file(path)
        if data is None:
            return Copy("missing", None, [])
        return Copy("good", data, read_versions(data, path))
    except NewerFile:
        return Copy("newer", data, read_newer(data or b"", path))
    except DamagedFile:
        return Copy("damaged", data, [])


def set_aside(quarantine: Path, path: Path, data: bytes | None) -> bool:
    """Keep what a damaged file holds; tell whether it was not kept already.

    Named after its content, so that the same damage is kept once. What cannot be read is moved.

    Raises:
        NotWritten: it could not be kept, so it must not be overwritten.
    """
    make_private_folder(quarantine)
    label = f"{path.parent.name[:8]}-{path.stem}"
    if data is None:
        kept = quarantine / f"{label}-{os.urandom(6).hex()}{path.suffix}"
        try:
            path.rename(kept)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise NotWritten(kept, error) from error
        return True
    kept = quarantine / f"{label}-{sha256(data).hexdigest()[:12] if data else 'empty'}{path.suffix}"
    if kept.exists():
        return False
    write_file(kept, data)
    return True


def merged(versions: Iterable[Version]) -> list[Version]:
    """Keep of each record the versions that stand."""
    records: dict[str, list[Version]] = {}
    for version in versions:
        records.setdefault(version.record.id, []).append(version)
    return [
        version for several in records.values() for version in (standing(several) if several[1:] else several)
    ]


def joined(files: Sequence[MonthFile]) -> MonthFile:
    """Put files of one name together: the standing versions, and each record of an unknown kind once."""
    versions: dict[tuple[str, Dot], Line] = {}
    strange: dict[str, Line] = {}
    for file in files:
        for line in file.lines:
            if line.version is None:
                strange.setdefault(_id_in(line.raw), line)
            else:
                versions.setdefault((line.version.record.id, line.version.at), line)
    stand = {
        (version.record.id, version.at)
        for version in merged(line.version for line in versions.values() if line.version is not None)
    }
    lines = [line for name, line in versions.items() if name in stand]
    beside = {name: value for file in reversed(files) for name, value in file.beside.items()}
    return MonthFile([*lines, *strange.values()], beside)


def _id_in(raw: bytes) -> str:
    import json  # noqa: PLC0415  # for kinds of a newer program only

    return str(json.loads(raw).get("id", ""))


def _alive(versions: Iterable[Version]) -> int:
    return len({version.record.id for version in versions if not version.deleted})


class OwnCopies:
    """Read, repair and write the files of this device: in the data folder and in the mirror."""

    def __init__(self, data: Path, mirror: Path, state: Path) -> None:
        self.data = data
        self.mirror = mirror
        self._backups = state / "backups"
        self._quarantine = state / "quarantine"

    def names(self) -> list[str]:
        """List the files that one copy or the other has."""
        found: set[str] = set()
        for folder in (self.data, self.mirror):
            with suppress(OSError):
                found.update(filter(is_home, os.listdir(folder)))  # noqa: PTH208  # ten years in one call
        return sorted(found)

    def is_untidy(self) -> bool:
        """Tell whether an interrupted write left something, or another program is writing just now."""
        return any(has_leftovers(folder) for folder in self._folders())

    def tidy(self) -> None:
        """Remove what interrupted writes left; only under the write lock."""
        for folder in self._folders():
            remove_leftovers(folder)

    def _folders(self) -> tuple[Path, ...]:
        return (self.data, self.mirror, self._quarantine, self._quarantine.parent)

    def write(self, name: str, data: bytes) -> None:
        """Write both copies.

        Raises:
            NotWritten: one of them could not be written.
        """
        make_private_folder(self.data)
        make_private_folder(self.mirror)
        write_file(self.data / name, data)
        write_file(self.mirror / name, data)

    def for_writing(self, name: str) -> tuple[MonthFile, Notice | None]:
        """Read a file to write it anew, repaired if need be; only under the write lock.

        Raises:
            NewerFile: it is of a later format.
            NotWritten: it is damaged and cannot be repaired.
            NotRead: the system cannot read now.
        """
        path = self.data / name
        with suppress(DamagedFile, NewerFile):
            data = read_file(path)
            if data is not None and data == read_file(self.mirror / name):
                return read_lines(data, path), None
        settled = self.settle(name, repair=True)
        if settled.failed is not None:
            raise settled.failed
        if settled.data is None:
            raise NewerFile(path)
        return (read_lines(settled.data, path) if settled.data else EMPTY), settled.notice

    def settle(self, name: str, *, repair: bool) -> Settled:
        """Look at both copies of a file; if asked, make them whole and alike (under the write lock).

        Raises:
            NotRead: the system cannot read now.
        """
        path = self.data / name
        own = look_at(path)
        if own.state == "good" and own.data == self._mirror_bytes(name):
            return Settled(own.data, own.versions)
        second = look_at(self.mirror / name)
        match own.state, second.state:
            case ("newer", _) | (_, "newer"):
                return Settled(
                    None, merged([*own.versions, *second.versions]), Notice(kind="newer", files=(name,))
                )
            case "missing", "missing":
                return Settled(b"", [])
            case "good", "good":
                settled = self._unlike(name, own, second)
            case "good", _:
                settled = Settled(own.data, own.versions, behind=True)
            case _, "good":
                notice = Notice(kind="restored", files=(name,), records=_alive(second.versions))
                settled = Settled(second.data, second.versions, notice, behind=True)
            case _:
                settled = self._best_left(name, own, second)
        settled = settled._replace(mirror_damaged=second.state == "damaged")
        return self._repaired(name, own, second, settled) if repair else settled

    def _mirror_bytes(self, name: str) -> bytes | None:
        try:
            return read_file(self.mirror / name)
        except DamagedFile:
            return None

    def _repaired(self, name: str, own: Copy, second: Copy, settled: Settled) -> Settled:
        data = settled.data or b""
        try:
            if own.state == "damaged":
                set_aside(self._quarantine, self.data / name, own.data)
            if second.state == "damaged" and own.state != "good":
                set_aside(self._quarantine, self.mirror / name, second.data)
            make_private_folder(self.data)
            make_private_folder(self.mirror)
            if own.data != data or own.state != "good":
                write_file(self.data / name, data)
            if second.data != data or second.state != "good":
                write_file(self.mirror / name, data)
        except NotWritten as error:
            notice = settled.notice
            if notice is not None:
                notice = Notice(kind="unrepaired", files=(name,), records=_alive(settled.versions))
            return settled._replace(notice=notice, failed=error)
        return settled._replace(behind=False)

    def _unlike(self, name: str, own: Copy, second: Copy) -> Settled:
        """Both are whole: an interrupted save left the mirror behind, or a sync tool put back an old file."""
        versions = merged([*own.versions, *second.versions])
        have = {(version.record.id, version.at) for version in own.versions}
        back = [version for version in versions if (version.record.id, version.at) not in have]
        if not back:
            return Settled(own.data, own.versions, behind=True)
        both = [read_lines(copy.data or b"", self.data / name) for copy in (own, second)]
        data = compose(*joined(both))
        notice = Notice(kind="rolled_back", files=(name,), records=len(back))
        return Settled(data, versions, notice, behind=True)

    def _best_left(self, name: str, own: Copy, second: Copy) -> Settled:
        """No good copy is left: a backup, and the lines that can still be read."""
        backup = self._in_backup(name)
        salvaged = [salvage(copy.data, self.data.joinpath(name).stem) for copy in (own, second) if copy.data]
        files = [*([] if backup is None else [backup]), *(MonthFile(lines, {}) for lines, _bad in salvaged)]
        best = joined(files)
        unreadable = min((bad for _lines, bad in salvaged), default=0)
        notice = Notice(
            kind="lost" if backup is None else "backup",
            files=(name,),
            records=_alive(best.versions),
            lost=unreadable,
        )
        return Settled(compose(best.lines, best.beside), best.versions, notice, behind=True)

    def _in_backup(self, name: str) -> MonthFile | None:
        for path in sorted(self._backups.glob("*.zip"), reverse=True):
            with suppress(OSError, KeyError, zipfile.BadZipFile, DamagedFile, NewerFile):
                with zipfile.ZipFile(path) as backup:
                    data = backup.read(f"devices/{self.data.name}/{name}")
                return read_lines(data, self.data / name)
        return None


def read_other(path: Path, last_good: Path, quarantine: Path, *, keep: bool) -> Settled:
    """Read a file of another device, or its last good copy; never write it.

    With *keep* the last good copy is kept up to date, and damage is told once for each content.

    Raises:
        NotRead: the system cannot read now.
    """
    copy = look_at(path)
    label = f"{path.parent.name[:8]}/{path.name}"
    if copy.state == "newer":
        return Settled(None, copy.versions, Notice(kind="newer", files=(label,)))
    if copy.state == "good":
        if keep:
            with suppress(NotWritten, DamagedFile):
                if read_file(last_good) != copy.data:
                    make_private_folder(last_good.parent)
                    write_file(last_good, copy.data or b"")
        return Settled(copy.data, copy.versions)
    good = look_at(last_good)
    notice = None
    if copy.state == "damaged":
        notice = Notice(kind="elsewhere", files=(label,), records=_alive(good.versions))
        if keep and copy.data is not None:
            with suppress(NotWritten):
                if not set_aside(quarantine, path, copy.data):
                    notice = None
    return Settled(good.data, good.versions, notice)
