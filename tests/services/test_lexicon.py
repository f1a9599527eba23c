"""A day's list says an amount in its own measure, in the language set."""

import pytest

from magapp.services.lexicon import Lexicon
from tests.diaries import a_supplement, an_entry
from tests.services.catalogue import lexicon, table


@pytest.mark.parametrize(
    ("quantity", "unit", "dutch", "english"),
    [
        (2, "slice", "2 sneetjes", "2 slices"),
        (1, "slice", "1 sneetje", "1 slice"),
        (0.5, "glass", "0,5 glas", "0.5 glass"),
        (1.5, "spoon_table", "1,5 eetlepels", "1.5 tablespoons"),
        (1 / 3, "bar", "0,33 reep", "0.33 bar"),
        (2, "piece_medium", "2 stuks", "2 pieces"),
        (30, "g", "30 g", "30 g"),
        (1000, "ml", "1.000 ml", "1,000 ml"),
        (400, "mg", "400 mg", "400 mg"),
        (3, "a unit of a newer table", "3 a unit of a newer table", "3 a unit of a newer table"),
    ],
)
def test_an_amount_is_written_in_its_measure(quantity, unit, dutch, english):
    assert lexicon().measure_of(quantity, unit, "nl") == dutch
    assert lexicon().measure_of(quantity, unit, "en") == english


def test_a_household_measure_says_its_weight_as_well():
    assert lexicon().amount_of(an_entry(quantity=2.0, unit="slice", grams=70.0), "nl") == "2 sneetjes · 70 g"
    assert lexicon().amount_of(an_entry(quantity=1.0, unit="clove", grams=3.5), "nl") == "1 teen · 3,5 g"


def test_a_weight_is_not_said_twice():
    assert lexicon().amount_of(an_entry(quantity=30.0, unit="g", grams=30.0), "nl") == "30 g"


def test_an_amount_of_unknown_weight_is_said_without_one():
    assert lexicon().amount_of(a_supplement(quantity=2.0, unit="tablet"), "nl") == "2 tabletten"


def test_a_food_is_named_in_the_language_set_and_else_as_it_was_logged():
    assert lexicon().name_of(an_entry(food="bread_wholemeal", name="?"), "nl") == "Volkorenbrood"
    assert lexicon().name_of(an_entry(food="bread_wholemeal", name="?"), "en") == "Wholemeal bread"
    assert lexicon().name_of(an_entry(food="gone", name="Oude naam"), "en") == "Oude naam"
    assert lexicon().name_of(an_entry(food=None, name="Tantes soep"), "en") == "Tantes soep"


def test_every_measure_of_every_food_has_words_in_both_languages():
    units = lexicon().units
    for food in table().foods:
        for portion in food.portions:
            assert all(units[portion.unit])


def test_a_food_of_no_known_group_has_the_upper_end_of_all_foods():
    known = sorted(food.mg_per_100g for food in table().foods if food.mg_per_100g is not None)
    assert known[len(known) // 2] < lexicon().group_upper[""] < known[-1]


def test_a_lexicon_without_a_table_still_names_what_was_logged():
    assert Lexicon().amount_of(an_entry(quantity=2.0, unit="g"), "nl") == "2 g"
    assert Lexicon().name_of(an_entry(name="Soep"), "nl") == "Soep"
