"""What lies between a day and the adequate intake, and portions of food that bring it nearer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from magapp.domain.amount import Amount
from magapp.domain.profile import profile_on
from magapp.domain.records import Dislike
from magapp.domain.reference import reference_intake
from magapp.domain.totals import day_totals
from magapp.services.gated import kidneys_ask_first
from magapp.services.own_foods import corrected_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.food import Food, FoodTable, Portion
    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Entry, Meal
    from magapp.services.proposal import Usage

Kind: TypeAlias = Literal["swap", "own", "other"]

MOST_IDEAS: Final = 6
MOST_ENERGY: Final = 300.0
"""In kcal: what brings more than this is no small addition to a day. A judgement."""
LEAST_OF_A_SWAP: Final = 5.0
"""A swap that gains less magnesium than this, in mg on the day, is not worth the trouble."""
LEAST_OF_A_PORTION: Final = 10.0
LEAST_OF_THE_RICH: Final = 20.0
"""From this much magnesium in a usual portion, in mg, a food that nobody asked for is called rich in it."""
LEAST_PER_KCAL: Final = 0.2
"""In mg: a whole day of such food would bring about 400 mg. A judgement."""
OFTEN: Final = 3
"""So many times in half a year makes a food one's own."""
_ENERGY_OF_LITTLE: Final = 50.0
"""In kcal: added before mg are divided by kcal, else a leaf of lettuce would be the best idea of all."""
_TRACE_OF_ALCOHOL: Final = 0.5
"""In g per 100 g, which a ripe banana may have."""
_WEIGHTS: Final = frozenset({"g", "ml"})
_NEVER: Final = frozenset({"supplements", "alcohol", "coffee_tea", "water", "herbs"})
_NEVER_DRUNK: Final = frozenset({"alcohol", "coffee", "tea", "water", "energy_drink", "soft_drink"})
"""Groups and kinds of drink of which nothing is offered, however often it is taken."""
_MEAL_OF: Final[Mapping[str, Meal]] = {
    "bread": "lunch",
    "grains": "dinner",
    "potatoes": "dinner",
    "vegetables": "dinner",
    "pulses": "dinner",
    "fish": "dinner",
    "meat_substitutes": "dinner",
    "dairy": "breakfast",
    "fruit": "snack",
    "nuts_seeds": "snack",
}
"""The groups of plain foods that are offered to everybody, and the meal at which people eat them."""
_KNOWN_TO_ALL: Final = frozenset(
    {
        *("bread_wholemeal", "roll_wholemeal", "oat_flakes", "pasta_wholemeal_boiled", "rice_brown_boiled"),
        *("quinoa_boiled", "potatoes_boiled", "spinach_boiled", "green_beans_boiled", "broccoli_boiled"),
        *("brown_beans_boiled", "kidney_beans_boiled", "white_beans_boiled", "chickpeas_boiled"),
        *("lentils_boiled", "edamame", "almonds", "cashews", "mixed_nuts", "pumpkin_seeds"),
        *("sunflower_seeds", "banana", "soya_drink", "buttermilk", "milk_semi_skimmed", "tofu", "tempeh"),
        *("mussels",),
    }
)
"""Ids of foods that any shop has and everybody knows; of each group these come first. A judgement."""


class Share(NamedTuple):
    """Hold what takes the place of one entry that was eaten: how many of a measure, and its weight in g."""

    entry: str
    quantity: float
    grams: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """Hold a portion of a food, the mg it brings more than the day has, its kcal, and its meal.

    *instead_of* is the food that was eaten and that it could take the place of, *shares* are then the rows
    of it; ``gained`` and ``kcal`` are what is left of both after the swap.
    """

    kind: Kind
    food: Food
    quantity: float
    unit: str
    grams: float
    gained: float
    kcal: float
    meal: Meal
    instead_of: Food | None = None
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StillToGo:
    """Hold the mg between a day and the adequate intake, as a range, and ideas for them, the best first.

    *missing* is null while nothing of the day is known. *asks_first*: with a kidney disease nothing is
    offered, and the dietitian is to be asked. *why* nothing is offered otherwise: the person did not tell
    what their intake goes by, is under 18, or nothing is left to go.
    """

    missing: Amount | None = None
    ideas: tuple[Idea, ...] = ()
    asks_first: bool = False
    why: Literal["", "untold", "minor", "reached"] = ""


