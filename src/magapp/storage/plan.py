"""From what a person changed to the versions and files that a save writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from magapp.domain.versions import Version, bare, has_seen, overtaken, seen_by_reader, shown
from magapp.storage.errors import NotStorable
from magapp.storage.index import content
from magapp.storage.monthfile import LIBRARY
from magapp.storage.wire import Line, OutOfBounds, encode_line, unknown_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping

    from magapp.domain.records import Record
    from magapp.domain.versions import Dot
    from magapp.storage.device import Device
    from magapp.storage.index import Index
    from magapp.storage.monthfile import MonthFile


class Wish(NamedTuple):
    """Hold one change: the record to be (null: deleted), what it was made from, whether it settles all."""

    record_id: str
    record: Record | None
    made_from: Version | None
    settles: bool


class _New(NamedTuple):
    version: Version
    source: Version | None


def born_in(record: Record) -> str:
    """Name the home of a new record: the month of its day, or the library."""
    day = getattr(record, "day", None)
    return LIBRARY if day is None else day.isoformat()[:7]


class Plan:
    """Gather the new versions of one save, file by file.

    ``unchanged`` names the ids that need no writing: they stand as wished already.
    """

    def __init__(
        self,
        device: Device,
        index: Index,
        tried: Mapping[str, Collection[Dot]],
        unknown: MutableMapping[str, dict[str, Any]],
        lines_of_others: Callable[[Version], Iterable[Line]],
    ) -> None:
        self.unchanged: set[str] = set()
        self._device = device
        self._index = index
        self._tried = tried
        self._unknown = unknown
        self._lines_of_others = lines_of_others
        self._new: dict[str, list[_New]] = {}

    def add(self, wish: Wish) -> None:
        """Make the version that a wish asks for, and new dots for those that it must not overtake."""
        stand = self._index.standing(wish.record_id)
        tried = self._tried.get(wish.record_id, ())
        read = [
            version
            for version in stand
            if wish.settles
            or version == wish.made_from
            or version.at in tried
            or (wish.record is not None and content(version) == wish.record)
        ]
        made_from = wish.made_from
        nothing_to_delete = wish.record is None and not read and made_from is None
        as_wished = bool(stand) and not wish.settles and content(shown(stand)) == wish.record
        if nothing_to_delete or as_wished:
            self.unchanged.add(wish.record_id)
            return
        source = made_from or (shown(read) if read else None)
        seen = seen_by_reader([*read, *([] if made_from is None else [made_from])])
        record = wish.record
        if record is None:
            assert source is not None
            record = bare(source.record)
        home = stand[0].home if stand else born_in(record) if source is None else source.home
        # The wish comes last: the highest count is the one that is shown.
        for version in overtaken(seen, read, stand):
            own_seen = seen_by_reader([version])
            self._append(home, version.record, own_seen, version, deleted=version.deleted)
        self._append(home, record, seen, source, deleted=wish.record is None)

    def _append(
        self, home: str, record: Record, seen: Mapping[str, int], source: Version | None, *, deleted: bool
    ) -> None:
        self._device.highest += 1
        version = Version(record, (self._device.id, self._device.highest), seen, deleted, home)
        self.touch(f"{home}.json").append(_New(version, source))

    def touch(self, name: str) -> list[_New]:
        """Have a file written, whether anything in it changes or not."""
        return self._new.setdefault(name, [])

    def names(self) -> list[str]:
        """List the files to write."""
        return sorted(self._new)

    def ids(self, name: str) -> set[str]:
        """List the records that change in a file."""
        return {new.version.record.id for new in self._new[name]}

    def dots(self, name: str) -> list[tuple[str, Dot]]:
        """List ids and dots of the new versions of a file; none for a file that is not written."""
        return [(new.version.record.id, new.version.at) for new in self._new.get(name, ())]

    def lines(self, name: str, file: MonthFile) -> list[Line]:
        """Give the lines of a file as it will be: new ones, and the old ones that no new one has seen.

        Raises:
            NotStorable: a new version cannot be written.
        """
        new_ones = self._new[name]
        by_id: dict[str, list[Version]] = {}
        for new in new_ones:
            by_id.setdefault(new.version.record.id, []).append(new.version)
        kept = [
            line
            for line in file.lines
            if line.version is None
            or not any(has_seen(later, line.version) for later in by_id.get(line.version.record.id, ()))
        ]
        written = {
            (line.version.record.id, line.version.at): line
            for line in file.lines
            if line.version is not None and line.version.record.id in by_id
        }
        return kept + [self._line(new, written) for new in new_ones]

    def _line(self, new: _New, written: Mapping[tuple[str, Dot], Line]) -> Line:
        version, source = new
        record_id = version.record.id
        unknown: dict[str, Any] = {}
        if source is not None and source.deleted:
            unknown = self._unknown.get(record_id, {})
        elif source is not None:
            line = written.get((record_id, source.at)) or self._line_elsewhere(source)
            unknown = {} if line is None else unknown_fields(line)
        if version.deleted:
            self._unknown[record_id] = unknown
            unknown = {}
        try:
            return Line(encode_line(version, unknown), version)
        except OutOfBounds as error:
            raise NotStorable(record_id, str(error)) from None

    def _line_elsewhere(self, source: Version) -> Line | None:
        if source.at[0] == self._device.id:
            return None
        for line in self._lines_of_others(source):
            if (
                line.version is not None
                and line.version.at == source.at
                and line.version.record.id == source.record.id
            ):
                return line
        return None
