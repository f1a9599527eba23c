"""Which figure is surely one's own: told by words, never guessed."""

import pytest

from magapp.content import load_guidance
from magapp.domain.norm_records import NORM_GROUPS, is_own, own_groups
from magapp.domain.profile import Profile

NORMS = load_guidance().norms
YEAR = 2026


def own(profile, body):
    return [
        (norm.id, group)
        for norm in NORMS
        for group in NORM_GROUPS
        if norm.body == body and is_own(norm, group, profile, YEAR)
    ]


def test_a_man_of_fifty_finds_his_own_figures():
    profile = Profile(sex="male", birth_year=1976)
    assert own(profile, "nl") == [("nl_adult", "men")]


def test_both_ages_of_the_year_have_to_lie_in_the_row():
    assert own(Profile(sex="male", birth_year=1977), "iom") == [
        ("iom_ear_31", "men"),
        ("iom_rda_31", "men"),
    ]
    assert own(Profile(sex="male", birth_year=1995), "iom") == []


def test_who_is_pregnant_has_those_figures_and_not_the_womens():
    profile = Profile(sex="female", birth_year=1990, pregnant=True)
    assert own(profile, "nl") == [("nl_pregnant", "pregnant")]
    assert own(profile, "who") == [("who_pregnant", "pregnant")]
    assert own_groups(profile) == ("pregnant",)


@pytest.mark.parametrize(
    "profile",
    [
        Profile(),
        Profile(sex="female"),
        Profile(birth_year=1970),
        Profile(sex="male", birth_year=2012),
    ],
)
def test_without_sex_or_birth_year_or_under_18_nothing_is_pointed_out(profile):
    assert [own(profile, body) for body in ("nl", "efsa", "iom", "dach", "uk", "who")] == [[]] * 6


def test_a_study_is_nobody_s_norm():
    assert own(Profile(sex="male", birth_year=1960), "balance") == []
