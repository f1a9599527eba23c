"""CIQUAL (Anses): a spreadsheet in French or English, with decimal commas as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.columns import Columns, read_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.imported import TablePreview

_CODE: Final = "alim_code"
_CIQUAL: Final = Columns(
    kind="CIQUAL",
    code=_CODE,
    magnesium=r"(?i)magn[eé]sium ?\(mg ?/ ?100 ?g\).*",
    energy=r"(?i)(energ|[eé]nerg).*1169.*kcal.*",
    alcohol=r"(?i)(alcohol|alcool) ?\(g ?/ ?100 ?g\).*",
    english="(?i)alim_nom_eng.*",
    other="(?i)alim_nom_fr.*",
    # The group alone has eggs, fish and meat in one.
    groups=("(?i)alim_grp_nom.*", "(?i)alim_ssgrp_nom.*"),
    unknown=frozenset({"-", "–"}),
    nought=frozenset({"traces", "Traces"}),
)
_YEAR: Final = re.compile(r"ciqual[^0-9]{0,12}(20[0-9]{2})(?![-_. ]?[0-9])", re.IGNORECASE)
"""As in Table Ciqual 2020_FR_2020 07 07.xls; a date says when the file was made, not which table it is."""


def heads_as_ciqual(head: Sequence[str]) -> bool:
    """Tell whether a sheet's first row is that of CIQUAL."""
    return _CODE in head and any(title.startswith("alim_nom") for title in head)


def read_ciqual(head: Sequence[str], rows: Iterable[Sequence[object]], file_name: str) -> TablePreview:
    """Read the sheet of CIQUAL.

    Its year stands in the name of the official file only; of a renamed one it is unknown, so empty.

    Raises:
        TableRefused: there is no magnesium, or the rows are none of CIQUAL.
    """
    found = _YEAR.search(file_name)
    return read_columns(_CIQUAL, found[1] if found else "", head, rows)
