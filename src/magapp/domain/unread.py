"""Which texts rest on something that nobody read for the program yet."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from magapp.domain.guidance_records import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.guidance import Guidance


@dataclass(frozen=True, slots=True)
class Unread:
    """Point at a record that is not verified; ``within`` is the record it is a part of, or itself."""

    record: Any
    within: Any


def unread_texts(guidance: Guidance) -> Iterator[Unread]:
    """Go through the records of every kind, and their parts, that say they are not verified.

    References are left out: they are no texts but what texts rest on.
    """
    for records in guidance.all_records():
        for record in records:
            if not isinstance(record, Reference):
                yield from _unread(record, record)


def _unread(record: Any, within: Any) -> Iterator[Unread]:
    if getattr(record, "verified", True) is False:
        yield Unread(record, within)
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, tuple):
            for part in value:
                if is_dataclass(part):
                    yield from _unread(part, within)
