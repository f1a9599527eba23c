"""The diary is one immutable value: a change makes another that equals the one built anew."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.amount import exactly
from magapp.domain.diary import Diary, entry_order
from magapp.domain.records import MEALS, Checkin, DayNote, Dose, Entry, Fact, Habit, OwnFood
from tests.diaries import a_supplement, an_answer, an_entry, day

ids = st.sampled_from([f"id-{number}" for number in range(5)])
days = st.sampled_from([day(number) for number in range(3)])
times = st.sampled_from([None, 0, 480, 29 * 60 + 59])


def _entries(record_ids):
    return st.builds(
        Entry,
        id=record_ids,
        day=days,
        time=times,
        meal=st.sampled_from(MEALS),
        form=st.sampled_from([None, "citrate"]),
        mg=st.just(exactly(10.0)),
    )


def _records(record_ids):
    """Records of every nature under few ids, so that one may even turn from a day's into the library's."""
    return st.one_of(
        _entries(record_ids),
        st.builds(Dose, id=record_ids, day=days, time=times),
        st.builds(Checkin, id=record_ids, day=days, key=st.sampled_from(["cramps", "fatigue"])),
        st.builds(Habit, id=record_ids, day=days, key=st.just("sleep")),
        st.builds(DayNote, id=record_ids, day=days),
        st.builds(Fact, id=record_ids, key=st.just("sex"), value=st.just("male"), since=days),
        st.builds(OwnFood, id=record_ids, name=st.just("Soep")),
    )


records = st.lists(_records(ids), max_size=6)
changes = st.lists(
    st.lists(_records(ids) | ids, max_size=4).map(
        lambda some: {
            each if isinstance(each, str) else each.id: None if isinstance(each, str) else each
            for each in some
        }
    ),
    max_size=3,
)
"""Steps in which each id stands for a new record, or for nothing."""


def _seen(diary):
    """All that can be asked of a diary, without the order of what has none."""
    all_days = [day(number) for number in range(3)]
    return {
        "records": sorted(diary, key=lambda record: record.id),
        "length": len(diary),
        "days": diary.days(),
        "on": [sorted(diary.on(each), key=lambda record: record.id) for each in all_days],
        "entries": [diary.entries(each) for each in all_days],
        "doses": [diary.doses(each) for each in all_days],
        "facts": sorted(diary.facts(), key=lambda fact: fact.id),
        "foods": sorted(diary.of_library(OwnFood), key=lambda food: food.id),
        "there": [f"id-{number}" in diary for number in range(5)],
    }


@given(records, changes)
def test_a_changed_diary_equals_one_built_from_its_records(first, steps):
    diary = Diary(first)
    kept = {record.id: record for record in first}
    for step in steps:
        _seen(diary)  # what was asked of the diary before is nothing to the one after
        diary = diary.with_changes(step)
        for record_id, new in step.items():
            if new is None:
                kept.pop(record_id, None)
            else:
                kept[record_id] = new
    assert _seen(diary) == _seen(Diary(kept.values()))


@given(records, changes)
def test_a_change_leaves_the_diary_before_it_as_it_was(first, steps):
    before = Diary(first)
    seen = _seen(before)
    for step in steps:
        before.with_changes(step)
    assert _seen(before) == seen


@given(st.lists(_entries(ids), unique_by=lambda entry: entry.id), st.randoms())
def test_the_order_of_entries_is_total(entries, dice):
    mixed = list(entries)
    dice.shuffle(mixed)
    assert sorted(mixed, key=entry_order) == sorted(entries, key=entry_order)
    assert len({entry_order(entry) for entry in entries}) == len(entries)


def test_entries_come_by_meal_then_time_and_supplements_last():
    dinner = an_entry(day(0), meal="dinner")
    pill = a_supplement(day(0), meal="breakfast", time=7 * 60)
    late = an_entry(day(0), meal="breakfast", time=9 * 60)
    early = an_entry(day(0), meal="breakfast", time=8 * 60)
    untimed = an_entry(day(0), meal="breakfast")
    assert Diary([dinner, pill, late, untimed, early]).entries(day(0)) == (early, late, untimed, dinner, pill)


def test_one_oclock_at_night_of_the_same_evening_sorts_after_eleven():
    night = an_entry(day(0), meal="snack", time=25 * 60)
    evening = an_entry(day(0), meal="snack", time=23 * 60)
    assert Diary([night, evening]).entries(day(0)) == (evening, night)


def test_an_entry_moved_to_another_day_leaves_no_empty_day_behind():
    entry = an_entry(day(0), id="one")
    moved = an_entry(day(1), id="one")
    diary = Diary([entry]).with_changes({"one": moved})
    assert diary.days() == [day(1)]
    assert diary.on(day(0)) == ()


def test_answers_are_found_by_their_complaint():
    answer = an_answer(day(0), "cramps", 2)
    diary = Diary([answer])
    assert diary.checkins(day(0)) == {"cramps": answer}
    assert diary.checkins(day(1)) == {}
    assert diary.get(answer.id) is answer


def test_what_was_set_about_a_day_is_found():
    note = DayNote(id="day", day=day(0), state="complete")
    assert Diary([note]).day_note(day(0)) == note
    assert Diary().day_note(day(0)) is None


def test_habits_are_found_by_their_key():
    sleep = Habit(id="sleep", day=day(0), key="sleep", value=7.5)
    assert Diary([sleep]).habits(dt.date(2026, 11, 2)) == {"sleep": sleep}


def test_what_is_worked_out_of_a_day_is_worked_out_once_until_that_day_changes():
    asked = []

    def mg_of(entries):
        asked.append([entry.id for entry in entries])
        return sum(entry.mg.low for entry in entries)

    first, second = an_entry(day(0), 10.0), an_entry(day(1), 20.0)
    diary = Diary([first, second])
    assert [diary.of_entries(day(number), mg_of) for number in (0, 1, 0, 1)] == [10.0, 20.0, 10.0, 20.0]
    changed = diary.with_changes({first.id: replace(first, mg=exactly(30.0))})
    assert [changed.of_entries(day(number), mg_of) for number in (0, 1)] == [30.0, 20.0]
    assert diary.of_entries(day(0), mg_of) == 10.0
    assert asked == [[first.id], [second.id], [first.id]]
