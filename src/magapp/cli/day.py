"""``day``: a day and what it adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.cli.say import day_lines, intake_line
from magapp.cli.values import read_day
from magapp.domain.ids import day_record_id
from magapp.domain.records import DAY_STATES, DayNote
from magapp.domain.usual import intakes_on
from magapp.exchange.json_values import day_json, intake_json
from magapp.i18n import _
from magapp.services.summary import summarise_day

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session

_SUGGESTED: Final = "suggested"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("day", metavar=_("DAY"), nargs="?", help=_("a date, today or yesterday"))
    parser.add_argument(
        "--state",
        choices=(*DAY_STATES, _SUGGESTED),
        help=_("set how completely the day was written down, or go back to what is suggested"),
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show a day, after setting its state where asked."""
    day = read_day(options.day, session.today)
    if options.state is not None:
        old = session.diary.day_note(day)
        note = old or DayNote(id=day_record_id(session.store.dataset, DayNote.kind, day), day=day)
        said = note.saying(None if options.state == _SUGGESTED else options.state)
        if said.is_empty:
            if old is not None:
                session.save({note.id: None})
        elif said != old:
            session.save({note.id: said})
    summary = summarise_day(session.diary, day, session.group_upper, session.guidance)
    usual = intakes_on(session.diary, day, session.times.starts)
    lines = [*day_lines(summary, session)]
    if usual:
        lines += [_("Usual supplements:"), *(f"  {intake_line(intake, session)}" for intake in usual)]
    document = {**day_json(summary, session.name_of), "usual": [intake_json(intake) for intake in usual]}
    session.answer(document, lines)
