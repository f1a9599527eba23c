"""What the trends say in words: one bar, a period, a row of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.amount import total
from magapp.domain.reference import ADEQUATE_INTAKE, COMPLETE_DAYS_FOR_AVERAGE, reference_intake
from magapp.i18n import _, language, ngettext
from magapp.services.wording import mg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.profile import Profile
    from magapp.ui.tabs.trends_series import Bar, Grain

_SEVERITIES = 4


def written(day: dt.date, form: str) -> str:
    """Write a day as the language set does; *form* as QLocale knows it."""
    from PySide6.QtCore import QDate, QLocale  # noqa: PLC0415  # the rest of this module needs no Qt

    return QLocale(language()).toString(QDate(day.year, day.month, day.day), form)


def bar_sentence(bar: Bar, grain: Grain) -> str:
    """Say what one bar stands for."""
    said = _day_sentence(bar) if grain == "day" else _mean_sentence(bar)
    if not bar.unknown:
        return said
    unknown = ngettext(
        "Of {count} food in it the magnesium is not known.",
        "Of {count} foods in it the magnesium is not known.",
        bar.unknown,
    )
    return f"{said} {unknown.format(count=bar.unknown)}"


def _day_sentence(bar: Bar) -> str:
    day = written(bar.first, "dddd d MMMM yyyy")
    if bar.food is None or bar.supplement is None:
        return _("{day}: nothing written down.").format(day=day)
    food, supplement = mg(bar.food, language()), mg(bar.supplement, language())
    if bar.complete:
        return _("{day}: {food} from food, {supplement} from supplements.").format(
            day=day, food=food, supplement=supplement
        )
    if bar.drinks_missing:
        return _("{day}, drinks missing: {food} from food, {supplement} from supplements.").format(
            day=day, food=food, supplement=supplement
        )
    return _("{day}, partly written down: {food} from food, {supplement} from supplements.").format(
        day=day, food=food, supplement=supplement
    )


def _mean_sentence(bar: Bar) -> str:
    first, last = written(bar.first, "d MMMM yyyy"), written(bar.last, "d MMMM yyyy")
    if bar.food is None or bar.supplement is None:
        few = ngettext(
            "{first} to {last}: {count} complete day, too few for an average.",
            "{first} to {last}: {count} complete days, too few for an average.",
            bar.days,
        )
        return few.format(first=first, last=last, count=bar.days)
    mean = _(
        "{first} to {last}: on average {food} a day from food and {supplement} from supplements, "
        "over {count} complete days."
    )
    return mean.format(
        first=first,
        last=last,
        food=mg(bar.food, language()),
        supplement=mg(bar.supplement, language()),
        count=bar.days,
    )


def period_sentence(days: Sequence[Bar]) -> str:
    """Say what the days of the chart come to."""
    complete = [day for day in days if day.complete and day.food is not None and day.supplement is not None]
    if not any(day.food for day in days):
        return _("Nothing was written down in this period.")
    if len(complete) < COMPLETE_DAYS_FOR_AVERAGE:
        return _("An average needs at least 3 complete days; this period has {count}.").format(
            count=len(complete)
        )
    share = 1 / len(complete)
    said = _(
        "Over {count} complete days, on average {food} a day from food and {supplement} from supplements."
    )
    return said.format(
        count=len(complete),
        food=mg(total(day.food for day in complete if day.food).times(share), language()),
        supplement=mg(total(day.supplement for day in complete if day.supplement).times(share), language()),
    )


def reference_lines(profile: Profile, year: int) -> list[tuple[float, str]]:
    """Give the reference lines in mg with their words: the person's own, or both where not told."""
    own = reference_intake(profile, year)
    if own is not None:
        return [(float(own), _("adequate intake {mg} mg").format(mg=own))]
    if profile.is_minor_in(year):
        return []
    women, men = ADEQUATE_INTAKE["women"], ADEQUATE_INTAKE["men"]
    return [
        (float(women), _("adequate intake for women {mg} mg").format(mg=women)),
        (float(men), _("adequate intake for men {mg} mg").format(mg=men)),
    ]


def severity_words() -> tuple[str, str, str, str]:
    """Name the answers from 0 to 3."""
    return _("none"), _("mild"), _("moderate"), _("severe")


def answers_sentence(answers: Sequence[int | None], grain: Grain) -> str:
    """Count the answers of a row of squares, from severe to none."""
    counts = [sum(answer == severity for answer in answers) for severity in range(_SEVERITIES)]
    empty = sum(answer is None for answer in answers)
    if grain == "day":
        said = _(
            "Days: {severe} severe, {moderate} moderate, {mild} mild, {none} none, {empty} not filled in."
        )
    elif grain == "week":
        said = _(
            "Highest of each week: {severe} severe, {moderate} moderate, {mild} mild, {none} none, "
            "{empty} not filled in."
        )
    else:
        said = _(
            "Highest of each month: {severe} severe, {moderate} moderate, {mild} mild, {none} none, "
            "{empty} not filled in."
        )
    none, mild, moderate, severe = counts
    return said.format(severe=severe, moderate=moderate, mild=mild, none=none, empty=empty)
