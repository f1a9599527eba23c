"""What holds of a person holds from a day: today's tick does not rewrite last year."""

import datetime as dt
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.profile import Profile, contradictions, fact_changes, profile_on
from tests.diaries import a_fact

TODAY = dt.date(2026, 11, 2)
LAST_YEAR = dt.date(2025, 11, 2)
NOBODY = Profile()

days = st.integers(0, 12).map(lambda number: TODAY + dt.timedelta(number))
few = st.frozensets(st.sampled_from(["a", "b"]))
profiles = st.builds(
    Profile,
    sex=st.sampled_from([None, "female", "male"]),
    birth_year=st.sampled_from([None, 1970, 1986]),
    pregnant=st.booleans(),
    lactating=st.booleans(),
    conditions=few,
    medicines=few,
    causes=few,
)
_ids = count()


def _told(facts, wanted, on=TODAY):
    kept = {fact.id: fact for fact in facts}
    for fact_id, fact in fact_changes(facts, wanted, on, lambda: f"new-{next(_ids):06}").items():
        if fact is None:
            del kept[fact_id]
        else:
            kept[fact_id] = fact
    return list(kept.values())


def test_a_tick_of_today_does_not_rewrite_last_year():
    facts = _told([], Profile(medicines=frozenset({"ppi"})))
    assert profile_on(facts, TODAY).medicines == {"ppi"}
    assert profile_on(facts, TODAY - dt.timedelta(1)).medicines == frozenset()


def test_an_untick_of_today_leaves_last_year_ticked():
    facts = _told([a_fact("medicine", "ppi", LAST_YEAR)], NOBODY)
    assert profile_on(facts, TODAY).medicines == frozenset()
    assert profile_on(facts, TODAY - dt.timedelta(1)).medicines == {"ppi"}


def test_an_untick_on_the_same_day_leaves_no_trace():
    assert _told(_told([], Profile(causes=frozenset({"stress"}))), NOBODY) == []


def test_a_tick_back_on_the_same_day_leaves_no_trace():
    before = [a_fact("cause", "stress", LAST_YEAR)]
    ticked = profile_on(before, TODAY)
    assert _told(_told(before, NOBODY), ticked) == before


def test_sex_and_birth_year_held_before_they_were_told():
    facts = _told([], Profile(sex="female", birth_year=1986))
    assert profile_on(facts, dt.date(1990, 1, 1)) == Profile(sex="female", birth_year=1986)


def test_correcting_the_sex_corrects_the_past():
    facts = _told(
        [a_fact("sex", "female"), a_fact("birth_year", "1986")], Profile(sex="male", birth_year=1986)
    )
    assert profile_on(facts, LAST_YEAR) == profile_on(facts, TODAY) == Profile(sex="male", birth_year=1986)


def test_of_two_facts_about_one_thing_the_later_begun_holds():
    facts = [a_fact("pregnant", "yes", LAST_YEAR), a_fact("pregnant", "no", TODAY)]
    assert profile_on(facts, LAST_YEAR).pregnant
    assert not profile_on(facts, TODAY).pregnant


def test_a_fact_of_a_kind_that_only_a_newer_program_knows_is_left_alone():
    facts = [a_fact("blood_type", "0", LAST_YEAR)]
    assert fact_changes(facts, NOBODY, TODAY, str) == {}


def test_a_birth_year_that_is_no_number_is_not_told():
    assert profile_on([a_fact("birth_year", "unknown")], TODAY).birth_year is None


def test_nobody_is_a_minor_whose_age_is_not_told():
    assert not NOBODY.is_minor_in(2026)


def test_who_turns_18_in_the_year_may_be_a_minor_all_that_year():
    born = Profile(birth_year=2008)
    assert born.age_in(2026) == 18
    assert born.is_minor_in(2026)
    assert not born.is_minor_in(2027)


@given(st.lists(st.tuples(days, profiles), max_size=5), days, profiles)
def test_what_is_told_holds_from_that_day_on_and_nothing_before_it_changes(history, now, wanted):
    facts = _told([], NOBODY)
    for on, profile in history:
        facts = _told(facts, profile, on)
    told = _told(facts, wanted, now)
    for number in range(-2, 16):
        on = TODAY + dt.timedelta(number)
        lasting = {"sex": wanted.sex, "birth_year": wanted.birth_year}
        expected = wanted if on >= now else replace(profile_on(facts, on), **lasting)
        assert profile_on(told, on) == expected


@given(st.lists(st.tuples(days, profiles), max_size=5), days)
def test_telling_the_same_again_writes_nothing(history, now):
    facts = _told([], NOBODY)
    for on, profile in sorted(history, key=lambda step: step[0]):
        facts = _told(facts, profile, on)
    later = max([now, *(on for on, _ in history)])
    assert fact_changes(facts, profile_on(facts, later), later, str) == {}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (Profile(sex="female", birth_year=1990, pregnant=True), ()),
        (Profile(sex="male", birth_year=1990), ()),
        (Profile(sex="male", pregnant=True), ("male_expecting",)),
        (Profile(sex="male", lactating=True), ("male_expecting",)),
        (Profile(birth_year=2023, pregnant=True), ("age_expecting",)),
        (Profile(birth_year=2016, pregnant=True), ()),
        (Profile(birth_year=2017, pregnant=True), ("age_expecting",)),
        (Profile(birth_year=1966, lactating=True), ()),
        (Profile(birth_year=1965, lactating=True), ("age_expecting",)),
        (Profile(sex="male", birth_year=2023, pregnant=True), ("male_expecting", "age_expecting")),
    ],
)
def test_answers_that_hardly_go_together_are_named(told, found):
    assert contradictions(told, 2026) == found
