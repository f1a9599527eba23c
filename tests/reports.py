"""Reports over small diaries, for the tests of what prints them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from magapp.content import load_guidance
from magapp.services.lexicon import Lexicon
from magapp.services.report import write_report
from magapp.services.report_values import Names
from magapp.services.summary import summarise_period
from tests.diaries import (
    GROUP_UPPER,
    MONDAY,
    WOMAN,
    a_diary,
    a_fact,
    a_full_day,
    a_habit,
    a_supplement,
    an_answer,
    an_entry,
    day,
)

if TYPE_CHECKING:
    from magapp.domain.records import Entry
    from magapp.services.report_values import Report
    from magapp.services.summary import PeriodSummary

GUIDANCE = load_guidance()
TODAY = dt.date(2026, 11, 9)
HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "<img src=file:///tmp/canary.png>",
    "<script>alert(1)</script>",
    'a"b;c,d\r\ne',
)
LEXICON = Lexicon(
    units={"slice": ("sneetje", "sneetjes", "slice", "slices")},
    names={"spinach": ("Spinazie", "Spinach")},
    group_upper=GROUP_UPPER,
)
NAMES = Names(
    complaints={"cramps": "Muscle cramps", "fatigue": "Tiredness"},
    causes={"stress": "Long-lasting stress"},
    medicines={"ppi": "Proton pump inhibitors"},
    references={"EFSA2015": "EFSA NDA Panel 2015", "GR2018": "Gezondheidsraad 2018"},
    figures={"BLS40": "BLS 4.0 (2025)", "USDA_SR": "USDA SR Legacy"},
)


def name_of(entry: Entry) -> str:
    return LEXICON.name_of(entry, "en")


def a_week(*records: object) -> PeriodSummary:
    """Summarise the first week of November 2026 with these records."""
    return summarise_period(a_diary(*records), MONDAY, day(6), GROUP_UPPER, GUIDANCE)  # type: ignore[arg-type]  # records and lists of them


def a_usual_week() -> PeriodSummary:
    """Summarise a week with a bit of everything: totals of 300, 310 … and 900 mg on the last day."""
    return a_week(
        *WOMAN,
        *[a_full_day(day(n), 300 + 10 * n) for n in range(4)],
        an_entry(day(4), None, name="Oma's soep", food=None, group="soups_sauces", grams=250.0, source="own"),
        an_entry(day(4), 40.0),
        a_supplement(day(5), 300.0),
        an_answer(day(0), "cramps", 2),
        an_answer(day(1), "cramps", 1),
        a_habit(day(0), "sleep", 7.5),
        a_fact("cause", "stress", day(0)),
        a_fact("medicine", "ppi", day(0)),
    )


def a_hostile_week() -> PeriodSummary:
    """Summarise a week of foods whose names try to be something else."""
    return a_week(
        *[
            an_entry(day(0), -1.5 if n == 0 else 10.0 * n, name=name, food=None)
            for n, name in enumerate(HOSTILE)
        ]
    )


def a_report(summary: PeriodSummary | None = None, language: str = "en") -> Report:
    return write_report(
        summary or a_usual_week(), language=language, today=TODAY, names=NAMES, lexicon=LEXICON
    )
