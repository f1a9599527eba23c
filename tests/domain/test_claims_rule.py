"""From how much magnesium on a label the authorised sentences may be used (rule 48)."""

import pytest

from magapp.domain.amount import Amount, exactly
from magapp.domain.claims_rule import CLAIMS_FROM_MG, claims_allowed
from magapp.domain.label import in_one, stated_share


@pytest.mark.parametrize(("mg", "allowed"), [(56, False), (56.24, False), (56.25, True), (57, True)])
def test_56_mg_carries_no_claim_and_57_mg_does(mg, allowed):
    assert claims_allowed(mg) is allowed


def test_the_limit_is_15_per_cent_of_375_mg():
    assert CLAIMS_FROM_MG == 56.25


@pytest.mark.parametrize(("percent", "mg"), [(50, 187.5), (100, 375), (15, 56.25), (67, 251.25)])
def test_a_percentage_on_a_label_is_of_375_mg(percent, mg):
    result = stated_share(percent)
    assert result.elemental.low == result.elemental.high == pytest.approx(mg)
    assert not result.estimate


def test_a_percentage_with_the_weight_of_the_salt_gives_its_share():
    result = stated_share(48, 1000)
    assert result.fraction is not None
    assert result.fraction.low == pytest.approx(0.18)


def test_one_of_two_pieces_holds_half_of_the_daily_dose():
    assert in_one(exactly(188), 2) == exactly(94)
    assert in_one(Amount(113, 162), 2) == Amount(56.5, 81)
