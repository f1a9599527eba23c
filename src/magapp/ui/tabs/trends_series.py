"""The figures that the chart, its table and its text have in common, without a window.

A day's sums are worked out once and kept until that day changes, so that ten years cost their time
only at the first look.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from magapp.domain.amount import Amount, total
from magapp.domain.records import Checkin, DayNote, Entry
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.domain.totals import day_state, day_totals, own_median_energy
from magapp.services.own_energy import DAYS_OF_OWN_ENERGY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.totals import DayTotals

Period = Literal["weeks", "months", "year", "all"]
Grain = Literal["day", "week", "month"]
Span = tuple[dt.date, dt.date]
"""A first and a last day, both included."""

PERIOD_DAYS: Final[Mapping[Period, int]] = {"weeks": 28, "months": 91, "year": 365}
MEAN_DAYS: Final = 7
MOST_BARS: Final = 120
"""More bars than this are too thin to see or to point at, so each stands for a longer time."""
_WEEK: Final = 7
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold what one bar stands for: one day, or the mean a day over complete days of a longer time.

    ``food`` and ``supplement`` in mg a day; null where there is nothing to show: an empty day, or a week
    or month with fewer than three complete days. ``days`` counts the days behind the figure, ``unknown``
    the foods of them whose magnesium is not known. ``drinks_missing``: of a day, that nothing else makes it
    incomplete.
    """

    first: dt.date
    last: dt.date
    food: Amount | None = None
    supplement: Amount | None = None
    days: int = 0
    complete: bool = False
    unknown: int = 0
    drinks_missing: bool = False

    @property
    def total(self) -> Amount | None:
        """Add food and supplement, in mg a day."""
        return None if self.food is None or self.supplement is None else self.food + self.supplement


@dataclass(frozen=True, slots=True)
class _Day:
    """Hold what was read of a day in one go; ``totals`` null where nothing counts on it."""

    entries: tuple[Entry, ...]
    note: DayNote | None
    answers: Mapping[str, int]
    totals: DayTotals | None
    energy: float


class DaySums:
    """Keep each day's sums, answers and state, worked out when first asked for.

    *group_upper*: food group → 75th percentile in mg of magnesium per 100 g.
    """

    def __init__(self, group_upper: Mapping[str, float]) -> None:
        self._group_upper = group_upper
        self._days: dict[int, _Day] = {}
        self._energies: dict[int, float] = {}
        self._bars: dict[int, Bar] = {}

    def forget_all(self) -> None:
        """Forget everything, because the diary became another one."""
        self._days.clear()
        self._energies.clear()
        self._bars.clear()

    def forget(self, days: Iterable[dt.date]) -> None:
        """Forget some days, and the state of the days after them, to which their energy is compared."""
        for day in days:
            changed = day.toordinal()
            self._days.pop(changed, None)
            self._energies.pop(changed, None)
            for later in range(changed, changed + DAYS_OF_OWN_ENERGY + 1):
                self._bars.pop(later, None)

    def answers(self, diary: Diary, day: dt.date) -> Mapping[str, int]:
        """Map the complaints that were answered on a day to their answers, 0 to 3."""
        return self._read(diary, day.toordinal()).answers

    def bar(self, diary: Diary, day: dt.date) -> Bar:
        """Make the bar of a day: its sums, and whether it was written down completely."""
        ordinal = day.toordinal()
        if ordinal not in self._bars:
            self._bars[ordinal] = self._bar(diary, day)
        return self._bars[ordinal]

    def _bar(self, diary: Diary, day: dt.date) -> Bar:
        ordinal = day.toordinal()
        read = self._read(diary, ordinal)
        if read.totals is None:
            return Bar(day, day)
        median = own_median_energy(self._energies_before(diary, ordinal))
        state, _set = day_state(read.entries, read.note, median)
        totals = read.totals
        return Bar(
            day,
            day,
            totals.food,
            totals.supplement,
            1,
            state == "complete",
            len(totals.unknown),
            state == "drinks_missing",
        )

    def _energies_before(self, diary: Diary, ordinal: int) -> list[float]:
        before = range(ordinal - DAYS_OF_OWN_ENERGY, ordinal)
        energies = self._energies
        try:
            return [energies[earlier] for earlier in before]
        except KeyError:
            return [self._read(diary, earlier).energy for earlier in before]

    def _read(self, diary: Diary, ordinal: int) -> _Day:
        known = self._days.get(ordinal)
        if known is not None:
            return known
        entries: list[Entry] = []
        answers: dict[str, int] = {}
        note: DayNote | None = None
        counts = False
        for record in diary.on(dt.date.fromordinal(ordinal)):
            if isinstance(record, Entry):
                entries.append(record)
                counts = counts or not record.planned
            elif isinstance(record, Checkin):
                if record.severity is not None:
                    answers[record.key] = record.severity
            elif isinstance(record, DayNote):
                note = note or record
        totals = day_totals(entries, self._group_upper) if counts else None
        energy = 0.0 if totals is None else totals.energy_kcal
        self._energies[ordinal] = energy
        self._days[ordinal] = read = _Day(tuple(entries), note, answers, totals, energy)
        return read


