"""A day remembered in usual portions gives a rough range, and no more than that."""

import datetime as dt
from dataclasses import replace
from itertools import count

import pytest

from magapp.services.food_table import load_food_table
from magapp.services.rough_day import asked_foods, remembered_entries, rough_day, usual_amount

DAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def table():
    return load_food_table()


def remembered(table, **portions):
    numbers = count()
    return remembered_entries(portions, table, DAY, lambda: str(next(numbers)), "nl")


def test_every_food_that_is_asked_for_is_in_the_table_with_its_magnesium_known(table):
    asked = [each.food for _heading, foods in asked_foods(table) for each in foods]
    assert len(asked) == 28
    assert all(food.mg_per_100g is not None for food in asked)


def test_a_portion_is_what_people_usually_take(table):
    assert usual_amount(table.food("potatoes_boiled"), 2) == (6.0, "piece_medium")


def test_the_range_is_a_quarter_off_either_way_and_rounded_outwards_to_tens(table):
    entries = remembered(table, bread_wholemeal=4, coffee=3)  # 83.6 mg and 31.1 mg: 114.7 mg
    found = rough_day(entries, table.group_uppers())
    assert found is not None
    assert (found.range.low, found.range.high) == (80.0, 150.0)
    assert found.unknown == 0


def test_nothing_counted_is_no_range_and_not_zero(table):
    assert rough_day([], table.group_uppers()) is None


def test_an_unknown_food_is_told_and_raises_the_upper_end_only(table):
    known = remembered(table, bread_wholemeal=4)
    unknown = [*known, replace(known[0], id="x", mg=None, grams=100.0)]
    before, after = (rough_day(each, table.group_uppers()) for each in (known, unknown))
    assert before is not None
    assert after is not None
    assert after.unknown == 1
    assert after.range.low == before.range.low
    assert after.range.high > before.range.high


def test_each_entry_is_marked_as_an_estimate_and_named_in_the_language(table):
    (entry,) = remembered(table, bread_wholemeal=2)
    assert (entry.name, entry.quantity, entry.unit, entry.estimate) == ("Volkorenbrood", 2.0, "slice", True)
    assert entry.day == DAY
