"""What is planned for the coming days, added up as a shopping list."""

import pytest

from magapp import i18n
from magapp.domain.records import Ingredient, Recipe
from magapp.services.entry_figures import of_food
from magapp.services.lexicon import lexicon_of
from magapp.services.own_foods import own_part, with_own
from magapp.services.shopping_list import DAYS, as_report, as_text, shopping_list
from tests.diaries import a_diary, a_supplement, an_entry, day
from tests.services.catalogue import table

TODAY = day(0)
SOUP = "018f0000-0000-7000-8000-000000000001"


@pytest.fixture(autouse=True)
def dutch():
    i18n.use("nl")
    yield
    i18n.use("en")


def planned(food_id, quantity, unit, away=0, **fields):
    food = table().food(food_id)
    row = an_entry(day(away), name=food.name_nl, quantity=quantity, unit=unit, planned=True, **fields)
    return of_food(row, food, food.grams_of(quantity, unit))


def of(*records):
    diary = a_diary(*records)
    foods = with_own(table(), own_part(diary, table()))
    return shopping_list(diary, TODAY, foods, lexicon_of(foods))


def lines(*records):
    return [(group.name, [tuple(item) for item in group.items]) for group in of(*records).groups]


def test_what_is_planned_on_several_days_is_added_up_in_g():
    found = lines(planned("almonds", 1.0, "handful"), planned("almonds", 30.0, "g", away=3))
    assert found == [("Noten, pitten en zaden", [("Amandelen", "55 g")])]


def test_what_is_counted_in_pieces_is_added_up_in_pieces():
    found = lines(
        planned("banana", 1.0, "piece_medium"),
        planned("banana", 2.0, "piece_medium", away=1),
    )
    assert found == [("Fruit", [("Banaan", "3 stuks")])]


def test_the_groups_come_in_the_order_of_the_table_and_their_foods_by_name():
    found = lines(
        planned("walnuts", 1.0, "handful"),
        planned("almonds", 1.0, "handful"),
        planned("bread_wholemeal", 2.0, "slice"),
    )
    assert [(name, [food for food, _amount in items]) for name, items in found] == [
        ("Brood en crackers", ["Volkorenbrood"]),
        ("Noten, pitten en zaden", ["Amandelen", "Walnoten"]),
    ]


@pytest.mark.parametrize(("away", "there"), [(-1, False), (0, True), (DAYS - 1, True), (DAYS, False)])
def test_only_today_and_the_six_days_after_it_count(away, there):
    assert bool(lines(planned("almonds", 1.0, "handful", away=away))) is there


def test_what_was_eaten_and_what_is_a_supplement_is_not_to_be_bought():
    assert lines(an_entry(TODAY), a_supplement(TODAY, planned=True)) == []


def test_a_recipe_of_ones_own_is_bought_as_its_ingredients():
    soup = Recipe(
        id=SOUP,
        name="Soep",
        servings=2.0,
        ingredients=(
            Ingredient(food="tomato", grams=400.0),
            Ingredient(food="onion_fried", grams=100.0),
        ),
    )
    row = an_entry(TODAY, food=SOUP, name="Soep", group="dishes", grams=250.0, unit="portion", planned=True)
    assert lines(soup, row) == [("Groenten", [("Tomaat", "200 g"), ("Ui, gebakken", "50 g")])]


def test_a_food_of_no_table_without_a_weight_keeps_its_own_measure():
    row = an_entry(TODAY, food=None, name="taart", group="", grams=None, unit="portion", planned=True)
    assert lines(row, row) == [("Overig", [("taart", "1 portie")])]


def test_as_text_it_is_plain_lines_under_the_name_of_their_group():
    assert as_text(of(planned("almonds", 2.0, "handful"))) == (
        "Boodschappenlijst\n2 november 2026 t/m 8 november 2026\n\nNoten, pitten en zaden\n"
        "- Amandelen: 50 g\n"
    )


def test_what_is_printed_holds_the_same_lines():
    report = as_report(of(planned("almonds", 2.0, "handful")), TODAY)
    assert [(section.heading, section.items) for section in report.sections] == [
        ("Noten, pitten en zaden", ("Amandelen: 50 g",))
    ]
    assert report.title == "Boodschappenlijst"
