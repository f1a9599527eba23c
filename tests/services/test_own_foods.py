"""Own foods, recipes and meals: found beside the table's, with unknown magnesium carried along."""

from dataclasses import replace

import pytest

from magapp.domain.amount import Amount, exactly
from magapp.domain.records import Favourite, Ingredient, OwnFood, OwnPortion, Recipe
from magapp.services.corrections import corrected, entries_with, unnamed_entries, unweighed
from magapp.services.entry_line import propose
from magapp.services.food_search import FoodFinder
from magapp.services.ingredients import ingredients_of, taken_apart
from magapp.services.kitchen import Kitchen
from magapp.services.own_foods import food_from, meals, recipe_figures, usual_weight
from magapp.services.source_words import source_sentences
from magapp.services.usage import favourites
from tests.diaries import a_diary, a_supplement, an_entry
from tests.services.catalogue import finder, forms, lexicon, table

BAR = OwnFood(
    id="own-bar",
    name="Haverreep van de markt",
    group="sweets",
    mg_per_100g=110,
    energy_kcal=400,
    portions=(OwnPortion(name="reep", grams=45),),
)
PUZZLE = OwnFood(id="own-puzzle", name="Kruidenmengsel", group="herbs")
SOUP = Recipe(
    id="soup",
    name="Pompoensoep van thuis",
    servings=4,
    ingredients=(
        Ingredient(food="potatoes_boiled", grams=400),
        Ingredient(food="water_tap", grams=596),
        Ingredient(food="own-puzzle", grams=4),
    ),
)


def ids(found):
    return [each.food.id for each in found]


def kitchen(*records):
    return Kitchen(finder(), forms(), (), finder()).of(a_diary(*records))


def first(line, *records):
    return propose(line, kitchen(*records).finder, "nl")[0]


def test_an_own_food_is_found_by_its_name_and_measured_in_its_own_portion():
    found = first("2 haverreep", BAR)
    assert (found.food.id, found.quantity, found.unit, found.grams) == ("own-bar", 2, "bar", 90)
    assert found.mg == exactly(99)


def test_a_measure_that_no_table_knows_is_understood():
    loaf = OwnFood(id="loaf", name="Zuurdesem", mg_per_100g=50, portions=(OwnPortion(name="homp", grams=80),))
    found = first("2 homp zuurdesem", loaf)
    assert (found.unit, found.grams) == ("homp", 160)


def test_an_own_food_without_a_portion_takes_the_usual_weight_of_its_group_as_an_estimate():
    food = food_from(OwnFood(id="x", name="Iets", group="cheese"), table())
    portion = food.usual_portion()
    assert portion.estimate
    assert portion.grams == usual_weight("cheese", table()) != 100


def test_unknown_magnesium_of_an_own_food_stays_unknown():
    assert first("kruidenmengsel", PUZZLE).mg is None


def test_a_food_of_the_table_with_an_exact_name_comes_before_an_own_one_that_only_holds_the_word():
    found = propose("banaan", kitchen(OwnFood(id="x", name="Shake met banaan", mg_per_100g=9)).finder, "nl")
    assert ids(found)[0] == "banana"
    assert "x" in ids(found)


def test_a_corrected_food_takes_the_place_of_the_tables_in_the_search():
    own = OwnFood(id="x", name="Banaan", group="fruit", mg_per_100g=30, instead_of="banana")
    found = propose("banaan", kitchen(own).finder, "nl")
    assert ids(found)[0] == "x"
    assert "banana" not in ids(found)
    assert kitchen(own).table.food("banana") is not None


def copy_of(food, **changes):
    """Correct a food as the dialog does in Dutch: its measures by their words, the usual one first."""
    usual_first = sorted(food.portions, key=lambda portion: portion.usual is None)
    portions = tuple(OwnPortion(name=table().unit(each.unit).nl, grams=each.grams) for each in usual_first)
    record = OwnFood(
        id="own-copy",
        name=food.name_nl,
        group=food.group,
        mg_per_100g=12,
        portions=portions,
        drink=food.drink,
    )
    return replace(record, instead_of=food.id, **changes)


