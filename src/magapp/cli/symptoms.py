"""``symptoms``: a day's answers to the complaints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.cli.values import BadInputError, read_day, read_whole
from magapp.domain.complaints import own_complaints, with_name
from magapp.domain.ids import day_record_id
from magapp.domain.records import Checkin
from magapp.exchange.json_values import own_complaint_json
from magapp.i18n import N_, _
from magapp.services.report_words import Words

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from magapp.cli.session import Session
    from magapp.domain.records import OwnComplaint, Record

_ANSWERS: Final = (N_("none"), N_("mild"), N_("moderate"), N_("severe"))
_SEVERE: Final = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument(
        "values", metavar="ID=0..3", nargs="*", help=_("0 none, 1 mild, 2 moderate, 3 severe")
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show a day's answers, after setting those that were given; ``ID=`` takes one away."""
    day = read_day(options.day, session.today)
    seven = tuple(symptom.id for symptom in session.guidance.symptoms)
    answers = _read_answers(options.values, seven, session)
    if day > session.today and any(severity is not None for severity in answers.values()):
        raise BadInputError(
            _("Complaints cannot be written down ahead: {day} is still to come.").format(
                day=Words(session.language).date(day)
            )
        )
    session.save(_changes(session, day, answers))
    checkins = session.diary.checkins(day)
    own = [each for each in own_complaints(session.diary) if not each.stopped or each.id in checkins]
    found = {
        key: checkins[key].severity if key in checkins else None
        for key in (*seven, *(each.id for each in own))
    }
    _tell_whom_to_call(session, answers)
    document = {
        "day": day.isoformat(),
        "symptoms": found,
        "own_complaints": [own_complaint_json(each) for each in own],
    }
    session.answer(document, _lines(session, day, found, own))


def _read_answers(words: Sequence[str], seven: Sequence[str], session: Session) -> dict[str, int | None]:
    """Read ID=0..3 or NAME=0..3 words; a name may hold a ``=`` itself.

    Raises:
        BadInputError: a word has no ``=``, names no complaint or two of them, or its answer is none.
    """
    answers: dict[str, int | None] = {}
    for word in words:
        name, mark, value = word.rpartition("=")
        if not mark:
            raise BadInputError(_("Write ‘{word}’ as KEY=VALUE.").format(word=word))
        key = name.strip().casefold()
        if key not in seven:
            key = _own_key(name, seven, own_complaints(session.diary))
        answers[key] = read_whole(value, 0, _SEVERE, name.strip()) if value.strip() else None
    return answers


def _own_key(name: str, seven: Sequence[str], own: Sequence[OwnComplaint]) -> str:
    by_id = [(each.id, each.id) for each in own]
    keys = with_name(name, by_id) or with_name(name, [(each.id, each.name) for each in own])
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise BadInputError(
            _("More than one complaint is called ‘{name}’. Use the id: {keys}.").format(
                name=name.strip(), keys=", ".join(keys)
            )
        )
    possible = ", ".join((*seven, *(each.name for each in own)))
    raise BadInputError(
        _("‘{key}’ is not known. Possible are: {keys}.").format(key=name.strip(), keys=possible)
    )


def _changes(session: Session, day: dt.date, answers: Mapping[str, int | None]) -> dict[str, Record | None]:
    changes: dict[str, Record | None] = {}
    for key, severity in answers.items():
        record_id = day_record_id(session.store.dataset, Checkin.kind, day, key)
        old = session.diary.checkins(day).get(key) or Checkin(id=record_id, day=day, key=key)
        new = replace(old, severity=severity)
        if new != old:
            changes[old.id] = None if severity is None and not new.note else new
    return changes


def _tell_whom_to_call(session: Session, answers: Mapping[str, int | None]) -> None:
    """Tell the emergency texts of each answer that calls for them; an own complaint has no row of them."""
    guidance, language = session.guidance, session.language
    seven = {symptom.id: symptom for symptom in guidance.symptoms}
    for key, symptom in seven.items():
        if (answers.get(key) or 0) >= symptom.opens_at:
            for line in guidance.emergency_row(symptom.emergency_row).lines:
                level = guidance.level(line.level)
                session.tell(f"{level.name.text(language)}: {line.text.text(language)}")
    if any((severity or 0) >= _SEVERE for key, severity in answers.items() if key not in seven):
        for level in guidance.levels:
            session.tell(f"{level.name.text(language)}: {level.text.text(language)}")


def _lines(
    session: Session, day: dt.date, found: Mapping[str, int | None], own: Sequence[OwnComplaint]
) -> list[str]:
    lines = [Words(session.language).date(day)]
    lines += [
        _("{complaint} ({id}): {answer}").format(
            complaint=symptom.name.text(session.language), id=symptom.id, answer=_answer(found[symptom.id])
        )
        for symptom in session.guidance.symptoms
    ]
    lines += [
        _("{complaint} (own complaint): {answer}").format(complaint=each.name, answer=_answer(found[each.id]))
        for each in own
    ]
    return lines


def _answer(severity: int | None) -> str:
    return _("not answered") if severity is None else _(_ANSWERS[severity])
