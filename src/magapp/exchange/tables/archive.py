"""Archives from elsewhere: looked through before anything in them is believed."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from magapp.exchange.tables.errors import PackedBomb, TableRefused, TooLarge, TruncatedFile, UnsafeArchive
from magapp.exchange.tables.reading import MEGABYTE, MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from magapp.exchange.tables.reading import Watch

_MOST_MEMBERS: Final = 2_000
_MOST_RATIO: Final = 250
"""A spreadsheet of figures packs ten to forty times; a bomb a thousand."""
_RATIO_FROM: Final = 8 * MEGABYTE
_PIECE: Final = 1 << 20
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Official files are packed with these; the others raise errors of their own and may ask for any memory."""
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
)
"""What `zipfile` raises for a damaged, encrypted or strangely packed archive."""


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open an archive whose names and sizes are those of an honest one.

    Raises:
        TableRefused: it is damaged, too large, or reaches outside itself.
    """
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGED as error:
        raise TruncatedFile from error
    try:
        _check(archive)
    except TableRefused:
        archive.close()
        raise
    return archive


def _check(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise TooLarge(MOST_BYTES // MEGABYTE)
    for member in members:
        named = member.filename.replace("\\", "/")
        outside = named.startswith("/") or ":" in named or ".." in named.split("/")
        if outside or stat.S_ISLNK(member.external_attr >> 16):
            raise UnsafeArchive(member.filename[:80])
        if not named or member.compress_type not in _METHODS:
            raise TruncatedFile
        if member.file_size > _RATIO_FROM and member.file_size > _MOST_RATIO * max(member.compress_size, 1):
            raise PackedBomb


def pieces(archive: zipfile.ZipFile, member: str, watch: Watch | None = None) -> Generator[bytes, None, None]:
    """Unpack a member piece by piece, counting: what the archive says of its size may be a lie.

    Raises:
        TableRefused: it is damaged, or larger than it may be.
    """
    done = 0
    info = archive.getinfo(member)
    try:
        with archive.open(member) as packed:
            while piece := packed.read(_PIECE):
                done += len(piece)
                if done > MOST_BYTES:
                    raise TooLarge(MOST_BYTES // MEGABYTE)
                if done > _RATIO_FROM and done > _MOST_RATIO * max(info.compress_size, 1):
                    raise PackedBomb
                if watch is not None:
                    watch.look(done, info.file_size)
                yield piece
    except DAMAGED as error:
        raise TruncatedFile from error
