"""A usual supplement is made of an entry or a line, and becomes the entry of a day again."""

import datetime as dt
from dataclasses import replace

import pytest

from magapp import i18n
from magapp.domain.amount import exactly
from magapp.domain.diary import Diary
from magapp.domain.records import UsualSupplement
from magapp.domain.usual import intake_id, intakes_on
from magapp.services.lexicon import Lexicon
from magapp.services.meal_times import DayTimes
from magapp.services.usual_supplements import (
    NotATimeError,
    read_times,
    still_open,
    take_usual_times,
    taken,
    usual_from,
    usual_line,
    usual_of_entry,
    with_one_more,
    write_times,
)
from tests.diaries import MONDAY, a_supplement, day

ID = "01900000-0000-7000-8000-000000000041"
USUAL = UsualSupplement(
    id=ID, name="Magnesiumcitraat", form="citrate3", mg=exactly(100.0), quantity=2.0, times=(480, 1200)
)
WORDS = Lexicon({"tablet": ("tablet", "tabletten", "tablet", "tablets")})


@pytest.mark.parametrize(
    ("line", "text", "times"),
    [
        ("400 mg magnesiumcitraat 8:00", "400 mg magnesiumcitraat", (480,)),
        ("400 mg magnesiumcitraat 8:00 en 20:00", "400 mg magnesiumcitraat", (480, 1200)),
        ("400 mg magnesium citrate 20:00 and 8:00", "400 mg magnesium citrate", (480, 1200)),
        ("magnesium 200 mg @8, @12 en @22:30", "magnesium 200 mg", (480, 720, 1350)),
        ("1 tablet magnesium 200 mg", "1 tablet magnesium 200 mg", ()),
        ("8:00 400 mg magnesiumcitraat", "400 mg magnesiumcitraat", (480,)),
    ],
)
def test_all_times_are_taken_out_of_a_line(line, text, times):
    assert take_usual_times(line) == (text, times)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("8:00, 20:00", (480, 1200)),
        ("20 en 8", (480, 1200)),
        ("8.30", (510,)),
        ("8:00 8:00", (480,)),
        ("", ()),
        ("  ", ()),
    ],
)
def test_times_are_read_as_they_are_typed_and_written_in_order(typed, times):
    assert read_times(typed) == times
    assert read_times(write_times(times)) == times


@pytest.mark.parametrize("typed", ["soon", "8:00 soon", "31:00", "8:99", "1 2 3 4 5 6 7"])
def test_what_is_no_time_is_refused_in_a_sentence(typed):
    with pytest.raises(NotATimeError) as refused:
        read_times(typed)
    assert refused.value.sentence()


def test_more_times_than_anybody_takes_it_are_refused_on_a_line_too():
    with pytest.raises(NotATimeError):
        take_usual_times("magnesium 100 mg 1:00 2:00 3:00 4:00 5:00 6:00 7:00")


def test_an_entry_comes_back_as_it_was_but_for_its_day_and_id():
    entry = a_supplement(
        day(-3), mg=100.0, name="Rennie", food="rennie", quantity=2.0, unit="tablet", salt_mg=80.0, time=480
    )
    entry = replace(entry, source_id="", meal="breakfast")
    usual = usual_from(entry, ID, since=entry.day, times=(480,))
    made = taken(intakes_on(Diary([usual]), MONDAY), Diary([usual]), MONDAY, str)
    assert list(made.values()) == [replace(entry, id=intake_id(usual, MONDAY, 0), day=MONDAY)]


def test_without_a_usual_time_nobody_knows_when_it_was_taken():
    usual = replace(USUAL, times=())
    (made,) = still_open(Diary([usual]), MONDAY)
    assert made.time is None


def test_only_what_is_open_is_written_down_and_what_was_planned_becomes_taken():
    planned = a_supplement(time=480, planned=True)
    evening = a_supplement(time=1200)
    diary = Diary([USUAL, planned, evening])
    made = taken(intakes_on(diary, MONDAY), diary, MONDAY, str)
    assert made == {planned.id: replace(planned, planned=False)}


def test_an_intake_whose_name_is_in_use_gets_another_one_and_takes_nothing_away():
    elsewhere = a_supplement(day(1), id=intake_id(USUAL, MONDAY, 0))
    diary = Diary([USUAL, elsewhere])
    made = taken(intakes_on(diary, MONDAY), diary, MONDAY, str)
    assert len(made) == 2
    assert elsewhere.id not in made


def test_the_usual_supplement_of_an_entry_is_the_one_it_stands_for_else_an_equal_one():
    ticked = a_supplement(id=intake_id(USUAL, MONDAY, 0), mg=40.0, time=480)
    assert usual_of_entry(Diary([USUAL, ticked]), ticked) == USUAL
    paused = replace(USUAL, paused=True)
    assert usual_of_entry(Diary([paused]), a_supplement()) == paused
    assert usual_of_entry(Diary([USUAL]), a_supplement(mg=40.0)) is None


def test_taken_once_more_it_gets_that_time_too_and_is_no_longer_paused():
    usual = replace(USUAL, times=(480,), paused=True, since=day(5))
    again = with_one_more(usual, a_supplement(day(2), time=1200))
    assert (again.times, again.paused, again.since) == ((480, 1200), False, day(2))
    assert with_one_more(usual, a_supplement()).times == (480,)
    assert with_one_more(usual, a_supplement(time=480 + 24 * 60)).times == (480,)


def test_a_line_says_what_how_much_when_and_on_which_days():
    line = usual_line(replace(USUAL, weekdays=(1, 3)), WORDS, "en")
    assert line == "Magnesiumcitraat · 2 tablets · 100 mg each time · 8:00, 20:00 · Mon, Wed"
    i18n.use("nl")
    try:
        line = usual_line(replace(USUAL, times=(), paused=True, since=dt.date(2026, 1, 1)), WORDS, "nl")
    finally:
        i18n.use("en")
    assert line == "Magnesiumcitraat · 2 tabletten · 100 mg · gepauzeerd"


def test_it_is_written_down_at_the_meal_and_in_the_night_of_the_persons_own_times():
    times = DayTimes(starts=240, breakfast=(240, 360), lunch=(480, 900))
    diary = Diary([replace(USUAL, times=(60, 480))])
    made = taken(intakes_on(diary, MONDAY, times.starts), diary, MONDAY, str, times)
    assert [(entry.time, entry.meal) for entry in made.values()] == [(480, "lunch"), (1500, "snack")]
    assert still_open(diary, MONDAY, times) == [
        replace(entry, id=f"{ID}/{place}") for entry, place in zip(made.values(), (1, 0), strict=True)
    ]
