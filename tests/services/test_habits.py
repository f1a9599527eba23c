"""A habit is read as people type it, and goes by steps."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Habit
from magapp.services.habits import (
    STEPPED,
    DayToComeError,
    UnreadableHabitError,
    habit_words,
    read_habit,
    stepped,
    usual_habit,
)
from tests.diaries import day


@pytest.mark.parametrize(
    "typed",
    [
        "7,5",
        "7.5",
        "7:30",
        "7.30",
        "7,30",
        "7½",
        "7u30",
        "7 u 30",
        "7h30",
        "7 uur 30",
        "7,5 uur",
        "7.5 hours",
    ],
)
def test_seven_and_a_half_hours_of_sleep_are_read_in_every_way_they_are_written(typed):
    assert read_habit("sleep", typed) == 7.5


@pytest.mark.parametrize(
    ("typed", "hours"), [("8", 8), ("0", 0), ("½", 0.5), ("24", 24), ("7u", 7), ("7.45", 7.75)]
)
def test_hours_of_sleep_are_read(typed, hours):
    assert read_habit("sleep", typed) == hours


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("23:15", 1395), ("23.15", 1395), ("23", 1380), ("0:30", 1470), ("24:00", 1440), ("22:00 uur", 1320)],
)
def test_a_bedtime_after_midnight_comes_after_one_before_it(typed, minute):
    assert read_habit("bedtime", typed) == minute


@pytest.mark.parametrize(("typed", "minutes"), [("20", 20), ("20 min", 20), ("45 minuten", 45), ("0", 0)])
def test_minutes_of_relaxation_are_read(typed, minutes):
    assert read_habit("relaxation", typed) == minutes


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("sleep", "25"),
        ("sleep", "-1"),
        ("sleep", "7:75"),
        ("sleep", "goed"),
        ("bedtime", "25:00"),
        ("bedtime", "23:61"),
        ("bedtime", "laat"),
        ("relaxation", "1441"),
        ("relaxation", "∞"),
        ("relaxation", "٣"),
    ],
)
def test_what_is_no_such_value_is_refused_in_a_sentence_that_quotes_it(key, typed):
    with pytest.raises(UnreadableHabitError) as refused:
        read_habit(key, typed)
    assert f"‘{typed}’" in refused.value.sentence()


@given(st.sampled_from(["nl", "en"]), st.integers(0, 24 * 60), st.sampled_from(STEPPED))
def test_what_is_written_out_is_read_as_the_same_again(language, minutes, key):
    value = minutes / 60 if key == "sleep" else float(minutes)
    if key == "bedtime":
        value = float(720 + minutes % 1440)
    i18n.use(language)
    try:
        assert read_habit(key, habit_words(key, value)) == pytest.approx(value)
    finally:
        i18n.use("en")


@pytest.mark.parametrize(
    ("key", "first_up", "first_down"), [("sleep", 7.5, 7.5), ("bedtime", 1380, 1380), ("relaxation", 10, 0)]
)
def test_the_first_step_sets_a_usual_value_and_the_next_goes_from_there(key, first_up, first_down):
    assert stepped(key, None, 1, None) == first_up
    assert stepped(key, None, -1, None) == first_down


def test_the_first_step_begins_at_what_the_person_usually_notes():
    assert stepped("sleep", None, 1, 6.0) == 6.0
    assert stepped("sleep", 6.0, 1, 6.0) == 6.5


@given(st.sampled_from(STEPPED), st.lists(st.sampled_from([1, -1]), max_size=80))
def test_steps_never_leave_what_can_be_read(key, steps):
    value = None
    for step in steps:
        value = stepped(key, value, step, None)
        assert read_habit(key, habit_words(key, value)) == value


def test_what_is_usual_is_the_middle_of_four_weeks_before_the_day_on_a_whole_step():
    hours = {0: 7.0, 1: 9.0, 2: 8.2, 3: 3.0, 40: 12.0}
    habits = [Habit(id=f"h{n}", day=day(n), key="sleep", value=value) for n, value in hours.items()]
    assert usual_habit(Diary(habits), "sleep", day(4)) == 8.0
    assert usual_habit(Diary(habits), "sleep", day(0)) is None
    assert usual_habit(Diary(habits), "bedtime", day(4)) is None


def test_a_day_to_come_is_named_where_it_is_refused():
    refused = DayToComeError(dt.date(2026, 11, 23))
    assert "23 November 2026 is still to come" in refused.sentence()
