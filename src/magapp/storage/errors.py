"""What can go wrong between the diary and the disk: one class per failure, its sentence inside.

Fields hold paths, ids and kinds of reason, never what a record tells: these exceptions may be logged.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Reason: TypeAlias = Literal["full", "read_only", "no_permission", "vanished", "not_a_folder", "other"]

_REASONS: Final[dict[int, Reason]] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "vanished",
    errno.ESTALE: "vanished",
    errno.ENODEV: "vanished",
    errno.ENXIO: "vanished",
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
}


def reason_of(error: OSError) -> Reason:
    """Name the reason of a system error in a word that a sentence can be chosen by."""
    return _REASONS.get(error.errno or 0, "other")


class StorageError(Exception):
    """Stand above every failure of storage, for those who can only show its sentence."""

    def sentence(self) -> str:
        """Say it to a person, in the language set."""
        raise NotImplementedError


class NotWritten(StorageError):  # noqa: N818  # the name says what is the matter
    """A file could not be written; what stood there before still does. ``errno`` is the system's."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path.name}: {errno.errorcode.get(error.errno or 0, 'error')}")
        self.path = path
        self.errno = error.errno or 0
        self.reason: Reason = reason_of(error)

    def sentence(self) -> str:
        """Say why nothing was saved."""
        match self.reason:
            case "full":
                return _("Not saved: the disk is full.")
            case "read_only":
                return _("Not saved: the disk can only be read. ({folder})").format(folder=self.path.parent)
            case "no_permission":
                return _("Not saved: magapp may not write in {folder}.").format(folder=self.path.parent)
            case "vanished" | "not_a_folder":
                return _("Not saved: the folder {folder} is not there.").format(folder=self.path.parent)
            case "other":
                return _("Not saved: the disk reports an error with {file} ({code}).").format(
                    file=self.path.name, code=errno.errorcode.get(self.errno, str(self.errno))
                )


class NotRead(StorageError):  # noqa: N818  # the name says what is the matter
    """A file could not be read just now, which says nothing of what is in it."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path.name}: {errno.errorcode.get(error.errno or 0, 'error')}")
        self.path = path
        self.errno = error.errno or 0

    def sentence(self) -> str:
        """Say which file could not be read."""
        return _("The file {file} cannot be read just now ({code}). Nothing was changed.").format(
            file=self.path, code=errno.errorcode.get(self.errno, str(self.errno))
        )


class DamagedFile(StorageError):  # noqa: N818  # the name says what is the matter
    """A file is not what was written: cut off, changed, not JSON, out of bounds, or a link."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path = path
        self.why = why

    def sentence(self) -> str:
        """Say which file is damaged."""
        return _("The file {file} is damaged.").format(file=self.path)


class NewerFile(StorageError):  # noqa: N818  # the name says what is the matter
    """A file is of a later format: it is read as far as understood and never written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path

    def sentence(self) -> str:
        """Say that a newer magapp is needed to change this."""
        return _(
            "Not saved: {file} was written by a newer version of magapp. Update magapp to change it."
        ).format(file=self.path.name)


class FolderNotThere(StorageError):  # noqa: N818  # the name says what is the matter
    """The diary that this installation knows in this folder is not there now."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    def sentence(self) -> str:
        """Say that the diary is missing, and that no new one was begun in its place."""
        return _(
            "Your diary is not in {folder} now. Is a disk or synced folder not connected? "
            "Nothing was changed, and no new diary was begun."
        ).format(folder=self.path)


class DiaryMoved(FolderNotThere):
    """The diary that was here has been moved; ``target`` is where to."""

    def __init__(self, path: Path, target: Path) -> None:
        super().__init__(path)
        self.target = target

    def sentence(self) -> str:
        """Say where the diary is now, and that no new one was begun."""
        return _(
            "Your diary was moved from {folder} to {target}. Open it there. No new diary was begun here."
        ).format(folder=self.path, target=self.target)


class NotAMagappFolder(StorageError):  # noqa: N818  # the name says what is the matter
    """A folder holds something else than a diary, or its marker cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why

    def sentence(self) -> str:
        """Say that the folder is not used."""
        return _(
            "The folder {folder} holds no diary that magapp can read. Nothing was changed in it; "
            "choose another folder."
        ).format(folder=self.path)


class NewerDiary(StorageError):  # noqa: N818  # the name says what is the matter
    """The whole diary is of a later format: it can be looked at, not changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    def sentence(self) -> str:
        """Say that a newer magapp is needed to write."""
        return _(
            "This diary was written by a newer version of magapp. You can look at it; "
            "update magapp to write in it."
        )


class FolderNotWritable(StorageError):  # noqa: N818  # the name says what is the matter
    """A folder cannot be written in: the diary can be looked at, not changed."""

    def __init__(self, path: Path, reason: Reason) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason: Reason = reason

    def sentence(self) -> str:
        """Say why, and what it means."""
        match self.reason:
            case "full":
                return _("The disk is full: nothing can be saved in {folder}.").format(folder=self.path)
            case "not_a_folder":
                return _("{folder} is not a folder, so no diary can be kept there.").format(folder=self.path)
            case _:
                return _("magapp cannot write in {folder}: nothing can be saved there.").format(
                    folder=self.path
                )


class NotSaved(StorageError):  # noqa: N818  # the name says what is the matter
    """A save did not come to its end; ``saved`` names the ids that are on the disk in both copies.

    The rest may be saved again: the same changes handed over once more make no double and no conflict.
    """

    def __init__(self, cause: StorageError, saved: Iterable[str] = ()) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.saved = frozenset(saved)

    def sentence(self) -> str:
        """Say what the cause says."""
        return self.cause.sentence()


class NotStorable(StorageError):  # noqa: N818  # the name says what is the matter
    """A record has values that the format does not know, such as a day in 1600 or no number."""

    def __init__(self, record_id: str, why: str) -> None:
        super().__init__(f"{record_id}: {why}")
        self.record_id = record_id
        self.why = why

    def sentence(self) -> str:
        """Say that a value cannot be kept."""
        return _("Not saved: a value is outside what a diary can hold.")


class Busy(StorageError):  # noqa: N818  # the name says what is the matter
    """Another magapp has held the write lock for too long."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path

    def sentence(self) -> str:
        """Say that another program is writing."""
        return _("Not saved: another magapp is writing in this diary. Try again in a moment.")


class NewerSettings(StorageError):  # noqa: N818  # the name says what is the matter
    """The settings are of a later format and are left as they are."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path

    def sentence(self) -> str:
        """Say that the choice holds until the program closes."""
        return _(
            "The settings were written by a newer version of magapp and are left as they are; "
            "your choice holds until you close magapp."
        )
