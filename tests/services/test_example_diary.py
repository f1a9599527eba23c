"""The example diary is invented by the program itself, and is the same each time."""

import datetime as dt

import pytest

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Checkin, DayNote, Entry, Fact
from magapp.services.example_diary import DAYS, example_records
from magapp.services.period_report import report_of
from magapp.services.summary import summarise_period
from magapp.ui.loading import load_catalogue

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def records(catalogue):
    return example_records(catalogue.kitchen, catalogue.guidance, TODAY)


def test_it_is_the_same_each_time(catalogue, records):
    assert example_records(catalogue.kitchen, catalogue.guidance, TODAY) == records


def test_it_is_six_weeks_with_gaps_and_something_planned_for_tomorrow(records):
    diary = Diary(records)
    eaten = {each.day for each in records if isinstance(each, Entry) and not each.planned}
    assert DAYS == 42
    assert 30 < len(eaten) < DAYS
    assert max(eaten) == TODAY
    tomorrow = diary.entries(TODAY + dt.timedelta(days=1))
    assert tomorrow
    assert all(entry.planned for entry in tomorrow)


@pytest.mark.parametrize("today", [TODAY, dt.date(2027, 3, 1), dt.date(2028, 2, 29)])
def test_on_any_day_it_has_an_average_complaints_and_a_supplement(catalogue, today):
    diary = Diary(example_records(catalogue.kitchen, catalogue.guidance, today))
    first = today - dt.timedelta(days=DAYS - 1)
    found = summarise_period(diary, first, today, catalogue.lexicon.group_upper, catalogue.guidance)
    assert found.complete_days >= 20
    assert found.mean_food is not None
    assert found.mean_supplement is not None
    assert found.mean_supplement.high > 0
    assert any(isinstance(each, Checkin) for each in diary)
    assert any(isinstance(each, DayNote) for each in diary)


def test_its_person_is_of_age_and_no_gate_is_open(records):
    told = {each.key: each.value for each in records if isinstance(each, Fact)}
    assert told == {"sex": "female", "birth_year": "1964", "cause": "stress"}


def test_it_tells_no_tale_of_magnesium_against_complaints(records):
    early: dict[str, list[int]] = {}
    late: dict[str, list[int]] = {}
    for each in records:
        if isinstance(each, Checkin):
            half = late if (TODAY - each.day).days < 21 else early
            half.setdefault(each.key, []).append(each.severity or 0)
    assert {key: sorted(found) for key, found in early.items()} == {
        key: sorted(found) for key, found in late.items()
    }


def test_its_names_are_in_the_language_set(catalogue):
    i18n.use("nl")
    try:
        dutch = example_records(catalogue.kitchen, catalogue.guidance, TODAY)
    finally:
        i18n.use("en")
    assert any(each.name == "Volkorenbrood" for each in dutch if isinstance(each, Entry))


@pytest.mark.parametrize(
    ("language", "mark"), [("nl", "Voorbeeld, niet van een echt persoon: "), ("en", "Example, of no")]
)
def test_a_report_of_it_says_in_title_and_disclaimer_that_it_is_invented(catalogue, records, language, mark):
    period = (TODAY - dt.timedelta(days=6), TODAY)
    report, _summary = report_of(
        Diary(records),
        period,
        catalogue.guidance,
        catalogue.table,
        language=language,
        today=TODAY,
        is_example=True,
    )
    assert report.title.startswith(mark)
    assert report.disclaimer.startswith(mark.split(",", maxsplit=1)[0])
