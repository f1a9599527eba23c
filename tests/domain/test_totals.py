"""A day adds up to what was eaten; what is unknown stays a range, what is planned counts nowhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.amount import Amount, exactly
from magapp.domain.records import Entry
from magapp.domain.totals import (
    day_state,
    day_totals,
    magnesium_of,
    own_median_energy,
    suggested_state,
)
from tests.diaries import GROUP_UPPER, a_full_day, a_note, a_supplement, an_entry, day

figures = st.none() | st.floats(0, 500).map(exactly)


def _eaten(on, kcal=2000.0):
    return [record for record in a_full_day(on, kcal=kcal) if isinstance(record, Entry)]


def test_food_and_supplements_are_never_mixed():
    totals = day_totals([an_entry(mg=100.0), a_supplement(mg=200.0)], GROUP_UPPER)
    assert (totals.food, totals.supplement, totals.total) == (exactly(100.0), exactly(200.0), exactly(300.0))


def test_fortified_food_counts_to_the_upper_level():
    totals = day_totals([an_entry(mg=40.0, counts_to_upper=True)], GROUP_UPPER)
    assert (totals.food, totals.supplement) == (exactly(0.0), exactly(40.0))


def test_a_planned_entry_counts_nowhere():
    planned = an_entry(mg=None, planned=True, energy_kcal=300.0, caffeine_mg=60.0, alcohol_g=10.0)
    assert day_totals([planned], GROUP_UPPER) == day_totals([], GROUP_UPPER)


def test_unknown_magnesium_is_at_least_nothing_and_at_most_its_groups_upper_quartile():
    bread = an_entry(mg=None, grams=50.0)
    totals = day_totals([bread, an_entry(mg=100.0)], GROUP_UPPER)
    assert totals.food == Amount(100.0, 140.0)
    assert totals.unknown == (bread,)


def test_a_known_0_is_not_unknown():
    assert day_totals([an_entry(mg=0.0)], GROUP_UPPER).unknown == ()


def test_a_food_that_no_table_knows_has_the_upper_end_of_all_foods_for_each_portion_of_100_g():
    stew = an_entry(mg=None, group="", grams=None, unit="portion", quantity=2.0)
    assert magnesium_of(stew, GROUP_UPPER) == Amount(0.0, 60.0)


def test_of_a_supplement_with_unknown_magnesium_no_upper_end_is_made_up():
    pill = a_supplement(mg=exactly(0.0))
    unknown = an_entry(mg=None, form="unspecified", group="supplements", grams=None, counts_to_upper=True)
    totals = day_totals([pill, unknown], GROUP_UPPER)
    assert totals.supplement == exactly(0.0)
    assert totals.unknown == (unknown,)


def test_alcohol_is_counted_in_dutch_glasses_of_10_g():
    assert day_totals([an_entry(alcohol_g=9.4), an_entry(alcohol_g=5.6)], {}).alcohol_glasses == 1.5


def test_energy_caffeine_and_alcohol_add_up_where_they_are_known():
    totals = day_totals([an_entry(energy_kcal=200.0), an_entry(caffeine_mg=60.0), an_entry()], {})
    assert (totals.energy_kcal, totals.caffeine_mg, totals.alcohol_g) == (200.0, 60.0, 0.0)


@given(st.lists(figures))
def test_a_total_is_never_less_than_what_is_known_and_never_more_than_its_high_end(some):
    entries = [an_entry(mg=mg) for mg in some]
    totals = day_totals(entries, GROUP_UPPER)
    known = sum(mg.low for mg in some if mg is not None)
    assert totals.food.low == pytest.approx(known)
    assert totals.food.high >= totals.food.low
    assert len(totals.unknown) == some.count(None)


def test_a_day_with_two_meals_and_a_drink_is_suggested_to_be_complete():
    entries = _eaten(day(0))
    assert suggested_state(entries, None) == "complete"
    assert suggested_state(entries, 2000.0) == "complete"


def test_of_a_day_with_meals_enough_and_no_drink_the_drinks_are_missing():
    assert suggested_state([entry for entry in _eaten(day(0)) if not entry.drink], None) == "drinks_missing"


def test_of_a_day_with_too_little_on_it_more_than_the_drinks_is_missing():
    without = [entry for entry in _eaten(day(0), kcal=1199.0) if not entry.drink]
    assert suggested_state(without, 4000.0) == "partly"
    assert suggested_state(without[:1], None) == "partly"


def test_a_day_with_fewer_than_two_meals_is_partly_written_down():
    assert suggested_state([entry for entry in _eaten(day(0)) if entry.meal != "dinner"], None) == "partly"


def test_a_day_under_60_per_cent_of_ones_own_median_energy_is_partly_written_down():
    assert suggested_state(_eaten(day(0), kcal=1200.0), 2000.0) == "complete"
    assert suggested_state(_eaten(day(0), kcal=1199.0), 2000.0) == "partly"


def test_a_day_with_nothing_eaten_is_empty_whatever_was_planned_or_swallowed():
    assert suggested_state([an_entry(planned=True), a_supplement()], None) == "empty"


def test_what_the_person_set_wins_over_the_suggestion():
    assert day_state([], a_note(day(0), "complete"), None) == ("complete", True)
    assert day_state([], a_note(day(0), None), None) == ("empty", False)
    assert day_state([], None, None) == ("empty", False)
    lacking = a_note(day(0)).saying("drinks_missing")
    assert day_state(_eaten(day(0)), lacking, None) == ("drinks_missing", True)
    assert day_state(_eaten(day(0)), lacking.saying(None), None) == ("complete", False)


def test_a_day_said_to_lack_drinks_is_partly_to_who_does_not_know_the_state():
    lacking = a_note(day(0)).saying("drinks_missing")
    assert (lacking.state, lacking.completeness) == ("partly", "drinks_missing")


def test_an_older_version_that_calls_the_day_complete_has_the_last_word():
    lacking = a_note(day(0)).saying("drinks_missing")
    assert replace(lacking, state="complete").completeness == "complete"
    assert replace(lacking, state=None).completeness is None


def test_with_fewer_than_five_days_of_energy_there_is_no_own_median():
    assert own_median_energy([2000.0] * 4 + [0.0] * 3) is None
    assert own_median_energy([1000.0, 1500.0, 2000.0, 2500.0, 9000.0, 0.0]) == 2000.0
