"""The figures of a day and of a period, worked out from the diary; nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.alerts import Alert, alerts_of
from magapp.domain.amount import Amount, total
from magapp.domain.complaints import TROUBLED_FROM, is_own_key, own_complaints
from magapp.domain.confidence import Confidence, confidence
from magapp.domain.profile import profile_on
from magapp.domain.records import LATEST_MINUTE, Checkin, DayNote, Dose, Entry, Habit, UsualSupplement
from magapp.domain.reference import (
    COMPLETE_DAYS_FOR_AVERAGE,
    reaches_over_upper_level,
    reference_intake,
    surely_over_upper_level,
)
from magapp.domain.totals import (
    DayState,
    DayTotals,
    day_state,
    day_totals,
)
from magapp.services.figure_sources import sources_of
from magapp.services.gated import gates_of_days, heeding, too_much_matters
from magapp.services.held import held, profiles
from magapp.services.interval_notes import interval_alerts_of
from magapp.services.own_energy import energy_before, energy_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.profile import Profile
    from magapp.domain.records import DayRecord, OwnComplaint

MOST_SOURCES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """Hold one day: its entries and doses in order, their sums, how completely it was written down, alerts.

    ``state_set``: the person set the state, else it is a suggestion. ``reference_mg``: the adequate
    intake that held on the day, null where the profile does not say, and under 18 (``is_minor``).
    ``limit_holds``: the upper level is known to hold for the person on the day.
    ``drawn_from``: the sources of the figures of its entries, and the imported tables behind them.
    """

    day: dt.date
    entries: tuple[Entry, ...]
    doses: tuple[Dose, ...]
    totals: DayTotals
    state: DayState
    state_set: bool
    reference_mg: int | None
    is_minor: bool
    limit_holds: bool
    alerts: tuple[Alert, ...]
    drawn_from: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOfMagnesium:
    """A food of the period: how often it was eaten, the magnesium it gave in mg, its share of all (0–1).

    ``mg`` counts known magnesium only. ``latest`` is its latest entry, for its name.
    """

    latest: Entry
    times: int
    mg: Amount
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDays:
    """Count the days on which a complaint was answered, and by answer (none, mild, moderate, severe)."""

    key: str
    by_severity: tuple[int, int, int, int]

    @property
    def answered(self) -> int:
        """Count the days with any answer."""
        return sum(self.by_severity)

    @property
    def moderate_or_severe(self) -> int:
        """Count the days at 2 or 3."""
        return sum(self.by_severity[TROUBLED_FROM:])


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitDays:
    """Hold a habit over the period: on how many days it was noted, and its mean over those.

    For ``stress`` and ``sweat`` the mean is null and ``troubled`` counts the days at 2 or 3.
    """

    key: str
    days: int
    mean: float | None = None
    troubled: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrinkDays:
    """Hold a kind of drink over the period: how many were noted, and on how many days."""

    drink: str
    times: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSummary:
    """Hold the figures of all days from *first* to *last*, both included.

    Means are in mg a day over the complete days, null below three of them; ``lowest`` and ``highest``
    are the complete days with the least and the most, as is their total. ``suggested_days``: complete
    days that only the program calls so. ``days_over_upper`` counts days of which the high end lies over
    the upper level, ``days_surely_over_upper`` those of which the low end does. The profile is that of
    the last day; causes, conditions and medicines are all that held at any time of the period.
    ``own_complaints`` names those of the person's own, also of other times; their answers come last.
    """

    first: dt.date
    last: dt.date
    days: tuple[DaySummary, ...]
    written_days: int
    complete_days: int
    suggested_days: int
    mean_food: Amount | None
    mean_supplement: Amount | None
    mean_total: Amount | None
    lowest: Amount | None
    highest: Amount | None
    mean_caffeine_mg: float | None
    mean_alcohol_glasses: float | None
    profile: Profile
    reference_mg: int | None
    confidence: Confidence
    days_over_upper: int
    days_surely_over_upper: int
    sources: tuple[SourceOfMagnesium, ...]
    complaints: tuple[ComplaintDays, ...]
    own_complaints: tuple[OwnComplaint, ...]
    usual_supplements: tuple[UsualSupplement, ...]
    causes: tuple[str, ...]
    conditions: tuple[str, ...]
    medicines: tuple[str, ...]
    doses: tuple[Dose, ...]
    habits: tuple[HabitDays, ...]
    drinks: tuple[DrinkDays, ...]
    checkins: tuple[Checkin, ...]
    habit_notes: tuple[Habit, ...]
    notes: tuple[DayNote, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was written down."""
        return not (self.written_days or self.doses or self.checkins or self.habit_notes or self.notes)

    @property
    def entries(self) -> int:
        """Count the entries of the period, planned ones included."""
        return sum(len(day.entries) for day in self.days)

    @property
    def limit_holds(self) -> bool:
        """Tell whether the upper level holds on all days: else it is not named nor counted by."""
        return all(day.limit_holds for day in self.days)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))


