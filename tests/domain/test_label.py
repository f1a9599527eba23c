"""From a label to elemental magnesium (rules 20 to 22)."""

import pytest

from magapp.content import load_guidance
from magapp.domain.amount import exactly
from magapp.domain.guidance import Family, Form
from magapp.domain.label import buffering, elemental, stated

GUIDANCE = load_guidance()


def _members(key):
    kind = GUIDANCE.form(key)
    assert kind is not None
    return GUIDANCE.members(kind)


def _form(key) -> Form:
    kind = GUIDANCE.form(key)
    assert isinstance(kind, Form)
    return kind


@pytest.mark.parametrize(
    ("form", "salt_mg", "magnesium_mg"),
    [
        ("oxide", 500, 301.5),
        ("hydroxide", 724, 301.8),
        ("citrate3", 1000, 161.6),
        ("citrate3_9", 1000, 118.9),
        ("bisglycinate", 1000, 141.0),
        ("taurate", 1000, 89.2),
        ("gluconate_2", 45, 2.43),
        ("aspartate_2", 3245, 243),
        ("aspartate_4", 1803, 121.5),
        ("lactate_0", 404.85, 48.62),
    ],
)
def test_a_known_form_gives_one_figure(form, salt_mg, magnesium_mg):
    result = elemental(_members(form), salt_mg)
    assert result.elemental.low == result.elemental.high == pytest.approx(magnesium_mg, rel=0.005)
    assert not result.estimate


# Per cent of magnesium of every form, as the specification's table has it.
_PERCENT = {
    "oxide": 60.30,
    "hydroxide": 41.68,
    "carbonate": 28.83,
    "carbonate_basic": 25.02,
    "chloride_6": 11.96,
    "chloride_0": 25.53,
    "sulfate_7": 9.86,
    "citrate3": 16.16,
    "citrate3_9": 11.89,
    "citrate1": 11.34,
    "bisglycinate": 14.10,
    "malate_mono": 15.54,
    "malate_mono3": 11.55,
    "malate_di": 22.64,
    "malate_bis": 8.37,
    "taurate": 8.92,
    "acetyltaurate": 6.81,
    "threonate": 8.25,
    "threonate_1": 7.78,
    "gluconate_0": 5.86,
    "gluconate_2": 5.39,
    "lactate_0": 12.01,
    "lactate_2": 10.19,
    "glycerophosphate": 12.51,
    "aspartate_0": 8.42,
    "aspartate_2": 7.49,
    "aspartate_4": 6.74,
    "orotate_0": 7.27,
    "orotate_2": 6.56,
    "pidolate": 8.66,
}


def test_every_form_of_the_table_is_there_with_its_share():
    assert {form.id: round(100 * form.fraction, 2) for form in GUIDANCE.forms} == pytest.approx(
        _PERCENT, abs=0.011
    )


@pytest.mark.parametrize(
    ("family", "low", "high"),
    [("citrate", 113, 162), ("lactate", 102, 120), ("aspartate", 67, 84), ("malate", 84, 226)],
)
def test_a_name_that_leaves_the_crystal_water_open_gives_a_range_and_is_an_estimate(family, low, high):
    result = elemental(_members(family), 1000)
    assert (round(result.elemental.low), round(result.elemental.high)) == (low, high)
    assert result.estimate


def test_the_label_s_own_figure_is_taken_as_it_is():
    result = stated(100)
    assert result.elemental == exactly(100)
    assert result.fraction is None
    assert not result.estimate


def test_the_share_follows_from_the_label_s_own_figure_and_the_weight_of_the_salt():
    result = stated(180, 1000)
    assert result.fraction == exactly(0.18)
    assert result.elemental == exactly(180)


@pytest.mark.parametrize(("share", "percent"), [(0.18, 28), (0.20, 38)])
def test_a_rich_bisglycinate_is_probably_buffered_with_oxide(share, percent):
    found = buffering(share, _form("bisglycinate"), _form("oxide"))
    assert found is not None
    assert found.percent == percent


def test_the_weight_of_the_oxide_in_a_buffered_bisglycinate():
    found = buffering(0.18, _form("bisglycinate"), _form("oxide"))
    assert found is not None
    assert found.oxide_weight == pytest.approx(0.084, abs=0.0005)


@pytest.mark.parametrize("share", [0.141, 0.145, 0.61])
def test_a_pure_or_impossible_bisglycinate_is_not_called_buffered(share):
    assert buffering(share, _form("bisglycinate"), _form("oxide")) is None


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("magnesiumcitraat", "citrate"),
        ("Magnesium Citrate", "citrate"),
        ("magnesiumbisglycinaat", "bisglycinate"),
        ("magnesiumoxide", "oxide"),
        ("magnesium L-threonaat", "threonate_any"),
        ("magnesiumcarbonaat", "carbonate_any"),
        ("trimagnesiumdicitraat-nonahydraat", "citrate3_9"),
        ("threonate", "threonate"),
        ("citrate", "citrate"),
    ],
)
def test_what_people_call_a_form_finds_it(words, key):
    found = GUIDANCE.form_called(words)
    assert found is not None
    assert found.id == key


def test_an_unknown_form_is_not_guessed():
    assert GUIDANCE.form_called("magnesiumpoeder") is None


def test_no_name_stands_for_two_forms():
    kinds: list[Form | Family] = [*GUIDANCE.families, *GUIDANCE.forms]
    spelled = [{each.lower() for each in (kind.name.nl, *kind.aliases)} for kind in kinds]
    assert sum(map(len, spelled)) == len(set().union(*spelled))


def test_chloride_and_oxide_are_both_inorganic():
    assert {_form("chloride_6").salt_class, _form("oxide").salt_class} == {"inorganic"}
