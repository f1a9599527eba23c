"""Sheets of .xlsx: an archive of XML, of which the first sheet and the texts of its cells are read."""

from __future__ import annotations

import posixpath
import re
from contextlib import closing
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from magapp.exchange.tables.archive import open_archive, pieces
from magapp.exchange.tables.errors import (
    DeclaresEntities,
    HoldsFormula,
    PackedBomb,
    SheetTooLarge,
    TruncatedFile,
)
from magapp.exchange.tables.grid import MOST_LETTERS, MOST_TEXTS, Grid
from magapp.exchange.tables.reading import MEGABYTE

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Generator
    from pathlib import Path

    from magapp.exchange.tables.grid import Row
    from magapp.exchange.tables.reading import Watch

_WORKBOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_MOST_COLUMNS: Final = 16_384
_MOST_LINKS: Final = 2_000
_LONGEST_TEXT: Final = 64 * 1024
"""A cell holds 32,767 letters at most."""
_LONGEST_TAG: Final = 2 * MEGABYTE
"""Twice a piece: a tag that does not end is looked at from its beginning with every piece."""
_DEEPEST: Final = 64
"""Tags in tags; a sheet has ten. Each takes memory until it is closed."""
_VALUES: Final = ("v", "t")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
"""Stricter than float(), which reads 1_0 as ten."""
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW: Final = re.compile(r"[0-9]{1,7}")
_ESCAPED: Final = re.compile(r"_x((?![dD][89a-fA-F])[0-9A-Fa-f]{4})_")
"""A letter by its number, but no half of one, which cannot be written."""


def xlsx_rows(path: Path, watch: Watch) -> Generator[Row, None, None]:
    """Give the rows of the first sheet of an .xlsx, as `rows_of` does.

    Raises:
        TableRefused: it is damaged, too large, computes cells, or declares entities.
        TableCancelled: the person stopped it.
    """
    with open_archive(path) as archive:
        sheet, texts = _parts(archive, watch)
        shared = _Texts()
        if texts is not None:
            for _done in _read(archive, texts, shared, watch):
                pass
        cells = _Cells(shared.texts)
        # Closed at once, also when a row is refused: the traceback would keep the file open.
        with closing(_read(archive, sheet, cells, watch)) as read:
            for done in read:
                for row in cells.grid.take():
                    watch.step(*done)
                    yield row
        yield from cells.grid.end()


def _parts(archive: zipfile.ZipFile, watch: Watch) -> tuple[str, str | None]:
    """Find the part with the first sheet, and the one with the texts of its cells."""
    sheets, links = _Tags("sheet"), _Tags("Relationship")
    for part, tags in ((_WORKBOOK, sheets), (_LINKS, links)):
        for _done in _read(archive, part, tags, watch):
            pass
    targets = {link.get("Id"): link.get("Target", "") for link in links.found}
    first = targets.get(sheets.found[0].get("id")) if sheets.found else None
    if first is None:
        raise TruncatedFile
    texts = (link for link in links.found if link.get("Type", "").endswith("/sharedStrings"))
    text = next(texts, None)
    return _inside(first), None if text is None else _inside(text.get("Target", ""))


