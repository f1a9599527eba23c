"""Records as lines of JSON, with the stamps of their version.

Reading is the longest wait of the start (80,000 lines in ten years), hence: msgspec decodes a line into
a struct of its kind, and a function written for each kind copies its fields into the domain's value.
Decoding straight into the domain's frozen classes takes twice as long.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, get_type_hints

import msgspec

from magapp.domain.amount import Amount
from magapp.domain.records import (
    DAY_KINDS,
    EARLIEST_YEAR,
    LATEST_MINUTE,
    LATEST_YEAR,
    LIBRARY_KINDS,
    MOST_TIMES,
)
from magapp.domain.versions import Version

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from magapp.domain.records import Record

MOST_WRITES: Final = 2**53
EARLIEST: Final = dt.date(EARLIEST_YEAR, 1, 1)
LATEST: Final = dt.date(LATEST_YEAR, 12, 31)
NOTHING_SEEN: Final[Mapping[str, int]] = types.MappingProxyType({})
UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

_IDS: Final = re.compile(r"(?:[0-9a-f-]{36}\n)*")
_IS_DEVICE: Final = re.compile(UUID)
_Count = Annotated[int, msgspec.Meta(ge=1, le=MOST_WRITES)]
_BOUNDS: Final[dict[str, msgspec.Meta]] = {
    "time": msgspec.Meta(ge=0, le=LATEST_MINUTE),
    "severity": msgspec.Meta(ge=0, le=3),
}
_LISTED: Final[dict[str, tuple[msgspec.Meta, msgspec.Meta]]] = {
    "times": (msgspec.Meta(ge=0, le=LATEST_MINUTE), msgspec.Meta(max_length=MOST_TIMES)),
    "weekdays": (msgspec.Meta(ge=1, le=7), msgspec.Meta(max_length=7)),
}
"""The bounds of what a list of numbers holds, and of the list."""
_NOT_NEGATIVE: Final = msgspec.Meta(ge=0)

FAULTS: Final = (msgspec.MsgspecError, RecursionError, UnicodeError, ValueError, OverflowError)
"""What decoding bytes of unknown origin may raise."""


class OutOfBounds(ValueError):  # noqa: N818  # the name says what is the matter
    """A value lies outside what the format allows; says which field, never the value."""


class _Stamped(msgspec.Struct, kw_only=True):
    at: tuple[str, _Count]
    home: str
    seen: dict[str, _Count] | None = None
    deleted: bool = False


class _Head(msgspec.Struct):
    kind: str
    id: str


def _bounded(name: str, hint: Any) -> Any:
    if name in _LISTED:
        each, whole = _LISTED[name]
        return Annotated[tuple[Annotated[int, each], ...], whole]
    parts = hint.__args__ if isinstance(hint, types.UnionType) else (hint,)
    narrowed = [
        Annotated[part, _BOUNDS.get(name, _NOT_NEGATIVE)] if part in (int, float) else part for part in parts
    ]
    return reduce(or_, narrowed)


def _struct_of(kind: type[Record]) -> type[msgspec.Struct]:
    hints = get_type_hints(kind, localns={"dt": dt, "Amount": Amount})
    members: list[Any] = []
    for each in fields(kind):
        hint = _bounded(each.name, hints[each.name])
        members.append((each.name, hint) if each.default is MISSING else (each.name, hint, each.default))
    return msgspec.defstruct(
        kind.__name__ + "Line",
        members,
        bases=(_Stamped,),
        kw_only=True,
        gc=False,
        tag_field="kind",
        tag=kind.kind,
    )


def _check_device(device: str, good: set[str]) -> None:
    if not _IS_DEVICE.fullmatch(device):
        raise OutOfBounds("at")
    good.add(device)


def _version_maker(kind: type[Record]) -> Callable[[Any, str, set[str]], Version]:
    """Write the function that makes a version of one kind from its struct.

    Frozen classes set their fields one call at a time, seven times slower than the interpreter sets
    the slots of a plain class. So the fields are set on a plain object with the same slots, which then
    becomes one of the frozen class; nobody else has seen it yet. The source is made of field names
    alone, the way dataclasses write ``__init__``.
    """
    hints = get_type_hints(kind, localns={"dt": dt, "Amount": Amount})
    names: dict[str, Any] = {
        "kind": kind,
        "blank": type(f"Unset{kind.__name__}", (), {"__slots__": tuple(each.name for each in fields(kind))}),
        "new_tuple": tuple.__new__,
        "Version": Version,
        "NOTHING_SEEN": NOTHING_SEEN,
        "OutOfBounds": OutOfBounds,
        "EARLIEST": EARLIEST,
        "LATEST": LATEST,
        "check_device": _check_device,
    }
    source = [
        "def make(line, home, devices):",
        " if line.home != home: raise OutOfBounds('home')",
        " at = line.at",
        " if at[0] not in devices: check_device(at[0], devices)",
        " record = blank()",
    ]
    for each in fields(kind):
        name, hint = each.name, hints[each.name]
        if hint not in (dt.date, dt.date | None, Amount, Amount | None):
            source.append(f" record.{name} = line.{name}")
            continue
        source.append(f" record.{name} = {name} = line.{name}")
        maybe = f"{name} is not None and " if hint not in (dt.date, Amount) else ""
        if hint in (dt.date, dt.date | None):
            source.append(f" if {maybe}not EARLIEST <= {name} <= LATEST: raise OutOfBounds('{name}')")
        else:
            source.append(f" if {maybe}not 0 <= {name}.low <= {name}.high: raise OutOfBounds('{name}')")
    source.append(" record.__class__ = kind")
    source.append(" return new_tuple(Version, (record, at, line.seen or NOTHING_SEEN, line.deleted, home))")
    exec("\n".join(source), names)  # noqa: S102  # made of our own field names, see above
    made: Callable[[Any, str, set[str]], Version] = names["make"]
    return made


_STRUCTS: Final[dict[type[Record], type[msgspec.Struct]]] = {
    kind: _struct_of(kind) for kind in (*DAY_KINDS, *LIBRARY_KINDS)
}
_MAKERS: Final = {struct: _version_maker(kind) for kind, struct in _STRUCTS.items()}
_KINDS: Final = frozenset(kind.kind for kind in _STRUCTS)
_FIELDS: Final = {
    kind: frozenset((*(each.name for each in fields(kind)), "kind", *_Stamped.__struct_fields__))
    for kind in _STRUCTS
}
_Line: Any = reduce(or_, _STRUCTS.values())
_all_lines = msgspec.json.Decoder(list[_Line])
_one_line = msgspec.json.Decoder(_Line)
_heads = msgspec.json.Decoder(list[_Head])
_raw_lines = msgspec.json.Decoder(list[msgspec.Raw])
_object = msgspec.json.Decoder(dict[str, Any])


class Line(NamedTuple):
    """Hold one line as it was written, and its version; null when its kind is not known here."""

    raw: bytes
    version: Version | None


def decode_versions(records: bytes | msgspec.Raw, home: str) -> list[Version]:
    """Read an array of records; those of unknown kinds are passed over.

    Raises:
        One of FAULTS: the array or a record of a known kind is not as the format says.
    """
    try:
        lines = _all_lines.decode(records)
    except msgspec.ValidationError:
        if all(head.kind in _KINDS for head in _heads.decode(records)):
            raise
        return [line.version for line in decode_lines(records, home) if line.version is not None]
    return _versions(lines, home)


def _versions(lines: Sequence[Any], home: str) -> list[Version]:
    if not _IDS.fullmatch("\n".join([line.id for line in lines]) + "\n" if lines else ""):
        raise OutOfBounds("id")
    devices: set[str] = set()
    return [_MAKERS[type(line)](line, home, devices) for line in lines]


def decode_lines(records: bytes | msgspec.Raw, home: str) -> list[Line]:
    """Read an array of records with the bytes of each, unknown kinds among them.

    Raises:
        One of FAULTS: as for decode_versions.
    """
    raws = _raw_lines.decode(records)
    try:
        lines = _all_lines.decode(records)
    except msgspec.ValidationError:
        return [Line(bytes(raw), _version_of(raw, home)) for raw in raws]
    return [Line(bytes(raw), version) for raw, version in zip(raws, _versions(lines, home), strict=True)]


def _version_of(raw: bytes | msgspec.Raw, home: str) -> Version | None:
    try:
        line = _one_line.decode(raw)
    except msgspec.ValidationError:
        if msgspec.json.decode(raw, type=_Head).kind in _KINDS:
            raise
        return None
    return _versions([line], home)[0]


def salvage(data: bytes, home: str) -> tuple[list[Line], int]:
    """Read the whole lines out of a damaged file, and count those that cannot be read.

    No checksum vouches for them: this is for when no good copy is left.
    """
    found: list[Line] = []
    unreadable = 0
    for part in data.split(b"\n"):
        raw = part.strip().removesuffix(b",")
        if b'"id"' not in raw:
            unreadable += len(raw) > len(b'{"format": 1, "sha256": "", "records": [') + 64
            continue
        try:
            found.append(Line(raw, _version_of(raw, home)))
        except FAULTS:
            unreadable += 1
    return found, unreadable


def understood(records: bytes | msgspec.Raw, home: str) -> list[Version]:
    """Read what can be understood of an array written by a newer version."""
    found: list[Version] = []
    try:
        parts = _raw_lines.decode(records)
    except FAULTS:
        return found
    for raw in parts:
        try:
            version = _version_of(raw, home)
        except FAULTS:
            continue
        if version is not None:
            found.append(version)
    return found


def _unusual(value: Any) -> dict[str, Any]:
    """Give the fields of a record that are not at their usual value, also of the parts it lists."""
    found = {}
    for each in fields(value):
        part = getattr(value, each.name)
        if each.default is MISSING or part != each.default:
            listed = isinstance(part, tuple) and all(map(is_dataclass, part))
            found[each.name] = [_unusual(one) for one in part] if listed else part
    return found


def encode_line(version: Version, unknown: Mapping[str, Any]) -> bytes:
    """Write a version as one line; fields at their usual value are left out, *unknown* ones added.

    Raises:
        OutOfBounds: a value is none that could be read again as it is.
    """
    record = version.record
    document: dict[str, Any] = {"kind": record.kind, **_unusual(record), **unknown}
    document["at"] = version.at
    if version.seen:
        document["seen"] = dict(sorted(version.seen.items()))
    if version.deleted:
        document["deleted"] = True
    document["home"] = version.home
    try:
        raw = msgspec.json.encode(document)
        read_again = _version_of(raw, version.home)
    except FAULTS as error:
        raise OutOfBounds(str(error) if isinstance(error, OutOfBounds) else type(error).__name__) from None
    if read_again != version:
        raise OutOfBounds("value")
    return raw


def unknown_fields(line: Line) -> dict[str, Any]:
    """Give the fields of a line that this version of the program does not know."""
    if line.version is None:
        return {}
    known = _FIELDS[type(line.version.record)]
    return {name: value for name, value in _object.decode(line.raw).items() if name not in known}


def sort_key(line: Line) -> tuple[str, str, str, int, bytes]:
    """Order lines for the eye: by day, kind, id and count of writes."""
    if line.version is not None:
        record = line.version.record
        day = getattr(record, "day", None)
        return ("" if day is None else day.isoformat(), record.kind, record.id, line.version.at[1], line.raw)
    head = _object.decode(line.raw)
    return (str(head.get("day", "")), str(head.get("kind")), str(head.get("id")), 0, line.raw)


def highest_count(versions: Sequence[Version], device: str) -> int:
    """Give the highest count of writes of a device, as written or as seen by others; 0 for none."""
    own = [version[1][1] for version in versions if version[1][0] == device]
    seen = [version[2].get(device, 0) for version in versions if version[2]]
    return max(max(own, default=0), max(seen, default=0))
