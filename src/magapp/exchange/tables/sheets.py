"""Spreadsheets from elsewhere: what reads the cells is what refuses them.

A check beside a reader of another hand sees another file than that reader does. These readers hand on
rows as they come, stop at the first formula, and take nothing that a file says of itself for a size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from magapp.exchange.tables.grid import Row
    from magapp.exchange.tables.reading import Watch


def rows_of(path: Path, watch: Watch) -> Generator[Row, None, None]:
    """Give the rows of a file's first sheet, .xlsx or .xls by its content; an empty cell is an empty text.

    Raises:
        TableRefused: it is damaged, too large, computes cells, or declares entities.
        TableCancelled: the person stopped it.
    """
    from magapp.exchange.tables.xls import xls_rows  # noqa: PLC0415  # only for spreadsheets
    from magapp.exchange.tables.xlsx import xlsx_rows  # noqa: PLC0415

    with path.open("rb") as file:
        is_archive = file.read(2) == b"PK"
    return xlsx_rows(path, watch) if is_archive else xls_rows(path, watch)
