"""Write the summary of a period to a file, whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.exchange.errors import (
    AlreadyThereError,
    DiskFullError,
    EmptyPeriodError,
    FileError,
    FolderMissingError,
    NoPdfError,
    NotAFileError,
    NotAllowedError,
    NotWrittenError,
    UnknownFormatError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from magapp.exchange.json_values import NameOf
    from magapp.services.report_values import Report
    from magapp.services.summary import PeriodSummary

FORMATS: Final = ("pdf", "html", "csv", "json")
_SUFFIXES: Final = {f".{name}": name for name in FORMATS} | {".htm": "html"}

_NEW_FILE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Tell what was written: the file, its format, and how many days and entries it holds."""

    file: Path
    format: str
    days: int
    entries: int


def format_of(path: Path, chosen: str | None = None) -> str:
    """Give the format that was chosen, else the one that the file's name ends with.

    Raises:
        UnknownFormatError: neither says it.
    """
    wanted = chosen or _SUFFIXES.get(path.suffix.lower())
    if wanted not in FORMATS:
        raise UnknownFormatError(chosen or path.name, FORMATS)
    return wanted


def content_of(report: Report, summary: PeriodSummary, name_of: NameOf, kind: str) -> bytes:
    """Write a report in a format, one of ``FORMATS``.

    Raises:
        NoPdfError: Qt cannot be loaded.
        NoFontError: there is no font to write a PDF with.
    """
    if kind == "csv":
        from magapp.exchange.csv_writer import to_csv  # noqa: PLC0415  # one writer of four is needed

        return to_csv(report)
    if kind == "json":
        from magapp.exchange.json_writer import to_json  # noqa: PLC0415  # as above

        return to_json(report, summary, name_of)
    if kind == "html":
        from magapp.exchange.html_writer import to_html  # noqa: PLC0415  # as above

        return to_html(report)
    try:
        from magapp.exchange.pdf import to_pdf  # noqa: PLC0415  # Qt, for this alone
    except ImportError as error:
        raise NoPdfError from error
    return to_pdf(report)


def _error(path: Path, error: OSError) -> FileError:
    """Turn the system's error into one with a sentence."""
    code = error.errno or 0
    if code == errno.EEXIST:
        return AlreadyThereError(path)
    if code in {errno.ENOENT, errno.ENOTDIR}:
        return FolderMissingError(path)
    if code == errno.EISDIR:
        return NotAFileError(path)
    if code in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return NotAllowedError(path)
    if code in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFullError(path)
    return NotWrittenError(path, code)


def _put_in_place(temporary: Path, path: Path, *, force: bool) -> None:
    """Give the finished file its name; without *force* the system itself refuses a name that is taken."""
    if force:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A memory stick knows no hard links: take the name first, then put the whole file over it.
        os.close(os.open(path, _NEW_FILE, 0o600))
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise
    else:
        temporary.unlink()


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file with mode 0600 under a passing name in its folder, then give it its own name.

    Raises:
        FileError: it was not written; what was there is as it was.
    """
    temporary = path.with_name(f".magapp-{os.urandom(8).hex()}.part")
    try:
        if path.is_dir():
            raise NotAFileError(path)
        if not force and os.path.lexists(path):
            raise AlreadyThereError(path)
        file = os.open(temporary, _NEW_FILE, 0o600)
    except OSError as error:
        raise _error(path, error) from error
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)
        _put_in_place(temporary, path, force=force)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise _error(path, error) from error


def export(
    report: Report,
    summary: PeriodSummary,
    path: Path,
    *,
    name_of: NameOf,
    chosen: str | None = None,
    force: bool = False,
) -> Exported:
    """Write a report to a file in the chosen format, else in the one its name ends with.

    Raises:
        UnknownFormatError: the format is not known.
        EmptyPeriodError: nothing was written down in the period.
        FileError: the file could not be written, or is there already and *force* was not given.
        NoPdfError: Qt cannot be loaded.
        NoFontError: there is no font to write a PDF with.
    """
    kind = format_of(path, chosen)
    if summary.is_empty:
        raise EmptyPeriodError(summary.first, summary.last)
    write_whole(path, content_of(report, summary, name_of, kind), force=force)
    return Exported(file=path, format=kind, days=len(summary.days), entries=summary.entries)
