from __future__ import annotations

import errno
import os
import stat

import pytest

from magapp.storage.atomic import make_private_folder, read_file, remove_leftovers, write_file
from magapp.storage.errors import DamagedFile, NotWritten
from magapp.storage.ids import fresh_id


def test_a_file_is_private_whatever_the_umask(tmp_path):
    old = os.umask(0)
    try:
        write_file(tmp_path / "file", b"text")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert read_file(tmp_path / "file") == b"text"


def test_file_and_folder_are_synced_before_it_counts(tmp_path, monkeypatch):
    synced = []
    real = os.fsync

    def noted(file):
        synced.append(stat.S_ISDIR(os.fstat(file).st_mode))
        real(file)

    monkeypatch.setattr(os, "fsync", noted)
    write_file(tmp_path / "file", b"text")
    assert synced == [False, True]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "no_permission"),
        (errno.ENOENT, "vanished"),
        (errno.EIO, "other"),
    ],
)
def test_a_failed_sync_leaves_the_old_file_and_says_why(tmp_path, monkeypatch, code, reason):
    write_file(tmp_path / "file", b"old")
    tried = []

    def fail(file):
        tried.append(file)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotWritten) as failed:
        write_file(tmp_path / "file", b"new")
    assert (failed.value.reason, failed.value.errno) == (reason, code)
    assert failed.value.sentence()
    assert len(tried) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_lax_folder_becomes_private_and_a_file_in_its_place_is_an_error(tmp_path):
    (tmp_path / "lax").mkdir()
    (tmp_path / "lax").chmod(0o777)
    make_private_folder(tmp_path / "lax")
    assert stat.S_IMODE((tmp_path / "lax").stat().st_mode) == 0o700
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(NotWritten) as failed:
            make_private_folder(folder)
        assert failed.value.reason == "not_a_folder"


def test_links_and_folders_are_not_read_as_files(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    for name in ("link", "."):
        with pytest.raises(DamagedFile):
            read_file(tmp_path / name)
    assert read_file(tmp_path / "none") is None


def test_what_an_interrupted_write_left_is_removed_and_nothing_else(tmp_path):
    for name in (".magapp-0011.tmp", "2026-11.json", ".stfolder", "x.tmp"):
        (tmp_path / name).write_text("")
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".stfolder", "2026-11.json", "x.tmp"]


def test_ids_are_version_7_and_differ():
    ids = [fresh_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(name[14] == "7" and name[19] in "89ab" for name in ids)
