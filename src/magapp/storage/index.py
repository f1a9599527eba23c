"""Which versions of each record stand, over all the files that were read."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from magapp.domain.versions import shown, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from magapp.domain.records import Record
    from magapp.domain.versions import Version

FileName: TypeAlias = tuple[str, str]
"""A device and the name of one of its files."""
Signature: TypeAlias = tuple[int, int, int] | None
"""Time of change, size and inode: they differ once a file was replaced. Null: not there, or not sure."""


class FileRead(NamedTuple):
    """Hold the versions of one file, and its signature from before it was read."""

    signature: Signature
    versions: list[Version]


def content(version: Version | None) -> Record | None:
    """Give what a version says: its record, or null for a deleted one and for none."""
    return None if version is None or version.deleted else version.record


class Index:
    """Hold for each record the version that is shown, and all that stand where more than one does."""

    def __init__(self, files: Mapping[FileName, FileRead]) -> None:
        self._files = files
        self.shown: dict[str, Version] = {}
        self.several: dict[str, tuple[Version, ...]] = {}
        homes: dict[str, list[list[Version]]] = {}
        for (_device, name), file in files.items():
            homes.setdefault(name, []).append(file.versions)
        records = 0
        for lists in homes.values():
            versions = lists[0] if len(lists) == 1 else list(chain.from_iterable(lists))
            by_id = {version[0].id: version for version in versions}
            records += len(by_id)
            self.shown.update(by_id)
            if len(by_id) != len(versions):
                self._settle(versions)
        if len(self.shown) != records:
            # A record in two homes: no writer of ours makes that, and nothing is lost by it.
            self._settle(chain.from_iterable(file.versions for file in files.values()))

    def standing(self, record_id: str) -> tuple[Version, ...]:
        """List the versions of a record that stand."""
        several = self.several.get(record_id)
        if several is not None:
            return several
        version = self.shown.get(record_id)
        return () if version is None else (version,)

    def update(self, ids: Collection[str], names: Collection[str]) -> None:
        """Work out anew which versions of some records stand, from the files of these names."""
        wanted = set(ids)
        found = [
            version
            for (_device, name), file in self._files.items()
            if name in names
            for version in file.versions
            if version[0].id in wanted
        ]
        for record_id in wanted:
            self.shown.pop(record_id, None)
            self.several.pop(record_id, None)
        self._settle(found)

    def _settle(self, versions: Iterable[Version]) -> None:
        groups: dict[str, list[Version]] = {}
        for version in versions:
            groups.setdefault(version[0].id, []).append(version)
        for record_id, group in groups.items():
            if len(group) == 1:
                self.shown[record_id] = group[0]
                continue
            stand = standing(group)
            self.shown[record_id] = shown(stand)
            if len(stand) > 1:
                self.several[record_id] = stand
