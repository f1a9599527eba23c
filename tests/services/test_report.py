import dataclasses
import re

import pytest

from magapp import i18n
from magapp.domain.records import Entry
from magapp.services.report_values import Figure, Milligrams, Report, Section
from tests.diaries import a_fact, a_full_day, a_note, a_supplement, an_entry, day
from tests.reports import a_report, a_usual_week, a_week


def section(report: Report, heading: str) -> Section:
    return next(part for part in (*report.sections, report.method, report.days) if part.heading == heading)


def all_texts(report):
    for part in (*report.sections, report.method, report.days, report.diary):
        yield from (part.heading, *part.sentences, *part.items)
        for table in part.tables:
            yield table.caption
            yield from (column.title for column in table.columns)
            for row in table.rows:
                yield from (cell if isinstance(cell, str) else cell.text for cell in row)


def test_every_report_carries_the_disclaimer():
    assert a_report().disclaimer.startswith("Not a medical device; not a diagnosis")
    dutch = a_report(language="nl").disclaimer
    assert dutch.startswith("Geen medisch hulpmiddel; geen diagnose; geen vervanging van")


def test_language_of_the_report_is_not_that_of_the_window():
    i18n.use("en")
    report = a_report(language="nl")
    assert report.title == "Samenvatting voor huisarts of diëtist"
    assert report.period == "2 november 2026 t/m 8 november 2026"
    assert i18n.language() == "en"


def test_day_table_holds_the_totals_of_every_day():
    (table,) = section(a_report(), "Day by day").tables
    assert len(table.rows) == 7
    together = [row[3] for row in table.rows]
    assert [cell if isinstance(cell, str) else cell.text for cell in together] == [
        "300",
        "310",
        "320",
        "330",
        "at least 40",
        "300",
        "",
    ]


def test_unknown_magnesium_is_called_unknown_never_zero():
    (table,) = a_report().diary.tables
    soup = next(row for row in table.rows if row[3] == "Oma's soep")
    assert soup[6] == Milligrams(None, "unknown")


def test_foods_are_named_in_the_language_of_the_report():
    (table,) = section(a_report(), "Foods that gave the most magnesium").tables
    assert [row[0] for row in table.rows][:2] == ["Volkorenbrood", "Spinach"]


def test_means_are_numbers_for_a_spreadsheet_too():
    (table,) = section(a_report(), "Magnesium from food and supplements").tables
    food = table.rows[0][1]
    assert isinstance(food, Milligrams)
    assert food.amount is not None
    assert (food.text, round(food.amount.low)) == ("315", 315)


def test_fewer_than_three_complete_days_give_no_mean():
    report = a_report(a_week(a_full_day(day(0)), a_full_day(day(1))))
    magnesium = section(report, "Magnesium from food and supplements")
    assert magnesium.tables == ()
    assert "A mean needs at least three complete days." in magnesium.sentences


def test_a_day_that_lacks_drinks_says_so_and_is_not_among_the_complete_ones():
    meals = [a_full_day(day(n)) for n in range(3)]
    without = [each for each in a_full_day(day(3)) if isinstance(each, Entry) and not each.drink]
    lacking = a_note(day(0)).saying("drinks_missing")
    report = a_report(a_week(*meals, without, lacking))
    (table,) = section(report, "Day by day").tables
    assert [row[-1] for row in table.rows][:4:3] == ["drinks missing", "drinks missing (suggested)"]
    said = section(report, "Magnesium from food and supplements").sentences
    assert "Written down completely: 2 of 7 days." in said
    assert any(sentence.endswith("or only the drinks.") for sentence in report.method.sentences)


def test_suggested_complete_days_are_said_to_be_suggested():
    suggested = section(a_report(), "Magnesium from food and supplements").sentences
    assert "Of these, 4 were called complete by the program, not by the person." in suggested
    days = [a_full_day(day(n)) for n in range(3)] + [[a_note(day(n), "complete")] for n in range(3)]
    set_by_person = section(a_report(a_week(*days)), "Magnesium from food and supplements").sentences
    assert not any("by the program" in sentence for sentence in set_by_person)


@pytest.mark.parametrize(
    ("mg", "sentence"),
    [
        (269, "The mean lies under the adequate intake of 300 mg a day."),
        (270, "The mean lies around the adequate intake of 300 mg a day."),
        (330, "The mean lies around the adequate intake of 300 mg a day."),
        (331, "The mean lies above the adequate intake of 300 mg a day."),
    ],
)
def test_mean_is_under_around_or_above(mg, sentence):
    summary = a_week(a_fact("sex", "female"), *[a_full_day(day(n), mg) for n in range(3)])
    assert sentence in section(a_report(summary), "Magnesium from food and supplements").sentences


