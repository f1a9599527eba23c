"""What an open gate leaves unsaid about supplements, and what it says where one was written down."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from magapp.domain.advice import KIDNEY_GATES, open_gates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from magapp.domain.alerts import Alert
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.profile import Profile
    from magapp.domain.records import Entry

_ON_DOSING: Final = frozenset({"split_dose"})
"""Alerts that say how to take a supplement, which with an open gate only a doctor or pharmacist does."""


def folding_gates(profile: Profile, guidance: Guidance, year: int) -> tuple[Gate, ...]:
    """List the gates that replace all advice on supplements for a person, in their order."""
    opened = open_gates(profile, guidance, year)
    return tuple(each.gate for each in opened if each.gate.folds)


def kidneys_ask_first(profile: Profile, guidance: Guidance, year: int) -> bool:
    """Tell whether a person has a kidney disease: what is rich in magnesium may not suit it."""
    return any(each.gate.id in KIDNEY_GATES for each in open_gates(profile, guidance, year))


def heeding(alerts: Iterable[Alert], gates: Sequence[Gate]) -> tuple[Alert, ...]:
    """Leave out, where a gate is open, what says how to take a supplement; nothing that was logged.

    Where the upper level does not hold, as with a kidney disease, no level is named: only whom to call.
    """
    limit_holds = not too_much_matters(gates)
    return tuple(
        alert if limit_holds or alert.id != "over_upper_level" else replace(alert, id="over_upper_level_gate")
        for alert in alerts
        if not gates or alert.id not in _ON_DOSING
    )


def gates_of_days(guidance: Guidance | None) -> Callable[[Profile, int], tuple[Gate, ...] | None]:
    """Make what lists the folding gates of a profile in a year; null without the content: nobody knows."""

    @cache
    def gates(profile: Profile, year: int) -> tuple[Gate, ...] | None:
        return None if guidance is None else folding_gates(profile, guidance, year)

    return gates


def too_much_matters(gates: Sequence[Gate]) -> bool:
    """Tell whether less than the upper level may be too much: signs of that are told, whatever was taken."""
    return not all(gate.limit_holds for gate in gates)


def text_of(gate: Gate, gates: Sequence[Gate], language: str) -> str:
    """Write the text of a gate, one of those that are open; it names a level only where that holds."""
    text = gate.text.text(language)
    if gate.limit is None or too_much_matters(gates):
        return text
    return f"{text} {gate.limit.text(language)}"


def said_of_gates(gates: Sequence[Gate], language: str) -> list[str]:
    """Write the gates that are open, each with its title."""
    return [f"{gate.title.text(language)}. {text_of(gate, gates, language)}" for gate in gates]


def said_of_logged(
    entries: Iterable[Entry], gates: Sequence[Gate], guidance: Guidance, language: str
) -> list[str]:
    """Write the texts of the gates where something was written down that counts to the upper level."""
    if not any(entry.counts_to_upper and not entry.planned for entry in entries):
        return []
    said = said_of_gates(gates, language)
    if too_much_matters(gates):
        said.append(guidance.fixed("too_much").text.text(language))
    return said
