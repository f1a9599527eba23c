"""What the person chose about the program itself; shared by the window and the command line."""

from __future__ import annotations

import json
import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from magapp.i18n import _
from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.errors import DamagedFile, NewerSettings, NotRead, NotWritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Theme: TypeAlias = Literal["system", "light", "dark"]
PlanOrder: TypeAlias = Literal["article", "food_first"]

FORMAT: Final = 1
FILE_NAME: Final = "settings.json"
MOST_DECIMALS: Final = 2


class Settings(NamedTuple):
    """Hold the choices; null means: as the system has it, or none yet.

    ``decimals`` of milligrams shown, 0 to 2. ``kept`` is the file as it was read: keys and values that
    this version does not know are written back as they were.
    """

    language: str | None = None
    theme: Theme = "system"
    data_folder: str | None = None
    plan_order: PlanOrder = "article"
    decimals: int = 0
    window_geometry: str | None = None
    last_tab: str | None = None
    first_run_done: bool = False
    kept: Mapping[str, Any] = MappingProxyType({})


class SettingsRead(NamedTuple):
    """Hold the settings, and what must be told about their file (or null)."""

    settings: Settings
    notice: SettingsDamaged | None = None


class SettingsDamaged(NamedTuple):
    """Tell that the settings could not be read and where their file was set aside (null: it was not)."""

    set_aside: Path | None

    def sentence(self) -> str:
        """Say it to a person."""
        if self.set_aside is None:
            return _("The settings could not be read; magapp starts with its usual ones.")
        return _(
            "The settings could not be read; magapp starts with its usual ones. "
            "The old file is kept as {file}."
        ).format(file=self.set_aside.name)


def _text(value: object) -> bool:
    return value is None or isinstance(value, str)


_KNOWN: Final[dict[str, Callable[[object], bool]]] = {
    "language": lambda value: value in (None, "nl", "en"),
    "theme": lambda value: value in ("system", "light", "dark"),
    "data_folder": _text,
    "plan_order": lambda value: value in ("article", "food_first"),
    "decimals": lambda value: type(value) is int and 0 <= value <= MOST_DECIMALS,
    "window_geometry": _text,
    "last_tab": _text,
    "first_run_done": lambda value: isinstance(value, bool),
}


def read_settings(config: Path, *, set_aside: bool = True) -> SettingsRead:
    """Read the settings; of a damaged file the usual ones hold, and it is set aside if asked.

    A value this version does not know counts as the usual one and stays in the file.
    """
    path = config / FILE_NAME
    try:
        data = read_file(path)
        if data is None:
            return SettingsRead(Settings())
        kept = json.loads(data)
        if not isinstance(kept, dict):
            raise DamagedFile(path, "no settings")  # noqa: TRY301  # set aside with the other kinds of damage
    except NotRead:
        return SettingsRead(Settings(), SettingsDamaged(None))
    except (DamagedFile, ValueError, RecursionError):
        return SettingsRead(Settings(), SettingsDamaged(_set_aside(path) if set_aside else None))
    return SettingsRead(Settings(**_understood(kept), kept=kept))


def _understood(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {key: kept[key] for key, fits in _KNOWN.items() if key in kept and fits(kept[key])}


def write_settings(config: Path, settings: Settings) -> None:
    """Write the settings over those they were read from.

    Raises:
        NewerSettings: the file is of a later format; it is left as it is.
        NotWritten: it could not be written; the old file still stands.
    """
    path = config / FILE_NAME
    version = settings.kept.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        raise NewerSettings(path)
    document = {"format": FORMAT, **settings.kept}
    before = Settings(**_understood(settings.kept))
    for name in Settings._fields:
        value = getattr(settings, name)
        if name != "kept" and value != getattr(before, name):
            document[name] = value
    text = json.dumps(document, ensure_ascii=True, indent=1)
    make_private_folder(config)
    write_file(path, text.encode("ascii") + b"\n")


def _set_aside(path: Path) -> Path | None:
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged-{number}")
        if os.path.lexists(aside):
            continue
        try:
            path.rename(aside)
        except OSError:
            return None
        return aside
    return None


def change_settings(config: Path, change: Callable[[Settings], Settings]) -> Settings:
    """Read the settings anew, change them and write them, so that two programs do not undo each other.

    Raises:
        NewerSettings: the file is of a later format.
        NotWritten: it could not be written.
    """
    settings = change(read_settings(config).settings)
    write_settings(config, settings)
    return settings


__all__ = [
    "NewerSettings",
    "NotWritten",
    "Settings",
    "SettingsDamaged",
    "SettingsRead",
    "change_settings",
    "read_settings",
    "write_settings",
]
