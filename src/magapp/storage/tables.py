"""Imported food tables: one immutable file each, beside the diary, named by the checksum of its foods."""

from __future__ import annotations

import os
from dataclasses import fields
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from magapp.domain.imported import TABLE_KINDS, ImportedFood, ImportedTable, TableKind
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
_foods = msgspec.json.Decoder(list[ImportedFood])


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
    """Keep a table; one with the same foods is there already and stays, one with the same key is replaced.

    Raises:
        NotWritten: the folder or the file could not be written; nothing was changed.
    """
    foods = _encoded(table.foods)
    told = sha256(foods).hexdigest()
    folder = tables_folder(places)
    path = folder / f"{told}.json"
    make_private_folder(folder)
    members = {"kind": table.kind, "version": table.version, "file": os.path.basename(file_name)[:200]}  # noqa: PTH119  # a name, no path
    head = b", ".join(
        msgspec.json.encode(name) + b": " + msgspec.json.encode(text) for name, text in members.items()
    )
    write_file(
        path,
        b'{"format": %d, "sha256": "%s", ' % (FORMAT, told.encode()) + head + b', "foods": ' + foods + b"}\n",
    )
    for other, kept in _read_all(folder):
        if isinstance(kept, ImportedTable) and kept.key == table.key and other != path:
            _unlink(other)
    return path


def load_tables(places: Places) -> KeptTables:
    """Read every kept table; one that is damaged or of a later format is told and left alone."""
    tables: list[ImportedTable] = []
    notices: list[TableNotice] = []
    for path, found in _read_all(tables_folder(places)):
        if isinstance(found, ImportedTable):
            tables.append(found)
        else:
            notices.append(TableNotice(path.name, is_newer=found))
    tables.sort(key=lambda table: table.key)
    return KeptTables(tuple(tables), tuple(notices))


def remove_table(places: Places, key: str) -> bool:
    """Remove a table; tells whether it was there.

    Raises:
        NotWritten: its file could not be removed.
    """
    found = False
    for path, kept in _read_all(tables_folder(places)):
        if isinstance(kept, ImportedTable) and kept.key == key:
            _unlink(path)
            found = True
    return found


def _read_all(folder: Path) -> list[tuple[Path, ImportedTable | bool]]:
    """Read the files of the folder; instead of an unusable table, whether it is of a later format."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # as in atomic.py
    except OSError:
        return []
    files = [folder / name for name in names if name.endswith(".json") and not name.startswith(".")]
    return [(path, _read(path)) for path in files]


def _read(path: Path) -> ImportedTable | bool:
    try:
        data = read_file(path)
        members = _raw.decode(data or b"")
        version = _number.decode(members["format"])
        if version > FORMAT:
            return True
        foods = members["foods"]
        kind: TableKind = next(each for each in TABLE_KINDS if each == _text.decode(members["kind"]))
        if version != FORMAT or _text.decode(members["sha256"]) != sha256(memoryview(foods)).hexdigest():
            return False
        return ImportedTable(kind, _text.decode(members["version"]), tuple(_foods.decode(foods)))
    except (DamagedFile, NotRead, KeyError, StopIteration, *_FAULTS):
        return False


def _encoded(foods: tuple[ImportedFood, ...]) -> bytes:
    """Write the array, one food a line; what is empty or unknown is left out."""
    lines = [msgspec.json.encode(_told(food)) for food in foods]
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


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
