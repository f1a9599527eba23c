"""``erase``: delete everything that was written on this machine for the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.services.erase_words import beforehand, counts_of, no_diary, not_reached, what_goes, what_was_done
from magapp.storage.erase import erase_from_outside, look
from magapp.storage.errors import StorageError
from magapp.storage.store import Store

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.services.erase_words import Counts
    from magapp.storage.erase import Found

_NOT_ALL = 1
"""The exit status when something of ours could not be deleted."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--yes", action="store_true", help=_("really delete; without it, only list what"))


def run(options: argparse.Namespace, session: Session) -> int:
    """List what would be deleted, or delete it."""
    found = look(session.places)
    if not options.yes:
        _list(session, found)
        return 0
    if not found.is_diary and not found.leftovers:
        document = {"files": 0, "left": [], "was_there": False, "settings_kept": found.shares_settings}
        session.answer(document, [_nothing_done(found)])
        return 0
    done = erase_from_outside(session.places)
    document = {
        "files": done.files,
        "left": [{"path": str(path), "why": why} for path, why in done.left],
        "was_there": done.was_there,
        "settings_kept": done.kept_settings,
    }
    session.answer(document, [*what_was_done(done), not_reached()])
    failed = any(why not in ("foreign", "link") for _path, why in done.left)
    return _NOT_ALL if failed else 0


def _nothing_done(found: Found) -> str:
    return _("There is no diary in {folder}; nothing was deleted.").format(folder=found.places.data)


def _list(session: Session, found: Found) -> None:
    counts = _counts(session, found)
    document = {
        "data": str(found.places.data),
        "state": str(found.state),
        "settings": str(found.places.config),
        "cache": str(found.places.cache),
        "is_there": found.is_there,
        "files": found.files,
        "days": None if counts is None else counts.days,
        "entries": None if counts is None else counts.entries,
        "tables": found.tables,
        "other_devices": found.other_devices,
        "backups": found.backups,
        "settings_kept": found.shares_settings,
        "strange": [str(path) for path in found.strange],
    }
    if not found.is_diary and not found.leftovers:
        session.answer(document, [_nothing_done(found)])
        return
    lines = [
        *([] if found.is_diary else [no_diary(found)]),
        _("This would be deleted:"),
        *(f"- {line}" for line in what_goes(found, counts)),
        *beforehand(found),
        not_reached(),
        _("Nothing was deleted. To do it: magapp erase --yes"),
    ]
    session.answer(document, lines)


def _counts(session: Session, found: Found) -> Counts | None:
    """Count what the diary holds, without writing; null where it cannot be read."""
    if found.dataset is None:
        return None
    try:
        return counts_of(Store.open(session.places, create=False).load().diary)
    except StorageError:
        return None
