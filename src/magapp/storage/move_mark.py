"""The mark of a move that is under way: what a start that finds it has to know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.device import IS_UUID
from magapp.storage.errors import DamagedFile, NotRead

if TYPE_CHECKING:
    from magapp.storage.paths import Places


class MoveMark(NamedTuple):
    """Hold from where to where which diary moves, and how things were before."""

    old: Path
    new: Path
    dataset: str
    was: str | None
    """The data folder that the settings named before."""
    keep: bool
    mode: int | None
    """The mode of the target; null where it was not there."""


def write_mark(places: Places, mark: MoveMark) -> None:
    """Write the mark.

    Raises:
        NotWritten: it could not be written.
    """
    document = {"format": 1, **mark._asdict(), "old": str(mark.old), "new": str(mark.new)}
    make_private_folder(places.state_root)
    write_file(places.moving, json.dumps(document).encode("ascii") + b"\n")


def read_mark(places: Places) -> MoveMark | None:
    """Read the mark; null where there is none, or one that cannot be read."""
    try:
        document = json.loads(read_file(places.moving) or b"")
        old, new = Path(document["old"]), Path(document["new"])
        dataset, was, keep, mode = (document[name] for name in ("dataset", "was", "keep", "mode"))
    except (DamagedFile, NotRead, ValueError, TypeError, KeyError, RecursionError):
        return None
    is_mark = (
        isinstance(dataset, str)
        and IS_UUID.fullmatch(dataset) is not None
        and old.is_absolute()
        and new.is_absolute()
        and (was is None or isinstance(was, str))
        and (mode is None or type(mode) is int)
    )
    return MoveMark(old, new, dataset, was, keep is True, mode) if is_mark else None
