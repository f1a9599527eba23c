"""``habits``: a day's drinks, counted from its entries, and its sleep, relaxation, stress and sweat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from magapp.cli.values import BadInputError, read_day, read_number, read_pairs, read_time, read_whole
from magapp.domain.ids import day_record_id
from magapp.domain.records import Habit
from magapp.domain.totals import day_totals
from magapp.exchange.json_values import figure, time_json
from magapp.i18n import N_, _
from magapp.services.drinks import DRINKS, Drink, one_less, one_more
from magapp.services.habits import (
    HABITS,
    HIGHEST_LEVEL,
    MOST_HOURS,
    MOST_MINUTES,
    DayToComeError,
    bedtime_of,
)
from magapp.services.report_words import Words
from magapp.services.wording import clock, number
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Container, Iterable, Iterator

    from magapp.cli.session import Session
    from magapp.domain.records import Entry, Record

_NAMES: Final = {
    "coffee": N_("Coffee: {value}"),
    "tea": N_("Tea: {value}"),
    "water": N_("Water: {value}"),
    "alcohol": N_("Drinks with alcohol: {value}"),
    "sleep": N_("Sleep: {value} hours"),
    "bedtime": N_("Bedtime: {value}"),
    "relaxation": N_("Relaxation: {value} minutes"),
    "stress": N_("Stress (0–3): {value}"),
    "sweat": N_("Heavy sweating (0–3): {value}"),
}
_MOST_CUPS: Final = 50
_DAY: Final = 24 * 60
_HOUR: Final = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument(
        "values",
        metavar=_("KEY=VALUE"),
        nargs="*",
        help=_("coffee=3 tea=2 water=6 alcohol=0 sleep=7.5 bedtime=23:15 relaxation=20 stress=1 sweat=0"),
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show a day's habits, after setting those that were given."""
    day = read_day(options.day, session.today)
    keys = (*get_args(Drink), *HABITS)
    pairs = read_pairs(options.values, keys)
    cups = {drink: read_whole(pairs[drink], 0, _MOST_CUPS, drink) for drink in DRINKS if drink in pairs}
    values = {key: _value(key, pairs[key]) for key in HABITS if key in pairs}
    if day > session.today and any(value is not None for value in values.values()):
        raise BadInputError(DayToComeError(day).sentence())
    changes: dict[str, Record | None] = {}
    for key, value in values.items():
        habit = Habit(
            id=day_record_id(session.store.dataset, Habit.kind, day, key), day=day, key=key, value=value
        )
        if value is not None:
            changes[habit.id] = habit
        elif habit.id in session.diary:
            changes[habit.id] = None
    for drink, wanted in cups.items():
        changes |= _drinks(drink, wanted, day, session)
    session.save(changes)
    found = _found(day, session)
    session.answer(found, _lines(found, day, session, said=frozenset(cups)))


def _value(key: str, text: str) -> float | None:
    """Read a habit's value; nothing after the ``=`` takes it away."""
    if not text:
        return None
    match key:
        case "sleep":
            if ":" in text:  # 7:30, as the window reads it
                return read_time(text) / _HOUR
            return read_number(text, 0, MOST_HOURS, key)
        case "bedtime":
            return bedtime_of(read_time(text))
        case "relaxation":
            return read_number(text, 0, MOST_MINUTES, key)
        case _:
            return read_whole(text, 0, HIGHEST_LEVEL, key)


def _count(entries: Iterable[Entry], drink: Drink) -> float:
    """Count cups and glasses as they were written down; soy sauce holds alcohol and is no drink."""
    return sum(
        1.0 if entry.unit in {"g", "ml"} else entry.quantity
        for entry in entries
        if entry.drink == drink and not entry.planned
    )


def _drinks(drink: Drink, wanted: int, day: dt.date, session: Session) -> dict[str, Record | None]:
    """Add or take away entries until so many of a drink stand there."""
    changes: dict[str, Record | None] = {}
    diary = session.diary
    meal = session.times.meal_at(session.minute)
    while (there := _count(diary.entries(day), drink)) != wanted:
        step: dict[str, Record | None]
        if there < wanted:
            entry = one_more(
                drink,
                session.table,
                diary.entries(day),
                entry_id=fresh_id(),
                day=day,
                time=None,
                meal=meal,
                language=session.language,
            )
            if entry is None or there + 1 > wanted:
                raise BadInputError(
                    _("{key} stands at {count} and cannot be made {wanted}; change the entries.").format(
                        key=drink, count=figure(there), wanted=wanted
                    )
                )
            step = {entry.id: entry}
        else:
            step = dict(one_less(diary.entries(day), drink))
        diary = diary.with_changes(step)
        changes |= step
    return changes


def _found(day: dt.date, session: Session) -> dict[str, Any]:
    entries = session.diary.entries(day)
    totals = day_totals(entries, session.group_upper)
    habits = session.diary.habits(day)
    found: dict[str, Any] = {"day": day.isoformat()}
    found |= {drink: figure(_count(entries, drink)) for drink in DRINKS}
    found |= {"alcohol_glasses": figure(totals.alcohol_glasses), "caffeine_mg": figure(totals.caffeine_mg)}
    for key in HABITS:
        value = habits[key].value if key in habits else None
        found[key] = time_json(int(value) % _DAY) if key == "bedtime" and value is not None else value
    return found


def _lines(found: dict[str, Any], day: dt.date, session: Session, said: Container[str]) -> Iterator[str]:
    """Say a day's habits; *said* are the drinks that were counted just now, so that a 0 of them is known."""
    now = session.language
    yield Words(now).date(day)
    for key, name in _NAMES.items():
        value = found[key]
        if value is None:
            continue
        written = clock(read_time(value)) if key == "bedtime" else number(value, now, 1)
        if key in DRINKS and not value and key not in said:
            written = _("nothing written down")
        yield _(name).format(value=written)
