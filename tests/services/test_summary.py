import datetime as dt
import time
from dataclasses import replace

import pytest

from magapp.domain.amount import Amount, exactly
from magapp.services.summary import summarise_day, summarise_period
from tests.diaries import (
    GROUP_UPPER,
    MONDAY,
    WOMAN,
    a_diary,
    a_fact,
    a_full_day,
    a_habit,
    a_note,
    a_supplement,
    an_answer,
    an_entry,
    day,
)


def of_week(*records):
    return summarise_period(a_diary(*records), MONDAY, day(6), GROUP_UPPER)


def test_day_adds_up_food_and_supplement_apart():
    summary = summarise_day(a_diary(a_full_day(MONDAY), a_supplement(mg=100)), MONDAY, GROUP_UPPER)
    assert summary.totals.food == exactly(300)
    assert summary.totals.supplement == exactly(100)
    assert summary.state == "complete"
    assert not summary.state_set


def test_reference_is_that_of_the_profile_on_the_day():
    diary = a_diary(*WOMAN, an_entry())
    assert summarise_day(diary, MONDAY, GROUP_UPPER).reference_mg == 300
    assert summarise_day(a_diary(an_entry()), MONDAY, GROUP_UPPER).reference_mg is None


def test_day_with_far_less_energy_than_ones_own_median_is_partly():
    usual = [a_full_day(day(-n)) for n in range(1, 6)]
    little = a_diary(*usual, a_full_day(MONDAY, kcal=1100))
    enough = a_diary(*usual, a_full_day(MONDAY, kcal=1300))
    assert summarise_day(little, MONDAY, GROUP_UPPER).state == "partly"
    assert summarise_day(enough, MONDAY, GROUP_UPPER).state == "complete"


def test_period_and_day_agree_on_every_day():
    records = [a_full_day(day(n), kcal=2000 if n % 3 else 900) for n in range(-100, 20)]
    diary = a_diary(*records, *WOMAN, a_note(day(2), "partly"))
    period = summarise_period(diary, day(-40), day(19), GROUP_UPPER)
    assert period.days == tuple(summarise_day(diary, day(n), GROUP_UPPER) for n in range(-40, 20))


def test_every_day_of_the_period_is_there_also_the_empty_ones():
    summary = of_week(a_full_day(day(1)))
    assert [one.day for one in summary.days] == [day(n) for n in range(7)]
    assert [one.state for one in summary.days].count("empty") == 6


def test_mean_needs_three_complete_days():
    two = of_week(a_full_day(day(0)), a_full_day(day(1)))
    assert two.complete_days == 2
    assert two.mean_total is None
    three = of_week(a_full_day(day(0), 200), a_full_day(day(1), 300), a_full_day(day(2), 400))
    assert three.mean_total is not None
    assert three.mean_total.low == pytest.approx(300)


def test_mean_leaves_out_days_that_are_not_complete():
    full = [a_full_day(day(n)) for n in range(3)]
    summary = of_week(*full, an_entry(day(3), 900), a_full_day(day(4), 900), a_note(day(4), "partly"))
    assert summary.complete_days == 3
    assert summary.mean_food is not None
    assert (round(summary.mean_food.low), round(summary.mean_food.high)) == (300, 300)


def test_complete_days_that_were_only_suggested_are_counted():
    summary = of_week(*[a_full_day(day(n)) for n in range(4)], a_note(day(0), "complete"))
    assert (summary.complete_days, summary.suggested_days) == (4, 3)


def test_unknown_magnesium_makes_the_mean_a_range():
    unknown = an_entry(day(0), None, group="bread", grams=100.0)
    summary = of_week(*[a_full_day(day(n)) for n in range(4)], unknown)
    assert summary.mean_food is not None
    assert summary.mean_food.low == pytest.approx(300)
    assert summary.mean_food.high == pytest.approx(320)