def test_every_mean_has_its_sentence():
    wide = [an_entry(day(n), None, grams=200.0) for n in range(3)]
    summary = a_week(a_fact("sex", "female"), *[a_full_day(day(n), 200) for n in range(3)], wide)
    sentences = section(a_report(summary), "Magnesium from food and supplements").sentences
    assert any("under, around or above" in text or "under or around" in text for text in sentences)


def test_both_reference_lines_stand_there_when_the_sex_was_not_told():
    sentences = section(a_report(a_week(a_full_day(day(0)))), "The person").sentences
    assert any("300 mg a day for women, 350 mg for men" in text for text in sentences)


def test_a_minor_gets_no_reference():
    summary = a_week(a_fact("sex", "male"), a_fact("birth_year", "2012"), a_full_day(day(0)))
    assert "Under 18: no reference is given here." in section(a_report(summary), "The person").sentences


def test_confidence_is_given_with_days_and_method():
    report = a_report()
    sentences = " ".join(section(report, "Magnesium from food and supplements").sentences)
    assert re.search(r"From 4 complete days it can be said with \d\d % confidence", sentences)
    assert "Institute of Medicine (2000)" in " ".join(section(report, "Method and sources").sentences)


def test_days_over_the_upper_level_are_told_and_may_be_over_while_unsure():
    sentences = section(a_report(), "Magnesium from food and supplements").sentences
    assert "On 1 day supplements and the like were over the upper level of 250 mg." in sentences
    none = section(a_report(a_week(a_supplement(day(0), 250))), "Magnesium from food and supplements")
    assert "On no day were supplements and the like over the upper level of 250 mg." in none.sentences


@pytest.mark.parametrize("who", [("condition", "kidney_severe"), ("birth_year", "2010")])
def test_for_whom_the_upper_level_does_not_hold_the_summary_names_amounts_and_no_level(who):
    summary = a_week(a_fact(*who), a_supplement(day(0), 100), a_supplement(day(1), 200))
    report = a_report(summary)
    sentences = section(report, "Magnesium from food and supplements").sentences
    assert "On 2 days supplements and the like were written down: 100–200 mg a day." in sentences
    said = [text for text in all_texts(report) if "250" in text or "upper level" in text]
    assert said == []


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        ((), "On no day were supplements and the like written down."),
        ((100,), "On 1 day supplements and the like were written down: 100 mg."),
        ((100, None), "On 2 days supplements and the like were written down: at least 100 mg a day."),
        ((None,), "On 1 day supplements and the like were written down; how much magnesium is unknown."),
    ],
)
def test_an_unknown_supplement_is_no_supplement_of_0_mg(amounts, sentence):
    taken = [a_supplement(day(n), mg) for n, mg in enumerate(amounts)]
    planned = a_supplement(day(6), 400, planned=True)
    report = a_report(a_week(a_fact("condition", "kidney_severe"), taken, planned))
    assert sentence in section(report, "Magnesium from food and supplements").sentences


def test_a_level_that_did_not_hold_on_one_day_of_the_period_is_not_named():
    ill = a_fact("condition", "dehydration", day(2), day(3))
    sentences = section(a_report(a_week(ill)), "Magnesium from food and supplements").sentences
    assert "On no day were supplements and the like written down." in sentences


def test_complaints_count_days_and_list_the_unanswered_ones():
    (table,) = section(a_report(), "Complaints").tables
    rows = {row[0]: [cell.value for cell in row[1:] if isinstance(cell, Figure)] for row in table.rows}
    assert rows == {"Muscle cramps": [2, 0, 1, 1, 0, 1], "Tiredness": [0, 0, 0, 0, 0, 0]}


def test_ticks_are_named():
    items = section(a_report(), "Ticked by the person").items
    assert items == (
        "Possible causes: Long-lasting stress",
        "Conditions: nothing ticked",
        "Medicines: Proton pump inhibitors",
    )


def test_sources_of_the_figures_used_are_listed_and_no_others():
    items = section(a_report(), "Method and sources").items
    assert items == ("Gezondheidsraad 2018", "EFSA NDA Panel 2015", "BLS 4.0 (2025)")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_report_says_what_this_program_never_says(language):
    report = a_report(language=language)
    said = " ".join(all_texts(report)).casefold()
    for banned in ("adh", "u heeft een tekort", "doel gehaald", "you have a deficiency", "score"):
        assert banned not in said


def test_a_report_is_made_of_plain_frozen_values():
    summary = a_usual_week()
    report = a_report(summary)
    assert report == a_report(summary)
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.title = "x"  # type: ignore[misc]  # it is frozen: that is the point
