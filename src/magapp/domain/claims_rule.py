"""From how much magnesium on a label may carry the health claims that EU law allows.

A product has to be at least a "source of" magnesium: 15 % of the 375 mg that labels reckon with, in
what is taken a day (Regulation (EU) 432/2012 with 1169/2011, annex XIII).
"""

from __future__ import annotations

from typing import Final

LABEL_REFERENCE_MG: Final = 375.0
"""What a percentage on a label is a percentage of, in mg."""
SOURCE_OF_SHARE: Final = 0.15
CLAIMS_FROM_MG: Final = SOURCE_OF_SHARE * LABEL_REFERENCE_MG
"""56.25 mg in a daily dose."""


def claims_allowed(daily_mg: float) -> bool:
    """Tell whether a daily dose of so many mg of magnesium may carry them: 56 may not, 57 may."""
    return daily_mg >= CLAIMS_FROM_MG
