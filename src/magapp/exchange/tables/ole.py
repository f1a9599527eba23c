"""Compound files, in which an .xls lies: sectors in chains, like a small disk."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.exchange.tables.errors import TooLarge, TruncatedFile, UnknownTable
from magapp.exchange.tables.reading import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES: Final = 128 * MEGABYTE
"""Held in memory twice; CIQUAL has five."""
_HEADER: Final = 512
_IN_HEADER: Final = 109
"""Numbers of sectors with the table of chains that the header has room for."""
_END: Final = 0xFFFFFFFE
_UNUSED: Final = 0xFFFFFFFF
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5
_SHIFTS: Final = (9, 12)
_SMALL_SHIFT: Final = 6


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


def read_stream(path: Path, name: str) -> bytes:
    """Read a stream of a compound file of 128 MB at most.

    Raises:
        TableRefused: it is too large or damaged, or holds no such stream.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise TooLarge(_MOST_BYTES // MEGABYTE)
    try:
        return _Compound(path.read_bytes()).stream(name)
    except struct.error as error:
        raise TruncatedFile from error


class _Compound:
    def __init__(self, data: bytes) -> None:
        (self._shift,) = struct.unpack_from("<H", data, 30)
        directory, _signature, cutoff, small = struct.unpack_from("<4I", data, 48)
        if not data.startswith(MAGIC) or self._shift not in _SHIFTS:
            raise TruncatedFile
        self._data = data
        self._cutoff = cutoff
        self._small_start = small
        self._chains = self._table(self._sectors_of_chains())
        names = self._content(directory)
        self._entries = [_entry(names[at : at + _ENTRY]) for at in range(0, len(names), _ENTRY)]

    def stream(self, name: str) -> bytes:
        entry = self._find(_STREAM, name)
        if entry is None:
            raise UnknownTable
        if entry.size >= self._cutoff:
            found = self._content(entry.start)
        else:
            root = self._find(_ROOT)
            if root is None:
                raise TruncatedFile
            small = self._content(root.start)
            table = _numbers(self._content(self._small_start))
            parts = _chain(entry.start, table)
            found = b"".join(small[part << _SMALL_SHIFT : (part + 1) << _SMALL_SHIFT] for part in parts)
        if len(found) < entry.size:
            raise TruncatedFile
        return found[: entry.size]

    def _find(self, kind: int, name: str | None = None) -> _Entry | None:
        named = (entry for entry in self._entries if entry.kind == kind and name in (None, entry.name))
        return next(named, None)

    def _sector(self, number: int) -> bytes:
        # The header takes a whole sector, also where sectors are larger than it.
        return self._data[(number + 1) << self._shift : (number + 2) << self._shift]

    def _content(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._chains)))

    def _table(self, sectors: list[int]) -> tuple[int, ...]:
        return _numbers(b"".join(map(self._sector, sectors)))

    def _sectors_of_chains(self) -> list[int]:
        """Gather the sectors with the table of chains: the header names the first ones."""
        (following,) = struct.unpack_from("<I", self._data, 68)
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        most = len(self._data) >> self._shift
        seen = 0
        while following not in (_END, _UNUSED):
            *more, following = _numbers(self._sector(following)) or (_END,)
            sectors += more
            seen += 1
            if seen > most:
                raise TruncatedFile  # they go round
        used = [sector for sector in sectors if sector != _UNUSED]
        if len(used) > most:
            raise TruncatedFile
        return used


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _chain(start: int, chains: tuple[int, ...]) -> list[int]:
    """Follow a chain of sectors to its end."""
    found: list[int] = []
    while start != _END:
        if start >= len(chains) or len(found) >= len(chains):
            raise TruncatedFile  # it leads outside, or goes round
        found.append(start)
        start = chains[start]
    return found


def _entry(data: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", data, 64)
    start, size = struct.unpack_from("<2I", data, 116)
    name = data[: min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
    return _Entry(name, kind, start, size)
