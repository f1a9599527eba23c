"""A day is understood as people type it, in Dutch and in English."""

import datetime as dt

import pytest

from magapp.services.typed_day import DaysAround, is_bare_number, read_typed_day

SUNDAY = dt.date(2026, 11, 22)
AROUND = DaysAround(month=SUNDAY.replace(day=1), shown=SUNDAY, today=SUNDAY)


def read(text, **around):
    return read_typed_day(text, AROUND._replace(**around))


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("3", 11, 3),
        ("03", 11, 3),
        ("30", 11, 30),
        ("3-11", 11, 3),
        ("3/11", 11, 3),
        ("3.11.", 11, 3),
        ("3 11", 11, 3),
        ("3-11-2026", 11, 3),
        ("3-11-26", 11, 3),
        ("2026-11-03", 11, 3),
        ("3 nov", 11, 3),
        ("3nov", 11, 3),
        ("3 nov.", 11, 3),
        ("3 november 2026", 11, 3),
        ("Nov 3", 11, 3),
        ("November 3, 2026", 11, 3),
        ("di 3 nov", 11, 3),
        ("Tuesday 3 November", 11, 3),
        ("1 mei", 5, 1),
        ("1 maart", 3, 1),
        ("may 1", 5, 1),
        ("oktober", 10, 1),
        ("vandaag", 11, 22),
        ("gisteren", 11, 21),
        ("Yesterday", 11, 21),
        ("eergisteren", 11, 20),
        ("morgen", 11, 23),
        ("the day after tomorrow", 11, 24),
        ("vorige week", 11, 15),
        ("-7", 11, 15),
        ("\u22127", 11, 15),
        ("+ 2", 11, 24),
        ("3 dagen geleden", 11, 19),
        ("2 weeks ago", 11, 8),
        ("over 3 dagen", 11, 25),
        ("in 1 week", 11, 29),
        ("vrijdag", 11, 20),
        ("fri", 11, 20),
        ("vorige vrijdag", 11, 20),
        ("last friday", 11, 20),
        ("afgelopen vrijdag", 11, 20),
        ("komende vrijdag", 11, 27),
        ("next friday", 11, 27),
    ],
)
def test_a_typed_day_is_understood(text, month, day):
    assert read(text) == dt.date(2026, month, day)


def test_todays_weekday_is_today_and_the_last_one_a_week_ago():
    assert read("zondag") == SUNDAY
    assert read("vorige zondag") == dt.date(2026, 11, 15)
    assert read("volgende zondag") == dt.date(2026, 11, 29)


def test_a_number_alone_is_of_the_month_looked_at_and_a_step_from_the_day_shown():
    may = dt.date(2025, 5, 1)
    assert read("3", month=may) == dt.date(2025, 5, 3)
    assert read("-7", shown=may) == dt.date(2025, 4, 24)
    assert read("gisteren", shown=may, month=may) == dt.date(2026, 11, 21)


def test_a_date_without_a_year_is_the_last_one_or_at_most_a_month_ahead():
    assert read("22-12") == dt.date(2026, 12, 22)
    assert read("24-12") == dt.date(2025, 12, 24)
    january = dt.date(2027, 1, 2)
    assert read("28 dec", today=january) == dt.date(2026, 12, 28)
    assert read("29 feb", today=january) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "31", "0", "99", "31-2", "29-2-2025", "3-13", "wo 3 nov", "3 nov 4", "appel", "last"),
        *("volgende", "3 appels geleden", "1-1-1899", "2200-01-01", "+99999", "²", "٣"),
        *("3-11-20261", "x" * 200),
    ],
)
def test_what_is_no_day_is_none(text):
    assert read(text) is None


def test_only_a_number_is_taken_as_the_day_of_the_month_while_it_is_typed():
    assert [is_bare_number(text) for text in ("3", "30", "03", "300", "3-", "-3", "")] == [
        *([True] * 3),
        *([False] * 4),
    ]
