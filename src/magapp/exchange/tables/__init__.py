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
    TooManyRejected,
    TruncatedFile,
    UnknownTable,
    UnreadableFile,
    WrongDelimiter,
    WrongEncoding,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable

    from magapp.domain.imported import TablePreview
    from magapp.exchange.tables.reading import Watch

_LONGEST_LINE: Final = 64 * 1024
_WORKBOOK: Final = "xl/workbook.xml"
_READ: Final = (".csv", ".txt", ".xls", ".xlsx")


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
        return _read_file(path, path.name, watch)
    except OSError as error:
        raise UnreadableFile(error.strerror or "?") from error


def _read_file(path: Path, name: str, watch: Watch, *, is_unpacked: bool = False) -> TablePreview:
    """Read a file that was called *name* where it was downloaded."""
    from magapp.exchange.tables.nevo import begins_as_nevo, read_nevo  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.ole import MAGIC  # noqa: PLC0415
    from magapp.exchange.tables.reading import MEGABYTE, MOST_BYTES  # noqa: PLC0415

    if path.stat().st_size > MOST_BYTES:
        raise TooLarge(MOST_BYTES // MEGABYTE)
    with path.open("rb") as file:
        first_line = file.readline(_LONGEST_LINE)
    if begins_as_nevo(first_line):
        return read_nevo(path, watch)
    if first_line.startswith(MAGIC):
        return _read_sheet(path, name, watch)
    if first_line.startswith(b"PK"):
        return _read_archive(path, name, watch, is_unpacked=is_unpacked)
    if not first_line.strip():
        raise TruncatedFile
    raise UnknownTable


def _read_archive(path: Path, name: str, watch: Watch, *, is_unpacked: bool) -> TablePreview:
    """Read a spreadsheet, FoodData Central, or another table in the archive that it is downloaded in."""
    from magapp.exchange.tables.archive import open_archive  # noqa: PLC0415  # as the module says
    from magapp.exchange.tables.fdc import FOODS, read_fdc  # noqa: PLC0415

    with open_archive(path) as archive:
        members = archive.namelist()
        if _WORKBOOK not in members and not any(member.rpartition("/")[2] == FOODS for member in members):
            if is_unpacked:
                raise UnknownTable  # an archive in an archive in an archive
            return _read_members(archive, watch)
    if _WORKBOOK in members:
        return _read_sheet(path, name, watch)
    return read_fdc(path, watch)


def _read_members(archive: zipfile.ZipFile, watch: Watch) -> TablePreview:
    """Read the first table in an archive: NEVO comes with a long form and lists beside it."""
    refused: TableRefused = UnknownTable()
    for member in archive.infolist():
        if not member.filename.casefold().endswith(_READ):
            continue
        try:
            return _read_member(archive, member.filename, watch)
        except TableRefused as error:
            if _says(error) > _says(refused):
                refused = error
    raise refused


def _read_member(archive: zipfile.ZipFile, member: str, watch: Watch) -> TablePreview:
    import tempfile  # noqa: PLC0415  # as the module says

    from magapp.exchange.tables.archive import pieces  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"  # a member's own name may be longer than a file's may be
        with path.open("wb") as file:
            for piece in pieces(archive, member, watch):
                file.write(piece)
        return _read_file(path, member.rpartition("/")[2], watch, is_unpacked=True)


def _says(refused: TableRefused) -> int:
    """Rank what is said of a file: what is wrong in a table that is known says most."""
    is_in_row = isinstance(refused, TruncatedFile) and refused.row is not None
    if is_in_row or isinstance(refused, TooManyRejected | WrongDelimiter | WrongEncoding):
        return 3
    if isinstance(refused, NoMagnesiumColumn):
        return 2
    return 0 if type(refused) is UnknownTable else 1


def _read_sheet(path: Path, name: str, watch: Watch) -> TablePreview:
    from contextlib import closing  # noqa: PLC0415  # as the module says

    from magapp.exchange.tables.bls import heads_as_bls, read_bls  # noqa: PLC0415
    from magapp.exchange.tables.ciqual import heads_as_ciqual, read_ciqual  # noqa: PLC0415
    from magapp.exchange.tables.sheets import rows_of  # noqa: PLC0415

    with closing(rows_of(path, watch)) as rows:
        head = [str(cell or "").strip() for cell in next(rows, [])]
        if heads_as_bls(head):
            return read_bls(head, rows, name)
        if heads_as_ciqual(head):
            return read_ciqual(head, rows, name)
    raise UnknownTable
