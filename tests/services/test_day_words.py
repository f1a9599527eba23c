"""A day's figures in words: what is unknown is no zero, and no average of too few days."""

import datetime as dt

import pytest

from magapp import i18n
from magapp.domain.amount import Amount, exactly
from magapp.domain.records import Checkin, DayNote, DayRecord, Dose, Entry, Habit, LabValue
from magapp.services.day_words import figures_of, kinds_of, mean_from_food

DAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _dutch():
    i18n.use("nl")
    yield
    i18n.use("en")


def food(mg, **more):
    return Entry(id=f"{id(mg)}", day=DAY, mg=None if mg is None else exactly(mg), grams=100.0, **more)


def pill(mg):
    return food(mg, form="citrate", counts_to_upper=True)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ((), ""),
        ((food(157.0),), "157 mg uit voeding"),
        ((food(157.0), pill(100.0)), "157 mg uit voeding, 100 mg uit supplementen"),
        ((pill(100.0),), "100 mg uit supplementen"),
        ((food(100.0), food(None)), "ten minste 100 mg uit voeding"),
        ((food(None),), "onbekend uit voeding"),
        ((food(10.0), pill(None)), "10 mg uit voeding, onbekend uit supplementen"),
        ((food(10.0), food(90.0, planned=True)), "10 mg uit voeding"),
        ((food(90.0, planned=True),), "1 rij gepland"),
    ],
)
def test_a_days_figures_are_said_from_food_and_from_supplements(entries, said):
    assert figures_of(entries) == said


def test_a_range_is_said_as_a_range():
    entry = Entry(id="a", day=DAY, mg=Amount(196.0, 208.0))
    assert figures_of([entry]) == "196–208 mg uit voeding"


def test_the_mean_is_of_food_alone_and_at_least_where_a_food_is_unknown():
    days = [(food(100.0), pill(None)), (food(200.0),), (food(300.0),)]
    assert mean_from_food(days) == "Gemiddeld 200 mg uit voeding over 3 volledige dagen."
    with_unknown = [*days[:2], (food(300.0), food(None))]
    assert mean_from_food(with_unknown).startswith("Gemiddeld ten minste 200 mg uit voeding")


def test_of_fewer_than_three_complete_days_no_mean_is_said():
    said = mean_from_food([(food(100.0),)] * 2)
    assert said == "Voor een gemiddelde zijn minstens 3 volledige dagen nodig; hier zijn het er 2."


def test_what_else_stands_on_days_is_named_by_its_kind():
    records: list[DayRecord] = [
        Checkin(id="1", day=DAY, key="cramps", severity=1),
        Checkin(id="2", day=DAY, key="sleep", severity=2),
        Habit(id="3", day=DAY, key="sleep", value=7.0),
        Dose(id="4", day=DAY, medicine="levothyroxine"),
        LabValue(id="5", day=DAY, value=0.8),
        DayNote(id="6", day=DAY, note="druk"),
    ]
    assert kinds_of(records) == [
        "2 antwoorden over klachten",
        "1 antwoord over een gewoonte",
        "1 ingenomen medicijn",
        "1 waarde van een laboratorium",
        "1 notitie bij een dag",
    ]
    assert kinds_of([]) == []
