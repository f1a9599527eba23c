"""Which medicine and which supplement were written down closer together than the medicine's rule says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magapp.domain.guidance_records import Interval, Medicine
    from magapp.domain.records import Dose, Entry

UNKNOWN_MEDICINE: Final = "other"
"""The medicine whose general text goes with one that this version does not know."""
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class TooClose:
    """Hold a dose and a supplement whose times lie within the hours of the medicine's rule.

    ``medicine`` is the one whose rule it is: the general one where the dose's own is not known.
    """

    dose: Dose
    entry: Entry
    medicine: Medicine


def is_too_close(minutes: int, interval: Interval, *, same_day: bool) -> bool:
    """Tell whether magnesium so many minutes after the medicine (negative: before it) breaks its rule.

    Exactly the hours of the rule are enough. In an order for which no time is known the hours of the other
    one are kept; a medicine that comes first is also too late after any magnesium of its day.
    """
    if interval.never:
        return same_day
    known = interval.before or interval.after or 0
    if minutes >= 0:
        return minutes < (interval.before or known) * _HOUR
    if interval.first and same_day:
        return True
    return -minutes < (interval.after or known) * _HOUR


def too_close(
    doses: Iterable[Dose], entries: Iterable[Entry], medicines: Iterable[Medicine]
) -> Iterator[TooClose]:
    """List the doses and supplements that stand too close, by the times that were written down.

    A medicine that is not among *medicines* has the general rule. What has no time, or is only planned, says
    nothing. Days lie 24 hours apart, whatever the clocks did.
    """
    known = {medicine.id: medicine for medicine in medicines}
    taken = [
        (entry.day.toordinal() * _DAY + entry.time, entry)
        for entry in entries
        if entry.is_supplement and not entry.planned and entry.time is not None
    ]
    for dose in doses if taken else ():
        rule = known.get(dose.medicine) or known.get(UNKNOWN_MEDICINE)
        if dose.time is None or rule is None or rule.interval is None:
            continue
        at = dose.day.toordinal() * _DAY + dose.time
        for moment, entry in taken:
            same_day = moment // _DAY == at // _DAY
            if is_too_close(moment - at, rule.interval, same_day=same_day):
                yield TooClose(dose=dose, entry=entry, medicine=rule)
