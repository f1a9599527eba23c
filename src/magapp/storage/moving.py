"""Move a diary to another folder: copied, read back, compared, and only then taken away from the old one.

A mark in the state folder tells a start that finds it what to do with a move that was cut off. The diary
has moved at the moment the settings name the new folder; before it everything is taken back, after it
everything is carried on. The marker of the diary is the last file that comes and the first that goes, so
that a folder with a marker holds a whole diary.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.device import IS_UUID
from magapp.storage.errors import (
    DamagedFile,
    FolderNotThere,
    NewerSettings,
    NotRead,
    NotWritten,
    StorageError,
)
from magapp.storage.folder import know_also, know_moved, know_no_more, mode_before, still_there
from magapp.storage.index import Index
from magapp.storage.instance import InstanceLock
from magapp.storage.lock import FileLock
from magapp.storage.move_errors import (
    ChangedMeanwhile,
    CopyDiffers,
    CopyingFailed,
    MoveStopped,
    OpenThere,
    SettingsNotChanged,
    TargetNotWritable,
)
from magapp.storage.move_mark import MoveMark, read_mark, write_mark
from magapp.storage.move_target import checked_target, is_same_folder
from magapp.storage.ours import strange
from magapp.storage.paths import usual_data
from magapp.storage.removing import Removed, children, is_leftover, remove_empty, remove_file
from magapp.storage.settings import change_settings, read_settings
from magapp.storage.store import Store
from magapp.storage.two_folders import broken, checksum, copied, read_plain, records_alone, size_of
from magapp.storage.whole import file_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from magapp.storage.paths import Places
    from magapp.storage.removing import Why
    from magapp.storage.settings import Settings

    Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Moved:
    """Hold what a move did.

    ``places`` are those of the diary now, ``old`` the folder it was in. ``left``: what stayed there and
    why, of ours and of others; with ``kept`` the files of the diary stayed as well, as was asked.
    ``is_private``: the disk keeps others from reading it. ``was_cut_off``: a start has ended it.
    """

    places: Places
    old: Path
    files: int
    kept: bool
    left: tuple[tuple[Path, Why], ...]
    is_private: bool
    was_cut_off: bool = False


class TakenBack(NamedTuple):
    """Tell that a move that was cut off has been undone: the diary is where it was."""

    old: Path
    target: Path


def move(  # two folders, a choice, and three ways to be told and to tell
    places: Places,
    target: Path,
    *,
    keep: bool = False,
    named_at_start: bool = False,
    progress: Progress | None = None,
    is_stopped: Callable[[], bool] = bool,
) -> Moved:
    """Move the diary to an empty folder; with *keep* the old files stay as well.

    Whoever calls it has saved everything, and holds back what is edited meanwhile. *progress* is told how
    many bytes of how many are copied. Whatever is raised, the diary is whole where it was.

    Raises:
        NotMoved: one of its kinds; each says why.
        FolderNotThere: the diary is not there now.
        FolderNotWritable: the diary can only be read.
        NewerDiary: the diary is of a later format.
        NotRead: the system cannot read now.
        NotWritten: the mark could not be written in the state folder.
        Busy: another program is writing in the diary.
    """
    new = places._replace(data=checked_target(places, target, named_at_start=named_at_start))
    store = Store.open(places, create=False)
    if store.read_only is not None:
        raise store.read_only
    store.load()  # what is damaged is made whole before it is copied
    with FileLock(places.state(store.dataset) / "lock").waiting():
        if not still_there(places, store.dataset):
            raise FolderNotThere(places.data)
        job = _Move(places, new, store.dataset, progress or _quiet, is_stopped)
        return job.run(keep=keep)


def move_from_outside(places: Places, target: Path, *, keep: bool, named_at_start: bool) -> Moved:
    """Move the diary while no window may be open on it.

    Raises:
        OpenThere: one is; nothing was changed.
        StorageError: as for ``move``.
    """
    window = InstanceLock(places)
    if not window.acquire():
        raise OpenThere(places.data)
    try:
        return move(places, target, keep=keep, named_at_start=named_at_start)
    finally:
        window.release()


def finish_moving(places: Places) -> Moved | TakenBack | None:
    """End a move that was cut off: carry it on where the settings name the new folder, else take it back.

    Null where there is none, another program is at it, or neither folder is there now. A mark that cannot
    be read is left: nothing says what it was.
    """
    mark = read_mark(places)
    if mark is None:
        return None
    lock = FileLock(places.state(mark.dataset) / "lock")
    try:
        if not lock.acquire():
            return None
        mark = read_mark(places)  # who held the lock may have ended it
        return None if mark is None else _finish(places, mark)
    except StorageError:
        return None  # the next start tries again; meanwhile the diary is whole in one of the two
    finally:
        lock.release()


def _finish(places: Places, mark: MoveMark) -> Moved | TakenBack | None:
    old, new = places._replace(data=mark.old), places._replace(data=mark.new)
    is_old, is_new = still_there(old, mark.dataset), still_there(new, mark.dataset)
    chosen = read_settings(places.config, set_aside=False).settings.data_folder
    has_switched = is_same_folder(mark.new, usual_data() if chosen is None else Path(chosen))
    if is_new and (has_switched or not is_old):
        with suppress(NewerSettings):
            _name_in_settings(new)
        know_also(new, mark.dataset, mark.mode)
        return _leave(old, new, mark, was_cut_off=True)
    if is_old:
        _take_back(old, new, mark, [*copied(old, new), *broken(new)])
        return TakenBack(mark.old, mark.new)
    return None


class _Move:
    """Hold one move while it is under way, under the write lock."""

    def __init__(
        self,
        old: Places,
        new: Places,
        dataset: str,
        progress: Progress,
        is_stopped: Callable[[], bool],
    ) -> None:
        self._old, self._new, self._dataset = old, new, dataset
        self._progress, self._is_stopped = progress, is_stopped
        self._written: dict[str, str] = {}
        """The checksum of each file that was copied."""

    def run(self, *, keep: bool) -> Moved:
        """Copy, compare, switch, and leave the old folder."""
        mark = MoveMark(
            self._old.data,
            self._new.data,
            self._dataset,
            read_settings(self._old.config, set_aside=False).settings.data_folder,
            keep,
            stat.S_IMODE(self._new.data.stat().st_mode) if self._new.data.is_dir() else None,
        )
        write_mark(self._old, mark)
        try:
            self._copy()
            self._compare()
            self._copy_marker()
            self._switch(mark.mode)
        except BaseException as error:
            with suppress(StorageError):  # what cannot be taken back now, the next start takes back
                _take_back(self._old, self._new, mark, self._written)
            if isinstance(error, (NotWritten, NotRead, DamagedFile)):
                raise self._said(error) from error
            raise
        return _leave(self._old, self._new, mark)

    def _said(self, error: NotWritten | NotRead | DamagedFile) -> StorageError:
        if isinstance(error, NotWritten) and error.reason in ("no_permission", "read_only"):
            return TargetNotWritable(self._new.data)
        return CopyingFailed(self._new.data, error)

    def _copy(self) -> None:
        make_private_folder(self._new.data)
        names = [name for name in file_names(self._old) if name != self._old.marker.name]
        sizes = {name: size_of(self._old.data / name) for name in names}
        total, done = sum(sizes.values()), 0
        for name in names:
            self._progress(done, total)
            if self._is_stopped():
                raise MoveStopped(self._new.data)
            self._copy_file(name)
            done += sizes[name]
        make_private_folder(self._new.devices)
        self._progress(total, total)

    def _copy_file(self, name: str) -> None:
        data = read_file(self._old.data / name)
        if data is None:
            raise ChangedMeanwhile(self._old.data)
        path = self._new.data / name
        if not self._new.data.is_dir():
            # A disk that went: what is missing must not be made where it had been mounted.
            raise NotWritten(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
        make_private_folder(path.parent)
        self._written[name] = sha256(data).hexdigest()
        write_file(path, data)
        if checksum(path) != self._written[name]:
            raise CopyDiffers(self._new.data)

    def _compare(self) -> None:
        """Read both folders again: the same files, byte for byte, and the same records in them."""
        marker = self._old.marker.name
        before = {name: read_plain(self._old, name) for name in file_names(self._old) if name != marker}
        if {name: sha256(data).hexdigest() for name, data in before.items()} != self._written:
            raise ChangedMeanwhile(self._old.data)
        if self._is_stopped():
            raise MoveStopped(self._new.data)
        there = Index(records_alone(self._new))
        known = Index(records_alone(self._old))
        same = {name: read_plain(self._new, name) for name in file_names(self._new)} == before
        if not same or there.shown != known.shown or there.several != known.several:
            raise CopyDiffers(self._new.data)

    def _copy_marker(self) -> None:
        if self._is_stopped():
            raise MoveStopped(self._new.data)
        self._copy_file(self._old.marker.name)

    def _switch(self, mode: int | None) -> None:
        try:
            know_also(self._new, self._dataset, mode)
            _name_in_settings(self._new)
        except (NewerSettings, NotWritten) as error:
            raise SettingsNotChanged(self._new.data) from error


def _name_in_settings(new: Places) -> None:
    folder = None if is_same_folder(new.data, usual_data()) else str(new.data)
    _set_folder(new, folder)


def _set_folder(places: Places, folder: str | None) -> None:
    def change(settings: Settings) -> Settings:
        return settings._replace(data_folder=folder)

    change_settings(places.config, change)


def _take_back(old: Places, new: Places, mark: MoveMark, written: Iterable[str]) -> None:
    """Take away what was copied, and have the settings name the old folder again.

    The settings come first: they never name a folder from which something was taken.

    Raises:
        StorageError: the settings cannot be written; both folders are left as they are.
    """
    chosen = read_settings(old.config, set_aside=False).settings.data_folder
    if chosen != mark.was:
        _set_folder(old, mark.was)
    with suppress(NotWritten):
        know_no_more(new)
    removed = Removed()
    marker = new.marker.name
    for name in sorted(written, key=lambda name: name != marker):
        remove_file(new.data / name, removed)
    _remove_folders(new, removed, is_made=mark.mode is None)
    if mark.mode is not None:
        with suppress(OSError):
            new.data.chmod(mark.mode)
    remove_file(old.moving, Removed())


def _leave(old: Places, new: Places, mark: MoveMark, *, was_cut_off: bool = False) -> Moved:
    """Take the files away from the old folder, the marker first; the diary lies in the new one.

    The folder itself goes only where this program made it: a person's own is given back as it was.
    """
    files = [old.marker.name, *copied(old, new)]
    removed = Removed()
    remove_file(old.cache / f"today-{old.key()}.json", Removed())
    if not mark.keep:
        for name in files:
            remove_file(old.data / name, removed)
        for name in file_names(old):
            removed.leave(old.data / name, "other")  # it came later, or differs from the copy
        mode = None if is_same_folder(old.data, usual_data()) else mode_before(old)
        _remove_folders(old, removed, is_made=mode is None)
        if mode is not None:
            with suppress(OSError):
                old.data.chmod(mode)
    others = [path for path in strange(old) if path.is_relative_to(old.data) and old.data.is_dir()]
    for path in [] if mark.keep else others:
        removed.leave(path, "foreign")
    with suppress(NotWritten):
        know_moved(old, new)
        remove_file(old.moving, Removed())
    return Moved(
        places=new,
        old=old.data,
        files=len(files),
        kept=mark.keep,
        left=tuple(removed.left),
        is_private=_is_private(new),
        was_cut_off=was_cut_off,
    )


def _remove_folders(places: Places, removed: Removed, *, is_made: bool) -> None:
    """Remove what interrupted writes left, and the folders of a diary that are empty."""
    devices = [path for path in children(places.devices) if IS_UUID.fullmatch(path.name)]
    tables = places.data / "tables"
    for folder in (*devices, tables, places.data):
        if folder.is_symlink() and folder != places.data:
            continue
        for path in children(folder):
            if is_leftover(path.name):
                remove_file(path, removed)
    for folder in (*devices, places.devices, tables):
        remove_empty(folder, removed)
    if is_made:
        remove_empty(Path(places.real_data), removed)


def _is_private(places: Places) -> bool:
    try:
        return os.name == "nt" or not stat.S_IMODE(places.marker.stat().st_mode) & 0o077
    except OSError:
        return True  # nobody reads it now


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""
