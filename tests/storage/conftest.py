from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from magapp.domain.amount import Amount
from magapp.domain.records import Checkin, Entry, Fact
from magapp.storage.paths import Places
from magapp.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magapp.domain.records import Record

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "state", tmp_path / "config", tmp_path / "cache")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Places:
    """The same diary, synced to a second machine with a state of its own."""
    return Places(tmp_path / "data", tmp_path / "state-2", tmp_path / "config-2", tmp_path / "cache-2")


@pytest.fixture
def entry() -> Callable[..., Entry]:
    def make(number: int, **fields: object) -> Entry:
        made: dict[str, object] = {
            "id": f"01890000-0000-7000-8000-{number:012x}",
            "day": DAY,
            "name": f"brood {number}",
            "grams": 70.0,
            "mg": Amount(50.0, 57.5),
            **fields,
        }
        return Entry(**made)  # type: ignore[arg-type]  # fields of many types

    return make


@pytest.fixture
def filled(places: Places, entry: Callable[..., Entry]) -> Store:
    """A diary over three files: two months and the library."""
    store = Store.open(places)
    records: list[Record] = [entry(n) for n in range(1, 8)]
    records += [entry(n, day=dt.date(2026, 10, n)) for n in range(8, 15)]
    answer = Checkin(id="0ac5ef1d-c69a-57f4-b5f2-a733327fc591", day=DAY, key="fatigue", severity=2)
    fact = Fact(id="01890000-0000-7000-8000-0000000000ff", key="sex", value="female", since=DAY)
    records += [answer, fact]
    store.save({record.id: record for record in records})
    return store
