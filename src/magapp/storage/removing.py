"""Remove files that are ours, follow no link, and remember what stayed and why."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.storage.atomic import LEFTOVER, read_file, sync_folder
from magapp.storage.errors import DamagedFile, NotRead, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Why: TypeAlias = Literal["foreign", "link", "no_permission", "read_only", "other"]
"""``foreign``: not made by this program; ``link``: it is gone, and what it pointed to was not touched."""

_HEAD: Final = 256
_STAYS_QUIETLY: Final = frozenset({errno.EBUSY, errno.ENOTEMPTY, errno.EEXIST})
"""A mount point, or a folder that was filled meanwhile."""
_OURS: Final = re.compile(
    rb'\s*\{\s*"format"\s*:\s*\d+\s*,\s*"sha256"\s*:\s*"[0-9a-f]{64}"\s*,\s*"(?:records|table)"\s*:'
)


@dataclass(slots=True)
class Removed:
    """Count the files that are gone, and hold what stayed with its reason."""

    files: int = 0
    left: list[tuple[Path, Why]] = field(default_factory=list)

    def leave(self, path: Path, why: Why) -> None:
        """Note once that something stayed."""
        if (path, why) not in self.left:
            self.left.append((path, why))


def children(folder: Path) -> list[Path]:
    """List what is in a folder, by name; nothing where it is no folder or may not be looked into."""
    try:
        return sorted(folder / name for name in os.listdir(folder))  # noqa: PTH208  # as in atomic.py
    except OSError:
        return []


def is_real_folder(path: Path) -> bool:
    """Tell whether it is a folder and no link to one."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def is_leftover(name: str) -> bool:
    """Tell whether a file is what an interrupted write left."""
    return name.startswith(LEFTOVER) and name.endswith(".tmp")


def reads_as_ours(path: Path) -> bool:
    """Tell by its first bytes whether a file is one of ours under another name, as sync tools make them."""
    try:
        return _OURS.match((read_file(path) or b"")[:_HEAD]) is not None
    except (DamagedFile, NotRead):
        return False


def remove_file(path: Path, removed: Removed) -> None:
    """Remove one file; of a link, the link alone."""
    try:
        is_link = path.is_symlink()
        if not is_link and path.is_dir():
            removed.leave(path, "foreign")
            return
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        removed.leave(path, _why(error))
        return
    removed.files += 1
    if is_link:
        removed.leave(path, "link")


def remove_those(folder: Path, is_ours: Callable[[Path], bool], removed: Removed) -> None:
    """Remove from a folder the files that are ours, note the rest, and remove the folder if it is empty."""
    if folder.is_symlink():
        remove_file(folder, removed)
        return
    _note_closed(folder, removed)
    for path in children(folder):
        if is_ours(path):
            remove_file(path, removed)
        else:
            removed.leave(path, "foreign")
    remove_empty(folder, removed)


def remove_tree(folder: Path, removed: Removed, *, last: str = "") -> None:
    """Remove a folder of ours with all that is in it; the file named *last* goes after the others."""
    if not is_real_folder(folder):
        remove_file(folder, removed)
        return
    _note_closed(folder, removed)
    for path in sorted(children(folder), key=lambda path: path.name == last):
        if is_real_folder(path):
            remove_tree(path, removed)
        else:
            remove_file(path, removed)
    remove_empty(folder, removed)


def remove_empty(folder: Path, removed: Removed) -> None:
    """Remove a folder with nothing in it; one that still holds something stays, as that was noted already."""
    if not is_real_folder(folder):
        return
    if not children(folder):
        try:
            folder.rmdir()
        except FileNotFoundError:
            return
        except OSError as error:
            if error.errno in _STAYS_QUIETLY:
                return
            removed.leave(folder, _why(error))
            return
    _make_last(folder if folder.exists() else folder.parent)


def strange_in(folder: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """List what would stay in a folder because it is not ours."""
    if is_real_folder(folder):
        yield from (path for path in children(folder) if not is_ours(path))


def _note_closed(folder: Path, removed: Removed) -> None:
    """Note a folder that may not be looked into: an empty list would pass for an empty folder."""
    try:
        os.listdir(folder)  # noqa: PTH208  # as in atomic.py
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        removed.leave(folder, _why(error))


def _make_last(folder: Path) -> None:
    """Have the removal outlive a power cut, where the disk can do that."""
    try:
        sync_folder(folder)
    except OSError:
        # It is gone for every program; the next start of an interrupted deletion looks again.
        return


def _why(error: OSError) -> Why:
    reason = reason_of(error)
    return reason if reason in ("no_permission", "read_only") else "other"
