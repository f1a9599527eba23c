"""Spreadsheets from elsewhere: every part is unpacked and looked through before its cells are read.

The reader of cells holds a sheet as one block from its first to its last cell, so that one cell far away
would be enough to end the program; and it takes the result that a formula once had for a value.
"""

from __future__ import annotations

import re
from contextlib import closing
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError  # the error alone; defusedxml does the reading

from magapp.exchange.tables.archive import open_archive, pieces
from magapp.exchange.tables.errors import (
    DeclaresEntities,
    HoldsFormula,
    PackedBomb,
    TruncatedFile,
    UnknownTable,
)
from magapp.exchange.tables.reading import MEGABYTE

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from magapp.exchange.tables.reading import Watch

_MOST_ROWS: Final = 200_000
_MOST_CELLS: Final = 12_000_000
"""BLS has three million; each takes some thirty bytes."""
_MOST_TAGS: Final = 60_000_000
_LONGEST_TEXT: Final = 256 * 1024
"""A cell holds 32,767 letters at most, of four bytes."""
_PROLOG: Final = 64 * 1024
_DEFAULT_ROWS: Final = 10_000

_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW: Final = re.compile(rb"<(?:[\w.-]+:)?row\b[^>]*?\sr\s*=\s*[\"']\s*([0-9]{1,9})\b")
_COLUMN: Final = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]{1,2})[0-9]")
_FAR: Final = re.compile(rb"\sr\s*=\s*[\"']\s*(?:[A-Za-z]{3}|[A-Za-z]{0,2}[0-9]{7})")
_DISTANT: Final = re.compile(rb"\sr\s*=\s*[\"']\s*[A-Za-z]{1,2}[0-9]{5}")
_TEXT: Final = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")
_OTHER_ENCODING: Final = re.compile(
    rb"\s*<\?xml[^>]*\sencoding\s*=\s*[\"'](?!utf-?8[\"']|us-ascii[\"'])", re.IGNORECASE
)
Row = list[object]


def rows_of(path: Path, watch: Watch) -> Iterator[Row]:
    """Give the rows of a file's first sheet, .xlsx or .xls; an empty cell is an empty text.

    Raises:
        TableRefused: it is damaged, too large, computes cells, or declares entities.
        TableCancelled: the person stopped it.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for spreadsheets

    if _is_archive(path):
        with open_archive(path) as archive:
            _look_through(archive, watch)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheet = book.get_sheet_by_index(0)
            total = sheet.total_height
            if total > _MOST_ROWS:
                raise UnknownTable
            for number, row in enumerate(sheet.iter_rows(), start=1):
                watch.step(number, total)
                yield list(row)
    except (CalamineError, IndexError, ValueError) as error:
        raise TruncatedFile from error


def _is_archive(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _look_through(archive: zipfile.ZipFile, watch: Watch) -> None:
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        raise UnknownTable
    for member in names:
        # Closed at once, also when a row is refused: the traceback would keep the file open.
        with closing(pieces(archive, member, watch)) as unpacked:
            if not member.casefold().endswith((".xml", ".rels")):
                for _piece in unpacked:
                    pass  # counted by the one that gives them
                continue
            part = _Part()
            for piece in _cut_at_tags(unpacked):
                part.look_at(piece)
            if part.longest_text() > _LONGEST_TEXT:
                raise PackedBomb


def _cut_at_tags(unpacked: Iterable[bytes]) -> Iterator[bytes]:
    """Cut XML before the beginning of a tag, so that no tag is in two pieces."""
    rest = b""
    for number, piece in enumerate(chain(unpacked, repeat(b"", 1))):
        if not number:
            _check_prolog(piece[:_PROLOG])
        rest += piece
        cut = rest.rfind(b"<") if piece else len(rest)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > MEGABYTE:
            raise PackedBomb  # one text that no cell can hold


class _Root:
    """Learn that the first tag has come."""

    def __init__(self) -> None:
        self.has_begun = False

    def start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.has_begun = True


def _check_prolog(head: bytes) -> None:
    """Read XML up to its first tag: a declaration can stand nowhere else."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  # only for spreadsheets
    from defusedxml.ElementTree import XMLParser  # noqa: PLC0415

    if b"\0" in head or _OTHER_ENCODING.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise DeclaresEntities  # the search for tags would see nothing in it
    root = _Root()
    parser = XMLParser(target=root, forbid_dtd=True)
    try:
        parser.feed(head)
    except DefusedXmlException as error:
        raise DeclaresEntities from error
    except ParseError as error:
        raise TruncatedFile from error
    if not root.has_begun:
        raise TruncatedFile


class _Part:
    """Look for what a sheet of values does not have, and count what it takes in memory."""

    def __init__(self) -> None:
        self._tags = 0
        self._row = 0
        self._columns: set[bytes] = set()
        self._place = 0
        self._text_at: int | None = None
        self._longest = 0

    def look_at(self, piece: bytes) -> None:
        if _DECLARATION.search(piece):
            raise DeclaresEntities
        formula = _FORMULA.search(piece)
        if formula is not None:
            before = _ROW.findall(piece, 0, formula.start())
            raise HoldsFormula(int(before[-1]) if before else max(self._row, 1))
        self._measure(piece)
        for found in _TEXT.finditer(piece):
            self._end_text(self._place + found.start())
            self._text_at = self._place + found.start()
        self._place += len(piece)

    def longest_text(self) -> int:
        self._end_text(self._place)
        return self._longest

    def _end_text(self, place: int) -> None:
        if self._text_at is not None:
            self._longest = max(self._longest, place - self._text_at)

    def _measure(self, piece: bytes) -> None:
        self._tags += piece.count(b"<")
        self._row = max(map(int, _ROW.findall(piece)), default=self._row)
        is_far = _FAR.search(piece) or (self._row < _DEFAULT_ROWS and _DISTANT.search(piece))
        self._columns.update(_COLUMN.findall(piece))
        width = max(map(_column_number, self._columns), default=0)
        if is_far or self._tags > _MOST_TAGS or max(self._row, _DEFAULT_ROWS) * width > _MOST_CELLS:
            raise PackedBomb


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
