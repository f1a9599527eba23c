"""The records of the window of figures: norms by body and age, evidence per form, laboratory limits.

The texts come from the content files; figures are whole mg of elemental magnesium a day, as the body
published them. ``verified`` is false where nobody read the cited text yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from magapp.domain.guidance_records import Strength, Text
    from magapp.domain.profile import Profile

Measure: TypeAlias = Literal["ai", "ear", "rda", "rni", "estimate", "balance"]
NormGroup: TypeAlias = Literal["men", "women", "pregnant", "lactating"]
LimitKind: TypeAlias = Literal["study", "interval", "proposal"]

MEASURES: Final[tuple[Measure, ...]] = ("ai", "ear", "rda", "rni", "estimate", "balance")
NORM_GROUPS: Final[tuple[NormGroup, ...]] = ("men", "women", "pregnant", "lactating")
LIMIT_KINDS: Final[tuple[LimitKind, ...]] = ("study", "interval", "proposal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Name a body of experts, the kind of value it gives, and why that differs from others."""

    id: str
    name: Text
    kind: Text
    year: int
    note: Text
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Hold what a body gives for one age, in mg a day; null where it gives nothing.

    ``from_year`` to ``until_year`` are the ages in whole years, both included; null is open, and a row
    with neither belongs to no age in years (infants, or a study).
    """

    id: str
    body: str
    measure: Measure
    ages: Text
    from_year: int | None
    until_year: int | None
    men: int | None
    women: int | None
    pregnant: int | None
    lactating: int | None
    remark: Text | None
    verified: bool
    sources: tuple[str, ...]

    def mg(self, group: NormGroup) -> int | None:
        """Give the figure for a group in mg a day, or null."""
        found: int | None = getattr(self, group)
        return found

    def is_for_age(self, age: int) -> bool:
        """Tell whether the row is for that age in whole years."""
        if self.from_year is None and self.until_year is None:
            return False
        return (self.from_year or 0) <= age and (self.until_year is None or age <= self.until_year)


def own_groups(profile: Profile) -> tuple[NormGroup, ...]:
    """Name the groups a person told to be in; none where nothing was told, as nothing is guessed.

    Who is pregnant or breastfeeding has those figures and not the women's beside them.
    """
    expecting: list[NormGroup] = []
    if profile.pregnant:
        expecting.append("pregnant")
    if profile.lactating:
        expecting.append("lactating")
    if expecting:
        return tuple(expecting)
    if profile.sex is None:
        return ()
    return ("women",) if profile.sex == "female" else ("men",)


def is_own(norm: Norm, group: NormGroup, profile: Profile, year: int) -> bool:
    """Tell whether a figure is surely for the person, in a calendar year.

    A birth year leaves two ages open, before and after the birthday: both have to lie in the row. Under
    18 nothing is pointed out.
    """
    age = profile.age_in(year)
    if age is None or profile.is_minor_in(year) or norm.mg(group) is None:
        return False
    if group not in own_groups(profile):
        return False
    return norm.is_for_age(age) and norm.is_for_age(age - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEvidence:
    """Set a claim about forms of magnesium beside its evidence; ``forms`` are the ids it is about."""

    id: str
    claim: Text
    evidence: Text
    strength: Strength
    forms: tuple[str, ...]
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabLimit:
    """Hold a limit or an interval of magnesium in blood that somebody uses, in mmol/L.

    Null ``low``: everything under ``high``; null ``high``: from ``low`` on. For reading only: it is never
    laid beside a person's own value.
    """

    id: str
    name: Text
    kind: LimitKind
    low: float | None
    high: float | None
    high_included: bool
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthClaim:
    """Quote a sentence that EU law allows on a product that holds enough magnesium."""

    id: str
    text: Text
    verified: bool
    sources: tuple[str, ...]
