"""Delete all that the program wrote on this machine for one diary, in an order that can be cut off.

A mark is written first and removed last; a start that finds it ends the deletion before anything is read.
The marker of the diary goes before its files and their copies, so that without the mark as well nothing is
ever restored from a copy: what is left then is no diary.
"""

from __future__ import annotations

import json
import re
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.i18n import _
from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.device import IS_UUID, Device
from magapp.storage.errors import DamagedFile, NotRead, NotWritten, StorageError
from magapp.storage.folder import REGISTRY, forget_known, known_folders, recognised
from magapp.storage.instance import InstanceLock
from magapp.storage.lock import FileLock
from magapp.storage.ours import COPIES, is_cached, is_copy, is_marker, is_month, is_table, strange
from magapp.storage.removing import (
    Removed,
    children,
    is_leftover,
    is_real_folder,
    remove_empty,
    remove_file,
    remove_those,
    remove_tree,
)
from magapp.storage.settings import FILE_NAME as SETTINGS
from magapp.storage.settings import QUICK_KEYS, change_settings
from magapp.storage.tables import tables_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from magapp.storage.paths import Places
    from magapp.storage.removing import Why
    from magapp.storage.settings import Settings


_WINDOW: Final = re.compile(r"window-[0-9a-f]{8}\.(?:lock|sock)")


