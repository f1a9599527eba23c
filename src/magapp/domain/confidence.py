"""How sure a diary of some days can be of the usual intake.

Institute of Medicine, *Dietary Reference Intakes: Applications in Dietary Assessment* (2000, doi
10.17226/9956), chapter 3 and appendix B. The day-to-day spread is that of a population, never the
person's own few days. The method does not hold where daily intakes are clearly skewed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt
from typing import TYPE_CHECKING, Final

from magapp.domain.profile import ADULT_AGE
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE, reference_intake

if TYPE_CHECKING:
    from magapp.domain.amount import Amount
    from magapp.domain.profile import Profile

REQUIREMENT_SPREAD: Final = 0.10
"""The standard deviation of the requirement, as a share of the average requirement."""
DAY_SPREAD: Final = 85.9
"""The day-to-day standard deviation in mg of magnesium from food of women of 19 to 50."""
DAY_SPREAD_SHARE: Final = 0.38
"""The same as a share of the group's mean: used for every other group, not verified for it."""

_DAY_SPREAD_FROM_AGE: Final = 19
_DAY_SPREAD_TO_AGE: Final = 50
_EVEN: Final = 0.5

# The last age of each step, and the average requirement in mg a day (IOM 1997) up to it.
_MEN: Final = ((18, 340.0), (30, 330.0), (None, 350.0))
_WOMEN: Final = ((18, 300.0), (30, 255.0), (None, 265.0))
_PREGNANT: Final = ((18, 335.0), (30, 290.0), (None, 300.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """Hold what a mean over *days* complete days allows to say, each from 0 to 1, or null for nothing.

    ``adequate_ear``: the confidence that the usual intake meets the person's own requirement.
    ``above_ai``: the confidence that it lies above the adequate intake; below that nothing may be
    concluded. ``spread_verified``: the day-to-day spread was published for this group.
    """

    days: int
    adequate_ear: float | None = None
    above_ai: float | None = None
    spread_verified: bool = False


def normal_share(z: float) -> float:
    """Give the share of a standard normal distribution that lies below *z*."""
    return (1 + erf(z / sqrt(2))) / 2


def requirement_met(mean: float, days: int, requirement: float, day_spread: float) -> float:
    """Give the confidence that the usual intake meets an average requirement; all in mg a day.

    z = (mean − EAR) / √(SD_req² + SD_day² / n), with SD_req 10 % of the EAR.
    """
    spread = sqrt((REQUIREMENT_SPREAD * requirement) ** 2 + day_spread**2 / days)
    return normal_share((mean - requirement) / spread)


def intake_above(mean: float, days: int, adequate_intake: float, day_spread: float) -> float:
    """Give the confidence that the usual intake lies above an adequate intake; all in mg a day."""
    return normal_share((mean - adequate_intake) * sqrt(days) / day_spread)


def mean_needed(days: int, requirement: float, day_spread: float, z: float = 2.0) -> float:
    """Give the mean intake in mg a day from which the confidence is that of *z* (2: 97.5 %)."""
    return requirement + z * sqrt((REQUIREMENT_SPREAD * requirement) ** 2 + day_spread**2 / days)


def average_requirement(profile: Profile, year: int) -> float | None:
    """Give the average requirement (IOM 1997) in mg a day; null where sex or age is not told, or under 18."""
    age = profile.age_in(year)
    if age is None or age < ADULT_AGE:
        return None
    if profile.pregnant:
        steps = _PREGNANT
    elif profile.sex == "female" or profile.lactating:
        steps = _WOMEN
    elif profile.sex == "male":
        steps = _MEN
    else:
        return None
    return next(mg for last, mg in steps if last is None or age <= last)


def day_to_day_spread(profile: Profile, year: int) -> tuple[float, bool] | None:
    """Give the group's day-to-day spread in mg and whether it was published for that group.

    The adequate intake stands for the mean of the other groups: it is the intake that was observed.
    """
    reference = reference_intake(profile, year)
    if reference is None:
        return None
    age = profile.age_in(year)
    published = (
        profile.sex == "female"
        and not profile.pregnant
        and not profile.lactating
        and age is not None
        and _DAY_SPREAD_FROM_AGE <= age <= _DAY_SPREAD_TO_AGE
    )
    return (DAY_SPREAD, True) if published else (DAY_SPREAD_SHARE * reference, False)


def _cautious(low: float, high: float) -> float | None:
    """Give of a range the end that claims least, or null where the ends point different ways."""
    if low >= _EVEN:
        return low
    return high if high < _EVEN else None


def confidence(mean: Amount | None, days: int, profile: Profile, year: int) -> Confidence:
    """Work out what a mean in mg over *days* complete days allows to say about an adult.

    Null: fewer than three complete days, sex or age not told, or a mean so uncertain that its two
    ends say different things. ``above_ai`` is null as well while the mean is not above it.
    """
    spread = day_to_day_spread(profile, year)
    if mean is None or days < COMPLETE_DAYS_FOR_AVERAGE or spread is None:
        return Confidence(days=days)
    day_spread, verified = spread
    requirement = average_requirement(profile, year)
    adequate = None
    if requirement is not None:
        adequate = _cautious(
            requirement_met(mean.low, days, requirement, day_spread),
            requirement_met(mean.high, days, requirement, day_spread),
        )
    reference = reference_intake(profile, year)
    above = None
    if reference is not None and mean.low > reference:
        above = intake_above(mean.low, days, reference, day_spread)
    return Confidence(days=days, adequate_ear=adequate, above_ai=above, spread_verified=verified)
