"""Which texts apply to a person: gates, steps with their reasons, interactions. Rules only, no words.

A gate folds the supplement step, whatever the order of the steps, and never hides what was logged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.advice_reasons import (
    ALCOHOL_CAFFEINE,
    FOOD,
    SLEEP_RELAXATION,
    SUPPLEMENT,
    Figures,
    Reason,
    Swap,
    reasons_of_step,
)
from magapp.domain.intervals import UNKNOWN_MEDICINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.domain.guidance import Gate, Guidance, Medicine, Step, Text
    from magapp.domain.guidance_records import Instead, Situation
    from magapp.domain.profile import Profile

__all__ = [
    "ALCOHOL_CAFFEINE",
    "FOOD",
    "KIDNEY_GATES",
    "ORDERS",
    "SLEEP_RELAXATION",
    "SUPPLEMENT",
    "Figures",
    "Interaction",
    "OpenGate",
    "Order",
    "Reason",
    "Ruling",
    "StepRuling",
    "Swap",
    "interactions_of",
    "open_gates",
    "rule",
]

Order: TypeAlias = Literal["article", "food_first"]

ORDERS: Final[tuple[Order, ...]] = ("article", "food_first")
TODDLER_AGE: Final = 4
OLDER_AGE: Final = 65
KIDNEY_GATES: Final = frozenset({"kidney_severe", "kidney"})
"""With one of these open nothing is said of how much to take in, nor of what to eat or drink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGate:
    """A gate that is open, and the ticked conditions and medicines that opened it (none: age, pregnancy)."""

    gate: Gate
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRuling:
    """A step, what to do, whether it is folded, whether only a doctor decides on it, and why it applies."""

    step: Step
    title: Text
    todo: Text
    details: tuple[Text, ...]
    reasons: tuple[Reason, ...]
    folded: bool = False
    stop: bool = False

    @property
    def applies(self) -> bool:
        """Tell whether anything in the diary or the ticks makes this step worth doing."""
        return not self.folded and any(reason.applies for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A ticked medicine that magnesium has to do with; ``named`` is what was ticked."""

    named: str
    medicine: Medicine


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What applies to a person: gates that fold, notes that do not, the steps in order, interactions.

    ``figures`` are those of the diary that may be spoken of.
    """

    order: Order
    figures: Figures
    gates: tuple[OpenGate, ...]
    notes: tuple[OpenGate, ...]
    steps: tuple[StepRuling, ...]
    interactions: tuple[Interaction, ...]


def rule(profile: Profile, figures: Figures, guidance: Guidance, year: int, order: Order) -> Ruling:
    """Work out what applies in a calendar year, the steps in the order asked for."""
    opened = open_gates(profile, guidance, year)
    gates = tuple(each for each in opened if each.gate.folds)
    situations = tuple(_situations(profile, gates, year))
    heeded = _heeding(figures, situations)
    return Ruling(
        order=order,
        figures=heeded,
        gates=gates,
        notes=tuple(each for each in opened if not each.gate.folds),
        steps=tuple(
            StepRuling(
                step=step,
                title=_said(step.title, (each.title for each in _instead(step, situations))),
                todo=_said(step.todo, (each.todo for each in _instead(step, situations))),
                details=next(
                    (each.details for each in _instead(step, situations) if each.details), step.details
                ),
                reasons=tuple(_reasons_of(step, profile, heeded, year, gates, situations)),
                folded=bool(gates) and step.folded is not None,
                stop=step.folded is not None and any(each.gate.stop for each in gates),
            )
            for step in _ordered(guidance.steps, order)
        ),
        interactions=interactions_of(profile, guidance),
    )


def _heeding(figures: Figures, situations: tuple[Situation, ...]) -> Figures:
    """Leave out of the figures what would tell a person under 18, or with a kidney disease, how to eat."""
    if "kidneys" in situations or "minor" in situations:
        figures = replace(figures, largest_meal_share=None)
    return replace(figures, swaps=()) if {"kidneys", "toddler"}.intersection(situations) else figures


def _instead(step: Step, situations: tuple[Situation, ...]) -> list[Instead]:
    return [step.instead[each] for each in situations if each in step.instead]


def _said(usual: Text, instead: Iterator[Text | None]) -> Text:
    return next((each for each in instead if each is not None), usual)


def _situations(profile: Profile, gates: tuple[OpenGate, ...], year: int) -> Iterator[Situation]:
    """List what a person is in, what weighs most first."""
    opened = {each.gate.id for each in gates}
    if opened & KIDNEY_GATES:
        yield "kidneys"
    if "toddler" in opened:
        yield "toddler"
    if profile.is_minor_in(year):
        yield "minor"
    if profile.pregnant or profile.lactating:
        yield "expecting"


def _reasons_of(
    step: Step,
    profile: Profile,
    figures: Figures,
    year: int,
    gates: tuple[OpenGate, ...],
    situations: tuple[Situation, ...],
) -> Iterator[Reason]:
    """Say at the food first whom to ask with a kidney disease: what is rich in magnesium may not suit it."""
    asks_first = step.id == FOOD and "kidneys" in situations
    if asks_first:
        yield Reason(id="food_kidneys")
    limit_holds = all(each.gate.limit_holds for each in gates)
    for reason in reasons_of_step(step, profile, figures, year, gated=bool(gates), limit_holds=limit_holds):
        if not (asks_first and reason.id.startswith("intake_")):  # beside a norm for healthy kidneys
            yield replace(reason, applies=reason.applies and not asks_first)


def open_gates(profile: Profile, guidance: Guidance, year: int) -> tuple[OpenGate, ...]:
    """List the gates that a profile opens, in the order of the content.

    Ids that this version does not know open nothing. Kidneys that were tested close the question of age;
    a kidney disease answers it.
    """
    conditions: dict[str, list[str]] = {}
    medicines: dict[str, list[str]] = {}
    closed: set[str] = set()
    for condition in guidance.conditions:
        if condition.id in profile.conditions:
            conditions.setdefault(condition.gate, []).append(condition.id)
            closed.add(condition.closes)
    for medicine in guidance.medicines:
        if medicine.id in profile.medicines:
            medicines.setdefault(medicine.gate, []).append(medicine.id)
    wanted = {*conditions, *medicines, *_gates_of_life(profile, year)}
    if wanted & KIDNEY_GATES:
        closed.add("older")
    return tuple(
        OpenGate(
            gate=gate,
            conditions=tuple(conditions.get(gate.id, ())),
            medicines=tuple(medicines.get(gate.id, ())),
        )
        for gate in guidance.gates
        if gate.id in wanted and gate.id not in closed
    )


def _gates_of_life(profile: Profile, year: int) -> Iterator[str]:
    age = profile.age_in(year)
    if age is not None and age <= TODDLER_AGE:  # only the year of birth is known
        yield "toddler"
    if profile.is_minor_in(year):
        yield "minor"
    if age is not None and age >= OLDER_AGE:
        yield "older"
    if profile.pregnant or profile.lactating:
        yield "pregnancy"


def interactions_of(profile: Profile, guidance: Guidance) -> tuple[Interaction, ...]:
    """List the ticked medicines that have a text about magnesium; unknown ones get the general text."""
    known = [
        Interaction(named=medicine.id, medicine=medicine)
        for medicine in guidance.medicines
        if medicine.id in profile.medicines and medicine.text is not None
    ]
    general = guidance.medicine(UNKNOWN_MEDICINE)
    if general is not None:
        ids = {medicine.id for medicine in guidance.medicines}
        known += [Interaction(named=named, medicine=general) for named in sorted(profile.medicines - ids)]
    return tuple(known)


def _ordered(steps: tuple[Step, ...], order: Order) -> tuple[Step, ...]:
    """Keep the article's order, or move the supplement to the end."""
    if order == "article":
        return steps
    return tuple(sorted(steps, key=lambda step: step.id == SUPPLEMENT))
