"""What the program says of answers about the person: the word for a sex, and what hardly goes together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.reference import reference_intake
from magapp.i18n import N_, _

if TYPE_CHECKING:
    from magapp.domain.profile import Contradiction, Profile, Sex

_SEXES: Final[dict[Sex, str]] = {"female": N_("woman"), "male": N_("man")}


def sex_word(sex: Sex) -> str:
    """Say a sex as the window does."""
    return _(_SEXES[sex])


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
