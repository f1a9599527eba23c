"""What is true of the person on a day, read from the facts of the diary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.records import EARLIEST_YEAR, Fact

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

Sex: TypeAlias = Literal["female", "male"]
ADULT_AGE: Final = 18
YOUNGEST_EXPECTING: Final = 10
OLDEST_EXPECTING: Final = 60
"""Outside these ages it is asked whether pregnant or breastfeeding is right; the ages are a judgement."""
SINGLE_KEYS: Final = ("sex", "birth_year", "pregnant", "lactating")
"""Facts of which one value holds at a time."""
LASTING_KEYS: Final = ("sex", "birth_year")
"""Facts that do not begin on the day they are told."""
MANY_KEYS: Final = {"condition": "conditions", "medicine": "medicines", "cause": "causes"}
"""Facts of which several hold at a time, and the profile's name for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Hold what the person told of themselves; all of it optional."""

    sex: Sex | None = None
    birth_year: int | None = None
    pregnant: bool = False
    lactating: bool = False
    conditions: frozenset[str] = frozenset()
    medicines: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()

    def age_in(self, year: int) -> int | None:
        """Give the age in years reached during a calendar year, or null when not told."""
        return None if self.birth_year is None else year - self.birth_year

    def is_minor_in(self, year: int) -> bool:
        """Tell whether the person may be under 18: only the year of birth is known, so in its year too."""
        age = self.age_in(year)
        return age is not None and age <= ADULT_AGE


Contradiction: TypeAlias = Literal["male_expecting", "age_expecting"]


def contradictions(profile: Profile, year: int) -> tuple[Contradiction, ...]:
    """List the answers that hardly go together; all of them are kept, and none is corrected.

    Where a man is told to be pregnant or breastfeeding the adequate intake is that of pregnancy; under 18
    there is none, whatever else was told.
    """
    found: list[Contradiction] = []
    if profile.pregnant or profile.lactating:
        if profile.sex == "male":
            found.append("male_expecting")
        age = profile.age_in(year)
        if age is not None and not YOUNGEST_EXPECTING <= age <= OLDEST_EXPECTING:
            found.append("age_expecting")
    return tuple(found)


def _holds(fact: Fact, day: dt.date) -> bool:
    return fact.since <= day and (fact.until is None or day < fact.until)


def profile_on(facts: Iterable[Fact], day: dt.date) -> Profile:
    """Read the profile that holds on a day; of two facts about one thing the later begun one wins."""
    held = sorted((fact for fact in facts if _holds(fact, day)), key=lambda fact: (fact.since, fact.id))
    single = {fact.key: fact.value for fact in held if fact.key in SINGLE_KEYS}
    many: dict[str, set[str]] = {key: set() for key in MANY_KEYS}
    for fact in held:
        if fact.key in many:
            many[fact.key].add(fact.value)
    sex = single.get("sex")
    year = single.get("birth_year", "")
    return Profile(
        sex="female" if sex == "female" else "male" if sex == "male" else None,
        birth_year=int(year) if year.isdecimal() else None,
        pregnant=single.get("pregnant") == "yes",
        lactating=single.get("lactating") == "yes",
        conditions=frozenset(many["condition"]),
        medicines=frozenset(many["medicine"]),
        causes=frozenset(many["cause"]),
    )


def _values(profile: Profile) -> set[tuple[str, str]]:
    values: set[tuple[str, str]] = set()
    if profile.sex is not None:
        values.add(("sex", profile.sex))
    if profile.birth_year is not None:
        values.add(("birth_year", str(profile.birth_year)))
    if profile.pregnant:
        values.add(("pregnant", "yes"))
    if profile.lactating:
        values.add(("lactating", "yes"))
    for key, name in MANY_KEYS.items():
        values.update((key, value) for value in getattr(profile, name))
    return values


def fact_changes(
    facts: Iterable[Fact], wanted: Profile, day: dt.date, new_id: Callable[[], str]
) -> dict[str, Fact | None]:
    """Work out the facts to write so that *wanted* holds from *day* on, and the past stays as it was.

    A fact begun on the same day and untold again is removed (null); an older one ends on *day*, and goes
    on when it is told again on that day. Sex and birth year held before they were typed, and a correction
    of them corrects the past: they are written since the first year the diary knows.
    """
    goal = _values(wanted)
    changes: dict[str, Fact | None] = {}
    holding: set[tuple[str, str]] = set()
    for fact in sorted(facts, key=lambda fact: (fact.since, fact.id)):
        if fact.key not in SINGLE_KEYS and fact.key not in MANY_KEYS:
            continue  # a newer version's; not ours to end
        told = (fact.key, fact.value)
        lasting = fact.key in LASTING_KEYS
        if not lasting and fact.until is not None and fact.until < day:
            continue
        if told not in goal:
            if lasting or fact.since >= day:
                changes[fact.id] = None
            elif fact.until != day:
                changes[fact.id] = replace(fact, until=day)
        elif told in holding and (lasting or fact.since >= day):
            changes[fact.id] = None
        else:
            holding.add(told)
            first = day.replace(year=EARLIEST_YEAR, month=1, day=1) if lasting else min(fact.since, day)
            new = replace(fact, since=first, until=None)
            if new != fact:
                changes[fact.id] = new
    for key, value in sorted(goal - holding):
        since = day.replace(year=EARLIEST_YEAR, month=1, day=1) if key in LASTING_KEYS else day
        fact = Fact(id=new_id(), key=key, value=value, since=since)
        changes[fact.id] = fact
    return changes