@pytest.mark.parametrize(
    ("food", "line"),
    [
        ("olive_oil", "10 ml olijfolie"),
        ("olive_oil", "olive oil"),
        ("baguette", "stokbrood"),
        ("baguette", "frans brood"),
        ("yoghurt_semi_skimmed", "yoghurt"),
        ("banana", "2 banaan"),
    ],
)
def test_a_corrected_food_is_found_and_measured_as_the_one_in_whose_place_it_stands(food, line):
    before = first(line)
    after = first(line, copy_of(table().food(food)))
    assert before.food.id == food
    assert after.food.id == "own-copy"
    assert (after.quantity, after.unit, after.grams) == (before.quantity, before.unit, before.grams)


def test_every_food_of_the_table_keeps_its_usual_amount_and_its_ml_when_it_is_corrected():
    for food in table().foods:
        own = food_from(copy_of(food), table())
        before, after = food.usual_portion(), own.usual_portion()
        assert (after.unit, after.usual, after.grams) == (before.unit, before.usual, before.grams)
        assert own.density_g_per_ml == food.density_g_per_ml
        assert (own.name_nl, own.name_en) == (food.name_nl, food.name_en)


def test_a_corrected_food_with_another_name_is_still_found_by_the_old_one():
    renamed = copy_of(table().food("baguette"), name="Ontbijtstok")
    assert first("baguette", renamed).food.id == "own-copy"
    assert food_from(renamed, table()).name("en") == "Ontbijtstok"


def test_a_correction_whose_table_is_gone_is_a_food_of_its_own():
    food = food_from(OwnFood(id="x", name="Droomkaas", instead_of="NEVO:1", drink="milk"), table())
    assert (food.name_en, food.density_g_per_ml) == ("Droomkaas", 1.0)


def test_recipes_of_recipes_are_known_however_deep_they_go():
    deep = [
        Recipe(id=f"r{place}", name=f"R{place}", ingredients=(Ingredient(food=f"r{place + 1}", grams=100),))
        for place in range(1200)
    ]
    last = Recipe(id="r1200", name="R1200", ingredients=(Ingredient(food="banana", grams=100),))
    assert kitchen(*deep, last).table.food("r0").mg_per_100g == table().food("banana").mg_per_100g


@pytest.mark.parametrize(("grams", "counts"), [(30, True), (1, False)])
def test_a_dish_counts_to_the_upper_level_where_half_of_its_magnesium_is_of_foods_with_added(grams, counts):
    powder = OwnFood(id="powder", name="Poeder", mg_per_100g=1000, added_magnesium=True)
    parts = (Ingredient(food="powder", grams=grams), Ingredient(food="milk_semi_skimmed", grams=250))
    shake = Recipe(id="shake", name="Shake X", ingredients=parts)
    entry = first("shake x", powder, shake).to_entry("id", an_entry().day, meal="lunch")
    assert entry.counts_to_upper == counts
    said = " ".join(source_sentences(entry, kitchen(powder, shake).table, lexicon(), "en"))
    assert ("the whole dish counts to the upper level" in said) == counts
    assert ("this does not count to the upper level" in said) != counts


def test_a_recipe_is_one_row_of_a_portion_and_carries_what_is_unknown_as_a_range():
    found = first("pompoensoep van thuis", PUZZLE, SOUP)
    assert (found.quantity, found.unit, found.grams) == (1, "portion", 250)
    known = sum(
        table().food(food).magnesium(grams).low
        for food, grams in (("potatoes_boiled", 100), ("water_tap", 149))
    )
    assert found.mg.low == pytest.approx(known)
    assert found.mg.high > found.mg.low
    assert found.estimate
    assert found.to_entry("id", an_entry().day, meal="dinner").estimate


def test_a_recipe_of_known_foods_is_one_figure():
    known = Recipe(id="r", name="Papje", ingredients=(Ingredient(food="banana", grams=100),))
    found = first("papje", known)
    assert found.mg == table().food("banana").magnesium(100)
    assert not found.estimate


def test_a_recipe_of_nothing_known_is_unknown():
    figures = recipe_figures(
        Recipe(id="r", name="Wat", ingredients=(Ingredient(food="gone", grams=50),)), table()
    )
    assert (figures.mg, figures.unknown) == (None, 1)


