"""Write a diary of many years, as someone could have kept it, for measuring and for looking.

Usage: python tools/make_diary.py FOLDER [--years 10] [--per-day 12] [--seed 1] [--today 2026-11-22]

The folder must be new. State and settings go where the environment says (XDG_STATE_HOME and the like),
so that this installation owns the diary.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from magapp.domain.amount import exactly
from magapp.domain.ids import day_record_id, time_ordered_id
from magapp.domain.records import MEALS, Checkin, DayNote, Entry, Fact, Habit
from magapp.storage.paths import find_places
from magapp.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.records import Meal, Record

# id, name, group, unit, grams of one, usual number; per 100 g: mg, kcal; drink; caffeine mg, alcohol g
FOODS: dict[Meal, tuple[tuple[str, str, str, str, int, int, int, int, str, int, int], ...]] = {
    "breakfast": (
        ("bread_wholemeal", "Volkorenbrood", "bread", "slice", 35, 2, 71, 235, "", 0, 0),
        ("oats", "Havermout", "grains", "portion", 40, 1, 129, 370, "", 0, 0),
        ("yoghurt_semi_skimmed", "Halfvolle yoghurt", "dairy", "bowl", 150, 1, 11, 48, "", 0, 0),
        ("peanut_butter", "Pindakaas", "spreads", "portion", 15, 1, 180, 640, "", 0, 0),
        ("banana", "Banaan", "fruit", "piece", 120, 1, 28, 95, "", 0, 0),
        ("coffee", "Koffie", "coffee_tea", "cup", 125, 1, 4, 1, "coffee", 58, 0),
    ),
    "lunch": (
        ("bread_white", "Witbrood", "bread", "slice", 35, 2, 22, 250, "", 0, 0),
        ("cheese_gouda_48", "Goudse kaas 48+", "cheese", "slice", 20, 1, 32, 368, "", 0, 0),
        ("egg_boiled", "Gekookt ei", "eggs", "piece", 50, 1, 11, 128, "", 0, 0),
        ("tomato", "Tomaat", "vegetables", "piece", 75, 1, 10, 20, "", 0, 0),
        ("milk_semi_skimmed", "Halfvolle melk", "dairy", "glass", 200, 1, 11, 46, "milk", 0, 0),
        ("tea_black", "Zwarte thee", "coffee_tea", "cup", 150, 1, 2, 0, "tea", 20, 0),
    ),
    "dinner": (
        ("potato_boiled", "Gekookte aardappel", "potatoes", "piece", 70, 3, 19, 80, "", 0, 0),
        ("rice_brown_boiled", "Gekookte zilvervliesrijst", "grains", "portion", 150, 1, 43, 125, "", 0, 0),
        ("spinach_boiled", "Gekookte spinazie", "vegetables", "portion", 200, 1, 52, 25, "", 0, 0),
        ("salmon_baked", "Gebakken zalm", "fish", "portion", 120, 1, 28, 210, "", 0, 0),
        ("chicken_breast_baked", "Gebakken kipfilet", "meat", "portion", 100, 1, 30, 150, "", 0, 0),
        ("kidney_beans_canned", "Bruine bonen uit blik", "pulses", "portion", 150, 1, 37, 100, "", 0, 0),
        ("water_tap", "Kraanwater", "water", "glass", 200, 1, 1, 0, "water", 0, 0),
    ),
    "snack": (
        ("almonds", "Amandelen", "nuts_seeds", "handful", 25, 1, 270, 620, "", 0, 0),
        ("chocolate_dark", "Pure chocolade", "sweets", "piece", 8, 2, 170, 530, "", 6, 0),
        ("apple", "Appel", "fruit", "piece", 130, 1, 5, 55, "", 0, 0),
        ("coffee", "Koffie", "coffee_tea", "cup", 125, 1, 4, 1, "coffee", 58, 0),
        ("water_tap", "Kraanwater", "water", "glass", 200, 1, 1, 0, "water", 0, 0),
        ("wine_red", "Rode wijn", "alcohol", "glass", 100, 1, 11, 80, "alcohol", 0, 10),
        ("cola", "Cola", "drinks", "glass", 200, 1, 1, 42, "soft_drink", 10, 0),
    ),
}
COMPLAINTS = (
    "muscle_cramps",
    "fatigue",
    "poor_sleep",
    "headache",
    "restless_legs",
    "palpitations",
    "irritability",
)
HABITS = (("sleep", 5.0, 9.0), ("bedtime", 1320.0, 1470.0), ("relaxation", 0.0, 60.0), ("stress", 0.0, 3.0))
HOURS = {"breakfast": 8, "lunch": 13, "dinner": 18, "snack": 21}


def entries(day: dt.date, count: int, dice: random.Random) -> Iterator[Entry]:
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    for number in range(count):
        meal = MEALS[number * len(MEALS) // count]
        food, name, group, unit, grams, usual, mg, kcal, drink, caffeine, alcohol = dice.choice(FOODS[meal])
        weight = float(grams * usual)
        minute = HOURS[meal] * 60 + dice.randrange(60)
        known = dice.random() > 0.03
        yield Entry(
            id=time_ordered_id(int(midnight.timestamp() * 1000) + minute * 60_000, dice.randbytes(10)),
            day=day,
            time=minute,
            meal=meal,
            food=food,
            name=name,
            source="BLS40",
            source_id=f"B{dice.randrange(10**6):06}",
            group=group,
            quantity=float(usual),
            unit=unit,
            grams=weight,
            mg=exactly(round(mg * weight / 100, 1)) if known else None,
            drink=drink,
            energy_kcal=round(kcal * weight / 100, 1),
            caffeine_mg=round(caffeine * weight / 100, 1) or None,
            alcohol_g=round(alcohol * weight / 100, 1) or None,
        )


def records(dataset: str, last: dt.date, days: int, per_day: int, dice: random.Random) -> Iterator[Record]:
    first = last - dt.timedelta(days - 1)
    for key, value in (("sex", "female"), ("birth_year", "1971")):
        at = int(dt.datetime.combine(first, dt.time(), dt.UTC).timestamp() * 1000)
        yield Fact(
            id=time_ordered_id(at, dice.randbytes(10)), key=key, value=value, since=first.replace(year=1900)
        )
    for number in range(days):
        day = first + dt.timedelta(number)
        yield from entries(day, per_day, dice)
        for key in COMPLAINTS:
            severity = dice.choice((0, 0, 1, 1, 2, 3))
            yield Checkin(id=day_record_id(dataset, "checkin", day, key), day=day, key=key, severity=severity)
        for key, low, high in HABITS:
            amount = float(round(dice.uniform(low, high)))
            yield Habit(id=day_record_id(dataset, "habit", day, key), day=day, key=key, value=amount)
        if dice.random() < 0.7:
            yield DayNote(id=day_record_id(dataset, "day", day), day=day, state="complete")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--years", type=float, default=10)
    options.add_argument("--per-day", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--today", type=dt.date.fromisoformat, default=None)
    wanted = options.parse_args()
    today = wanted.today or dt.datetime.now().astimezone().date()
    store = Store.open(find_places(wanted.folder))
    dice = random.Random(wanted.seed)  # noqa: S311  # the same diary each time is the point
    days = max(1, round(wanted.years * 365.25))
    made = {record.id: record for record in records(store.dataset, today, days, wanted.per_day, dice)}
    begun = time.perf_counter()
    store.save(made)
    print(f"{len(made)} records in {wanted.folder}, written in {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
