"""Our search beside SQLite's full text search and plain rapidfuzz: the same names, the same keys.

Without an argument, the table's own names are filled up with invented ones; with a folder, with the
``name_en`` of the CSV files ``foods_*.csv`` in it.
"""

from __future__ import annotations

import csv
import random
import sqlite3
import string
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from typing import TYPE_CHECKING, Final, Protocol

from benchmarks.figures import ms, spread, table

from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table
from magapp.services.plain_text import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magapp.domain.food import Food, FoodTable

NAMES: Final = 20_000
TYPED: Final = 42
ASKED: Final = 300
LIMIT: Final = 8
_LEAST_PREFIX: Final = 3
_LEAST_LONG: Final = 5
_HOW: Final = (
    *("gekookt", "gebakken", "rauw", "uit blik", "zonder zout", "met suiker", "biologisch", "diepvries"),
    *("huismerk", "light", "ongezouten", "gerookt", "gegrild", "mager", "vol", "naturel", "bereid", "vers"),
)
Case = tuple[str, set[str]]
"""What is typed, and the foods that it may mean."""


class Contender(Protocol):
    name: str

    def search(self, text: str) -> list[str]: ...


class Ours:
    def __init__(self, foods: FoodTable, name: str = "ours") -> None:
        self.name = name
        self._finder = FoodFinder(foods)

    def search(self, text: str) -> list[str]:
        return [food.id for food in self._finder.search(text, "nl", LIMIT)]


class FullText:
    name = "SQLite FTS5"

    def __init__(self, foods: FoodTable) -> None:
        self._store = sqlite3.connect(":memory:")
        self._store.execute("CREATE VIRTUAL TABLE names USING fts5(name, food UNINDEXED, prefix='1 2 3')")
        self._store.executemany("INSERT INTO names VALUES (?, ?)", names_of(foods.foods))

    def search(self, text: str) -> list[str]:
        asked = " ".join(f'"{word}"*' for word in words_of(text))
        rows = self._store.execute(
            "SELECT food FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?", (asked, LIMIT * 3)
        )
        return list(dict.fromkeys(food for (food,) in rows))[:LIMIT] if asked else []


class Likeness:
    name = "rapidfuzz"

    def __init__(self, foods: FoodTable) -> None:
        from rapidfuzz import process

        self._extract = process.extract
        named = names_of(foods.foods)
        self._names, self._foods = [name for name, _food in named], [food for _name, food in named]

    def search(self, text: str) -> list[str]:
        found = self._extract(folded(text), self._names, limit=LIMIT * 3)
        return list(dict.fromkeys(self._foods[place] for _name, _score, place in found))[:LIMIT]


def names_of(foods: Sequence[Food]) -> list[tuple[str, str]]:
    """Pair every name and synonym, folded, with its food."""
    return [
        (folded(name), food.id)
        for food in foods
        for name in dict.fromkeys((food.name_nl, food.name_en, *food.synonyms_nl, *food.synonyms_en))
    ]


