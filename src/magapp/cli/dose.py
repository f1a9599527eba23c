"""``dose``: write down a medicine that was taken, for the hours between it and magnesium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magapp.cli.say import interval_sentences
from magapp.cli.values import BadInputError, HoldsMagnesiumError, read_day, read_time
from magapp.domain.intervals import UNKNOWN_MEDICINE
from magapp.domain.records import Dose
from magapp.exchange.json_values import dose_json
from magapp.i18n import _
from magapp.services.entry_line import read_line
from magapp.services.interval_notes import medicine_name
from magapp.services.medicine_line import medicines_begun, medicines_called, medicines_mistyped
from magapp.services.medicine_names import (
    LONGEST_NAME,
    holds_magnesium,
    medicine_called,
    names_magnesium,
    stands_in,
    typed_name,
)
from magapp.services.plain_text import words_of
from magapp.services.proposal import Line
from magapp.services.supplement_line import propose_products
from magapp.services.supplement_words import names_bare_salt
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.guidance_records import Medicine
    from magapp.domain.supplement import NamedMedicine

_SEVERAL: Final = re.compile(r"(?<!\d),|,(?!\d)|[;+]|\s(?:en|and)\s", re.IGNORECASE)
_LEAST_BEGUN: Final = 5
"""A name of fewer letters begins too many words that are something else."""


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
    time = now if options.time is None else session.times.of_clock(read_time(options.time))
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


def _find(text: str, session: Session) -> str:
    """Find the key of a medicine by its id or what it is called; keep as typed what nobody knows.

    Raises:
        BadInputError: it holds magnesium and is written down as an entry, it may be one of several, there
            are several, or it is no name.
    """
    name = typed_name(text)
    if not any(letter.isalpha() for letter in name):
        raise BadInputError(_("‘{words}’ is no name of a medicine.").format(words=text))
    if len(text.strip()) > LONGEST_NAME:
        raise BadInputError(
            _("A name of a medicine has at most {most} letters. Nothing was written down.").format(
                most=LONGEST_NAME
            )
        )
    medicine = medicine_called(name, session.guidance)
    if _is_counted(name, medicine, session):
        raise HoldsMagnesiumError(name, _example(name, session))
    if medicine is not None:
        return medicine.id
    typed = {words_of(fact.value): fact.value for fact in session.diary.facts() if fact.key == "medicine"}
    if words_of(name) in typed:
        return typed[words_of(name)]
    found = medicines_called(Line(None, name, None, None), session.kitchen.medicines)
    if not found and _SEVERAL.search(name):
        raise BadInputError(_("Write each medicine with a command of its own. Nothing was written down."))
    found = found or _known(name, session)
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(each.name(session.language) for each in found))
        raise BadInputError(
            _("‘{words}’ can be one of several: {names}. Write one of them.").format(words=name, names=names)
        )
    if found:
        return found[0].key
    session.tell(_("‘{name}’ is not in the list of medicines: it is kept as you typed it.").format(name=name))
    return name


def _example(name: str, session: Session) -> str:
    """Write a line that counts the magnesium: of a product of known strength its name is enough."""
    products = propose_products(read_line(name), session.language, session.kitchen.products)
    return f"1 {name}" if products else _("1 tablet magnesium 100 mg")


def _is_counted(name: str, medicine: Medicine | None, session: Session) -> bool:
    """Tell whether the magnesium of something has to be counted: by its name, or as it is a bare salt."""
    if medicine is not None:
        return holds_magnesium(medicine)
    line = read_line(name)
    return names_magnesium(name, session.guidance) or bool(
        names_bare_salt(line, session.kitchen.forms)
        or propose_products(line, session.language, session.kitchen.products)
    )


def _known(name: str, session: Session) -> list[NamedMedicine]:
    """List the medicines that a text names: among other words, by a beginning or with a slip."""
    medicines, line = session.kitchen.medicines, Line(None, name, None, None)
    words = words_of(name)
    within = [each for each in medicines if any(stands_in(said, words) for said in each.spellings)]
    for found in (
        within,
        medicines_begun(line, medicines),
        [each for each in medicines if any(_begins_word(said, words) for said in each.begun)],
        medicines_mistyped(line, medicines),
    ):
        if found:
            return found
    return []


def _begins_word(name: str, words: tuple[str, ...]) -> bool:
    plain = words_of(name)
    return len(plain) == 1 and len(plain[0]) >= _LEAST_BEGUN and any(w.startswith(plain[0]) for w in words)
