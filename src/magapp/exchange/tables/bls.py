"""Bundeslebensmittelschlüssel (Max Rubner-Institut): a spreadsheet of 418 columns, 4.0 and later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.columns import Columns, read_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.imported import TablePreview

_CODE: Final = "BLS Code"
_GERMAN: Final = "Lebensmittelbezeichnung"
_BLS: Final = Columns(
    kind="BLS",
    code=_CODE,
    magnesium=r"MG\b.*\[mg/100 ?g\].*",
    energy=r"ENERCC\b.*\[kcal/100 ?g\].*",
    alcohol=r"ALC\b.*\[g/100 ?g\].*",
    english="Food name",
    other=_GERMAN,
    groups=(),
    unknown=frozenset({"-", "–"}),
    nought=frozenset({"TR", "<LOD", "<LOQ", "<LOD or <LOQ"}),
)
_VERSION: Final = re.compile(r"BLS[^0-9]{0,3}([0-9])[._ -]([0-9]{1,2})(?![0-9])", re.IGNORECASE)
"""As in BLS_4_0_Daten_2025_DE.xlsx."""


def heads_as_bls(head: Sequence[str]) -> bool:
    """Tell whether a sheet's first row is that of BLS."""
    return _CODE in head and _GERMAN in head


def read_bls(head: Sequence[str], rows: Iterable[Sequence[object]], file_name: str) -> TablePreview:
    """Read the sheet of BLS; its traces and limits of detection are 0.

    Its version stands in the name of the official file only; of a renamed one it is unknown, so empty.

    Raises:
        TableRefused: there is no magnesium, or the rows are none of BLS.
    """
    found = _VERSION.search(file_name)
    return read_columns(_BLS, f"{found[1]}.{found[2]}" if found else "", head, rows)
