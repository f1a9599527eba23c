"""The drinks of a day are counted in the words in which they stand in its list."""

import datetime as dt

import pytest

from magapp.domain.records import Entry
from magapp.ui.widgets.drinks_card import DrinksCard, drink_count


def an_entry(drink, unit, quantity=1.0, **more):
    return Entry(
        id=f"{drink}-{unit}",
        day=dt.date(2026, 11, 22),
        meal="snack",
        name=drink,
        quantity=quantity,
        unit=unit,
        drink=drink,
        **more,
    )


def shown(qtbot, *entries):
    card = DrinksCard()
    qtbot.addWidget(card)
    card.show_entries(entries)
    return {drink: label.text() for drink, label in card._counts.items()}


def test_a_drink_is_counted_in_the_measure_of_its_entry(qtbot):
    found = shown(qtbot, an_entry("tea", "mug"), an_entry("coffee", "mug", 2.0))
    assert (found["tea"], found["coffee"]) == ("1 mug", "2 mugs")


def test_a_drink_in_several_measures_is_counted_in_its_usual_one():
    assert drink_count("coffee", 3, frozenset({"cup", "mug"})) == "3 cups"
    assert drink_count("tea", 2, frozenset({"cup", "mug"})) == "2 mugs"


@pytest.mark.parametrize(("grams", "said"), [(0.0, "none"), (0.4, "none"), (0.6, "0.1 glasses")])
def test_a_trace_of_alcohol_is_no_glass_of_it(qtbot, grams, said):
    assert shown(qtbot, an_entry("", "slice", alcohol_g=grams))["alcohol"] == said
