"""A backup gives back what it held: all of it, or one day, as changes that are saved like any other."""

from __future__ import annotations

import datetime as dt

import pytest

from magapp.storage.backups import make_backup
from magapp.storage.errors import DamagedFile
from magapp.storage.restoring import changes_back, read_backup
from magapp.storage.store import Store

NOW = dt.datetime(2026, 11, 20, 14, 30, 5)  # noqa: DTZ001  # local time
DAY = dt.date(2026, 11, 20)
EARLIER = dt.date(2026, 10, 9)


@pytest.fixture
def backup(filled, places):
    return make_backup(places, filled.dataset, NOW).path


@pytest.fixture
def changed(filled, backup, entry):
    """The diary after the backup: one changed, one deleted, one moved to another day, one new."""
    assert backup.exists()
    filled.load()
    moved = entry(9, day=DAY)
    filled.save(
        {entry(1).id: entry(1, name="x"), entry(8).id: None, moved.id: moved, entry(99).id: entry(99)}
    )
    return filled


def test_a_backup_holds_the_diary_as_it_was(backup, places):
    assert list(read_backup(backup)) == list(Store.open(places).load().diary)


def test_all_of_it_comes_back(changed, backup, places):
    then = read_backup(backup)
    changed.save(changes_back(changed.load().diary, then))
    after = Store.open(places).load().diary
    assert {each.id: each for each in after} == {each.id: each for each in then}


def test_one_day_comes_back_and_the_others_stay(changed, backup, entry):
    now = changed.load().diary
    back = changes_back(now, read_backup(backup), {EARLIER})
    assert back == {entry(9).id: entry(9, day=EARLIER)}
    back = changes_back(now, read_backup(backup), {DAY})
    assert set(back) == {entry(1).id, entry(9).id, entry(99).id}
    assert back[entry(99).id] is None


def test_what_is_alike_is_no_change(backup, places):
    assert changes_back(Store.open(places).load().diary, read_backup(backup)) == {}


@pytest.mark.parametrize("cut", [0, 100, -30])
def test_a_damaged_backup_gives_nothing(backup, cut):
    backup.write_bytes(backup.read_bytes()[:cut])
    with pytest.raises(DamagedFile):
        read_backup(backup)
    backup.unlink()
    with pytest.raises(DamagedFile):
        read_backup(backup)
