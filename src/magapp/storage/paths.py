"""Where the diary, its state, the settings and the cache lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

OVERRIDE = "MAGAPP_DATA_DIR"
"""The environment variable that names another data folder."""


class Places(NamedTuple):
    """Hold the four folders of an installation.

    ``data`` may lie in a synced folder; ``state_root`` never does: it has a folder for each diary this
    installation knows, by its dataset id. ``cache`` may be thrown away at any time.
    """

    data: Path
    state_root: Path
    config: Path
    cache: Path

    @property
    def marker(self) -> Path:
        """Name the file that makes a folder a diary."""
        return self.data / "magapp.json"

    @property
    def devices(self) -> Path:
        """Name the folder with one folder for each device."""
        return self.data / "devices"

    @property
    def erasing(self) -> Path:
        """Name the mark of a deletion that is under way, or was cut off."""
        return self.state_root / "erasing.json"

    @property
    def moving(self) -> Path:
        """Name the mark of a move to another folder that is under way, or was cut off."""
        return self.state_root / "moving.json"

    @property
    def real_data(self) -> str:
        """Give the data folder's path with every link followed: what tells two diaries apart."""
        return os.path.realpath(self.data)

    def state(self, dataset: str) -> Path:
        """Name the state folder of a diary."""
        return self.state_root / dataset

    def key(self) -> str:
        """Give a short name for the real data folder, for files that must be found before it is read."""
        from zlib import crc32  # noqa: PLC0415  # half a millisecond that other callers need not pay

        return f"{crc32(os.fsencode(self.real_data)):08x}"


def find_places(data_dir: Path | None = None) -> Places:
    """Find the folders: the one named, else the environment's, else that of the settings, else the usual one.

    A data folder named otherwise leaves state, settings and cache where they are.
    """
    usual, state, config, cache = _usual_folders()
    named = os.environ.get(OVERRIDE, "").strip()
    if data_dir is not None:
        data = data_dir
    elif named:
        data = Path(named)
    else:
        from magapp.storage.settings import read_settings  # noqa: PLC0415  # settings know no paths, paths know them

        # Whoever reads all of the settings tells of their damage.
        chosen = read_settings(config, set_aside=False).settings.data_folder
        data = Path(chosen) if chosen else usual
    return Places(Path(os.path.abspath(data.expanduser())), state, config, cache)  # noqa: PTH100  # resolve() would follow links


def usual_data() -> Path:
    """Name the folder in which a diary lies unless a person chose another."""
    return _usual_folders()[0]


def is_named_by_environment() -> bool:
    """Tell whether the environment names the data folder, and so wins over the settings."""
    return bool(os.environ.get(OVERRIDE, "").strip())


def _usual_folders() -> tuple[Path, Path, Path, Path]:
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415  # asked on other systems only

        return (
            platformdirs.user_data_path("magapp", appauthor=False),
            platformdirs.user_state_path("magapp", appauthor=False),
            platformdirs.user_config_path("magapp", appauthor=False),
            platformdirs.user_cache_path("magapp", appauthor=False),
        )
    # The same as platformdirs (a test compares them), whose import costs a tenth of the start.
    return (
        _xdg("XDG_DATA_HOME", ".local/share"),
        _xdg("XDG_STATE_HOME", ".local/state"),
        _xdg("XDG_CONFIG_HOME", ".config"),
        _xdg("XDG_CACHE_HOME", ".cache"),
    )


def _xdg(variable: str, usual: str) -> Path:
    named = os.environ.get(variable, "").strip()
    # The XDG specification has relative paths ignored.
    base = Path(named) if named.startswith("/") else Path("~").expanduser() / usual
    return base / "magapp"
