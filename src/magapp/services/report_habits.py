"""The parts of the summary on habits, drinks and medicines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from magapp.i18n import N_
from magapp.services.report_values import Cell, Column, Figure, Names, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magapp.services.report_words import Words
    from magapp.services.summary import HabitDays, PeriodSummary

_HABITS: Final = {
    "sleep": N_("Sleep (hours, mean)"),
    "bedtime": N_("Bedtime (mean)"),
    "relaxation": N_("Relaxation (minutes, mean)"),
    "stress": N_("Stress (days moderate or severe)"),
    "sweat": N_("Heavy sweating (days moderate or severe)"),
}
_DRINKS: Final = {
    "coffee": N_("Coffee"),
    "tea": N_("Tea"),
    "water": N_("Water"),
    "alcohol": N_("Drinks with alcohol"),
    "milk": N_("Milk"),
    "juice": N_("Juice"),
    "soft_drink": N_("Soft drinks"),
    "energy_drink": N_("Energy drinks"),
    "other": N_("Other drinks"),
}


def _habit(habit: HabitDays, words: Words) -> Figure:
    if habit.mean is None:
        return Figure(habit.troubled or 0, words.number(habit.troubled or 0))
    if habit.key == "bedtime":
        return Figure(round(habit.mean), words.clock(habit.mean))
    return Figure(round(habit.mean, 1), words.number(habit.mean, 1))


def habits_section(summary: PeriodSummary, words: Words) -> Section | None:
    """Put habits and drinks into two tables; null where none were noted."""
    _ = words.text
    habits: list[tuple[Cell, ...]] = [
        (
            _(_HABITS[habit.key]) if habit.key in _HABITS else habit.key,
            Figure(habit.days, words.number(habit.days)),
            _habit(habit, words),
        )
        for habit in summary.habits
    ]
    drinks: list[tuple[Cell, ...]] = [
        (
            _(_DRINKS.get(drink.drink, _DRINKS["other"])),
            Figure(drink.days, words.number(drink.days)),
            Figure(drink.times, words.number(drink.times)),
        )
        for drink in summary.drinks
    ]
    if not habits and not drinks:
        return None
    tables = []
    if habits:
        columns = (
            Column(_("Habit")),
            Column(_("Days noted"), "number"),
            Column(_("Value"), "number"),
        )
        tables.append(Table(_("Habits"), columns, tuple(habits)))
    if drinks:
        columns = (Column(_("Drink")), Column(_("Days"), "number"), Column(_("Times"), "number"))
        tables.append(Table(_("Drinks"), columns, tuple(drinks)))
    sentences = []
    if summary.mean_caffeine_mg is not None:
        sentences.append(
            _("Caffeine: {mg} mg per complete day on average.").format(
                mg=words.number(summary.mean_caffeine_mg)
            )
        )
    if summary.mean_alcohol_glasses is not None:
        sentences.append(
            _("Alcohol: {glasses} standard glasses of 10 g per complete day on average.").format(
                glasses=words.number(summary.mean_alcohol_glasses, 1)
            )
        )
    return Section(heading=_("Habits and drinks"), sentences=tuple(sentences), tables=tuple(tables))


def _close_together(summary: PeriodSummary, words: Words, names: Names) -> Iterator[str]:
    """Count how often a medicine and magnesium stand closer together than its rule, and quote the rule."""
    found = {
        (close.dose.id, close.entry.id): close
        for day in summary.days
        for alert in day.alerts
        if (close := alert.close) is not None
    }
    times = Counter(close.dose.medicine for close in found.values())
    rules = {close.dose.medicine: close.medicine for close in found.values()}
    for medicine, count in sorted(times.items()):
        rule = rules[medicine].text
        yield words.ngettext(
            "{medicine}: written down {count} time closer to magnesium than its rule. {rule}",
            "{medicine}: written down {count} times closer to magnesium than its rule. {rule}",
            count,
        ).format(
            medicine=names.medicines.get(medicine, medicine),
            count=count,
            rule="" if rule is None else rule.text(words.language),
        )


def medicines_section(summary: PeriodSummary, words: Words, names: Names) -> Section | None:
    """Count the medicines that were written down as taken; null where none were."""
    _ = words.text
    if not summary.doses:
        return None
    times = Counter(dose.medicine for dose in summary.doses)
    days = Counter(medicine for _day, medicine in {(dose.day, dose.medicine) for dose in summary.doses})
    rows: list[tuple[Cell, ...]] = [
        (
            names.medicines.get(medicine, medicine),
            Figure(days[medicine], words.number(days[medicine])),
            Figure(times[medicine], words.number(times[medicine])),
        )
        for medicine in sorted(times)
    ]
    columns = (Column(_("Medicine")), Column(_("Days"), "number"), Column(_("Times"), "number"))
    return Section(
        heading=_("Medicines written down"),
        sentences=tuple(_close_together(summary, words, names)),
        tables=(Table(_("On how many days, and how often"), columns, tuple(rows)),),
    )
