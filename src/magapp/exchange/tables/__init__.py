"""Read official food tables: recognised by their content, refused with the reason, never half done.

The readers are imported when a file is read: the command line imports the errors at every start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.errors import (
    NoMagnesiumColumn,
    TableRefused,
    TooLarge,
    TruncatedFile,
    UnknownTable,
    UnreadableFile,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    from magapp.domain.imported import TablePreview
    from magapp.exchange.tables.reading import Watch

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
        path: the file or folder, also zipped as it is downloaded; its name does not matter, but for the
            version of CIQUAL and BLS.
        progress: told how much of how much is done.
        cancelled: asked now and then whether to stop.

    Raises:
        TableRefused: why it is not imported, with the row where there is one.
        TableCancelled: the person stopped it.
    """
    from magapp.exchange.tables.fdc import is_fdc_folder, read_fdc  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.reading import Watch  # noqa: PLC0415

    watch = Watch(progress, cancelled)
    try:
        watch.look(0, 1)
        if path.is_dir():
            if not is_fdc_folder(path):
                raise UnknownTable
            return read_fdc(path, watch)
        return _read_file(path, watch)
    except OSError as error:
        raise UnreadableFile(error.strerror or "?") from error


def _read_file(path: Path, watch: Watch, *, is_unpacked: bool = False) -> TablePreview:
    from magapp.exchange.tables.nevo import begins_as_nevo, read_nevo  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.reading import MEGABYTE, MOST_BYTES  # noqa: PLC0415

    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(MOST_BYTES // MEGABYTE)
    with path.open("rb") as file:
        first_line = file.readline(_LONGEST_LINE)
    if begins_as_nevo(first_line):
        return read_nevo(path, watch)
    if first_line.startswith(_OLE):
        return _read_sheet(path, watch)
    if first_line.startswith(b"PK"):
        return _read_archive(path, watch, is_unpacked=is_unpacked)
    if not first_line.strip():
        raise TruncatedFile
    raise UnknownTable


def _read_archive(path: Path, watch: Watch, *, is_unpacked: bool) -> TablePreview:
    """Read a spreadsheet, FoodData Central, or another table in the archive that it is downloaded in."""
    from magapp.exchange.tables.archive import open_archive  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.fdc import FOODS, read_fdc  # noqa: PLC0415

    with open_archive(path) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names and not any(name.rpartition("/")[2] == FOODS for name in names):
            if is_unpacked:
                raise UnknownTable  # an archive in an archive in an archive
            return _read_member(archive, watch)
    if "xl/workbook.xml" in names:
        return _read_sheet(path, watch)
    return read_fdc(path, watch)


def _read_member(archive: zipfile.ZipFile, watch: Watch) -> TablePreview:
    """Read the first table in an archive: NEVO comes with a long form and lists beside it."""
    import tempfile  # noqa: PLC0415  # as the module says

    from magapp.exchange.tables.archive import pieces  # noqa: PLC0415

    refused: TableRefused = UnknownTable()
    for member in archive.infolist():
        name = member.filename.rpartition("/")[2]
        if member.is_dir() or not name.casefold().endswith((".csv", ".txt", ".xls", ".xlsx")):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            with path.open("wb") as file:
                for piece in pieces(archive, member.filename, watch):
                    file.write(piece)
            try:
                return _read_file(path, watch, is_unpacked=True)
            except (UnknownTable, NoMagnesiumColumn) as error:
                # What is known and lacks magnesium says more than what is not known.
                refused = error if isinstance(error, NoMagnesiumColumn) else refused
    raise refused


def _read_sheet(path: Path, watch: Watch) -> TablePreview:
    from magapp.exchange.tables.bls import heads_as_bls, read_bls  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.ciqual import heads_as_ciqual, read_ciqual  # noqa: PLC0415
    from magapp.exchange.tables.sheets import rows_of  # noqa: PLC0415

    rows = rows_of(path, watch)
    first = next(rows, [])
    head = [str(cell or "").strip() for cell in first]
    if heads_as_bls(head):
        return read_bls(head, rows, path.name)
    if heads_as_ciqual(head):
        return read_ciqual(head, rows, path.name)
    raise UnknownTable
