"""Read the content files into the values of the domain, and check that they fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from magapp import resources
from magapp.content import article_makers, cause_makers, makers
from magapp.content.fields import ContentRecord
from magapp.domain.guidance import Guidance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from magapp.domain.guidance import Cause, Factor

    R = TypeVar("R")

_FILES = (
    "references",
    "symptoms",
    "causes",
    "factors",
    "plan",
    "safety",
    "conditions",
    "medicines",
    "forms",
    "products",
    "intakes",
    "reasons",
    "claims",
)
_SHOWS = frozenset({"food", "stress", "conditions", "alcohol", "medicines", "caffeine", "sweat"})


class ContentError(Exception):
    """Say what is wrong with the content files: one line for each problem, with file and record."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The content files have problems:\n" + "\n".join(self.problems))


def load_guidance(folder: Path | None = None) -> Guidance:
    """Read all content files of a folder, the bundled one by default.

    Raises ContentError with every problem of every file.
    """
    reading = _Reading(folder or resources.root() / "content")
    guidance = reading.guidance()
    if not reading.problems:
        reading.problems.extend(_loose_ends(guidance))
    if reading.problems:
        raise ContentError(reading.problems)
    return guidance


class _Reading:
    """Gather the tables and the problems of one folder."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[str] = []
        self._tables: dict[str, dict[str, Any]] = {}
        for name in _FILES:
            self._tables[name] = self._parsed(folder / f"{name}.toml")

    def guidance(self) -> Guidance:
        made = Guidance(
            references=self._all("references", "reference", makers.reference),
            article_references=self._all("references", "article_reference", makers.article_reference),
            open_questions=self._all("references", "open", article_makers.open_question),
            symptoms=self._all("symptoms", "symptom", makers.symptom),
            strengths=self._all("causes", "strength", cause_makers.strength),
            causes=self._all("causes", "cause", cause_makers.cause),
            factors=self._all("factors", "factor", cause_makers.factor),
            steps=self._all("plan", "step", makers.step),
            levels=self._all("safety", "level", makers.level),
            emergency_rows=self._all("safety", "row", makers.row),
            gates=self._all("safety", "gate", makers.gate),
            alerts=self._all("safety", "alert", makers.alert),
            texts=self._all("safety", "text", makers.fixed),
            conditions=self._all("conditions", "condition", makers.condition),
            medicines=self._all("medicines", "medicine", makers.medicine),
            forms=self._all("forms", "form", makers.form),
            families=self._all("forms", "family", makers.family),
            products=self._all("products", "product", makers.product),
            intakes=self._all("intakes", "intake", makers.intake),
            upper_levels=self._all("intakes", "upper_level", makers.upper_level),
            reasons=self._all("reasons", "reason", makers.reason),
            verdicts=self._all("claims", "verdict", article_makers.verdict),
            sections=self._all("claims", "section", article_makers.section),
            claims=self._all("claims", "claim", article_makers.claim),
        )
        for file, tables in self._tables.items():
            self.problems.extend(f"{file}.toml: [[{kind}]] is not a kind of record here" for kind in tables)
        return made

    def _parsed(self, path: Path) -> dict[str, Any]:
        import tomllib  # noqa: PLC0415  # costs a start-up that does not need it yet

        try:
            # Some editors put a byte order mark before the text.
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            self.problems.append(f"{path.name}: {error.strerror}")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.problems.append(f"{path.name}: {error}")
        return {}

    def _all(self, file: str, kind: str, make: Callable[[ContentRecord], R]) -> tuple[R, ...]:
        tables = self._tables[file].pop(kind, [])
        if not isinstance(tables, list):
            self.problems.append(f"{file}.toml: [[{kind}]] needs two brackets on either side")
            return ()
        made: list[R] = []
        ids: set[str] = set()
        for number, values in enumerate(tables, 1):
            own_id = values.get("id", values.get("article_number", ""))
            record = ContentRecord(values, f"{file}.toml, {kind} {number} ({own_id})", self.problems)
            if str(own_id) in ids:
                record.problem("another record has the same id")
            ids.add(str(own_id))
            made.append(make(record))
            record.close()
        return tuple(made)


def _loose_ends(guidance: Guidance) -> list[str]:
    """List the ids that a record names and that no record has."""
    known = {
        "source": {reference.id for reference in guidance.references},
        "gate": {gate.id for gate in guidance.gates},
        "row": {row.id for row in guidance.emergency_rows},
        "cause": {cause.id for cause in guidance.causes},
        "form": {form.id for form in guidance.forms},
        "condition": {condition.id for condition in guidance.conditions},
        "medicine": {medicine.id for medicine in guidance.medicines},
        "text": {text.id for text in guidance.texts},
        "verdict": {verdict.id for verdict in guidance.verdicts},
        "section": {section.id for section in guidance.sections},
        "figure": _SHOWS,
    }
    named: list[tuple[str, str, str]] = []
    for records in guidance.all_records():
        for record in records:
            place = f"{type(record).__name__.lower()} {getattr(record, 'id', '')}".strip()
            named.extend((place, "source", key) for key in getattr(record, "sources", ()))
    named.extend((f"symptom {each.id}", "row", each.emergency_row) for each in guidance.symptoms)
    named.extend((f"claim {each.id}", "verdict", each.verdict) for each in guidance.claims)
    named.extend(
        (f"reference {each.article_number} of the article", "verdict", each.verdict)
        for each in guidance.article_references
    )
    named.extend((f"claim {each.id}", "section", each.section) for each in guidance.claims)
    for cause in guidance.causes:
        named.extend((f"cause {cause.id}", "figure", shown) for shown in cause.shows)
        named.extend((f"cause {cause.id}", "source", key) for part in cause.parts for key in part.sources)
        named.extend((f"cause {cause.id}", "text", key) for key in (cause.also,) if key)
    weighed: tuple[Cause | Factor, ...] = (*guidance.causes, *guidance.factors)
    for each in weighed:
        place = f"{type(each).__name__.lower()} {each.id}"
        named.extend((place, "condition", condition_id) for condition_id in each.conditions)
        named.extend((place, "medicine", medicine_id) for medicine_id in each.medicines)
    for step in guidance.steps:
        named.extend((f"step {step.id}", "cause", cause_id) for cause_id in step.causes)
        if step.personal is not None:
            named.append((f"step {step.id}", "text", step.personal.correction))
    for condition in guidance.conditions:
        named.extend(
            (f"condition {condition.id}", "gate", i) for i in (condition.gate, condition.closes) if i
        )
    for medicine in guidance.medicines:
        named.extend((f"medicine {medicine.id}", "gate", i) for i in (medicine.gate,) if i)
    for family in guidance.families:
        named.extend((f"family {family.id}", "form", form_id) for form_id in family.forms)
    named.extend((f"product {product.id}", "form", product.form) for product in guidance.products)
    return [f"{place}: there is no {kind} {key}" for place, kind, key in named if key not in known[kind]]
