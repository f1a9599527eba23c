"""Which texts apply to a person: gates, steps with their reasons, interactions. Rules only, no words.

A gate folds the supplement step, whatever the order of the steps, and never hides what was logged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.alerts import CAFFEINE_LIMIT, CAFFEINE_LIMIT_PREGNANT
from magapp.domain.amount import Amount, exactly
from magapp.domain.reference import (
    ADEQUATE_INTAKE,
    COMPLETE_DAYS_FOR_AVERAGE,
    UPPER_LEVEL,
    bands,
    reference_intake,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magapp.domain.guidance import Gate, Guidance, Medicine, Step
    from magapp.domain.profile import Profile

Order: TypeAlias = Literal["article", "food_first"]

ORDERS: Final[tuple[Order, ...]] = ("article", "food_first")
SUPPLEMENT: Final = "supplement"
FOOD: Final = "food"
ALCOHOL_CAFFEINE: Final = "alcohol_caffeine"
SLEEP_RELAXATION: Final = "sleep_relaxation"
TODDLER_AGE: Final = 4
OLDER_AGE: Final = 65
ENOUGH_SLEEP: Final = 7.0
"""Hours a night for an adult (Hirshkowitz 2015)."""
WIDE_BEDTIMES: Final = 1.0
"""Bedtimes within an hour of each other count as fixed; a judgement."""
LARGEST_SWAPS: Final = 3
UNKNOWN_MEDICINE: Final = "other"
_KIDNEY_GATES: Final = frozenset({"kidney_severe", "kidney"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """A food that was eaten and one to have instead: ids, usual weight in g on a day, mg gained."""

    food: str
    other: str
    grams: float
    gained: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Hold what the diary shows over a period; null or 0 where it shows nothing.

    Means are in mg (magnesium, caffeine), cups of 125 ml and glasses of 10 g of alcohol a day, over complete
    days and null below three of them. ``bedtime_spread`` is in hours and holds for most nights.
    """

    complete_days: int = 0
    suggested_days: int = 0
    mean_food: Amount | None = None
    mean_supplement: Amount | None = None
    mean_total: Amount | None = None
    supplement_days: int = 0
    days_over_upper: int = 0
    coffee_cups: float | None = None
    caffeine_mg: float | None = None
    late_caffeine_days: int = 0
    alcohol_glasses: float | None = None
    days_over_one_glass: int = 0
    sleep_hours: float | None = None
    sleep_nights: int = 0
    bedtime_spread: float | None = None
    relaxation_days: int = 0
    stress_days: int = 0
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step applies: the id of a sentence and what belongs in it.

    ``figures`` are numbers or amounts by name; ``names`` are ids of causes (``name``) or foods. ``count``
    chooses between one and many. ``applies``: it makes the step worth doing, else it only informs.
    """

    id: str
    figures: Mapping[str, float | Amount] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    count: float | None = None
    applies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGate:
    """A gate that is open, and the ticked conditions and medicines that opened it (none: age, pregnancy)."""

    gate: Gate
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRuling:
    """A step, whether it is folded, whether only a doctor decides on it, and why it applies."""

    step: Step
    reasons: tuple[Reason, ...]
    folded: bool = False
    stop: bool = False

    @property
    def applies(self) -> bool:
        """Tell whether anything in the diary or the ticks makes this step worth doing."""
        return any(reason.applies for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """A ticked medicine that magnesium has to do with; ``named`` is what was ticked."""

    named: str
    medicine: Medicine


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What applies to a person: gates that fold, notes that do not, the steps in order, interactions."""

    order: Order
    gates: tuple[OpenGate, ...]
    notes: tuple[OpenGate, ...]
    steps: tuple[StepRuling, ...]
    interactions: tuple[Interaction, ...]


def rule(profile: Profile, figures: Figures, guidance: Guidance, year: int, order: Order) -> Ruling:
    """Work out what applies in a calendar year, the steps in the order asked for."""
    opened = open_gates(profile, guidance, year)
    gates = tuple(each for each in opened if each.gate.folds)
    return Ruling(
        order=order,
        gates=gates,
        notes=tuple(each for each in opened if not each.gate.folds),
        steps=tuple(
            StepRuling(
                step=step,
                reasons=tuple(_reasons(step, profile, figures, gates, year)),
                folded=bool(gates) and step.folded is not None,
                stop=step.folded is not None and any(each.gate.stop for each in gates),
            )
            for step in _ordered(guidance.steps, order)
        ),
        interactions=interactions_of(profile, guidance),
    )


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
    if wanted & _KIDNEY_GATES:
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
    if age is not None and age < TODDLER_AGE:
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


