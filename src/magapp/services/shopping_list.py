"""What to buy for what is planned: the foods of the coming days with their amounts, by group."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.food import OWN_RECIPE
from magapp.i18n import _, language
from magapp.services.ingredients import taken_apart
from magapp.services.plain_text import folded
from magapp.services.report_values import Report, Section
from magapp.services.report_words import Words
from magapp.services.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.records import Entry
    from magapp.services.lexicon import Lexicon

DAYS: Final = 7
_PIECES: Final = frozenset(
    {"piece", "piece_small", "piece_medium", "piece_large", "bottle", "can", "pack", "tub", "bar", "bag"}
)
"""Measures that are bought as they are counted."""
_WHOLE: Final = 10


class Item(NamedTuple):
    """Hold one line: a food and how much of it."""

    food: str
    amount: str


class Group(NamedTuple):
    """Hold the foods of one group, by name."""

    name: str
    items: tuple[Item, ...]


class ShoppingList(NamedTuple):
    """Hold what is planned from one day to another, both included."""

    first: dt.date
    last: dt.date
    groups: tuple[Group, ...]


def shopping_list(diary: Diary, today: dt.date, table: FoodTable, lexicon: Lexicon) -> ShoppingList:
    """Add up the foods planned for today and the six days after it; an own recipe as its ingredients."""
    now = language()
    last = today + dt.timedelta(days=DAYS - 1)
    foods: dict[str, list[Entry]] = {}
    for entry in _planned(diary, today, table):
        foods.setdefault(entry.food or f"name:{folded(entry.name)}", []).append(entry)
    groups: dict[str, list[Item]] = {}
    for entries in foods.values():
        name = lexicon.name_of(entries[-1], now)
        groups.setdefault(entries[-1].group, []).append(Item(name, _amount(entries, lexicon)))
    places = {group.id: place for place, group in enumerate(table.groups)}
    ordered = sorted(groups, key=lambda group: (places.get(group, len(places)), group))
    named = []
    for group_id in ordered:
        group = table.group(group_id)
        items = sorted(groups[group_id], key=lambda item: folded(item.food))
        named.append(Group(_("Other") if group is None else group.name(now), tuple(items)))
    return ShoppingList(today, last, tuple(named))


def _planned(diary: Diary, today: dt.date, table: FoodTable) -> Iterator[Entry]:
    ids = iter(range(10**9))
    for away in range(DAYS):
        for entry in diary.entries(today + dt.timedelta(days=away)):
            if not entry.planned or entry.is_supplement:
                continue
            food = table.food(entry.food or "")
            parts: list[Entry] = []
            if food is not None and food.source == OWN_RECIPE:
                parts = taken_apart(entry, food.recipe, table, lambda: str(next(ids)), language())
            yield from parts or [entry]


def _amount(entries: Iterable[Entry], lexicon: Lexicon) -> str:
    """Add up one food: in pieces where all were counted so, else in g, else in the measure of each."""
    rows, now = list(entries), language()
    units = {entry.unit for entry in rows}
    if len(units) == 1 and units <= _PIECES:
        return lexicon.measure_of(sum(entry.quantity for entry in rows), rows[0].unit, now)
    known = [entry.grams for entry in rows if entry.grams is not None]
    parts = []
    if known:
        grams = sum(known)
        parts.append(f"{number(grams, now, 0 if grams >= _WHOLE else 1)} g")
    measures: dict[str, float] = {}
    for entry in rows:
        if entry.grams is None:
            measures[entry.unit] = measures.get(entry.unit, 0.0) + entry.quantity
    parts += [lexicon.measure_of(quantity, unit, now) for unit, quantity in measures.items()]
    return " + ".join(parts)


def as_text(found: ShoppingList) -> str:
    """Write a list as plain text, to be pasted elsewhere."""
    lines = [_("Shopping list"), period_of(found)]
    for group in found.groups:
        lines += ["", group.name, *(f"- {line_of(item)}" for item in group.items)]
    return "\n".join(lines) + "\n"


def line_of(item: Item) -> str:
    """Write one line of the list."""
    return _("{food}: {amount}").format(food=item.food, amount=item.amount)


def weights_note() -> str:
    """Say what the weights are of."""
    return _("Weights are as eaten: prepared, and without peel or bones.")


def period_of(found: ShoppingList) -> str:
    """Say for which days a list is."""
    words = Words(language())
    return _("{first} to {last}").format(first=words.date(found.first), last=words.date(found.last))


def as_report(found: ShoppingList, today: dt.date) -> Report:
    """Make of a list what can be printed."""
    nothing = Section(heading="")
    return Report(
        language=language(),
        title=_("Shopping list"),
        period=period_of(found),
        made=_("Made with magapp on {date}").format(date=Words(language()).date(today)),
        disclaimer=weights_note(),
        sections=tuple(
            Section(heading=group.name, items=tuple(map(line_of, group.items))) for group in found.groups
        ),
        method=nothing,
        days=nothing,
        diary=nothing,
        page=_("Page {page} of {pages}"),
        first=found.first,
        last=found.last,
    )
