"""``dose``: write down a medicine that was taken, for the hours between it and magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.cli.say import interval_sentences
from magapp.cli.values import BadInputError, read_day, read_time
from magapp.domain.intervals import UNKNOWN_MEDICINE
from magapp.domain.records import Dose
from magapp.exchange.json_values import dose_json
from magapp.i18n import _
from magapp.services.entry_line import read_line
from magapp.services.interval_notes import medicine_name
from magapp.services.medicine_line import medicines_called, medicines_mistyped
from magapp.services.medicine_names import holds_magnesium, medicine_called, typed_name
from magapp.services.plain_text import words_of
from magapp.services.proposal import Line
from magapp.services.supplement_line import names_supplement, propose_products
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


def _names_supplement(words: str, session: Session) -> bool:
    """Tell whether words that no medicine has are those of a supplement, which an entry counts."""
    line, kitchen = read_line(words), session.kitchen
    return names_supplement(line, kitchen.forms) or bool(
        propose_products(line, session.language, kitchen.products)
    )


def _find(words: str, session: Session) -> str:
    """Find the key of a medicine by its id or what it is called; keep as typed what nobody knows.

    Raises:
        BadInputError: it holds magnesium and is written down as an entry, it may be one of several, or it is
            no name.
    """
    medicine = medicine_called(words, session.guidance)
    if holds_magnesium(medicine) if medicine is not None else _names_supplement(words, session):
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
        if found:
            names = ", ".join(each.name(session.language) for each in found)
            raise BadInputError(
                _("‘{words}’ can be one of several: {names}. Write which.").format(words=words, names=names)
            )
    name = typed_name(words)
    if not any(letter.isalpha() for letter in name):
        raise BadInputError(_("‘{words}’ is no name of a medicine.").format(words=words))
    session.tell(_("‘{name}’ is not in the list of medicines: it is kept as you typed it.").format(name=name))
    return name
