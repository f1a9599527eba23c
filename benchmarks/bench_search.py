"""How long a search takes at each key, over the shipped foods and over 20,000 made-up names."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from typing import TYPE_CHECKING

from benchmarks.figures import spread, table

from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table

if TYPE_CHECKING:
    from magapp.domain.food import FoodTable

NAMES = 20_000
QUERIES = (
    "volkorenbrood",
    "halfvolle melk",
    "gekookte eieren",
    "pindakaas",
    "pompoenpitten",
    "dark chocolate",
    "wholemeal bread",
    "spinaize",
    "magere yoghrut",
    "xyzzy",
)
_SYLLABLES = (
    *("ba", "be", "bo", "brood", "dam", "del", "den", "fel", "gan", "gel", "ha", "haver", "jam", "kaas"),
    *("ke", "ko", "la", "lin", "ma", "me", "mo", "noot", "pa", "pi", "ra", "ro", "sap"),
)


def synthetic(shipped: FoodTable, count: int) -> FoodTable:
    """Make a table of so many foods whose names are nobody's."""
    dice = random.Random(7)  # noqa: S311  # the same table each time is the point
    foods = []
    for number in range(count):
        words = [
            "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _word in range(dice.randint(1, 4))
        ]
        name = " ".join(words)
        like = shipped.foods[number % len(shipped.foods)]
        foods.append(
            replace(
                like, id=f"made_{number}", name_nl=name, name_en=name[::-1], synonyms_nl=(), synonyms_en=()
            )
        )
    return replace(shipped, foods=tuple(foods))


def keystrokes(finder: FoodFinder, queries: tuple[str, ...]) -> list[float]:
    """Type each query letter by letter; give the seconds of every search."""
    taken = []
    for query in queries:
        for length in range(1, len(query) + 1):
            begun = time.perf_counter()
            finder.search(query[:length], "nl")
            taken.append(time.perf_counter() - begun)
    return taken


def main() -> None:
    shipped = load_food_table()
    rows = []
    for name, foods in (("shipped foods", shipped), (f"{NAMES} names", synthetic(shipped, NAMES))):
        begun = time.perf_counter()
        finder = FoodFinder(foods)
        built = time.perf_counter() - begun
        own = (*QUERIES, *(food.name_nl for food in foods.foods[:40]))
        keystrokes(finder, QUERIES)
        taken = keystrokes(finder, own)
        rows.append((name, str(len(foods.foods)), f"{built * 1000:.0f} ms", str(len(taken)), *spread(taken)))
    table(("search, each key", "foods", "index", "keys", "p50", "p99", "worst"), *rows)


if __name__ == "__main__":
    main()
