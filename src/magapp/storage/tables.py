"""Imported food tables: one immutable file each, beside the diary, named by the checksum of the table."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.i18n import _
from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.errors import DamagedFile, NotRead, NotWritten

if TYPE_CHECKING:
    from pathlib import Path

    from magapp.storage.paths import Places

FORMAT: Final = 1
_FOLDER: Final = "tables"
_FAULTS: Final = (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError)

_FIELDS: Final = tuple(each.name for each in fields(ImportedFood))
_EMPTY: Final[tuple[object, ...]] = ("", ())

_raw = msgspec.json.Decoder(dict[str, msgspec.Raw])
_text = msgspec.json.Decoder(str)
_number = msgspec.json.Decoder(int)
_table = msgspec.json.Decoder(ImportedTable)


class TableNotice(NamedTuple):
    """Tell that a kept table cannot be used; its file is left as it is."""

    file: str
    is_newer: bool

    def sentence(self) -> str:
        """Say it to the person, and what to do."""
        if self.is_newer:
            return _(
                "An imported food table was kept by a newer version of magapp ({file}). It is left as it is."
            ).format(file=self.file)
        return _(
            "An imported food table is damaged ({file}) and is not used. Your diary keeps its figures. "
            "Import the official file again."
        ).format(file=self.file)


class KeptTables(NamedTuple):
    """Hold the tables that could be read, oldest name first, and what must be told."""

    tables: tuple[ImportedTable, ...] = ()
    notices: tuple[TableNotice, ...] = ()


def tables_folder(places: Places) -> Path:
    """Name the folder of imported tables."""
    return places.data / _FOLDER


def keep_table(places: Places, table: ImportedTable, file_name: str) -> Path:
    """Keep a table in the place of the one with the same key.

    A former file that cannot be removed is not used any more: the newest of a key is.

    Raises:
        NotWritten: the folder or the file could not be written; the former is still used.
    """
    told = _encoded(table, os.path.basename(file_name)[:200])  # noqa: PTH119  # a name, no path
    checksum = sha256(told).hexdigest()
    folder = tables_folder(places)
    path = folder / f"{checksum}.json"
    make_private_folder(folder)
    write_file(
        path, b'{"format": %d, "sha256": "%s", "table": ' % (FORMAT, checksum.encode()) + told + b"}\n"
    )
    for former, kept in _read_all(folder):
        if isinstance(kept, ImportedTable) and kept.key == table.key and former != path:
            with suppress(NotWritten):
                _unlink(former)
    return path


def load_tables(places: Places) -> KeptTables:
    """Read the newest table of every key; one that is damaged or of a later format is told and left alone."""
    tables: dict[str, ImportedTable] = {}
    notices: list[TableNotice] = []
    for path, found in _read_all(tables_folder(places)):
        if isinstance(found, ImportedTable):
            tables[found.key] = found
        else:
            notices.append(TableNotice(path.name, is_newer=found))
    return KeptTables(tuple(tables[key] for key in sorted(tables)), tuple(notices))


def remove_table(places: Places, key: str) -> bool:
    """Remove a table; tells whether it was there.

    Raises:
        NotWritten: its file could not be removed; it is still used.
    """
    found = False
    # The newest goes last: an older one that cannot be removed must not come up in its place.
    for path, kept in _read_all(tables_folder(places)):
        if isinstance(kept, ImportedTable) and kept.key == key:
            _unlink(path)
            found = True
    return found


def _read_all(folder: Path) -> list[tuple[Path, ImportedTable | bool]]:
    """Read the files of the folder, the newest last; of an unusable one, whether it is of a later format."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  # as in atomic.py
    except OSError:
        return []
    files = [folder / name for name in names if name.endswith(".json") and not name.startswith(".")]
    return [(path, _read(path)) for path in sorted(files, key=lambda path: (_written(path), path.name))]


def _written(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0  # it is gone, or will be told as damaged


def _read(path: Path) -> ImportedTable | bool:
    try:
        data = read_file(path)
        members = _raw.decode(data or b"")
        version = _number.decode(members["format"])
        if version > FORMAT:
            return True
        told = members["table"]
        if version != FORMAT or _text.decode(members["sha256"]) != sha256(memoryview(told)).hexdigest():
            return False
        return _table.decode(told)
    except (DamagedFile, NotRead, KeyError, *_FAULTS):
        return False


def _encoded(table: ImportedTable, file_name: str) -> bytes:
    """Write a table, one food a line; what is empty or unknown is left out."""
    members = {"kind": table.kind, "version": table.version, "file": file_name}
    head = b", ".join(b'"%s": ' % name.encode() + msgspec.json.encode(text) for name, text in members.items())
    lines = [msgspec.json.encode(_told(food)) for food in table.foods]
    foods = b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"
    return b"{" + head + b', "foods": ' + foods + b"}"


def _told(food: ImportedFood) -> dict[str, object]:
    values = {name: getattr(food, name) for name in _FIELDS}
    return {
        name: value
        for name, value in values.items()
        if not (value is None or value is False or value in _EMPTY)
    }


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotWritten(path, error) from error
