"""A supplement that is usually taken is remembered on the disk, within bounds."""

import datetime as dt
import json

import pytest

from magapp.domain.amount import Amount
from magapp.domain.records import UsualSupplement
from magapp.domain.versions import bare
from magapp.storage import wire
from magapp.storage.errors import NotStorable
from magapp.storage.store import Store

CITRATE = UsualSupplement(
    id="01900000-0000-7000-8000-000000000031",
    name="magnesiumcitraat",
    form="citrate",
    quantity=400.0,
    unit="mg",
    mg=Amount(45.2, 64.8),
    estimate=True,
    salt_mg=400.0,
    times=(480, 1200),
    weekdays=(1, 3),
    since=dt.date(2026, 11, 2),
    paused=True,
)


def lines_of(store, places):
    library = places.devices / store.device / "library.json"
    lines = json.loads(library.read_text(encoding="utf-8"))["records"]
    return [line for line in lines if line["kind"] == "usual"]


def test_what_is_usual_is_there_at_the_next_start(filled, places):
    filled.save({CITRATE.id: CITRATE})
    assert Store.open(places).load().diary.of_library(UsualSupplement) == [CITRATE]


def test_its_line_holds_what_is_not_usual_of_it(filled, places):
    plain = UsualSupplement(id=CITRATE.id, name="Magnesium", mg=Amount(100.0, 100.0))
    filled.save({plain.id: plain})
    (line,) = lines_of(filled, places)
    assert line.keys() == {"kind", "id", "name", "mg", "at", "home"}
    assert line["home"] == "library"


def test_removed_it_is_gone_and_its_line_names_no_supplement_any_more(filled, places):
    filled.save({CITRATE.id: CITRATE})
    filled.save({CITRATE.id: None})
    assert Store.open(places).load().diary.of_library(UsualSupplement) == []
    (line,) = lines_of(filled, places)
    assert line["deleted"] is True
    assert line.keys() == {"kind", "id", "name", "at", "seen", "deleted", "home"}
    assert bare(CITRATE) == UsualSupplement(id=CITRATE.id, name="")


@pytest.mark.parametrize(
    "fields",
    [
        {"times": (1800,)},
        {"times": (-1,)},
        {"times": (0, 1, 2, 3, 4, 5, 6)},
        {"weekdays": (0,)},
        {"weekdays": (8,)},
        {"quantity": -1.0},
    ],
    ids=str,
)
def test_out_of_bounds_it_is_not_written(filled, fields):
    wrong = UsualSupplement(id=CITRATE.id, name="x", **fields)
    with pytest.raises(NotStorable):
        filled.save({wrong.id: wrong})


def test_a_version_that_does_not_know_a_kind_keeps_its_line():
    record = {"kind": "usual_of_later", "id": CITRATE.id, "at": [CITRATE.id, 1], "home": "library"}
    raw = json.dumps([record]).encode()
    assert wire.decode_versions(raw, "library") == []
    (line,) = wire.decode_lines(raw, "library")
    assert line.version is None
    assert json.loads(line.raw) == record
