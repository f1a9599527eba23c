"""Where an amount lies beside the voedingsnorm and the upper level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.amount import Amount, exactly
from magapp.domain.profile import Profile
from magapp.domain.reference import (
    bands,
    reaches_over_upper_level,
    reference_intake,
    surely_over_upper_level,
)

ORDER = ("under", "around", "above")


@pytest.mark.parametrize(
    ("profile", "figure"),
    [
        (Profile(sex="male"), 350),
        (Profile(sex="female"), 300),
        (Profile(sex="female", pregnant=True), 300),
        (Profile(lactating=True), 300),
        (Profile(sex="male", birth_year=2007), 350),
        (Profile(), None),
        (Profile(birth_year=1970), None),
        (Profile(sex="male", birth_year=2009), None),
    ],
)
def test_an_adult_who_told_their_sex_has_one_adequate_intake(profile, figure):
    assert reference_intake(profile, 2026) == figure


@pytest.mark.parametrize("reference", [300, 350])
def test_from_90_to_110_per_cent_is_around_the_reference(reference):
    assert bands(exactly(0.9 * reference - 0.1), reference) == ("under",)
    assert bands(exactly(round(0.9 * reference, 6)), reference) == ("around",)
    assert bands(exactly(round(1.1 * reference, 6)), reference) == ("around",)
    assert bands(exactly(1.1 * reference + 0.1), reference) == ("above",)


def test_a_range_that_straddles_a_limit_says_both():
    assert bands(Amount(260, 280), 300) == ("under", "around")
    assert bands(Amount(200, 400), 300) == ("under", "around", "above")


@given(st.floats(0, 5000), st.floats(0, 5000), st.sampled_from([300, 350]))
def test_the_bands_of_a_range_follow_each_other(one, other, reference):
    found = bands(Amount(min(one, other), max(one, other)), reference)
    assert found
    assert found == ORDER[ORDER.index(found[0]) : ORDER.index(found[-1]) + 1]


def test_250_mg_of_supplements_does_not_reach_over_the_upper_level_and_251_does():
    assert not reaches_over_upper_level(exactly(250))
    assert not reaches_over_upper_level(exactly(250.4))
    assert reaches_over_upper_level(exactly(251))


def test_a_high_end_of_251_may_lie_over_it_while_a_low_end_of_250_does_not_surely():
    amount = Amount(250, 251)
    assert reaches_over_upper_level(amount)
    assert not surely_over_upper_level(amount)
    assert surely_over_upper_level(Amount(251, 300))
