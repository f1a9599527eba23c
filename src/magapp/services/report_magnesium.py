"""The part of the summary on magnesium: how many days count, the means, how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.reference import UPPER_LEVEL, bands
from magapp.i18n import N_
from magapp.services.report_values import Cell, Column, Section, Table
from magapp.services.supplement_days import supplement_days

if TYPE_CHECKING:
    from magapp.services.report_words import Words
    from magapp.services.summary import PeriodSummary

_EVEN: Final = 0.5
_BANDS: Final = {
    ("under",): N_("The mean lies under the adequate intake of {reference} mg a day."),
    ("around",): N_("The mean lies around the adequate intake of {reference} mg a day."),
    ("above",): N_("The mean lies above the adequate intake of {reference} mg a day."),
    ("under", "around"): N_("The mean lies under or around the adequate intake of {reference} mg a day."),
    ("around", "above"): N_("The mean lies around or above the adequate intake of {reference} mg a day."),
    ("under", "around", "above"): N_(
        "The mean may lie under, around or above the adequate intake of {reference} mg a day: too much is"
        " unknown."
    ),
}


def magnesium_section(summary: PeriodSummary, words: Words) -> Section:
    """Say how many days count, what they give on average, and what that allows to say."""
    _ = words.text
    days = len(summary.days)
    sentences = [
        words.ngettext(
            "Written down completely: {complete} of {count} day.",
            "Written down completely: {complete} of {count} days.",
            days,
        ).format(complete=summary.complete_days, count=days)
    ]
    if summary.suggested_days:
        sentences.append(
            words.ngettext(
                "Of these, {count} was called complete by the program, not by the person.",
                "Of these, {count} were called complete by the program, not by the person.",
                summary.suggested_days,
            ).format(count=summary.suggested_days)
        )
    if summary.mean_total is None:
        sentences.append(_("A mean needs at least three complete days."))
    elif summary.reference_mg is not None:
        found = bands(summary.mean_total, summary.reference_mg)
        sentences.append(_(_BANDS[found]).format(reference=summary.reference_mg))
    sentences += _unknown(summary, words)
    sentences += _confidence(summary, words)
    sentences += _over_upper(summary, words) if summary.limit_holds else _supplements(summary, words)
    return Section(
        heading=_("Magnesium from food and supplements"),
        sentences=tuple(sentences),
        tables=() if summary.mean_total is None else (_means(summary, words),),
    )


def _means(summary: PeriodSummary, words: Words) -> Table:
    _ = words.text
    complete = [day for day in summary.days if day.state == "complete"]
    food = sum(not entry.counts_to_upper for day in complete for entry in day.totals.unknown)
    unknown = sum(len(day.totals.unknown) for day in complete)
    rows: list[tuple[Cell, ...]] = [
        (_("Food and drinks"), words.cell(summary.mean_food, unknown=food)),
        (
            _("Supplements, fortified foods, antacids and laxatives"),
            words.cell(summary.mean_supplement, unknown=unknown - food),
        ),
        (_("Everything together"), words.cell(summary.mean_total, unknown=unknown)),
    ]
    if summary.lowest is not None and summary.highest is not None:
        rows.append((_("The complete day with the least"), words.cell(summary.lowest)))
        rows.append((_("The complete day with the most"), words.cell(summary.highest)))
    return Table(
        _("Mean per complete day"),
        (Column(_("Magnesium from")), words.amount_column(_("mg a day"))),
        tuple(rows),
    )


def _unknown(summary: PeriodSummary, words: Words) -> list[str]:
    unknown = sum(len(day.totals.unknown) for day in summary.days)
    if not unknown:
        return []
    return [
        words.ngettext(
            "Of {count} entry the magnesium is unknown; it adds nothing to the amounts after ‘at least’.",
            "Of {count} entries the magnesium is unknown; they add nothing to the amounts after ‘at least’.",
            unknown,
        ).format(count=unknown)
    ]


def _confidence(summary: PeriodSummary, words: Words) -> list[str]:
    _ = words.text
    sure = summary.confidence
    if sure.adequate_ear is None and sure.above_ai is None:
        return []
    sentences = []
    if sure.adequate_ear is not None and sure.adequate_ear >= _EVEN:
        sentences.append(
            words.ngettext(
                "From {count} complete day it can be said with {percent} % confidence that the usual intake"
                " meets the person’s own requirement.",
                "From {count} complete days it can be said with {percent} % confidence that the usual intake"
                " meets the person’s own requirement.",
                sure.days,
            ).format(count=sure.days, percent=int(100 * sure.adequate_ear))
        )
    elif sure.adequate_ear is not None:
        sentences.append(
            _("These days do not show that the usual intake meets the person’s own requirement.")
        )
    if sure.above_ai is not None:
        sentences.append(
            _("It lies above the adequate intake with {percent} % confidence.").format(
                percent=int(100 * sure.above_ai)
            )
        )
    if not sure.spread_verified:
        sentences.append(
            _("For this group the day-to-day spread is an approximation, so the confidence is one too.")
        )
    return sentences


def _over_upper(summary: PeriodSummary, words: Words) -> list[str]:
    _ = words.text
    over, surely = summary.days_over_upper, summary.days_surely_over_upper
    if not over:
        return [
            _("On no day were supplements and the like over the upper level of {mg} mg.").format(
                mg=UPPER_LEVEL
            )
        ]
    if over == surely:
        return [
            words.ngettext(
                "On {count} day supplements and the like were over the upper level of {mg} mg.",
                "On {count} days supplements and the like were over the upper level of {mg} mg.",
                over,
            ).format(count=over, mg=UPPER_LEVEL)
        ]
    return [
        words.ngettext(
            "On {count} day supplements and the like may be over the upper level of {mg} mg.",
            "On {count} days supplements and the like may be over the upper level of {mg} mg.",
            over,
        ).format(count=over, mg=UPPER_LEVEL)
    ]


def _supplements(summary: PeriodSummary, words: Words) -> list[str]:
    """Say what was taken where no level says anything of it."""
    _ = words.text
    taken = supplement_days(summary.days)
    if not taken.days:
        return [_("On no day were supplements and the like written down.")]
    if taken.amount is None:
        return [
            words.ngettext(
                "On {count} day supplements and the like were written down; how much magnesium is unknown.",
                "On {count} days supplements and the like were written down; how much magnesium is unknown.",
                taken.days,
            ).format(count=taken.days)
        ]
    return [
        words.ngettext(
            "On {count} day supplements and the like were written down: {amount} mg.",
            "On {count} days supplements and the like were written down: {amount} mg a day.",
            taken.days,
        ).format(count=taken.days, amount=words.mg(taken.amount, unknown=taken.unknown))
    ]
