"""``usual``: the supplements that are usually taken: list, tick off on a day, add, pause, remove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.cli.say import entry_line, intake_line, interval_sentences, mg_words, supplement_notes
from magapp.cli.values import BadInputError, read_day
from magapp.domain.records import UsualSupplement
from magapp.domain.usual import intakes_on, open_intakes
from magapp.exchange.json_values import entry_json, intake_json, usual_json
from magapp.i18n import _
from magapp.services.entry_line import propose
from magapp.services.gated import said_of_gates, said_of_logged
from magapp.services.interval_notes import alert_sentence
from magapp.services.plain_text import words_of
from magapp.services.report_words import Words
from magapp.services.summary import summarise_day
from magapp.services.usage import usage_of
from magapp.services.usual_supplements import (
    NotATimeError,
    is_one_supplement,
    name_of,
    take_usual_times,
    taken,
    usual_line,
    usual_of_line,
    weekday_short,
)
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from magapp.cli.session import Session
    from magapp.domain.usual import Intake

_ACTIONS: Final = ("list", "take", "add", "pause", "resume", "remove")
_DAYS: Final = (
    ("mo", "mon", "monday", "ma", "maandag"),
    ("tu", "tue", "tuesday", "di", "dinsdag"),
    ("we", "wed", "wednesday", "wo", "woensdag"),
    ("th", "thu", "thursday", "do", "donderdag"),
    ("fr", "fri", "friday", "vr", "vrijdag"),
    ("sa", "sat", "saturday", "za", "zaterdag"),
    ("su", "sun", "sunday", "zo", "zondag"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        nargs="?",
        default="list",
        help=_("list them; tick off what is open of a day; add, pause, resume or remove one"),
    )
    parser.add_argument(
        "text",
        metavar=_("TEXT"),
        nargs="*",
        help=_("a name or id; for add a line such as: 400 mg magnesium citrate 8:00 and 20:00"),
    )
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument(
        "--weekdays",
        metavar="MO,TU",
        default="",
        help=_("for add: on which days of the week; else every day"),
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Do what was asked of the usual supplements."""
    day = read_day(options.day, session.today)
    text = " ".join(options.text)
    if options.weekdays and options.action != "add":
        raise BadInputError(_("--weekdays goes with add only."))
    if options.action == "list":
        _list(day, session)
    elif options.action == "take":
        _take(text, day, session)
    elif options.action == "add":
        _add(text, options.weekdays, day, session)
    else:
        _change(options.action, text, session)


def _list(day: dt.date, session: Session) -> None:
    kept, intakes = session.diary.of_library(UsualSupplement), _intakes(day, session)
    if not kept:
        session.tell(_("No usual supplements yet. Add one: magapp usual add ‘400 mg magnesium citrate 8:00’"))
    due = {intake.usual.id for intake in intakes}
    lines = [intake_line(intake, session) for intake in intakes]
    lines += [
        f"  -  {usual_line(each, session.lexicon, session.language)}" for each in kept if each.id not in due
    ]
    session.answer(
        {
            "day": day.isoformat(),
            "intakes": [intake_json(intake) for intake in intakes],
            "usual": [usual_json(each) for each in kept],
        },
        lines,
    )


def _intakes(day: dt.date, session: Session) -> tuple[Intake, ...]:
    return intakes_on(session.diary, day, session.times.starts)


def _take(text: str, day: dt.date, session: Session) -> None:
    if day > session.today:
        raise BadInputError(
            _("Nothing was taken yet on a day to come: {day}.").format(day=Words(session.language).date(day))
        )
    wanted: list[Intake] = list(_intakes(day, session))
    if text:
        chosen = _called(text, session)
        wanted = [intake for intake in wanted if intake.usual.id == chosen.id]
    made = taken(open_intakes(wanted), session.diary, day, fresh_id, session.times)
    session.save(made)
    entries = list(made.values())
    notes = said_of_logged(entries, session.folding_gates(day), session.guidance, session.language)
    notes += interval_sentences(entries, session)
    notes += supplement_notes(day, made.keys(), session)
    summary = summarise_day(session.diary, day, session.group_upper, session.guidance)
    notes += [
        alert_sentence(alert, session.guidance, session.language)
        for alert in summary.alerts
        if entries and alert.id == "over_upper_level"
    ]
    lines = [_("Written down: {entry}").format(entry=entry_line(entry, session)) for entry in entries]
    if not entries:
        session.tell(_("Nothing is open on this day."))
    else:
        amount = mg_words(summary.totals.supplement, session.language)
        lines.append(_("From supplements and the like: {mg}").format(mg=amount))
    session.answer(
        {
            "day": day.isoformat(),
            "entries": [entry_json(entry, session.name_of) for entry in entries],
            "intakes": [intake_json(intake) for intake in _intakes(day, session)],
            "notes": notes,
        },
        [*lines, *notes],
    )


