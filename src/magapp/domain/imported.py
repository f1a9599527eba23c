"""An official food table as its user imported it: values unchanged, unknown left unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

TableKind: TypeAlias = Literal["NEVO", "BLS", "CIQUAL", "FDC"]
TABLE_KINDS: Final[tuple[TableKind, ...]] = ("NEVO", "BLS", "CIQUAL", "FDC")
RejectedReason: TypeAlias = Literal[
    "no_code", "no_name", "duplicate", "not_a_number", "out_of_bounds", "formula"
]
MOST_MG: Final = 2000.0
"""More magnesium than this in 100 g is in no food: dried bran and cocoa stay under a third of it."""


@dataclass(frozen=True, slots=True)
class ImportedFood:
    """Hold one row of a table; figures are per 100 g, or per 100 ml where ``per_100_ml``; None is unknown.

    Magnesium and caffeine in mg, alcohol in g. ``group`` is what the table calls it, ``fortified`` says that
    magnesium was added. ``portions`` are the table's own measures with their weight in g.
    """

    source_id: str
    name_nl: str = ""
    name_en: str = ""
    name_other: str = ""
    group: str = ""
    mg_per_100g: float | None = None
    energy_kcal: float | None = None
    caffeine_mg: float | None = None
    alcohol_g: float | None = None
    per_100_ml: bool = False
    fortified: bool = False
    synonyms: tuple[str, ...] = ()
    portions: tuple[tuple[str, float], ...] = ()

    @property
    def name(self) -> str:
        """Give the best name there is."""
        return self.name_nl or self.name_en or self.name_other


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """Hold a table with its kind and version, as ``NEVO`` and ``2025/9.0``."""

    kind: TableKind
    version: str
    foods: tuple[ImportedFood, ...]

    @property
    def key(self) -> str:
        """Name the table; the source of its figures in every entry."""
        return f"{self.kind} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Say which row was left out, and why; ``row`` counts from 1, the header is row 1."""

    row: int
    reason: RejectedReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """Hold what a file would bring; ``left_out`` counts rows of kinds that are not foods as eaten."""

    table: ImportedTable
    rejected: tuple[Rejected, ...] = ()
    left_out: int = 0

    @property
    def with_magnesium(self) -> int:
        """Count the foods whose magnesium is known."""
        return sum(food.mg_per_100g is not None for food in self.table.foods)