class Larder(NamedTuple):
    """Hold what ideas are made from: the foods, what this person eats, and the texts with the gates.

    ``group_upper``: food group → 75th percentile of magnesium in mg per 100 g.
    """

    table: FoodTable
    group_upper: Mapping[str, float]
    usage: Usage
    guidance: Guidance


def still_to_go(diary: Diary, day: dt.date, larder: Larder) -> StillToGo:
    """Work out what is between a day and the adequate intake; nothing where no own intake is known."""
    profile = profile_on(diary.facts(), day)
    if kidneys_ask_first(profile, larder.guidance, day.year):
        return StillToGo(asks_first=True)
    reference = reference_intake(profile, day.year)
    if reference is None:
        return StillToGo(why="minor" if profile.is_minor_in(day.year) else "untold")
    entries = diary.entries(day)
    missing = None
    if any(not entry.planned for entry in entries):
        total = day_totals(entries, larder.group_upper).total
        missing = Amount(max(0.0, reference - total.high), max(0.0, reference - total.low))
        if round(missing.high) < LEAST_OF_A_SWAP:
            return StillToGo(why="reached")
    return StillToGo(missing=missing, ideas=_Ideas(diary, entries, larder).chosen())


class _Ideas:
    """Gather the ideas for one day."""

    def __init__(self, diary: Diary, entries: Sequence[Entry], larder: Larder) -> None:
        self._larder = larder
        self._entries = entries
        self._corrected = corrected_by(diary)
        self._unwanted = {each.food for each in diary.of_library(Dislike)}
        self._there = {entry.food for entry in entries}
        self._planned = {entry.food for entry in entries if entry.planned}

    def chosen(self) -> tuple[Idea, ...]:
        """Choose the first ideas, one kind after the other, never two of a food group in a row."""
        chosen: list[Idea] = []
        offered: set[str] = set()
        for ideas in (self._swaps(), self._own(), self._others()):
            left = [idea for idea in ideas if idea.food.id not in offered]
            while left and len(chosen) < MOST_IDEAS:
                before = chosen[-1].food.group if chosen else None
                fitting = next((idea for idea in left if idea.food.group != before), None)
                if fitting is None:
                    break
                chosen.append(fitting)
                offered.add(fitting.food.id)
                left = [idea for idea in left if idea.food.id != fitting.food.id]
        return tuple(chosen)

    def _food(self, food_id: str) -> Food | None:
        """Find a food, or the person's own one that stands in its place."""
        return self._larder.table.food(self._corrected.get(food_id, food_id))

    def _swaps(self) -> list[Idea]:
        """List what was eaten and could be swapped; what gains most first."""
        eaten: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if entry.food and entry.grams and not entry.planned:
                eaten.setdefault(entry.food, []).append(entry)
        ideas = [idea for food_id, rows in eaten.items() if (idea := self._swap(food_id, rows)) is not None]
        return sorted(ideas, key=lambda idea: (-idea.gained, idea.food.id, _id_of(idea.instead_of)))

    def _swap(self, food_id: str, rows: list[Entry]) -> Idea | None:
        food = self._food(food_id)
        other = self._food(food.swap_for) if food is not None and food.swap_for else None
        if food is None or other is None or other.id in self._planned or not self._may_be_offered(other):
            return None
        portion = other.usual_portion()
        if portion.unit in _WEIGHTS:
            return None
        shares = tuple(_share_of(entry, portion) for entry in rows)
        grams = sum(share.grams for share in shares)
        gained = _of(other.mg_per_100g, grams) - sum(entry.mg.low for entry in rows if entry.mg is not None)
        kcal = _of(other.energy_kcal, grams) - sum(entry.energy_kcal or 0.0 for entry in rows)
        known = all(entry.mg is not None and entry.energy_kcal is not None for entry in rows)
        if not known or gained < LEAST_OF_A_SWAP or kcal > MOST_ENERGY:
            return None
        return Idea(
            kind="swap",
            food=other,
            quantity=sum(share.quantity for share in shares),
            unit=portion.unit,
            grams=grams,
            gained=gained,
            kcal=kcal,
            meal=max(rows, key=lambda entry: entry.grams or 0.0).meal,
            instead_of=food,
            shares=shares,
        )

    def _own(self) -> list[Idea]:
        """List what this person often eats, in the amounts of last time; most mg for its kcal first."""
        usage = self._larder.usage
        ideas: list[Idea] = []
        for food_id, times in usage.often.items():
            food = self._food(food_id)
            if times < OFTEN or food is None or food.id in self._there or not self._may_be_offered(food):
                continue
            meal = usage.meals.get(food_id, "snack")
            amounts = (usage.last.get(food_id), _usual_of(food))
            made = (_portion_idea("own", food, amount, meal) for amount in amounts if amount is not None)
            ideas += [idea for idea in made if idea is not None][:1]
        return sorted(ideas, key=_rank)

    def _others(self) -> Iterator[Idea]:
        """Give foods that are rich in magnesium, one of each group."""
        groups: set[str] = set()
        corrected = self._corrected.keys()
        for idea in _rich_foods(self._larder.table):
            food = idea.food
            if food.group in groups or food.id in self._there or food.id in corrected:
                continue
            if self._may_be_offered(food):
                groups.add(food.group)
                yield idea

    def _may_be_offered(self, food: Food) -> bool:
        return food.id not in self._unwanted and _is_plain(food)


