"""Bundeslebensmittelschlüssel 4.0 (Max Rubner-Institut): a spreadsheet of 418 columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magapp.domain.imported import ImportedFood, ImportedTable, TablePreview
from magapp.exchange.tables.errors import NoMagnesiumColumn
from magapp.exchange.tables.reading import Gathering, Unusable, magnesium, name, other

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.exchange.tables.sheets import Row

_CODE: Final = "BLS Code"
_GERMAN: Final = "Lebensmittelbezeichnung"
_ENGLISH: Final = "Food name"
_UNKNOWN: Final = frozenset({"-", "–"})
_NOUGHT: Final = frozenset({"TR", "<LOD", "<LOQ", "<LOD or <LOQ"})


def heads_as_bls(head: list[str]) -> bool:
    """Tell whether a sheet's first row is that of BLS."""
    return _CODE in head and _GERMAN in head


def read_bls(head: list[str], rows: Iterator[Row], version: str = "4.0") -> TablePreview:
    """Read the sheet of BLS; its traces and limits of detection are 0.

    Raises:
        TableRefused: there is no magnesium, or the rows are none of BLS.
    """
    mg = _column(head, r"MG\b.*\[mg/100 ?g\]")
    if mg is None:
        raise NoMagnesiumColumn
    kcal = _column(head, r"ENERCC\b.*\[kcal/100 ?g\]")
    alcohol = _column(head, r"ALC\b.*\[g/100 ?g\]")
    code, german = head.index(_CODE), head.index(_GERMAN)
    english = head.index(_ENGLISH) if _ENGLISH in head else None
    marks = {"none": _UNKNOWN, "nought": _NOUGHT}
    gathering = Gathering()
    for number, row in enumerate(rows, start=2):
        cells = row + [""] * (len(head) - len(row))
        if not any(cell not in ("", None) for cell in cells):
            continue
        try:
            food = ImportedFood(
                source_id=str(cells[code]).strip(),
                name_en="" if english is None else name(cells[english]),
                name_other=name(cells[german]),
                group=str(cells[code]).strip()[:1],
                mg_per_100g=magnesium(cells[mg], **marks),
                energy_kcal=None if kcal is None else other(cells[kcal], "energy", **marks),
                alcohol_g=None if alcohol is None else other(cells[alcohol], "alcohol", **marks),
            )
        except Unusable as why:
            gathering.reject(number, why)
            continue
        gathering.add(number, food)
    return TablePreview(ImportedTable("BLS", version, gathering.foods()), tuple(gathering.rejected))


def _column(head: list[str], pattern: str) -> int | None:
    wanted = re.compile(pattern)
    return next((place for place, title in enumerate(head) if wanted.match(title)), None)
