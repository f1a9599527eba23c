"""What a backup holds, and the changes that bring it back into a diary."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from magapp.domain.diary import Diary
from magapp.storage.atomic import read_file
from magapp.storage.backups import BAD_ZIP, is_whole
from magapp.storage.errors import DamagedFile
from magapp.storage.whole import versions_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from pathlib import Path

    from magapp.domain.records import Record


def read_backup(path: Path) -> Diary:
    """Read the diary that a backup holds.

    Raises:
        DamagedFile: it is not what was written, or not there.
        NotRead: the system cannot read now.
    """
    data = read_file(path)
    if data is None or not is_whole(path):
        raise DamagedFile(path, "no backup")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            index = versions_in({name: packed.read(name) for name in packed.namelist()})
    except BAD_ZIP as error:
        raise DamagedFile(path, type(error).__name__) from error
    return Diary([version.record for version in index.shown.values() if not version.deleted])


def changes_back(
    now: Diary, then: Diary, days: Collection[dt.date] | None = None
) -> dict[str, Record | None]:
    """List what makes of a diary what a backup holds (null: was not there), for one step that can be undone.

    With *days*, only what belongs to one of them in either; a record that was moved to another day since
    comes back to its own.
    """
    changes: dict[str, Record | None] = {}
    for record_id in {record.id for record in now} | {record.id for record in then}:
        present, past = now.get(record_id), then.get(record_id)
        concerned = days is None or any(getattr(each, "day", None) in days for each in (present, past))
        if present != past and concerned:
            changes[record_id] = past
    return changes
