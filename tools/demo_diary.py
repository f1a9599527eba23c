"""An invented person's three months, for pictures and for trying things out. Nobody is behind it."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from magapp.domain.ids import day_record_id, time_ordered_id
from magapp.domain.records import (
    Checkin,
    DayNote,
    Fact,
    Favourite,
    Habit,
    Ingredient,
    OwnFood,
    OwnPortion,
    Recipe,
    Record,
)
from magapp.services.entry_line import propose

if TYPE_CHECKING:
    from magapp.domain.records import Meal
    from magapp.ui.catalogue import Catalogue

TODAY = dt.date(2026, 11, 22)
_DAYS = 92
_LINES: tuple[tuple[Meal, tuple[tuple[str, ...], ...]], ...] = (
    (
        "breakfast",
        (
            ("havermout", "glas halfvolle melk", "koffie @8:10"),
            ("2 sneetjes volkorenbrood", "pindakaas", "thee @7:45"),
            ("2 sneetjes witbrood", "hagelslag", "koffie @8:20"),
            ("yoghurt", "banaan", "koffie @8:30"),
        ),
    ),
    (
        "lunch",
        (
            ("2 sneetjes witbrood", "kaas", "koffie @12:40"),
            ("2 sneetjes volkorenbrood", "kaas", "appel", "thee @12:30"),
            ("tomatensoep", "sneetje bruinbrood", "glas water"),
            ("2 sneetjes bruinbrood", "ei", "glas melk"),
        ),
    ),
    (
        "dinner",
        (
            ("200 g aardappelen", "150 g spinazie", "kipfilet"),
            ("witte rijst", "broccoli", "zalm"),
            ("witte pasta", "tomaat", "glas rode wijn"),
            ("bruine bonen", "zilvervliesrijst", "paprika"),
            ("rookworst", "boerenkoolstamppot"),
        ),
    ),
    (
        "snack",
        (("koffie @14:10",), ("stroopwafel", "thee @15:30"), ("handje amandelen",), ("glas water", "appel")),
    ),
)


def demo_records(catalogue: Catalogue, dataset: str, today: dt.date = TODAY) -> list[Record]:
    """Invent three months up to *today*: the same ones each time."""
    dice = random.Random(20261122)  # noqa: S311  # invented meals, no secret
    records: list[Record] = []

    def new_id(day: dt.date) -> str:
        stamp = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)
        return time_ordered_id(stamp + dice.randrange(86_000_000), dice.randbytes(10))

    complaints = [symptom.id for symptom in catalogue.guidance.symptoms]
    for away in range(_DAYS):
        day = today - dt.timedelta(days=away)
        if away % 17 == 9:
            continue
        meals = _LINES if away else _LINES[:2]
        for meal, choices in meals:
            if away % 11 == 4 and meal in ("dinner", "snack"):
                continue
            for line in dice.choice(choices):
                found = propose(line, catalogue.kitchen.finder, "nl", forms=catalogue.kitchen.forms)
                records.append(found[0].to_entry(new_id(day), day, meal=meal))
        if away < 46 and away % 3:
            kitchen = catalogue.kitchen
            pill = propose("1 tablet magnesium 100 mg @21:30", kitchen.finder, "nl", forms=kitchen.forms)
            records.append(pill[0].to_entry(new_id(day), day, meal="snack"))
        records += _answers(dice, dataset, day, away, complaints)
    records += _library(new_id(today), new_id(today), new_id(today), new_id(today))
    since = dt.date(1900, 1, 1)
    for key, value in (("sex", "female"), ("birth_year", "1968")):
        records.append(Fact(id=new_id(today), key=key, value=value, since=since))
    month_ago = today - dt.timedelta(days=30)
    for key, value in (("medicine", "ppi"), ("cause", "stress")):
        records.append(Fact(id=new_id(today), key=key, value=value, since=month_ago))
    return records


def _library(food: str, recipe: str, meal: str, favourite: str) -> tuple[Record, ...]:
    """Give a food from its label, a dish, a usual breakfast and a favourite."""
    return (
        OwnFood(
            id=food,
            name="Notenbrood van de markt",
            group="bread",
            mg_per_100g=85.0,
            energy_kcal=290.0,
            portions=(OwnPortion(name="snee", grams=40.0),),
        ),
        Recipe(
            id=recipe,
            name="Linzensoep van oma",
            servings=4.0,
            ingredients=(
                Ingredient(food="lentils_boiled", grams=400.0, quantity=400.0, name="Linzen, gekookt"),
                Ingredient(food="tomato", grams=240.0, quantity=3.0, unit="piece", name="Tomaat"),
                Ingredient(food="onion_fried", grams=100.0, quantity=1.0, unit="piece", name="Ui, gebakken"),
            ),
        ),
        Recipe(
            id=meal,
            name="Mijn ontbijt",
            is_meal=True,
            ingredients=(
                Ingredient(
                    food="bread_wholemeal", grams=70.0, quantity=2.0, unit="slice", name="Volkorenbrood"
                ),
                Ingredient(food="banana", grams=120.0, quantity=1.0, unit="piece", name="Banaan"),
            ),
        ),
        Favourite(id=favourite, food="almonds", quantity=1.0, unit="handful", meal=None),
    )


def _answers(
    dice: random.Random, dataset: str, day: dt.date, away: int, complaints: list[str]
) -> list[Record]:
    records: list[Record] = []
    if away % 6 != 5:
        for place, key in enumerate(complaints):
            if dice.random() < 0.12:
                continue
            weight = (2, 3, 3, 1) if place in (0, 4) else (6, 3, 1, 0)
            severity = dice.choices((0, 1, 2, 3), weight)[0]
            if key == complaints[-1]:
                severity = min(severity, 1)
            record_id = day_record_id(dataset, "checkin", day, key)
            records.append(Checkin(id=record_id, day=day, key=key, severity=severity))
    sleep = round(dice.gauss(6.8, 0.8) * 2) / 2
    records.append(Habit(id=day_record_id(dataset, "habit", day, "sleep"), day=day, key="sleep", value=sleep))
    if away % 7 == 3:
        records.append(DayNote(id=day_record_id(dataset, "day", day), day=day, state="complete"))
    return records
