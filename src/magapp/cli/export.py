"""``export``: the summary of a period as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from magapp.cli.summary import period_arguments, reported
from magapp.exchange.export import FORMATS, export, format_of
from magapp.i18n import LANGUAGES, _, ngettext
from magapp.services.report_words import Words

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.records import Entry


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("file", metavar=_("FILE"), help=_("where to write; its name says the format"))
    period_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, help=_("the format, whatever the name"))
    parser.add_argument("--locale", choices=LANGUAGES, help=_("the language of the file"))
    parser.add_argument("--force", action="store_true", help=_("overwrite a file that is there"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Write the file, whole or not at all."""
    path = Path(options.file)
    format_of(path, options.format)
    language = options.locale or session.language
    report, summary = reported(options, session, language)

    def name_of(entry: Entry) -> str:
        return session.lexicon.name_of(entry, language)

    done = export(report, summary, path, name_of=name_of, chosen=options.format, force=options.force)
    line = ngettext(
        "{file} written: {count} day from {first} to {last}.",
        "{file} written: {count} days from {first} to {last}.",
        done.days,
    )
    written = Words(session.language)
    session.answer(
        {"file": str(done.file), "format": done.format, "days": done.days, "entries": done.entries},
        [
            line.format(
                file=done.file,
                count=done.days,
                first=written.date(summary.first),
                last=written.date(summary.last),
            )
        ],
    )
