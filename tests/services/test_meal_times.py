"""When a day begins, and which meal it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.records import LATEST_MINUTE
from magapp.services.meal_times import USUAL, DayTimes, times_of
from magapp.storage.settings import Settings
from tests.services.catalogue import proposals

NIGHT = DayTimes(starts=4 * 60)
DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("hour", "minute", "day", "of_day"),
    [(0, 30, 21, 24 * 60 + 30), (3, 59, 21, 28 * 60 - 1), (4, 0, 22, 240), (23, 59, 22, 24 * 60 - 1)],
)
def test_before_the_day_begins_it_is_still_the_day_before(hour, minute, day, of_day):
    now = dt.datetime(2026, 11, 22, hour, minute)  # noqa: DTZ001  # as a clock on the wall shows it
    assert NIGHT.moment(now) == (dt.date(2026, 11, day), of_day)


def test_a_typed_time_before_the_day_begins_is_of_its_night_and_its_beginning_is_not():
    assert [NIGHT.of_clock(minute) for minute in (0, 239, 240, 1439)] == [1440, 1679, 240, 1439]


@given(st.datetimes(dt.datetime(1900, 1, 2), dt.datetime(2199, 12, 31)), st.integers(0, 359))  # noqa: DTZ001
def test_every_moment_is_in_one_day_at_a_minute_that_a_record_can_hold(now, starts):
    day, minute = DayTimes(starts).moment(now)
    assert starts <= minute < starts + 24 * 60
    assert minute <= LATEST_MINUTE
    midnight = dt.datetime.combine(day, dt.time())
    assert midnight + dt.timedelta(minutes=minute) == now.replace(second=0, microsecond=0)


def test_on_the_day_of_the_change_to_summer_time_the_clock_on_the_wall_counts():
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # of this test alone

    after = dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC).astimezone(ZoneInfo("Europe/Amsterdam"))
    assert USUAL.moment(after) == (dt.date(2027, 3, 28), 3 * 60 + 30)
    assert NIGHT.moment(after) == (dt.date(2027, 3, 27), 27 * 60 + 30)


def test_a_time_typed_before_the_day_begins_is_of_the_night_after():
    (found, *_others) = proposals("koffie 1:30")
    placed = NIGHT.placed(found)
    assert (placed.time, placed.meal) == (25 * 60 + 30, "snack")
    assert USUAL.placed(found).time == 90


def test_a_time_decides_the_meal_by_the_times_of_this_person():
    (found, *_others) = proposals("koffie 10:30")
    late = DayTimes(breakfast=(600, 720), lunch=(780, 900))
    early = DayTimes(breakfast=(300, 540), lunch=(600, 700))
    assert (late.placed(found).meal, early.placed(found).meal) == ("breakfast", "lunch")


def test_a_meal_that_is_written_wins_over_the_time():
    (found, *_others) = proposals("koffie 10:30 #lunch")
    assert USUAL.placed(found).meal == "lunch"


def test_each_food_of_a_line_is_placed():
    found = next(each for each in proposals("koffie en banaan 1:15") if each.parts)
    assert {part.time for part in NIGHT.placed(found).parts} == {25 * 60 + 15}


def test_the_times_are_those_of_the_settings():
    chosen = ((300, 600), (700, 800), (1000, 1200))
    assert times_of(Settings(day_starts=60, meal_times=chosen)) == DayTimes(60, *chosen)
    assert times_of(Settings()) == USUAL


@pytest.mark.parametrize(
    ("minute", "meal"),
    [(239, "snack"), (240, "breakfast"), (659, "breakfast"), (660, "lunch"), (900, "snack"), (1500, "snack")],
)
def test_between_the_meals_it_is_none_of_them(minute, meal):
    assert USUAL.meal_at(minute) == meal
