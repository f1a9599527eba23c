"""What the next start paints before the diary is read. It may be thrown away at any time.

It lies in the cache, is private like the diary, and is believed only for the folder, the diary and
the language that it was made for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from magapp.storage.paths import Places

FORMAT: Final = 2


def _path(places: Places) -> Path:
    return places.cache / f"today-{places.key()}.json"


def write_first_paint(places: Places, dataset: str, views: dict[str, Any]) -> None:
    """Write what is to be painted; *views* is what JSON can hold.

    Raises:
        NotWritten: it could not be written, which costs nothing but time at the next start.
    """
    from zlib import crc32  # noqa: PLC0415  # see paths.key

    body = json.dumps({"dataset": dataset, "data": places.real_data, "views": views}).encode("ascii")
    make_private_folder(places.cache)
    write_file(_path(places), b"%d %08x\n" % (FORMAT, crc32(body)) + body, durable=False)


def read_first_paint(places: Places) -> dict[str, Any] | None:
    """Read what is to be painted; null with any doubt about it."""
    from zlib import crc32  # noqa: PLC0415  # see paths.key

    try:
        data = read_file(_path(places)) or b""
        head, _newline, body = data.partition(b"\n")
        if head != b"%d %08x" % (FORMAT, crc32(body)):
            return None
        document = json.loads(body)
        marker = json.loads(read_file(places.marker) or b"{}")
        if document["data"] != places.real_data or document["dataset"] != marker.get("dataset"):
            return None
        views = document["views"]
    except (StorageError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return views if isinstance(views, dict) else None
