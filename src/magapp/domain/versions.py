"""Versions of a record: who wrote them, and what their writers had read. No clock decides anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from magapp.domain.records import (
    Checkin,
    DayNote,
    Dislike,
    Dose,
    Entry,
    Fact,
    Favourite,
    Habit,
    LabValue,
    OwnComplaint,
    OwnFood,
    Recipe,
    UsualSupplement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magapp.domain.records import Record

Dot: TypeAlias = tuple[str, int]
"""A device and the count of its writes: names one version in all the world."""


class Version(NamedTuple):
    """Hold one version of a record; a named tuple, as ten years make 80,000 of them at each start.

    ``seen`` maps devices to the highest dot of theirs, of this record, that the writer had read.
    ``home`` is the month file in which the record was born and stays, or ``library``.
    """

    record: Record
    at: Dot
    seen: Mapping[str, int]
    deleted: bool
    home: str


def has_seen(later: Version, earlier: Version) -> bool:
    """Tell whether the writer of *later* had read *earlier*."""
    return later.seen.get(earlier.at[0], 0) >= earlier.at[1]


def _order(version: Version) -> tuple[int, str, str]:
    return (version.at[1], version.at[0], repr(version))


def standing(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Drop the versions that another one has seen; those that have not seen each other all stay.

    Two that claim to have seen each other (no writer of ours makes them) both stay: nothing is lost.
    """
    different: list[Version] = []
    for version in versions:
        if version not in different:
            different.append(version)
    kept = [
        version
        for version in different
        if not any(has_seen(other, version) and not has_seen(version, other) for other in different)
    ]
    return tuple(sorted(kept, key=_order))


def shown(versions: Iterable[Version]) -> Version:
    """Pick the version to show: a live edit before a delete, then the largest dot (count, then device)."""
    return max(versions, key=lambda version: (not version.deleted, *_order(version)))


def seen_by_reader(versions: Iterable[Version]) -> dict[str, int]:
    """Give what someone has seen who read these versions: their dots and all that these had seen."""
    seen: dict[str, int] = {}
    for version in versions:
        device, count = version.at
        seen[device] = max(seen.get(device, 0), count)
        for known, highest in version.seen.items():
            seen[known] = max(seen.get(known, 0), highest)
    return seen


def overtaken(seen: Mapping[str, int], read: Iterable[Version], stand: Iterable[Version]) -> list[Version]:
    """List the standing versions that *seen* covers although the writer did not read them.

    A device that wrote two concurrent versions of one record gave them two counts; who has seen the
    higher one seems to have seen the lower one too. Such a version must get a new dot to stay.
    """
    known = list(read)
    return [
        version for version in stand if seen.get(version.at[0], 0) >= version.at[1] and version not in known
    ]


def bare(record: Record) -> Record:
    """Empty a record of what it told, for its deletion: only what names it is left."""
    match record:
        case Entry() | Dose() | DayNote():
            return type(record)(id=record.id, day=record.day)
        case Checkin() | Habit():
            return type(record)(id=record.id, day=record.day, key=record.key)
        case LabValue():
            return LabValue(id=record.id, day=record.day, value=0.0)
        case Fact():
            return replace(record, value="", until=None)
        case OwnFood() | Recipe() | OwnComplaint() | UsualSupplement():
            return type(record)(id=record.id, name="")
        case Favourite() | Dislike():
            return type(record)(id=record.id, food="")
