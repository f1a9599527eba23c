"""What the terminal says to people: days and times as the window writes them."""

import pytest


# Days


@pytest.mark.parametrize(("language", "day"), [("nl", "4 maart 2026"), ("en", "4 March 2026")])
def test_days_are_written_with_the_name_of_their_month(magapp, language, day):
    for words in (
        ("lab", "add", "0.80", "--day", "2026-03-04"),
        ("lab", "list"),
        ("symptoms", "cramps=1", "--day", "2026-03-04"),
        ("habits", "stress=1", "--day", "2026-03-04"),
        ("add", "koffie", "--day", "2026-03-04"),
        ("day", "2026-03-04"),
        ("export", "week.csv", "--from", "2026-03-04", "--to", "2026-03-04", "--force"),
        ("export", "none.csv", "--from", "2026-03-01", "--to", "2026-03-02"),
        ("summary", "--from", "2026-03-05", "--to", "2026-03-04"),
        ("day", "1600-03-04"),
    ):
        answer = magapp("--lang", language, *words)
        told = answer.out + answer.err
        assert "-03-" not in told
        assert words[0] == "add" or day.split()[1] in told


def test_in_json_days_and_times_stay_as_they_were(magapp):
    magapp("dose", "levothyroxine", "--day", "2026-03-04", "--time", "7:30")
    assert magapp("day", "2026-03-04", "--json").json["doses"][0]["time"] == "07:30"
    habits = magapp("habits", "bedtime=0:30", "--day", "2026-03-04", "--json").json
    assert (habits["day"], habits["bedtime"]) == ("2026-03-04", "00:30")
    assert magapp("lab", "add", "0.8", "--day", "2026-03-04", "--json").json["day"] == "2026-03-04"
    assert magapp("symptoms", "--day", "2026-03-04", "--json").json["day"] == "2026-03-04"


# Times


def test_times_are_written_as_the_window_writes_them(magapp):
    magapp("dose", "levothyroxine", "--day", "2026-11-02", "--time", "07:30")
    magapp("add", "1 tablet magnesium 100 mg 8:05", "--day", "2026-11-02")
    magapp("habits", "bedtime=0:30", "--day", "2026-11-02")
    told = magapp("day", "2026-11-02").out + magapp("habits", "--day", "2026-11-02").out
    for time in ("7:30", "8:05", "0:30"):
        assert time in told
        assert f"0{time}" not in told


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
