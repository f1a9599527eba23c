import pytest

from magapp.domain.alerts import alerts_of
from magapp.domain.amount import Amount
from magapp.domain.profile import Profile
from magapp.domain.totals import day_totals
from tests.diaries import GROUP_UPPER, a_supplement, an_entry


def alerts(*entries, profile=None):
    totals = day_totals(entries, GROUP_UPPER)
    return alerts_of(entries, totals, profile or Profile(), 2026, GROUP_UPPER)


def ids(*entries, profile=None):
    return [alert.id for alert in alerts(*entries, profile=profile)]


def test_supplements_of_250_mg_give_no_alert_and_251_do():
    assert "over_upper_level" not in ids(a_supplement(mg=125), a_supplement(mg=125))
    assert "over_upper_level" in ids(a_supplement(mg=126), a_supplement(mg=125))


def test_magnesium_of_food_never_counts_to_the_upper_level():
    assert ids(an_entry(mg=900), a_supplement(mg=100)) == []


def test_fortified_food_and_antacid_count_to_the_upper_level():
    fortified = an_entry(mg=151, counts_to_upper=True)
    assert ids(fortified, a_supplement(mg=100)) == ["over_upper_level"]


@pytest.mark.parametrize("form", ["oxide", "citrate3", "bisglycinate"])
def test_no_form_raises_the_limit(form):
    assert "over_upper_level" in ids(a_supplement(mg=300, form=form))


def test_alert_is_unsure_while_the_low_end_is_at_or_under_250():
    assert not alerts(a_supplement(mg=Amount(250, 251)))[0].sure
    assert alerts(a_supplement(mg=Amount(251, 300)))[0].sure


def test_planned_supplement_gives_no_alert():
    assert ids(a_supplement(mg=300, planned=True)) == []


def test_dose_over_125_mg_is_better_divided():
    assert ids(a_supplement(mg=125)) == []
    assert ids(a_supplement(mg=126)) == ["split_dose"]


def test_two_supplements_at_the_same_minute_are_one_dose():
    assert ids(a_supplement(mg=70, time=480), a_supplement(mg=70, time=480)) == ["split_dose"]
    assert ids(a_supplement(mg=70, time=480), a_supplement(mg=70, time=1200)) == []


@pytest.mark.parametrize(
    "profile", [Profile(pregnant=True), Profile(lactating=True), Profile(birth_year=2012)]
)
def test_threonate_is_not_meant_for_everyone(profile):
    assert "not_meant_for" in ids(a_supplement(mg=50, form="threonate_1"), profile=profile)
    assert "not_meant_for" not in ids(a_supplement(mg=50, form="threonate_1"))


def test_caffeine_limit_is_400_mg_and_200_while_pregnant():
    five = [an_entry(caffeine_mg=60.0) for _ in range(5)]
    assert ids(*five) == []
    assert ids(*five, profile=Profile(pregnant=True)) == ["much_caffeine"]
    assert ids(*five, an_entry(caffeine_mg=120.0)) == ["much_caffeine"]
