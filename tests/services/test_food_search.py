"""A food is found by the beginnings of its words in any order, accents ignored, typing errors forgiven."""

import string
from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table
from magapp.services.plain_text import folded, typed, words_of


@cache
def finder():
    return FoodFinder(load_food_table())


def found(text, language="nl", limit=8, often=None):
    return [food.id for food in finder().search(text, language, limit, often)]


foods = st.deferred(lambda: st.sampled_from(finder().table.foods))


@st.composite
def mistyped(draw):
    """Draw a food and its Dutch name with one typing error in one word of five letters or more."""
    food = draw(foods)
    words = list(words_of(food.name_nl))
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    assume(long)
    place = draw(st.sampled_from(long))
    word = words[place]
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    wrong = draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    words[place] = wrong
    return food, " ".join(words)


@given(foods, st.sampled_from(["nl", "en"]))
def test_every_food_comes_first_by_its_own_name(food, language):
    assert found(food.name(language), language)[0] == food.id


@given(foods, st.randoms())
def test_the_words_of_a_name_find_it_in_any_order(food, dice):
    words = list(words_of(food.name_nl))
    dice.shuffle(words)
    assert food.id in found(" ".join(words), limit=400)


@given(foods, st.data())
def test_the_beginnings_of_a_names_words_find_it(food, data):
    words = words_of(food.name_nl)
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    assert food.id in found(" ".join(begun), limit=400)


@given(mistyped())
def test_a_typing_error_in_a_word_of_five_letters_or_more_still_finds_the_food(case):
    food, text = case
    exact = [set(words_of(name)) for each in finder().table.foods for name in (each.name_nl, each.name_en)]
    others = {word for words in exact for word in words}
    # A slip that makes the beginning of another word is that word.
    assume(not any(word.startswith(slip) for slip in words_of(text) for word in others - {slip}))
    assert food.id in found(text, limit=400)


@given(foods)
def test_accents_and_capitals_make_no_difference(food):
    plain = folded(food.name_nl)
    assert found(plain) == found(food.name_nl.upper()) == found(food.name_nl)


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("volk", "bread_wholemeal"),
        ("brood volkoren", "bread_wholemeal"),
        ("volkorenbrod", "bread_wholemeal"),
        ("vlokorenbrood", "bread_wholemeal"),
        ("wholemeal bread", "bread_wholemeal"),
        ("pindakas", "peanut_butter"),
        ("bananen", "banana"),
        ("eieren", "egg_boiled"),
        ("2% milk", "milk_semi_skimmed"),
        ("avocado's", "avocado"),
        ("pizza's", "pizza_margherita"),
        ("cappucino", "cappuccino"),
    ],
)
def test_people_find_what_they_mean(text, food):
    assert found(text)[0] == food


def test_a_part_of_a_compound_is_found():
    assert "bread_wholemeal" in found("korenbrood")


def test_what_a_person_logs_most_comes_first_among_equals():
    assert found("appel")[:4] == ["apple", "apple_juice", "apple_sauce", "apple_pie"]
    assert found("appel", often={"apple_pie": 3})[:3] == ["apple", "apple_pie", "apple_juice"]
    often = {"apple_pie": 3, "apple_sauce": 9}
    assert found("appel", often=often)[:3] == ["apple", "apple_sauce", "apple_pie"]


def test_often_does_not_bring_a_part_of_a_word_before_a_whole_name():
    assert found("koffie", often={"latte_macchiato": 99})[0] == "coffee"


def test_nothing_typed_finds_nothing():
    assert found("") == found("  ") == found("!?") == []


def test_what_resembles_nothing_finds_nothing():
    assert found("qqqqqqqq") == []
    assert finder().near("qqqqqqqq") == ()


def test_words_that_find_nothing_together_still_lead_to_the_foods_they_name():
    assert found("boterham met hummus en komkommer") == []
    near = [food.id for food in finder().near("boterham met hummus en komkommer")]
    assert {"hummus", "cucumber"} <= set(near)


def test_a_whole_name_or_synonym_calls_the_food():
    assert [food.id for food in finder().called("Half volle melk")] == ["milk_semi_skimmed"]
    assert finder().called("halfvolle") != ()
    assert finder().called("halfv") == ()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5000,
        "koffie " * 700,
        "🍌" * 5000,
        "\u202eeiffok\u202c",
        "קפה قهوة",
        "\0koffie\0",
        "\ud83c",
        "e\u0301" * 3000,
        "ﷺ" * 300,
        "%" * 5000,
        "[](){}*+?\\^$|.",
    ],
)
def test_strange_input_neither_hangs_nor_breaks_the_search(text):
    assert len(finder().search(text, "nl")) <= 8
    finder().near(text)


@given(st.text())
def test_any_text_is_searched_without_breaking(text):
    assert len(finder().search(text, "en", 5)) <= 5


@given(st.text())
@example("eiffok\u202e\u2066\0\ud83c")
def test_a_typed_text_can_be_written_to_a_file_and_shown_as_it_is(text):
    clean = typed(text)
    clean.encode()
    assert clean == typed(clean) == " ".join(clean.split())
    assert not set(clean) & set("\0\n\r\t\u202e\u2066")


def test_letters_that_do_not_come_apart_are_folded_too():
    assert folded("Smørrebrød Œuf Łódź Straße ﬁlet") == "smorrebrod oeuf lodz strasse filet"
