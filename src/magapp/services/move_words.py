"""What moving the diary to another folder did, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _, ngettext
from magapp.services.erase_words import names_of
from magapp.storage.moving import Moved

if TYPE_CHECKING:
    from magapp.storage.moving import TakenBack


def what_was_moved(moved: Moved) -> list[str]:
    """Say where the diary is now, what stayed in the old folder, and what to know of the new one."""
    lines = [
        ngettext(
            "Your diary is now in {folder}: {count} file, read back and compared.",
            "Your diary is now in {folder}: {count} files, read back and compared.",
            moved.files,
        ).format(folder=moved.places.data, count=moved.files)
    ]
    if moved.kept:
        lines.append(
            _(
                "The old files are still in {folder}. They no longer change, and ‘Delete everything’ does "
                "not reach them."
            ).format(folder=moved.old)
        )
    ours = [path for path, why in moved.left if why not in ("foreign", "link")]
    if ours:
        lines.append(_("These old files could not be deleted: {names}.").format(names=names_of(ours)))
    others = [path for path, why in moved.left if why == "foreign"]
    if others:
        lines.append(
            _("This stays in the old folder, because magapp did not make it: {names}.").format(
                names=names_of(others)
            )
        )
    if not moved.is_private:
        lines.append(
            _("The disk of {folder} does not keep others who use it from reading your diary.").format(
                folder=moved.places.data
            )
        )
    return lines


def move_ended(ended: Moved | TakenBack | None) -> list[str]:
    """Say how a move that was cut off has ended; nothing where there was none."""
    if ended is None:
        return []
    if isinstance(ended, Moved):
        return [_("Moving your diary had been cut off; it has been completed now."), *what_was_moved(ended)]
    return [
        _("Moving your diary had been cut off. It is still in {folder}, and nothing is missing.").format(
            folder=ended.old
        )
    ]
