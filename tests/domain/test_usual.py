"""Which supplements are usual on a day, and which entry stands for which of them: never one for two."""

import datetime as dt
from dataclasses import replace

import pytest

from magapp.domain.amount import Amount, exactly
from magapp.domain.diary import Diary
from magapp.domain.records import UsualSupplement
from magapp.domain.usual import intake_id, intakes_on, is_due, is_same, open_intakes, unused_id
from tests.diaries import MONDAY, a_supplement, day

CITRATE = UsualSupplement(
    id="01900000-0000-7000-8000-000000000021",
    name="Magnesiumcitraat",
    form="citrate3",
    mg=exactly(100.0),
    times=(8 * 60, 20 * 60),
)
TAURATE = UsualSupplement(
    id="01900000-0000-7000-8000-000000000022", name="Magnesiumtauraat", form="taurate", mg=exactly(60.0)
)


def found(*records, on=MONDAY):
    return [
        (intake.usual.form, intake.time, None if intake.entry is None else intake.entry.id)
        for intake in intakes_on(Diary(records), on)
    ]


def test_each_time_of_a_day_is_an_intake_and_one_without_a_time_comes_last():
    assert found(TAURATE, CITRATE) == [
        ("citrate3", 480, None),
        ("citrate3", 1200, None),
        ("taurate", None, None),
    ]


def test_it_is_due_on_its_weekdays_only():
    on_monday_and_sunday = replace(TAURATE, weekdays=(1, 7))
    assert [is_due(on_monday_and_sunday, day(away)) for away in range(7)] == [True, *[False] * 5, True]
    assert all(is_due(TAURATE, day(away)) for away in range(7))


def test_it_is_not_due_before_it_was_usual_nor_while_it_is_paused():
    since = replace(TAURATE, since=day(3))
    assert [is_due(since, day(away)) for away in (2, 3, 4)] == [False, True, True]
    assert found(replace(TAURATE, paused=True)) == []


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({}, True),
        ({"name": "Magnesium citrate"}, True),
        ({"mg": 100.004}, True),
        ({"mg": 99.0}, False),
        ({"mg": Amount(90.0, 100.0)}, False),
        ({"form": "oxide"}, False),
        ({"food": "maalox"}, False),
    ],
)
def test_the_same_form_in_the_same_amount_is_the_same_in_whatever_language(fields, same):
    assert is_same(CITRATE, a_supplement(**({"mg": 100.0} | fields))) is same


def test_an_amount_that_is_not_known_is_the_same_only_in_the_same_measure():
    unknown = replace(CITRATE, mg=None, quantity=2.0)
    tablets = replace(a_supplement(), mg=None, quantity=2.0, unit="tablet")
    assert is_same(unknown, tablets)
    assert not is_same(unknown, replace(tablets, quantity=1.0))
    assert not is_same(CITRATE, tablets)


def test_one_entry_stands_for_one_intake_the_nearest_in_time():
    evening = a_supplement(time=19 * 60)
    assert found(CITRATE, evening) == [("citrate3", 480, None), ("citrate3", 1200, evening.id)]
    untimed = a_supplement()
    assert found(CITRATE, untimed) == [("citrate3", 480, untimed.id), ("citrate3", 1200, None)]


def test_two_equal_supplements_do_not_share_an_entry():
    twin = replace(CITRATE, id=TAURATE.id, times=())
    entries = [a_supplement(time=8 * 60), a_supplement(time=9 * 60)]
    stood_for = [entry for _form, _time, entry in found(CITRATE, twin, *entries) if entry is not None]
    assert sorted(stood_for) == sorted(entry.id for entry in entries)


def test_an_entry_that_was_ticked_stays_its_supplement_after_its_amount_and_time_were_changed():
    ticked = a_supplement(id=intake_id(CITRATE, MONDAY, 1), mg=50.0, time=21 * 60)
    assert found(CITRATE, ticked)[1] == ("citrate3", 1200, ticked.id)
    twin = replace(CITRATE, id=TAURATE.id, mg=exactly(50.0), times=(21 * 60,))
    assert ("citrate3", 1260, ticked.id) not in found(CITRATE, twin, ticked)


def test_a_planned_entry_was_not_taken():
    (first, _second) = intakes_on(Diary([CITRATE, a_supplement(time=480, planned=True)]), MONDAY)
    assert first.entry is not None
    assert not first.is_taken
    assert open_intakes([first]) == [first]


def test_what_was_taken_stands_for_an_intake_before_what_is_planned_at_its_very_time():
    planned, later = (
        a_supplement(mg=60.0, form="taurate", planned=True),
        a_supplement(mg=60.0, form="taurate", time=900),
    )
    assert found(TAURATE, planned, later) == [("taurate", None, later.id)]


def test_what_was_ticked_for_it_stands_for_it_before_an_equal_one_that_is_nearer():
    once = replace(CITRATE, times=(480,))
    ticked, nearer = a_supplement(id=intake_id(once, MONDAY, 0), time=600), a_supplement(time=480)
    assert found(once, ticked, nearer) == [("citrate3", 480, ticked.id)]


def test_an_entry_of_another_day_stands_for_nothing():
    assert found(TAURATE, a_supplement(day(1), 60.0, form="taurate")) == [("taurate", None, None)]


def test_an_id_that_is_no_uuid_names_intakes_too():
    damaged = replace(CITRATE, id="-" * 36)
    assert len({intake_id(damaged, MONDAY, place) for place in range(6)}) == 6
    assert found(damaged, a_supplement(time=480))[0][2] is not None


def test_two_machines_name_the_entry_of_an_intake_alike_and_a_name_in_use_is_not_taken_again():
    (first, second) = intakes_on(Diary([CITRATE]), MONDAY)
    names = {unused_id(first, MONDAY, lambda _name: False, "fresh") for _machine in range(2)}
    assert names == {intake_id(CITRATE, MONDAY, 0)}
    used = names | {unused_id(second, MONDAY, lambda _name: False, "fresh")}
    assert unused_id(first, MONDAY, used.__contains__, "fresh") not in {*used, "fresh"}
    assert unused_id(first, MONDAY, lambda _name: True, "fresh") == "fresh"
    assert intake_id(CITRATE, MONDAY, 0) != intake_id(CITRATE, MONDAY + dt.timedelta(1), 0)


def test_a_time_before_the_day_begins_lies_in_the_night_after_it():
    at_night = replace(CITRATE, times=(60, 13 * 60))
    typed = a_supplement(time=25 * 60, mg=100.0)
    diary = Diary([at_night, typed])
    assert [each.time for each in intakes_on(Diary([at_night]), MONDAY, 4 * 60)] == [780, 1500]
    found = [(each.time, each.place, each.is_taken) for each in intakes_on(diary, MONDAY, 4 * 60)]
    assert found == [(780, 1, False), (1500, 0, True)]


def test_one_moment_kept_as_two_times_is_one_intake():
    both = replace(CITRATE, times=(60, 25 * 60))
    assert [each.time for each in intakes_on(Diary([both]), MONDAY, 4 * 60)] == [1500]
    assert [each.time for each in intakes_on(Diary([both]), MONDAY)] == [60, 1500]
