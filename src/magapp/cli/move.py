"""``move``: move the diary to another folder, checked file by file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.services.move_words import what_was_moved
from magapp.storage.moving import move_from_outside

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("folder", type=Path, metavar=_("DIR"), help=_("an empty folder, or one to be made"))
    parser.add_argument("--keep", action="store_true", help=_("leave the old files where they are"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Move it, and say where it is now."""
    done = move_from_outside(
        session.places, options.folder, keep=options.keep, named_at_start=session.is_folder_named
    )
    document = {
        "data": str(done.places.data),
        "from": str(done.old),
        "files": done.files,
        "kept": done.kept,
        "private": done.is_private,
        "left": [{"path": str(path), "why": why} for path, why in done.left],
    }
    session.answer(document, what_was_moved(done))
