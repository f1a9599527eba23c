"""The advice in words: what applies to a person, with the figures of their own diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from magapp.domain.advice import rule
from magapp.domain.amount import Amount
from magapp.domain.profile import profile_on
from magapp.services.advice_figures import DAYS_OF_ADVICE, figures_from
from magapp.services.summary import summarise_period
from magapp.services.wording import mg, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.advice import Figures, Interaction, OpenGate, Order, Reason, StepRuling
    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Evidence, Guidance
    from magapp.domain.profile import Profile
    from magapp.services.summary import DaySummary


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidGate:
    """A gate in words; ``because`` names what opened it."""

    id: str
    title: str
    text: str
    because: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidEvidence:
    """How strong the evidence is, as a key and a word, and what it says."""

    strength: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStep:
    """A step in words; folded, it says only to ask first, with what was logged beside it."""

    id: str
    title: str
    text: str
    details: tuple[str, ...]
    because: tuple[str, ...]
    sources: tuple[str, ...]
    source_keys: tuple[str, ...]
    applies: bool
    folded: bool
    article_time: str
    evidence_time: str
    magnesium: SaidEvidence | None
    complaint: SaidEvidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidInteraction:
    """What a ticked medicine and magnesium have to do with each other; hours null where none are known."""

    medicine: str
    name: str
    text: str
    before_hours: int | None
    after_hours: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAlert:
    """An alert about today in words."""

    id: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """All that the advice says in one language, for one person, on one day."""

    order: Order
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
    summary = summarise_period(diary, today - timedelta(DAYS_OF_ADVICE - 1), today, food_table.group_uppers())
    figures = figures_from(summary, food_table)
    ruling = rule(person, figures, guidance, today.year, order)
    speaker = _Speaker(guidance, food_table, language)
    return Advice(
        order=order,
        gates=tuple(map(speaker.gate, ruling.gates)),
        notes=tuple(map(speaker.gate, ruling.notes)),
        steps=tuple(speaker.step(each, ruling.gates) for each in ruling.steps),
        interactions=tuple(map(speaker.interaction, ruling.interactions)),
        interactions_note=speaker.fixed("interactions") if ruling.interactions else "",
        alerts=tuple(speaker.alerts(summary.days[-1])),
        disclaimer=speaker.fixed("disclaimer"),
        figures=figures,
    )


class _Speaker:
    """Say rulings in one language."""

    def __init__(self, guidance: Guidance, table: FoodTable, language: str) -> None:
        self._guidance = guidance
        self._table = table
        self._language = language

    def fixed(self, text_id: str) -> str:
        return self._guidance.fixed(text_id).text.text(self._language)

    def gate(self, opened: OpenGate) -> SaidGate:
        gate = opened.gate
        return SaidGate(
            id=gate.id,
            title=gate.title.text(self._language),
            text=gate.text.text(self._language),
            because=tuple(self._opened_by(opened)),
            sources=self._names(gate.sources),
        )

    def step(self, ruling: StepRuling, gates: tuple[OpenGate, ...]) -> SaidStep:
        step, language = ruling.step, self._language
        because = tuple(map(self.reason, ruling.reasons))
        keys = tuple(
            dict.fromkeys(
                (
                    *step.sources,
                    *(key for each in ruling.reasons for key in self._guidance.reason(each.id).sources),
                )
            )
        )
        if ruling.folded and step.folded is not None:
            folded = step.folded
            keys = tuple(dict.fromkeys(key for each in gates for key in each.gate.sources))
            return SaidStep(
                id=step.id,
                title=folded.title.text(language),
                text=(folded.stop if ruling.stop else folded.text).text(language),
                details=(),
                because=(self._folded_by(gates), *because),
                sources=self._names(keys),
                source_keys=keys,
                applies=ruling.applies,
                folded=True,
                article_time="",
                evidence_time="",
                magnesium=None,
                complaint=None,
            )
        return SaidStep(
            id=step.id,
            title=step.title.text(language),
            text=step.todo.text(language),
            details=tuple(detail.text(language) for detail in step.details),
            because=because,
            sources=self._names(keys),
            source_keys=keys,
            applies=ruling.applies,
            folded=False,
            article_time=step.article_time.text(language),
            evidence_time=step.evidence_time.text(language),
            magnesium=self._evidence(step.magnesium),
            complaint=self._evidence(step.complaint),
        )

    def reason(self, reason: Reason) -> str:
        sentence = self._guidance.reason(reason.id).for_count(reason.count).text(self._language)
        words: dict[str, str] = {}
        for name, figure in reason.figures.items():
            if isinstance(figure, Amount):
                words[name] = mg(figure, self._language)
            else:
                words[name] = number(figure, self._language, 1)
        words.update({name: self._named(name, key) for name, key in reason.names.items()})
        return sentence.format(**words)

    def interaction(self, interaction: Interaction) -> SaidInteraction:
        medicine = interaction.medicine
        interval = medicine.interval
        known = interaction.named == medicine.id
        return SaidInteraction(
            medicine=interaction.named,
            name=medicine.name.text(self._language) if known else interaction.named,
            text="" if medicine.text is None else medicine.text.text(self._language),
            before_hours=None if interval is None else interval.before,
            after_hours=None if interval is None else interval.after,
            sources=self._names(medicine.sources),
        )

    def alerts(self, day: DaySummary) -> list[SaidAlert]:
        said: list[SaidAlert] = []
        for alert in day.alerts:
            found = self._guidance.alert(alert.id)
            text = found.sentence(sure=alert.sure).text(self._language)
            said.append(SaidAlert(id=alert.id, text=text, sources=self._names(found.sources)))
            if alert.id == "over_upper_level":
                fixed = self._guidance.fixed("upper_level")
                said.append(
                    SaidAlert(
                        id="upper_level",
                        text=fixed.text.text(self._language),
                        sources=self._names(fixed.sources),
                    )
                )
        return said

    def _opened_by(self, opened: OpenGate) -> list[str]:
        guidance, language = self._guidance, self._language
        found = [guidance.condition(key) for key in opened.conditions]
        taken = [guidance.medicine(key) for key in opened.medicines]
        ticked = [each.name for each in (*found, *taken) if each is not None]
        if opened.gate.opened_by is not None:
            ticked.insert(0, opened.gate.opened_by)
        return [name.text(language) for name in ticked]

    def _folded_by(self, gates: tuple[OpenGate, ...]) -> str:
        names: list[str] = []
        for each in gates:
            names += self._opened_by(each)
        sentence = self._guidance.reason("folded_because").many.text(self._language)
        return sentence.format(names="; ".join(names))

    def _evidence(self, evidence: Evidence) -> SaidEvidence:
        return SaidEvidence(
            strength=evidence.strength,
            name=self._guidance.strength(evidence.strength).name.text(self._language),
            text=evidence.text.text(self._language),
        )

    def _named(self, place: str, key: str) -> str:
        if place == "name":
            return self._guidance.cause(key).name.text(self._language)
        food = self._table.food(key)
        return key if food is None else food.name(self._language)

    def _names(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._guidance.source_names(keys, self._language))


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


def to_json(advice: Advice) -> dict[str, Any]:
    """Make the document of ``magapp advice --json``; its keys are English and stable."""
    return {
        "order": advice.order,
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
