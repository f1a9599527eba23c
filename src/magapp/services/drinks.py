"""Coffee, tea, water and alcohol: always entries, counted from them and never twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.totals import GRAMS_OF_ALCOHOL_IN_A_GLASS
from magapp.services.proposal import Proposal, amount_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from magapp.domain.food import FoodTable
    from magapp.domain.records import Entry, Meal

Drink: TypeAlias = Literal["coffee", "tea", "water", "alcohol"]
DRINKS: Final[tuple[Drink, ...]] = ("coffee", "tea", "water", "alcohol")
_GRAMS_OF_ONE: Final = {"coffee": 125.0, "tea": 200.0, "water": 200.0}
"""A cup of coffee, a mug of tea, a glass of water."""
_BY_WEIGHT: Final = frozenset({"g", "ml", "bottle", "can"})
_USUAL: Final = {"coffee": "coffee", "tea": "tea_black", "water": "water_tap", "alcohol": "wine_red"}


def is_drink(entry: Entry, drink: Drink) -> bool:
    """Tell whether an eaten entry is such a drink; anything with alcohol counts as alcohol."""
    if entry.planned:
        return False
    if drink == "alcohol":
        return entry.drink == "alcohol" or (entry.alcohol_g or 0.0) > 0
    return entry.drink == drink


def count(entries: Iterable[Entry], drink: Drink) -> float:
    """Count cups or glasses: alcohol in Dutch standard glasses of 10 g, other drinks as written.

    Where a weight, a volume or a bottle was written, cups and glasses are counted from the weight.
    """
    mine = [entry for entry in entries if is_drink(entry, drink)]
    if drink == "alcohol":
        return sum(entry.alcohol_g or 0.0 for entry in mine) / GRAMS_OF_ALCOHOL_IN_A_GLASS
    return sum(
        entry.grams / _GRAMS_OF_ONE[drink] if entry.unit in _BY_WEIGHT and entry.grams else entry.quantity
        for entry in mine
    )


def times(entries: Iterable[Entry], drink: Drink) -> list[int]:
    """List when such a drink was had, in minutes from midnight, the earliest first; each time once."""
    found = {entry.time for entry in entries if is_drink(entry, drink) and entry.time is not None}
    return sorted(found)


def _is_one(entry: Entry, drink: Drink) -> bool:
    """Tell whether this is such a drink itself; jam and soy sauce hold some alcohol too."""
    return entry.drink == drink and not entry.planned


def one_more(
    drink: Drink,
    table: FoodTable,
    recent: Sequence[Entry],
    *,
    entry_id: str,
    day: dt.date,
    time: int | None,
    meal: Meal,
    language: str,
) -> Entry | None:
    """Make the entry for one more: the drink of that kind last logged, else the plainest of its kind.

    Null where the table knows no such drink.
    """
    last = next((entry.food for entry in reversed(recent) if _is_one(entry, drink) and entry.food), None)
    food = table.food(last or _USUAL[drink]) or table.food(_USUAL[drink])
    if food is None:
        return None
    portion = food.usual_portion()
    grams, mg = amount_of(food, 1.0, portion.unit)
    made = Proposal(food.name(language), 1.0, portion.unit, grams, mg, food)
    return made.to_entry(entry_id, day, meal=meal, time=time)


def one_less(entries: Sequence[Entry], drink: Drink) -> dict[str, Entry | None]:
    """Work out the change that takes one away: what was logged last goes, or is made one smaller.

    Ids are ordered by the time of logging, so that one less takes back one more.
    """
    mine = [entry for entry in entries if _is_one(entry, drink)]
    if not mine:
        return {}
    last = max(mine, key=lambda entry: entry.id)
    if last.quantity <= 1 or last.unit in {"g", "ml"}:
        return {last.id: None}
    left = (last.quantity - 1) / last.quantity
    return {
        last.id: replace(
            last,
            quantity=last.quantity - 1,
            grams=None if last.grams is None else last.grams * left,
            mg=None if last.mg is None else last.mg.times(left),
            energy_kcal=None if last.energy_kcal is None else last.energy_kcal * left,
            caffeine_mg=None if last.caffeine_mg is None else last.caffeine_mg * left,
            alcohol_g=None if last.alcohol_g is None else last.alcohol_g * left,
        )
    }