def period_of(period: Period, diary: Diary, today: dt.date) -> Span:
    """Give the first and last day of a period that ends today; *all* begins at the oldest record."""
    if period != "all":
        return today - dt.timedelta(days=PERIOD_DAYS[period] - 1), today
    shortest = today - dt.timedelta(days=PERIOD_DAYS["weeks"] - 1)
    days = diary.days()
    return (min(days[0], shortest) if days else shortest), today


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """List every day of a period, both ends included."""
    return [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]


def grain_of(first: dt.date, last: dt.date) -> Grain:
    """Choose what one bar stands for, so that no bar is too thin to see."""
    days = (last - first).days + 1
    if days <= MOST_BARS:
        return "day"
    return "week" if days <= MOST_BARS * _WEEK else "month"


def spans(first: dt.date, last: dt.date, grain: Grain) -> list[Span]:
    """Cut a period into days, into weeks from Monday, or into calendar months; the ends may be shorter."""
    if grain == "day":
        return [(day, day) for day in days_between(first, last)]
    found: list[Span] = []
    start = first
    while start <= last:
        if grain == "week":
            after = start + dt.timedelta(days=_WEEK - start.weekday())
        else:
            after = (start.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
        found.append((start, min(after - _DAY, last)))
        start = after
    return found


def _mean_bar(span: Span, days: Iterable[Bar]) -> Bar:
    complete = [day for day in days if day.complete]
    if len(complete) < COMPLETE_DAYS_FOR_AVERAGE:
        return Bar(*span, days=len(complete))
    share = 1 / len(complete)
    return Bar(
        *span,
        food=total(day.food for day in complete if day.food is not None).times(share),
        supplement=total(day.supplement for day in complete if day.supplement is not None).times(share),
        days=len(complete),
        complete=True,
        unknown=sum(day.unknown for day in complete),
    )


def bars_of(days: Sequence[Bar], grain: Grain) -> list[Bar]:
    """Make of the bars of consecutive days one bar a day, week or month, in order, gaps included."""
    if grain == "day" or not days:
        return list(days)
    begin = days[0].first
    return [
        _mean_bar(span, days[(span[0] - begin).days : (span[1] - begin).days + 1])
        for span in spans(begin, days[-1].last, grain)
    ]


def running_mean(days: Sequence[Bar]) -> list[float | None]:
    """Average the total over the complete days among each day and the six before it, in mg a day.

    Null under three complete days. Where a total is a range its middle is taken: a line has no width.
    """
    means: list[float | None] = []
    for place in range(len(days)):
        window = days[max(0, place - MEAN_DAYS + 1) : place + 1]
        totals = [each.total for each in window if each.complete and each.total is not None]
        if len(totals) < COMPLETE_DAYS_FOR_AVERAGE:
            means.append(None)
        else:
            means.append(sum((each.low + each.high) / 2 for each in totals) / len(totals))
    return means


def worst_answers(of: Sequence[Span], answers: Mapping[dt.date, int]) -> list[int | None]:
    """Give for each span the highest answer to a complaint on any of its days, or null when unanswered."""
    found: list[int | None] = []
    for first, last in of:
        given = [answers[day] for day in days_between(first, last) if day in answers]
        found.append(max(given, default=None))
    return found
