"""An entry as it becomes when its row is typed anew: another amount, unit, time or meal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magapp.domain.records import MAX_GRAMS
from magapp.i18n import N_, _, language
from magapp.services.meal_times import DAY_MINUTES, USUAL
from magapp.services.measures import measures_of, read_measure
from magapp.services.plain_text import LONGEST
from magapp.services.proposal import EntryLineError, amount_of

if TYPE_CHECKING:
    from magapp.domain.food import FoodTable
    from magapp.domain.records import Entry
    from magapp.services.meal_times import DayTimes
    from magapp.services.measures import Measure


class RowError(Exception):
    """Say in a sentence why a row stays as it was."""


def changed_as_typed(entry: Entry, typed: str, table: FoodTable | None, times: DayTimes = USUAL) -> Entry:
    """Change an entry as typed in its row; what is not named there stays.

    Raises:
        RowError: nothing is changed; its text says why.
    """
    try:
        measure = read_measure(typed, table)
    except EntryLineError as error:
        raise RowError(
            _(
                "‘{text}’ was not understood. Nothing was changed. "
                "Write for instance: 2 slices, 100 g, 8:15 or lunch."
            ).format(text=typed[:LONGEST].strip())
        ) from error
    if entry.is_supplement and measure.meal is not None:
        raise RowError(_("Supplements stand apart from the meals. Nothing was changed."))
    quantity = entry.quantity if measure.amount is None else measure.amount
    unit = measure.unit or entry.unit
    _check(quantity)
    kept = replace(entry, time=_time(entry, measure, times), meal=measure.meal or entry.meal)
    if (quantity, unit) == (entry.quantity, entry.unit):
        return kept
    food = None if table is None or entry.food is None else table.food(entry.food)
    if table is not None and food is not None:
        grams, mg = amount_of(food, quantity, unit)
        if grams is None:
            raise RowError(
                _("‘{food}’ has no such measure. Nothing was changed. Known are: {known}.").format(
                    food=entry.name or food.name(language()),
                    known=", ".join(measures_of(food, table, language())),
                )
            )
        _check(grams)
        if entry.grams:
            return _scaled(replace(kept, quantity=quantity, unit=unit), grams / entry.grams)
        return replace(kept, quantity=quantity, unit=unit, grams=grams, mg=mg)
    if unit != entry.unit:
        raise RowError(_("Of this row only the number can be another, not the measure. Nothing was changed."))
    return _scaled(replace(kept, quantity=quantity), quantity / entry.quantity)


def step_name(before: Entry, after: Entry) -> str:
    """Name the step from one to the other, as a message id."""
    amount = (before.quantity, before.unit) != (after.quantity, after.unit)
    time, meal = before.time != after.time, before.meal != after.meal
    if amount + time + meal > 1:
        return N_("change the row")
    if meal:
        return N_("move")
    return N_("change time") if time else N_("change amount")


def _time(entry: Entry, measure: Measure, times: DayTimes) -> int | None:
    """Take the time typed; the clock of an entry after midnight, typed as it is shown, means the same."""
    if measure.time is None or (entry.time is not None and entry.time % DAY_MINUTES == measure.time):
        return entry.time
    return times.of_clock(measure.time)


def _check(amount: float) -> None:
    if not 0 < amount <= MAX_GRAMS:
        raise RowError(
            _("The amount must be more than 0 and at most {kg} kg. Nothing was changed.").format(
                kg=int(MAX_GRAMS / 1000)
            )
        )


def _scaled(entry: Entry, factor: float) -> Entry:
    """Multiply all that depends on the amount; the figures an entry was made of stay its own."""

    def times(figure: float | None) -> float | None:
        return None if figure is None else figure * factor

    return replace(
        entry,
        grams=times(entry.grams),
        mg=None if entry.mg is None else entry.mg.times(factor),
        salt_mg=times(entry.salt_mg),
        energy_kcal=times(entry.energy_kcal),
        caffeine_mg=times(entry.caffeine_mg),
        alcohol_g=times(entry.alcohol_g),
    )
