"""``lab``: write down a value from a blood test, and list them in the three units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magapp.cli.values import BadInputError, read_day
from magapp.domain.lab import by_day, converted
from magapp.domain.records import LAB_UNITS, LabValue
from magapp.i18n import _
from magapp.services.lab_words import (
    NotALabValueError,
    as_typed,
    in_all_units,
    interval_in_all_units,
    read_lab,
    unit_called,
)
from magapp.services.plain_text import typed
from magapp.services.report_words import Words
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from magapp.cli.session import Session

_EXAMPLE: Final = 0.8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("action", choices=("add", "list"), help=_("write a value down, or list them"))
    parser.add_argument("value", metavar=_("VALUE"), nargs="?", help=_("magnesium in blood, such as 0.80"))
    parser.add_argument("--unit", metavar=_("UNIT"), default=LAB_UNITS[0], help=", ".join(LAB_UNITS))
    parser.add_argument(
        "--low", metavar=_("VALUE"), default="", help=_("where the laboratory’s interval begins")
    )
    parser.add_argument(
        "--high", metavar=_("VALUE"), default="", help=_("where the laboratory’s interval ends")
    )
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("a note of your own"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Add a value or list all; nothing is said about a value but its units."""
    if options.action == "list":
        if any((options.value, options.low, options.high, options.day, options.note)):
            raise BadInputError(
                _(
                    "‘magapp lab list’ lists all values and takes nothing else. To write one down: magapp lab"
                    " add {example}"
                ).format(example=as_typed(_EXAMPLE, session.language))
            )
        found = by_day([record for record in session.diary if isinstance(record, LabValue)])
        if not found:
            session.tell(_("No value was written down yet."))
        session.answer([_json(record) for record in found], _lines(found, session))
        return
    unit = unit_called(options.unit)
    if unit is None:
        raise BadInputError(
            _("‘{unit}’ is no unit known here. Known are: {known}.").format(
                unit=options.unit, known=", ".join(LAB_UNITS)
            )
        )
    if not (options.value or "").strip():
        raise BadInputError(
            _("Type the value behind it, such as: magapp lab add {example}").format(
                example=as_typed(_EXAMPLE, session.language)
            )
        )
    try:
        read = read_lab(options.value, options.low, options.high, unit)
    except NotALabValueError as error:
        raise BadInputError(error.sentence()) from None
    day = read_day(options.day, session.today)
    if day > session.today:
        raise BadInputError(
            _("A blood test cannot lie in the future: {day} is still to come.").format(
                day=Words(session.language).date(day)
            )
        )
    record = LabValue(
        id=fresh_id(),
        day=day,
        value=read.value,
        unit=unit,
        low=read.low,
        high=read.high,
        note=typed(options.note),
    )
    session.save({record.id: record})
    session.answer(
        _json(record),
        [*_lines([record], session), session.guidance.number_text("lab_doctor").text.text(session.language)],
    )


def _json(record: LabValue) -> dict[str, Any]:
    amounts = {
        "value": converted(record.value, record.unit),
        "low": None if record.low is None else converted(record.low, record.unit),
        "high": None if record.high is None else converted(record.high, record.unit),
    }
    return {
        "id": record.id,
        "day": record.day.isoformat(),
        "value": record.value,
        "unit": record.unit,
        "low": record.low,
        "high": record.high,
        "note": record.note,
        **{
            unit: {
                name: None if each is None else round(each.in_unit(unit), 4) for name, each in amounts.items()
            }
            for unit in LAB_UNITS
        },
    }


def _lines(records: list[LabValue], session: Session) -> Iterator[str]:
    now = session.language
    for record in records:
        value = in_all_units(record.value, record.unit, now)
        interval = interval_in_all_units(record.low, record.high, record.unit, now)
        line = _("{day}: {value}")
        if interval:
            line = _("{day}: {value} (interval of the laboratory: {interval})")
        yield line.format(day=Words(now).date(record.day), value=value, interval=interval)
        if record.note:
            yield f"  {record.note}"
