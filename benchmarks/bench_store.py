"""How long one edit takes to reach the disk, and how long a diary of one and of ten years takes to read."""

from __future__ import annotations

import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import ms, spread, table

from magapp.storage.paths import Places, find_places
from magapp.storage.store import Store
from tools.make_diary import entries, records

SAVES = 200
LOADS = 5
PER_DAY = 12
TODAY = dt.date(2026, 11, 22)


def make(places: Places, years: int) -> int:
    """Write a diary of so many years; give the number of records."""
    store = Store.open(places)
    store.load()
    dice = random.Random(1)  # noqa: S311  # the same diary each time is the point
    made = {record.id: record for record in records(store.dataset, TODAY, years * 365, PER_DAY, dice)}
    store.save(made)
    return len(made)


def loads(places: Places) -> list[float]:
    """Read it as a start does, some times over."""
    taken = []
    for _turn in range(LOADS):
        begun = time.perf_counter()
        Store.open(places).load()
        taken.append(time.perf_counter() - begun)
    return taken


def saves(places: Places) -> list[float]:
    """Save one new entry of today at a time."""
    store = Store.open(places)
    store.load()
    dice = random.Random(2)  # noqa: S311  # see make()
    taken = []
    for _turn in range(SAVES):
        entry = next(entries(TODAY, 1, dice))
        begun = time.perf_counter()
        store.save({entry.id: entry})
        taken.append(time.perf_counter() - begun)
    return taken


def main() -> None:
    rows = []
    for years in (1, 10):
        with tempfile.TemporaryDirectory() as home:
            for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
                os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
            places = find_places()
            count = make(places, years)
            rows.append(
                (f"{years} years", str(count), ms(statistics.median(loads(places))), *spread(saves(places)))
            )
    table(("diary", "records", "load", "save p50", "save p99", "save worst"), *rows)


if __name__ == "__main__":
    main()
