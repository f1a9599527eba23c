"""Say the rulings of the advice, and what a diary tells of a cause, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magapp.domain.amount import Amount
from magapp.services.gated import text_of
from magapp.services.interval_notes import alert_sentence, alert_sources
from magapp.services.wording import clock, mg, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.advice import Interaction, OpenGate, Reason, StepRuling
    from magapp.domain.alerts import Alert
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Evidence, Gate, Guidance, Step


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
class SaidPersonal:
    """What the author of the article says of her own experience, and what is true of it."""

    article: str
    correction: str


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
    personal: SaidPersonal | None


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


class Speaker:
    """Say rulings, reasons and fixed texts in one language."""

    def __init__(self, guidance: Guidance, table: FoodTable, language: str) -> None:
        self._guidance = guidance
        self._table = table
        self._language = language

    def fixed(self, text_id: str) -> str:
        """Say a fixed text."""
        return self._guidance.fixed(text_id).text.text(self._language)

    def gate(self, opened: OpenGate, gates: Sequence[Gate]) -> SaidGate:
        """Say a gate, one of those that are open, and what opened it."""
        gate = opened.gate
        return SaidGate(
            id=gate.id,
            title=gate.title.text(self._language),
            text=text_of(gate, gates, self._language),
            because=tuple(self._opened_by(opened)),
            sources=self._names(gate.sources),
        )

    def step(self, ruling: StepRuling, gates: tuple[OpenGate, ...]) -> SaidStep:
        """Say a step, or what stands instead of it while it is folded."""
        step, language = ruling.step, self._language
        because = tuple(map(self.reason, ruling.reasons))
        keys = tuple(dict.fromkeys((*step.sources, *self.sources_of(ruling.reasons))))
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
                personal=None,
            )
        return SaidStep(
            id=step.id,
            title=ruling.title.text(language),
            text=ruling.todo.text(language),
            details=tuple(detail.text(language) for detail in ruling.details),
            because=because,
            sources=self._names(keys),
            source_keys=keys,
            applies=ruling.applies,
            folded=False,
            article_time=step.article_time.text(language),
            evidence_time=step.evidence_time.text(language),
            magnesium=self._evidence(step.magnesium),
            complaint=self._evidence(step.complaint),
            personal=self._personal(step),
        )

    def sources_of(self, reasons: Sequence[Reason]) -> list[str]:
        """Give the keys of the sources behind reasons, each once, in their order."""
        keys = (key for each in reasons for key in self._guidance.reason(each.id).sources)
        return list(dict.fromkeys(keys))

    def reason(self, reason: Reason) -> str:
        """Say a reason with its figures."""
        sentence = self._guidance.reason(reason.id).for_count(reason.count).text(self._language)
        words: dict[str, str] = {}
        for name, figure in reason.figures.items():
            if isinstance(figure, Amount):
                words[name] = mg(figure, self._language)
            else:
                words[name] = number(figure, self._language, 1)
        words.update({name: self._named(name, key) for name, key in reason.names.items()})
        for name, minute in reason.clocks.items():
            words[name] = clock(minute)
        for name, (count, unit) in reason.measures.items():
            words[name] = self._measure(count, unit)
        return sentence.format(**words)

    def interaction(self, interaction: Interaction) -> SaidInteraction:
        """Say what a ticked medicine and magnesium have to do with each other."""
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

    def alerts(self, alerts: Iterable[Alert]) -> list[SaidAlert]:
        """Say the alerts of a day."""
        said: list[SaidAlert] = []
        for alert in alerts:
            text = alert_sentence(alert, self._guidance, self._language)
            sources = alert_sources(alert, self._guidance, self._language)
            said.append(SaidAlert(id=alert.id, text=text, sources=sources))
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

    def too_much(self) -> SaidAlert:
        """Say what calls for 112 after magnesium, to whom the upper level says nothing."""
        fixed = self._guidance.fixed("too_much")
        return SaidAlert(
            id="too_much", text=fixed.text.text(self._language), sources=self._names(fixed.sources)
        )

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
        if place in {"condition", "medicine"}:
            ticked = self._guidance.condition(key) if place == "condition" else self._guidance.medicine(key)
            return key if ticked is None else ticked.name.text(self._language)
        food = self._table.food(key)
        return key if food is None else food.name(self._language)

    def _personal(self, step: Step) -> SaidPersonal | None:
        if step.personal is None:
            return None
        return SaidPersonal(
            article=step.personal.article.text(self._language),
            correction=self.fixed(step.personal.correction),
        )

    def _measure(self, count: float, unit_id: str) -> str:
        """Write so many of a household measure, or of a person's own one: "4 sneetjes"."""
        unit = self._table.unit(unit_id)
        if unit is None:
            word = unit_id
        elif self._language == "nl":
            word = unit.nl if count <= 1 else unit.nl_plural
        else:
            word = unit.en if count <= 1 else unit.en_plural
        return f"{number(count, self._language, 1)} {word}"

    def _names(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._guidance.source_names(keys, self._language))
