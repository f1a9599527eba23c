"""``summary``: the figures of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.cli.values import read_period
from magapp.exchange.json_values import summary_json
from magapp.i18n import _
from magapp.services.period_report import report_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from magapp.cli.session import Session
    from magapp.services.report_values import Report, Table
    from magapp.services.summary import PeriodSummary

USUAL_DAYS: Final = 30


def period_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments that choose a period."""
    parser.add_argument("--from", dest="first", metavar=_("DAY"), help=_("the first day; usually 30 days"))
    parser.add_argument("--to", dest="last", metavar=_("DAY"), help=_("the last day; usually today"))


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    period_arguments(parser)


def reported(options: argparse.Namespace, session: Session, language: str) -> tuple[Report, PeriodSummary]:
    """Work out the period that was asked for, and put it into words."""
    period = read_period(options.first, options.last, session.today, USUAL_DAYS)
    return report_of(
        session.diary, period, session.guidance, session.table, language=language, today=session.today
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show the figures."""
    report, summary = reported(options, session, session.language)
    session.answer(summary_json(summary, session.name_of), _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.title}: {report.period}"
    for section in report.sections:
        yield ""
        yield section.heading
        yield from (f"  {sentence}" for sentence in (*section.sentences, *section.items))
        for table in section.tables:
            yield from _table(table)
    yield ""
    yield report.disclaimer


def _table(table: Table) -> Iterator[str]:
    rows = [[column.title for column in table.columns]]
    rows += [[cell if isinstance(cell, str) else cell.text for cell in row] for row in table.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    for row in rows:
        cells = (
            text.ljust(width) if column.kind == "text" else text.rjust(width)
            for text, width, column in zip(row, widths, table.columns, strict=True)
        )
        yield f"  {'  '.join(cells)}".rstrip()
