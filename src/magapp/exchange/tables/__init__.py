"""Read official food tables: recognised by their content, refused with the reason, never half done."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.bls import heads_as_bls, read_bls
from magapp.exchange.tables.ciqual import heads_as_ciqual, read_ciqual
from magapp.exchange.tables.errors import TooLarge, TruncatedFile, UnknownTable, UnreadableFile
from magapp.exchange.tables.fdc import FOODS, is_fdc_folder, read_fdc
from magapp.exchange.tables.nevo import begins_as_nevo, read_nevo
from magapp.exchange.tables.reading import MEGABYTE, MOST_BYTES, Watch
from magapp.exchange.tables.sheets import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magapp.domain.imported import TablePreview

_LONGEST_LINE: Final = 64 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an .xls begins."""


def read_table(
    path: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TablePreview:
    """Read a file or folder of NEVO, BLS, CIQUAL or FoodData Central, without changing anything.

    Args:
        path: the file or folder; its name does not matter, but for the year of CIQUAL.
        progress: told how much of how much is done.
        cancelled: asked now and then whether to stop.

    Raises:
        TableRefused: why it is not imported, with the row where there is one.
        TableCancelled: the person stopped it.
    """
    watch = Watch(progress, cancelled)
    try:
        watch.look(0, 1)
        if path.is_dir():
            if not is_fdc_folder(path):
                raise UnknownTable
            return read_fdc(path, watch)
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(MOST_BYTES // MEGABYTE)
        with path.open("rb") as file:
            first_line = file.readline(_LONGEST_LINE)
        if begins_as_nevo(first_line):
            return read_nevo(path, watch)
        if first_line.startswith((b"PK", _OLE)):
            return _packed(path, watch, is_archive=first_line.startswith(b"PK"))
    except OSError as error:
        raise UnreadableFile(error.strerror or "?") from error
    if not first_line.strip():
        raise TruncatedFile
    raise UnknownTable


def _packed(path: Path, watch: Watch, *, is_archive: bool) -> TablePreview:
    """Read a spreadsheet, or the zip of FoodData Central."""
    if is_archive:
        if not zipfile.is_zipfile(path):
            raise TruncatedFile
        with zipfile.ZipFile(path) as archive:
            names = {member.rpartition("/")[2] for member in archive.namelist()}
        if FOODS in names:
            return read_fdc(path, watch)
    rows = rows_of(path, watch)
    first = next(rows, [])
    head = [str(cell or "").strip() for cell in first]
    if heads_as_bls(head):
        return read_bls(head, rows)
    if heads_as_ciqual(head):
        return read_ciqual(head, rows, path.name)
    raise UnknownTable
