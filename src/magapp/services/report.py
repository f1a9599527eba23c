"""The summary for a GP or dietitian, in words: what the writers of files print.

It counts and adds up; it judges nobody. Days with complaints are counted, not averaged; what is not
known is called unknown or "at least".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.domain.complaints import is_own_key
from magapp.domain.reference import ADEQUATE_INTAKE, UPPER_LEVEL
from magapp.i18n import N_
from magapp.services.imported_foods import prescribed_sentences
from magapp.services.report_habits import habits_section, medicines_section
from magapp.services.report_magnesium import magnesium_section
from magapp.services.report_values import (
    Cell,
    Column,
    Figure,
    Names,
    Report,
    Section,
    Table,
)
from magapp.services.report_words import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from magapp.services.lexicon import Lexicon
    from magapp.services.summary import PeriodSummary

DISCLAIMER: Final = N_(
    "Not a medical device; not a diagnosis; not a substitute for a doctor, pharmacist or dietitian."
)
DAYS_WITH_GAPS: Final = 92
"""In a longer period the days on which nothing was written down are left out of the table of days."""
METHOD_SOURCES: Final = ("GR2018", "EFSA2015", "SCF2001", "IOM1997", "IOM2000")
"""The keys of the references on which the figures of a summary rest."""

_MEALS: Final = {
    "breakfast": N_("Breakfast"),
    "lunch": N_("Lunch"),
    "dinner": N_("Dinner"),
    "snack": N_("In between"),
}
_STATES: Final = {
    ("complete", True): N_("complete"),
    ("complete", False): N_("complete (suggested)"),
    ("partly", True): N_("partly"),
    ("partly", False): N_("partly (suggested)"),
    ("drinks_missing", True): N_("drinks missing"),
    ("drinks_missing", False): N_("drinks missing (suggested)"),
    ("empty", False): N_("no food written down"),
}
_REMOVED: Final = N_("a complaint of one's own that was removed")
_SEXES: Final = {"female": N_("Sex: woman."), "male": N_("Sex: man.")}


def write_report(
    summary: PeriodSummary, *, language: str, today: dt.date, names: Names, lexicon: Lexicon
) -> Report:
    """Put a period into words, in ``nl`` or ``en``; *today* is the day on which it is made."""
    words = Words(language)
    _ = words.text
    return Report(
        language=language,
        title=_("Summary for GP or dietitian"),
        period=_("{first} to {last}").format(first=words.date(summary.first), last=words.date(summary.last)),
        made=_("Made with magapp on {date}").format(date=words.date(today)),
        disclaimer=_(DISCLAIMER),
        sections=tuple(
            section
            for section in (
                _person(summary, words),
                magnesium_section(summary, words),
                _sources(summary, words, lexicon),
                _complaints(summary, words, names),
                _ticked(summary, words, names),
                medicines_section(summary, words, names),
                habits_section(summary, words),
            )
            if section is not None
        ),
        method=_method(summary, words, names),
        days=_days(summary, words),
        diary=_diary(summary, words, lexicon),
        page=_("Page {page} of {pages}"),
        first=summary.first,
        last=summary.last,
    )


def as_example(report: Report) -> Report:
    """Mark a report as one of the example diary: in its title, on each page, and before its disclaimer."""
    _ = Words(report.language).text
    return replace(
        report,
        title=_("Example, of no real person: {title}").format(title=report.title),
        disclaimer=_("Example: all of it is invented. {disclaimer}").format(disclaimer=report.disclaimer),
    )


def _person(summary: PeriodSummary, words: Words) -> Section:
    _ = words.text
    profile = summary.profile
    sentences = [_("The person kept this diary; nobody has checked it.")]
    if profile.sex is not None:
        sentences.append(_(_SEXES[profile.sex]))
    if profile.birth_year is not None:
        sentences.append(_("Year of birth: {year}.").format(year=profile.birth_year))
    if profile.pregnant:
        sentences.append(_("Pregnant."))
    if profile.lactating:
        sentences.append(_("Breastfeeding."))
    if summary.reference_mg is not None:
        sentences.append(
            _("Adequate intake of magnesium: {mg} mg a day from everything together.").format(
                mg=summary.reference_mg
            )
        )
    elif profile.is_minor_in(summary.last.year):
        sentences.append(_("Under 18: no reference is given here."))
    else:
        sentences.append(
            _(
                "Adequate intake of magnesium: {women} mg a day for women, {men} mg for men; the sex was"
                " not told."
            ).format(**ADEQUATE_INTAKE)
        )
    return Section(heading=_("The person"), sentences=tuple(sentences))


def _sources(summary: PeriodSummary, words: Words, lexicon: Lexicon) -> Section | None:
    _ = words.text
    if not summary.sources:
        return None
    columns = (
        Column(_("Food")),
        Column(_("Times"), "number"),
        words.amount_column(_("Magnesium (mg)")),
        Column(_("Share (%)"), "number"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            lexicon.name_of(source.latest, words.language),
            Figure(source.times, words.number(source.times)),
            words.cell(source.mg),
            Figure(round(100 * source.share, 1), words.number(100 * source.share)),
        )
        for source in summary.sources
    ]
    caption = _("What gave the most magnesium, over all days that were written down")
    return Section(
        heading=_("Foods that gave the most magnesium"), tables=(Table(caption, columns, tuple(rows)),)
    )


def _complaints(summary: PeriodSummary, words: Words, names: Names) -> Section | None:
    _ = words.text
    if not summary.complaints:
        return None
    days = {complaint.key: complaint for complaint in summary.complaints}
    own = {
        each.id: _("{complaint} (own complaint)").format(complaint=each.name)
        for each in summary.own_complaints
    }
    rows: list[tuple[Cell, ...]] = []
    for key in dict.fromkeys((*names.complaints, *days)):
        counts = days[key].by_severity if key in days else (0, 0, 0, 0)
        answered, troubled = sum(counts), counts[2] + counts[3]
        cells = [Figure(count, words.number(count)) for count in (answered, *counts, troubled)]
        rows.append((names.complaints.get(key) or own.get(key) or _nameless(key, words), *cells))
    columns = (
        Column(_("Complaint")),
        Column(_("Days answered"), "number"),
        Column(_("none"), "number"),
        Column(_("mild"), "number"),
        Column(_("moderate"), "number"),
        Column(_("severe"), "number"),
        Column(_("Moderate or severe"), "number"),
    )
    return Section(
        heading=_("Complaints"),
        sentences=(
            _(
                "These complaints have many causes; they do not show a magnesium deficiency and do not rule"
                " it out."
            ),
        ),
        tables=(Table(_("On how many days, by answer"), columns, tuple(rows)),),
    )


def _nameless(key: str, words: Words) -> str:
    """Name a complaint of which the diary holds answers but no name."""
    return words.text(_REMOVED) if is_own_key(key) else key


def _named(keys: Sequence[str], names: Mapping[str, str], words: Words) -> str:
    _ = words.text
    return "; ".join(names.get(key, key) for key in keys) or _("nothing ticked")


def _ticked(summary: PeriodSummary, words: Words, names: Names) -> Section:
    _ = words.text
    return Section(
        heading=_("Ticked by the person"),
        items=(
            _("Possible causes: {names}").format(names=_named(summary.causes, names.causes, words)),
            _("Conditions: {names}").format(names=_named(summary.conditions, names.conditions, words)),
            _("Medicines: {names}").format(names=_named(summary.medicines, names.medicines, words)),
        ),
    )


def _days(summary: PeriodSummary, words: Words) -> Section:
    _ = words.text
    rows: list[tuple[Cell, ...]] = []
    long = len(summary.days) > DAYS_WITH_GAPS
    for day in summary.days:
        totals = day.totals
        if long and not day.entries and not day.state_set:
            continue
        state = _(_STATES[day.state, day.state_set])
        if not day.entries:
            nothing = state if day.state_set else _("nothing written down")
            rows.append((words.short_date(day.day), "", "", "", "", nothing))
            continue
        food = sum(not entry.counts_to_upper for entry in totals.unknown)
        unknown = len(totals.unknown)
        rows.append(
            (
                words.short_date(day.day),
                words.cell(totals.food, unknown=food),
                words.cell(totals.supplement, unknown=unknown - food),
                words.cell(totals.total, unknown=unknown),
                Figure(unknown, words.number(unknown)),
                state,
            )
        )
    columns = (
        Column(_("Day")),
        words.amount_column(_("Food (mg)")),
        words.amount_column(_("Supplements (mg)")),
        words.amount_column(_("Together (mg)")),
        Column(_("Unknown"), "number"),
        Column(_("Written down")),
    )
    left_out = _("Days on which nothing was written down are left out.")
    return Section(
        heading=_("Day by day"),
        sentences=(left_out,) if long else (),
        tables=(Table(_("Magnesium per day"), columns, tuple(rows)),),
    )


def _diary(summary: PeriodSummary, words: Words, lexicon: Lexicon) -> Section:
    _ = words.text
    rows: list[tuple[Cell, ...]] = []
    for day in summary.days:
        for entry in day.entries:
            name = lexicon.name_of(entry, words.language)
            grams = entry.grams
            rows.append(
                (
                    words.short_date(day.day),
                    "" if entry.time is None else words.clock(entry.time),
                    _(_MEALS[entry.meal]),
                    _("{food} (planned)").format(food=name) if entry.planned else name,
                    lexicon.measure_of(entry.quantity, entry.unit, words.language),
                    "" if grams is None else Figure(round(grams, 1), words.number(grams, 1)),
                    words.cell(entry.mg),
                    "\u00a0".join(filter(None, (entry.source, entry.source_id))),
                )
            )
    columns = (
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Meal")),
        Column(_("Food")),
        Column(_("Amount")),
        Column(_("Weight (g)"), "number"),
        words.amount_column(_("Magnesium (mg)")),
        Column(_("Source")),
    )
    return Section(
        heading=_("Food diary"), tables=(Table(_("Everything that was written down"), columns, tuple(rows)),)
    )


def _method(summary: PeriodSummary, words: Words, names: Names) -> Section:
    _ = words.text
    sentences = [
        _("Means are taken over complete days only; totals count what was eaten, not what was planned."),
        _("A day is not complete as long as meals are missing, or only the drinks."),
        _(
            "The adequate intake is the intake seen in healthy people. Who stays under it does not"
            " necessarily get too little: from a mean under it nothing can be concluded."
        ),
    ]
    if summary.limit_holds:
        sentences.append(
            _(
                "The upper level of {mg} mg a day counts supplements, fortified foods, antacids and laxatives"
                " together, not the magnesium that is in food by nature."
            ).format(mg=UPPER_LEVEL)
        )
    if summary.confidence.adequate_ear is not None or summary.confidence.above_ai is not None:
        sentences.append(
            _(
                "The confidence follows the method of the Institute of Medicine (2000), with the day-to-day"
                " spread of a population. It does not hold where the days differ very unevenly."
            )
        )
    sources = sorted({source for day in summary.days for source in day.drawn_from})
    sentences += [f"{sentence}." for sentence in prescribed_sentences(sources, _)]
    used = [source for source in sources if source in names.figures]
    items = [names.references[key] for key in METHOD_SOURCES if key in names.references]
    items += [names.figures[key] for key in used]
    return Section(heading=_("Method and sources"), sentences=tuple(sentences), items=tuple(items))
