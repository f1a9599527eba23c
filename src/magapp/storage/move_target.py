"""Whether a diary can be moved to a folder, or used in it: asked before anything is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.storage.errors import (
    DiaryMoved,
    FolderNotThere,
    FolderNotWritable,
    NotAMagappFolder,
    StorageError,
)
from magapp.storage.folder import open_folder
from magapp.storage.index import Index
from magapp.storage.instance import InstanceLock
from magapp.storage.move_errors import (
    FolderNamedAtStart,
    InsideTheDiary,
    NoDiaryThere,
    OpenThere,
    OwnFolder,
    SameFolder,
    TargetHoldsDiary,
    TargetNotEmpty,
    TargetNotThere,
    TargetNotWritable,
    TargetTooSmall,
)
from magapp.storage.ours import is_of_this_machine
from magapp.storage.paths import is_named_by_environment, usual_data
from magapp.storage.removing import children, is_real_folder
from magapp.storage.settings import Settings, change_settings
from magapp.storage.two_folders import records_alone
from magapp.storage.whole import Counts, counts_in, file_names

if TYPE_CHECKING:
    from magapp.storage.paths import Places

_BLOCK: Final = 4096
_ROOM: Final = 1024 * 1024
"""Bytes that a disk is to have left beside the diary."""
_NO_FILES: Final = frozenset({"lost+found", "desktop.ini", "Thumbs.db", "$RECYCLE.BIN"})
"""What a system puts on an empty disk by itself; so do sync tools, with names that begin with a dot."""
USUAL_NAME: Final = "magapp"


class LookedAt(NamedTuple):
    """Hold where a diary lies and what it holds.

    ``is_own``: it is the one in use, as it was at some time, such as a backup that was unpacked. Once opened
    it gets what was written and deleted since.
    """

    places: Places
    counts: Counts
    is_own: bool


def suggested_target(chosen: Path) -> Path:
    """Give the folder to move to when a person points at one: itself, or a new one in it if it is in use."""
    if not chosen.is_dir() or _is_empty(chosen) or (chosen / "magapp.json").exists():
        return chosen
    return chosen / USUAL_NAME


def checked_target(places: Places, target: Path, *, named_at_start: bool = False) -> Path:
    """Give the absolute path of a folder to which the diary may be moved; nothing stays written.

    Raises:
        NotMoved: one of its kinds; each says why it cannot be moved there.
        FolderNotWritable: it is a file.
    """
    must_be_free(places, named_at_start=named_at_start)
    target = Path(os.path.abspath(target.expanduser()))  # noqa: PTH100  # resolve() would follow links
    real = Path(os.path.realpath(target))
    is_usual = is_same_folder(target, usual_data())
    if is_same_folder(target, places.data):
        raise SameFolder(target)
    if real.is_relative_to(places.real_data):
        raise InsideTheDiary(target)
    if not is_usual and any(
        real.is_relative_to(os.path.realpath(own)) for own in (places.state_root, places.config, places.cache)
    ):
        raise OwnFolder(target)
    _must_be_empty(places, target)
    above = _there_is(target, may_make_more=is_usual)
    if not os.access(above, os.W_OK | os.X_OK) or not _takes_files(above):
        raise TargetNotWritable(target)
    names = file_names(places)
    needed = sum((places.data / name).lstat().st_size + _BLOCK for name in names) + _ROOM
    usage = shutil.disk_usage(above)
    if usage.total and usage.free < needed:
        raise TargetTooSmall(target)
    return target


def look_at_diary(places: Places, folder: Path, *, named_at_start: bool = False) -> LookedAt:
    """Look at a diary that lies in a folder, or in one named ``magapp`` in it, and count what it holds.

    Nothing is written, and nothing is read of the second copy: that of one's own diary would come on top.

    Raises:
        NotMoved: one of its kinds; there is no diary, or it is the one in use.
        StorageError: the diary there cannot be read; its sentence says why.
    """
    must_be_free(places, named_at_start=named_at_start)
    folder = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100  # as above
    if not (folder / "magapp.json").exists() and (folder / USUAL_NAME / "magapp.json").exists():
        folder /= USUAL_NAME
    if is_same_folder(folder, places.data):
        raise SameFolder(folder)
    there = places._replace(data=folder)
    try:
        dataset = open_folder(there, create=False).dataset
    except (FolderNotThere, NotAMagappFolder) as error:
        if isinstance(error, DiaryMoved):
            raise
        raise NoDiaryThere(folder) from error
    return LookedAt(there, counts_in(Index(records_alone(there))), dataset == _dataset(places))


def _dataset(places: Places) -> str | None:
    try:
        return open_folder(places, create=False).dataset
    except StorageError:
        return None


def use_diary(there: Places) -> InstanceLock:
    """Have the settings name the folder of another diary, and give the lock of its only window.

    Raises:
        OpenThere: another window is open on it.
        NewerSettings: the settings are of a later format and left as they are.
        NotWritten: they could not be written.
    """
    window = take_window(there)
    folder = None if is_same_folder(there.data, usual_data()) else str(there.data)

    def change(settings: Settings) -> Settings:
        return settings._replace(data_folder=folder)

    try:
        change_settings(there.config, change)
    except BaseException:
        window.release()
        raise
    return window


def take_window(there: Places) -> InstanceLock:
    """Become the only window of a folder.

    Raises:
        OpenThere: another window is open on it.
        NotWritten: the state folder cannot be written in.
    """
    window = InstanceLock(there)
    if not window.acquire():
        raise OpenThere(there.data)
    return window


def must_be_free(places: Places, *, named_at_start: bool) -> None:
    """See that the settings decide where the diary lies.

    Raises:
        FolderNamedAtStart: the command line or the environment does.
    """
    if named_at_start or is_named_by_environment():
        raise FolderNamedAtStart(places.data)


def is_same_folder(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one folder, by whatever links."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  # of two paths
    except OSError:
        return False


def _must_be_empty(places: Places, target: Path) -> None:
    if os.path.lexists(target) and not target.is_dir():
        raise FolderNotWritable(target, "not_a_folder")
    marker = target / "magapp.json"
    if os.path.lexists(marker) or not _has_no_files(target / "devices"):
        raise TargetHoldsDiary(target)
    there = places._replace(data=target)
    if not _is_empty(target, there):
        raise TargetNotEmpty(target)


def _is_empty(folder: Path, places: Places | None = None) -> bool:
    return not any(
        not path.name.startswith(".")
        and path.name not in _NO_FILES
        and not (path.name in ("devices", "tables") and _has_no_files(path))
        and (places is None or not is_of_this_machine(places, path))
        for path in children(folder)
    )


def _has_no_files(path: Path) -> bool:
    """Tell whether nothing is there, or folders alone, as a deletion may leave."""
    if not os.path.lexists(path):
        return True
    return is_real_folder(path) and all(map(_has_no_files, children(path)))


def _takes_files(folder: Path) -> bool:
    """Tell whether a file can be made there; asked of a disk that tells no size, such as /proc, alone."""
    if shutil.disk_usage(folder).total:
        return True
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _there_is(target: Path, *, may_make_more: bool) -> Path:
    """Find the folder that is there already: the target, or the one in which it is to be made."""
    above = target
    while not above.exists():
        if above != target and not may_make_more:
            raise TargetNotThere(above)
        above = above.parent
    if not above.is_dir():
        raise TargetNotThere(above)
    return above
