"""What a record of the content names and no record has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.guidance import Cause, Factor, Guidance

Named: TypeAlias = "tuple[str, str, str]"
"""The record that names, the kind of what it names, and the id of it."""

_SHOWS: Final = frozenset({"food", "stress", "conditions", "alcohol", "medicines", "caffeine", "sweat"})


def loose_ends(guidance: Guidance) -> list[str]:
    """List the ids that a record names and that no record has, a sentence each."""
    known = {
        "source": {each.id for each in guidance.references},
        "gate": {each.id for each in guidance.gates},
        "row": {each.id for each in guidance.emergency_rows},
        "cause": {each.id for each in guidance.causes},
        "form": {each.id for each in guidance.forms},
        "condition": {each.id for each in guidance.conditions},
        "medicine": {each.id for each in guidance.medicines},
        "text": {each.id for each in guidance.texts},
        "verdict": {each.id for each in guidance.verdicts},
        "section": {each.id for each in guidance.sections},
        "body": {each.id for each in guidance.bodies},
        "condition group": {each.id for each in guidance.condition_groups},
        "medicine group": {each.id for each in guidance.medicine_groups},
        "figure": _SHOWS,
    }
    named = (*_sources(guidance), *_of_article(guidance), *_of_causes(guidance), *_of_person(guidance))
    named = (*named, *_of_figures(guidance))
    return [f"{place}: there is no {kind} {key}" for place, kind, key in named if key not in known[kind]]


def _sources(guidance: Guidance) -> Iterator[Named]:
    for records in guidance.all_records():
        for record in records:
            place = f"{type(record).__name__.lower()} {getattr(record, 'id', '')}".strip()
            yield from ((place, "source", key) for key in getattr(record, "sources", ()))


def _of_article(guidance: Guidance) -> Iterator[Named]:
    for claim in guidance.claims:
        yield f"claim {claim.id}", "verdict", claim.verdict
        yield f"claim {claim.id}", "section", claim.section
    for cited in guidance.article_references:
        yield f"reference {cited.article_number} of the article", "verdict", cited.verdict


def _of_causes(guidance: Guidance) -> Iterator[Named]:
    for cause in guidance.causes:
        yield from ((f"cause {cause.id}", "figure", shown) for shown in cause.shows)
        yield from ((f"cause {cause.id}", "source", key) for part in cause.parts for key in part.sources)
        if cause.also:
            yield f"cause {cause.id}", "text", cause.also
    weighed: tuple[Cause | Factor, ...] = (*guidance.causes, *guidance.factors)
    for each in weighed:
        place = f"{type(each).__name__.lower()} {each.id}"
        yield from ((place, "condition", key) for key in each.conditions)
        yield from ((place, "medicine", key) for key in each.medicines)
    for step in guidance.steps:
        yield from ((f"step {step.id}", "cause", key) for key in step.causes)
        if step.personal is not None:
            yield f"step {step.id}", "text", step.personal.correction


def _of_person(guidance: Guidance) -> Iterator[Named]:
    for symptom in guidance.symptoms:
        yield f"symptom {symptom.id}", "row", symptom.emergency_row
    for condition in guidance.conditions:
        place = f"condition {condition.id}"
        yield place, "condition group", condition.group
        yield from ((place, "gate", key) for key in (condition.gate, condition.closes) if key)
    for medicine in guidance.medicines:
        yield f"medicine {medicine.id}", "medicine group", medicine.group
        if medicine.gate:
            yield f"medicine {medicine.id}", "gate", medicine.gate


def _of_figures(guidance: Guidance) -> Iterator[Named]:
    for family in guidance.families:
        yield from ((f"family {family.id}", "form", key) for key in family.forms)
    for product in guidance.products:
        yield f"product {product.id}", "form", product.form
    for norm in guidance.norms:
        yield f"norm {norm.id}", "body", norm.body
    for told in guidance.form_evidence:
        yield from ((f"form_evidence {told.id}", "form", key) for key in told.forms)
