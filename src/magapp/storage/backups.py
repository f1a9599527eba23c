"""Backups: a zip of all files of the diary, verified when made, and thinned as it grows old.

They lie in the state folder of the diary, which is never synced. What a backup holds stands in the comment
of the zip; its members are named as in the folder of the diary, so that unpacking one gives a diary.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import threading
import zipfile
import zlib
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.i18n import _
from magapp.storage.atomic import make_private_folder, read_file, remove_leftovers, write_file
from magapp.storage.backup_plan import Made, kept
from magapp.storage.errors import (
    DamagedFile,
    FolderNotThere,
    NotRead,
    NotWritten,
    Reason,
    StorageError,
)
from magapp.storage.folder import still_there
from magapp.storage.lock import FileLock
from magapp.storage.removing import children
from magapp.storage.whole import Counts, counts_in, read_whole, versions_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magapp.storage.paths import Places

FORMAT: Final = 1
_NAME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6})-([0-9]{1,9})\.zip")
_AT: Final = "%Y-%m-%dT%H%M%S"
_TRY_AGAIN: Final = dt.timedelta(hours=1)
"""After a backup that failed the next save does not try again at once."""
BAD_ZIP: Final = (
    OSError,
    KeyError,
    ValueError,
    RecursionError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


class BackupNotMade(StorageError):  # noqa: N818  # the name says what is the matter
    """A backup could not be made or did not read back as it was written; the diary was saved all the same."""

    def __init__(self, folder: Path, reason: Reason | None) -> None:
        super().__init__(f"{folder.name}: {reason or 'differs'}")
        self.folder = folder
        self.reason: Reason | None = reason

    def sentence(self) -> str:
        """Say why, and that the diary itself is saved."""
        match self.reason:
            case "full":
                return _(
                    "No backup was made: the disk of {folder} is full. Your diary itself is saved."
                ).format(folder=self.folder)
            case "read_only" | "no_permission":
                return _(
                    "No backup was made: magapp may not write in {folder}. Your diary itself is saved."
                ).format(folder=self.folder)
            case "vanished" | "not_a_folder":
                return _(
                    "No backup was made: the folder {folder} is not there. Your diary itself is saved."
                ).format(folder=self.folder)
            case "other":
                return _(
                    "No backup was made: the disk of {folder} reports an error. Your diary itself is saved."
                ).format(folder=self.folder)
            case None:
                return _(
                    "No backup was made: what was read back from {folder} is not what was written. Is that "
                    "disk in order? Your diary itself is saved."
                ).format(folder=self.folder)


class Backup(NamedTuple):
    """Hold what is known of a backup without unpacking it; ``counts`` is null where it does not say."""

    path: Path
    made: dt.datetime
    size: int
    counts: Counts | None


class Packed(NamedTuple):
    """Hold the bytes of a zip and what it holds."""

    data: bytes
    counts: Counts


def backups_folder(places: Places, dataset: str) -> Path:
    """Name the folder of the backups of a diary."""
    return places.state(dataset) / "backups"


def list_backups(places: Places, dataset: str) -> tuple[Backup, ...]:
    """List the backups there are, the newest first, without unpacking them."""
    found = []
    for path in children(backups_folder(places, dataset)):
        named = _named(path)
        if named is not None:
            with suppress(OSError):
                found.append(Backup(path, named.at, path.stat().st_size, _counts_of(path)))
    return tuple(sorted(found, key=lambda backup: backup.path.name, reverse=True))


def is_whole(path: Path) -> bool:
    """Unpack a backup and tell whether each file in it is what was written."""
    try:
        data = read_file(path)
        return data is not None and _is_whole(data)
    except (DamagedFile, NotRead):
        return False


def make_backup(places: Places, dataset: str, now: dt.datetime) -> Backup:
    """Make a backup, see that it holds what the diary holds, and give up the ones that are too many.

    *now* is local time, without a zone.

    Raises:
        BackupNotMade: it could not be written, or did not read back the same; nothing is left of it.
        FolderNotThere: the diary is not there now.
        NotRead: the system cannot read now.
        Busy: another program keeps the write lock.
    """
    folder = backups_folder(places, dataset)
    packed = _pack(places, dataset, now)
    try:
        make_private_folder(folder)
        remove_leftovers(folder)
    except NotWritten as error:
        raise BackupNotMade(folder, error.reason) from error
    at = now.replace(microsecond=0)
    while any(path.name.startswith(at.strftime(_AT)) for path in children(folder)):
        at += dt.timedelta(seconds=1)
    path = folder / f"{at.strftime(_AT)}-{packed.counts.records}.zip"
    _write(path, packed)
    _thin(folder, now.date())
    return Backup(path, at, len(packed.data), packed.counts)


def save_copy(places: Places, dataset: str, folder: Path, now: dt.datetime) -> Path:
    """Write a backup into a folder of the person's choice, over nothing that is there; give its path.

    Raises:
        BackupNotMade: as for ``make_backup``, for that folder.
        FolderNotThere: the diary is not there now.
        NotRead: the system cannot read now.
        Busy: another program keeps the write lock.
    """
    if not folder.is_dir():
        raise BackupNotMade(folder, "vanished")
    packed = _pack(places, dataset, now)
    name = f"magapp {now:%Y-%m-%d}"
    path = folder / f"{name}.zip"
    number = 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name} ({number}).zip"
    _write(path, packed)
    return path


class DailyBackup:
    """Make the backup of a day after its first save; used by one thread at a time."""

    def __init__(self, places: Places, dataset: str) -> None:
        self._places = places
        self._dataset = dataset
        self._done_on: dt.date | None = None
        self._failed_at: dt.datetime | None = None
        self._guard = threading.Lock()

    def after_save(self, now: dt.datetime) -> bool:
        """Make a backup if the day has none yet, and tell whether one was made.

        A failure is raised once; for an hour nothing is tried again.

        Raises:
            BackupNotMade: it could not be made; its sentence says why, and that the diary is saved.
        """
        with self._guard:
            if self._done_on == now.date() or not self._may_try(now):
                return False
            has_one = self._has_one(now.date())
            if not has_one and not self._make(now):
                return False
            self._done_on, self._failed_at = now.date(), None
            return not has_one

    def _may_try(self, now: dt.datetime) -> bool:
        return self._failed_at is None or abs(now - self._failed_at) >= _TRY_AGAIN

    def _has_one(self, day: dt.date) -> bool:
        named = map(_named, children(backups_folder(self._places, self._dataset)))
        return any(made is not None and made.at.date() == day for made in named)

    def _make(self, now: dt.datetime) -> bool:
        is_first = self._failed_at is None
        try:
            make_backup(self._places, self._dataset, now)
        except StorageError as error:
            self._failed_at = now
            if is_first and isinstance(error, BackupNotMade):
                raise
            # Else the diary has gone, or another program writes: saving tells of it, if it lasts.
            return False
        return True


def _pack(places: Places, dataset: str, now: dt.datetime) -> Packed:
    state = places.state(dataset)
    try:
        make_private_folder(state)
        with FileLock(state / "lock").waiting():
            if not still_there(places, dataset):
                raise FolderNotThere(places.data)
            files = read_whole(places, dataset)
    except NotWritten as error:
        raise BackupNotMade(state, error.reason) from error
    counts = counts_in(versions_in(files))
    return Packed(_zipped(files, _comment(files, counts, dataset, now), now), counts)


def _comment(files: Mapping[str, bytes], counts: Counts, dataset: str, now: dt.datetime) -> bytes:
    document = {
        "app": "magapp",
        "format": FORMAT,
        "dataset": dataset,
        "made": f"{now:%Y-%m-%dT%H:%M:%S}",
        **counts._asdict(),
        "sha256": _checksum(files),
    }
    return json.dumps(document).encode("ascii")


def _checksum(files: Mapping[str, bytes]) -> str:
    told = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _zipped(files: Mapping[str, bytes], comment: bytes, now: dt.datetime) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, now.timetuple()[:6])
            member.external_attr = 0o600 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, data)
        packed.comment = comment
    return held.getvalue()


def _write(path: Path, packed: Packed) -> None:
    """Write a zip and read it back; one that is not what was meant does not stay."""
    try:
        write_file(path, packed.data)
        if read_file(path) == packed.data and _is_whole(packed.data):
            return
        reason: Reason | None = None
    except NotWritten as error:
        reason = error.reason
        if reason == "vanished" and path.parent.is_dir():
            reason = "no_permission"  # a folder such as /proc, in which no file can be made
    except (DamagedFile, NotRead):
        reason = None
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108  # as in atomic.py
    raise BackupNotMade(path.parent, reason)


def _is_whole(data: bytes) -> bool:
    """Tell whether a zip holds the files that its comment promises, and each reads as a part of a diary."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            document = json.loads(packed.comment)
            files = {name: packed.read(name) for name in packed.namelist()}
        counts = counts_in(versions_in(files))
        promised = Counts(*(document[name] for name in Counts._fields))
        return counts == promised and document["sha256"] == _checksum(files)
    except (*BAD_ZIP, DamagedFile, TypeError):
        return False


def _counts_of(path: Path) -> Counts | None:
    try:
        with zipfile.ZipFile(path) as packed:
            document = json.loads(packed.comment)
        counts = Counts(*(document[name] for name in Counts._fields))
        return counts if all(type(count) is int and count >= 0 for count in counts) else None
    except (*BAD_ZIP, TypeError):
        return None


def _named(path: Path) -> Made | None:
    """Read from the name of a backup when it was made and how many records it holds; null for no backup."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        return Made(dt.datetime.strptime(match[1], _AT), int(match[2]))  # noqa: DTZ007  # local time, as the page shows it
    except ValueError:
        return None


def _thin(folder: Path, today: dt.date) -> None:
    """Give up the backups that are too many; what has another name than ours stays."""
    named = {path: made for path in children(folder) if (made := _named(path)) is not None}
    keep = kept(named.values(), today)
    for path, made in named.items():
        if made not in keep:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108  # as in atomic.py
