"""The days on which something was taken that counts to the upper level, and how much: no level beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from magapp.domain.amount import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.services.summary import DaySummary


class SupplementDays(NamedTuple):
    """Hold on how many days of a period it was taken, and from how much to how much on a day.

    ``amount`` is null where no figure is known; ``unknown`` counts the entries without one: they add nothing.
    """

    days: int
    amount: Amount | None
    unknown: int


def supplement_days(days: Iterable[DaySummary]) -> SupplementDays:
    """Look through a period for supplements and the like; what is planned was not taken."""
    count = unknown = 0
    amounts: list[Amount] = []
    for day in days:
        taken = [entry for entry in day.entries if entry.counts_to_upper and not entry.planned]
        if not taken:
            continue
        count += 1
        unknown += sum(entry.mg is None for entry in taken)
        if any(entry.mg is not None for entry in taken):
            amounts.append(day.totals.supplement)
    amount = None
    if amounts:
        amount = Amount(min(each.low for each in amounts), max(each.high for each in amounts))
    return SupplementDays(count, amount, unknown)
