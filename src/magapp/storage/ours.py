"""What in a folder this program made: known by its name and how it begins, never by its place alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magapp.storage.atomic import read_file
from magapp.storage.device import IS_UUID
from magapp.storage.errors import DamagedFile, NotRead
from magapp.storage.folder import REGISTRY, known_folders
from magapp.storage.monthfile import is_home
from magapp.storage.removing import children, is_leftover, is_real_folder, reads_as_ours, strange_in
from magapp.storage.settings import FILE_NAME as SETTINGS
from magapp.storage.tables import tables_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.storage.paths import Places

_TABLE: Final = re.compile(r"[0-9a-f]{64}\.json")
_CACHED: Final = re.compile(r"today-[^/]*\.json")
COPIES: Final = ("mirror", "backups", "quarantine")
"""The folders in the state folder of a diary that hold what was written down."""
_IN_STATE: Final = frozenset({"device.json", "count.json", "lock", *COPIES})
"""What lies in the state folder of a diary."""


def strange(places: Places) -> Iterator[Path]:
    """List what lies in our folders and was not made by this program."""
    own = {places.state_root, places.config, places.cache, places.devices, tables_folder(places)}
    for path in children(places.data):
        ours = is_marker(path) or is_leftover(path.name) or is_of_this_machine(places, path)
        if path not in own and not ours:
            yield path
    for device in children(places.devices):
        if IS_UUID.fullmatch(device.name) and is_real_folder(device):
            yield from strange_in(device, is_month)
        elif not device.is_symlink():
            yield device
    yield from strange_in(tables_folder(places), is_table)
    if places.cache != places.data and not places.cache.is_symlink():
        seen = {places.data, places.state_root, places.config}
        yield from (path for path in children(places.cache) if not is_cached(path) and path not in seen)
    for state in children(places.state_root):
        if IS_UUID.fullmatch(state.name) and is_real_folder(state):
            yield from (path for path in children(state) if not is_copy(places, path))


def is_cached(path: Path) -> bool:
    """Tell whether a file is a copy of a day for a quick start."""
    return not is_real_folder(path) and (_CACHED.fullmatch(path.name) is not None or is_leftover(path.name))


def is_copy(places: Places, path: Path) -> bool:
    """Tell whether something in a state folder is ours, and holds no diary of its own."""
    if path.name not in _IN_STATE and not is_leftover(path.name):
        return False
    diaries = (Path(places.real_data), *(Path(each) for each in known_folders(places)))
    return not any(each.is_relative_to(path.resolve()) for each in diaries)


def is_of_this_machine(places: Places, path: Path) -> bool:
    """Tell state and settings apart from what is not ours, on systems where all lie in one folder."""
    if path.parent == places.config and path.name.startswith(SETTINGS):
        return True
    return path.parent == places.state_root and (
        path in (places.erasing, places.moving, places.state_root / REGISTRY)
        or path.suffix in (".lock", ".sock")
        or IS_UUID.fullmatch(path.name) is not None
    )


def is_month(path: Path) -> bool:
    """Tell whether a file holds records of a diary, under its own name or one of a sync tool."""
    if is_real_folder(path):
        return False
    return is_home(path.name) or is_leftover(path.name) or reads_as_ours(path)


def is_table(path: Path) -> bool:
    """Tell whether a file holds an imported food table."""
    if is_real_folder(path):
        return False
    return _TABLE.fullmatch(path.name) is not None or is_leftover(path.name) or reads_as_ours(path)


def is_marker(path: Path) -> bool:
    """Tell whether a file is the marker of a diary, or a copy of it that a sync tool renamed."""
    if not path.name.startswith("magapp") or is_real_folder(path):
        return False
    try:
        document = json.loads(read_file(path) or b"")
    except (DamagedFile, NotRead, ValueError, RecursionError):
        return path.name == "magapp.json"
    if not isinstance(document, dict):
        return path.name == "magapp.json"
    return document.get("app") == "magapp" and "dataset" in document
