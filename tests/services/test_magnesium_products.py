"""Antacids and laxatives hold magnesium, and count to the upper level."""

import datetime as dt

import pytest

from magapp.content import load_guidance
from magapp.services.entry_line import DoseMissingError, Usage, propose
from magapp.services.forms import magnesium_products
from tests.diaries import a_supplement
from tests.services.catalogue import finder, forms, table

DAY = dt.date(2026, 11, 2)
PRODUCTS = magnesium_products(load_guidance())


def found(line, language="nl", usage=None):
    return propose(line, finder(), language, usage, forms(), products=PRODUCTS)


@pytest.mark.parametrize(
    ("line", "quantity", "mg"),
    [
        ("rennie", 1, 20),
        ("2 rennies", 2, 40),
        ("2 tabletten rennie", 2, 40),
        ("2 Rennie Duo", 2, 37),
        ("1 maalox", 1, 167),
        ("1 magnesiumhydroxide kauwtablet", 1, 302),
    ],
)
def test_a_product_of_known_strength_needs_no_figure(line, quantity, mg):
    first = found(line)[0]
    assert first.quantity == quantity
    assert round(first.mg.low) == round(first.mg.high) == mg
    assert not first.estimate


def test_an_antacid_of_unknown_strength_is_a_range_marked_as_an_estimate():
    first = found("maagtablet")[0]
    assert (round(first.mg.low), round(first.mg.high)) == (83, 167)
    assert first.estimate


def test_it_counts_to_the_upper_level_and_keeps_its_own_name():
    entry = found("2 rennie")[0].to_entry("id", DAY, meal="dinner")
    assert entry.is_supplement
    assert entry.counts_to_upper
    assert (entry.food, entry.form, entry.name) == ("rennie", "carbonate_basic", "Rennie, kauwtablet")


def test_one_laxative_tablet_alone_is_over_the_upper_level():
    entry = found("1 magnesiumhydroxide kauwtablet")[0].to_entry("id", DAY, meal="dinner")
    assert entry.mg.low > 251


def test_a_time_and_the_english_name_are_read():
    first = found("2 antacid tablets 22:15", "en")[0]
    assert (first.time, first.quantity) == (22 * 60 + 15, 2)


def test_no_product_has_the_id_of_a_food():
    assert {product.key for product in PRODUCTS}.isdisjoint(food.id for food in table().foods)


def test_a_supplement_taken_before_needs_its_name_only():
    usage = Usage(supplements=(a_supplement(mg=120, quantity=1, unit="tablet"),))
    first = found("magn", usage=usage)[0]
    assert (first.mg.low, first.quantity, first.unit) == (120, 1, "tablet")
    with pytest.raises(DoseMissingError):
        found("magnesium")


def test_a_bisglycinate_with_too_much_magnesium_is_recognised_as_buffered():
    pure = found("700 mg bisglycinaat, 98 mg magnesium")[0]
    mixed = found("500 mg bisglycinaat, 100 mg magnesium")[0]
    assert pure.form.key == "bisglycinate"
    assert mixed.form.key == "bisglycinate_buffered"
    assert mixed.mg.low == mixed.mg.high == 100


def test_buffered_bisglycinate_by_the_weight_of_the_salt_is_a_range():
    first = found("500 mg gebufferd bisglycinaat")[0]
    assert (round(first.mg.low), round(first.mg.high)) == (70, 302)
    assert first.estimate
