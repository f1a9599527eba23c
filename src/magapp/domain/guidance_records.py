"""The records of what the program tells people: complaints, causes, steps, gates, intakes and their sources.

The texts come from the content files in two languages; this module knows their shape, not their words.
``sources`` are ids of references; ``verified`` is false where nobody read the cited text yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Strength: TypeAlias = Literal["strong", "moderate", "weak", "contested", "none"]
LevelId: TypeAlias = Literal["now", "today", "appointment"]

ReferenceVerdict: TypeAlias = Literal["right", "partly", "wrong", "unverifiable"]
Specificity: TypeAlias = Literal["very_low", "low"]
IntakeGroup: TypeAlias = Literal["women", "men", "pregnant", "lactating", "label"]
IntakeKind: TypeAlias = Literal["adequate_intake", "recommended", "label_reference"]

STRENGTHS: Final[tuple[Strength, ...]] = ("strong", "moderate", "weak", "contested", "none")
Situation: TypeAlias = Literal["kidneys", "toddler", "minor", "expecting"]
SITUATIONS: Final[tuple[Situation, ...]] = ("kidneys", "toddler", "minor", "expecting")
"""What a person can be in, what weighs most first."""
LEVELS: Final[tuple[LevelId, ...]] = ("now", "today", "appointment")
REFERENCE_VERDICTS: Final[tuple[ReferenceVerdict, ...]] = ("right", "partly", "wrong", "unverifiable")
SPECIFICITIES: Final[tuple[Specificity, ...]] = ("very_low", "low")
INTAKE_GROUPS: Final[tuple[IntakeGroup, ...]] = ("women", "men", "pregnant", "lactating", "label")
INTAKE_KINDS: Final[tuple[IntakeKind, ...]] = ("adequate_intake", "recommended", "label_reference")


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one text in Dutch and English."""

    nl: str
    en: str

    def text(self, language: str) -> str:
        """Give the text in a language, ``nl`` or else English."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class ArticleClaim(Text):
    """Hold what the article says, in our words: it need not be true, and is always shown as the article's."""


@dataclass(frozen=True, slots=True)
class Disclaimer(Text):
    """Hold a text that says what the program is not; it alone may use the words it rejects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Cite one source; ``name`` is what people see, ``verified`` false when its text was not read yet.

    ``taken`` says what the texts of the program took from it.
    """

    id: str
    name: Text
    citation: str
    taken: Text | None = None
    doi: str = ""
    address: str = ""
    verified: bool

    @property
    def link(self) -> str:
        """Give the address to open in a browser, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReference:
    """Judge one of the article's own seven references; one that cannot be verified is no evidence."""

    article_number: int
    cited_as: str
    verdict: ReferenceVerdict
    summary: Text
    reason: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """Explain one of the article's seven complaints.

    ``opens_at`` is the severity (1 to 3) from which the emergency panel opens at ``emergency_row``.
    """

    id: str
    name: Text
    link: Text
    helps: Text
    badge: Text
    specificity: Specificity
    causes: tuple[Text, ...]
    call: Text
    emergency_row: str
    opens_at: int
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Answer one question about a step: how strong the evidence is, and what it says."""

    strength: Strength
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Stand in for a step while a gate is open; ``stop`` where only a doctor decides."""

    title: Text
    text: Text
    stop: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """Hold what the author says of her own experience, and the id of the fixed text that corrects it."""

    article: ArticleClaim
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """Hold what a step says in a situation; null, and no details, where it says the same as to others."""

    title: Text | None
    todo: Text | None
    details: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Describe one of the article's four steps; evidence is given for two questions.

    ``instead``: by situation what it says instead of the same to everybody; what is good for others may be
    wrong with a kidney disease, in pregnancy or for a child.
    """

    id: str
    title: Text
    todo: Text
    article_time: ArticleClaim
    evidence_time: Text
    magnesium: Evidence
    complaint: Evidence
    details: tuple[Text, ...]
    instead: Mapping[Situation, Instead]
    causes: tuple[str, ...]
    folded: Folded | None
    personal: Personal | None
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Say whom to call; ``also`` stands in the list on top of the panel only, not under its rows."""

    id: LevelId
    name: Text
    text: Text
    also: Text | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyLine:
    """Describe signs, and the level at which they call for help."""

    level: LevelId
    text: Text
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyRow:
    """Hold a row of the emergency panel, the same for everyone, its lines from urgent to less so."""

    id: str
    name: Text
    lines: tuple[EmergencyLine, ...]
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Hold what stands above the plan when something is ticked.

    ``opened_by``: what opened it, where nothing was ticked (age, pregnancy).
    ``limit``: what is said besides of the general upper level, where it holds for the person.
    ``folds``: the supplement step is folded; ``stop``: only through a doctor; ``limit_holds``: the
    general upper level may be named beside what was logged.
    """

    id: str
    title: Text
    text: Text
    limit: Text | None
    opened_by: Text | None
    folds: bool
    stop: bool
    limit_holds: bool
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertText:
    """Hold what stands at an alert; ``maybe`` while only the high end of a range is over a limit."""

    id: str
    sure: Text
    maybe: Text | None
    verified: bool
    sources: tuple[str, ...]

    def sentence(self, *, sure: bool) -> Text:
        """Choose the sentence for an alert that is sure or not."""
        return self.sure if sure or self.maybe is None else self.maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedText:
    """Hold a text that is the same for everyone."""

    id: str
    text: Text
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Name a heading under which conditions or medicines stand in their list."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Name a condition that can be ticked, the gate it opens and the gate it keeps closed."""

    id: str
    group: str
    name: Text
    search: tuple[str, ...]
    gate: str
    closes: str
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Hold the hours between a medicine and magnesium by mouth; null: no such time is known.

    ``before``: the medicine at least so many hours before magnesium; ``after``: the medicine at least
    so many hours after magnesium. ``first``: the medicine comes before all magnesium of the day.
    ``never``: no hours make the two go together; on one day they stand too close.
    """

    before: int | None = None
    after: int | None = None
    first: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """Name a medicine that can be ticked, the gate it opens and what it and magnesium do to each other.

    ``search``: other words that find it. ``retired``: known where it was ticked once, and offered no more.
    """

    id: str
    group: str
    name: Text
    examples: tuple[str, ...]
    search: tuple[str, ...]
    retired: bool
    gate: str
    interval: Interval | None
    text: Text | None
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Hold a body's reference intake, or the figure that labels reckon with, in mg a day."""

    id: str
    body: Text
    group: IntakeGroup
    mg: int
    kind: IntakeKind
    label: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperLevel:
    """Hold a body's upper level for adults in mg a day, and what it says of children.

    ``scope`` says what it counts; never the magnesium that foods hold by nature.
    """

    id: str
    body: Text
    mg: int
    label: Text
    children: Text
    scope: Text
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonText:
    """Hold a sentence with named figures in braces; ``one`` and ``none`` for a count of 1 and 0."""

    id: str
    many: Text
    one: Text | None
    none: Text | None
    sources: tuple[str, ...]

    def for_count(self, count: float | None) -> Text:
        """Choose the sentence for a count; null where nothing is counted."""
        if count == 1 and self.one is not None:
            return self.one
        if count == 0 and self.none is not None:
            return self.none
        return self.many
