"""What is still to go of a day, and the portions of food that are offered for it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from magapp import i18n
from magapp.content import load_guidance
from magapp.domain.amount import Amount
from magapp.domain.records import Dislike, OwnFood
from magapp.services.entry_figures import of_food
from magapp.services.idea_words import ideas_title, no_ideas, say_idea
from magapp.services.own_foods import own_part, with_own
from magapp.services.still_to_go import (
    _KNOWN_TO_ALL,
    _MEAL_OF,
    LEAST_OF_THE_RICH,
    MOST_ENERGY,
    MOST_IDEAS,
    Larder,
    StillToGo,
    still_to_go,
    unwanted,
)
from magapp.services.usage import usage_of
from tests.diaries import WOMAN, a_diary, a_fact, a_supplement, an_entry, day
from tests.services.catalogue import lexicon, table

TODAY = day(20)


def eaten(food_id, grams, on=TODAY, **fields):
    """Write down so many g of a food of the table."""
    food = table().food(food_id)
    quantity = fields.pop("quantity", grams)
    return of_food(an_entry(on, name=food.name_nl, quantity=quantity, **fields), food, grams)


def habit(food_id, grams, times=3, **fields):
    return [eaten(food_id, grams, day(10 + number), **fields) for number in range(times)]


def found(*records, facts=WOMAN, on=TODAY):
    diary = a_diary(facts, *records)
    foods = with_own(table(), own_part(diary, table()))
    larder = Larder(foods, table().group_uppers(), usage_of(diary, on), load_guidance())
    return still_to_go(diary, on, larder)


def offered(*records, **options):
    return [idea.food.id for idea in found(*records, **options).ideas]


def test_what_is_to_go_is_what_food_and_supplements_leave_of_the_adequate_intake():
    assert found(an_entry(TODAY, 150.0), a_supplement(TODAY, 100.0)).missing == Amount(50.0, 50.0)


def test_what_is_unknown_makes_it_a_range():
    assert found(an_entry(TODAY, Amount(100.0, 180.0))).missing == Amount(120.0, 200.0)


def test_what_is_planned_leaves_as_much_to_go():
    planned = an_entry(TODAY, 90.0, planned=True)
    assert found(an_entry(TODAY, 250.0), planned).missing == Amount(50.0, 50.0)


def test_a_day_without_anything_is_not_called_one_of_300_mg_to_go_but_can_be_planned_for():
    nothing = found()
    assert nothing.missing is None
    assert len(nothing.ideas) == MOST_IDEAS


@pytest.mark.parametrize("mg", [298.0, 300.0, 420.0])
def test_around_the_adequate_intake_and_over_it_nothing_is_offered(mg):
    assert found(an_entry(TODAY, mg)) == StillToGo(why="reached")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ((), "untold"),
        ((a_fact("birth_year", "1980"),), "untold"),
        ((a_fact("sex", "female"), a_fact("birth_year", "2012")), "minor"),
    ],
    ids=["nothing told", "no sex told", "under 18"],
)
def test_without_an_adequate_intake_of_ones_own_nothing_is_said_or_offered(facts, why):
    assert found(an_entry(TODAY, 50.0), facts=facts) == StillToGo(why=why)


@pytest.mark.parametrize("condition", ["kidney_severe", "kidney_moderate"])
def test_with_a_kidney_disease_nothing_is_offered_and_the_dietitian_is_to_be_asked(condition):
    facts = (*WOMAN, a_fact("condition", condition))
    assert found(an_entry(TODAY, 50.0), facts=facts) == StillToGo(asks_first=True)


def test_swaps_come_first_then_ones_own_foods_then_others():
    kinds = [idea.kind for idea in found(eaten("bread_white", 70.0), habit("almonds", 25.0)).ideas]
    assert kinds == ["swap", "own", "other", "other", "other", "other"]


def test_a_swap_says_what_it_gains_over_what_was_eaten_and_at_which_meal():
    (swap,) = [
        idea
        for idea in found(eaten("bread_white", 70.0, meal="breakfast")).ideas
        if idea.instead_of is not None
    ]
    white, whole = table().food("bread_white"), table().food("bread_wholemeal")
    assert (swap.food, swap.instead_of, swap.quantity, swap.unit) == (whole, white, 2.0, "slice")
    assert swap.gained == pytest.approx((whole.mg_per_100g - white.mg_per_100g) * 0.7)
    assert swap.kcal == pytest.approx((whole.energy_kcal - white.energy_kcal) * 0.7)
    assert swap.meal == "breakfast"


def test_a_swap_that_was_planned_already_is_not_offered_again():
    planned = eaten("bread_wholemeal", 70.0, planned=True)
    assert "bread_wholemeal" not in offered(eaten("bread_white", 70.0), planned)


def test_a_swap_of_what_was_planned_only_is_not_offered():
    assert all(idea.kind != "swap" for idea in found(eaten("bread_white", 70.0, planned=True)).ideas)


def test_an_own_food_comes_in_the_amount_of_last_time_at_its_usual_meal():
    almonds = habit("almonds", 50.0, quantity=2.0, unit="handful", meal="lunch")
    (idea,) = [idea for idea in found(almonds).ideas if idea.kind == "own"]
    assert (idea.food.id, idea.quantity, idea.unit, idea.meal) == ("almonds", 2.0, "handful", "lunch")


def test_a_food_that_was_eaten_twice_is_no_own_food_yet():
    assert all(idea.kind != "own" for idea in found(habit("almonds", 25.0, times=2)).ideas)


def test_what_was_weighed_in_grams_is_offered_in_its_household_measure():
    ideas = found(habit("almonds", 50.0)).ideas
    assert {idea.unit for idea in ideas}.isdisjoint({"g", "ml"})
    assert (ideas[0].food.id, ideas[0].unit) == ("almonds", "handful")


def test_a_portion_with_too_much_energy_is_offered_in_its_usual_amount():
    (idea,) = [
        each
        for each in found(habit("almonds", 100.0, quantity=4.0, unit="handful")).ideas
        if each.kind == "own"
    ]
    assert (idea.quantity, idea.unit) == (1.0, "handful")


def test_no_idea_brings_more_energy_than_a_small_meal():
    own = [
        OwnFood(id="018f0000-0000-7000-8000-000000000001", name="Taart", mg_per_100g=900.0, energy_kcal=800.0)
    ]
    rows = [an_entry(day(10 + n), food=own[0].id, unit="g", grams=90.0) for n in range(3)]
    ideas = found(own, rows).ideas
    assert own[0].id not in {idea.food.id for idea in ideas}
    assert max(idea.kcal for idea in ideas) <= MOST_ENERGY


def test_of_ones_own_foods_the_one_with_most_magnesium_for_its_energy_comes_first():
    records = (*habit("pasta_wholemeal_boiled", 180.0), *habit("tofu", 100.0))
    first, second = found(records).ideas[:2]
    assert (first.food.id, second.food.id) == ("tofu", "pasta_wholemeal_boiled")
    assert first.gained < second.gained


def test_two_of_a_food_group_never_follow_each_other():
    records = [
        record
        for food in ("almonds", "cashews", "pumpkin_seeds", "spinach_boiled", "banana")
        for record in habit(food, 25.0, times=4)
    ]
    groups = [idea.food.group for idea in found(eaten("bread_white", 70.0), records).ideas]
    assert len(groups) == MOST_IDEAS
    assert all(one != other for one, other in pairwise(groups))


def test_what_is_not_for_somebody_is_never_offered_and_another_comes_instead():
    first = offered()
    refused = [Dislike(id=f"d{number}", food=food) for number, food in enumerate(first)]
    second = offered(refused)
    assert len(second) == MOST_IDEAS
    assert set(first).isdisjoint(second)


def test_a_swap_for_what_is_not_for_somebody_is_not_offered_either():
    refused = Dislike(id="d", food="bread_wholemeal")
    assert "bread_wholemeal" not in offered(refused, eaten("bread_white", 70.0))


def test_what_stands_on_the_day_already_is_not_offered_once_more():
    assert "spinach_boiled" in offered()
    assert "spinach_boiled" not in offered(eaten("spinach_boiled", 50.0, planned=True))
    assert "almonds" not in offered(habit("almonds", 25.0), eaten("almonds", 25.0))


def test_no_supplement_no_alcohol_no_coffee_and_nothing_with_magnesium_added_is_offered():
    added = OwnFood(
        id="018f0000-0000-7000-8000-000000000002",
        name="Drank",
        group="dairy",
        mg_per_100g=100.0,
        energy_kcal=20.0,
        added_magnesium=True,
    )
    records = [
        *habit("wine_red", 300.0),
        *habit("coffee", 300.0),
        *[a_supplement(day(10 + number), 100.0) for number in range(3)],
        *[an_entry(day(10 + number), food=added.id, unit="portion") for number in range(3)],
    ]
    assert all(idea.kind == "other" for idea in found(added, records).ideas)


def test_a_food_that_the_person_corrected_is_offered_with_their_figures():
    own = OwnFood(
        id="018f0000-0000-7000-8000-000000000003",
        name="Pitten van de markt",
        group="nuts_seeds",
        instead_of="pumpkin_seeds",
        mg_per_100g=260.0,
        energy_kcal=600.0,
    )
    ideas = found(own, habit("pumpkin_seeds", 10.0)).ideas
    assert ideas[0].food.id == own.id
    assert "pumpkin_seeds" not in {idea.food.id for idea in ideas}


def test_the_same_day_always_gets_the_same_ideas():
    rows = (*habit("almonds", 25.0), *habit("banana", 120.0))
    assert offered(rows, eaten("bread_white", 70.0)) == offered(rows[::-1], eaten("bread_white", 70.0))


def test_the_foods_known_to_all_are_in_the_table_and_rich_in_magnesium():
    for food_id in _KNOWN_TO_ALL:
        food = table().food(food_id)
        usual = food.usual_portion()
        assert food.group in _MEAL_OF
        assert food.magnesium(usual.usual * usual.grams).low >= LEAST_OF_THE_RICH, food_id


def test_what_is_not_for_somebody_is_listed_once_also_where_its_food_is_gone():
    diary = a_diary(
        Dislike(id="1", food="almonds"), Dislike(id="2", food="almonds"), Dislike(id="3", food="gone")
    )
    assert unwanted(diary, table()) == [("almonds", table().food("almonds")), ("gone", None)]


@pytest.fixture
def dutch():
    i18n.use("nl")
    yield
    i18n.use("en")


@pytest.mark.usefixtures("dutch")
def test_an_idea_says_its_portion_and_what_it_brings():
    swap, other = found(eaten("bread_white", 70.0)).ideas[:2]
    said = say_idea(swap, lexicon())
    assert said.whole == "Volkorenbrood, 2 sneetjes in plaats van ‘Witbrood’"
    assert said.gain == "27 mg meer, en ongeveer 20 kcal minder"
    assert say_idea(other, lexicon())[:4] == (
        "Spinazie, gekookt",
        "3 opscheplepels",
        "+112 mg",
        "112 mg meer, ongeveer 30 kcal",
    )


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("missing", "title"),
    [
        (Amount(43.0, 43.0), "Ideeën voor 43 mg meer"),
        (Amount(20.0, 43.0), "Ideeën voor 20–43 mg meer"),
        (Amount(0.0, 43.0), "Ideeën voor hooguit 43 mg meer"),
        (None, "Ideeën voor meer magnesium"),
    ],
)
def test_the_title_says_how_much_more_as_far_as_it_is_known(missing, title):
    assert ideas_title(StillToGo(missing=missing)) == title


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("kcal", "gain"),
    [
        (40.0, "30 mg meer, en ongeveer 40 kcal meer"),
        (-40.0, "30 mg meer, en ongeveer 40 kcal minder"),
        (2.0, "30 mg meer, bij ongeveer evenveel energie"),
    ],
)
def test_a_swap_says_whether_it_has_more_energy_or_less(kcal, gain):
    swap = replace(found(eaten("bread_white", 70.0)).ideas[0], kcal=kcal, gained=30.0)
    assert say_idea(swap, lexicon()).gain == gain


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("why", "begin"),
    [
        ("untold", "Ideeën gaan uit van"),
        ("minor", "Onder de 18"),
        ("reached", "Wat genoteerd is"),
        ("", "Er"),
    ],
)
def test_where_nothing_is_offered_it_is_said_why(why, begin):
    assert no_ideas(StillToGo(why=why)).startswith(begin)
