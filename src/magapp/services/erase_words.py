"""What deleting everything would take, did, and does not reach: in counts and folders, never in contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.records import Entry
from magapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from magapp.domain.diary import Diary
    from magapp.storage.erase import Erased, Found

_MOST_NAMES: Final = 5
"""So many names are said; the rest is counted."""


class Counts(NamedTuple):
    """Hold how much a diary holds: days with something written down, and entries of food or supplements."""

    days: int
    entries: int


def counts_of(diary: Diary) -> Counts:
    """Count the days that have a record and the entries."""
    days = {day for record in diary if (day := getattr(record, "day", None)) is not None}
    return Counts(len(days), sum(isinstance(record, Entry) for record in diary))


def what_goes(found: Found, counts: Counts | None) -> list[str]:
    """Say what is there to be deleted, a line for each; *counts* is null where the diary cannot be read."""
    places = found.places
    lines = [_("The diary, in {folder}").format(folder=places.data)] if found.is_diary else []
    if counts is not None:
        lines.append(_("Days on which something was written down: {count}").format(count=counts.days))
        lines.append(_("Foods, drinks and supplements written down: {count}").format(count=counts.entries))
    if found.tables:
        lines.append(_("Imported food tables: {count}").format(count=found.tables))
    if found.copies:
        lines.append(
            _("Second copy, backups and damaged files that were kept, in {folder}").format(folder=found.state)
        )
    if found.backups:
        lines.append(_("Backups: {count}").format(count=found.backups))
    if found.settings:
        lines.append(_("Settings, with the place of the window, in {folder}").format(folder=places.config))
    if found.quick_start:
        lines.append(_("The copy of today for a quick start, in {folder}").format(folder=places.cache))
    return lines


def beforehand(found: Found) -> list[str]:
    """Say what must be known before it is done, a sentence for each."""
    lines = []
    if not found.is_there and found.dataset is not None:
        lines.append(_not_there(found.places.data))
    if found.other_devices:
        lines.append(
            ngettext(
                "{count} other computer writes in this folder too. What it wrote is deleted as well, and "
                "once the folder is synced it is gone from that computer too.",
                "{count} other computers write in this folder too. What they wrote is deleted as well, and "
                "once the folder is synced it is gone from those computers too.",
                found.other_devices,
            ).format(count=found.other_devices)
        )
    else:
        lines.append(
            _(
                "If Syncthing, Nextcloud, Dropbox or the like keeps this folder alike on several computers, "
                "the diary disappears from those too."
            )
        )
    if found.shares_settings:
        lines.append(_("magapp knows another diary on this computer: that one and the settings stay."))
    if found.strange:
        lines.append(_strange(found.strange))
    return lines


def no_diary(found: Found) -> str:
    """Say that there is no diary in the folder."""
    return _("There is no diary in {folder}.").format(folder=found.places.data)


def not_reached() -> str:
    """Say what no deletion by the program reaches."""
    return _(
        "Not reached: summaries that you saved, printed or sent; copies of the diary that you saved or left "
        "in another folder; copies in the history or bin of a sync "
        "service, on other computers and in backups of the whole computer; the list of recently used files "
        "of your system. Deleted files may be recovered from a disk or SSD with special tools."
    )


def what_was_done(erased: Erased) -> list[str]:
    """Say what was deleted, what was not and why."""
    lines = [
        ngettext("{count} file was deleted.", "{count} files were deleted.", erased.files).format(
            count=erased.files
        )
    ]
    if not erased.was_there:
        lines.append(_not_there(erased.places.data))
    if erased.kept_settings:
        lines.append(_("The settings stay, because another diary on this computer uses them."))
    for why in ("no_permission", "read_only", "other", "link", "foreign"):
        paths = [path for path, reason in erased.left if reason == why]
        if paths:
            lines.append(_left(why, paths))
    return lines


def ended(erased: Erased | None) -> list[str]:
    """Say that a deletion that was cut off has been ended; nothing where there was none."""
    if erased is None:
        return []
    return [
        _("Deleting everything had been cut off; it has been done now."),
        *what_was_done(erased)[1:],
    ]


def _left(why: str, paths: list[Path]) -> str:
    names = names_of(paths)
    match why:
        case "no_permission":
            return _("Not deleted, because magapp may not write there: {names}.").format(names=names)
        case "read_only":
            return _("Not deleted, because the disk can only be read: {names}.").format(names=names)
        case "link":
            return _("These were links; what they point to was not touched: {names}.").format(names=names)
        case "foreign":
            return _strange(paths)
        case _:
            return _("Not deleted, because the disk reported an error: {names}.").format(names=names)


def _strange(paths: Iterable[Path]) -> str:
    return _("This stays, because magapp did not make it: {names}.").format(names=names_of(paths))


def _not_there(folder: Path) -> str:
    return _(
        "Your diary is not in {folder} now. If it lies on a disk that is not connected, that copy stays."
    ).format(folder=folder)


def names_of(paths: Iterable[Path]) -> str:
    """Name some paths, and count the rest."""
    told = [str(path) for path in paths]
    if len(told) <= _MOST_NAMES:
        return ", ".join(told)
    more = len(told) - _MOST_NAMES
    return _("{names} and {count} more").format(names=", ".join(told[:_MOST_NAMES]), count=more)