def test_recipes_that_hold_each_other_do_not_hang():
    one = Recipe(id="one", name="Een", ingredients=(Ingredient(food="two", grams=50),))
    two = Recipe(id="two", name="Twee", ingredients=(Ingredient(food="one", grams=50),))
    assert first("twee", one, two).mg is None


def test_a_change_of_an_own_food_reaches_the_recipes_made_of_it():
    salad = Recipe(id="r", name="Reepsalade", ingredients=(Ingredient(food="own-bar", grams=100),))
    assert first("reepsalade", BAR, salad).mg == exactly(110)
    other = OwnFood(id="own-bar", name="Haverreep", mg_per_100g=55)
    assert first("reepsalade", other, salad).mg == exactly(55)


def test_meals_are_no_foods():
    meal = Recipe(id="m", name="Mijn maal", is_meal=True, ingredients=(Ingredient(food="banana", grams=1),))
    diary = a_diary(meal, SOUP)
    assert meals(diary) == [meal]
    assert kitchen(meal).table.food("m") is None


def test_own_foods_do_not_move_the_estimates_for_unknown_ones():
    heavy = OwnFood(id="x", name="Zwaar", group="cheese", mg_per_100g=1999)
    assert kitchen(heavy).table.group_uppers() == table().group_uppers()


def test_a_corrected_food_changes_entries_by_their_measure_else_by_their_weight():
    food = food_from(BAR, table())
    by_measure = an_entry(food="own-bar", quantity=2.0, unit="bar", grams=80.0)
    by_weight = an_entry(food="own-bar", quantity=1.0, unit="slice", grams=30.0)
    diary = a_diary(by_measure, by_weight, an_entry())
    changes = corrected(entries_with(diary, {"own-bar"}), food)
    assert {key: (each.grams, each.mg) for key, each in changes.items()} == {
        by_measure.id: (90.0, exactly(99.0)),
        by_weight.id: (30.0, exactly(33.0)),
    }
    assert changes[by_weight.id].unit == "g"


def test_rows_whose_amount_the_food_cannot_weigh_stay_as_they_are_and_can_be_told():
    by_volume = an_entry(food=None, mg=None, name="Sap", quantity=250.0, unit="ml", grams=None)
    by_portion = an_entry(food=None, mg=None, name="Sap", quantity=2.0, unit="portion", grams=None)
    food = food_from(OwnFood(id="x", name="Sap", mg_per_100g=20), table())
    assert corrected([by_volume, by_portion], food).keys() == {by_portion.id}
    assert unweighed([by_volume, by_portion], food) == [by_volume]


def test_rows_of_a_food_that_had_no_figures_are_found_by_its_name():
    unnamed = an_entry(food=None, mg=None, name="Oma's koek")
    diary = a_diary(
        unnamed, an_entry(food=None, mg=None, name="Iets anders"), a_supplement(name="Oma's koek")
    )
    assert unnamed_entries(diary, "Oma's koek") == [unnamed]


def test_what_was_eaten_becomes_the_ingredients_of_a_meal_without_supplements():
    bread = an_entry(quantity=2.0, unit="slice", grams=70.0)
    (ingredient,) = ingredients_of([bread, a_supplement(), an_entry(grams=None)])
    assert (ingredient.food, ingredient.grams) == ("bread_wholemeal", 70.0)
    assert (ingredient.quantity, ingredient.unit, ingredient.name) == (2.0, "slice", "Volkorenbrood")


def test_a_dish_taken_apart_weighs_and_holds_the_same():
    eaten = first("pompoensoep van thuis", SOUP, PUZZLE)
    entry = eaten.to_entry("id", an_entry().day, meal="dinner")
    numbers = iter(range(10))
    parts = taken_apart(
        entry, eaten.food.recipe, kitchen(SOUP, PUZZLE).table, lambda: f"n{next(numbers)}", "nl"
    )
    assert sum(part.grams or 0.0 for part in parts) == pytest.approx(entry.grams)
    assert [part.food for part in parts] == ["potatoes_boiled", "water_tap", "own-puzzle"]
    assert sum(part.mg.low for part in parts if part.mg is not None) == pytest.approx(entry.mg.low)
    assert parts[2].mg is None
    assert {part.meal for part in parts} == {"dinner"}


