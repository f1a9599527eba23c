"""``dose``: write down a medicine that was taken, for the hours between it and magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.cli.say import interval_sentences
from magapp.cli.values import BadInputError, read_day, read_time
from magapp.domain.intervals import UNKNOWN_MEDICINE
from magapp.domain.records import Dose
from magapp.exchange.json_values import dose_json
from magapp.i18n import _
from magapp.services.interval_notes import medicine_name
from magapp.services.medicine_line import medicines_called, medicines_mistyped
from magapp.services.medicine_names import holds_magnesium, medicine_called
from magapp.services.plain_text import words_of
from magapp.services.proposal import Line
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "medicine", metavar=_("MEDICINE"), help=_("its id or name; see: magapp profile --list")
    )
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument("--time", metavar=_("HH:MM"), help=_("when it was taken; otherwise now"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Add a dose."""
    day = read_day(options.day, session.today)
    now = session.minute if day == session.today else None
    time = now if options.time is None else read_time(options.time)
    key = _find(options.medicine, session)
    dose = Dose(id=fresh_id(), day=day, time=time, medicine=key)
    session.save({dose.id: dose})
    name = medicine_name(key, session.guidance, session.language)
    notes = interval_sentences([dose], session)
    lines = [_("Written down: {entry}").format(entry=name)]
    medicine = session.guidance.medicine(key) or session.guidance.medicine(UNKNOWN_MEDICINE)
    if notes:
        lines += notes
    elif medicine is not None and medicine.text is not None:
        lines.append(medicine.text.text(session.language))
    session.answer({**dose_json(dose), "name": name, "notes": notes}, lines)


def _find(words: str, session: Session) -> str:
    """Find the key of a medicine by its id or what it is called, also one that the profile holds as typed."""
    medicine = medicine_called(words, session.guidance)
    if medicine is not None and holds_magnesium(medicine):
        raise BadInputError(
            _("‘{words}’ holds magnesium, which counts. Write it down so: magapp add ‘1 {words}’").format(
                words=words
            )
        )
    if medicine is not None:
        return medicine.id
    typed = {words_of(fact.value): fact.value for fact in session.diary.facts() if fact.key == "medicine"}
    if words_of(words) in typed:
        return typed[words_of(words)]
    line = Line(None, words, None, None)
    for find in (medicines_called, medicines_mistyped):
        found = find(line, session.kitchen.medicines)
        if len(found) == 1:
            return found[0].key
    raise BadInputError(
        _("No medicine is known as ‘{words}’. See: magapp profile --list").format(words=words)
    )
