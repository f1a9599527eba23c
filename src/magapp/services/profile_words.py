"""What the program says of answers about the person that hardly go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.reference import reference_intake
from magapp.i18n import _

if TYPE_CHECKING:
    from magapp.domain.profile import Contradiction, Profile


def contradiction_sentence(found: Contradiction, profile: Profile, year: int) -> str:
    """Ask whether it is right, and say what is kept and which adequate intake then holds."""
    reference = reference_intake(profile, year)
    if found == "age_expecting":
        return _(
            "You filled in pregnant or breastfeeding, and {year} as your birth year. Is that right? Both are "
            "kept as you say it."
        ).format(year=profile.birth_year)
    if reference is None:
        return _("You chose man, and pregnant or breastfeeding. Is that right? Both are kept as you say it.")
    return _(
        "You chose man, and pregnant or breastfeeding. Is that right? Both are kept as you say it; the "
        "adequate intake is then {mg} mg a day."
    ).format(mg=reference)
