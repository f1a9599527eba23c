"""Sleep, bedtime, relaxation, sweating and stress: read as typed, changed by a step, written out again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.i18n import _, language
from magapp.services.report_words import Words
from magapp.services.wording import clock, number

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.diary import Diary

HabitKey: TypeAlias = Literal["sleep", "bedtime", "relaxation", "sweat", "stress"]
HABITS: Final[tuple[HabitKey, ...]] = ("sleep", "bedtime", "relaxation", "sweat", "stress")
STEPPED: Final[tuple[HabitKey, ...]] = ("sleep", "bedtime", "relaxation")
"""Those with a figure; the others are answered from 0 to 3."""

MOST_HOURS: Final = 24
MOST_MINUTES: Final = 24 * 60
HIGHEST_LEVEL: Final = 3
_DAY: Final = 24 * 60
_NOON: Final = 12 * 60
_STEPS: Final = {"sleep": 0.5, "bedtime": 15.0, "relaxation": 10.0}
_FIRST: Final = {"sleep": 7.5, "bedtime": 23.0 * 60, "relaxation": 0.0}
"""Where the steps begin for who noted none before; a click away from anybody's own."""
_HIGHEST: Final = {"sleep": float(MOST_HOURS), "bedtime": float(_DAY + _NOON - 15), "relaxation": float(_DAY)}
_LOWEST: Final = {"sleep": 0.0, "bedtime": float(_NOON), "relaxation": 0.0}
_NIGHTS_LOOKED_AT: Final = 28
_QUARTERS: Final = 4

_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
_BARE_HOUR: Final = re.compile(r"\d{1,2}", re.ASCII)
_DECIMAL: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?", re.ASCII)
_HOURS_AND_MINUTES: Final = re.compile(
    r"(\d{1,2})(?:(?:[:uh]|uur|hours?)(\d{2})|[.,](00|15|30|45))(?:m|min)?", re.ASCII
)
"""Nobody writes 7.3 hours as 7.30: a quarter, a half or three quarters of an hour are minutes."""
_FRACTIONS: Final = {"½": ",5", "¼": ",25", "¾": ",75"}
_UNITS: Final = {
    "sleep": re.compile(r"(?:uur|uren|u|hours?|hrs?|h)\.?$"),
    "bedtime": re.compile(r"(?:uur|u|h)\.?$"),
    "relaxation": re.compile(r"(?:minuten|minuut|minutes?|mins?|min|m)\.?$"),
}


class UnreadableHabitError(ValueError):
    """What was typed for a habit is no such value."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(key)
        self._key = key
        self._text = text

    def sentence(self) -> str:
        """Say what would be read instead."""
        if self._key == "sleep":
            said = _("‘{text}’ is no number of hours up to 24. Write it as {decimal} or 7:30.")
            return said.format(text=self._text, decimal=number(7.5, language(), 1))
        if self._key == "bedtime":
            return _("‘{text}’ is no time. Write it as 22:30.").format(text=self._text)
        said = _("‘{text}’ is no number of minutes up to 1440. Write it as 20.")
        return said.format(text=self._text)


class DayToComeError(ValueError):
    """A day to come has no habits yet."""

    def __init__(self, day: dt.date) -> None:
        super().__init__()
        self._day = day

    def sentence(self) -> str:
        """Say which day, and what cannot be noted on it."""
        said = _("Sleep, relaxation, sweating and stress cannot lie in the future: {day} is still to come.")
        return said.format(day=Words(language()).date(self._day))


def bedtime_of(minute: int) -> float:
    """Count a time of day from midnight of the day before: a time before noon is in the night or after it."""
    return float(minute + _DAY if minute < _NOON else minute)


def read_habit(key: HabitKey, text: str) -> float:
    """Read hours (7,5 or 7:30), a bedtime (23:15; 0:30 is after midnight) or minutes, with or without unit.

    Raises:
        UnreadableHabitError: it is no such value, or out of its bounds.
    """
    typed = "".join(text.casefold().split())
    for sign, digits in _FRACTIONS.items():
        typed = typed.replace(sign, digits)
    if typed.startswith(","):
        typed = f"0{typed}"
    bare = _UNITS[key].sub("", typed)
    value = _bedtime(bare) if key == "bedtime" else _amount(key, typed, bare)
    if value is None or not 0 <= value <= (_DAY + _NOON if key == "bedtime" else _HIGHEST[key]):
        raise UnreadableHabitError(key, text.strip())
    return value


def _bedtime(bare: str) -> float | None:
    found = _CLOCK.fullmatch(bare)
    hour, minute = (int(found[1]), int(found[2])) if found else (0, 0)
    if found is None:
        if not _BARE_HOUR.fullmatch(bare):
            return None
        hour = int(bare)
    if hour > MOST_HOURS or minute >= 60:  # noqa: PLR2004  # minutes of an hour
        return None
    return bedtime_of((60 * hour + minute) % _DAY)


def _amount(key: HabitKey, typed: str, bare: str) -> float | None:
    if key == "sleep":
        found = _HOURS_AND_MINUTES.fullmatch(bare) or _HOURS_AND_MINUTES.fullmatch(typed)
        if found is not None:
            minutes = int(found[2] or found[3])
            return None if minutes >= 60 else int(found[1]) + minutes / 60  # noqa: PLR2004
    return float(bare.replace(",", ".")) if _DECIMAL.fullmatch(bare) else None


def stepped(key: HabitKey, value: float | None, steps: int, usual: float | None) -> float:
    """Go some steps of half an hour, a quarter or ten minutes up or down, within bounds.

    From nothing the first step gives the *usual* value itself, or where the steps begin; a first step up of
    relaxation gives ten minutes.
    """
    step = _STEPS[key]
    if value is None and key != "relaxation":
        return _FIRST[key] if usual is None else usual
    wanted = (value or 0.0) + steps * step
    return min(_HIGHEST[key], max(_LOWEST[key], wanted))


def usual_habit(diary: Diary, key: HabitKey, day: dt.date) -> float | None:
    """Give the middle of what was noted of a habit in the four weeks before a day, on a whole step.

    Null where nothing was.
    """
    noted: list[float] = []
    for away in range(1, _NIGHTS_LOOKED_AT + 1):
        habit = diary.habits(day.fromordinal(day.toordinal() - away)).get(key)
        if habit is not None and habit.value is not None:
            noted.append(habit.value)
    if not noted:
        return None
    middle = sorted(noted)[len(noted) // 2]
    return round(middle / _STEPS[key]) * _STEPS[key]


def habit_words(key: HabitKey, value: float) -> str:
    """Write out a figure, such as "7,5 uur", "23:15" or "20 min"; typed again it is the same."""
    now = language()
    if key == "bedtime":
        return clock(value)
    if key == "relaxation":
        # Typed again, 1.200 would be a little over one.
        written = number(value, now, 1).replace("." if now == "nl" else ",", "")
        return _("{minutes} min").format(minutes=written)
    if value * _QUARTERS == round(value * _QUARTERS):
        return _("{hours} hrs").format(hours=number(value, now, 2))
    return _("{hours} hrs").format(hours=clock_of_hours(value))


def clock_of_hours(hours: float) -> str:
    """Write hours with minutes: 7:20."""
    minutes = round(hours * 60)
    return f"{minutes // 60}:{minutes % 60:02}"
