"""``symptoms``: a day's answers to the complaints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.cli.values import read_day, read_pairs, read_whole
from magapp.domain.ids import day_record_id
from magapp.domain.records import Checkin
from magapp.i18n import N_, _

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.records import Record

_ANSWERS: Final = (N_("none"), N_("mild"), N_("moderate"), N_("severe"))


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument(
        "values", metavar="ID=0..3", nargs="*", help=_("0 none, 1 mild, 2 moderate, 3 severe")
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show a day's answers, after setting those that were given; ``ID=`` takes one away."""
    day = read_day(options.day, session.today)
    symptoms = session.guidance.symptoms
    pairs = read_pairs(options.values, tuple(symptom.id for symptom in symptoms))
    answers = {key: read_whole(text, 0, 3, key) if text else None for key, text in pairs.items()}
    changes: dict[str, Record | None] = {}
    for key, severity in answers.items():
        record_id = day_record_id(session.store.dataset, Checkin.kind, day, key)
        old = session.diary.checkins(day).get(key) or Checkin(id=record_id, day=day, key=key)
        new = replace(old, severity=severity)
        if new != old:
            changes[old.id] = None if severity is None and not new.note else new
    session.save(changes)
    checkins = session.diary.checkins(day)
    found = {
        symptom.id: checkins[symptom.id].severity if symptom.id in checkins else None for symptom in symptoms
    }
    lines = [day.isoformat()]
    for symptom in symptoms:
        severity = found[symptom.id]
        answer = _("not answered") if severity is None else _(_ANSWERS[severity])
        lines.append(
            _("{complaint} ({id}): {answer}").format(
                complaint=symptom.name.text(session.language), id=symptom.id, answer=answer
            )
        )
        if (answers.get(symptom.id) or 0) >= symptom.opens_at:
            for line in session.guidance.emergency_row(symptom.emergency_row).lines:
                level = session.guidance.level(line.level)
                session.tell(f"{level.name.text(session.language)}: {line.text.text(session.language)}")
    session.answer({"day": day.isoformat(), "symptoms": found}, lines)