def _inside(target: str) -> str:
    """Write a target, which begins at the workbook or at the archive, as the name of a member."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _read(
    archive: zipfile.ZipFile, part: str, reader: _Part, watch: Watch
) -> Generator[tuple[int, int], None, None]:
    """Let a part be read piece by piece; gives how many bytes of how many are done."""
    if part not in archive.namelist():
        raise TruncatedFile
    done, total = 0, archive.getinfo(part).file_size
    parser = reader.parser()
    try:
        with closing(pieces(archive, part, watch)) as unpacked:
            for piece in unpacked:
                parser.Parse(piece)
                done += len(piece)
                if done - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise PackedBomb
                yield done, total
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise TruncatedFile from error
    yield done, total


class _Part:
    """Follow the tags of a part, whatever prefix they have."""

    def __init__(self) -> None:
        self._depth = 0
        self._takes_text = False
        self._is_spoken = False
        """How a text is pronounced, which Japanese sheets say beside it."""
        self._text: list[str] = []
        self._length = 0

    def parser(self) -> expat.XMLParserType:
        """Make what calls the methods below."""
        # Whatever the part says of itself, or Python would look for a codec of that name; expat sees UTF-16.
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.buffer_size = _LONGEST_TEXT
        parser.StartDoctypeDeclHandler = _refuse_declaration
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        return parser

    def data(self, text: str) -> None:
        if self._takes_text:
            self._length += len(text)
            if self._length > _LONGEST_TEXT:
                raise SheetTooLarge
            self._text.append(text)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet a tag."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TruncatedFile
        self.begin(tag.rpartition(":")[2], attributes)

    def end(self, tag: str) -> None:
        """Meet the end of a tag."""
        self._depth -= 1
        self.finish(tag.rpartition(":")[2])

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet a tag by its name without prefix."""

    def finish(self, tag: str) -> None:
        """Meet its end."""

    def _end_text(self) -> str:
        text = "".join(self._text).strip()
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _refuse_declaration(*_declared: object) -> None:
    raise DeclaresEntities


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


class _Tags(_Part):
    """Gather the attributes of one kind of tag, by their names without prefix."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self._wanted = wanted
        self.found: list[dict[str, str]] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == self._wanted:
            self.found.append({name.rpartition(":")[2]: value for name, value in attributes.items()})
            if len(self.found) > _MOST_LINKS:
                raise SheetTooLarge


class _Texts(_Part):
    """Gather the texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._letters = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # texts have none that matter
        if tag == "t":
            self._takes_text = not self._is_spoken
        elif tag == "si":
            self._text.clear()
            self._length = 0
        elif tag == "rPh":
            self._is_spoken = True

    def finish(self, tag: str) -> None:
        if tag == "t":
            self._takes_text = False
        elif tag == "rPh":
            self._is_spoken = False
        elif tag == "si":
            self.texts.append(self._end_text())
            self._letters += len(self.texts[-1])
            if len(self.texts) > MOST_TEXTS or self._letters > MOST_LETTERS:
                raise SheetTooLarge


class _Cells(_Part):
    """Put the cells of a sheet in its grid."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.grid = Grid(_MOST_COLUMNS, texts)
        self._is_among_rows = False
        self._column = 0
        """Of the last cell in this row, also when it is empty."""
        self._kind = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet a tag; the most frequent ones first, for a sheet has millions."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TruncatedFile
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if not self._is_among_rows:
            # Anchors and rules beside the cells have tags of the same names.
            self._is_among_rows = name == "sheetData"
        elif name == "c":
            place = attributes.get("r")
            self._column = self._column + 1 if place is None else self._place(place)
            self._kind = attributes.get("t", "n")
            self._text.clear()
            self._length = 0
        elif name in _VALUES:
            self._takes_text = not self._is_spoken
        elif name == "row":
            self._column = 0
            self.grid.begin(_number(attributes.get("r"), self.grid.row + 1))
        elif name == "f":
            raise HoldsFormula(max(self.grid.row, 1))
        elif name == "rPh":
            self._is_spoken = True

    def end(self, tag: str) -> None:
        """Meet the end of a tag."""
        self._depth -= 1
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if name in _VALUES:
            self._takes_text = False
        elif name == "c":
            if self._text:
                self.grid.put(self._column, self._value(self._end_text()))
                self._text.clear()
        elif name == "rPh":
            self._is_spoken = False
        elif name == "sheetData":
            self._is_among_rows = False

    def _place(self, place: str) -> int:
        found = _PLACE.fullmatch(place)
        if found is None or int(found[2]) != self.grid.row:
            raise TruncatedFile
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return column

    def _value(self, text: str) -> object:
        if self._kind == "n":
            return float(text) if _NUMBER.fullmatch(text) else text
        if self._kind == "s":
            return self.grid.text(_number(text, -1))
        return text == "1" if self._kind == "b" else text


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not _ROW.fullmatch(text):
        raise TruncatedFile
    return int(text)
