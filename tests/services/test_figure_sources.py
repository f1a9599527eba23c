"""The sentence that NEVO asks for stands wherever its figures do, also in a recipe or a corrected food."""

import json

import pytest

from magapp.domain.records import Ingredient, OwnFood, Recipe
from magapp.exchange.json_writer import to_json
from magapp.services.figure_sources import sources_of, tables_behind
from magapp.services.summary import summarise_day, summarise_period
from tests.diaries import MONDAY, a_diary, an_entry
from tests.reports import a_report, name_of

NEVO = "NEVO 2025/9.0"
SENTENCE = "Based on data from NEVO-online version 2025/9.0, RIVM, Bilthoven"


def a_recipe(recipe_id, *foods):
    parts = tuple(Ingredient(food=food, grams=50.0) for food in foods)
    return Recipe(id=recipe_id, name=f"Droomtosti {recipe_id}", ingredients=parts)


TOSTI = a_recipe("tosti", "bread_wholemeal", f"{NEVO}:1")
PLATE = a_recipe("plate", "tosti")
CHEESE = OwnFood(id="cheese", name="Droomkaas", instead_of=f"{NEVO}:1", mg_per_100g=50.0)
RAREBIT = a_recipe("rarebit", "cheese")
PLAIN = a_recipe("plain", "bread_wholemeal")
EVERYTHING = (TOSTI, PLATE, CHEESE, RAREBIT, PLAIN)


@pytest.mark.parametrize("food", ["tosti", "plate", "cheese", "rarebit", f"{NEVO}:1"])
def test_a_food_made_of_nevo_has_its_table_behind_it_however_deep(food):
    assert tables_behind([food], a_diary(*EVERYTHING)) == {NEVO}


@pytest.mark.parametrize("food", ["plain", "bread_wholemeal", "no longer there"])
def test_a_food_made_of_none_has_none(food):
    assert tables_behind([food], a_diary(*EVERYTHING)) == frozenset()


def test_a_circle_of_recipes_has_an_end():
    circle = (a_recipe("a", "b", f"{NEVO}:1"), a_recipe("b", "a"))
    assert tables_behind(["b"], a_diary(*circle)) == {NEVO}


def test_the_sources_of_entries_are_those_they_name_and_the_tables_behind_their_foods():
    entries = [an_entry(food="tosti", source="recipe"), an_entry(food=None, source="own")]
    assert sources_of(entries, a_diary(*EVERYTHING)) == {"recipe", "own", NEVO}


@pytest.mark.parametrize(("food", "is_said"), [("plate", True), ("rarebit", True), ("plain", False)])
def test_a_day_and_its_report_say_the_sentence_of_the_table_inside_a_recipe(food, is_said):
    diary = a_diary(*EVERYTHING, an_entry(food=food, source="recipe"))
    period = summarise_period(diary, MONDAY, MONDAY, {})
    report = a_report(period)
    assert (f"{SENTENCE}." in report.method.sentences) is is_said
    document = json.loads(to_json(report, period, name_of))
    assert document["days"][0]["attribution"] == [SENTENCE] * is_said
    assert summarise_day(diary, MONDAY, {}) == period.days[0]


def test_a_report_says_it_in_its_own_language():
    diary = a_diary(TOSTI, an_entry(food="tosti", source="recipe"))
    report = a_report(summarise_period(diary, MONDAY, MONDAY, {}), language="nl")
    begun = "Gebaseerd op gegevens uit NEVO-online versie 2025/9.0"
    assert [said for said in report.method.sentences if said.startswith(begun)]
