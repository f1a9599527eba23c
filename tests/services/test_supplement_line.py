"""A salt's name means its weight first; plain magnesium means the label's own figure."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.content import load_guidance
from magapp.domain.amount import exactly
from magapp.services.entry_line import DoseMissingError, DoseOutOfBoundsError
from magapp.services.proposal import FoodNotFoundError
from tests.services.catalogue import forms, proposals

DAY = dt.date(2026, 11, 2)


def test_a_salt_is_a_range_of_113_to_162_mg_for_each_g_and_elemental_only_second():
    salt, elemental = proposals("1000 mg magnesiumcitraat")
    assert (round(salt.mg.low), round(salt.mg.high)) == (113, 162)
    assert (salt.salt_mg, salt.estimate) == (1000, True)
    assert (elemental.mg, elemental.salt_mg, elemental.estimate) == (exactly(1000), None, False)


def test_400_mg_magnesiumcitraat_is_45_to_65_mg():
    salt, elemental = proposals("400 mg magnesiumcitraat")
    assert (round(salt.mg.low), round(salt.mg.high)) == (45, 65)
    assert (salt.quantity, salt.unit) == (400, "mg")
    assert elemental.mg == exactly(400)


@pytest.mark.parametrize(
    ("line", "mg", "estimate"),
    [
        ("500 mg magnesiumoxide", (301.5, 301.5), False),
        ("1000 mg bisglycinaat", (141, 141), False),
        ("1 g magnesium bisglycinate", (141, 141), False),
        ("1.000 mg magnesiumtauraat", (89.2, 89.2), False),
        ("1000 mg magnesium L-threonaat", (77.8, 82.5), True),
        ("2 tabletten magnesium-citraat 500 mg", (113.4, 161.6), True),
        ("3 capsules magnesiumcitraat 400 mg", (136.0, 193.9), True),
        ("1000 mg trimagnesiumdicitraat", (118.9, 161.6), True),
        ("1000 mg trimagnesiumdicitraat, watervrij", (161.6, 161.6), False),
    ],
)
def test_the_weight_of_a_salt_is_converted_by_its_formula_and_is_an_estimate_where_the_name_is_open(
    line, mg, estimate
):
    salt = proposals(line)[0]
    assert (salt.mg.low, salt.mg.high) == pytest.approx(mg, rel=0.005)
    assert salt.estimate is estimate


@pytest.mark.parametrize(
    ("line", "quantity", "unit", "mg"),
    [
        ("1 tablet magnesium 200 mg", 1, "tablet", 200),
        ("2 tabletten magnesium 100 mg", 2, "tablet", 200),
        ("tablet magnesium 200 mg", 1, "tablet", 200),
        ("2 zakjes magnesium 150 mg", 2, "sachet", 300),
        ("1 capsule magnesium 100 mg", 1, "capsule", 100),
        ("2 magnesium 100 mg", 2, "tablet", 200),
        ("magnesium 200 mg", 200, "mg", 200),
        ("200 mg magnesium", 200, "mg", 200),
        ("200 magnesium", 200, "mg", 200),
        ("0,2 g magnesium", 200, "mg", 200),
        ("500 µg magnesium", 0.5, "mg", 0.5),
        ("magnesium 1.000 mg", 1000, "mg", 1000),
    ],
)
def test_plain_magnesium_is_the_labels_figure(line, quantity, unit, mg):
    (found,) = proposals(line)
    assert (found.quantity, found.unit) == (pytest.approx(quantity), unit)
    assert found.mg.low == found.mg.high == pytest.approx(mg)
    assert not found.estimate


@pytest.mark.parametrize(
    "line",
    [
        "100 mg magnesium (710 mg bisglycinaat)",
        "710 mg bisglycinaat, waarvan 100 mg magnesium",
        "710 mg bisglycinaat waarvan magnesium 100 mg",
    ],
)
def test_where_the_label_gives_both_the_smaller_one_is_the_magnesium(line):
    (found,) = proposals(line)
    assert found.mg == exactly(100)
    assert found.form is not None
    assert found.form.key == "bisglycinate"
    assert not found.estimate


@pytest.mark.parametrize(
    "line",
    [
        "0 mg magnesium",
        "-200 mg magnesium",
        "magnesium -200 mg",
        "magnesium 0 mg",
        "1e9 mg magnesium",
        "1e999 mg magnesium",
        "magnesium 1e999 mg",
        "50000 mg magnesium",
        "1000000 mg magnesiumcitraat",
        "1000 tabletten magnesium 200 mg",
    ],
)
def test_a_dose_that_nobody_takes_is_refused_with_one_sentence(line):
    with pytest.raises(DoseOutOfBoundsError) as refused:
        proposals(line)
    assert refused.value.sentence() == (
        "A supplement must hold more than 0 and at most 20 g of magnesium. Nothing was added."
    )


@pytest.mark.parametrize(
    "line",
    ["magnesium", "2 tabletten magnesium", "20 druppels magnesium", "1 magnesium 375", "magnesiumcitraat"],
)
def test_a_supplement_without_a_weight_is_not_guessed(line):
    with pytest.raises(DoseMissingError):
        proposals(line)


def test_a_salt_too_heavy_to_be_all_magnesium_has_only_the_salt_as_its_meaning():
    (salt,) = proposals("30 g magnesiumcitraat")
    assert salt.salt_mg == 30_000


def test_a_line_that_names_a_food_as_well_gives_the_food_and_the_supplement():
    first = proposals("banaan en 1 tablet magnesium 200 mg")[0]
    food, supplement = first.parts
    assert food.food.id == "banana"
    assert supplement.food is None
    assert supplement.mg == exactly(200)


def test_an_entry_of_a_supplement_counts_to_the_upper_level_and_keeps_its_salt():
    salt, elemental = (
        found.to_entry("id", DAY, meal="dinner") for found in proposals("400 mg magnesiumcitraat")
    )
    assert (salt.form, salt.salt_mg, salt.grams, salt.estimate) == ("citrate", 400, None, True)
    assert (salt.source, salt.group, salt.food) == ("label", "supplements", None)
    assert salt.counts_to_upper
    assert salt.is_supplement
    assert (elemental.mg, elemental.salt_mg, elemental.estimate) == (exactly(400), None, False)


def test_an_entry_of_plain_magnesium_has_an_unspecified_form_and_is_a_supplement():
    entry = proposals("200 mg magnesium 22:30")[0].to_entry("id", DAY, meal="lunch")
    assert (entry.form, entry.time, entry.meal) == ("unspecified", 1350, "snack")
    assert entry.is_supplement


def test_a_name_that_leaves_the_form_open_comes_before_those_that_do_not():
    guidance = load_guidance()
    known = [form.key for form in forms()]
    assert known[: len(guidance.families)] == [family.id for family in guidance.families]
    assert known[len(guidance.families) :] == [form.id for form in guidance.forms]


@given(st.deferred(lambda: st.sampled_from(forms())), st.integers(20, 5000), st.booleans())
def test_every_form_is_known_by_each_of_its_names(form, mg, dutch):
    for spelling in form.spellings:
        first = proposals(f"{mg} mg {spelling}", "nl" if dutch else "en")[0]
        assert first.form is not None
        assert first.mg == first.form.fraction.times(mg)
        assert first.mg.low <= form.fraction.low * mg
        assert first.mg.high >= form.fraction.high * mg
        assert first.name == first.form.name("nl" if dutch else "en")


@pytest.mark.parametrize(
    "line", ["magnesium 2x 200 mg", "2 x 200 mg magnesium", "magnesium 200 mg (2x)", "magnesium 200 mg x2"]
)
def test_a_dose_taken_twice_is_counted_twice(line):
    assert proposals(line)[0].mg == exactly(400)


@pytest.mark.parametrize(
    ("bare", "whole"),
    [
        ("gluconaat", "magnesiumgluconaat"),
        ("lactaat", "magnesiumlactaat"),
        ("aspartaat", "magnesiumaspartaat"),
        ("gluconate", "magnesium gluconate"),
        ("lactate", "magnesium lactate"),
        ("aspartate", "magnesium aspartate"),
        ("malate", "magnesium malate"),
        ("orotaat", "magnesiumorotaat"),
        ("glycinate", "magnesium glycinate"),
    ],
)
def test_a_salt_is_known_without_the_word_magnesium(bare, whole):
    assert proposals(f"500 mg {bare}") == proposals(f"500 mg {whole}")
    guidance = load_guidance()
    assert guidance.form_called(bare) is guidance.form_called(whole) is not None


@pytest.mark.parametrize(
    "line",
    ["500 mg calcium citrate", "50 mg zinc gluconate", "500 mg calcium-lactaat", "200 mg kalium citraat"],
)
def test_a_salt_of_another_metal_is_no_magnesium(line):
    with pytest.raises(FoodNotFoundError):
        proposals(line)
