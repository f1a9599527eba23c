"""Supplements that are usually taken: from an entry or a typed line, and to the entry of a day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.records import MOST_TIMES, Entry, UsualSupplement
from magapp.domain.supplement import UNSPECIFIED
from magapp.domain.usual import intakes_on, is_same, open_intakes, unused_id
from magapp.i18n import N_, _
from magapp.services.meal_times import DAY_MINUTES, USUAL
from magapp.services.quantity import take_time
from magapp.services.wording import clock, mg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from magapp.domain.diary import Diary
    from magapp.domain.usual import Intake
    from magapp.services.lexicon import Lexicon
    from magapp.services.meal_times import DayTimes
    from magapp.services.proposal import Proposal

_JOINS: Final = r"(?:[,;+&/]|\s(?:en|and)(?=\s|$)|\s)+"
_DANGLING: Final = re.compile(rf"{_JOINS}$", re.IGNORECASE)
_BETWEEN: Final = re.compile(_JOINS, re.IGNORECASE)
_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WHOLE_WEEK: Final = 7


class NotATimeError(Exception):
    """What was typed is no time of day, or there are too many; nothing was changed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def sentence(self) -> str:
        """Say it to the person."""
        if not self.text:
            return _("A supplement has at most {count} times a day. Nothing was changed.").format(
                count=MOST_TIMES
            )
        return _("‘{text}’ is no time. Write it as 22:30.").format(text=self.text)


class TypedUsual(NamedTuple):
    """Hold a line without its times, and these in order, in minutes from midnight."""

    text: str
    times: tuple[int, ...]


def take_usual_times(text: str) -> TypedUsual:
    """Take every time out of a line: ``400 mg magnesiumcitraat 8:00 en 20:00``.

    Raises:
        NotATimeError: there are more of them than anybody takes a supplement on a day.
    """
    times: set[int] = set()
    rest = text
    while True:
        time, shorter = take_time(rest)
        if time is None:
            return TypedUsual(rest, tuple(sorted(times)))
        times.add(time)
        rest = _DANGLING.sub("", shorter)
        if len(times) > MOST_TIMES:
            raise NotATimeError("")


def read_times(text: str) -> tuple[int, ...]:
    """Read times as they are typed in a field: ``8:00, 20:00``, ``8 en 20``; nothing is no particular time.

    Raises:
        NotATimeError: a part of it is no time of day, or there are too many.
    """
    times: set[int] = set()
    for part in filter(None, _BETWEEN.split(f" {text.strip()} ")):
        time, rest = take_time(f"@{part}")
        if time is None or rest.strip():
            raise NotATimeError(part)
        times.add(time)
    if len(times) > MOST_TIMES:
        raise NotATimeError("")
    return tuple(sorted(times))


def write_times(times: Iterable[int]) -> str:
    """Write times as they are typed."""
    return ", ".join(clock(time) for time in sorted(times))


def weekday_short(number: int) -> str:
    """Name a day of the week in two or three letters, Monday being 1."""
    return _(_DAYS[number - 1])


def usual_from(entry: Entry, record_id: str, *, since: dt.date, times: tuple[int, ...]) -> UsualSupplement:
    """Make the usual supplement of what was written down."""
    return UsualSupplement(
        id=record_id,
        name=entry.name,
        food=entry.food,
        form=entry.form or UNSPECIFIED,
        quantity=entry.quantity,
        unit=entry.unit,
        mg=entry.mg,
        estimate=entry.estimate,
        salt_mg=entry.salt_mg,
        counts_to_upper=entry.counts_to_upper,
        times=times,
        since=since,
    )


def usual_of_proposal(
    proposal: Proposal, record_id: str, *, since: dt.date, times: tuple[int, ...]
) -> UsualSupplement:
    """Make the usual supplement of what a line means, which must name one (see :func:`is_one_supplement`)."""
    entry = proposal.to_entry(record_id, since, meal="snack")
    return usual_from(entry, record_id, since=since, times=times)


def usual_of_line(
    proposal: Proposal,
    kept: Iterable[UsualSupplement],
    record_id: str,
    *,
    since: dt.date,
    times: tuple[int, ...],
) -> UsualSupplement:
    """Make usual what a line means; what is usual already gets its times, and is asked for again.

    Raises:
        NotATimeError: it would have more times than a day can.
    """
    made = usual_of_proposal(proposal, record_id, since=since, times=times)
    entry = proposal.to_entry(record_id, since, meal="snack")
    known = next((each for each in kept if is_same(each, entry)), None)
    if known is None:
        return made
    both = tuple(sorted({*known.times, *times}))
    if len(both) > MOST_TIMES:
        raise NotATimeError("")
    began = None if known.since is None else min(known.since, since)
    return replace(known, times=both, since=began, paused=False)


