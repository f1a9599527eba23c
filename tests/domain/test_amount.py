"""An amount of magnesium is a range; a sum of ranges is a range."""

from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.amount import NOTHING, Amount, exactly, total

figures = st.floats(0, 20_000)
amounts = st.tuples(figures, figures).map(lambda ends: Amount(min(ends), max(ends)))


def test_a_known_figure_has_the_same_ends():
    assert exactly(21.0) == Amount(21.0, 21.0)
    assert not exactly(21.0).is_range


def test_ends_that_round_to_the_same_mg_are_no_range_to_a_reader():
    assert not Amount(20.6, 21.4).is_range
    assert Amount(20.4, 21.4).is_range


def test_no_amounts_make_nothing():
    assert total([]) == NOTHING == Amount(0.0, 0.0)


@given(st.lists(amounts))
def test_a_total_adds_low_ends_to_low_ends_and_high_ends_to_high_ends(some):
    whole = total(some)
    assert whole == sum(some, start=NOTHING)
    assert whole.low <= whole.high


@given(amounts, st.floats(0, 1000))
def test_scaling_keeps_the_ends_in_order(amount, factor):
    scaled = amount.times(factor)
    assert scaled.low == amount.low * factor <= scaled.high == amount.high * factor
