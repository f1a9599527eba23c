"""What an open gate leaves unsaid about supplements, and what it says where one was written down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.domain.advice import open_gates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.alerts import Alert
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.profile import Profile
    from magapp.domain.records import Entry
    from magapp.services.summary import DaySummary

_ON_DOSING: Final = frozenset({"split_dose"})
"""Alerts that say how to take a supplement, which with an open gate only a doctor or pharmacist does."""


def folding_gates(profile: Profile, guidance: Guidance, year: int) -> tuple[Gate, ...]:
    """List the gates that replace all advice on supplements for a person, in their order."""
    opened = open_gates(profile, guidance, year)
    return tuple(each.gate for each in opened if each.gate.folds)


def without_dosing(alerts: Iterable[Alert], gates: Sequence[object]) -> tuple[Alert, ...]:
    """Leave out, where a gate is open, what says how to take a supplement; nothing that was logged."""
    return tuple(alert for alert in alerts if not gates or alert.id not in _ON_DOSING)


def guarded(day: DaySummary, gates: Sequence[Gate]) -> DaySummary:
    """Give a day with the alerts that these gates leave."""
    return replace(day, alerts=without_dosing(day.alerts, gates))


def said_of_logged(entries: Iterable[Entry], gates: Sequence[Gate], language: str) -> list[str]:
    """Write the texts of the gates where something was written down that counts to the upper level."""
    if not any(entry.counts_to_upper and not entry.planned for entry in entries):
        return []
    return [f"{gate.title.text(language)}. {gate.text.text(language)}" for gate in gates]
