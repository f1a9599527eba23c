"""The summary as one web page that needs nothing else: readable by a screen reader, printable.

Every text is escaped here and nowhere else; the page may load nothing, run nothing and send nothing.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.services.report_values import Cell, Report, Section, Table

POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
DAYS_WITH_DIARY: Final = 31
"""Up to so many days every entry is printed as well; longer periods would print a book."""

_STYLE: Final = """
:root { color-scheme: light; }
body { font: 11pt/1.45 system-ui, sans-serif; color: #1d2524; background: #ffffff;
  max-width: 48em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin: 0; }
h2 { font-size: 1.2em; margin: 1.6em 0 0.4em; color: #0b5a54; }
.period { font-size: 1.15em; margin: 0.2em 0; }
.made, .disclaimer { color: #455250; }
.disclaimer { border-left: 4px solid #0f766e; padding-left: 0.7em; }
table { border-collapse: collapse; width: 100%; margin: 0.7em 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.2em 0; }
th, td { border-bottom: 1px solid #b9c4c1; padding: 0.25em 0.6em 0.25em 0; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
tbody th { font-weight: normal; }
.figure { text-align: right; }
@page { size: A4; margin: 18mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def plain(text: str) -> str:
    """Escape a text for the page; control characters, which no page may hold, become a mark."""
    return escape("".join(sign if sign >= " " or sign in "\t\n" else "\ufffd" for sign in text))


def sections_of(report: Report) -> tuple[Section, ...]:
    """List what is printed: the diary itself only for a short period, and nothing that has no heading."""
    short = (report.last - report.first).days < DAYS_WITH_DIARY
    printed = short and any(table.rows for table in report.diary.tables)
    sections = (*report.sections, report.method, report.days, *([report.diary] if printed else []))
    return tuple(section for section in sections if section.heading)


def _cell(cell: Cell, *, first: bool, kind: str) -> str:
    text = plain(cell if isinstance(cell, str) else cell.text)
    if first:
        return f'<th scope="row">{text}</th>'
    return f"<td>{text}</td>" if kind == "text" else f'<td class="figure">{text}</td>'


def table_html(table: Table) -> Iterator[str]:
    """Write a table with its caption, and heads for its columns and rows."""
    yield f"<table>\n<caption>{plain(table.caption)}</caption>\n<thead><tr>"
    for column in table.columns:
        css = "" if column.kind == "text" else ' class="figure"'
        yield f'<th scope="col"{css}>{plain(column.title)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        written = (_cell(cell, first=n == 0, kind=column.kind) for n, (cell, column) in enumerate(cells))
        yield f"<tr>{''.join(written)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{plain(section.heading)}</h2>\n"
    for sentence in section.sentences:
        yield f"<p>{plain(sentence)}</p>\n"
    if section.items:
        yield "<ul>\n"
        for item in section.items:
            yield f"<li>{plain(item)}</li>\n"
        yield "</ul>\n"
    for table in section.tables:
        yield from table_html(table)
    yield "</section>\n"


def to_html(report: Report) -> bytes:
    """Write a report as the bytes of a standalone page in the report's language."""
    parts = [
        f'<!DOCTYPE html>\n<html lang="{plain(report.language)}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY, quote=False)}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        f"<title>{plain(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n",
        f"<header>\n<h1>{plain(report.title)}</h1>\n",
        f'<p class="period">{plain(report.period)}</p>\n<p class="made">{plain(report.made)}</p>\n',
        f'<p class="disclaimer"><strong>{plain(report.disclaimer)}</strong></p>\n</header>\n<main>\n',
    ]
    for section in sections_of(report):
        parts.extend(_section(section))
    parts.append("</main>\n</body>\n</html>\n")
    return "".join(parts).encode()
