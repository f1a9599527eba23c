"""The advice in words: what applies to a person, with the figures of their own diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from magapp.domain.advice import rule
from magapp.domain.profile import profile_on
from magapp.services.advice_figures import DAYS_OF_ADVICE, figures_from
from magapp.services.advice_speaker import (
    SaidAlert,
    SaidEvidence,
    SaidGate,
    SaidInteraction,
    SaidPersonal,
    SaidStep,
    Speaker,
)
from magapp.services.gated import heeding, too_much_matters
from magapp.services.summary import summarise_period

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.advice import Figures, Order
    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.profile import Profile

__all__ = [
    "Advice",
    "SaidAlert",
    "SaidEvidence",
    "SaidGate",
    "SaidInteraction",
    "SaidPersonal",
    "SaidStep",
    "advise",
    "to_json",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """All that the advice says in one language, for one person, on one day."""

    order: Order
    order_text: str
    gates: tuple[SaidGate, ...]
    notes: tuple[SaidGate, ...]
    steps: tuple[SaidStep, ...]
    interactions: tuple[SaidInteraction, ...]
    interactions_note: str
    alerts: tuple[SaidAlert, ...]
    disclaimer: str
    figures: Figures


def advise(
    diary: Diary,
    guidance: Guidance,
    food_table: FoodTable,
    profile: Profile | None,
    today: dt.date,
    language: str,
    order: Order,
) -> Advice:
    """Put the advice of a day in words; without a *profile* it is that of the diary on the day."""
    person = profile_on(diary.facts(), today) if profile is None else profile
    first, uppers = today - timedelta(DAYS_OF_ADVICE - 1), food_table.group_uppers()
    summary = summarise_period(diary, first, today, uppers, guidance)
    figures = figures_from(summary, food_table)
    ruling = rule(person, figures, guidance, today.year, order)
    gates = [each.gate for each in ruling.gates]
    speaker = Speaker(guidance, food_table, language)
    return Advice(
        order=order,
        order_text=speaker.fixed(f"order_{order}"),
        gates=tuple(speaker.gate(each, gates) for each in ruling.gates),
        notes=tuple(speaker.gate(each, gates) for each in ruling.notes),
        steps=tuple(speaker.step(each, ruling.gates) for each in ruling.steps),
        interactions=tuple(map(speaker.interaction, ruling.interactions)),
        interactions_note=speaker.fixed("interactions") if ruling.interactions else "",
        alerts=(
            *speaker.alerts(heeding(summary.days[-1].alerts, gates)),
            *((speaker.too_much(),) if figures.supplement_days and too_much_matters(gates) else ()),
        ),
        disclaimer=speaker.fixed("disclaimer"),
        figures=ruling.figures,
    )


def _gate_json(gate: SaidGate) -> dict[str, Any]:
    return {
        "id": gate.id,
        "title": gate.title,
        "text": gate.text,
        "because": list(gate.because),
        "sources": list(gate.sources),
    }


def _evidence_json(evidence: SaidEvidence | None) -> dict[str, str] | None:
    return None if evidence is None else {"strength": evidence.strength, "text": evidence.text}


def _personal_json(personal: SaidPersonal | None) -> dict[str, str] | None:
    if personal is None:
        return None
    return {"article": personal.article, "correction": personal.correction}


def to_json(advice: Advice) -> dict[str, Any]:
    """Make the document of ``magapp advice --json``; its keys are English and stable."""
    return {
        "order": advice.order,
        "order_text": advice.order_text,
        "gates": [_gate_json(gate) for gate in advice.gates],
        "notes": [_gate_json(note) for note in advice.notes],
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "texts": [step.text, *step.details],
                "because": list(step.because),
                "sources": list(step.sources),
                "applies": step.applies,
                "folded": step.folded,
                "article_time": step.article_time,
                "evidence_time": step.evidence_time,
                "magnesium": _evidence_json(step.magnesium),
                "complaint": _evidence_json(step.complaint),
                "personal": _personal_json(step.personal),
            }
            for step in advice.steps
        ],
        "interactions": [
            {
                "medicine": interaction.medicine,
                "name": interaction.name,
                "texts": [interaction.text, advice.interactions_note],
                "before_hours": interaction.before_hours,
                "after_hours": interaction.after_hours,
                "sources": list(interaction.sources),
            }
            for interaction in advice.interactions
        ],
        "alerts": [
            {"id": alert.id, "text": alert.text, "sources": list(alert.sources)} for alert in advice.alerts
        ],
        "disclaimer": advice.disclaimer,
    }
