"""Why a file was not written: one class per failure, its sentence inside."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from magapp.i18n import _, language
from magapp.services.report_words import Words

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class ExportError(Exception):
    """Stand above every failure to write a file; nothing was written or overwritten."""

    def sentence(self) -> str:
        """Say it to a person, in the language set."""
        raise NotImplementedError


class UnknownFormatError(ExportError):
    """Neither the name of the file nor a chosen format says what to write."""

    def __init__(self, name: str, formats: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.formats = formats

    def sentence(self) -> str:
        """Name the formats."""
        return _("‘{name}’ does not say which kind of file to write. Possible are: {formats}.").format(
            name=self.name, formats=", ".join(self.formats)
        )


class EmptyPeriodError(ExportError):
    """Nothing was written down in the period."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        super().__init__()
        self.first = first
        self.last = last

    def sentence(self) -> str:
        """Name the period."""
        words = Words(language())
        return _("From {first} to {last} nothing was written down, so there is nothing to export.").format(
            first=words.date(self.first), last=words.date(self.last)
        )


class FileError(ExportError):
    """A failure with a path."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class AlreadyThereError(FileError):
    """A file of this name is there, and nobody said to overwrite it."""

    def sentence(self) -> str:
        """Say that it was left alone."""
        return _("{file} is already there and was not overwritten.").format(file=self.path)


class FolderMissingError(FileError):
    """The folder to write in is not there."""

    def sentence(self) -> str:
        """Name the folder."""
        return _("The folder {folder} is not there. Nothing was written.").format(folder=self.path.parent)


class NotAFileError(FileError):
    """The name stands for a folder."""

    def sentence(self) -> str:
        """Say that a name for a file is needed."""
        return _("{file} is a folder; give the name of a file. Nothing was written.").format(file=self.path)


class NotAllowedError(FileError):
    """The system does not allow writing there."""

    def sentence(self) -> str:
        """Name the folder."""
        return _("magapp may not write in {folder}. Nothing was written.").format(folder=self.path.parent)


class DiskFullError(FileError):
    """There is no room left."""

    def sentence(self) -> str:
        """Say so."""
        return _("The disk is full. {file} was not written.").format(file=self.path)


class NotWrittenError(FileError):
    """The system reported something else."""

    def __init__(self, path: Path, code: int) -> None:
        super().__init__(path)
        self.code = code

    def sentence(self) -> str:
        """Name the system's own code, for who wants to look it up."""
        return _("The disk reports an error ({code}). {file} was not written.").format(
            code=errno.errorcode.get(self.code, str(self.code)), file=self.path
        )


class NoPdfError(ExportError):
    """The part that writes PDF cannot be loaded on this machine."""

    def sentence(self) -> str:
        """Say what can be done instead."""
        return _("PDF files cannot be made here, because Qt does not start. Choose html instead.")


class NoFontError(ExportError):
    """The system has no font at all."""

    def sentence(self) -> str:
        """Say what can be done instead."""
        return _("PDF files cannot be made here, because this system has no font. Choose html instead.")
