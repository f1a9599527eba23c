"""Reference intakes and the upper level, and where an amount lies beside them.

The figures are adequate intakes (EFSA 2015, taken over by the Gezondheidsraad in 2018): 350 mg a day
for men, 300 mg for women, pregnant and lactating included. The upper level of 250 mg (SCF 2001) is
for supplements, fortified foods, antacids and laxatives together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from magapp.domain.amount import Amount
    from magapp.domain.profile import Profile

ADEQUATE_INTAKE: Final = {"women": 300, "men": 350}
UPPER_LEVEL: Final = 250
AROUND_FROM: Final = 0.9
AROUND_TO: Final = 1.1
COMPLETE_DAYS_FOR_AVERAGE: Final = 3

Band: TypeAlias = Literal["under", "around", "above"]


def reference_intake(profile: Profile, year: int) -> int | None:
    """Give the adequate intake in mg a day for an adult who told their sex, else null: no guess.

    Pregnancy and lactation make it the women's figure; they add nothing to it. Under 18 there is no
    personal judgement, hence null as well.
    """
    if profile.is_minor_in(year):
        return None
    if profile.sex == "female" or profile.pregnant or profile.lactating:
        return ADEQUATE_INTAKE["women"]
    if profile.sex == "male":
        return ADEQUATE_INTAKE["men"]
    return None


def _band(mg: float, reference: float) -> Band:
    if mg < AROUND_FROM * reference:
        return "under"
    return "around" if mg <= AROUND_TO * reference else "above"


def bands(amount: Amount, reference: float) -> tuple[Band, ...]:
    """Name the band or bands in which an amount lies: under 90 %, 90 to 110 %, over 110 %.

    A range that straddles a limit names both its ends (and the middle one between them).
    """
    order: tuple[Band, ...] = ("under", "around", "above")
    low = order.index(_band(amount.low, reference))
    high = order.index(_band(amount.high, reference))
    return order[low : high + 1]


def reaches_over_upper_level(amount: Amount) -> bool:
    """Tell whether the high end, in whole mg, lies over the upper level: 250 does not, 251 does."""
    return round(amount.high) > UPPER_LEVEL


def surely_over_upper_level(amount: Amount) -> bool:
    """Tell whether even the low end lies over the upper level."""
    return round(amount.low) > UPPER_LEVEL
