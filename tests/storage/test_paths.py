from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from magapp.storage.paths import find_places
from magapp.storage.settings import Settings, write_settings


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in (
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "MAGAPP_DATA_DIR",
    ):
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("named", [None, "/somewhere/else", ""])
def test_the_usual_folders_are_those_of_platformdirs(monkeypatch, named):
    if named is not None:
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(variable, named)
    places = find_places()
    assert places.data == platformdirs.user_data_path("magapp")
    assert places.state_root == platformdirs.user_state_path("magapp")
    assert places.config == platformdirs.user_config_path("magapp")
    assert places.cache == platformdirs.user_cache_path("magapp")


def test_the_folder_named_wins_over_the_environment_over_the_settings(tmp_path, monkeypatch):
    usual = find_places()
    write_settings(usual.config, Settings(data_folder=str(tmp_path / "settings")))
    assert find_places().data == tmp_path / "settings"
    monkeypatch.setenv("MAGAPP_DATA_DIR", str(tmp_path / "environment"))
    assert find_places().data == tmp_path / "environment"
    named = find_places(tmp_path / "named")
    assert named.data == tmp_path / "named"
    assert (named.state_root, named.config, named.cache) == (usual.state_root, usual.config, usual.cache)


def test_two_names_of_one_folder_have_one_key(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert find_places(tmp_path / "real").key() == find_places(tmp_path / "link").key()
    assert find_places(tmp_path / "real").key() != find_places(tmp_path / "other").key()


def test_a_relative_folder_means_the_one_below_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_places(Path("diary")).data == tmp_path / "diary"
