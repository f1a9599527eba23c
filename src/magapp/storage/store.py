"""The diary on disk: opened, read, written and checked.

One writer a file: this device writes its own folder only, in the data folder and in the mirror. A store
is used by one thread at a time; programs may use the same diary side by side.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from magapp.domain.diary import Diary
from magapp.storage.atomic import make_private_folder
from magapp.storage.check import CheckResult, check_files
from magapp.storage.device import Device
from magapp.storage.disk import DiaryFiles, without_collections
from magapp.storage.errors import (
    FolderNotThere,
    FolderNotWritable,
    NewerDiary,
    NotSaved,
    NotStorable,
    NotWritten,
    StorageError,
)
from magapp.storage.folder import open_folder, still_there
from magapp.storage.index import FileRead, Index, content
from magapp.storage.lock import FileLock
from magapp.storage.monthfile import compose, read_lines
from magapp.storage.notices import Notice, together
from magapp.storage.plan import Plan, Wish
from magapp.storage.wire import highest_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from magapp.domain.records import Record
    from magapp.domain.versions import Version
    from magapp.storage.copies import Settled
    from magapp.storage.paths import Places
    from magapp.storage.wire import Line


class Loaded(NamedTuple):
    """Hold the diary as it stands, and what must be told once."""

    diary: Diary
    notices: tuple[Notice, ...]


class Saved(NamedTuple):
    """Hold what to show beside what was saved: records another program changed meanwhile (null: gone).

    A saved id is among them when another version of it is shown: it was changed on both sides.
    """

    refreshed: Mapping[str, Record | None]
    notices: tuple[Notice, ...] = ()


class Store:
    """Keep one diary on disk. See ``Store.open``."""

    def __init__(
        self, places: Places, dataset: str, read_only: FolderNotWritable | NewerDiary | None
    ) -> None:
        self.places = places
        self.dataset = dataset
        self.read_only = read_only
        self._state = places.state(dataset)
        self._device = Device(self._state, dataset)
        self._lock = FileLock(self._state / "lock")
        self._guard = threading.RLock()
        self._disk = DiaryFiles(places, self._state, self._device)
        self._index = Index(self._disk.read)
        self._loaded = False
        self._told: list[Notice] = []
        self._last_told: dict[str, Version | None] = {}
        """What the caller knows of records that were changed from elsewhere and not reported yet."""
        self._tried: dict[str, set[tuple[str, int]]] = {}
        """Dots of saves that failed: they may have reached the disk, and nobody else wrote them."""
        self._unsure: set[str] = set()
        """Files whose last write failed: what stands there must be written again before it counts."""
        self._unknown: dict[str, dict[str, object]] = {}
        """Fields of a newer program, of records deleted since the start, for when that is undone."""

    @classmethod
    def open(cls, places: Places, *, create: bool = True) -> Store:
        """Open the diary in a folder; with *create*, begin one where there never was any.

        Where it can only be looked at, ``read_only`` holds the reason and saving raises it. Without
        *create* nothing is written, not even the name of this device.

        Raises:
            FolderNotThere: this installation knows a diary here, and it is not there now.
            NotAMagappFolder: the folder holds something else, or a marker that cannot be read.
            FolderNotWritable: no diary is here and none can begin.
            NotRead: the system cannot read now.
        """
        folder = open_folder(places, create=create)
        store = cls(places, folder.dataset, folder.read_only)
        store._told.extend(folder.notices)
        if create and store.read_only is None and store._device.is_new:
            try:
                with store._writing():
                    pass
            except NotWritten as error:
                store.read_only = FolderNotWritable(error.path.parent, error.reason)
        return store

    @property
    def device(self) -> str:
        """Give the id of this device in this diary."""
        return self._device.id

    def conflicts(self) -> Mapping[str, tuple[Version, ...]]:
        """Map the records of which more than one version stands to these versions."""
        return dict(self._index.several)

    def load(self) -> Loaded:
        """Read the whole diary, and make damaged files of ours whole again.

        Raises:
            FolderNotThere: the folder has gone since it was opened.
            NotRead: the system cannot read now.
            Busy: another program keeps the write lock.
        """
        with self._guard, without_collections():
            self._must_be_there()
            self._loaded = False
            self._disk.read.clear()
            if self._may_write and self._disk.own.is_untidy():
                with self._writing():
                    self._disk.own.tidy()
            behind = []
            for name in self._disk.own.names():
                settled = self._disk.read_own(name, repair=False)
                if settled.behind and self._may_write:
                    behind.append(name)
                else:
                    self._tell(settled)
            for name in behind:
                with self._writing():
                    self._tell(self._disk.read_own(name, repair=True))
            for device, name in self._disk.of_others():
                self._tell(self._disk.read_other(device, name, keep=self._may_write))
            self._index = Index(self._disk.read)
            self._loaded = True
            self._last_told.clear()
            self._count_all()
            diary = Diary([version[0] for version in self._index.shown.values() if not version[3]])
            return Loaded(diary, self._take_notices())

    def refresh(self) -> Saved:
        """Read what other programs and devices have changed since the last call.

        Raises:
            FolderNotThere: the folder has gone.
            NotRead: the system cannot read now.
            Busy: another program keeps the write lock.
        """
        with self._guard:
            if not self._loaded:
                self.load()
            self._must_be_there()
            self._read_changed_own()
            for device, name in self._disk.of_others():
                if self._disk.signature(device, name) != self._disk.known_signature(device, name):
                    with self._noting(device, name):
                        self._tell(self._disk.read_other(device, name, keep=self._may_write))
            return Saved(self._report({}), self._take_notices())

    def save(
        self,
        changes: Mapping[str, Record | None],
        *,
        before: Mapping[str, Record | None] | None = None,
        settled: Collection[str] = (),
    ) -> Saved:
        """Write new versions of records (null: deleted); when this returns they are on disk in both copies.

        A new version has seen the one it was made from: the one last told to the caller, or the one
        that equals *before*, where given. Of ids in *settled* it has seen all versions: the person
        chose. All others stay beside it.

        Raises:
            FolderNotWritable: the diary is read-only.
            NewerDiary: the diary is of a later format.
            NotStorable: a record holds what no diary can; nothing was written.
            NotSaved: something stood in the way; it tells what was saved. Calling again is safe.
        """
        if self.read_only is not None:
            raise self.read_only
        with self._guard:
            saved: set[str] = set()
            try:
                if not self._loaded:
                    self.load()
                wishes = [
                    Wish(record_id, record, self._made_from(record_id, before), record_id in settled)
                    for record_id, record in changes.items()
                ]
                with self._writing():
                    self._must_be_there()
                    self._read_changed_own()
                    self._write(wishes, saved)
            except NotStorable:
                raise
            except StorageError as error:
                raise NotSaved(error, saved) from error
            return Saved(self._report(changes), self._take_notices())

    def check(self, *, repair: bool = False) -> CheckResult:
        """Look at every file; write nothing, or with *repair* make our own whole again.

        Raises:
            FolderNotThere: the folder has gone.
            NotRead: the system cannot read now.
            FolderNotWritable: asked to repair a diary that is read-only.
            NewerDiary: the same, of a later format.
            Busy: another program keeps the write lock.
        """
        if repair and self.read_only is not None:
            raise self.read_only
        with self._guard:
            self._must_be_there()
            if not repair:
                return check_files(self._disk, repair=False)
            with self._writing():
                return check_files(self._disk, repair=True)

    @property
    def _may_write(self) -> bool:
        return self.read_only is None and not self._device.is_new

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the write lock, as the device that this installation is."""
        if self._lock.held:
            yield
            return
        make_private_folder(self._state)
        with self._lock.waiting():
            known_as = self._device.id
            self._device.catch_up()
            if self._device.is_new:
                self._device.keep_name()
            if self._device.id != known_as and self._loaded:
                self._load_again()
            yield

    def _load_again(self) -> None:
        """Take over the files of another program that named this device since the diary was read."""
        known = self._index.shown
        self._told.extend(self.load().notices)
        now = self._index.shown
        self._last_told.update(
            (record_id, known.get(record_id))
            for record_id in known.keys() | now.keys()
            if content(known.get(record_id)) != content(now.get(record_id))
        )

    def _must_be_there(self) -> None:
        if not still_there(self.places, self.dataset):
            raise FolderNotThere(self.places.data)

    def _read_changed_own(self) -> None:
        """Read again what another program of this device has written, and remember what it changed."""
        device = self.device
        names = {name for owner, name in self._disk.read if owner == device}
        names.update(self._disk.own.names())
        for name in sorted(names):
            if self._disk.signature(device, name) == self._disk.known_signature(device, name) is not None:
                continue
            with self._noting(device, name):
                settled = self._disk.read_own(name, repair=self._lock.held)
                if settled.behind and self._may_write and not self._lock.held:
                    with self._writing():
                        settled = self._disk.read_own(name, repair=True)
                self._tell(settled)

    @contextmanager
    def _noting(self, device: str, name: str) -> Iterator[None]:
        """Keep, for each record that reading a file changes, what the caller was last told of it."""
        old = self._disk.read.get((device, name))
        yield
        before = set() if old is None else {(version[0].id, version.at) for version in old.versions}
        after = {(version[0].id, version.at) for version in self._disk.read[device, name].versions}
        ids = {record_id for record_id, _dot in before ^ after}
        if not ids:
            return
        known = {record_id: self._index.shown.get(record_id) for record_id in ids}
        self._index.update(ids, {name})
        for record_id in ids:
            if content(known[record_id]) != content(self._index.shown.get(record_id)):
                self._last_told.setdefault(record_id, known[record_id])
        self._count(self._disk.read[device, name].versions)

    def _count_all(self) -> None:
        for file in self._disk.read.values():
            self._count(file.versions)

    def _count(self, versions: Sequence[Version]) -> None:
        """Never give a dot twice: go on after the highest that anyone has seen of this device."""
        self._device.highest = max(self._device.highest, highest_count(versions, self.device))

    def _made_from(self, record_id: str, before: Mapping[str, Record | None] | None) -> Version | None:
        """Find the version that the caller had before its eyes; null when it was none that still stands."""
        if record_id in self._last_told:
            last = self._last_told[record_id]
        else:
            last = self._index.shown.get(record_id)
        if before is None or record_id not in before or content(last) == before[record_id]:
            return last
        for version in reversed(self._index.standing(record_id)):
            if content(version) == before[record_id]:
                return version
        return None

    def _write(self, wishes: Iterable[Wish], saved: set[str]) -> None:
        plan = Plan(self._device, self._index, self._tried, self._unknown, self._lines_of_others)
        for wish in wishes:
            plan.add(wish)
        for name in self._unsure:
            plan.touch(name)
        saved |= plan.unchanged
        beside: dict[str, Mapping[str, object]] = {}
        written: dict[str, list[Line]] = {}
        for name in plan.names():
            file, notice = self._disk.own.for_writing(name)
            if notice is not None:
                self._told.append(notice)
            written[name] = plan.lines(name, file)
            beside[name] = file.beside
        self._unsure.update(written)
        try:
            for name, lines in written.items():
                self._disk.own.write(name, compose(lines, beside[name]))
                self._unsure.discard(name)
                self._written(name, lines, plan.ids(name))
                saved |= plan.ids(name)
        finally:
            self._after_failure(plan)
            if written:
                self._device.keep_count()

    def _written(self, name: str, lines: Iterable[Line], ids: Collection[str]) -> None:
        versions = [line.version for line in lines if line.version is not None]
        signature = self._disk.signature(self.device, name)
        self._disk.read[self.device, name] = FileRead(signature, versions)
        self._index.update(ids, {name})
        for record_id in ids:
            self._tried.pop(record_id, None)

    def _after_failure(self, plan: Plan) -> None:
        """Have the files that may or may not have been written read again, and remember what was tried."""
        for name in self._unsure:
            read = self._disk.read.get((self.device, name))
            if read is not None:
                self._disk.read[self.device, name] = read._replace(signature=None)
            for record_id, dot in plan.dots(name):
                self._tried.setdefault(record_id, set()).add(dot)

    def _lines_of_others(self, version: Version) -> list[Line]:
        """Read the lines of another device's file, for the fields of theirs that we do not know."""
        path = self.places.devices / version.at[0] / f"{version.home}.json"
        data = self._disk.other(version.at[0], path.name, keep=False).data
        return read_lines(data, path).lines if data else []

    def _report(self, changes: Mapping[str, Record | None]) -> dict[str, Record | None]:
        report: dict[str, Record | None] = {}
        for record_id, known in self._last_told.items():
            now = content(self._index.shown.get(record_id))
            if record_id not in changes and now != content(known):
                report[record_id] = now
        for record_id, wished in changes.items():
            now = content(self._index.shown.get(record_id))
            if now != wished:
                report[record_id] = now
        self._last_told.clear()
        return report

    def _tell(self, settled: Settled) -> None:
        if settled.notice is not None:
            self._told.append(settled.notice)

    def _take_notices(self) -> tuple[Notice, ...]:
        notices = together(self._told)
        self._told.clear()
        return notices