class WindowOpen(StorageError):  # noqa: N818  # the name says what is the matter
    """The window is open on this diary and would write again what was deleted."""

    def sentence(self) -> str:
        """Say that the window must be closed first."""
        return _("magapp is open on this diary. Close its window first; nothing was deleted.")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what a deletion would take: folders, how many files of the diary, and what is not ours.

    ``dataset`` is null where no diary is known. ``is_there`` is false for a known diary whose folder is not
    connected now. ``shares_settings``: this installation knows another diary too, so the settings stay.
    ``copies``: a second copy, backups or damaged files are kept here; without a known diary, those of lost
    ones.
    """

    places: Places
    dataset: str | None
    is_there: bool
    files: int
    tables: int
    other_devices: int
    strange: tuple[Path, ...]
    shares_settings: bool
    copies: bool
    settings: bool
    quick_start: bool
    backups: int

    @property
    def leftovers(self) -> bool:
        """Tell whether settings, copies or a quick start lie here that are of no other diary."""
        return not self.shares_settings and (self.copies or self.settings or self.quick_start)

    @property
    def is_diary(self) -> bool:
        """Tell whether there is a diary, or was one that is known."""
        return self.dataset is not None or self.is_there or self.files > 0 or self.tables > 0

    @property
    def state(self) -> Path:
        """Name the folder of copies and backups."""
        return self.places.state_root if self.dataset is None else self.places.state(self.dataset)


@dataclass(frozen=True, slots=True)
class Erased:
    """Hold what a deletion did: how many files went, what stayed and why, whether the folder was there."""

    places: Places
    files: int
    left: tuple[tuple[Path, Why], ...]
    was_there: bool
    kept_settings: bool


class Step(NamedTuple):
    """Hold one step of a deletion; each may run again after it was cut off."""

    name: str
    run: Callable[[Removed], None]


class _Mark(NamedTuple):
    data: Path
    dataset: str | None
    marker_gone: bool


def look(places: Places) -> Found:
    """Look at what a deletion would take; nothing is changed."""
    dataset = recognised(places)
    device = None if dataset is None else Device(places.state(dataset), dataset).id
    devices = [path for path in children(places.devices) if IS_UUID.fullmatch(path.name)]
    tables = [path for path in children(tables_folder(places)) if is_table(path)]
    shared = _knows_others(places)
    return Found(
        places=places,
        dataset=dataset,
        is_there=places.marker.exists(),
        files=sum(is_month(path) for folder in devices for path in children(folder)),
        tables=len(tables),
        other_devices=sum(path.name != device for path in devices),
        strange=tuple(strange(places)),
        shares_settings=shared,
        copies=_has_copies(places, dataset, shared=shared),
        settings=not shared and any(map(_is_settings, children(places.config))),
        quick_start=any(map(is_cached, children(places.cache))),
        backups=_backups(places, dataset, shared=shared),
    )


def erase(places: Places) -> Erased:
    """Delete all that this program wrote here for the diary in a data folder.

    Whoever calls it has stopped everything that writes. What cannot be deleted is in the answer.

    Raises:
        Busy: another program is writing in this diary; nothing was deleted.
    """
    with ExitStack() as held:
        with suppress(NotWritten):  # a folder that cannot be written in has no lock, and no other writer
            held.enter_context(FileLock(places.state_root / "known.lock").waiting())
        dataset = recognised(places)
        was_there = dataset is None or places.marker.exists() or places.devices.exists()
        return _erase(places, dataset, held, was_there=was_there)


def erase_from_outside(places: Places) -> Erased:
    """Delete everything while no window may be open on the diary.

    Raises:
        WindowOpen: one is; nothing was deleted.
        Busy: another program is writing in this diary; nothing was deleted.
    """
    window = InstanceLock(places)
    with suppress(NotWritten):
        if not window.acquire():
            raise WindowOpen
    try:
        return erase(places)
    finally:
        window.release()


def finish_erasing(places: Places) -> Erased | None:
    """End a deletion that was cut off; null where there is none to end.

    Raises:
        Busy: another program is at it.
    """
    with ExitStack() as held:
        with suppress(NotWritten):
            held.enter_context(FileLock(places.state_root / "known.lock").waiting())
        mark = _read_mark(places)
        if mark is None:
            # Not a mark of ours, or another program has just ended it.
            remove_file(places.erasing, Removed())
            return None
        then = places._replace(data=mark.data)
        if then.marker.exists() and (mark.marker_gone or recognised(then) != mark.dataset):
            # A diary lies there again, begun anew or put back: a deletion never takes what came after it.
            remove_file(places.erasing, Removed())
            return None
        # The marker may have gone before it was cut off, so only the folder itself can tell.
        return _erase(then, mark.dataset, held, was_there=mark.data.is_dir())


def _erase(places: Places, dataset: str | None, held: ExitStack, *, was_there: bool) -> Erased:
    kept_settings = _knows_others(places)
    state = None if dataset is None else places.state(dataset)
    if state is not None and is_real_folder(state):
        with suppress(NotWritten):
            held.enter_context(FileLock(state / "lock").waiting())
    removed = Removed()
    for step in steps(places, dataset):
        step.run(removed)
    return Erased(places, removed.files, tuple(removed.left), was_there, kept_settings)


def steps(places: Places, dataset: str | None) -> tuple[Step, ...]:
    """List the steps of a deletion in their order."""
    job = _Deletion(places, dataset, shared=_knows_others(places))
    return (
        Step("mark", job.mark),
        Step("cache", job.cache),
        Step("marker", job.marker),
        Step("devices", job.devices),
        Step("tables", job.tables),
        Step("copies", job.copies),
        Step("settings", job.settings),
        Step("registry", job.registry),
        Step("rest", job.rest),
    )


@dataclass(frozen=True, slots=True)
class _Deletion:
    places: Places
    dataset: str | None
    shared: bool
    """Another diary is known here: settings and the list of diaries stay."""

    def mark(self, _removed: Removed) -> None:
        # On a full disk it cannot be written; the order of the steps is guard enough to go on.
        with suppress(NotWritten):
            _write_mark(self.places, self.dataset)

    def cache(self, removed: Removed) -> None:
        # Also behind a link, but by name alone: whoever made the link has more in that folder.
        for path in children(self.places.cache):
            if is_cached(path):
                remove_file(path, removed)
        remove_empty(self.places.cache, removed)

    def marker(self, removed: Removed) -> None:
        for path in children(self.places.data):
            if is_marker(path):
                remove_file(path, removed)
        if not self.places.marker.exists():
            with suppress(NotWritten):
                _write_mark(self.places, self.dataset, marker_gone=True)

    def devices(self, removed: Removed) -> None:
        folder = self.places.devices
        if folder.is_symlink():
            remove_file(folder, removed)
            return
        for path in children(folder):
            if IS_UUID.fullmatch(path.name) and (is_real_folder(path) or path.is_symlink()):
                remove_those(path, is_month, removed)
            else:
                removed.leave(path, "foreign")
        remove_empty(folder, removed)

    def tables(self, removed: Removed) -> None:
        remove_those(tables_folder(self.places), is_table, removed)

    def copies(self, removed: Removed) -> None:
        """Remove second copies, backups and what was set aside; also of diaries nobody knows any more."""
        names = set() if self.dataset is None else {self.dataset}
        if not self.shared:
            names |= {path.name for path in children(self.places.state_root) if IS_UUID.fullmatch(path.name)}
        for name in sorted(names):
            self._copies_of(self.places.state(name), removed)

    def _copies_of(self, state: Path, removed: Removed) -> None:
        if not is_real_folder(state):
            remove_file(state, removed)
            return
        for path in sorted(children(state), key=lambda path: path.name == "lock"):
            if not is_copy(self.places, path):
                removed.leave(path, "foreign")
            elif is_real_folder(path):
                remove_tree(path, removed)
            else:
                remove_file(path, removed)
        remove_empty(state, removed)

    def settings(self, removed: Removed) -> None:
        if self.shared:
            _forget_folder_in_settings(self.places)
            return
        for path in children(self.places.config):
            if _is_settings(path):
                remove_file(path, removed)

    def registry(self, removed: Removed) -> None:
        with suppress(NotWritten):
            forget_known(self.places)
        if not self.shared:
            remove_file(self.places.state_root / REGISTRY, removed)

    def rest(self, removed: Removed) -> None:
        """Remove what interrupted writes left, locks and the mark, and last the folders if they are empty."""
        places = self.places
        for folder in (places.data, places.config, places.state_root):
            for path in children(folder):
                if is_leftover(path.name):
                    remove_file(path, removed)
        # Locks are empty; one that is held on a system that will not have it removed is no matter.
        unimportant = Removed()
        for ending in ("sock", "lock"):
            remove_file(places.state_root / f"window-{places.key()}.{ending}", unimportant)
        for path in children(places.state_root):
            # Of a folder that the diary was moved from; nobody is in it, as no diary is.
            if not self.shared and _WINDOW.fullmatch(path.name):
                remove_file(path, unimportant)
        remove_file(places.moving, unimportant)
        remove_file(places.erasing, unimportant)
        if not self.shared:
            remove_file(places.state_root / "known.lock", unimportant)
        for path in strange(places):
            removed.leave(path, "foreign")
        for folder in (Path(places.real_data), places.config, places.state_root):
            remove_empty(folder, removed)


def _is_settings(path: Path) -> bool:
    return path.name == SETTINGS or path.name.startswith(f"{SETTINGS}.damaged-")


def _has_copies(places: Places, dataset: str | None, *, shared: bool) -> bool:
    if dataset is None:
        return not shared and any(IS_UUID.fullmatch(path.name) for path in children(places.state_root))
    return any(any(children(places.state(dataset) / name)) for name in COPIES)


def _backups(places: Places, dataset: str | None, *, shared: bool) -> int:
    datasets = [] if dataset is None else [dataset]
    if dataset is None and not shared:
        datasets = [path.name for path in children(places.state_root) if IS_UUID.fullmatch(path.name)]
    folders = [places.state(name) / "backups" for name in datasets]
    return sum(path.suffix == ".zip" for folder in folders for path in children(folder))


def _knows_others(places: Places) -> bool:
    return any(folder != places.real_data for folder in known_folders(places))


def _forget_folder_in_settings(places: Places) -> None:
    """Leave the settings to the other diaries, without the way to this one or a line that a person typed."""

    def forget(settings: Settings) -> Settings:
        chosen = settings.data_folder
        is_here = chosen is not None and places._replace(data=Path(chosen)).real_data == places.real_data
        left = settings._replace(quick_keys=QUICK_KEYS)
        return left._replace(data_folder=None) if is_here else left

    with suppress(StorageError):
        change_settings(places.config, forget)


def _write_mark(places: Places, dataset: str | None, *, marker_gone: bool = False) -> None:
    document = {"format": 1, "data": str(places.data), "dataset": dataset, "marker_gone": marker_gone}
    make_private_folder(places.state_root)
    write_file(places.erasing, json.dumps(document).encode("ascii") + b"\n")


def _read_mark(places: Places) -> _Mark | None:
    try:
        document = json.loads(read_file(places.erasing) or b"")
    except (DamagedFile, NotRead, ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    data, dataset = document.get("data"), document.get("dataset")
    is_dataset = dataset is None or (isinstance(dataset, str) and IS_UUID.fullmatch(dataset) is not None)
    if not isinstance(data, str) or not Path(data).is_absolute() or not is_dataset:
        return None
    return _Mark(Path(data), dataset, document.get("marker_gone") is True)


__all__ = ["Erased", "Found", "WindowOpen", "erase", "erase_from_outside", "finish_erasing", "look", "steps"]
