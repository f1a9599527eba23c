"""Coffee, tea, water and alcohol are entries: counted from them, added and taken away as such."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.amount import exactly
from magapp.services.drinks import DRINKS, count, one_less, one_more
from tests.diaries import an_entry, day
from tests.services.catalogue import table


def _more(drink, recent=(), entry_id="z", language="nl"):
    return one_more(
        drink, table(), recent, entry_id=entry_id, day=day(0), time=600, meal="snack", language=language
    )


def _coffee(**fields):
    cup: dict[str, Any] = {"food": "coffee", "drink": "coffee", "unit": "cup", "grams": 125.0}
    return an_entry(**(cup | fields))


def _left(entry):
    """Take one away from an entry of which more than one is left."""
    (left,) = one_less([entry], "coffee").values()
    assert left is not None
    return left


def test_cups_and_mugs_count_as_written():
    assert count([_coffee(), _coffee(unit="mug", quantity=2.0, grams=400.0)], "coffee") == 3


def test_a_litre_of_water_is_five_glasses():
    litre = an_entry(food="water_tap", drink="water", unit="ml", quantity=1000.0, grams=1000.0)
    assert count([litre], "water") == 5


def test_a_planned_drink_is_not_counted():
    assert count([_coffee(planned=True)], "coffee") == 0


def test_alcohol_is_counted_in_glasses_of_10_g_wherever_it_is_in():
    wine = an_entry(drink="alcohol", unit="glass", alcohol_g=9.0)
    tiramisu = an_entry(alcohol_g=1.0)
    assert count([wine, tiramisu], "alcohol") == 1.0


@pytest.mark.parametrize(
    ("drink", "food", "grams"),
    [
        ("coffee", "coffee", 125),
        ("tea", "tea_black", 200),
        ("water", "water_tap", 200),
        ("alcohol", "wine_red", 99),
    ],
)
def test_one_more_is_the_plainest_of_its_kind(drink, food, grams):
    entry = _more(drink)
    assert (entry.food, entry.grams, entry.quantity, entry.drink) == (food, grams, 1, drink)
    assert (entry.day, entry.time, entry.meal, entry.id) == (day(0), 600, "snack", "z")


def test_one_more_is_the_drink_last_logged():
    recent = [_coffee(food="cappuccino"), _coffee(food="espresso"), an_entry(food="tea_green", drink="tea")]
    assert _more("coffee", recent).food == "espresso"


def test_one_more_alcohol_is_no_jam_with_some_alcohol_in_it():
    assert _more("alcohol", [an_entry(food="jam", alcohol_g=0.2)]).food == "wine_red"


def test_a_drink_that_the_table_no_longer_has_gives_way_to_the_plainest():
    assert _more("coffee", [_coffee(food="gone")]).food == "coffee"


def test_one_less_of_several_leaves_all_figures_in_proportion():
    three = _coffee(
        id="a", quantity=3.0, grams=375.0, mg=30.0, energy_kcal=6.0, caffeine_mg=180.0, alcohol_g=None
    )
    left = _left(three)
    assert (left.id, left.quantity, left.grams) == ("a", 2, 250)
    assert left.mg == exactly(20)
    assert (left.energy_kcal, left.caffeine_mg, left.alcohol_g) == (4, 120, None)


def test_one_less_of_one_and_a_half_leaves_half():
    left = _left(_coffee(quantity=1.5, grams=187.5))
    assert (left.quantity, left.grams) == (0.5, 62.5)


def test_one_less_of_none_changes_nothing():
    assert one_less([an_entry(food="jam", alcohol_g=0.2), _coffee(planned=True)], "alcohol") == {}
    assert one_less([_coffee(planned=True)], "coffee") == {}


def test_one_less_takes_away_what_was_logged_last_not_what_was_drunk_last():
    evening = _coffee(id="a", meal="snack", time=1300)
    morning = _coffee(id="b", meal="breakfast", time=500)
    assert one_less([morning, evening], "coffee") == {"b": None}


@given(st.sampled_from(DRINKS), st.lists(st.sampled_from(["coffee", "tea_green", "wine_red"])))
def test_one_less_undoes_one_more(drink, there):
    before = [an_entry(food=food, drink=table().food(food).drink, unit="cup", grams=100.0) for food in there]
    made = _more(drink, before)
    assert one_less([made, *before], drink) == {made.id: None}
    assert count([made], drink) == pytest.approx(1.0, abs=0.1)
