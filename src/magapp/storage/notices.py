"""What opening a diary has to tell the person, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from magapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

NoticeKind: TypeAlias = Literal[
    "restored", "backup", "lost", "rolled_back", "unrepaired", "elsewhere", "newer", "marker"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Tell one thing about files of the diary.

    ``restored``: own files were damaged or gone and are whole again from the second copy; ``backup``:
    from a backup; ``lost``: no good copy was left, and at least ``lost`` lines could not be read;
    ``rolled_back``: a sync tool had put older ones back; ``unrepaired``: read from the second copy, and
    could not be written; ``elsewhere``: another device's files, read from their last good copy;
    ``newer``: files of a later format; ``marker``: the file that makes the folder a diary was restored.

    ``records`` counts those concerned, as they are now.
    """

    kind: NoticeKind
    files: tuple[str, ...]
    records: int = 0
    lost: int = 0

    def sentence(self) -> str:  # noqa: PLR0911  # one sentence for each kind
        """Say it to a person, in the language set."""
        names = ", ".join(self.files[:3]) + (" …" if len(self.files) > 3 else "")  # noqa: PLR2004  # three say enough
        match self.kind:
            case "restored":
                return ngettext(
                    "A file of your diary was damaged ({files}). All of it was restored from the second "
                    "copy ({records} records); the damaged file is kept.",
                    "{count} files of your diary were damaged ({files}). All of them were restored from the "
                    "second copy ({records} records); the damaged files are kept.",
                    len(self.files),
                ).format(count=len(self.files), files=names, records=self.records)
            case "backup":
                return _(
                    "Both copies of a part of your diary were damaged ({files}). It was restored from a "
                    "backup ({records} records); what you wrote after that backup may be missing. "
                    "The damaged files are kept."
                ).format(files=names, records=self.records)
            case "lost":
                return _(
                    "Both copies of a part of your diary were damaged ({files}), and there is no backup "
                    "of it. {records} records could still be read; check them. The damaged files are kept."
                ).format(files=names, records=self.records)
            case "rolled_back":
                return _(
                    "Older files were put back in the folder of your diary ({files}). What you wrote since "
                    "was restored from the second copy ({records} records)."
                ).format(files=names, records=self.records)
            case "unrepaired":
                return _(
                    "A part of your diary is damaged ({files}) and could not be repaired, as the folder "
                    "cannot be written in. Its {records} records were read from the second copy."
                ).format(files=names, records=self.records)
            case "elsewhere":
                return _(
                    "Files from another computer of yours are damaged or not complete yet ({files}). "
                    "Their last good copy is used; open magapp on that computer to repair them."
                ).format(files=names)
            case "newer":
                return _(
                    "A part of your diary was written by a newer version of magapp ({files}). It is shown "
                    "as far as this version understands it, and left as it is."
                ).format(files=names)
            case "marker":
                return _(
                    "The file {files} of your diary was damaged and has been restored. "
                    "Nothing else was changed."
                ).format(files=names)


def together(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Put notices of one kind into one, so that a hundred damaged files are told once."""
    kinds: dict[NoticeKind, Notice] = {}
    for notice in notices:
        held = kinds.get(notice.kind)
        kinds[notice.kind] = (
            notice
            if held is None
            else replace(
                held,
                files=tuple(dict.fromkeys((*held.files, *notice.files))),
                records=held.records + notice.records,
                lost=held.lost + notice.lost,
            )
        )
    return tuple(kinds.values())
