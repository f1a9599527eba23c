"""What a report is made of: plain values in one language, which every writer prints as it can."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from magapp.domain.amount import Amount


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how people read it; a spreadsheet gets the number."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Milligrams:
    """An amount of magnesium in mg (null: unknown) and how people read it; a spreadsheet gets both ends."""

    amount: Amount | None
    text: str


Cell: TypeAlias = str | Figure | Milligrams


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; one of amounts names its two ends for a spreadsheet as well."""

    title: str
    kind: Literal["text", "number", "amount"] = "text"
    low_title: str = ""
    high_title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of which the first column heads each row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with sentences, a list and tables under it, in this order."""

    heading: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report in one language: the summary, its method and sources, every day, every entry.

    ``page`` is how a page is numbered, with the places ``{page}`` and ``{pages}``.
    """

    language: str
    title: str
    period: str
    made: str
    disclaimer: str
    sections: tuple[Section, ...]
    method: Section
    days: Section
    diary: Section
    page: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Name keys of the content and the sources of the food table in the language of a report.

    A key that is not there is shown as it is. ``complaints`` are listed in their order, also those that
    nobody answered. ``references``: source → its full citation. ``figures``: source of a food's figure →
    its citation.
    """

    complaints: Mapping[str, str] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)
    medicines: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