def _add(text: str, weekdays: str, day: dt.date, session: Session) -> None:
    if not text:
        raise BadInputError(_("Say which: magapp usual add ‘400 mg magnesium citrate 8:00’"))
    try:
        typed = take_usual_times(text)
    except NotATimeError as error:
        raise BadInputError(error.sentence()) from None
    kitchen = session.kitchen
    best = propose(
        typed.text,
        kitchen.finder,
        session.language,
        usage_of(session.diary, day),
        kitchen.forms,
        products=kitchen.products,
        medicines=kitchen.medicines,
    )[0]
    if not is_one_supplement(best):
        raise BadInputError(_("‘{text}’ is not one supplement. Nothing was added.").format(text=typed.text))
    if best.left_out:
        session.tell(
            _("Not understood: ‘{words}’; taken as: {food}.").format(words=best.left_out, food=best.name)
        )
    since, kept = min(day, session.today), session.diary.of_library(UsualSupplement)
    try:
        made = usual_of_line(best, kept, fresh_id(), since=since, times=typed.times)
    except NotATimeError as error:
        raise BadInputError(error.sentence()) from None
    if weekdays:
        made = replace(made, weekdays=_weekdays(weekdays))
    session.save({made.id: made})
    notes = said_of_gates(session.folding_gates(day), session.language)
    line = usual_line(made, session.lexicon, session.language)
    session.answer(
        {**usual_json(made), "notes": notes}, [_("Usual from now on: {line}").format(line=line), *notes]
    )


def _change(action: str, text: str, session: Session) -> None:
    if not text:
        raise BadInputError(_("Say which one, by its name or id; see: magapp usual"))
    chosen = _called(text, session)
    if action == "remove":
        session.save({chosen.id: None})
        session.answer(usual_json(chosen), [_("No longer usual: {line}").format(line=_line(chosen, session))])
        return
    after = replace(chosen, paused=action == "pause")
    session.save({chosen.id: after})
    session.answer(usual_json(after), [_line(after, session)])


def _line(usual: UsualSupplement, session: Session) -> str:
    return usual_line(usual, session.lexicon, session.language)


def _called(text: str, session: Session) -> UsualSupplement:
    """Find the usual supplement with this id, or in whose name these words stand.

    Raises:
        BadInputError: there is none, or there are several.
    """
    kept, words = session.diary.of_library(UsualSupplement), words_of(text)
    found = [each for each in kept if each.id == text.strip()] or [
        each
        for each in kept
        if words and all(any(word in known for known in words_of(_names(each, session))) for word in words)
    ]
    if not found:
        raise BadInputError(
            _("No usual supplement is called ‘{words}’; see: magapp usual").format(words=text)
        )
    if len(found) > 1:
        listed = "; ".join(f"{each.id} {_line(each, session)}" for each in found)
        raise BadInputError(
            _("‘{words}’ can be one of these: {listed}. Say its id.").format(words=text, listed=listed)
        )
    return found[0]


def _names(usual: UsualSupplement, session: Session) -> str:
    return f"{usual.name} {name_of(usual, session.lexicon, session.language)}"


def _weekdays(text: str) -> tuple[int, ...]:
    """Read days of the week with commas between them, in Dutch or English.

    Raises:
        BadInputError: one of them is no day of the week.
    """
    found: set[int] = set()
    for word in filter(None, (part.strip().casefold() for part in text.split(","))):
        place = next((number for number, names in enumerate(_DAYS, 1) if word in names), None)
        if place is None:
            known = ", ".join(weekday_short(number) for number in range(1, 8))
            raise BadInputError(
                _("‘{text}’ is no day of the week. Known are: {known}.").format(text=word, known=known)
            )
        found.add(place)
    return tuple(sorted(found))
