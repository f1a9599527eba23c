"""An invented person's six weeks, to be looked at: made of the program's own foods, the same each time.

Nobody is behind it. The complaints of its first three weeks come again in its last three, in which other
things are eaten: it is no tale of what magnesium does.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.domain.ids import day_record_id, time_ordered_id
from magapp.domain.records import (
    Checkin,
    DayNote,
    Dislike,
    Fact,
    Favourite,
    Habit,
    Ingredient,
    OwnFood,
    OwnPortion,
    Recipe,
)
from magapp.i18n import _, language
from magapp.services.entry_line import propose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Meal, Record
    from magapp.services.kitchen import Kitchen
    from magapp.services.proposal import Proposal

DAYS: Final = 42
DATASET: Final = "e5d1a3c2-0c0f-4f6e-9a57-5b0f4d1c7e21"
"""The id of a diary that lies nowhere."""
_SEED: Final = 42
_SWAPPED_FROM: Final = 20
"""So many days ago this person began to eat wholemeal bread instead of white."""
_PILL_FROM: Final = 14
_FORGOTTEN: Final = 13
_EVENING_FORGOTTEN: Final = 11
_UNANSWERED: Final = 6
"""Every so many days: nothing eaten, no evening, no complaint written down."""
_SAME_AGAIN: Final = 21
"""After so many days the same complaints come again: as many before other bread and a supplement as after."""
_OFTEN: Final = 0.75
_SELDOM: Final = 0.1
_BIRTH_YEAR: Final = 1964
_MILLISECONDS: Final = 86_000_000

_BREAKFASTS: Final = (
    ("2 sneetjes witbrood @7:50", "hagelslag @7:50", "koffie @8:00"),
    ("havermout @8:10", "glas halfvolle melk @8:10", "koffie @8:20"),
    ("halfvolle yoghurt @8:30", "muesli @8:30", "thee @8:30"),
    ("2 sneetjes witbrood @7:45", "plak kaas @7:45", "thee @7:45"),
)
_LUNCHES: Final = (
    ("2 sneetjes witbrood @12:40", "plak kaas @12:40", "koffie @12:50"),
    ("2 sneetjes witbrood @12:30", "pindakaas @12:30", "appel @12:30", "glas water @12:30"),
    ("tomatensoep @12:45", "sneetje bruinbrood @12:45", "glas water @12:45"),
    ("2 sneetjes witbrood @12:30", "ei @12:30", "glas halfvolle melk @12:30"),
)
_DINNERS: Final = (
    ("200 g aardappelen @18:15", "150 g spinazie @18:15", "kipfilet @18:15"),
    ("witte rijst @18:30", "150 g broccoli @18:30", "zalm @18:30"),
    ("witte pasta @18:20", "2 tomaten @18:20", "rundergehakt @18:20", "glas rode wijn @18:30"),
    ("zilvervliesrijst @18:30", "bruine bonen @18:30", "paprika @18:30"),
    ("boerenkoolstamppot @18:00", "rookworst @18:00"),
)
_BETWEEN: Final = (
    ("koffie @10:30", "stroopwafel @10:30", "thee @20:00"),
    ("koffie @10:30", "banaan @15:30", "glas water @15:30"),
    ("koffie @10:15", "handje amandelen @16:00"),
    ("thee @15:00", "pure chocolade @20:30", "glas water @20:30"),
)
_MEALS: Final[tuple[tuple[Meal, tuple[tuple[str, ...], ...]], ...]] = (
    ("breakfast", _BREAKFASTS),
    ("lunch", _LUNCHES),
    ("dinner", _DINNERS),
    ("snack", _BETWEEN),
)
_PILL: Final = "1 tablet magnesium 100 mg @21:30"
_PLANNED: Final[tuple[tuple[Meal, str], ...]] = (
    ("lunch", "2 sneetjes volkorenbrood"),
    ("dinner", "150 g sperziebonen"),
    ("snack", "handje walnoten"),
)


class _Maker:
    """Invent the records of one example, by one die."""

    def __init__(self, kitchen: Kitchen, guidance: Guidance, today: dt.date) -> None:
        self._kitchen = kitchen
        self._complaints = [symptom.id for symptom in guidance.symptoms]
        self._today = today
        self._read: dict[str, Proposal] = {}
        self._dice = random.Random(_SEED)  # noqa: S311  # invented meals, no secret

    def records(self) -> Iterator[Record]:
        """Invent everything, the earliest day first."""
        yield from self._about()
        yield from self._library()
        for away in range(DAYS - 1, -1, -1):
            yield from self._day(self._today - dt.timedelta(days=away), away)
        tomorrow = self._today + dt.timedelta(days=1)
        for meal, line in _PLANNED:
            yield from self._written(line, tomorrow, meal, planned=True)

    def _new_id(self, day: dt.date) -> str:
        stamp = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)
        return time_ordered_id(stamp + self._dice.randrange(_MILLISECONDS), self._dice.randbytes(10))

    def _day(self, day: dt.date, away: int) -> Iterator[Record]:
        """Invent one day: some were forgotten, of some the evening, and today has a breakfast only."""
        yield from self._feelings(day, away)
        if away % _FORGOTTEN == 0 and away:
            return
        forgot_evening = away % _EVENING_FORGOTTEN == 0 and away > 0
        meals = _MEALS if away else _MEALS[:1]
        for meal, choices in meals:
            if forgot_evening and meal in ("dinner", "snack"):
                continue
            for line in self._dice.choice(choices):
                if away < _SWAPPED_FROM:
                    line = line.replace("witbrood", "volkorenbrood")  # noqa: PLW2901  # what is eaten instead
                yield from self._written(line, day, meal)
        if 0 < away <= _PILL_FROM and self._dice.random() < _OFTEN:
            yield from self._written(_PILL, day, "snack")
        if away and not forgot_evening and self._dice.random() < _OFTEN:
            note = day_record_id(DATASET, DayNote.kind, day)
            yield DayNote(id=note, day=day, state="complete")

    def _written(self, line: str, day: dt.date, meal: Meal, *, planned: bool = False) -> Iterator[Record]:
        kitchen = self._kitchen
        found = self._read.get(line)
        if found is None:
            found = self._read[line] = propose(line, kitchen.finder, "nl", forms=kitchen.forms)[0]
        entry = found.to_entry(self._new_id(day), day, meal=meal, planned=planned)
        food = kitchen.table.food(entry.food or "")
        if food is not None:
            entry = replace(entry, name=food.name(language()))
        yield replace(entry, meal=meal)

    def _feelings(self, day: dt.date, away: int) -> Iterator[Record]:
        turn = away % _SAME_AGAIN
        dice = random.Random(_SEED + turn)  # noqa: S311  # as above
        if turn % _UNANSWERED or not turn:
            for place, key in enumerate(self._complaints):
                if dice.random() < _SELDOM:
                    continue
                weights = (2, 3, 3, 1) if place in (0, 4) else (6, 3, 1, 0)
                severity = dice.choices((0, 1, 2, 3), weights)[0]
                if key == self._complaints[-1]:
                    severity = 0
                made = day_record_id(DATASET, Checkin.kind, day, key)
                yield Checkin(id=made, day=day, key=key, severity=severity)
        sleep = round(self._dice.gauss(6.8, 0.8) * 2) / 2
        yield Habit(id=day_record_id(DATASET, Habit.kind, day, "sleep"), day=day, key="sleep", value=sleep)

    def _about(self) -> Iterator[Record]:
        long_ago = dt.date(1900, 1, 1)
        begun = self._today - dt.timedelta(days=DAYS)
        for key, value, since in (
            ("sex", "female", long_ago),
            ("birth_year", str(_BIRTH_YEAR), long_ago),
            ("cause", "stress", begun),
        ):
            yield Fact(id=self._new_id(begun), key=key, value=value, since=since)

    def _library(self) -> Iterator[Record]:
        day = self._today
        yield OwnFood(
            id=self._new_id(day),
            name=_("Nut bread from the market"),
            group="bread",
            mg_per_100g=85.0,
            energy_kcal=290.0,
            portions=(OwnPortion(name=_("thick slice"), grams=40.0),),
        )
        yield Recipe(
            id=self._new_id(day),
            name=_("Grandmother’s lentil soup"),
            servings=4.0,
            ingredients=(
                self._part("lentils_boiled", 400.0),
                self._part("tomato", 240.0),
                self._part("onion_fried", 100.0),
            ),
        )
        yield Recipe(
            id=self._new_id(day),
            name=_("My breakfast"),
            is_meal=True,
            ingredients=(self._part("bread_wholemeal", 70.0), self._part("banana", 120.0)),
        )
        yield Favourite(id=self._new_id(day), food="almonds", quantity=1.0, unit="handful", meal=None)
        yield Dislike(id=self._new_id(day), food="tofu")

    def _part(self, food_id: str, grams: float) -> Ingredient:
        food = self._kitchen.table.food(food_id)
        name = food_id if food is None else food.name(language())
        return Ingredient(food=food_id, grams=grams, quantity=grams, unit="g", name=name)


def example_records(kitchen: Kitchen, guidance: Guidance, today: dt.date) -> list[Record]:
    """Invent six weeks up to *today*, and something planned for tomorrow; names in the language set."""
    return list(_Maker(kitchen, guidance, today).records())