def read(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("foods_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row["name_en"] for row in csv.DictReader(file) if row["name_en"])


def invented(shipped: FoodTable, dice: random.Random) -> Iterator[str]:
    """Make up names out of the table's words: compounds, and foods prepared in several ways."""
    known = [words_of(name) for food in shipped.foods for name in (food.name_nl, *food.synonyms_nl)]
    nouns = sorted({word for words in known for word in words if len(word) >= _LEAST_LONG})
    while True:
        base = list(dice.choice(known))
        if dice.random() < 0.5:
            base[-1] = dice.choice(nouns)[: dice.randint(4, 9)] + dice.choice(nouns)
        yield " ".join((*base, *dice.sample(_HOW, dice.randint(0, 2))))


def grown(shipped: FoodTable, fill: Iterator[str], count: int) -> FoodTable:
    """Add imported foods of one name until there are so many names."""
    known = dict.fromkeys(name for name, _food in names_of(shipped.foods))
    foods = list(shipped.foods)
    for name in fill:
        if len(known) >= count:
            break
        if folded(name) not in known:
            known[folded(name)] = None
            made = replace(
                shipped.foods[0],
                id=f"made:{len(foods)}",
                name_nl=name,
                name_en=name,
                synonyms_nl=(),
                synonyms_en=(),
            )
            foods.append(made)
    return replace(shipped, foods=tuple(foods))


def slipped(name: str, dice: random.Random) -> str | None:
    """Make one typing error in a word of five letters or more; null where there is none."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= _LEAST_LONG and word.isalpha()]
    if not long:
        return None
    place = dice.choice(long)
    word, at = words[place], dice.randrange(len(words[place]) - 1)
    letter = dice.choice(string.ascii_lowercase.replace(word[at], ""))
    words[place] = dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return None if words[place] == word else " ".join(words)


class Trial:
    """Hold what every contender is asked, the same each time."""

    def __init__(self, foods: FoodTable) -> None:
        dice = random.Random(7)  # noqa: S311  # the same each time is the point
        named = [(" ".join(words_of(name)), food) for name, food in names_of(foods.foods)]
        meant: dict[str, set[str]] = {}
        for name, food in named:
            meant.setdefault(name, set()).add(food)
        names = [name for name in meant if name]
        dice.shuffle(names)
        mistyped = ((slipped(name, dice), meant[name]) for name in names)
        self.slips: list[Case] = [(text, foods) for text, foods in mistyped if text is not None][:ASKED]
        self.prefixes: list[Case] = [
            (name[: max(_LEAST_PREFIX, len(name) * 2 // 3)], meant[name]) for name in names[:ASKED]
        ]
        typed = [*names[: TYPED // 2], *(text for text, _foods in self.slips[: TYPED // 3])]
        typed += [" ".join(reversed(name.split())) for name in names[TYPED:] if " " in name][: TYPED // 6]
        self.keys = [text[:length] for text in typed for length in range(1, len(text) + 1)]

    def run(self, contender: Contender, built: float) -> tuple[str, ...]:
        contender.search(self.keys[0])
        taken = []
        for text in self.keys:
            begun = time.perf_counter()
            contender.search(text)
            taken.append(time.perf_counter() - begun)
        first, among = self._hits(contender, self.prefixes)
        _first, forgiven = self._hits(contender, self.slips)
        return contender.name, ms(built), *spread(taken), first, among, forgiven

    @staticmethod
    def _hits(contender: Contender, cases: Sequence[Case]) -> tuple[str, str]:
        """Give the shares of cases with a food that was meant first, and among the first eight."""
        found = [(contender.search(text), meant) for text, meant in cases]
        first = sum(bool(meant.intersection(foods[:1])) for foods, meant in found)
        among = sum(bool(meant.intersection(foods)) for foods, meant in found)
        return f"{first / len(cases):.0%}", f"{among / len(cases):.0%}"


def main() -> None:
    shipped = load_food_table()
    dice = random.Random(7)  # noqa: S311  # as above
    fill = read(Path(sys.argv[1])) if len(sys.argv) > 1 else invented(shipped, dice)
    foods = grown(shipped, fill, NAMES)
    rows = []
    for title, each in (("ours, shipped foods only", shipped), (f"ours, {NAMES} names", foods)):
        begun = time.perf_counter()
        ours = Ours(each, title)
        built = time.perf_counter() - begun
        rows.append(Trial(each).run(ours, built))
    for kind in (FullText, Likeness):
        begun = time.perf_counter()
        other = kind(foods)
        built = time.perf_counter() - begun
        rows.append(Trial(foods).run(other, built))
    print(f"  {len(shipped.foods)} foods shipped, {len(foods.foods)} in all; hits: a food meant comes first,")
    print("  or among the first 8, after two thirds of a name; typo: among the first 8 with one in the name")
    table(("search, each key", "build", "p50", "p99", "worst", "hit 1", "hit 8", "typo 8"), *rows)


if __name__ == "__main__":
    main()
