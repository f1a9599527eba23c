"""The command line deletes everything, only when it is told to twice, and says what it did in counts."""

import json

import pytest

from magapp.storage.erase import steps
from magapp.storage.instance import InstanceLock
from magapp.storage.paths import find_places
from magapp.storage.removing import Removed
from magapp.storage.store import Store
from tests.cli.words import filled_week


def files(places):
    return [each for place in places for each in place.rglob("*") if each.is_file()]


@pytest.fixture
def places():
    return find_places()


def leave_settings_and_a_quick_start(places):
    for folder, name in ((places.config, "settings.json"), (places.cache, "today-1.json")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text('{"format": 1, "language": "en"}')


def test_what_is_not_there_is_not_listed(magapp, places):
    magapp("day")
    told = magapp("erase").out
    assert f"The diary, in {places.data}" in told
    for missing in ("Second copy", "Settings", "quick start"):
        assert missing not in told
    leave_settings_and_a_quick_start(places)
    magapp("add", "koffie")
    told = magapp("erase").out
    for there in ("Second copy", "Settings", "quick start"):
        assert there in told


def test_without_yes_it_only_lists(magapp, places):
    filled_week(magapp)
    leave_settings_and_a_quick_start(places)
    before = {path: path.read_bytes() for path in files(places)}
    answer = magapp("erase")
    assert answer.status == 0
    assert {path: path.read_bytes() for path in files(places)} == before
    for told in (places.data, places.state_root, places.config, places.cache):
        assert str(told) in answer.out
    assert "Days on which something was written down: 4" in answer.out
    assert "Foods, drinks and supplements written down: 10" in answer.out
    assert "magapp erase --yes" in answer.out


def test_with_yes_nothing_is_left_and_the_next_command_begins_anew(magapp, places):
    filled_week(magapp)
    assert magapp("erase", "--yes").status == 0
    assert files(places) == []
    assert magapp("--json", "day", "2026-11-02").json["entries"] == []


def test_what_it_says_holds_counts_and_folders_and_no_food(magapp):
    filled_week(magapp)
    for argv in (("erase",), ("--json", "erase"), ("erase", "--yes")):
        answer = magapp(*argv)
        for food in ("olkoren", "offie", "pinazie", "oney", "1986"):
            assert food not in answer.out + answer.err


def test_it_says_what_it_does_not_reach_in_both_languages(magapp):
    filled_week(magapp)
    assert "summaries that you saved" in magapp("erase").out
    assert "samenvattingen die u bewaarde" in magapp("--lang", "nl", "erase").out


def test_json_tells_the_same(magapp, places):
    filled_week(magapp)
    found = magapp("--json", "erase").json
    assert (found["days"], found["entries"], found["data"]) == (4, 10, str(places.data))
    done = json.loads(magapp("--json", "erase", "--yes").out)
    assert done["files"] > 3
    assert done["left"] == []


def test_while_the_window_is_open_nothing_is_deleted(magapp, places):
    filled_week(magapp)
    window = InstanceLock(places)
    assert window.acquire()
    answer = magapp("erase", "--yes")
    window.release()
    assert answer.status == 1
    assert "nothing was deleted" in answer.err
    assert magapp("--json", "erase").json["entries"] == 10


def test_what_was_cut_off_is_ended_by_the_next_command_and_told(magapp, places):
    filled_week(magapp)
    dataset = Store.open(places, create=False).dataset
    for step in steps(places, dataset)[:3]:
        step.run(Removed())
    answer = magapp("--json", "day", "2026-11-02")
    assert answer.json["entries"] == []
    assert "has been done now" in answer.err
    assert "has been done now" not in magapp("day").err


def test_where_nothing_was_written_there_is_nothing_to_delete(magapp, places):
    assert magapp("--json", "erase").json["files"] == 0
    assert magapp("erase", "--yes").status == 0
    assert files(places) == []


@pytest.mark.parametrize("more", [(), ("--yes",)])
@pytest.mark.parametrize(
    ("language", "words"), [("nl", "staat geen dagboek"), ("en", "There is no diary in")]
)
def test_where_there_is_no_diary_it_says_only_that(magapp, places, language, words, more):
    answer = magapp("--lang", language, "erase", *more)
    assert answer.status == 0
    (line,) = answer.out.splitlines()
    assert words in line
    assert str(places.data) in line
    assert magapp("--json", "erase", *more).json["files"] == 0


@pytest.mark.parametrize("more", [(), ("--yes",)])
def test_in_a_folder_without_a_diary_it_leaves_the_diary_of_this_computer_alone(
    magapp, places, tmp_path, more
):
    filled_week(magapp)
    places.cache.mkdir(exist_ok=True)
    (places.cache / "today-1.json").write_text("{}")
    before = files(places)
    answer = magapp("--data-dir", tmp_path / "elsewhere", "erase", *more)
    assert answer.out.startswith("There is no diary in")
    assert files(places) == before


def test_what_a_lost_diary_left_behind_can_still_be_deleted(magapp, places):
    places.config.mkdir(exist_ok=True)
    (places.config / "settings.json").write_text('{"format": 1, "language": "en"}')
    told = magapp("erase").out
    assert f"There is no diary in {places.data}." in told
    assert "The diary, in" not in told
    assert "magapp erase --yes" in told
    assert magapp("erase", "--yes").status == 0
    assert files(places) == []
