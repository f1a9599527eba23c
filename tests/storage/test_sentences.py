from __future__ import annotations

import errno
from pathlib import Path
from typing import get_args

import pytest

from magapp.storage import move_errors
from magapp.storage.backups import BackupNotMade
from magapp.storage.errors import (
    Busy,
    DamagedFile,
    DiaryMoved,
    FolderNotThere,
    FolderNotWritable,
    NewerDiary,
    NewerFile,
    NewerSettings,
    NotAMagappFolder,
    NotRead,
    NotSaved,
    NotStorable,
    NotWritten,
    Reason,
    StorageError,
)
from magapp.storage.lock import FileLock
from magapp.storage.notices import Notice, NoticeKind, together

PATH = Path("/diary/magapp.json")
CODES = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO)
FAILURES: list[StorageError] = [
    *(NotWritten(PATH, OSError(code, "")) for code in CODES),
    NotRead(PATH, OSError(errno.EMFILE, "")),
    DamagedFile(PATH, "checksum"),
    NewerFile(PATH),
    FolderNotThere(PATH),
    NotAMagappFolder(PATH, "no marker"),
    NewerDiary(PATH),
    FolderNotWritable(PATH, "full"),
    FolderNotWritable(PATH, "not_a_folder"),
    FolderNotWritable(PATH, "read_only"),
    NotSaved(NewerFile(PATH)),
    NotStorable("an-id", "grams"),
    Busy(PATH),
    NewerSettings(PATH),
    DiaryMoved(PATH, PATH),
    *(BackupNotMade(PATH, reason) for reason in (*get_args(Reason), None)),
    *(kind(PATH) for kind in move_errors.NotMoved.__subclasses__() if kind is not move_errors.CopyingFailed),
    *(move_errors.CopyingFailed(PATH, NotWritten(PATH, OSError(code, ""))) for code in CODES),
    move_errors.CopyingFailed(PATH, NotRead(PATH, OSError(errno.EMFILE, ""))),
]


def _is_whole(sentence: str) -> bool:
    return sentence.endswith((".", ")")) and not set("{}") & set(sentence) and len(sentence) > 20


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_every_failure_has_a_whole_sentence(failure):
    assert _is_whole(failure.sentence())


@pytest.mark.parametrize("kind", get_args(NoticeKind))
@pytest.mark.parametrize("count", [1, 5])
def test_every_notice_has_a_whole_sentence_for_one_file_and_many(kind, count):
    files = tuple(f"2026-{month:02}.json" for month in range(1, count + 1))
    sentence = Notice(kind=kind, files=files, records=12).sentence()
    assert _is_whole(sentence)
    assert "2026-01.json" in sentence


def test_a_hundred_notices_of_one_kind_are_one():
    notices = [Notice(kind="restored", files=(f"{year}-01.json",), records=3) for year in range(1900, 2000)]
    [notice] = together([*notices, notices[0]])
    assert (len(notice.files), notice.records) == (100, 303)


def test_who_waits_too_long_for_another_writer_is_told(tmp_path):
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    with pytest.raises(Busy), second.waiting(0.02):
        pass
    first.release()
    with second.waiting(0.02):
        assert second.held
    assert not second.held