def test_confidence_counts_food_and_supplement_together():
    supplements = [a_supplement(day(n), 100) for n in range(3)]
    days = [a_full_day(day(n), 220) for n in range(3)]
    summary = of_week(*WOMAN, *days, *supplements)
    assert summary.mean_total is not None
    assert summary.mean_total.low == pytest.approx(320)
    assert summary.confidence.adequate_ear == pytest.approx(0.836, abs=0.002)


def test_confidence_says_nothing_of_someone_unknown():
    summary = of_week(*[a_full_day(day(n)) for n in range(3)])
    assert summary.confidence.adequate_ear is None
    assert summary.confidence.above_ai is None


def test_days_over_the_upper_level_are_counted_also_when_incomplete():
    summary = of_week(
        a_supplement(day(0), 300), a_supplement(day(1), Amount(200, 260)), a_supplement(day(2), 250)
    )
    assert (summary.days_over_upper, summary.days_surely_over_upper) == (2, 1)


def test_top_sources_are_foods_most_magnesium_first():
    summary = of_week(
        a_full_day(day(0)), a_full_day(day(1)), an_entry(day(2), 1.0, food="apple"), a_supplement(day(2), 240)
    )
    assert [source.latest.food for source in summary.sources] == [
        "bread_wholemeal",
        "spinach",
        "coffee",
        "apple",
    ]
    assert summary.sources[0].mg == exactly(300)
    assert summary.sources[0].times == 2
    assert sum(source.share for source in summary.sources) == pytest.approx(1)


def test_food_with_unknown_magnesium_is_no_source():
    assert of_week(an_entry(day(0), None)).sources == ()


def test_complaints_count_days_and_are_never_averaged():
    answers = [an_answer(day(n), "cramps", severity) for n, severity in enumerate([0, 1, 2, 3, None])]
    (cramps,) = of_week(*answers).complaints
    assert (cramps.answered, cramps.moderate_or_severe) == (4, 2)
    assert cramps.by_severity == (1, 1, 1, 1)


def test_ticks_that_held_at_any_time_of_the_period_are_listed():
    summary = of_week(
        a_fact("cause", "stress", day(3), day(5)),
        a_fact("cause", "alcohol", day(-30), day(0)),
        a_fact("medicine", "ppi", day(-30)),
        a_fact("condition", "coeliac", day(7)),
    )
    assert (summary.causes, summary.medicines, summary.conditions) == (("stress",), ("ppi",), ())


def test_habits_have_means_but_stress_counts_days():
    summary = of_week(
        a_habit(day(0), "sleep", 6),
        a_habit(day(1), "sleep", 8),
        a_habit(day(0), "stress", 2),
        a_habit(day(1), "stress", 1),
    )
    sleep, stress = summary.habits
    assert (sleep.days, sleep.mean, sleep.troubled) == (2, 7, None)
    assert (stress.days, stress.mean, stress.troubled) == (2, None, 1)


def test_drinks_are_counted_from_entries_without_planned_ones():
    planned = replace(an_entry(day(0), drink="tea"), planned=True)
    (coffee,) = of_week(a_full_day(day(0)), a_full_day(day(1)), planned).drinks
    assert (coffee.drink, coffee.times, coffee.days) == ("coffee", 2, 2)


def test_period_of_nothing_is_empty():
    assert of_week(*WOMAN, a_full_day(day(-1))).is_empty
    assert not of_week(a_note(day(0), note="ziek")).is_empty


def test_a_year_takes_under_50_ms():
    records = [
        [an_entry(day(-n), 20 + k, meal=("breakfast", "lunch", "dinner", "snack")[k % 4]) for k in range(12)]
        for n in range(480)
    ]
    diary = a_diary(*WOMAN, *records)
    first, last = MONDAY - dt.timedelta(364), MONDAY
    times = []
    for _ in range(5):
        started = time.perf_counter()
        summarise_period(diary, first, last, GROUP_UPPER)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.05, f"took {min(times) * 1000:.1f} ms"
