"""Words that only the window needs: names of meals, days and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.i18n import N_, _, language

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QLocale

_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_BRIEF_MONTHS: Final = {"maart": "mrt"}
"""The months that are not shortened to their first three letters."""
_MEAL_NAMES: Final = {
    "breakfast": N_("Breakfast"),
    "lunch": N_("Lunch"),
    "dinner": N_("Dinner"),
    "snack": N_("In between"),
    "supplement": N_("Supplement"),
}
_USUAL_AT: Final = {
    "breakfast": N_("Often at breakfast"),
    "lunch": N_("Often at lunch"),
    "dinner": N_("Often at dinner"),
    "snack": N_("Often as a snack"),
}


def meal_name(meal: str) -> str:
    """Name a meal."""
    return _(_MEAL_NAMES[meal])


def usual_at(meal: str) -> str:
    """Head the list of what is often eaten at a meal."""
    return _(_USUAL_AT[meal])


def locale_now() -> QLocale:
    """Give the locale of the language set, for Qt's own widgets; its enums cost too much for a start."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415  # see above

    if language() == "nl":
        return QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def long_day(day: dt.date, today: dt.date, *, brief: bool = False) -> str:
    """Name a day: "Vandaag, zondag 22 november"; with its year where that is another.

    *brief*: "Vandaag, zo 22 nov".
    """
    weekday, month = _(_WEEKDAYS[day.weekday()]), _(_MONTHS[day.month - 1])
    if brief:
        weekday, month = weekday[:2], _brief_month(month)
    values = {"weekday": weekday, "day": day.day, "month": month}
    away = (today - day).days
    if away == 0:
        return _("Today, {weekday} {day} {month}").format(**values)
    if away == 1:
        return _("Yesterday, {weekday} {day} {month}").format(**values)
    if day.year == today.year:
        written = _("{weekday} {day} {month}").format(**values)
    else:
        written = _("{weekday} {day} {month} {year}").format(**values, year=day.year)
    return written[:1].upper() + written[1:]


def _brief_month(name: str) -> str:
    return _BRIEF_MONTHS.get(name, name[:3])


def short_day(day: dt.date, today: dt.date) -> str:
    """Name a day where there is little room: "Vandaag", "za 21 nov"."""
    if day == today:
        return _("Today")
    written = _brief_month(_(_MONTHS[day.month - 1]))
    if day.year != today.year:
        return f"{day.day} {written} {day.year}"
    return f"{_(_WEEKDAYS[day.weekday()])[:2]} {day.day} {written}"


def weekday_name(number: int) -> str:
    """Name a day of the week, Monday being 0."""
    return _(_WEEKDAYS[number])


def month_name(day: dt.date) -> str:
    """Name a day's month with its year."""
    return f"{_(_MONTHS[day.month - 1])} {day.year}"
