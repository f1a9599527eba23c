"""Which device this is, for one diary, and how many versions it has written."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from magapp.storage.atomic import read_file, write_file
from magapp.storage.errors import DamagedFile, NotWritten
from magapp.storage.wire import UUID

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_FILE: Final = "device.json"
COUNT_FILE: Final = "count.json"
MACHINE_ID: Final = Path("/etc/machine-id")
IS_UUID: Final = re.compile(UUID)


class Device:
    """Hold this installation's name in a diary: ``id``, and ``highest``, the count of its writes.

    The name goes with the machine: a home folder copied to another one gets a new name there, and both
    keep their own when the folder is shared. Two writers to one file would lose what one of them wrote.
    The count is written at each save and not synced, as the files tell it too; hence a file of its own,
    so that a power cut can never take the name.
    """

    def __init__(self, state: Path, dataset: str) -> None:
        self._state = state
        self._machine = _machine_hash(dataset)
        named = self._names().get(self._machine)
        self.is_new = named is None
        self.id: str = str(uuid4()) if named is None else named
        self.highest = 0
        self.catch_up()

    def known(self) -> frozenset[str]:
        """List the devices that this state folder was ever."""
        return frozenset(self._names().values())

    def catch_up(self) -> None:
        """Take over what another program of this installation has written of name and count."""
        named = self._names().get(self._machine)
        if named is not None:
            self.id = named
            self.is_new = False
        count = _read(self._state / COUNT_FILE).get(self.id)
        if type(count) is int:
            self.highest = max(self.highest, count)

    def keep_name(self) -> None:
        """Write the name; under the write lock.

        Raises:
            NotWritten: it could not be written.
        """
        document = {"format": 1, "machines": {**self._names(), self._machine: self.id}}
        write_file(self._state / NAME_FILE, json.dumps(document, indent=1).encode("ascii") + b"\n")
        self.is_new = False

    def keep_count(self) -> None:
        """Write the count, if that is possible."""
        text = json.dumps({self.id: self.highest})
        with suppress(NotWritten):
            write_file(self._state / COUNT_FILE, text.encode("ascii") + b"\n", durable=False)

    def _names(self) -> dict[str, str]:
        """Map machines to names; a damaged file makes a new device, to which the old files are another's."""
        machines = _read(self._state / NAME_FILE).get("machines")
        if not isinstance(machines, dict):
            return {}
        return {
            machine: name
            for machine, name in machines.items()
            if isinstance(name, str) and IS_UUID.fullmatch(name)
        }


def _read(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(read_file(path) or b"{}")
    except (DamagedFile, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _machine_hash(dataset: str) -> str:
    """Name the machine in a way that says nothing about it outside this diary; empty where it has no name."""
    try:
        name = MACHINE_ID.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
    return sha256(f"magapp/{dataset}/{name}".encode()).hexdigest()[:32] if name else ""
