"""Several foods on one line, and bread with something on it."""

import datetime as dt
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magapp.domain.records import Ingredient, Recipe
from magapp.services.entry_line import EntryLineError, FoodNotFoundError, propose
from tests.services.catalogue import finder, forms, proposals

ODD_WORDS = (
    "2 x2 3x ( ) (4 st) brood kaas met en and with op toast zonder suiker geen pub: lunch: 8.30 11am om half"
    " 9 grote plate glas pint of 200 g melk ml ½ 1/2 , ; + & - . / w/ n 's avonds magnesium tablet mg 400"
    " sandwich cheese tomato van de bakker xyz qwe é 😀 100% 48+ skipped minus flink bord stuk een # @ 1.50"
)
DAY = dt.date(2026, 11, 2)


def foods(line, language="nl", **options):
    found = propose(line, finder(), language, None, forms(), **options)[0]
    return [(part.food.id if part.food else "", part.quantity, part.unit) for part in found.parts or (found,)]


@pytest.mark.parametrize(
    "line",
    [
        "koffie, banaan",
        "koffie; banaan",
        "koffie + banaan",
        "koffie & banaan",
        "koffie en banaan",
        "koffie met banaan",
        "coffee and banana",
        "coffee and then a banana",
        "koffie+banaan",
        "koffie - banaan",
        "koffie. banaan",
        "coffee w/ banana",
        "coffee w banana",
        "pub: coffee, banana",
        "1 koffie 1 banaan",
        "lunch 1 koffie, 1 banaan",
        "koffie (uit de automaat, zwart), banaan",
        "koffie zonder melk en suiker, banaan",
    ],
)
def test_a_line_is_split_where_people_join_foods(line):
    assert [food for food, _quantity, _unit in foods(line)] == ["coffee", "banana"]


def test_each_food_of_a_line_keeps_its_own_amount():
    assert foods("half glas melk, 30 g pompoenpitten en 2 bananen") == [
        ("milk_semi_skimmed", 0.5, "glass"),
        ("pumpkin_seeds", 30, "g"),
        ("banana", 2, "piece_medium"),
    ]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("gebakken ei op 2 sneetjes bruinbrood", "nl", ["egg_fried", "bread_brown"]),
        ("beans on toast", "en", ["beans_in_tomato_sauce", "bread_white"]),
        ("scrambled eggs on toast with ham", "en", ["eggs_scrambled", "bread_white", "ham_cooked"]),
        ("falafel in een pitabroodje", "nl", ["falafel", "pita_white"]),
        ("perzik op sap", "nl", ["peach_canned"]),
    ],
)
def test_on_joins_what_lies_on_bread_and_nothing_else(line, language, expected):
    assert [food for food, _quantity, _unit in foods(line, language)] == expected


def test_a_decimal_comma_splits_nothing():
    assert foods("1,5 el pindakaas, banaan")[0] == ("peanut_butter", 1.5, "spoon_table")


def test_a_name_that_joins_words_itself_is_one_food():
    assert foods("koffie met melk") == [("coffee_milk_added", 1, "cup")]
    assert [food for food, _quantity, _unit in foods("banaan en koffie met melk")] == [
        "banana",
        "coffee_milk_added",
    ]


def test_what_lies_on_bread_is_there_as_often_as_there_are_slices():
    bread, cheese = foods("2 sneetjes volkorenbrood met kaas")
    assert bread == ("bread_wholemeal", 2, "slice")
    assert (cheese[1], cheese[2]) == (2, "slice_cut")


def test_an_amount_that_was_typed_for_what_lies_on_bread_is_kept():
    assert foods("2 sneetjes volkorenbrood met 1 plak kaas")[1][1:] == (1, "slice_cut")


def test_boterhammen_with_something_are_bread_and_that_first_and_slices_of_it_second():
    found = proposals("2 boterhammen kaas")
    bread, cheese = found[0].parts
    assert (bread.food.group, bread.quantity, bread.unit) == ("bread", 2, "slice")
    assert (cheese.food.group, cheese.quantity) == ("cheese", 2)
    assert found[1].parts == ()
    assert found[1].food.group == "cheese"


def test_a_spread_that_has_no_slices_goes_on_bread():
    bread, spread = foods("boterham pindakaas")
    assert bread[1:] == (1, "slice")
    assert spread[0] == "peanut_butter"


def test_boterhammen_alone_are_bread():
    ((food, quantity, unit),) = foods("2 boterhammen")
    assert (food.partition("_")[0], quantity, unit) == ("bread", 2, "slice")


def test_the_reading_of_the_food_that_is_being_typed_varies_first():
    first, second = proposals("koffie, volk")[:2]
    assert first.parts[0] == second.parts[0]
    assert first.parts[1] != second.parts[1]


def test_the_meal_of_a_line_holds_for_all_of_it():
    found = proposals("koffie, banaan #lunch")[0]
    entries = found.to_entries(iter(("a", "b")).__next__, DAY, meal="breakfast")
    assert [entry.meal for entry in entries] == ["lunch", "lunch"]


