"""A day's figures in a few words, those of several days together, and what else stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.amount import Amount, total
from magapp.domain.records import Checkin, DayNote, Dose, Habit, LabValue
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.domain.totals import day_totals
from magapp.i18n import _, language, ngettext
from magapp.services.wording import mg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.records import DayRecord, Entry


def figures_of(entries: Sequence[Entry]) -> str:
    """Say a day's magnesium from food and from supplements, or what is planned; of nothing, nothing.

    Where a figure is unknown it is "at least" what is known, and where nothing is known, "unknown".
    """
    eaten = [entry for entry in entries if not entry.planned]
    if not eaten:
        count = len(entries)
        planned = ngettext("{count} row planned", "{count} rows planned", count)
        return planned.format(count=count) if count else ""
    food = [entry for entry in eaten if not entry.counts_to_upper]
    supplements = [entry for entry in eaten if entry.counts_to_upper]
    said = []
    if food:
        said.append(_("{mg} from food").format(mg=_written(food)))
    if supplements:
        said.append(_("{mg} from supplements").format(mg=_written(supplements)))
    return ", ".join(said)


def mean_from_food(days: Sequence[Sequence[Entry]]) -> str:
    """Say the mean magnesium from food of complete days, each given by its entries; none of too few days."""
    count = len(days)
    if count < COMPLETE_DAYS_FOR_AVERAGE:
        return _("An average needs at least 3 complete days; these have {count}.").format(count=count)
    sums = [day_totals(entries, {}) for entries in days]
    mean = total(each.food for each in sums).times(1 / count)
    is_least = any(not entry.counts_to_upper for each in sums for entry in each.unknown)
    return _("On average {mg} from food over {count} complete days.").format(
        mg=_at_least(mean) if is_least else mg(mean, language()), count=count
    )


def kinds_of(records: Sequence[DayRecord]) -> list[str]:
    """Name what there is besides entries, a line for each kind: "2 medicines taken"."""
    found = [_of_kind(kind, records) for kind in (Checkin, Habit, Dose, LabValue, DayNote)]
    return [words for words in found if words]


def _of_kind(kind: type[DayRecord], records: Sequence[DayRecord]) -> str:
    count = sum(isinstance(record, kind) for record in records)
    if not count:
        return ""
    if kind is Checkin:
        said = ngettext("{count} answer about a complaint", "{count} answers about complaints", count)
    elif kind is Habit:
        said = ngettext("{count} answer about a habit", "{count} answers about habits", count)
    elif kind is Dose:
        said = ngettext("{count} medicine taken", "{count} medicines taken", count)
    elif kind is LabValue:
        said = ngettext("{count} value from a laboratory", "{count} values from a laboratory", count)
    else:
        said = ngettext("{count} note about a day", "{count} notes about days", count)
    return said.format(count=count)


def _written(entries: Sequence[Entry]) -> str:
    known = [entry.mg for entry in entries if entry.mg is not None]
    if not known:
        return _("unknown")
    if len(known) < len(entries):
        return _at_least(total(known))
    return mg(total(known), language())


def _at_least(amount: Amount) -> str:
    return _("at least {mg}").format(mg=mg(Amount(amount.low, amount.low), language()))
