"""What all readers share: watching the work, reading figures, gathering rows."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from magapp.domain.imported import MOST_MG, ImportedFood, Rejected, RejectedReason
from magapp.exchange.tables.errors import TableCancelled, TooManyRejected

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES: Final = 512 * 1024 * 1024
MEGABYTE: Final = 1024 * 1024
_EVERY: Final = 256
"""Rows between two looks at whether the person wants to stop."""
_FORMULA_SIGNS: Final = ("=", "+", "@")
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?")
"""Stricter than float(), which reads 1_0 as ten."""
_HIGHEST_LIMIT: Final = 2.0
"""Limits of detection lie under this: in half a litre with "< 2" mg in 100 g, 0 is 10 mg off at most."""
_BOUNDS: Final = {
    # In 100 g: kcal, mg, g. Of a measure: its weight in g, and how many of it were weighed together.
    "energy": 1000.0,
    "caffeine": 10_000.0,
    "alcohol": 100.0,
    "grams": 100_000.0,
    "count": 1000.0,
}


class Watch:
    """Tell how far the work is, and stop it when the person wants that."""

    def __init__(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._count = 0

    def step(self, done: int, total: int) -> None:
        """Note that so much of it is done; looks up only now and then.

        Raises:
            TableCancelled: the person wants to stop.
        """
        self._count += 1
        if self._count % _EVERY == 1:
            self.look(done, total)

    def look(self, done: int, total: int) -> None:
        """Tell and ask now.

        Raises:
            TableCancelled: the person wants to stop.
        """
        if self._cancelled is not None and self._cancelled():
            raise TableCancelled
        if self._progress is not None:
            self._progress(min(done, total), max(total, 1))


class Unusable(Exception):  # noqa: N818  # caught where the row is rejected
    """A cell makes its row unusable."""

    def __init__(self, reason: RejectedReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason: RejectedReason = reason
        self.detail = detail


def figure(
    cell: object, *, none: frozenset[str] = frozenset(), nought: frozenset[str] = frozenset()
) -> float | None:
    """Read a figure with a decimal comma or point; an empty cell, or one of *none*, is unknown.

    *nought*: marks of an amount too small to measure, such as ``traces``; so is ``< 0,5``. But ``< 500``
    says nothing, so it is unknown.

    Raises:
        Unusable: it is no finite number, nor a limit.
    """
    if cell is None:
        return None
    if isinstance(cell, bool):
        raise Unusable("not_a_number", str(cell))
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise Unusable("not_a_number", str(cell))
        return float(cell)
    text = str(cell).strip().strip('"').strip()
    if not text or text in none:
        return None
    limit = text[1:].strip() if text.startswith("<") else ""
    if text in nought or f"<{limit}" in nought:
        return 0.0
    if text.startswith(_FORMULA_SIGNS):
        raise Unusable("formula", text[:40])
    if not _NUMBER.fullmatch(limit or text) or limit.startswith("-"):
        raise Unusable("not_a_number", text[:40])
    found = float((limit or text).replace(",", "."))
    if not limit:
        return found
    return 0.0 if found <= _HIGHEST_LIMIT else None


def magnesium(cell: object, **marks: frozenset[str]) -> float | None:
    """Read a figure for magnesium in mg per 100 g, 0 to 2000.

    Raises:
        Unusable: it is no number, or no food holds so much.
    """
    found = figure(cell, **marks)
    if found is not None and not 0 <= found <= MOST_MG:
        raise Unusable("out_of_bounds", f"{found:g}")
    return found


def other(cell: object, what: str, **marks: frozenset[str]) -> float | None:
    """Read a figure beside magnesium; one that makes no sense is unknown, for the row is not about it."""
    try:
        found = figure(cell, **marks)
    except Unusable:
        return None
    return found if found is not None and 0 <= found <= _BOUNDS[what] else None


def name(cell: object) -> str:
    """Read a name: single spaces, nothing that cannot be shown.

    Raises:
        Unusable: it looks like a formula.
    """
    text = str(cell if cell is not None else "")
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if shown.startswith(_FORMULA_SIGNS):
        raise Unusable("formula", shown[:40])
    return shown[:300]


class Gathering:
    """Gather foods by their code, and what was rejected."""

    def __init__(self) -> None:
        self._foods: dict[str, ImportedFood] = {}
        self.rejected: list[Rejected] = []

    def add(self, row: int, food: ImportedFood) -> None:
        """Take a food; one without code or name, or with a code that is there already, is rejected."""
        if not food.source_id:
            self.reject(row, Unusable("no_code"))
        elif not food.name:
            self.reject(row, Unusable("no_name", food.source_id))
        elif food.source_id in self._foods:
            self.reject(row, Unusable("duplicate", food.source_id))
        else:
            self._foods[food.source_id] = food

    def reject(self, row: int, why: Unusable) -> None:
        """Leave a row out."""
        self.rejected.append(Rejected(row, why.reason, why.detail))

    def foods(self) -> tuple[ImportedFood, ...]:
        """Give the foods in the order of the file.

        Raises:
            TooManyRejected: more than half of the rows cannot be used.
        """
        rows = len(self._foods) + len(self.rejected)
        if not self._foods or len(self.rejected) * 2 > rows:
            first = self.rejected[0].row if self.rejected else 2
            raise TooManyRejected(len(self.rejected), rows, first)
        return tuple(self._foods.values())
