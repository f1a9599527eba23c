"""What the person chose about the program itself; shared by the window and the command line."""

from __future__ import annotations

import json
import os
import threading
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from magapp.i18n import _
from magapp.storage.atomic import make_private_folder, read_file, write_file
from magapp.storage.errors import DamagedFile, NewerSettings, NotRead, NotWritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from magapp.domain.records import LabUnit

Theme: TypeAlias = Literal["system", "light", "dark"]
PlanOrder: TypeAlias = Literal["article", "food_first"]
EnergyUnit: TypeAlias = Literal["kcal", "kJ"]
Span: TypeAlias = tuple[int, int]
"""From when until when, in minutes from midnight."""

FORMAT: Final = 1
FILE_NAME: Final = "settings.json"
MOST_DECIMALS: Final = 2
DAY_MINUTES: Final = 24 * 60
LATEST_DAY_START: Final = 6 * 60
"""A day that began later would have times past the latest that a record can hold."""
QUICK_KEYS: Final = ("coffee", "tea", "water", "alcohol")
"""What Ctrl+1 to Ctrl+4 write down: one more of a drink, or a line such as ``=half a glass of milk``."""
LONGEST_QUICK_LINE: Final = 200
MOST_REMINDERS: Final = 8
_MAIN_MEALS: Final = 3
_LAB_UNITS: Final = ("mmol/L", "mg/dL", "mEq/L")
"""As in the records, which the first paint does without."""


_CHANGING: Final = threading.Lock()
"""Held by the thread that changes the file: a move names the new folder while a choice is being kept."""


class Settings(NamedTuple):
    """Hold the choices; null means: as the system has it, or none yet.

    ``decimals`` of milligrams shown, 0 to 2. ``day_starts``: minutes from midnight, under six hours.
    ``meal_times``: breakfast, lunch and dinner, one after the other. ``quick_keys``: see QUICK_KEYS.
    ``reminders``: minutes from midnight, each later than the one before; empty is off. ``kept`` is the file
    as it was read: keys and values that this version does not know are written back as they were.
    """

    language: str | None = None
    theme: Theme = "system"
    data_folder: str | None = None
    plan_order: PlanOrder = "article"
    decimals: int = 0
    energy_unit: EnergyUnit = "kcal"
    lab_unit: LabUnit = "mmol/L"
    day_starts: int = 0
    meal_times: tuple[Span, ...] | None = None
    quick_keys: tuple[str, ...] = QUICK_KEYS
    reminders: tuple[int, ...] = ()
    stay_in_tray: bool = False
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


def _minute(value: object) -> bool:
    return type(value) is int and 0 <= value < DAY_MINUTES


def _rising(values: list[Any]) -> bool:
    return all(earlier < later for earlier, later in pairwise(values))


def _reminders(value: object) -> bool:
    if not isinstance(value, list) or len(value) > MOST_REMINDERS:
        return False
    return all(map(_minute, value)) and _rising(value)


def _meal_times(value: object) -> bool:
    """Three spans, none reaching into the next."""
    if value is None:
        return True
    if not isinstance(value, list) or len(value) != _MAIN_MEALS:
        return False
    if not all(isinstance(span, list) and len(span) == len(("from", "until")) for span in value):
        return False
    ends = [end for span in value for end in span]
    if not all(type(end) is int and 0 <= end <= DAY_MINUTES for end in ends):
        return False
    return all(first < last for first, last in value) and ends == sorted(ends)


def quick_key_fits(value: object) -> bool:
    """Tell whether a key can write this down: a drink, or a line that begins with ``=``."""
    if not isinstance(value, str):
        return False
    return value in QUICK_KEYS or (value.startswith("=") and 1 < len(value) <= LONGEST_QUICK_LINE)


def _quick_keys(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(QUICK_KEYS) and all(map(quick_key_fits, value))


_KNOWN: Final[dict[str, Callable[[object], bool]]] = {
    "language": lambda value: value in (None, "nl", "en"),
    "theme": lambda value: value in ("system", "light", "dark"),
    "data_folder": _text,
    "plan_order": lambda value: value in ("article", "food_first"),
    "decimals": lambda value: type(value) is int and 0 <= value <= MOST_DECIMALS,
    "energy_unit": lambda value: value in ("kcal", "kJ"),
    "lab_unit": lambda value: value in _LAB_UNITS,
    "day_starts": lambda value: type(value) is int and 0 <= value < LATEST_DAY_START,
    "meal_times": _meal_times,
    "quick_keys": _quick_keys,
    "reminders": _reminders,
    "stay_in_tray": lambda value: isinstance(value, bool),
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
    return {key: _frozen(kept[key]) for key, fits in _KNOWN.items() if key in kept and fits(kept[key])}


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


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

    One thread at a time.

    Raises:
        NewerSettings: the file is of a later format.
        NotWritten: it could not be written.
    """
    with _CHANGING:
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