def is_one_supplement(proposal: Proposal) -> bool:
    """Tell whether a proposal is a single supplement: no food, no medicine, not several things."""
    return not (proposal.parts or proposal.food or proposal.medicine or proposal.is_new)


def with_one_more(usual: UsualSupplement, entry: Entry) -> UsualSupplement:
    """Add the time of an entry to those of its supplement, which is taken again from that day on."""
    times = set(usual.times)
    clocks = {time % DAY_MINUTES for time in times}  # 25:00 is the one o'clock that may stand there already
    if entry.time is not None and entry.time % DAY_MINUTES not in clocks and len(times) < MOST_TIMES:
        times.add(entry.time)
    since = None if usual.since is None else min(usual.since, entry.day)
    return replace(usual, times=tuple(sorted(times)), since=since, paused=False)


def usual_of_entry(diary: Diary, entry: Entry, times: DayTimes = USUAL) -> UsualSupplement | None:
    """Find the usual supplement that an entry is: the one it stands for on its day, else an equal one."""
    for intake in intakes_on(diary, entry.day, times.starts):
        if intake.entry is not None and intake.entry.id == entry.id:
            return intake.usual
    return next((each for each in diary.of_library(UsualSupplement) if is_same(each, entry)), None)


def to_entry(intake: Intake, entry_id: str, day: dt.date, times: DayTimes = USUAL) -> Entry:
    """Write an intake down on a day, at its usual time; without one nobody knows when it was taken."""
    usual, time = intake.usual, intake.time
    return Entry(
        id=entry_id,
        day=day,
        time=time,
        meal="snack" if time is None else times.meal_at(time),
        food=usual.food,
        name=usual.name,
        source="label",
        group="supplements",
        quantity=usual.quantity,
        unit=usual.unit,
        mg=usual.mg,
        estimate=usual.estimate,
        form=usual.form,
        salt_mg=usual.salt_mg,
        counts_to_upper=usual.counts_to_upper,
    )


def taken(
    intakes: Iterable[Intake],
    diary: Diary,
    day: dt.date,
    fresh_id: Callable[[], str],
    times: DayTimes = USUAL,
) -> dict[str, Entry]:
    """Make the entries of intakes that are not taken yet; what was planned becomes taken."""
    made: dict[str, Entry] = {}

    def is_used(entry_id: str) -> bool:
        return entry_id in diary or entry_id in made

    for intake in open_intakes(intakes):
        if intake.entry is not None:
            made[intake.entry.id] = replace(intake.entry, planned=False)
            continue
        name = unused_id(intake, day, is_used, fresh_id())
        made[name] = to_entry(intake, name, day, times)
    return made


def still_open(diary: Diary, day: dt.date, times: DayTimes = USUAL) -> list[Entry]:
    """List what is usually taken on a day and not written down yet, as the entries it would become."""
    return [
        to_entry(intake, f"{intake.usual.id}/{intake.place}", day, times)
        for intake in open_intakes(intakes_on(diary, day, times.starts))
    ]


def name_of(usual: UsualSupplement, lexicon: Lexicon, language: str) -> str:
    """Name a usual supplement in a language, or as it was named when it was typed."""
    names = lexicon.names.get(usual.food or usual.form)
    return usual.name if names is None else names[language != "nl"]


def amount_of(usual: UsualSupplement, lexicon: Lexicon, language: str) -> str:
    """Write how much of a supplement is taken at once: "2 tabletten", or "400 mg of the salt"."""
    measure = lexicon.measure_of(usual.quantity, usual.unit, language)
    if usual.unit == "mg" and usual.salt_mg is not None:
        return _("{amount} of the salt").format(amount=measure)
    return measure


def days_of(usual: UsualSupplement) -> str:
    """Name the days on which a supplement is taken; nothing where that is every day."""
    if not usual.weekdays or len(set(usual.weekdays)) == _WHOLE_WEEK:
        return ""
    return ", ".join(weekday_short(each) for each in sorted(set(usual.weekdays)))


def usual_line(usual: UsualSupplement, lexicon: Lexicon, language: str) -> str:
    """Write a usual supplement in one line: what, how much magnesium, when."""
    figure = _("unknown") if usual.mg is None else mg(usual.mg, language)
    if len(usual.times) > 1:
        figure = _("{mg} each time").format(mg=figure)
    parts = [
        name_of(usual, lexicon, language),
        amount_of(usual, lexicon, language),
        figure,
        write_times(usual.times),
        days_of(usual),
        _("paused") if usual.paused else "",
    ]
    return " · ".join(filter(None, parts))
