from __future__ import annotations

import json
import stat
import threading
from operator import methodcaller

import pytest

from magapp.storage.errors import NewerSettings
from magapp.storage.settings import Settings, change_settings, read_settings, write_settings


def test_settings_are_read_as_they_were_written_and_are_private(tmp_path):
    settings = Settings(language="en", theme="dark", decimals=1, first_run_done=True, last_tab="trends")
    write_settings(tmp_path / "config", settings)
    read = read_settings(tmp_path / "config")
    assert (read.settings._replace(kept={}), read.notice) == (settings, None)
    assert stat.S_IMODE((tmp_path / "config" / "settings.json").stat().st_mode) == 0o600


def test_without_a_file_the_usual_settings_hold_and_nothing_is_told(tmp_path):
    assert read_settings(tmp_path) == (Settings(), None)


def test_two_threads_do_not_undo_each_others_choices(tmp_path):
    def keep_decimals():
        for place in range(100):
            change_settings(tmp_path, methodcaller("_replace", decimals=place % 3))

    other = threading.Thread(target=keep_decimals)
    other.start()
    for place in range(100):
        change_settings(tmp_path, methodcaller("_replace", data_folder=f"/{place}"))
        assert read_settings(tmp_path).settings.data_folder == f"/{place}"
    other.join()


def test_keys_and_values_not_known_are_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"format": 1, "theme": "sepia", "stars": [1, 2]}))
    assert read_settings(tmp_path).settings.theme == "system"
    change_settings(tmp_path, lambda settings: settings._replace(language="nl"))
    assert json.loads(path.read_text()) == {"format": 1, "theme": "sepia", "stars": [1, 2], "language": "nl"}


def test_a_choice_taken_back_is_taken_back(tmp_path):
    write_settings(tmp_path, Settings(language="en"))
    change_settings(tmp_path, lambda settings: settings._replace(language=None))
    assert read_settings(tmp_path).settings.language is None


@pytest.mark.parametrize("bad", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_told(tmp_path, bad):
    path = tmp_path / "settings.json"
    for number in (1, 2):
        path.write_bytes(bad)
        read = read_settings(tmp_path)
        assert read.settings == Settings()
        assert read.notice is not None
        assert f"settings.json.damaged-{number}" in read.notice.sentence()
        assert (tmp_path / f"settings.json.damaged-{number}").read_bytes() == bad
    assert read_settings(tmp_path).notice is None


def test_settings_of_a_later_format_are_read_and_left_alone(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"format": 2, "language": "en"}')
    settings = read_settings(tmp_path).settings
    assert settings.language == "en"
    with pytest.raises(NewerSettings):
        write_settings(tmp_path, settings._replace(language="nl"))
    assert path.read_text() == '{"format": 2, "language": "en"}'


def test_every_choice_is_read_as_it_was_written(tmp_path):
    settings = Settings(
        energy_unit="kJ",
        lab_unit="mg/dL",
        day_starts=180,
        meal_times=((300, 600), (700, 800), (1000, 1200)),
        quick_keys=("coffee", "=half glas melk", "water", "tea"),
        reminders=(750, 1200),
        stay_in_tray=True,
    )
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path).settings._replace(kept={}) == settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day_starts", 360),
        ("day_starts", -1),
        ("day_starts", True),
        ("meal_times", [[240, 660], [600, 900], [1020, 1260]]),
        ("meal_times", [[240, 240], [660, 900], [1020, 1260]]),
        ("meal_times", [[240, 660], [660, 900]]),
        ("meal_times", [[240, 660], [660, 900], [1020, 1441]]),
        ("meal_times", [["4:00", 660], [660, 900], [1020, 1260]]),
        ("quick_keys", ["coffee", "tea", "water"]),
        ("quick_keys", ["coffee", "tea", "water", "="]),
        ("quick_keys", ["coffee", "tea", "water", "beer"]),
        ("quick_keys", ["coffee", "tea", "water", "=" + "x" * 200]),
        ("reminders", [1200, 750]),
        ("reminders", [1440]),
        ("reminders", list(range(9))),
        ("energy_unit", "cal"),
        ("lab_unit", "mg"),
        ("stay_in_tray", 1),
    ],
)
def test_a_value_out_of_bounds_counts_as_the_usual_one(tmp_path, name, value):
    (tmp_path / "settings.json").write_text(json.dumps({"format": 1, name: value}))
    assert getattr(read_settings(tmp_path).settings, name) == getattr(Settings(), name)
