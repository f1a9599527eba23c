"""The summary as text for a spreadsheet: one table under another.

Dutch spreadsheets want `;` and a decimal comma, and read UTF-8 only after a byte order mark; English
ones get RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it:
quotes do not stop LibreOffice from working out `=1+1`. Numbers stay numbers, negative ones as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.services.report_values import Figure, Milligrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magapp.services.report_values import Cell, Column, Report, Table

_LINE_END: Final = "\r\n"
_FORMULA: Final = "=+-@\t\r\n\0＝＋－＠"
_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class _Dialect:
    separator: str
    decimal_mark: str
    encoding: str

    def text(self, value: str) -> str:
        guarded = f"'{value}" if value[:1] and value[0] in _FORMULA else value
        return '"' + guarded.replace('"', '""') + '"'

    def number(self, value: float) -> str:
        written = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        return ("0" if written in {"", "-0"} else written).replace(".", self.decimal_mark)

    def line(self, fields: Iterable[str]) -> str:
        return self.separator.join(fields) + _LINE_END


_DIALECTS: Final = {"nl": _Dialect(";", ",", "utf-8-sig"), "en": _Dialect(",", ".", "utf-8")}


def _titles(column: Column, dialect: _Dialect) -> Iterator[str]:
    if column.kind == "amount":
        yield dialect.text(column.low_title)
        yield dialect.text(column.high_title)
    else:
        yield dialect.text(column.title)


def _fields(cell: Cell, column: Column, dialect: _Dialect) -> Iterator[str]:
    if isinstance(cell, Figure):
        yield dialect.number(cell.value)
    elif isinstance(cell, Milligrams) and cell.amount is not None:
        yield dialect.number(cell.amount.low)
        yield dialect.number(cell.amount.high)
    else:
        text = dialect.text(cell.text if isinstance(cell, Milligrams) else cell)
        yield text
        if column.kind == "amount":
            yield text


def _table(table: Table, dialect: _Dialect) -> Iterator[str]:
    yield dialect.line([dialect.text(table.caption)])
    yield dialect.line(title for column in table.columns for title in _titles(column, dialect))
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        yield dialect.line(field for cell, column in pairs for field in _fields(cell, column, dialect))
    yield dialect.line([])


def to_csv(report: Report) -> bytes:
    """Write a report with its whole diary as the bytes of a CSV file in the report's language."""
    dialect = _DIALECTS[report.language]
    lines = [
        dialect.line([dialect.text(text)])
        for text in (report.title, report.period, report.made, report.disclaimer)
    ]
    for section in (*report.sections, report.method, report.days, report.diary):
        lines.append(dialect.line([]))
        lines.append(dialect.line([dialect.text(section.heading)]))
        lines += [dialect.line([dialect.text(text)]) for text in (*section.sentences, *section.items)]
        for table in section.tables:
            lines += _table(table, dialect)
    return "".join(lines).encode(dialect.encoding)
