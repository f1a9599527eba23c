"""NEVO-online (RIVM): a text file with | between its columns and decimal commas, 2023 and later."""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, Final

from magapp.domain.imported import ImportedFood, ImportedTable, TablePreview
from magapp.exchange.tables.errors import (
    NoMagnesiumColumn,
    TruncatedFile,
    WrongDelimiter,
    WrongEncoding,
)
from magapp.exchange.tables.reading import Gathering, Unusable, Watch, magnesium, name, other

if TYPE_CHECKING:
    from pathlib import Path

_FIRST: Final = "NEVO-versie/NEVO-version"
_MAGNESIUM: Final = "MG (mg)"
_CODE: Final = "NEVO-code"
_BETWEEN: Final = "|"
_MG: Final = "MG"
_PAIRS: Final = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80")
"""Letters and quotes in UTF-8; in the Windows encoding these would be words such as crÃ¨me and dâ€™Or."""


def begins_as_nevo(first_line: bytes) -> bool:
    """Tell whether a file's first line is that of NEVO, whatever separates its columns."""
    return first_line.removeprefix(codecs.BOM_UTF8).strip(b'"').startswith(_FIRST.encode("ascii"))


def read_nevo(path: Path, watch: Watch) -> TablePreview:
    """Read NEVO's main file; the version stands in its first column.

    Raises:
        TableRefused: wrong delimiter or encoding, no magnesium, or cut off.
        TableCancelled: the person stopped it.
        OSError: the system cannot read it.
    """
    lines = _lines(path)
    columns = _cells(lines[0], 1)
    sign = max((";", ",", "\t"), key=lines[0].count)
    if len(columns) < len(lines[0].split(sign)):
        raise WrongDelimiter(_BETWEEN, sign)
    at = {column: place for place, column in enumerate(columns)}
    if _MAGNESIUM not in at:
        raise NoMagnesiumColumn
    gathering = Gathering()
    version = ""
    for number, line in enumerate(lines[1:], start=2):
        watch.step(number, len(lines))
        if not line.strip():
            continue
        cells = _cells(line, number)
        if len(cells) != len(columns):
            raise TruncatedFile(number)
        row = dict(zip(columns, cells, strict=True))
        version = version or _version(row[_FIRST])
        try:
            food = _food(row)
        except Unusable as why:
            gathering.reject(number, why)
            continue
        gathering.add(number, food)
    table = ImportedTable("NEVO", version, gathering.foods())
    return TablePreview(table, tuple(gathering.rejected))


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    if not data.strip():
        raise TruncatedFile
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _PAIRS.search(data):
            raise _wrong_encoding(data, error) from None  # UTF-8 after all, with a byte that is none
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _wrong_encoding(data, error) from None
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def _wrong_encoding(data: bytes, error: UnicodeDecodeError) -> WrongEncoding:
    return WrongEncoding(data.count(b"\n", 0, error.start) + 1)


def _cells(line: str, number: int) -> list[str]:
    """Split a line; a quoted cell may hold the sign between cells, and quotes that are doubled."""
    if '"' not in line:
        return [cell.strip() for cell in line.split(_BETWEEN)]
    try:
        cells = next(csv.reader((line,), delimiter=_BETWEEN, strict=True))
    except csv.Error as error:
        raise TruncatedFile(number) from error
    return [cell.strip() for cell in cells]


def _version(cell: str) -> str:
    """Read ``NEVO-Online 2025 9.0`` or ``NEVO 2023/8.0`` as ``2025/9.0``."""
    words = cell.replace("/", " ").split()
    figures = [word.lstrip("vV") for word in words if any(sign.isdigit() for sign in word)]
    return "/".join(figures[:2])[:20]


def _food(row: dict[str, str]) -> ImportedFood:
    def first(*columns: str) -> str:
        return next((row[column] for column in columns if row.get(column)), "")

    added = first("Is verrijkt met/Is fortified with").replace(",", " ").replace("/", " ").split()
    return ImportedFood(
        source_id=first(_CODE),
        name_nl=name(first("Voedingsmiddelnaam/Dutch food name")),
        name_en=name(first("Engelse naam/Food name")),
        group=first("Food group"),
        mg_per_100g=magnesium(row[_MAGNESIUM]),
        energy_kcal=other(row.get("ENERCC (kcal)"), "energy"),
        alcohol_g=other(row.get("ALC (g)"), "alcohol"),
        per_100_ml="ml" in first("Hoeveelheid/Quantity").casefold(),
        fortified=_MG in added,
        synonyms=tuple(filter(None, (name(each) for each in first("Synoniem").split("/")))),
    )
