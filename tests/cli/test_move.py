"""The command line moves the diary, and makes the backup of a day."""

import pytest

from magapp.storage.backups import backups_folder, list_backups
from magapp.storage.instance import InstanceLock
from magapp.storage.paths import find_places
from magapp.storage.store import Store
from tests.cli.words import filled_week


@pytest.fixture
def places():
    return find_places()


def entries(magapp):
    return magapp("--json", "erase").json["entries"]


def test_a_move_takes_the_diary_along_and_says_where_it_is(magapp, places, tmp_path):
    filled_week(magapp)
    before = entries(magapp)
    answer = magapp("move", tmp_path / "cloud")
    assert answer.status == 0
    assert str(tmp_path / "cloud") in answer.out
    assert find_places().data == tmp_path / "cloud"
    assert not places.data.exists()
    assert entries(magapp) == before


def test_as_json_it_tells_what_stayed(magapp, places, tmp_path):
    magapp("add", "koffie")
    (places.data / "mine.txt").write_text("x")
    told = magapp("--json", "move", tmp_path / "cloud").json
    assert told["data"] == str(tmp_path / "cloud")
    assert told["from"] == str(places.data)
    assert told["left"] == [{"path": str(places.data / "mine.txt"), "why": "foreign"}]
    assert (told["files"], told["kept"], told["private"]) == (2, False, True)


def test_with_keep_the_old_files_stay_and_are_said_to(magapp, places, tmp_path):
    magapp("add", "koffie")
    answer = magapp("move", "--keep", tmp_path / "cloud")
    assert "does not reach them" in answer.out
    assert places.marker.exists()


def test_beside_an_open_window_or_with_a_named_folder_nothing_is_moved(magapp, places, tmp_path):
    magapp("add", "koffie")
    window = InstanceLock(places)
    window.acquire()
    assert "Close that window first" in magapp("move", tmp_path / "cloud").err
    window.release()
    answer = magapp("--data-dir", places.data, "move", tmp_path / "cloud")
    assert answer.status == 1
    assert "--data-dir" in answer.err
    assert not (tmp_path / "cloud").exists()


def test_a_folder_in_use_is_refused_with_status_1(magapp, tmp_path):
    magapp("add", "koffie")
    (tmp_path / "cloud").mkdir()
    (tmp_path / "cloud" / "holiday.jpg").write_bytes(b"x")
    answer = magapp("move", tmp_path / "cloud")
    assert (answer.status, answer.out) == (1, "")
    assert "other files" in answer.err


def test_the_first_command_that_writes_on_a_day_makes_its_backup(magapp, places):
    magapp("day")
    dataset = Store.open(places).dataset
    assert list_backups(places, dataset) == ()
    magapp("add", "koffie")
    magapp("add", "thee")
    (backup,) = list_backups(places, dataset)
    assert backup.counts is not None
    assert backup.counts.entries == 1
    assert magapp("--json", "erase").json["backups"] == 1


def test_a_backup_that_fails_is_told_and_what_was_written_is_saved(magapp, places):
    magapp("day")
    folder = backups_folder(places, Store.open(places).dataset)
    folder.write_text("in the way")
    answer = magapp("add", "koffie")
    assert answer.status == 0
    assert "No backup was made" in answer.err
    folder.unlink()
    assert entries(magapp) == 1
