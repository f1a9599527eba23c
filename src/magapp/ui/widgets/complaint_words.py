"""What the history of a complaint says of a day and of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate

from magapp.i18n import _, ngettext
from magapp.ui.widgets.severity_words import severity_word
from magapp.ui.wording import locale_now, month_name

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.complaints import MonthOfAnswers
    from magapp.domain.records import Checkin

_LONGEST_WORD: Final = 24
"""In letters; what people make up may be one word of any length."""


def breakable(text: str) -> str:
    """Let words that are too long for a line break, where nothing is seen of it."""
    return " ".join(
        "\u200b".join(word[n : n + _LONGEST_WORD] for n in range(0, len(word), _LONGEST_WORD))
        for word in text.split(" ")
    )


def whole_date(day: dt.date) -> str:
    """Write a day with its weekday, in short, and its year."""
    return locale_now().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def month_sentence(month: MonthOfAnswers) -> str:
    """Say on how many of the days filled in a complaint was moderate or severe."""
    name = month_name(month.first)
    name = name[:1].upper() + name[1:]
    if not month.answered:
        return _("{month}: nothing filled in").format(month=name)
    said = ngettext(
        "{month}: moderate or severe on {count} of {answered} day filled in",
        "{month}: moderate or severe on {count} of {answered} days filled in",
        month.answered,
    )
    return said.format(month=name, count=month.troubled, answered=month.answered)


def day_sentence(day: dt.date, checkin: Checkin | None) -> str:
    """Say what was answered and noted on a day."""
    date = locale_now().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    answer = severity_word(None if checkin is None else checkin.severity)
    if checkin is None or not checkin.note:
        return _("{date}: {severity}").format(date=date, severity=answer)
    return _("{date}: {severity}. Note: {note}").format(date=date, severity=answer, note=checkin.note)
