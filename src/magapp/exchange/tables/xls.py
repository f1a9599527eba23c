"""Sheets of .xls as of Excel 97 (BIFF8): records in a row, of the workbook and then of each sheet."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.errors import HoldsFormula, SheetTooLarge, TruncatedFile, UnknownTable
from magapp.exchange.tables.grid import MOST_TEXTS, Grid
from magapp.exchange.tables.ole import read_stream

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from magapp.exchange.tables.grid import Row
    from magapp.exchange.tables.reading import Watch

_MOST_COLUMNS: Final = 256
_BIFF8: Final = 0x0600
# Kinds of records.
_BEGIN: Final = 0x0809
_END: Final = 0x000A
_ENCRYPTED: Final = 0x002F
_SHEET: Final = 0x0085
_TEXTS: Final = 0x00FC
_CONTINUED: Final = 0x003C
_FORMULA: Final = 0x0006
_FIGURE: Final = 0x0203
_SHORT_FIGURE: Final = 0x027E
_SHORT_FIGURES: Final = 0x00BD
_TEXT: Final = 0x00FD
_OWN_TEXTS: Final = (0x0204, 0x00D6)
_TRUE_OR_ERROR: Final = 0x0205
_CELLS: Final = frozenset(
    {_FORMULA, _FIGURE, _SHORT_FIGURE, _SHORT_FIGURES, _TEXT, *_OWN_TEXTS, _TRUE_OR_ERROR}
)
# Marks in a text's first byte.
_WIDE: Final = 0x01
_SPOKEN: Final = 0x04
_FORMATTED: Final = 0x08


def xls_rows(path: Path, watch: Watch) -> Generator[Row, None, None]:
    """Give the rows of the first sheet of an .xls, as `rows_of` does.

    Raises:
        TableRefused: it is damaged, older than 1997, too large, or computes cells.
        TableCancelled: the person stopped it.
    """
    stream = read_stream(path, "Workbook")
    try:
        yield from _rows(stream, watch)
    except struct.error as error:
        raise TruncatedFile from error


def _rows(stream: bytes, watch: Watch) -> Iterator[Row]:
    start, texts = _workbook(stream, watch)
    grid = Grid(_MOST_COLUMNS, texts)
    depth = 0
    for kind, record in _records(stream, start, watch):
        if kind == _BEGIN:
            depth += 1  # a chart in the sheet has cells of its own
        elif not depth:
            raise TruncatedFile
        elif kind == _END:
            depth -= 1
            if not depth:
                break
        elif depth == 1 and kind in _CELLS:
            row, column = struct.unpack_from("<HH", record)
            if kind == _FORMULA:
                raise HoldsFormula(row + 1)
            if row + 1 != grid.row:
                grid.begin(row + 1)
                yield from grid.take()
            for value in _values(kind, record, grid):
                column += 1
                grid.put(column, value)
    yield from grid.end()


def _records(stream: bytes, at: int, watch: Watch) -> Iterator[tuple[int, bytes]]:
    while True:
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + size > len(stream):
            raise TruncatedFile
        watch.step(at, len(stream))
        yield kind, stream[at : at + size]
        at += size


def _workbook(stream: bytes, watch: Watch) -> tuple[int, list[str]]:
    """Give the place of the first sheet, and the texts that cells share."""
    if struct.unpack_from("<HHH", stream)[::2] != (_BEGIN, _BIFF8):
        raise UnknownTable
    start: int | None = None
    blocks: list[bytes] = []
    are_texts = False
    for kind, record in _records(stream, 0, watch):
        if kind == _END:
            break
        if kind == _ENCRYPTED:
            raise TruncatedFile
        if kind == _SHEET and start is None and not record[5:6].strip(b"\0"):
            (start,) = struct.unpack_from("<I", record)
        are_texts = kind == _TEXTS or (are_texts and kind == _CONTINUED)
        if are_texts:
            blocks.append(record)
    if start is None:
        raise TruncatedFile
    return start, list(_shared(blocks, watch)) if blocks else []


def _values(kind: int, record: bytes, grid: Grid) -> Iterator[object]:
    """Give the values in the cells of a record, which stand beside each other."""
    if kind == _FIGURE:
        yield struct.unpack_from("<d", record, 6)[0]
    elif kind == _SHORT_FIGURE:
        yield _short(record, 6)
    elif kind == _SHORT_FIGURES:
        for at in range(6, len(record) - 2, 6):
            yield _short(record, at)
    elif kind == _TEXT:
        yield grid.text(struct.unpack_from("<I", record, 6)[0])
    elif kind in _OWN_TEXTS:
        own = _Blocks([record[6:]])
        yield own.text(*own.fields("<HB"))
    else:
        value, is_error = struct.unpack_from("<BB", record, 6)
        yield "#" if is_error else bool(value)


def _short(record: bytes, at: int) -> float:
    """Read a figure of 30 bits, whole or cut off, perhaps in hundredths."""
    (bits,) = struct.unpack_from("<i", record, at)
    value = bits >> 2 if bits & 2 else struct.unpack("<d", struct.pack("<q", (bits & ~3) << 32))[0]
    return float(value / 100 if bits & 1 else value)


class _Blocks:
    """Read texts that go on from one record to the next."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks = iter(blocks)
        self._block = b""
        self._at = 0

    def fields(self, layout: str) -> tuple[int, ...]:
        """Read numbers, which never go on in another record."""
        if self._at == len(self._block):
            self._go_on()
        found = struct.unpack_from(layout, self._block, self._at)
        self._at += struct.calcsize(layout)
        return found

    def text(self, count: int, marks: int) -> str:
        """Read so many letters; in a further record they begin with a mark of their own."""
        parts: list[str] = []
        while count:
            if self._at == len(self._block):
                self._go_on()
                (marks,) = self.fields("<B")
            width = 2 if marks & _WIDE else 1
            letters = min(count, (len(self._block) - self._at) // width)
            end = self._at + letters * width
            if not letters and end != len(self._block):
                raise TruncatedFile  # half a letter
            encoding = "utf-16-le" if marks & _WIDE else "latin-1"
            parts.append(self._block[self._at : end].decode(encoding, "replace"))
            self._at = end
            count -= letters
        return "".join(parts).strip()

    def skip(self, size: int) -> None:
        """Pass over what says how letters look and sound."""
        while size > len(self._block) - self._at:
            size -= len(self._block) - self._at
            self._go_on()
        self._at += size

    def _go_on(self) -> None:
        block = next(self._blocks, None)
        if block is None:
            raise TruncatedFile
        self._block, self._at = block, 0


def _shared(blocks: list[bytes], watch: Watch) -> Iterator[str]:
    """Give the texts that cells share, in their order."""
    content = _Blocks(blocks)
    _uses, total = content.fields("<II")
    if total > MOST_TEXTS:
        raise SheetTooLarge
    for number in range(total):
        watch.step(number, total)
        count, marks = content.fields("<HB")
        runs = content.fields("<H")[0] if marks & _FORMATTED else 0
        sounds = content.fields("<I")[0] if marks & _SPOKEN else 0
        yield content.text(count, marks)
        content.skip(4 * runs + sounds)
