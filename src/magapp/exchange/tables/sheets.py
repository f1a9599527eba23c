"""Spreadsheets from elsewhere: every part is unpacked and looked through before its cells are read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Final
from xml.sax import SAXException, handler

from magapp.exchange.tables.archive import open_archive, pieces
from magapp.exchange.tables.errors import (
    DeclaresEntities,
    HoldsFormula,
    TruncatedFile,
    UnknownTable,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from pathlib import Path
    from xml.sax.xmlreader import AttributesImpl

    from magapp.exchange.tables.reading import Watch

_MOST_ROWS: Final = 200_000
Row = list[object]


class _Formulas(handler.ContentHandler):
    """Look for a formula in a sheet, and remember its row."""

    def __init__(self) -> None:
        super().__init__()
        self._row = 0

    def startElement(self, tag: str, attrs: AttributesImpl) -> None:  # noqa: N802  # the parser calls it so
        bare = tag.rpartition(":")[2]
        if bare == "row":
            written = attrs.get("r", "")
            self._row = int(written) if written.isdecimal() else self._row + 1
        elif bare == "f":
            raise HoldsFormula(self._row)


def rows_of(path: Path, watch: Watch) -> Iterator[Row]:
    """Give the rows of a file's first sheet, .xlsx or .xls; an empty cell is an empty text.

    Raises:
        TableRefused: it is damaged, too large, computes cells, or declares entities.
        TableCancelled: the person stopped it.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only for spreadsheets

    if path.suffix.casefold() == ".xlsx" or _is_archive(path):
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
    import defusedxml.common  # noqa: PLC0415  # only for spreadsheets
    import defusedxml.sax  # noqa: PLC0415

    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        raise UnknownTable
    for member in names:
        is_sheet = member.startswith("xl/worksheets/") and member.endswith(".xml")
        parser = defusedxml.sax.make_parser() if is_sheet else None
        if parser is not None:
            parser.forbid_dtd = True
            parser.setContentHandler(_Formulas())
        # Closed at once, also when a row is refused: the traceback would keep the file open.
        with closing(pieces(archive, member, watch)) as unpacked:
            try:
                for piece in unpacked:
                    if parser is not None:
                        parser.feed(piece)
                if parser is not None:
                    parser.close()
            except defusedxml.common.DefusedXmlException as error:
                raise DeclaresEntities from error
            except SAXException as error:
                raise TruncatedFile from error
