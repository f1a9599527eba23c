"""Why the diary was not moved: one class per failure, its sentence inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.storage.errors import NotWritten, StorageError

if TYPE_CHECKING:
    from pathlib import Path


class NotMoved(StorageError):  # noqa: N818  # the name says what is the matter
    """Stand above every reason for which a diary stays where it is; ``path`` is the folder it is about."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path

    def sentence(self) -> str:
        """Say it to a person."""
        raise NotImplementedError


class FolderNamedAtStart(NotMoved):
    """The folder was named by the command line or the environment, which would win over the settings."""

    def sentence(self) -> str:
        """Say how the folder can be changed instead."""
        return _(
            "The folder {folder} was named when magapp was started (--data-dir or MAGAPP_DATA_DIR). Start "
            "magapp without it to use another folder from here."
        ).format(folder=self.path)


class SameFolder(NotMoved):
    """The target is the folder the diary is in, perhaps by another name or a link."""

    def sentence(self) -> str:
        """Say that there is nothing to do."""
        return _("Your diary is already in {folder}. Nothing was changed.").format(folder=self.path)


class InsideTheDiary(NotMoved):
    """The target lies in the folder of the diary."""

    def sentence(self) -> str:
        """Say that it cannot lie in itself."""
        return _(
            "The folder {folder} lies in the folder of your diary. Choose a folder outside it. "
            "Nothing was changed."
        ).format(folder=self.path)


class OwnFolder(NotMoved):
    """The target is where the program keeps its settings, copies or cache."""

    def sentence(self) -> str:
        """Say that the folder is in use."""
        return _("magapp keeps other files in {folder}. Choose another folder. Nothing was changed.").format(
            folder=self.path
        )


class TargetNotEmpty(NotMoved):
    """The target holds other files."""

    def sentence(self) -> str:
        """Ask for an empty folder."""
        return _(
            "There are other files in {folder}. Choose an empty folder, or make a new one in it. "
            "Nothing was changed."
        ).format(folder=self.path)


class TargetHoldsDiary(NotMoved):
    """The target holds a diary, or files of one."""

    def sentence(self) -> str:
        """Say how that diary can be used."""
        return _(
            "There is already a diary in {folder}; it is not overwritten. To use that one, choose ‘Use a "
            "diary that is already there’. Nothing was changed."
        ).format(folder=self.path)


class TargetNotWritable(NotMoved):
    """Nothing can be written in the target."""

    def sentence(self) -> str:
        """Say so."""
        return _("magapp may not write in {folder}. Choose another folder. Nothing was changed.").format(
            folder=self.path
        )


class TargetNotThere(NotMoved):
    """The folder in which the target would lie is not there, or is no folder."""

    def sentence(self) -> str:
        """Say so."""
        return _("The folder {folder} is not there. Is that disk connected? Nothing was changed.").format(
            folder=self.path
        )


class TargetTooSmall(NotMoved):
    """The disk of the target has too little room."""

    def sentence(self) -> str:
        """Say so."""
        return _(
            "There is too little room on the disk of {folder} for your diary. Nothing was changed."
        ).format(folder=self.path)


class NoDiaryThere(NotMoved):
    """The folder that was chosen holds no diary that can be read."""

    def sentence(self) -> str:
        """Say so."""
        return _(
            "There is no diary of magapp in {folder}. Choose the folder that holds the file magapp.json. "
            "Nothing was changed."
        ).format(folder=self.path)


class OpenThere(NotMoved):
    """Another window of the program is open on the diary."""

    def sentence(self) -> str:
        """Say that it must be closed first."""
        return _(
            "magapp is open on the diary in {folder}. Close that window first. Nothing was changed."
        ).format(folder=self.path)


class CopyDiffers(NotMoved):
    """What was read back from the target is not what was written."""

    def sentence(self) -> str:
        """Say that the disk may be at fault, and that the diary stays."""
        return _(
            "What was read back from {folder} is not what was written. Is that disk in order? Your diary "
            "stays where it is; the copy was taken away."
        ).format(folder=self.path)


class ChangedMeanwhile(NotMoved):
    """A file of the diary changed while it was copied: a sync tool, for instance."""

    def sentence(self) -> str:
        """Ask to try again."""
        return _(
            "Files in {folder} changed while they were copied. Your diary stays where it is; the copy was "
            "taken away. Wait until synchronising has ended and try again."
        ).format(folder=self.path)


class MoveStopped(NotMoved):
    """The person stopped it."""

    def sentence(self) -> str:
        """Say that the diary is where it was."""
        return _("Stopped. Your diary stays where it is; what was copied to {folder} was taken away.").format(
            folder=self.path
        )


class CopyingFailed(NotMoved):
    """The system could not read or write a file on the way."""

    def __init__(self, path: Path, cause: StorageError) -> None:
        super().__init__(path)
        self.cause = cause

    def sentence(self) -> str:
        """Say why, and that the diary is where it was."""
        reason = self.cause.reason if isinstance(self.cause, NotWritten) else "other"
        match reason:
            case "full":
                return _(
                    "The disk of {folder} is full. Your diary stays where it is; what was copied was taken "
                    "away."
                ).format(folder=self.path)
            case "vanished" | "not_a_folder":
                return _(
                    "The folder {folder} has gone. Is that disk still connected? Your diary stays where it "
                    "is."
                ).format(folder=self.path)
            case _:
                return _(
                    "Files could not be copied to {folder}: the disk reports an error. Your diary stays "
                    "where it is; what was copied was taken away."
                ).format(folder=self.path)


class MoveBroken(NotMoved):
    """The program itself made a mistake."""

    def sentence(self) -> str:
        """Say that the diary is where it was."""
        return _(
            "Something went wrong in magapp itself. Your diary stays where it is and was not moved to "
            "{folder}."
        ).format(folder=self.path)


class SettingsNotChanged(NotMoved):
    """The settings could not be written, so that the next start would look in the old folder."""

    def sentence(self) -> str:
        """Say that the diary is where it was."""
        return _(
            "The settings could not be changed, so your diary stays where it is. What was copied to "
            "{folder} was taken away."
        ).format(folder=self.path)
