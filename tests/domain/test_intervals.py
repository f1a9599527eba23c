"""A dose and a supplement that were written down too close: every row of the table of hours, at its limit."""

import datetime as dt

import pytest

from magapp.content import load_guidance
from magapp.domain.guidance import Interval
from magapp.domain.intervals import is_too_close, too_close
from magapp.domain.records import Dose
from tests.diaries import MONDAY, a_supplement, an_entry, day

GUIDANCE = load_guidance()
NOON = 12 * 60
FOUR_HOURS_EITHER_WAY = (
    "levothyroxine",
    "iron",
    "penicillamine",
    "nitrofurantoin",
    "chloroquine",
    "quinidine",
    "eltrombopag",
)
TWO_HOURS_EITHER_WAY = (
    "mycophenolate",
    "rosuvastatin",
    "fexofenadine",
    "captopril",
    "fosinopril",
    "azithromycin",
    "itraconazole",
    "ketoconazole",
    "phenytoin",
    "digoxin",
    "lansoprazole",
    "isoniazid",
    "rifampicin",
    "atazanavir",
    "dipyridamole",
    "sulpiride",
    "phenothiazine",
    "proguanil",
    "several_medicines",
    "fluoride",
    "other",
)
HOURS = {
    **dict.fromkeys(FOUR_HOURS_EITHER_WAY, (4, 4)),
    **dict.fromkeys(TWO_HOURS_EITHER_WAY, (2, 2)),
    "quinolone": (2, 6),
    "tetracycline": (2, 4),
    "dolutegravir": (2, 6),
    "juluca": (4, 6),
    "bisphosphonate": (4, None),
    "gabapentin": (None, 2),
}
WITHOUT_HOURS = (
    "ppi",
    "loop_diuretic",
    "thiazide",
    "potassium_sparing_diuretic",
    "zoledronic_acid",
    "bictegravir",
    "raltegravir",
    "integrase_inhibitor",
    "nilotinib",
    "polystyrene_sulfonate",
    "zinc_high",
    "aminoglycoside",
    "muscle_relaxant",
    "calcium_channel_blocker",
    "antacid",
)


def a_dose(medicine, time=NOON, on=MONDAY):
    return Dose(id=f"dose-{medicine}-{on}-{time}", day=on, time=time, medicine=medicine)


def noted(dose, *entries):
    return [(each.dose.id, each.entry.id) for each in too_close([dose], entries, GUIDANCE.medicines)]


def is_noted(medicine, minutes):
    """Take a medicine at noon, and magnesium so many minutes later."""
    return bool(noted(a_dose(medicine), a_supplement(time=NOON + minutes)))


def test_the_table_names_every_medicine_that_has_hours():
    having = {each.id for each in GUIDANCE.medicines if each.interval is not None and not each.interval.never}
    assert having == set(HOURS)


NEVER = ("bictegravir", "raltegravir", "nilotinib", "polystyrene_sulfonate")


@pytest.mark.parametrize("medicine", NEVER)
def test_what_never_goes_with_magnesium_gets_a_note_whatever_the_hours_between_them(medicine):
    assert is_noted(medicine, 0)
    assert is_noted(medicine, 11 * 60)


@pytest.mark.parametrize("medicine", HOURS)
def test_the_hours_of_the_content_are_those_of_the_table(medicine):
    found = GUIDANCE.medicine(medicine)
    assert found is not None
    assert found.interval is not None
    assert (found.interval.before, found.interval.after) == HOURS[medicine]


@pytest.mark.parametrize(("medicine", "hours"), [(key, hours[0]) for key, hours in HOURS.items() if hours[0]])
def test_a_medicine_exactly_so_long_before_magnesium_gets_no_note_and_a_minute_less_does(medicine, hours):
    assert not is_noted(medicine, hours * 60)
    assert is_noted(medicine, hours * 60 - 1)


@pytest.mark.parametrize(("medicine", "hours"), [(key, hours[1]) for key, hours in HOURS.items() if hours[1]])
def test_a_medicine_exactly_so_long_after_magnesium_gets_no_note_and_a_minute_less_does(medicine, hours):
    assert not is_noted(medicine, -hours * 60)
    assert is_noted(medicine, -hours * 60 + 1)


@pytest.mark.parametrize("medicine", [each for each in WITHOUT_HOURS if each not in NEVER])
def test_a_medicine_without_hours_never_gets_a_note(medicine):
    assert not is_noted(medicine, 0)


@pytest.mark.parametrize("medicine", HOURS)
def test_at_the_same_minute_every_medicine_with_hours_gets_a_note(medicine):
    assert is_noted(medicine, 0)


def test_an_antibiotic_two_hours_before_magnesium_is_right_and_two_hours_after_it_is_not():
    assert not is_noted("quinolone", 120)
    assert is_noted("quinolone", -120)


def test_a_bone_medicine_after_any_magnesium_of_its_day_gets_a_note_but_not_the_morning_after():
    bone = a_dose("bisphosphonate", 14 * 60)
    assert noted(bone, a_supplement(time=6 * 60))
    assert not noted(a_dose("bisphosphonate", 7 * 60, day(1)), a_supplement(time=22 * 60))


def test_gabapentin_just_before_magnesium_gets_a_note_and_two_hours_before_it_does_not():
    assert is_noted("gabapentin", 119)
    assert not is_noted("gabapentin", 120)


def test_a_medicine_that_nobody_knows_has_the_general_two_hours():
    (found,) = too_close([a_dose("Prednison")], [a_supplement(time=NOON + 119)], GUIDANCE.medicines)
    assert found.medicine.id == "other"
    assert not is_noted("Prednison", 120)


def test_around_midnight_the_days_do_not_matter():
    evening = a_dose("levothyroxine", 23 * 60)
    assert noted(evening, a_supplement(day(1), time=60))
    assert noted(a_dose("levothyroxine", 60, day(1)), a_supplement(time=23 * 60))
    assert not noted(evening, a_supplement(day(1), time=3 * 60))


def test_a_time_after_midnight_of_the_same_evening_is_the_next_night():
    assert noted(a_dose("levothyroxine", 25 * 60), a_supplement(day(1), time=2 * 60))


def test_without_a_time_there_is_no_note():
    assert noted(a_dose("levothyroxine", None), a_supplement(time=NOON)) == []
    assert noted(a_dose("levothyroxine"), a_supplement(time=None)) == []


def test_what_is_planned_or_eaten_gets_no_note():
    assert noted(a_dose("levothyroxine"), a_supplement(time=NOON, planned=True)) == []
    assert noted(a_dose("levothyroxine"), an_entry(time=NOON, counts_to_upper=True)) == []


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_a_rule_without_any_hours_forbids_nothing(minutes):
    assert not is_too_close(minutes, Interval(), same_day=True)


def test_every_rule_has_a_text_to_quote_and_sources():
    for medicine in GUIDANCE.medicines:
        if medicine.interval is not None:
            assert medicine.text is not None
            assert medicine.sources


def test_a_summer_and_a_winter_day_are_both_24_hours_apart():
    before = Dose(id="d", day=dt.date(2026, 3, 28), time=23 * 60, medicine="levothyroxine")
    assert noted(before, a_supplement(dt.date(2026, 3, 29), time=2 * 60))
