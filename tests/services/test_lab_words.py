"""Laboratory values as people type and read them."""

import pytest

from magapp.content import load_guidance
from magapp.services.lab_words import (
    NotALabValueError,
    in_all_units,
    interval_in_all_units,
    limit_in,
    read_lab,
    unit_called,
)


@pytest.mark.parametrize("typed", ["0,70", "0.70", " 0,7 ", "0,70 mmol/L", "0.70mmol/l"])
def test_comma_and_point_and_the_unit_behind_it_are_read(typed):
    assert read_lab(typed, "", "", "mmol/L") == (0.7, None, None)


def test_three_decimals_are_never_thousands():
    assert read_lab("1,705", "", "", "mg/dL").value == 1.705


@pytest.mark.parametrize(
    ("value", "low", "high", "field"),
    [
        ("", "", "", "value"),
        ("low", "", "", "value"),
        ("0", "", "", "value"),
        ("-0,7", "", "", "value"),
        ("20,1", "", "", "value"),
        ("nan", "", "", "value"),
        ("1e3", "", "", "value"),
        ("0,8", "0,7", "", "high"),
        ("0,8", "", "1,05", "low"),
        ("0,8", "x", "1,05", "low"),
        ("0,8", "0,7", "x", "high"),
        ("0,8", "1,05", "0,7", "low"),
        ("0,8", "0,7", "25", "low"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence_at_its_field(value, low, high, field):
    with pytest.raises(NotALabValueError) as caught:
        read_lab(value, low, high, "mmol/L")
    assert caught.value.field == field
    assert caught.value.sentence().endswith(".")


def test_the_sentence_gives_bounds_and_an_example_in_the_unit_chosen():
    with pytest.raises(NotALabValueError) as caught:
        read_lab("50", "", "", "mg/dL")
    assert caught.value.sentence() == "The value must be above 0 and at most 48.61 mg/dL, such as 1.94."


def test_a_value_and_its_interval_are_written_in_three_units():
    assert in_all_units(0.7, "mmol/L", "nl") == "0,70 mmol/L = 1,70 mg/dL = 1,40 mEq/L"
    assert in_all_units(0.705, "mmol/L", "en").startswith("0.705 mmol/L")
    assert (
        interval_in_all_units(0.7, 1.05, "mmol/L", "en")
        == "0.70–1.05 mmol/L = 1.70–2.55 mg/dL = 1.40–2.10 mEq/L"
    )
    assert interval_in_all_units(None, None, "mmol/L", "en") == ""


def test_limits_of_others_say_which_end_they_have():
    limits = {limit.id: limit for limit in load_guidance().lab_limits}
    assert limit_in(limits["studies"], "mmol/L", "nl") == "< 0,70"
    assert limit_in(limits["rotterdam"], "mg/dL", "en") == "≤ 1.75"
    assert limit_in(limits["us_interval"], "mg/dL", "en") == "1.82–2.31"
    assert limit_in(limits["proposed"], "mg/dL", "en") == "≥ 2.07"


@pytest.mark.parametrize(("words", "unit"), [("MMOL/l", "mmol/L"), ("mg / dl", "mg/dL"), ("g/L", None)])
def test_a_unit_is_found_whatever_its_case(words, unit):
    assert unit_called(words) == unit
