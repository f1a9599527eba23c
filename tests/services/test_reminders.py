"""When a reminder is due."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.ids import time_ordered_id
from magapp.services.reminders import LATEST, minute_made, reminder_is_due
from magapp.storage.ids import fresh_id

NOON, EVENING = 750, 1200


@pytest.mark.parametrize(
    ("before", "now", "due"),
    [(749, 750, True), (750, 751, False), (740, 749, False), (-1, 750, True), (700, 750 + LATEST, False)],
)
def test_a_reminder_is_due_once_when_its_time_passes_and_not_long_after(before, now, due):
    assert reminder_is_due((NOON,), before, now) is due


def test_it_is_silent_once_something_was_written_down():
    assert not reminder_is_due((NOON, EVENING), 749, 750, [480])


def test_what_was_written_before_the_reminder_before_does_not_silence_it():
    assert reminder_is_due((NOON, EVENING), 1199, 1200, [480, 700])
    assert not reminder_is_due((NOON, EVENING), 1199, 1200, [480, 800])


@given(st.lists(st.integers(0, 1439), unique=True).map(sorted), st.integers(0, 1439))
def test_however_the_clock_is_looked_at_each_reminder_is_given_once(times, step):
    looks = [-1, *range(0, 1440, 1 + step % 30)]
    given_at = [now for before, now in pairwise(looks) if reminder_is_due(times, before, now)]
    passed = {next((now for now in looks if now >= each), None) for each in times} - {None}
    assert set(given_at) == passed


def test_a_record_tells_the_minute_it_was_made_on_its_day():
    now = dt.datetime.now().astimezone()
    made = minute_made(fresh_id(), now.date())
    assert made is not None
    assert 0 <= (now.hour * 60 + now.minute - made) % 1440 <= 1 or made == now.hour * 60 + now.minute
    assert minute_made(fresh_id(), now.date() - dt.timedelta(days=2)) is None


@pytest.mark.parametrize(
    "name", ["", "x", "6f1c3f3e-3b0a-5c53-9d2b-6a4b7a7b1a11", "zzzzzzzz-zzzz-7zzz-8zzz-zzzzzzzzzzzz"]
)
def test_a_name_that_holds_no_time_tells_none(name):
    assert minute_made(name, dt.date(2026, 11, 22)) is None


def test_a_name_of_the_far_future_tells_none():
    assert minute_made(time_ordered_id(2**48 - 1, bytes(10)), dt.date(2026, 11, 22)) is None
