"""Words, numbers and dates of a report in its own language, which need not be that of the window."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import TYPE_CHECKING, Final

from magapp import resources
from magapp.i18n import N_
from magapp.services.report_values import Column, Milligrams
from magapp.services.wording import clock, number

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.amount import Amount

_DATE: Final = N_("{day} {month} {year}")
_SHORT_DATE: Final = N_("{year}-{month:02}-{day:02}")
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
_UNKNOWN: Final = N_("unknown")
_AT_LEAST: Final = N_("at least {mg}")
_LOWEST: Final = N_("{column}, lowest")
_HIGHEST: Final = N_("{column}, highest")


@cache
def _table(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    with (resources.root() / "locale" / language / "LC_MESSAGES" / "magapp.mo").open("rb") as file:
        return GNUTranslations(file)


class Words:
    """Speak one language, ``nl`` or ``en``, whatever the language set for the window."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _table(language)

    def text(self, message: str) -> str:
        """Translate a message."""
        return self._words.gettext(message)

    def ngettext(self, singular: str, plural: str, number: float) -> str:
        """Translate a message that counts something."""
        return self._words.ngettext(singular, plural, 1 if number == 1 else 2)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with at most so many decimals, as the language does."""
        return number(value, self.language, decimals)

    def mg(self, amount: Amount | None, *, unknown: int = 0) -> str:
        """Write an amount in whole mg, without its unit; with *unknown* foods in it, it is a least amount."""
        if amount is None:
            return self.text(_UNKNOWN)
        if unknown:
            return self.text(_AT_LEAST).format(mg=self.number(amount.low))
        if amount.is_range:
            return f"{self.number(amount.low)}–{self.number(amount.high)}"
        return self.number(amount.low)

    def cell(self, amount: Amount | None, *, unknown: int = 0) -> Milligrams:
        """Make the cell of an amount; see :meth:`mg`."""
        return Milligrams(amount, self.mg(amount, unknown=unknown))

    def amount_column(self, title: str) -> Column:
        """Make a column of amounts, which a spreadsheet splits into two."""
        low, high = self.text(_LOWEST), self.text(_HIGHEST)
        return Column(title, "amount", low.format(column=title), high.format(column=title))

    def date(self, day: dt.date) -> str:
        """Write a date in full, as in "2 November 2026"."""
        month = self.text(_MONTHS[day.month - 1])
        return self.text(_DATE).format(day=day.day, month=month, year=day.year)

    def short_date(self, day: dt.date) -> str:
        """Write a date in figures, for a table."""
        return self.text(_SHORT_DATE).format(year=day.year, month=day.month, day=day.day)

    def clock(self, minutes: float) -> str:
        """Write minutes from midnight as a time of day."""
        return clock(minutes)
