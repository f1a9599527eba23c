"""A table whose first row names its columns: one reader, told by each table how its columns are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from magapp.domain.imported import ImportedFood, ImportedTable, TablePreview
from magapp.exchange.tables.errors import NoMagnesiumColumn, UnknownTable
from magapp.exchange.tables.reading import Gathering, Unusable, magnesium, name, other

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.imported import TableKind


class Columns(NamedTuple):
    """Describe a table: patterns that a whole title of a column fits, and the marks in its cells.

    Without columns of groups, the first letter of the code is the group.
    """

    kind: TableKind
    code: str
    magnesium: str
    energy: str
    alcohol: str
    english: str
    other: str
    groups: tuple[str, ...]
    unknown: frozenset[str]
    nought: frozenset[str]


class _Cells(NamedTuple):
    """One row, asked by the pattern of a column."""

    places: dict[str, int]
    row: Sequence[object]

    def of(self, pattern: str) -> object:
        place = self.places.get(pattern)
        return "" if place is None or place >= len(self.row) else self.row[place]

    def text(self, pattern: str) -> str:
        """Write a code or group as it stands in the file; a sheet may hold 24999 as the number 24999.0."""
        cell = self.of(pattern)
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return "" if cell is None else str(cell).strip()


def read_columns(
    columns: Columns, version: str, head: Sequence[str], rows: Iterable[Sequence[object]]
) -> TablePreview:
    """Read the rows after the head, the second and later ones of the file.

    Raises:
        TableRefused: there is no magnesium, or the rows are none of this table.
    """
    places = _places(columns, head)
    if columns.magnesium not in places:
        raise NoMagnesiumColumn
    if columns.code not in places:
        raise UnknownTable
    gathering = Gathering()
    for number, row in enumerate(rows, start=2):
        if not any(cell not in ("", None) for cell in row):
            continue
        try:
            food = _food(columns, _Cells(places, row))
        except Unusable as why:
            gathering.reject(number, why)
            continue
        gathering.add(number, food)
    return TablePreview(ImportedTable(columns.kind, version, gathering.foods()), tuple(gathering.rejected))


def _places(columns: Columns, head: Sequence[str]) -> dict[str, int]:
    titles = [title.replace("\n", " ") for title in head]
    wanted = (
        columns.code,
        columns.magnesium,
        columns.energy,
        columns.alcohol,
        columns.english,
        columns.other,
        *columns.groups,
    )
    found: dict[str, int] = {}
    for pattern in wanted:
        for place, title in enumerate(titles):
            if re.fullmatch(pattern, title):
                found.setdefault(pattern, place)
    return found


def _food(columns: Columns, cells: _Cells) -> ImportedFood:
    marks = {"none": columns.unknown, "nought": columns.nought}
    code = cells.text(columns.code)
    groups = [cells.text(pattern) for pattern in columns.groups]
    return ImportedFood(
        source_id=code,
        name_en=name(cells.of(columns.english)),
        name_other=name(cells.of(columns.other)),
        group=" / ".join(each for each in groups if each not in {"", "-"}) if groups else code[:1],
        mg_per_100g=magnesium(cells.of(columns.magnesium), **marks),
        energy_kcal=other(cells.of(columns.energy), "energy", **marks),
        alcohol_g=other(cells.of(columns.alcohol), "alcohol", **marks),
    )
