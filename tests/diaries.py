"""Small diaries for tests of what is worked out from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count
from typing import Any

from magapp.domain.amount import Amount, exactly
from magapp.domain.diary import Diary
from magapp.domain.records import Checkin, DayNote, Entry, Fact, Habit, Record

MONDAY = dt.date(2026, 11, 2)
GROUP_UPPER = {"bread": 80.0, "": 30.0}

_number = count()


def day(number: int) -> dt.date:
    """Give the day that lies so many days after the first Monday of November 2026."""
    return MONDAY + dt.timedelta(number)


def an_entry(on: dt.date = MONDAY, mg: float | Amount | None = 50.0, **fields: Any) -> Entry:
    amount = mg if mg is None or isinstance(mg, Amount) else exactly(mg)
    number = next(_number)
    base: dict[str, Any] = {
        "id": f"entry-{number:06}",
        "day": on,
        "mg": amount,
        "name": "Volkorenbrood",
        "food": "bread_wholemeal",
        "group": "bread",
        "grams": 70.0,
        "source": "BLS40",
        "source_id": "B123",
    }
    return Entry(**(base | fields))


def a_supplement(on: dt.date = MONDAY, mg: float | Amount = 100.0, **fields: Any) -> Entry:
    base: dict[str, Any] = {
        "form": "citrate3",
        "counts_to_upper": True,
        "food": None,
        "name": "Magnesiumcitraat",
        "group": "supplements",
        "grams": None,
        "source": "label",
    }
    return an_entry(on, mg, **(base | fields))


def a_full_day(on: dt.date, mg: float = 300.0, kcal: float = 2000.0) -> list[Record]:
    """Make a day that counts as complete: two meals, a drink, enough energy."""
    return [
        an_entry(on, mg / 2, meal="breakfast", energy_kcal=kcal / 2),
        an_entry(
            on,
            mg / 2 - 8,
            meal="dinner",
            energy_kcal=kcal / 2,
            food="spinach",
            name="Spinazie",
            group="vegetables",
        ),
        an_entry(
            on,
            8.0,
            meal="breakfast",
            food="coffee",
            name="Koffie",
            group="coffee_tea",
            drink="coffee",
            grams=125.0,
            caffeine_mg=60.0,
        ),
    ]


def a_fact(key: str, value: str, since: dt.date = dt.date(1900, 1, 1), until: dt.date | None = None) -> Fact:
    return Fact(id=f"fact-{key}-{value}-{since}", key=key, value=value, since=since, until=until)


def an_answer(on: dt.date, key: str, severity: int | None) -> Checkin:
    return Checkin(id=f"checkin-{on}-{key}", day=on, key=key, severity=severity)


def a_habit(on: dt.date, key: str, value: float) -> Habit:
    return Habit(id=f"habit-{on}-{key}", day=on, key=key, value=value)


def a_note(on: dt.date, state: Any = None, note: str = "") -> DayNote:
    return DayNote(id=f"day-{on}", day=on, state=state, note=note)


def a_diary(*records: Record | Sequence[Record]) -> Diary:
    flat: list[Record] = []
    for record in records:
        flat.extend(record if isinstance(record, Sequence) else [record])
    return Diary(flat)


WOMAN = (a_fact("sex", "female"), a_fact("birth_year", "1986"))