def test_a_planned_dish_taken_apart_stays_planned_and_an_unknown_ingredient_keeps_its_name():
    dish = Recipe(
        id="r",
        name="Salade",
        ingredients=(
            Ingredient(food="banana", grams=100),
            Ingredient(food="gone", grams=50, name="Oma's dressing"),
        ),
    )
    entry = an_entry(food="r", name="Salade", grams=300.0, planned=True)
    numbers = iter(range(10))
    parts = taken_apart(entry, dish.ingredients, kitchen(dish).table, lambda: f"n{next(numbers)}", "nl")
    assert [(part.name, part.grams, part.planned) for part in parts] == [
        ("Banaan", 200, True),
        ("Oma's dressing", 100, True),
    ]


def test_favourites_are_those_of_the_meal_or_of_all_meals():
    everywhere = Favourite(id="1", food="banana")
    lunch = Favourite(id="2", food="bread_wholemeal", meal="lunch")
    diary = a_diary(lunch, everywhere)
    assert favourites(diary, "lunch") == [everywhere, lunch]
    assert favourites(diary, "dinner") == [everywhere]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (an_entry(mg=41.79, unit="slice", quantity=2.0), "59.7 mg per 100 g: BLS 4.0, B111000."),
        (an_entry(food="own-bar", mg=77), "110 mg per 100 g, by the label or yourself."),
        (an_entry(food="own-bar", mg=7), "10 mg per 100 g when this was written down. The food has been"),
        (an_entry(food="own-bar", mg=None), "Its magnesium was unknown when this was written down"),
        (an_entry(food="own-puzzle", mg=None), "No source gives its magnesium"),
        (an_entry(food="soup", mg=Amount(7, 10.5)), "10–15 mg per 100 g when this was written down."),
        (an_entry(food=None, mg=None, name="Koek"), "In no table"),
        (an_entry(food="nevo:1", name="Koek"), "no longer there"),
        (a_supplement(), "As the label says."),
        (a_supplement(estimate=True, salt_mg=400.0), "an estimate"),
    ],
)
def test_every_figure_says_where_it_comes_from(entry, words):
    with_own = kitchen(BAR, PUZZLE, SOUP).table
    assert words in " ".join(source_sentences(entry, with_own, lexicon(), "en"))


def test_a_dish_says_what_it_is_made_of_and_that_not_all_is_known():
    entry = first("pompoensoep van thuis", PUZZLE, SOUP).to_entry("id", an_entry().day, meal="dinner")
    said = " ".join(source_sentences(entry, kitchen(PUZZLE, SOUP).table, lexicon(), "en"))
    assert "Not all of them are known." in said
    assert "Made of: Potatoes" in said


def test_a_measure_that_weighs_something_else_by_now_is_not_said():
    with_own = kitchen(BAR).table
    for grams, there in ((90.0, True), (80.0, False)):
        entry = an_entry(food="own-bar", quantity=2.0, unit="bar", grams=grams, mg=grams * 1.1)
        assert ("1 bar weighs 45 g" in " ".join(source_sentences(entry, with_own, lexicon(), "en"))) == there


def test_a_dish_of_ingredients_that_weigh_nothing_says_nothing_of_what_it_is_made_of():
    empty = Recipe(id="r", name="Niets", ingredients=(Ingredient(food="banana", grams=0),))
    said = source_sentences(an_entry(food="r", mg=None), kitchen(empty).table, lexicon(), "en")
    assert not any("Made of" in sentence for sentence in said)


def test_a_finder_of_own_foods_forgives_a_typing_error_too():
    assert first("haverrep", BAR).food.id == "own-bar"
    assert isinstance(kitchen().finder, FoodFinder)


@pytest.mark.parametrize(
    ("line", "ending"), [("30 g pompoenpitten", "Foods."), ("volkorenbrood", "B111000.")]
)
def test_a_row_of_a_table_is_named_only_by_what_a_reader_can_look_up(line, ending):
    entry = first(line).to_entry("id", an_entry().day, meal="lunch")
    said = source_sentences(entry, table(), lexicon(), "en")[0]
    assert "name:" not in said
    assert said.endswith(ending)