def _reasons(
    step: Step, profile: Profile, figures: Figures, gates: tuple[OpenGate, ...], year: int
) -> Iterator[Reason]:
    if step.id == SUPPLEMENT:
        yield from _of_supplement(figures, gates)
    elif step.id == FOOD:
        yield from _of_food(profile, figures, year)
    elif step.id == ALCOHOL_CAFFEINE:
        yield from _of_drinks(profile, figures, year)
    elif step.id == SLEEP_RELAXATION:
        yield from _of_sleep(figures)
    for cause in step.causes:
        if cause in profile.causes:
            yield Reason(id="cause_ticked", names={"name": cause}, applies=True)


def _of_supplement(figures: Figures, gates: tuple[OpenGate, ...]) -> Iterator[Reason]:
    """Say what was logged, gate or not; the limit is named only where it holds for this person."""
    limit = exactly(UPPER_LEVEL)
    if figures.supplement_days == 0:
        yield Reason(id="supplement_none")
        return
    if figures.mean_supplement is None:
        days = figures.supplement_days
        yield Reason(id="supplement_days", figures={"days": days}, count=days)
    elif all(each.gate.limit_holds for each in gates):
        yield Reason(id="supplement_logged", figures={"amount": figures.mean_supplement, "limit": limit})
    else:
        yield Reason(id="supplement_logged_gate", figures={"amount": figures.mean_supplement})
    if figures.days_over_upper:
        over = figures.days_over_upper
        yield Reason(id="days_over_upper", figures={"days": over, "limit": limit}, count=over, applies=True)


def _of_food(profile: Profile, figures: Figures, year: int) -> Iterator[Reason]:
    days = figures.complete_days
    if figures.mean_food is None or figures.mean_total is None:
        needed = COMPLETE_DAYS_FOR_AVERAGE
        yield Reason(id="too_few_days", figures={"days": days, "needed": needed}, count=days)
    else:
        yield Reason(id="mean_food", figures={"amount": figures.mean_food, "days": days})
        if figures.suggested_days:
            count = figures.suggested_days
            yield Reason(id="suggested_days", figures={"days": count}, count=count)
        reference = reference_intake(profile, year)
        if reference is not None:
            found = bands(figures.mean_total, reference)
            yield Reason(
                id="intake_" + "_".join(found),
                figures={"reference": exactly(reference)},
                applies="under" in found,
            )
        elif not profile.is_minor_in(year):
            both = {group: exactly(mg) for group, mg in ADEQUATE_INTAKE.items()}
            yield Reason(id="intake_two_references", figures=both)
    for swap in figures.swaps[:LARGEST_SWAPS]:
        yield Reason(
            id="swap",
            figures={"grams": round(swap.grams), "amount": exactly(swap.gained)},
            names={"food": swap.food, "other": swap.other},
            applies=True,
        )


def _of_drinks(profile: Profile, figures: Figures, year: int) -> Iterator[Reason]:
    expecting = profile.pregnant or profile.lactating
    glasses = figures.alcohol_glasses
    if glasses:
        over = figures.days_over_one_glass
        yield Reason(
            id="alcohol",
            figures={"glasses": glasses, "days": over},
            count=over,
            applies=over > 0 or expecting,
        )
    if expecting or profile.is_minor_in(year):
        yield Reason(id="alcohol_zero")
    if figures.coffee_cups:
        cups = round(figures.coffee_cups, 1)
        yield Reason(id="coffee", figures={"cups": cups}, count=cups)
    if figures.caffeine_mg and not profile.is_minor_in(year):
        limit = CAFFEINE_LIMIT_PREGNANT if expecting else CAFFEINE_LIMIT
        over_limit = round(figures.caffeine_mg) > limit
        yield Reason(
            id="caffeine_over" if over_limit else "caffeine_under",
            figures={"caffeine": exactly(figures.caffeine_mg), "limit": exactly(limit)},
            applies=over_limit,
        )
    if figures.late_caffeine_days:
        late = figures.late_caffeine_days
        yield Reason(id="late_caffeine", figures={"days": late}, count=late, applies=True)


def _of_sleep(figures: Figures) -> Iterator[Reason]:
    if figures.sleep_hours is not None:
        yield Reason(
            id="sleep",
            figures={"hours": figures.sleep_hours, "days": figures.sleep_nights},
            count=figures.sleep_nights,
            applies=figures.sleep_hours < ENOUGH_SLEEP,
        )
    if figures.bedtime_spread is not None:
        spread = figures.bedtime_spread
        yield Reason(id="bedtimes", figures={"hours": spread}, applies=spread > WIDE_BEDTIMES)
    if figures.relaxation_days:
        calm = figures.relaxation_days
        yield Reason(id="relaxation", figures={"days": calm}, count=calm)
    if figures.stress_days:
        tense = figures.stress_days
        yield Reason(id="stress", figures={"days": tense}, count=tense, applies=True)
