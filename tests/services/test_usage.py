"""What a person logs often, and how much of it last time, is read from the diary."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.diary import Diary
from magapp.domain.records import MEALS, Entry
from magapp.services import usage
from magapp.services.usage import HalfYear, usage_of, usual_foods
from tests.diaries import a_diary, a_supplement, an_entry, day


def _coffee(on, **fields):
    return an_entry(on, food="coffee", unit="cup", **fields)


def test_a_food_is_counted_as_often_as_it_was_logged():
    diary = a_diary(_coffee(day(0)), _coffee(day(0)), _coffee(day(1)), an_entry(day(1)))
    assert usage_of(diary, day(1)).often == {"coffee": 3, "bread_wholemeal": 1}


def test_the_last_amount_is_that_of_the_latest_day():
    diary = a_diary(_coffee(day(3), quantity=2.0), _coffee(day(1), quantity=1.0))
    assert usage_of(diary, day(5)).last == {"coffee": (2.0, "cup")}


def test_the_last_amount_of_a_day_is_that_of_its_last_entry():
    diary = a_diary(
        _coffee(day(0), quantity=1.0, meal="breakfast"), _coffee(day(0), quantity=3.0, meal="dinner")
    )
    assert usage_of(diary, day(0)).last == {"coffee": (3.0, "cup")}


def test_what_is_planned_later_or_longer_than_half_a_year_ago_is_no_habit():
    diary = a_diary(_coffee(day(0)), _coffee(day(200), planned=True), _coffee(day(201)))
    assert usage_of(diary, day(200)).often == {}
    assert usage_of(diary, day(179)).often == {"coffee": 1}
    assert usage_of(diary, day(180)).often == {}


def test_supplements_and_products_of_no_table_are_no_usual_food():
    diary = a_diary(a_supplement(day(0)), an_entry(day(0), food=None))
    assert usage_of(diary, day(0)).often == {}


def test_usual_foods_are_those_of_the_meal_most_often_first():
    diary = a_diary(
        [_coffee(day(number), meal="breakfast") for number in range(2)],
        [an_entry(day(number), meal="breakfast") for number in range(3)],
        an_entry(day(0), food="soup", meal="dinner"),
    )
    assert usual_foods(diary, day(5), "breakfast") == ["bread_wholemeal", "coffee"]
    assert usual_foods(diary, day(5), "breakfast", limit=1) == ["bread_wholemeal"]
    assert usual_foods(diary, day(5), "lunch") == []


def test_what_already_stands_at_todays_meal_is_not_offered_again():
    diary = a_diary(_coffee(day(0), meal="breakfast"), _coffee(day(1), meal="breakfast"))
    assert usual_foods(diary, day(1), "breakfast") == []
    assert usual_foods(diary, day(1), "lunch") == []
    assert usual_foods(diary, day(2), "breakfast") == ["coffee"]


_STEPS = st.lists(
    st.builds(
        Entry,
        id=st.sampled_from([f"id-{number}" for number in range(8)]),
        day=st.sampled_from([day(number) for number in (0, 1, 90, 179, 180, 181)]),
        food=st.sampled_from([None, "coffee", "bread_wholemeal", "soup"]),
        name=st.sampled_from(["Magnesium", "Koffie"]),
        form=st.sampled_from([None, None, "citrate"]),
        meal=st.sampled_from(MEALS),
        time=st.sampled_from([None, 480, 1200]),
        quantity=st.sampled_from([1.0, 2.0]),
        planned=st.booleans(),
    )
    | st.sampled_from([f"id-{number}" for number in range(8)])
    | st.sampled_from([day(number) for number in (0, 1, 2, 90, 180, 300)]),
    max_size=30,
)
"""A record written, the id of one deleted, or another day looked at."""


@given(_STEPS)
def test_going_on_from_day_to_day_and_edit_to_edit_counts_as_counting_anew_does(steps):
    half_year, diary, on = HalfYear(), Diary(), day(0)
    for step in steps:
        if isinstance(step, Entry):
            diary = diary.with_changes({step.id: step})
        elif isinstance(step, str):
            diary = diary.with_changes({step: None})
        else:
            on = step
        anew = Diary(diary)
        assert half_year.usage(diary, on) == usage_of(anew, on)
        assert list(half_year.usage(diary, on).supplements) == list(usage_of(anew, on).supplements)
        for meal in MEALS:
            assert half_year.usual(diary, on, meal, 3) == usual_foods(anew, on, meal, 3)


def test_an_edit_asks_what_was_eaten_of_the_days_it_touches_only(monkeypatch):
    use_of_day, asked = usage.use_of_day, []

    def asking(entries):
        asked.append({entry.day for entry in entries})
        return use_of_day(entries)

    monkeypatch.setattr(usage, "use_of_day", asking)
    coffees = [_coffee(day(number)) for number in range(100)]
    diary, half_year = a_diary(coffees), HalfYear()
    assert half_year.usage(diary, day(99)).often == {"coffee": 100}
    asked.clear()
    changed = diary.with_changes({coffees[7].id: replace(coffees[7], food="soup"), coffees[8].id: None})
    assert half_year.usage(changed, day(99)).often == {"coffee": 98, "soup": 1}
    assert sorted(asked, key=len) == [set(), {day(7)}]  # nothing stands on the other day any more
