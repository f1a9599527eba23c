"""What is said beside a supplement of which much is taken at once, or beside a day on which much is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.alerts import large_doses
from magapp.domain.amount import total
from magapp.domain.reference import reaches_over_upper_level, surely_over_upper_level
from magapp.domain.totals import magnesium_of
from magapp.i18n import _
from magapp.services.gated import too_much_matters
from magapp.services.interval_notes import sourced_note
from magapp.services.wording import mg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magapp.domain.amount import Amount
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.records import Entry

_OVER: Final = "label_over_upper_level"


def split_notes(
    entries: Sequence[Entry],
    group_upper: Mapping[str, float],
    gates: Sequence[Gate],
    guidance: Guidance,
    language: str,
) -> dict[str, str]:
    """Say what is better divided, with its sources, by the id of the entry that is written last for it.

    Nothing with an open gate, where only a doctor or pharmacist says how to take a supplement; nothing once
    the day reaches over the upper level either: that text leads.
    """
    if gates or reaches_over_upper_level(_counted(entries, group_upper)):
        return {}
    return {
        alert.entries[-1]: sourced_note(alert, guidance, language)
        for alert in large_doses(entries, group_upper)
    }


def usual_over_note(
    logged: Sequence[Entry],
    usual: Sequence[Entry],
    group_upper: Mapping[str, float],
    gates: Sequence[Gate],
    guidance: Guidance,
    language: str,
) -> str:
    """Say that a day would reach over the upper level with all that is usual; nothing once it has.

    *usual*: what is not written down yet. Where the upper level does not hold, no level is named.
    """
    before, after = _counted(logged, group_upper), _counted((*logged, *usual), group_upper)
    if too_much_matters(gates) or reaches_over_upper_level(before) or not reaches_over_upper_level(after):
        return ""
    alert = guidance.alert(_OVER)
    return _("With all of these: {mg} from supplements. {text} Source: {names}.").format(
        mg=mg(after, language),
        text=alert.sentence(sure=surely_over_upper_level(after)).text(language),
        names="; ".join(guidance.source_names(alert.sources, language)),
    )


def _counted(entries: Sequence[Entry], group_upper: Mapping[str, float]) -> Amount:
    return total(
        magnesium_of(entry, group_upper) for entry in entries if entry.counts_to_upper and not entry.planned
    )
