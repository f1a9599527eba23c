"""``dose``: write down a medicine that was taken, for the hours between it and magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.cli.values import BadInputError, read_day, read_time
from magapp.domain.records import Dose
from magapp.exchange.json_values import time_json
from magapp.i18n import _
from magapp.services.plain_text import folded
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.guidance import Medicine


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
    medicine = _find(options.medicine, session)
    dose = Dose(id=fresh_id(), day=day, time=time, medicine=medicine.id)
    session.save({dose.id: dose})
    name = medicine.name.text(session.language)
    document = {
        "id": dose.id,
        "day": day.isoformat(),
        "time": time_json(time),
        "medicine": medicine.id,
        "name": name,
    }
    lines = [_("Written down: {entry}").format(entry=name)]
    if medicine.text is not None:
        lines.append(medicine.text.text(session.language))
    session.answer(document, lines)


def _find(words: str, session: Session) -> Medicine:
    """Find a medicine by its id, its name in either language or one of its examples."""
    wanted = folded(words)
    for medicine in session.guidance.medicines:
        names = (medicine.id, medicine.name.nl, medicine.name.en, *medicine.examples)
        if wanted in {folded(name) for name in names}:
            return medicine
    raise BadInputError(
        _("No medicine is known as ‘{words}’. See: magapp profile --list").format(words=words)
    )
