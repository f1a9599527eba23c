"""A look at every file, for the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.storage.copies import look_at
from magapp.storage.index import FileRead, Index

if TYPE_CHECKING:
    from magapp.storage.disk import DiaryFiles
    from magapp.storage.index import FileName

_DAMAGE: Final = ("restored", "backup", "lost", "rolled_back", "unrepaired")
_MADE_WHOLE: Final = ("restored", "backup", "rolled_back")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Hold what a check found: how many files and records, which files are damaged, which were restored.

    ``ok``: nothing is damaged now.
    """

    files: int
    damaged: tuple[str, ...]
    restored: tuple[str, ...]
    records: int
    ok: bool


def check_files(disk: DiaryFiles, *, repair: bool) -> CheckResult:
    """Look at both copies of our files and at those of other devices; write only with *repair*.

    A mirror that an interrupted save left behind is no damage; the next start brings it up to date.

    Raises:
        NotRead: the system cannot read now.
    """
    files: dict[FileName, FileRead] = {}
    damaged: list[str] = []
    restored: list[str] = []
    for name in disk.own.names():
        found = disk.own.settle(name, repair=repair)
        files[disk.device, name] = FileRead(None, found.versions)
        whole = repair and found.failed is None
        if found.notice is not None and found.notice.kind in _DAMAGE:
            damaged.append(f"devices/{disk.device}/{name}")
            if whole and found.notice.kind in _MADE_WHOLE:
                restored.append(damaged[-1])
        if found.mirror_damaged:
            damaged.append(f"mirror/{disk.device}/{name}")
            if whole:
                restored.append(damaged[-1])
    for device, name in disk.of_others():
        files[device, name] = FileRead(None, disk.other(device, name, keep=False).versions)
        if look_at(disk.path(device, name)).state == "damaged":
            damaged.append(f"devices/{device}/{name}")
    return CheckResult(
        files=len(files),
        damaged=tuple(damaged),
        restored=tuple(restored),
        records=sum(not version.deleted for version in Index(files).shown.values()),
        ok=set(damaged) == set(restored),
    )