def test_a_time_before_or_at_the_end_holds_for_all_and_one_after_its_food_for_that():
    assert [part.time for part in proposals("8.30 koffie met een banaan")[0].parts] == [510, 510]
    assert [part.time for part in proposals("koffie, banaan 8:30")[0].parts] == [510, 510]
    assert [part.time for part in proposals("koffie 8:30, banaan")[0].parts] == [510, None]


def test_a_food_that_no_table_knows_refuses_the_line_and_is_named():
    with pytest.raises(FoodNotFoundError) as refused:
        proposals("koffie, qwertyzzz")
    assert refused.value.words == "qwertyzzz"


def test_a_food_that_no_table_knows_may_be_taken_as_a_new_one_beside_the_others():
    found = propose("koffie, 2 qwertyzzz", finder(), "nl", None, forms(), new_foods=True)[0]
    coffee, new = found.parts
    assert (coffee.food and coffee.food.id) == "coffee"
    assert (new.is_new, new.name, new.quantity, new.mg) == (True, "qwertyzzz", 2, None)


def test_a_line_of_nothing_but_unknown_foods_is_one_name():
    with pytest.raises(FoodNotFoundError):
        propose("qwertyzzz en asdfghjkl", finder(), "nl", None, forms(), new_foods=True)


@pytest.mark.parametrize(
    ("line", "food", "quantity", "unit"),
    [
        ("melk 200 ml", "milk_semi_skimmed", 200, "ml"),
        ("pompoenpitten 30g", "pumpkin_seeds", 30, "g"),
        ("volkorenbrood 2 sneetjes", "bread_wholemeal", 2, "slice"),
        ("pindakaas 1,5 el", "peanut_butter", 1.5, "spoon_table"),
    ],
)
def test_an_amount_with_its_unit_may_stand_last(line, food, quantity, unit):
    assert foods(line) == [(food, quantity, unit)]


def test_a_number_that_belongs_to_a_name_is_no_amount():
    assert foods("kaas 30+")[0][0] == "cheese_gouda_30"


BREAKFAST = Recipe(
    id="meal-1",
    name="Ontbijt doordeweeks",
    is_meal=True,
    ingredients=(
        Ingredient(food="bread_wholemeal", grams=70, quantity=2, unit="slice", name="Volkorenbrood"),
        Ingredient(food="gone", grams=20, quantity=1, unit="portion", name="Jam van oma"),
    ),
)


def test_a_saved_meal_comes_first_by_the_beginning_of_its_name():
    found = propose("ontb", finder(), "nl", None, forms(), meals=(BREAKFAST,))[0]
    assert found.name == "Ontbijt doordeweeks"
    bread, jam = found.parts
    assert (bread.quantity, bread.unit, bread.grams) == (2, "slice", 70)
    assert (jam.name, jam.grams, jam.mg, jam.is_new) == ("Jam van oma", 20, None, True)


def test_a_meal_can_be_written_down_more_than_once_in_a_line():
    found = propose("2 ontbijt", finder(), "nl", None, forms(), meals=(BREAKFAST,))[0]
    assert found.parts[0].quantity == 4


def test_a_meal_without_foods_is_not_proposed():
    empty = replace(BREAKFAST, ingredients=())
    with pytest.raises(FoodNotFoundError):
        propose("ontbijt doordeweeks", finder(), "nl", None, forms(), meals=(empty,))


def test_twice_at_the_end_counts_what_is_eaten_together():
    assert foods("beschuit, koffie met 1 suiker x3", "nl")[1:] == [
        ("coffee", 3, "cup"),
        ("sugar", 3, "spoon_tea"),
    ]
    assert foods("beans on toast x2", "en") == [
        ("beans_in_tomato_sauce", 6, "spoon_serving"),
        ("bread_white", 2, "slice"),
    ]
    assert foods("koffie met melk, 2x") == [("coffee_milk_added", 2, "cup")]


@pytest.mark.parametrize(
    "line", ["lunch: koffie, banaan", "koffie, banaan als lunch", "12:30 lunch: koffie, banaan"]
)
def test_the_meal_may_stand_as_a_heading_or_be_said(line):
    entries = proposals(line)[0].to_entries(iter(("a", "b")).__next__, DAY, meal="breakfast")
    assert [entry.meal for entry in entries] == ["lunch", "lunch"]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("bruin broodje filet americain", "nl", ["roll_soft_brown", "beef_tartare"]),
        ("tuna mayo jacket potato", "en", ["potatoes_jacket", "tuna_salad"]),
        ("cheese and tomato sandwich", "en", ["bread_brown", "cheese_gouda", "tomato"]),
    ],
)
def test_bread_is_understood_with_what_lies_on_it_where_nobody_says_with(line, language, expected):
    assert [food for food, _quantity, _unit in foods(line, language)] == expected


