"""CIQUAL (Anses): a spreadsheet in French or English, with decimal commas as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magapp.domain.imported import ImportedFood, ImportedTable, TablePreview
from magapp.exchange.tables.errors import NoMagnesiumColumn
from magapp.exchange.tables.reading import Gathering, Unusable, magnesium, name, other

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.exchange.tables.sheets import Row

_CODE: Final = "alim_code"
_UNKNOWN: Final = frozenset({"-", "–"})
_NOUGHT: Final = frozenset({"traces", "Traces"})
_YEAR: Final = re.compile(r"20\d\d")


def heads_as_ciqual(head: list[str]) -> bool:
    """Tell whether a sheet's first row is that of CIQUAL."""
    return _CODE in head and any(title.startswith("alim_nom") for title in head)


def read_ciqual(head: list[str], rows: Iterator[Row], file_name: str) -> TablePreview:
    """Read the sheet of CIQUAL; its year stands in the name of the official file only.

    Raises:
        TableRefused: there is no magnesium, or the rows are none of CIQUAL.
    """
    mg = _column(head, r"magn[eé]sium ?\(mg ?/ ?100 ?g\)")
    if mg is None:
        raise NoMagnesiumColumn
    kcal = _column(head, r"(energ|[eé]nerg).*1169.*kcal")
    alcohol = _column(head, r"(alcohol|alcool) ?\(g ?/ ?100 ?g\)")
    code = head.index(_CODE)
    french = _column(head, r"alim_nom_fr")
    english = _column(head, r"alim_nom_eng")
    groups = (_column(head, r"alim_grp_nom"), _column(head, r"alim_ssgrp_nom"))
    marks = {"none": _UNKNOWN, "nought": _NOUGHT}
    gathering = Gathering()
    for number, row in enumerate(rows, start=2):
        cells = row + [""] * (len(head) - len(row))
        if not any(cell not in ("", None) for cell in cells):
            continue
        try:
            food = ImportedFood(
                source_id=_code(cells[code]),
                name_en="" if english is None else name(cells[english]),
                name_other="" if french is None else name(cells[french]),
                group=_group(cells, groups),
                mg_per_100g=magnesium(cells[mg], **marks),
                energy_kcal=None if kcal is None else other(cells[kcal], "energy", **marks),
                alcohol_g=None if alcohol is None else other(cells[alcohol], "alcohol", **marks),
            )
        except Unusable as why:
            gathering.reject(number, why)
            continue
        gathering.add(number, food)
    year = _YEAR.search(file_name)
    table = ImportedTable("CIQUAL", year[0] if year else "", gathering.foods())
    return TablePreview(table, tuple(gathering.rejected))


def _group(cells: Row, groups: tuple[int | None, ...]) -> str:
    """Write group and subgroup: the group alone has eggs, fish and meat in one."""
    found = (str(cells[place] or "").strip() for place in groups if place is not None)
    return " / ".join(name for name in found if name not in {"", "-"})


def _code(cell: object) -> str:
    """Write a code as it stands in the file; a spreadsheet may hold it as the number 24999.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()


def _column(head: list[str], pattern: str) -> int | None:
    wanted = re.compile(pattern, re.IGNORECASE)
    return next((place for place, title in enumerate(head) if wanted.match(title.replace("\n", " "))), None)
