"""Is this folder a diary, which one, and may we write in it?"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import uuid4

from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.copies import set_aside
from magapp.storage.device import IS_UUID, Device
from magapp.storage.errors import (
    DamagedFile,
    DiaryMoved,
    FolderNotThere,
    FolderNotWritable,
    NewerDiary,
    NotAMagappFolder,
    NotRead,
    NotWritten,
    Reason,
    StorageError,
)
from magapp.storage.lock import FileLock
from magapp.storage.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magapp.storage.paths import Places

APP: Final = "magapp"
FORMAT: Final = 1
REGISTRY: Final = "known.json"


class Folder(NamedTuple):
    """Hold which diary a folder is, why it can only be read (or null), and what must be told."""

    dataset: str
    read_only: FolderNotWritable | NewerDiary | None
    notices: tuple[Notice, ...]


class _Marker(NamedTuple):
    dataset: str
    version: int


def open_folder(places: Places, *, create: bool) -> Folder:
    """Recognise a diary by its marker; with *create*, begin one where none is known and none was.

    Without *create* nothing is written at all.

    Raises:
        FolderNotThere: no marker, and this installation knows a diary here, or may not make one.
        NotAMagappFolder: the marker is another program's, or damaged beyond what is known.
        FolderNotWritable: a diary should begin here and cannot.
        NotRead: the system cannot read now.
    """
    try:
        return _opened(places) if create else _recognise(places, may_write=False)
    except OSError as error:
        # A folder in which we may not even look says nothing of what is in it.
        raise NotRead(places.marker, error) from error


def _opened(places: Places) -> Folder:
    try:
        make_private_folder(places.state_root)
        with FileLock(places.state_root / "known.lock").waiting():
            return _recognise_or_begin(places)
    except NotWritten as error:
        if error.path.is_relative_to(places.data):
            raise FolderNotWritable(places.data, error.reason) from error
        if not places.marker.exists():
            raise FolderNotWritable(places.state_root, error.reason) from error
        found = _recognise(places, may_write=False)
        return found._replace(read_only=found.read_only or FolderNotWritable(places.state_root, error.reason))


def forget_folder(places: Places) -> None:
    """Forget that a diary was known here, so that a person may begin another one in its place.

    Raises:
        NotWritten: it could not be written.
    """
    make_private_folder(places.state_root)
    with FileLock(places.state_root / "known.lock").waiting():
        forget_known(places)


def forget_known(places: Places) -> None:
    """Do the same for whoever holds the lock of what is known.

    Raises:
        NotWritten: it could not be written.
    """
    here = places.real_data
    known, moved = _known(places), _moved(places)
    told = {old: new for old, new in moved.items() if here not in (old, new)}
    if known.pop(here, None) is not None or told != moved:
        _keep_known(places, known, told)


def know_also(places: Places, dataset: str, mode: int | None) -> None:
    """Note that a diary lies in this folder too, while it is being moved here.

    *mode* is that of the folder before; null where it was made for the diary.

    Raises:
        NotWritten: it could not be written.
    """
    with FileLock(places.state_root / "known.lock").waiting():
        known, theirs = _known(places), _with_mode(places, mode)
        if known.get(places.real_data) != dataset or theirs != _theirs(places):
            _keep_known(places, {**known, places.real_data: dataset}, theirs=theirs)


def know_no_more(places: Places) -> None:
    """Take back that a diary lies in this folder.

    Raises:
        NotWritten: it could not be written.
    """
    with FileLock(places.state_root / "known.lock").waiting():
        known = _known(places)
        if known.pop(places.real_data, None) is not None:
            _keep_known(places, known)


def know_moved(old: Places, new: Places) -> None:
    """Note that the diary of one folder is in another now: a start with the old one never begins anew.

    Raises:
        NotWritten: it could not be written.
    """
    gone, there = old.real_data, new.real_data
    with FileLock(old.state_root / "known.lock").waiting():
        known = {folder: dataset for folder, dataset in _known(old).items() if folder != gone}
        told = {before: there if after == gone else after for before, after in _moved(old).items()}
        told = {before: after for before, after in {**told, gone: there}.items() if before not in known}
        _keep_known(old, known, told)


def mode_before(places: Places) -> int | None:
    """Give the mode that the folder had before our diary came into it; null where it was made for that.

    What cannot be read now tells of no folder that we made: it is then one that stays.
    """
    try:
        return _theirs(places).get(places.real_data)
    except (NotRead, OSError):
        return stat.S_IRWXU


def known_folders(places: Places) -> frozenset[str]:
    """List the folders, every link followed, in which this installation knows a diary."""
    try:
        return frozenset(_known(places))
    except (NotRead, OSError):
        return frozenset()


def recognised(places: Places) -> str | None:
    """Tell which diary a folder is or was known to be; null for none. Nothing is written or raised."""
    try:
        return _recognise(places, may_write=False).dataset
    except (StorageError, OSError):
        pass
    try:
        return _known(places).get(places.real_data)
    except (NotRead, OSError):
        return None


def still_there(places: Places, dataset: str) -> bool:
    """Tell whether the folder is still that diary: a folder that was unmounted must not be filled anew."""
    try:
        marker = _read_marker(places)
    except (DamagedFile, NotRead):
        return os.path.exists(places.marker)  # noqa: PTH110  # Path.exists() raises where it may not look
    return marker is not None and marker.dataset == dataset


def _registry(places: Places, member: str) -> Mapping[str, Any]:
    try:
        document = json.loads(read_file(places.state_root / REGISTRY) or b"{}")
    except (DamagedFile, ValueError, RecursionError):
        return {}
    told = document.get(member) if isinstance(document, dict) else None
    return told if isinstance(told, dict) else {}


def _known(places: Places) -> dict[str, str]:
    return {
        path: dataset
        for path, dataset in _registry(places, "folders").items()
        if isinstance(dataset, str) and IS_UUID.fullmatch(dataset)
    }


def _moved(places: Places) -> dict[str, str]:
    """Map folders whose diary was moved away to where it is now."""
    return {old: new for old, new in _registry(places, "moved").items() if isinstance(new, str)}


def _theirs(places: Places) -> dict[str, int]:
    """Map folders that were there before the diary to the mode they had.

    One whose diary has left stays in it until another comes: a move that is ended twice must find it.
    """
    return {path: mode for path, mode in _registry(places, "theirs").items() if type(mode) is int}


def _with_mode(places: Places, mode: int | None) -> dict[str, int]:
    others = {path: each for path, each in _theirs(places).items() if path != places.real_data}
    return others if mode is None else {**others, places.real_data: mode}


def _keep_known(
    places: Places,
    known: Mapping[str, str],
    moved: Mapping[str, str] | None = None,
    theirs: Mapping[str, int] | None = None,
) -> None:
    members = {
        "moved": _moved(places) if moved is None else moved,
        "theirs": _theirs(places) if theirs is None else theirs,
    }
    told = {name: dict(each) for name, each in members.items() if each}
    document = {"format": 1, "folders": dict(known), **told}
    text = json.dumps(document, indent=1)
    write_file(places.state_root / REGISTRY, text.encode("ascii") + b"\n")


def _read_marker(places: Places) -> _Marker | None:
    """Read the marker; null when there is none.

    Raises:
        DamagedFile: it is no marker of ours.
    """
    data = read_file(places.marker)
    if data is None:
        return None
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise DamagedFile(places.marker, "not JSON") from None
    if not isinstance(document, dict) or document.get("app") != APP:
        raise DamagedFile(places.marker, "another program's")
    dataset, version = document.get("dataset"), document.get("format")
    if not isinstance(dataset, str) or not IS_UUID.fullmatch(dataset):
        raise DamagedFile(places.marker, "no dataset")
    if type(version) is not int or version < 1:
        raise DamagedFile(places.marker, "no format")
    return _Marker(dataset, version)


def _recognise(places: Places, *, may_write: bool) -> Folder:
    known = _known(places).get(places.real_data)
    try:
        marker = _read_marker(places)
    except DamagedFile as error:
        if known is None or not places.devices.is_dir() or not places.state(known).is_dir():
            raise NotAMagappFolder(places.data, error.why) from error
        notice = Notice(kind="marker", files=(places.marker.name,))
        if may_write:
            data = None if error.why == "a link" else read_file(places.marker)
            set_aside(places.state(known) / "quarantine", places.marker, data)
            _write_marker(places, known)
        return Folder(known, None, (notice,))
    if marker is None:
        raise _not_there(places)
    dataset = marker.dataset
    notices: tuple[Notice, ...] = ()
    if known is not None and known != dataset and _is_ours(places, known):
        # A damaged digit of the id would otherwise make another diary of this one.
        notices = (Notice(kind="marker", files=(places.marker.name,)),)
        if may_write:
            set_aside(places.state(known) / "quarantine", places.marker, read_file(places.marker))
            _write_marker(places, known)
        dataset = known
    if marker.version > FORMAT:
        return Folder(dataset, NewerDiary(places.data), notices)
    return Folder(dataset, _unwritable(places), notices)


def _recognise_or_begin(places: Places) -> Folder:
    known = _known(places)
    real = places.real_data
    if real not in known and not _has_marker(places):
        if real in _moved(places):
            raise _not_there(places)
        return _begin(places, known)
    folder = _recognise(places, may_write=True)
    if known.get(real) != folder.dataset:
        moved = {old: new for old, new in _moved(places).items() if old != real}
        # A folder that had a diary before we knew of it is not one that we made.
        theirs = _with_mode(places, _mode_of(places.data)) if real not in known else None
        _keep_known(places, {**known, real: folder.dataset}, moved, theirs)
    return folder


def _not_there(places: Places) -> FolderNotThere:
    target = _moved(places).get(places.real_data)
    return FolderNotThere(places.data) if target is None else DiaryMoved(places.data, Path(target))


def _has_marker(places: Places) -> bool:
    return places.marker.exists() or places.marker.is_symlink()


def _begin(places: Places, known: dict[str, str]) -> Folder:
    if places.devices.is_dir() and any(places.devices.iterdir()):
        # Files of a diary without its marker: a sync that is not complete, or a marker thrown away.
        raise NotAMagappFolder(places.data, "no marker")
    dataset = str(uuid4())
    theirs = _with_mode(places, _mode_of(places.data))
    make_private_folder(places.data)
    make_private_folder(places.devices)
    make_private_folder(places.state(dataset))
    # The marker first: were we to know a diary that a crash kept from beginning, it would seem gone.
    _write_marker(places, dataset)
    _keep_known(places, {**known, places.real_data: dataset}, theirs=theirs)
    return Folder(dataset, None, ())


def _mode_of(folder: Path) -> int | None:
    return stat.S_IMODE(folder.stat().st_mode) if folder.is_dir() else None


def _write_marker(places: Places, dataset: str) -> None:
    text = json.dumps({"app": APP, "dataset": dataset, "format": FORMAT})
    write_file(places.marker, text.encode("ascii") + b"\n")


def _is_ours(places: Places, dataset: str) -> bool:
    """Tell whether the folder holds files of a device that we are in that diary."""
    devices = Device(places.state(dataset), dataset).known()
    return any((places.devices / device).is_dir() for device in devices)


def _unwritable(places: Places) -> FolderNotWritable | None:
    """Ask, without writing, whether the folder can be written in."""
    if not places.data.is_dir():
        return FolderNotWritable(places.data, "not_a_folder")
    for folder in (places.data, places.devices):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            return FolderNotWritable(folder, _why_not(folder))
    return None


def _why_not(folder: Path) -> Reason:
    try:
        status = os.statvfs(folder)
    except (OSError, AttributeError):
        return "other"
    return "read_only" if status.f_flag & getattr(os, "ST_RDONLY", 1) else "no_permission"
