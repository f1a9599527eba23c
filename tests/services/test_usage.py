"""What a person logs often, and how much of it last time, is read from the diary."""

from magapp.services.usage import usage_of, usual_foods
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