def _summarise(
    diary: Diary,
    day: dt.date,
    records: Sequence[DayRecord],
    profile: Profile,
    median_energy: float | None,
    group_upper: Mapping[str, float],
    guidance: Guidance | None,
    gates: Sequence[Gate] | None,
) -> DaySummary:
    entries = diary.entries(day)
    note = next((record for record in records if isinstance(record, DayNote)), None)
    totals = day_totals(entries, group_upper)
    state, state_set = day_state(entries, note, median_energy)
    medicines = () if guidance is None else guidance.medicines
    alerts = (
        *alerts_of(entries, totals, profile, day.year, group_upper),
        *interval_alerts_of(diary, day, group_upper, medicines),
    )
    return DaySummary(
        day=day,
        entries=entries,
        doses=tuple(sorted((record for record in records if isinstance(record, Dose)), key=_order)),
        totals=totals,
        state=state,
        state_set=state_set,
        reference_mg=reference_intake(profile, day.year),
        is_minor=profile.is_minor_in(day.year),
        limit_holds=gates is not None and not too_much_matters(gates),
        alerts=alerts if gates is None else heeding(alerts, gates),
        drawn_from=sources_of(entries, diary),
    )


def summarise_day(
    diary: Diary, day: dt.date, group_upper: Mapping[str, float], guidance: Guidance | None = None
) -> DaySummary:
    """Work out one day.

    *group_upper*: food group → 75th percentile in mg of magnesium per 100 g. *guidance*: the content, with
    the rules by which the times of doses and supplements are looked at, and the gates; without it there are
    none, and nobody knows whether the upper level holds.
    """
    median_energy = energy_before(diary, day).median()
    profile = profile_on(diary.facts(), day)
    gates = gates_of_days(guidance)(profile, day.year)
    return _summarise(diary, day, diary.on(day), profile, median_energy, group_upper, guidance, gates)


def _order(record: DayRecord) -> tuple[int, str, str]:
    """Give a record of a day that is no entry its place: by time, then key, then id."""
    time: int | None = getattr(record, "time", None)
    return (LATEST_MINUTE + 1 if time is None else time, getattr(record, "key", ""), record.id)


def _mean(amounts: Sequence[Amount]) -> Amount | None:
    if len(amounts) < COMPLETE_DAYS_FOR_AVERAGE:
        return None
    return total(amounts).times(1 / len(amounts))


def _sources(days: Iterable[DaySummary]) -> tuple[SourceOfMagnesium, ...]:
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    times: dict[str, int] = {}
    latest: dict[str, Entry] = {}
    for day in days:
        for entry in day.entries:
            if entry.mg is None or entry.planned or entry.counts_to_upper:
                continue
            key = entry.food or entry.name
            low[key] = low.get(key, 0.0) + entry.mg.low
            high[key] = high.get(key, 0.0) + entry.mg.high
            times[key] = times.get(key, 0) + 1
            latest[key] = entry
    everything = sum(low.values()) + sum(high.values())
    ranked = sorted(latest, key=lambda key: (-low[key] - high[key], key))
    return tuple(
        SourceOfMagnesium(
            latest=latest[key],
            times=times[key],
            mg=Amount(low[key], high[key]),
            share=(low[key] + high[key]) / everything,
        )
        for key in ranked[:MOST_SOURCES]
        if high[key] > 0
    )


def _complaints(checkins: Iterable[Checkin]) -> tuple[ComplaintDays, ...]:
    counts: dict[str, list[int]] = {}
    for checkin in checkins:
        if checkin.severity is not None:
            counts.setdefault(checkin.key, [0, 0, 0, 0])[checkin.severity] += 1
    return tuple(
        ComplaintDays(key=key, by_severity=(none, mild, moderate, severe))
        for key, (none, mild, moderate, severe) in sorted(counts.items(), key=_own_last)
    )


