"""The hours between a medicine and magnesium: which notes a day gets, and their fixed words.

A note quotes the medicine's own text beside two times that were written down; it works nothing out for the
person, and says nothing where a time is missing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from magapp.domain.alerts import interval_alerts
from magapp.domain.intervals import too_close
from magapp.domain.records import Dose, Entry
from magapp.i18n import N_
from magapp.i18n import _ as in_language_set
from magapp.services.wording import clock, mg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from magapp.domain.alerts import Alert
    from magapp.domain.diary import Diary
    from magapp.domain.guidance import Guidance
    from magapp.domain.guidance_records import Medicine

_WITH_SOURCE: Final = N_("{text} Source: {names}.")
_MINUTES_OF_A_DAY: Final = 24 * 60
_DAY_BEFORE: Final = N_("{time} (the day before)")


def interval_alerts_of(
    diary: Diary, day: dt.date, group_upper: Mapping[str, float], medicines: Sequence[Medicine]
) -> tuple[Alert, ...]:
    """List the medicines and supplements that stand too close, one of the two on this day."""
    if not medicines:
        return ()
    records = [record for away in (-1, 0, 1) for record in diary.on(day + timedelta(away))]
    doses = [record for record in records if isinstance(record, Dose)]
    if not doses:
        return ()
    found = too_close(doses, (record for record in records if isinstance(record, Entry)), medicines)
    return interval_alerts((each for each in found if day in (each.dose.day, each.entry.day)), group_upper)


def alert_sentence(
    alert: Alert, guidance: Guidance, language: str, say: Callable[[str], str] = in_language_set
) -> str:
    """Say what goes with an alert; *say* translates into *language*."""
    sentence = guidance.alert(alert.id).sentence(sure=alert.sure).text(language)
    close = alert.close
    if close is None:
        limit = "" if alert.limit is None else mg(alert.limit, language)
        return sentence.format(amount=mg(alert.mg, language), limit=limit)
    rule = close.medicine.text
    return sentence.format(
        medicine=medicine_name(close.dose.medicine, guidance, language),
        medicine_time=_time_of(close.dose, close.entry, say),
        supplement=_supplement_name(close.entry, guidance, language),
        supplement_time=_time_of(close.entry, close.dose, say),
        rule="" if rule is None else rule.text(language),
    )


def alert_sources(alert: Alert, guidance: Guidance, language: str) -> tuple[str, ...]:
    """Name the sources of an alert; of a medicine's rule they are the medicine's."""
    found = guidance.alert(alert.id).sources if alert.close is None else alert.close.medicine.sources
    return tuple(guidance.source_names(found, language))


def sourced_note(alert: Alert, guidance: Guidance, language: str) -> str:
    """Say an alert with the names of its sources behind it."""
    names = "; ".join(alert_sources(alert, guidance, language))
    text = alert_sentence(alert, guidance, language)
    return in_language_set(_WITH_SOURCE).format(text=text, names=names)


def medicine_name(key: str, guidance: Guidance, language: str) -> str:
    """Name the medicine of a dose or of the profile; one that the content does not know as it was typed."""
    medicine = guidance.medicine(key)
    return key if medicine is None else medicine.name.text(language)


def _supplement_name(entry: Entry, guidance: Guidance, language: str) -> str:
    named = {product.id: product.name for product in guidance.products}.get(entry.food or "")
    form = guidance.form(entry.form or "")
    if named is None and form is not None:
        named = form.name
    return entry.name if named is None else named.text(language)


def _real_day(record: Dose | Entry) -> int:
    """Number the day that the clock says: 25:00 is one o'clock at night of the day after."""
    return record.day.toordinal() + (record.time or 0) // _MINUTES_OF_A_DAY


def _time_of(record: Dose | Entry, other: Dose | Entry, say: Callable[[str], str]) -> str:
    """Write a record's time of day, and its day where the other one is of another."""
    time = clock(record.time or 0)
    if _real_day(record) < _real_day(other):
        return say(_DAY_BEFORE).format(time=time)
    return time
