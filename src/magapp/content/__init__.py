"""Read the content files into the values of the domain, and check that they fit together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from magapp import resources
from magapp.content import article_makers, cause_makers, makers, norm_makers
from magapp.content.fields import ContentRecord
from magapp.content.loose_ends import loose_ends
from magapp.domain.guidance import Guidance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

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
    "norms",
    "lab",
    "health_claims",
)


class ContentError(Exception):
    """Say what is wrong with the content files: one line for each problem, with file and record."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The content files have problems:\n" + "\n".join(self.problems))


def load_guidance(folder: Path | None = None) -> Guidance:
    """Read all content files of a folder, the bundled one by default.

    The bundled one is read once in a process. Raises ContentError with every problem of every file.
    """
    return _bundled() if folder is None else _read(folder)


@cache
def _bundled() -> Guidance:
    return _read(resources.root() / "content")


def _read(folder: Path) -> Guidance:
    reading = _Reading(folder)
    guidance = reading.guidance()
    if not reading.problems:
        reading.problems.extend(loose_ends(guidance))
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
            condition_groups=self._all("conditions", "group", makers.group),
            conditions=self._all("conditions", "condition", makers.condition),
            medicine_groups=self._all("medicines", "group", makers.group),
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
            bodies=self._all("norms", "body", norm_makers.body),
            norms=self._all("norms", "norm", norm_makers.norm),
            form_evidence=self._all("forms", "form_evidence", norm_makers.form_evidence),
            lab_limits=self._all("lab", "limit", norm_makers.lab_limit),
            health_claims=self._all("health_claims", "health_claim", norm_makers.health_claim),
            number_texts=(
                *self._all("norms", "text", makers.fixed),
                *self._all("forms", "text", makers.fixed),
                *self._all("lab", "text", makers.fixed),
            ),
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
