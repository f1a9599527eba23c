"""Names of records that any machine would give alike, or that no other could."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def day_record_id(dataset: str, kind: str, day: dt.date, key: str = "") -> str:
    """Name the one record of a kind, day and key (UUIDv5 in the dataset's namespace)."""
    from uuid import UUID, uuid5  # noqa: PLC0415  # not needed before the first paint

    return str(uuid5(UUID(dataset), f"{kind}/{day.isoformat()}/{key}"))


def time_ordered_id(milliseconds: int, randomness: bytes) -> str:
    """Make a UUIDv7 (RFC 9562) of milliseconds since 1970 and 10 random bytes."""
    tail = bytearray(randomness[:10])
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    digits = milliseconds.to_bytes(6, "big").hex() + tail.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