@pytest.mark.parametrize("line", ["skipped breakfast, koffie, banaan", "koffie, geen suiker, banaan"])
def test_what_was_not_eaten_is_no_food(line):
    assert [food for food, _quantity, _unit in foods(line)] == ["coffee", "banana"]


def test_a_food_that_is_called_without_something_is_that_food():
    assert foods("cola zonder suiker, friet")[0] == ("cola_light", 1, "glass")


def test_a_measure_alone_says_how_much_there_was_of_what_stands_before_it():
    assert [food for food, _quantity, _unit in foods("koffie, banaan, flink bord")] == ["coffee", "banana"]
    assert [food for food, _quantity, _unit in foods("koffie, banana, medium plate")] == ["coffee", "banana"]
    assert foods("pizza margherita, medium plate", "en") == [("pizza_margherita", 1, "piece")]
    assert foods("koffie, geen suiker") == [("coffee", 1, "cup")]
    assert foods("koffie en een portie bitterballen (6 st)")[1] == ("bitterballen", 6, "piece")


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("koffie zonder suiker 2 koekjes", "nl", [("coffee", 1, "cup"), ("biscuit", 2, "piece")]),
        ("koffie op het werk 2 koekjes", "nl", [("coffee", 1, "cup"), ("biscuit", 2, "piece")]),
        ("amandelen in een bakje 30 g", "nl", [("almonds", 30, "g")]),
        ("brood zonder korst 100 gram", "nl", [("bread_brown", 100, "g")]),
        ("melk 200 ml x 2", "nl", [("milk_semi_skimmed", 400, "ml")]),
        ("half 2 melk", "nl", [("milk_semi_skimmed", 0.5, "glass")]),
        ("kip (ca. 120 g)", "nl", [("chicken_fillet_cooked", 120, "g")]),
        ("appel (half)", "nl", [("apple", 0.5, "piece_medium")]),
        (
            "2 cheese and tomato sandwiches",
            "en",
            [("bread_brown", 4, "slice"), ("cheese_gouda", 4, "slice_cut"), ("tomato", 1, "piece_medium")],
        ),
        ("coffee, no sugar and ham sandwich", "en", [("coffee", 1, "cup"), ("sandwich_ham", 1, "piece")]),
    ],
)
def test_no_amount_and_no_food_is_lost_in_a_remark(line, language, expected):
    assert foods(line, language) == expected


@pytest.mark.parametrize("line", ["hagelslag op het witte brood (2 mm)", "kaas op de pasta", "melk: glas"])
def test_what_is_a_food_is_no_place_and_no_heading(line):
    with pytest.raises(FoodNotFoundError):
        foods(line)


@pytest.mark.parametrize(
    ("line", "untold"),
    [("rijst (200 g rauw)", "200 g rauw"), ("2 bier (330 ml)", "330 ml"), ("brood (geen)", "geen")],
)
def test_an_amount_in_brackets_that_is_not_used_is_told(line, untold):
    assert proposals(line)[0].left_out == untold


def test_a_size_after_a_comma_is_no_food():
    assert foods("appel, groot; koffie") == [("apple", 1, "piece_large"), ("coffee", 1, "cup")]


@given(
    st.lists(st.sampled_from(ODD_WORDS.split()), min_size=1, max_size=14),
    st.sampled_from(["nl", "en"]),
    st.booleans(),
)
@example(["geen", "bord", "en", "brood", "en", "kaas"], "nl", False)  # new_foods
def test_any_line_is_understood_or_refused_in_a_sentence(words, language, new_foods):
    with suppress(EntryLineError):
        found = propose(" ".join(words), finder(), language, None, forms(), new_foods=new_foods)
        assert all(0 < (part.grams or 1) <= 20_000 for each in found for part in each.parts or (each,))


def test_an_abbreviation_ends_no_food():
    assert foods("2 el. pindakaas") == [("peanut_butter", 2, "spoon_table")]


MILKY = Recipe(
    id="meal-2",
    name="Warme melk met koek",
    is_meal=True,
    ingredients=(
        Ingredient(food="milk_semi_skimmed", grams=258, quantity=250, unit="ml", name="Halfvolle melk"),
    ),
)


@pytest.mark.parametrize(("line", "meal_at"), [("melk", 1), ("warme melk met koek", 0), ("warm", 0)])
def test_a_food_that_is_called_just_so_goes_before_a_meal_that_only_holds_the_word(line, meal_at):
    found = propose(line, finder(), "nl", None, forms(), meals=(MILKY,))
    assert [each.name for each in found].index(MILKY.name) == meal_at


@pytest.mark.parametrize("line", ["500 warme melk", "0 warme melk", "-1 warme melk"])
def test_a_meal_is_not_written_down_more_often_than_anybody_eats_it(line):
    try:
        found = propose(line, finder(), "nl", None, forms(), meals=(MILKY,))
    except EntryLineError:
        found = ()
    assert MILKY.name not in [each.name for each in found]
