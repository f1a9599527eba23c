"""``check``: whether every file of the diary is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _, ngettext
from magapp.storage.store import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from magapp.cli.session import Session
    from magapp.storage.check import CheckResult


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--repair", action="store_true", help=_("restore damaged files from their second copy")
    )


def run(options: argparse.Namespace, session: Session) -> int:
    """Check, and repair where asked; the status is 1 while anything is damaged."""
    store = Store.open(session.places, create=options.repair)
    found = store.check(repair=options.repair)
    session.answer(
        {
            "files": found.files,
            "damaged": list(found.damaged),
            "restored": list(found.restored),
            "records": found.records,
            "ok": found.ok,
        },
        _lines(found),
    )
    return 0 if found.ok else 1


def _lines(found: CheckResult) -> Iterator[str]:
    for file in found.damaged:
        yield (_("Restored: {file}") if file in found.restored else _("Damaged: {file}")).format(file=file)
    counted = ngettext("{count} file, {records} records.", "{count} files, {records} records.", found.files)
    yield counted.format(count=found.files, records=found.records)
    if found.ok:
        yield _("Everything is in order.")
    else:
        yield _("Not everything is in order. Try: magapp check --repair")
