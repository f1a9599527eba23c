"""What of a day a fixed text goes with: supplements over a limit, much caffeine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from magapp.domain.amount import Amount, exactly, total
from magapp.domain.reference import UPPER_LEVEL, reaches_over_upper_level, surely_over_upper_level
from magapp.domain.totals import magnesium_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magapp.domain.intervals import TooClose
    from magapp.domain.profile import Profile
    from magapp.domain.records import Entry
    from magapp.domain.totals import DayTotals

LARGE_DOSE: Final = UPPER_LEVEL / 2
"""More elemental magnesium in mg at one moment is better divided (BfR 2017; the limit is a judgement)."""
CAFFEINE_LIMIT: Final = 400.0
CAFFEINE_LIMIT_PREGNANT: Final = 200.0
"""Caffeine in mg a day (EFSA 2015, Voedingscentrum); the lower one also while breastfeeding."""

AlertId: TypeAlias = Literal[
    "over_upper_level",
    "over_upper_level_gate",
    "split_dose",
    "not_meant_for",
    "much_caffeine",
    "much_caffeine_minor",
    "too_close",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something of a day that a fixed text goes with.

    ``mg``: the amount it is about, of magnesium (or of caffeine for ``much_caffeine``, where ``limit`` is the
    one that holds for the person).
    ``sure``: also the low end of it lies over the limit. ``entries``: ids of what it comes from.
    ``close``: the medicine and the supplement that ``too_close`` is about.
    """

    id: AlertId
    mg: Amount
    sure: bool = True
    entries: tuple[str, ...] = ()
    close: TooClose | None = None
    limit: Amount | None = None


def caffeine_limit(profile: Profile) -> float:
    """Give the caffeine in mg a day over which a text goes with a day."""
    return CAFFEINE_LIMIT_PREGNANT if profile.pregnant or profile.lactating else CAFFEINE_LIMIT


def _doses_at_once(
    entries: Iterable[Entry], group_upper: Mapping[str, float]
) -> Iterator[tuple[Amount, list[str]]]:
    """Add up supplements taken at the same minute; one without a time is a moment of its own.

    Not antacids and laxatives (an entry with a ``food``): how to take those their leaflet says.
    """
    moments: dict[int | str, tuple[list[Amount], list[str]]] = {}
    for entry in entries:
        if entry.is_supplement and entry.food is None and not entry.planned:
            amounts, ids = moments.setdefault(entry.id if entry.time is None else entry.time, ([], []))
            amounts.append(magnesium_of(entry, group_upper))
            ids.append(entry.id)
    return ((total(amounts), ids) for amounts, ids in moments.values())


def large_doses(entries: Iterable[Entry], group_upper: Mapping[str, float]) -> tuple[Alert, ...]:
    """List what was taken at once that is better divided; each alert names all that was taken with it."""
    return tuple(
        Alert(id="split_dose", mg=dose, sure=round(dose.low) > LARGE_DOSE, entries=tuple(ids))
        for dose, ids in _doses_at_once(entries, group_upper)
        if round(dose.high) > LARGE_DOSE
    )


def alerts_of(
    entries: Sequence[Entry], totals: DayTotals, profile: Profile, year: int, group_upper: Mapping[str, float]
) -> tuple[Alert, ...]:
    """List what of a day a fixed text goes with.

    No form of supplement raises a limit; only L-threonate is besides not meant for the pregnant, the
    breastfeeding and the young.
    """
    alerts: list[Alert] = []
    if reaches_over_upper_level(totals.supplement):
        counted = tuple(entry.id for entry in entries if entry.counts_to_upper and not entry.planned)
        sure = surely_over_upper_level(totals.supplement)
        alerts.append(Alert(id="over_upper_level", mg=totals.supplement, sure=sure, entries=counted))
    alerts.extend(large_doses(entries, group_upper))
    if profile.pregnant or profile.lactating or profile.is_minor_in(year):
        alerts.extend(
            Alert(id="not_meant_for", mg=magnesium_of(entry, group_upper), entries=(entry.id,))
            for entry in entries
            if (entry.form or "").startswith("threonate")
        )
    if round(totals.caffeine_mg) > caffeine_limit(profile):
        # Of someone under 18 the weight would have to be known (3 mg per kg, EFSA 2015).
        alerts.append(
            Alert(
                id="much_caffeine_minor" if profile.is_minor_in(year) else "much_caffeine",
                mg=exactly(totals.caffeine_mg),
                limit=exactly(caffeine_limit(profile)),
            )
        )
    return tuple(alerts)


def interval_alerts(found: Iterable[TooClose], group_upper: Mapping[str, float]) -> tuple[Alert, ...]:
    """Make an alert of each medicine and supplement that stand too close, by their times."""
    return tuple(
        Alert(id="too_close", mg=magnesium_of(each.entry, group_upper), entries=(each.entry.id,), close=each)
        for each in sorted(found, key=_order_of)
    )


def _order_of(found: TooClose) -> tuple[int, int, int, int, str, str]:
    dose, entry = found.dose, found.entry
    return (
        dose.day.toordinal(),
        dose.time or 0,
        entry.day.toordinal(),
        entry.time or 0,
        dose.id,
        entry.id,
    )