def _own_last(counted: tuple[str, list[int]]) -> tuple[bool, str]:
    return (is_own_key(counted[0]), counted[0])


def _habits(notes: Iterable[Habit]) -> tuple[HabitDays, ...]:
    values: dict[str, list[float]] = {}
    for note in notes:
        if note.value is not None:
            values.setdefault(note.key, []).append(note.value)
    found: list[HabitDays] = []
    for key, noted in sorted(values.items()):
        if key in ("stress", "sweat"):
            troubled = sum(value >= TROUBLED_FROM for value in noted)
            found.append(HabitDays(key=key, days=len(noted), troubled=troubled))
        else:
            found.append(HabitDays(key=key, days=len(noted), mean=sum(noted) / len(noted)))
    return tuple(found)


def _drinks(days: Iterable[DaySummary]) -> tuple[DrinkDays, ...]:
    times: dict[str, int] = {}
    on: dict[str, int] = {}
    for day in days:
        drunk = [entry.drink for entry in day.entries if entry.drink and not entry.planned]
        for drink in drunk:
            times[drink] = times.get(drink, 0) + 1
        for drink in set(drunk):
            on[drink] = on.get(drink, 0) + 1
    return tuple(DrinkDays(drink=drink, times=times[drink], days=on[drink]) for drink in sorted(times))


def summarise_period(
    diary: Diary,
    first: dt.date,
    last: dt.date,
    group_upper: Mapping[str, float],
    guidance: Guidance | None = None,
) -> PeriodSummary:
    """Work out all days from *first* to *last*, both included; *last* is not before *first*.

    *guidance* as in :func:`summarise_day`.
    """
    own = energy_before(diary, first)
    profile_of, gates_on = profiles(diary), gates_of_days(guidance)
    days: list[DaySummary] = []
    others: list[DayRecord] = []
    for day in _days(first, last):
        records = diary.on(day)
        who, median = profile_of(day), own.median()
        gates = gates_on(who, day.year)
        summary = _summarise(diary, day, records, who, median, group_upper, guidance, gates)
        own.pass_day(energy_of(summary.entries))
        days.append(summary)
        if len(records) > len(summary.entries):
            aside = (record for record in records if not isinstance(record, Entry))
            others.extend(sorted(aside, key=_order))

    complete = [day for day in days if day.state == "complete"]
    totals = sorted((day.totals.total for day in complete), key=lambda amount: (amount.low, amount.high))
    mean_total = _mean(totals)
    profile = profile_of(last)
    checkins = tuple(record for record in others if isinstance(record, Checkin))
    habit_notes = tuple(record for record in others if isinstance(record, Habit))
    enough = len(complete) >= COMPLETE_DAYS_FOR_AVERAGE
    return PeriodSummary(
        first=first,
        last=last,
        days=tuple(days),
        written_days=sum(bool(day.entries) for day in days),
        complete_days=len(complete),
        suggested_days=sum(not day.state_set for day in complete),
        mean_food=_mean([day.totals.food for day in complete]),
        mean_supplement=_mean([day.totals.supplement for day in complete]),
        mean_total=mean_total,
        lowest=totals[0] if totals else None,
        highest=totals[-1] if totals else None,
        mean_caffeine_mg=sum(day.totals.caffeine_mg for day in complete) / len(complete) if enough else None,
        mean_alcohol_glasses=(
            sum(day.totals.alcohol_glasses for day in complete) / len(complete) if enough else None
        ),
        profile=profile,
        reference_mg=reference_intake(profile, last.year),
        confidence=confidence(mean_total, len(complete), profile, last.year),
        days_over_upper=sum(reaches_over_upper_level(day.totals.supplement) for day in days),
        days_surely_over_upper=sum(surely_over_upper_level(day.totals.supplement) for day in days),
        sources=_sources(days),
        complaints=_complaints(checkins),
        own_complaints=own_complaints(diary),
        usual_supplements=tuple(diary.of_library(UsualSupplement)),
        causes=held(diary, "cause", first, last),
        conditions=held(diary, "condition", first, last),
        medicines=held(diary, "medicine", first, last),
        doses=tuple(record for record in others if isinstance(record, Dose)),
        habits=_habits(habit_notes),
        drinks=_drinks(days),
        checkins=checkins,
        habit_notes=habit_notes,
        notes=tuple(record for record in others if isinstance(record, DayNote)),
    )
