"""What stands beside a label's magnesium: buffering, the upper level, dividing a dose, health claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.alerts import LARGE_DOSE
from magapp.domain.claims_rule import claims_allowed
from magapp.domain.guidance import Form
from magapp.domain.label import buffering
from magapp.domain.reference import reaches_over_upper_level, surely_over_upper_level
from magapp.services.gated import said_of_gates, too_much_matters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.amount import Amount
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.label import LabelResult

PURE: Final = "bisglycinate"
_BUFFER: Final = "oxide"


def oxide_percent(fraction: Amount | None, form_id: str, guidance: Guidance) -> int | None:
    """Give how much of the magnesium of a so-called bisglycinate is oxide, in per cent, if any."""
    pure, oxide = guidance.form(PURE), guidance.form(_BUFFER)
    if fraction is None or form_id != PURE or not isinstance(pure, Form) or not isinstance(oxide, Form):
        return None
    found = buffering(fraction.low, pure, oxide)
    return None if found is None else found.percent


def label_notes(
    result: LabelResult, form_id: str, guidance: Guidance, language: str, gates: Sequence[Gate] = ()
) -> list[str]:
    """Write what stands beside a daily dose on a label; nothing where there is nothing to say.

    With an open gate its text stands first, and nothing says how to take a supplement; no level is named
    to those for whom it does not hold.
    """
    notes = said_of_gates(gates, language)
    if form_id.startswith("threonate"):
        notes.append(guidance.alert("not_meant_for").sure.text(language))
    amount = result.elemental
    oxide = oxide_percent(result.fraction, form_id, guidance)
    if oxide is not None:
        notes.append(guidance.fixed("buffered").text.text(language).format(percent=oxide))
    if too_much_matters(gates):
        notes.append(guidance.fixed("too_much").text.text(language))
    elif reaches_over_upper_level(amount):
        over = guidance.alert("label_over_upper_level").sentence(sure=surely_over_upper_level(amount))
        notes += [over.text(language), guidance.fixed("upper_level").text.text(language)]
    elif round(amount.high) > LARGE_DOSE and not gates:
        split = guidance.alert("split_dose").sentence(sure=round(amount.low) > LARGE_DOSE)
        notes.append(split.text(language))
    return notes


def claims_of(daily: Amount, guidance: Guidance, language: str, gates: Sequence[Gate] = ()) -> list[str]:
    """List the sentences that EU law allows on a product with this daily dose; the low end decides.

    None with an open gate: they would speak for what only a doctor or pharmacist decides on.
    """
    if gates or not claims_allowed(daily.low):
        return []
    return [claim.text.text(language) for claim in guidance.health_claims]
