"""A laboratory value on the disk."""

import datetime as dt
from dataclasses import replace

import pytest

from magapp.domain.records import LAB_UNITS, LabValue
from magapp.storage.store import Store

LAB_ID = "01890000-0000-7000-8000-00000000aaaa"


def a_value(**fields):
    return replace(LabValue(id=LAB_ID, day=dt.date(2026, 3, 4), value=0.82), **fields)


@pytest.mark.parametrize("unit", LAB_UNITS)
def test_what_was_written_down_is_there_at_the_next_start(places, unit):
    record = a_value(unit=unit, low=0.7, high=1.05, note="nuchter")
    Store.open(places).save({record.id: record})
    assert Store.open(places).load().diary.get(LAB_ID) == record


def test_a_value_without_an_interval_stays_without(places):
    record = a_value()
    Store.open(places).save({record.id: record})
    assert Store.open(places).load().diary.get(LAB_ID) == record


def test_of_a_removed_value_nothing_is_left_on_the_disk(places):
    store = Store.open(places)
    record = a_value(value=0.8213, note="geheim", low=0.7071, high=1.0509)
    store.save({record.id: record})
    store.save({record.id: None})
    assert Store.open(places).load().diary.get(LAB_ID) is None
    (month,) = places.data.glob("devices/*/2026-03.json")
    assert not any(told in month.read_text("utf-8") for told in ("geheim", "0.8213", "0.7071", "1.0509"))
