"""Magnesium in blood: the three units, and what cannot be right (rule 33)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.lab import by_day, converted, lab_fault, most_in
from magapp.domain.records import LAB_UNITS, LabValue
from tests.diaries import day


@pytest.mark.parametrize(("value", "unit"), [(0.70, "mmol/L"), (1.70, "mg/dL"), (1.40, "mEq/L")])
def test_0_70_mmol_is_1_70_mg_per_dl_and_1_40_meq(value, unit):
    assert [round(each, 2) for each in converted(value, unit)] == [0.70, 1.70, 1.40]


def test_one_mmol_is_2_4305_mg_per_dl_and_2_meq():
    assert converted(1.0, "mmol/L") == (1.0, 2.4305, 2.0)


@given(st.floats(0.01, 20), st.sampled_from(LAB_UNITS), st.sampled_from(LAB_UNITS))
def test_there_and_back_again_is_the_same_value(mmol, unit, other):
    value = converted(mmol, "mmol/L").in_unit(unit)
    back = converted(converted(value, unit).in_unit(other), other).in_unit(unit)
    assert back == pytest.approx(value)


@given(st.floats(0.01, 50), st.sampled_from(LAB_UNITS))
def test_the_unit_it_came_in_stays_exactly_as_it_was(value, unit):
    assert converted(value, unit).in_unit(unit) == value


@pytest.mark.parametrize("unit", LAB_UNITS)
def test_the_value_lies_above_0_and_up_to_20_mmol_in_every_unit(unit):
    assert lab_fault(0.0, None, None, unit) == "value"
    assert lab_fault(most_in(unit), None, None, unit) is None
    assert lab_fault(most_in(unit) * 1.001, None, None, unit) == "value"


@pytest.mark.parametrize(
    ("low", "high", "fault"),
    [
        (0.70, 1.05, None),
        (None, None, None),
        (0.70, None, "half"),
        (None, 1.05, "half"),
        (1.05, 0.70, "order"),
        (0.70, 0.70, "order"),
        (0.0, 1.05, "interval"),
        (0.70, 20.5, "interval"),
    ],
)
def test_an_interval_has_two_ends_within_bounds_the_first_below_the_second(low, high, fault):
    assert lab_fault(0.8, low, high, "mmol/L") == fault


def test_values_stand_with_the_latest_day_first():
    values = [LabValue(id=str(number), day=day(number), value=0.8) for number in (3, 9, 1)]
    assert [each.id for each in by_day(values)] == ["9", "3", "1"]