@lru_cache(maxsize=4)
def _rich_foods(table: FoodTable) -> tuple[Idea, ...]:
    """List the rich foods of the bundled table: those known to all first, most mg for its kcal first."""
    made = (
        _portion_idea("other", food, _usual_of(food), _MEAL_OF[food.group])
        for food in table.foods
        if food.is_bundled and food.group in _MEAL_OF and _is_plain(food)
    )
    rich = [idea for idea in made if idea is not None and idea.gained >= LEAST_OF_THE_RICH]
    return tuple(sorted(rich, key=lambda idea: (idea.food.id not in _KNOWN_TO_ALL, *_rank(idea))))


def _is_plain(food: Food) -> bool:
    """Tell whether a food may be offered at all: figures known, no alcohol, no magnesium added."""
    if food.group in _NEVER or food.drink in _NEVER_DRUNK or (food.alcohol_g or 0.0) > _TRACE_OF_ALCOHOL:
        return False
    return food.mg_per_100g is not None and food.energy_kcal is not None and food.fortified != "magnesium"


def _usual_of(food: Food) -> tuple[float, str]:
    usual = food.usual_portion()
    return usual.usual or 1.0, usual.unit


def _portion_idea(kind: Kind, food: Food, amount: tuple[float, str], meal: Meal) -> Idea | None:
    """Make an idea of a portion; null where it has no household measure, or brings too much or too little."""
    quantity, unit = amount
    grams = None if unit in _WEIGHTS else food.grams_of(quantity, unit)
    if grams is None:
        return None
    gained, kcal = _of(food.mg_per_100g, grams), _of(food.energy_kcal, grams)
    if gained < LEAST_OF_A_PORTION or kcal > MOST_ENERGY or gained < LEAST_PER_KCAL * kcal:
        return None
    return Idea(
        kind=kind,
        food=food,
        quantity=quantity,
        unit=unit,
        grams=grams,
        gained=gained,
        kcal=kcal,
        meal=meal,
    )


def _share_of(entry: Entry, portion: Portion) -> Share:
    """Count, in halves of a measure, what weighs about as much as an entry."""
    quantity = max(0.5, round((entry.grams or 0.0) / portion.grams * 2) / 2)
    return Share(entry.id, quantity, quantity * portion.grams)


def _of(per_100_g: float | None, grams: float) -> float:
    return (per_100_g or 0.0) * grams / 100


def _rank(idea: Idea) -> tuple[float, str]:
    return (-idea.gained / (idea.kcal + _ENERGY_OF_LITTLE), idea.food.id)


def _id_of(food: Food | None) -> str:
    return "" if food is None else food.id


def unwanted(diary: Diary, table: FoodTable) -> list[tuple[str, Food | None]]:
    """List the ids of what is not for this person, with the food; null where no table knows it any more."""
    ids = dict.fromkeys(each.food for each in diary.of_library(Dislike))
    return [(food_id, table.food(food_id)) for food_id in ids]
