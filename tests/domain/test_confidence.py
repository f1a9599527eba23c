"""The worked example is that of the Institute of Medicine (2000), which is about magnesium."""

import pytest

from magapp.domain.amount import Amount, exactly
from magapp.domain.confidence import (
    DAY_SPREAD,
    average_requirement,
    confidence,
    day_to_day_spread,
    intake_above,
    mean_needed,
    normal_share,
    requirement_met,
)
from magapp.domain.profile import Profile

YEAR = 2026
WOMAN_OF_40 = Profile(sex="female", birth_year=1986)


def test_worked_example_of_320_mg_over_three_days():
    assert requirement_met(320, 3, 265, 85.9) == pytest.approx(0.836, abs=0.002)


def test_spread_of_the_worked_example_comes_from_its_variances():
    spread = (3 * (3162 - 702)) ** 0.5
    assert spread == pytest.approx(DAY_SPREAD, abs=0.05)


@pytest.mark.parametrize(("days", "mean"), [(1, 445), (3, 377), (7, 349)])
def test_mean_needed_for_97_5_percent(days, mean):
    assert mean_needed(days, 265, 85.9) == pytest.approx(mean, abs=1)


def test_normal_share_at_known_points():
    assert normal_share(0) == 0.5
    assert normal_share(1) == pytest.approx(0.8413, abs=0.0001)
    assert normal_share(-1.96) == pytest.approx(0.025, abs=0.0001)


def test_more_days_make_the_same_mean_surer():
    assert intake_above(330, 3, 300, 85.9) < intake_above(330, 14, 300, 85.9)


def test_woman_of_40_gets_the_worked_example():
    sure = confidence(exactly(320), 3, WOMAN_OF_40, YEAR)
    assert sure.adequate_ear == pytest.approx(0.836, abs=0.002)
    assert sure.above_ai == pytest.approx(intake_above(320, 3, 300, 85.9))
    assert sure.spread_verified


def test_below_the_adequate_intake_nothing_is_said_about_it():
    assert confidence(exactly(299), 7, WOMAN_OF_40, YEAR).above_ai is None
    assert confidence(Amount(290, 340), 7, WOMAN_OF_40, YEAR).above_ai is None


def test_two_complete_days_say_nothing():
    assert confidence(exactly(320), 2, WOMAN_OF_40, YEAR).adequate_ear is None


def test_range_whose_ends_point_different_ways_says_nothing():
    assert confidence(Amount(200, 320), 7, WOMAN_OF_40, YEAR).adequate_ear is None


def test_range_is_judged_by_the_end_that_claims_least():
    sure = confidence(Amount(320, 400), 3, WOMAN_OF_40, YEAR)
    unsure = confidence(Amount(150, 200), 3, WOMAN_OF_40, YEAR)
    assert sure.adequate_ear == pytest.approx(requirement_met(320, 3, 265, 85.9))
    assert unsure.adequate_ear == pytest.approx(requirement_met(200, 3, 265, 85.9))


@pytest.mark.parametrize(
    "profile",
    [Profile(), Profile(sex="female", birth_year=2010), Profile(birth_year=1980)],
    ids=["nothing told", "minor", "sex not told"],
)
def test_no_personal_judgement_without_adult_and_sex(profile):
    said = confidence(exactly(320), 7, profile, YEAR)
    assert (said.adequate_ear, said.above_ai) == (None, None)


def test_without_birth_year_only_the_adequate_intake_is_judged():
    said = confidence(exactly(380), 7, Profile(sex="male"), YEAR)
    assert said.adequate_ear is None
    assert said.above_ai == pytest.approx(intake_above(380, 7, 350, 133))


@pytest.mark.parametrize(
    ("profile", "requirement"),
    [
        (Profile(sex="male", birth_year=2008), 340),
        (Profile(sex="male", birth_year=2007), 330),
        (Profile(sex="male", birth_year=1995), 350),
        (Profile(sex="female", birth_year=1996), 255),
        (Profile(sex="female", birth_year=1995), 265),
        (Profile(sex="female", birth_year=1995, pregnant=True), 300),
        (Profile(sex="female", birth_year=1996, lactating=True), 255),
        (Profile(sex="female", birth_year=2010), None),
        (Profile(sex="female"), None),
    ],
)
def test_average_requirement_by_sex_and_age(profile, requirement):
    assert average_requirement(profile, YEAR) == requirement


def test_spread_of_other_groups_is_marked_unverified():
    assert day_to_day_spread(WOMAN_OF_40, YEAR) == (85.9, True)
    for profile, spread in (
        (Profile(sex="female", birth_year=1960), 114),
        (Profile(sex="male", birth_year=1986), 133),
    ):
        other = day_to_day_spread(profile, YEAR)
        assert other is not None
        assert other[0] == pytest.approx(spread)
        assert not other[1]
