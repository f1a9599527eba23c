"""Days and entries as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.i18n import N_, _, ngettext
from magapp.services.dose_notes import split_notes
from magapp.services.gated import said_of_logged
from magapp.services.imported_foods import prescribed_sentences
from magapp.services.interval_notes import alert_sentence, interval_alerts_of, medicine_name, sourced_note
from magapp.services.report_words import Words
from magapp.services.usual_supplements import amount_of, name_of
from magapp.services.wording import clock, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from magapp.cli.session import Session
    from magapp.domain.amount import Amount
    from magapp.domain.records import Dose, Entry
    from magapp.domain.usual import Intake
    from magapp.services.summary import DaySummary

STATES: Final = {
    ("complete", True): N_("complete"),
    ("complete", False): N_("complete (suggested)"),
    ("partly", True): N_("partly"),
    ("partly", False): N_("partly (suggested)"),
    ("drinks_missing", True): N_("drinks missing"),
    ("drinks_missing", False): N_("drinks missing (suggested)"),
    ("empty", False): N_("no food written down"),
}


def mg_words(amount: Amount | None, language: str, *, unknown: int = 0) -> str:
    """Write an amount with its unit; unknown is said so, and unknown foods make it a least amount."""
    if amount is None:
        return _("magnesium unknown")
    if unknown:
        return _("at least {mg} mg").format(mg=number(amount.low, language))
    if amount.is_range:
        return _("{low}–{high} mg").format(
            low=number(amount.low, language), high=number(amount.high, language)
        )
    return _("{mg} mg").format(mg=number(amount.low, language))


def entry_line(entry: Entry, session: Session) -> str:
    """Write an entry as one line."""
    measure = session.lexicon.amount_of(entry, session.language)
    line = _("{food} (planned), {measure}: {mg}") if entry.planned else _("{food}, {measure}: {mg}")
    return line.format(food=session.name_of(entry), measure=measure, mg=mg_words(entry.mg, session.language))


def dose_line(dose: Dose, session: Session) -> str:
    """Write a medicine that was taken as one line."""
    name = medicine_name(dose.medicine, session.guidance, session.language)
    time = _("no time") if dose.time is None else clock(dose.time)
    return _("medicine: {name}, {time}").format(name=name, time=time)


def interval_sentences(records: Sequence[Entry | Dose], session: Session) -> list[str]:
    """Quote the rules of medicines that stand too close to magnesium, one of these records among them."""
    alerts = {}
    written = {record.id for record in records}
    for day in {record.day for record in records}:
        for alert in interval_alerts_of(session.diary, day, {}, session.guidance.medicines):
            if alert.close is not None and written & {alert.close.dose.id, alert.close.entry.id}:
                alerts[alert.close.dose.id, alert.close.entry.id] = alert
    return [sourced_note(alert, session.guidance, session.language) for alert in alerts.values()]


def supplement_notes(day: dt.date, ids: Collection[str], session: Session) -> list[str]:
    """Say what is better divided over several intakes, of these entries of a day."""
    gates = session.folding_gates(day) or session.folding_gates(session.today)  # it is said now
    notes = split_notes(
        session.diary.entries(day), session.group_upper, gates, session.guidance, session.language
    )
    return [note for entry_id, note in notes.items() if entry_id in ids]


def intake_line(intake: Intake, session: Session) -> str:
    """Write an intake of a usual supplement as one line, ticked or not."""
    usual, now = intake.usual, session.language
    what = _("{food}, {measure}: {mg}").format(
        food=name_of(usual, session.lexicon, now),
        measure=amount_of(usual, session.lexicon, now),
        mg=mg_words(usual.mg, now),
    )
    time = "" if intake.time is None else f"{clock(intake.time)} "
    return f"[{'x' if intake.is_taken else ' '}] {time}{what}"


def day_lines(day: DaySummary, session: Session) -> Iterator[str]:
    """Write a day: its entries, its sums, how completely it was written down."""
    language = session.language
    yield f"{Words(language).date(day.day)}: {_(STATES[day.state, day.state_set])}"
    for entry in day.entries:
        yield f"  {entry_line(entry, session)}"
    for dose in day.doses:
        yield f"  {dose_line(dose, session)}"
    yield from _sums(day, language)
    if day.is_minor:
        yield _("Under 18: no reference is given here.")
    elif day.reference_mg is None:
        yield _("Adequate intake: 300 mg a day for women, 350 mg for men")
    else:
        yield _("Adequate intake: {mg} mg a day").format(mg=day.reference_mg)
    yield from said_of_logged(day.entries, session.folding_gates(day.day), session.guidance, language)
    for alert in day.alerts:
        say = alert_sentence if alert.close is None else sourced_note
        yield say(alert, session.guidance, language)


def _sums(day: DaySummary, language: str) -> Iterator[str]:
    """Write what a day adds up to; nothing of a day without an entry, of which nothing is known."""
    if not day.entries:
        return
    totals = day.totals
    unknown = len(totals.unknown)
    food = sum(not entry.counts_to_upper for entry in totals.unknown)
    yield _("From food: {mg}").format(mg=mg_words(totals.food, language, unknown=food))
    yield _("From supplements and the like: {mg}").format(
        mg=mg_words(totals.supplement, language, unknown=unknown - food)
    )
    yield _("Together: {mg}").format(mg=mg_words(totals.total, language, unknown=unknown))
    for sentence in prescribed_sentences(day.drawn_from):
        yield f"{sentence}."
    if unknown:
        yield ngettext(
            "Of {count} entry the magnesium is unknown.",
            "Of {count} entries the magnesium is unknown.",
            unknown,
        ).format(count=unknown)
