"""The words for how much a complaint bothers, and the days it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate

from magapp.i18n import N_, _
from magapp.ui.wording import locale_now

if TYPE_CHECKING:
    import datetime as dt

SEVERITIES: Final = (N_("none"), N_("mild"), N_("moderate"), N_("severe"))
"""The word for each severity, 0 to 3; null has words of its own."""


def severity_word(severity: int | None) -> str:
    """Say a severity (0 to 3, or null for unanswered) in words."""
    return _("not filled in") if severity is None else _(SEVERITIES[severity])


def weekday_and_date(day: dt.date) -> str:
    """Write a day with its weekday, and without its year."""
    return locale_now().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def short_date(day: dt.date) -> str:
    """Write a day in short, without its year."""
    return locale_now().toString(QDate(day.year, day.month, day.day), "d MMM").rstrip(".")
