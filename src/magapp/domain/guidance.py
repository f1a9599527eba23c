"""All that the program tells people, found by id or by name."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from magapp.domain.article_records import Claim, OpenQuestion, Section, Verdict
from magapp.domain.cause_records import Cause, CausePart, Factor, StrengthOfEvidence
from magapp.domain.guidance_records import (
    AlertText,
    ArticleClaim,
    ArticleReference,
    Condition,
    Disclaimer,
    EmergencyLine,
    EmergencyRow,
    Evidence,
    FixedText,
    Folded,
    Gate,
    Group,
    Intake,
    Interval,
    Level,
    LevelId,
    Medicine,
    ReasonText,
    Reference,
    Step,
    Strength,
    Symptom,
    Text,
    UpperLevel,
)
from magapp.domain.salt_records import Family, Form, Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magapp.domain.norm_records import Body, FormEvidence, HealthClaim, LabLimit, Norm

    R = TypeVar("R")

__all__ = [
    "AlertText",
    "ArticleClaim",
    "ArticleReference",
    "Cause",
    "CausePart",
    "Claim",
    "Condition",
    "Disclaimer",
    "EmergencyLine",
    "EmergencyRow",
    "Evidence",
    "Factor",
    "Family",
    "FixedText",
    "Folded",
    "Form",
    "Gate",
    "Group",
    "Guidance",
    "Intake",
    "Interval",
    "Level",
    "LevelId",
    "Medicine",
    "OpenQuestion",
    "Product",
    "ReasonText",
    "Reference",
    "Section",
    "Step",
    "Strength",
    "StrengthOfEvidence",
    "Symptom",
    "Text",
    "UpperLevel",
    "Verdict",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Hold everything the program tells people, each kind in the order of the content files.

    The look-ups raise KeyError for an id that the content does not have, except those of ids that come
    from a diary (conditions, medicines, forms): a diary may know more than this version, hence null.
    """

    references: tuple[Reference, ...]
    article_references: tuple[ArticleReference, ...]
    open_questions: tuple[OpenQuestion, ...]
    symptoms: tuple[Symptom, ...]
    strengths: tuple[StrengthOfEvidence, ...]
    causes: tuple[Cause, ...]
    factors: tuple[Factor, ...]
    steps: tuple[Step, ...]
    levels: tuple[Level, ...]
    emergency_rows: tuple[EmergencyRow, ...]
    gates: tuple[Gate, ...]
    alerts: tuple[AlertText, ...]
    texts: tuple[FixedText, ...]
    condition_groups: tuple[Group, ...]
    conditions: tuple[Condition, ...]
    medicine_groups: tuple[Group, ...]
    medicines: tuple[Medicine, ...]
    forms: tuple[Form, ...]
    families: tuple[Family, ...]
    products: tuple[Product, ...]
    intakes: tuple[Intake, ...]
    upper_levels: tuple[UpperLevel, ...]
    reasons: tuple[ReasonText, ...]
    verdicts: tuple[Verdict, ...]
    sections: tuple[Section, ...]
    claims: tuple[Claim, ...]
    bodies: tuple[Body, ...]
    norms: tuple[Norm, ...]
    form_evidence: tuple[FormEvidence, ...]
    lab_limits: tuple[LabLimit, ...]
    health_claims: tuple[HealthClaim, ...]
    number_texts: tuple[FixedText, ...]
    _by_id: dict[str, dict[str, Any]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _named: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def reference(self, key: str) -> Reference:
        """Find a source."""
        return self._index("references", self.references)[key]

    def symptom(self, symptom_id: str) -> Symptom:
        """Find a complaint."""
        return self._index("symptoms", self.symptoms)[symptom_id]

    def strength(self, strength_id: str) -> StrengthOfEvidence:
        """Find a strength of evidence."""
        return self._index("strengths", self.strengths)[strength_id]

    def cause(self, cause_id: str) -> Cause:
        """Find a cause."""
        return self._index("causes", self.causes)[cause_id]

    def factor(self, factor_id: str) -> Factor:
        """Find what the article leaves out."""
        return self._index("factors", self.factors)[factor_id]

    def step(self, step_id: str) -> Step:
        """Find a step of the plan."""
        return self._index("steps", self.steps)[step_id]

    def level(self, level_id: str) -> Level:
        """Find a level of the emergency panel."""
        return self._index("levels", self.levels)[level_id]

    def emergency_row(self, row_id: str) -> EmergencyRow:
        """Find a row of the emergency panel."""
        return self._index("rows", self.emergency_rows)[row_id]

    def gate(self, gate_id: str) -> Gate:
        """Find a gate."""
        return self._index("gates", self.gates)[gate_id]

    def alert(self, alert_id: str) -> AlertText:
        """Find the texts of an alert."""
        return self._index("alerts", self.alerts)[alert_id]

    def fixed(self, text_id: str) -> FixedText:
        """Find a fixed text with its sources."""
        return self._index("texts", self.texts)[text_id]

    def number_text(self, text_id: str) -> FixedText:
        """Find a text that explains figures, with its sources."""
        return self._index("number_texts", self.number_texts)[text_id]

    def reason(self, reason_id: str) -> ReasonText:
        """Find the sentence of a reason."""
        return self._index("reasons", self.reasons)[reason_id]

    def verdict(self, verdict_id: str) -> Verdict:
        """Find the name of a verdict on the article."""
        return self._index("verdicts", self.verdicts)[verdict_id]

    def condition(self, condition_id: str) -> Condition | None:
        """Find a condition; null when this version does not know it."""
        return self._index("conditions", self.conditions).get(condition_id)

    def medicine(self, medicine_id: str) -> Medicine | None:
        """Find a medicine; null when this version does not know it."""
        return self._index("medicines", self.medicines).get(medicine_id)

    def form(self, form_id: str) -> Form | Family | None:
        """Find a form or a family of forms; null when this version does not know it."""
        found: Form | Family | None = self._index("forms", self.forms).get(form_id)
        return found or self._index("families", self.families).get(form_id)

    def members(self, kind: Form | Family) -> tuple[Form, ...]:
        """Give the forms that a family may be, or the form itself."""
        if isinstance(kind, Form):
            return (kind,)
        known = self._index("forms", self.forms)
        return tuple(known[key] for key in kind.forms)

    def form_called(self, words: str) -> Form | Family | None:
        """Find what people call by these words, whatever the case, spaces and hyphens.

        A name that leaves the salt or its crystal water open finds the family.
        """
        if not self._named:
            for form in self.forms:
                for name in (form.id, form.name.nl, form.name.en, *form.aliases):
                    self._named[_squeezed(name)] = form.id
            for family in self.families:
                for name in (family.name.nl, family.name.en, *family.aliases):
                    self._named[_squeezed(name)] = family.id
        return self.form(self._named.get(_squeezed(words), words))

    def source_names(self, keys: Iterable[str], language: str) -> list[str]:
        """Give the short names of sources, each once, in their order."""
        return list(dict.fromkeys(self.reference(key).name.text(language) for key in keys))

    def all_records(self) -> Iterator[tuple[Any, ...]]:
        """Go through the records of every kind."""
        for each in fields(self):
            if not each.name.startswith("_"):
                yield getattr(self, each.name)

    def _index(self, kind: str, records: tuple[R, ...]) -> dict[str, R]:
        index: dict[str, R] | None = self._by_id.get(kind)
        if index is None:
            index = {record.id: record for record in records}  # type: ignore[attr-defined]  # all have an id
            self._by_id[kind] = index
        return index


def _squeezed(words: str) -> str:
    return "".join(words.lower().replace("-", " ").split())
