"""The files of a diary: ours in two copies, and those of other devices."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from magapp.storage.copies import OwnCopies, Settled, read_other
from magapp.storage.device import IS_UUID
from magapp.storage.index import FileRead
from magapp.storage.monthfile import is_home
from magapp.storage.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magapp.storage.device import Device
    from magapp.storage.index import FileName, Signature
    from magapp.storage.paths import Places


class DiaryFiles:
    """Read the files of all devices; ``read`` holds what was found in each."""

    def __init__(self, places: Places, state: Path, device: Device) -> None:
        self.read: dict[FileName, FileRead] = {}
        self._devices = places.devices
        self._state = state
        self._device = device

    @property
    def device(self) -> str:
        """Give the id of this device."""
        return self._device.id

    @property
    def own(self) -> OwnCopies:
        """Give the two copies of this device's files."""
        return OwnCopies(self._devices / self.device, self._state / "mirror" / self.device, self._state)

    def path(self, device: str, name: str) -> Path:
        """Name a file in the data folder."""
        return self._devices / device / name

    def of_others(self) -> list[FileName]:
        """List the files of other devices: those in the data folder, and those we have a good copy of."""
        found: set[FileName] = set()
        for folder in (self._devices, self._state / "mirror"):
            with suppress(OSError):
                for device in os.listdir(folder):  # noqa: PTH208  # names are all that is asked
                    if device == self.device or not IS_UUID.fullmatch(device):
                        continue
                    if (folder / device).is_symlink():
                        continue
                    with suppress(OSError):
                        found.update((device, name) for name in os.listdir(folder / device) if is_home(name))  # noqa: PTH208  # as above
        return sorted(found)

    def signature(self, device: str, name: str) -> Signature:
        """Give what tells whether a file was replaced; null when there is none."""
        try:
            status = os.lstat(f"{self._devices}/{device}/{name}")
        except OSError:
            return None
        return (status.st_mtime_ns, status.st_size, status.st_ino)

    def known_signature(self, device: str, name: str) -> Signature:
        """Give the signature that a file had when it was read."""
        file = self.read.get((device, name))
        return None if file is None else file.signature

    def read_own(self, name: str, *, repair: bool) -> Settled:
        """Read a file of ours; with *repair*, under the write lock, make both copies whole.

        Raises:
            NotRead: the system cannot read now.
        """
        signature = self.signature(self.device, name)
        copies = self.own
        settled = copies.settle(name, repair=repair)
        if repair:
            signature = self.signature(self.device, name)
        self.read[self.device, name] = FileRead(signature, settled.versions)
        if settled.behind and settled.notice is not None and not repair:
            return settled._replace(
                notice=Notice(kind="unrepaired", files=(name,), records=settled.notice.records)
            )
        return settled

    def other(self, device: str, name: str, *, keep: bool) -> Settled:
        """Look at a file of another device; with *keep*, keep a good copy of it.

        Raises:
            NotRead: the system cannot read now.
        """
        return read_other(
            self.path(device, name),
            self._state / "mirror" / device / name,
            self._state / "quarantine",
            keep=keep,
        )

    def read_other(self, device: str, name: str, *, keep: bool) -> Settled:
        """Read a file of another device.

        Raises:
            NotRead: the system cannot read now.
        """
        signature = self.signature(device, name)
        settled = self.other(device, name, keep=keep)
        self.read[device, name] = FileRead(signature, settled.versions)
        return settled


@contextmanager
def without_collections() -> Iterator[None]:
    """Keep the collector from walking through a diary that is being built, and afterwards.

    Records make no cycles; one walk over ten years of them costs more than a frame, each time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
