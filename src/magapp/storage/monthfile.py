"""The files of the diary: one month, or the library, of one device. See docs/diary-format.md."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from magapp.storage.errors import DamagedFile, NewerFile
from magapp.storage.wire import FAULTS, Line, decode_lines, decode_versions, sort_key, understood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from magapp.domain.versions import Version

FORMAT: Final = 1
LIBRARY: Final = "library"
_NAME: Final = re.compile(r"(?:(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])|library)\.json")
_FORMAT_FIRST: Final = re.compile(rb'\s*\{\s*"format"\s*:\s*([0-9]{1,9})\s*[,}]')

_file = msgspec.json.Decoder(dict[str, msgspec.Raw])
_text = msgspec.json.Decoder(str)
_number = msgspec.json.Decoder(int)


class MonthFile(NamedTuple):
    """Hold the lines of a file, and what else stands in it beside format, checksum and records."""

    lines: list[Line]
    beside: Mapping[str, Any]

    @property
    def versions(self) -> list[Version]:
        """List the versions of the kinds known here."""
        return [line.version for line in self.lines if line.version is not None]


EMPTY: Final = MonthFile([], {})


def is_home(file_name: str) -> bool:
    """Tell whether a file name is one of ours: ``2026-11.json`` or ``library.json``, nothing like it."""
    return _NAME.fullmatch(file_name) is not None


def _opened(data: bytes, path: Path) -> tuple[msgspec.Raw, dict[str, msgspec.Raw]]:
    """Check format and checksum and give the bytes of the records, and the members of the file."""
    try:
        members = _file.decode(data)
        version = _number.decode(members.get("format", b"0"))
        if version > FORMAT:
            raise NewerFile(path)
        if version != FORMAT:
            raise DamagedFile(path, "no format")
        records = members["records"]
        told = _text.decode(members["sha256"])
    except KeyError as error:
        raise DamagedFile(path, f"no {error.args[0]}") from None
    except FAULTS as error:
        head = _FORMAT_FIRST.match(data)
        if head is not None and int(head[1]) > FORMAT:
            raise NewerFile(path) from None
        raise DamagedFile(path, type(error).__name__) from None
    if told != sha256(memoryview(records)).hexdigest():
        raise DamagedFile(path, "checksum")
    return records, members


def read_versions(data: bytes, path: Path) -> list[Version]:
    """Read the versions in a file.

    Raises:
        DamagedFile: the bytes are not those that were written, or a record is not as the format says.
        NewerFile: the file is of a later format.
    """
    records, _members = _opened(data, path)
    try:
        return decode_versions(records, path.stem)
    except FAULTS as error:
        raise DamagedFile(path, type(error).__name__) from None


def read_lines(data: bytes, path: Path) -> MonthFile:
    """Read a file with the bytes of each line, so that it can be written again without the others changing.

    Raises:
        DamagedFile: as for read_versions.
        NewerFile: the file is of a later format.
    """
    records, members = _opened(data, path)
    try:
        beside = {
            name: msgspec.json.decode(value)
            for name, value in members.items()
            if name not in ("format", "sha256", "records")
        }
        return MonthFile(decode_lines(records, path.stem), beside)
    except FAULTS as error:
        raise DamagedFile(path, type(error).__name__) from None


def read_newer(data: bytes, path: Path) -> list[Version]:
    """Read what can be understood of a file of a later format."""
    try:
        members = _file.decode(data)
    except FAULTS:
        return []
    records = members.get("records")
    return [] if records is None else understood(records, path.stem)


def compose(lines: Iterable[Line], beside: Mapping[str, Any]) -> bytes:
    """Write the bytes of a file: one record a line, sorted, under the checksum of the array."""
    ordered = sorted(lines, key=sort_key)
    records = b"[\n" + b",\n".join(line.raw for line in ordered) + b"\n]" if ordered else b"[]"
    more = b"".join(
        b", " + msgspec.json.encode(name) + b": " + msgspec.json.encode(value)
        for name, value in beside.items()
    )
    return (
        b'{"format": %d, "sha256": "%s", "records": ' % (FORMAT, sha256(records).hexdigest().encode())
        + records
        + more
        + b"}\n"
    )
