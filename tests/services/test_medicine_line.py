"""A medicine on the entry line becomes a dose, with its time; its strength is no magnesium."""

import contextlib
import datetime as dt
from itertools import count

import pytest

from magapp.content import load_guidance
from magapp.domain.records import Dose, Entry
from magapp.services.entry_line import propose
from magapp.services.forms import magnesium_products
from magapp.services.medicine_line import medicines_begun
from magapp.services.medicine_names import named_medicines, typed_medicines, typed_name
from magapp.services.proposal import EntryLineError, FoodNotFoundError, Line
from magapp.services.word_forms import FILLERS
from tests.diaries import a_diary, a_fact
from tests.services.catalogue import finder, forms, table

DAY = dt.date(2026, 11, 22)
GUIDANCE = load_guidance()
MEDICINES = named_medicines(GUIDANCE)
PRODUCTS = magnesium_products(GUIDANCE)


def found(line, medicines=MEDICINES):
    return propose(line, finder(), "nl", None, forms(), products=PRODUCTS, medicines=medicines)


def records(line):
    ids = map(str, count())
    return found(line)[0].to_records(ids.__next__, DAY, meal="lunch")


def dose_of(line):
    (dose,) = records(line)
    assert isinstance(dose, Dose)
    return dose.medicine, dose.time


@pytest.mark.parametrize(
    ("line", "medicine", "time"),
    [
        ("levothyroxine 8:00", "levothyroxine", 480),
        ("thyrax", "levothyroxine", None),
        ("Euthyrox om 7 uur", "levothyroxine", 420),
        ("omeprazol 20 mg 7:30", "ppi", 450),
        ("20 mg omeprazol", "ppi", None),
        ("metformine 500mg 8:00", "metformin", 480),
        ("1 tablet thyrax 50 mcg 8:00", "levothyroxine", 480),
        ("furosemide 40", "loop_diuretic", None),
        ("lansoprazol", "lansoprazole", None),
        ("juluca 9:00", "juluca", 540),
        ("ijzer", "iron", None),
        ("nitrofurantoïne", "nitrofurantoin", None),
        ("levothyr", "levothyroxine", None),
        ("levotyroxine", "levothyroxine", None),
        ("ciproxine", "quinolone", None),
        ("hydrochlorothiazide", "thiazide", None),
    ],
)
def test_a_medicine_is_read_with_its_time_and_without_its_strength(line, medicine, time):
    assert dose_of(line) == (medicine, time)


@pytest.mark.parametrize("line", ["rennie", "maalox 8:00", "400 mg magnesiumcitraat", "antagel"])
def test_what_holds_magnesium_stays_a_supplement(line):
    (entry,) = records(line)
    assert isinstance(entry, Entry)
    assert entry.counts_to_upper


@pytest.mark.parametrize("line", ["zink", "zink 15 mg", "onbekend", "een ander medicijn"])
def test_a_medicine_that_only_a_strength_or_nothing_names_is_not_read(line):
    with contextlib.suppress(FoodNotFoundError):
        assert all(each.medicine is None for each in found(line))


@pytest.mark.parametrize("line", ["koffie", "water", "melk", "2 sneetjes volkorenbrood", "lactosevrije melk"])
def test_a_food_stays_the_food_it_was(line):
    first = found(line)[0]
    assert first.food is not None
    assert first.medicine is None


def test_no_food_of_the_table_is_taken_for_a_medicine():
    names = {name for food in table().foods for name in (food.name_nl, food.name_en)}
    words = {word.strip("(),") for name in names for word in name.split()} - FILLERS
    taken = []
    for word in sorted(word for word in words if len(word) > 5):
        try:
            first = found(word)[0]
        except EntryLineError:
            continue
        if first.medicine is not None:
            taken.append((word, first.name))
    assert taken == []


def test_a_line_of_foods_and_a_medicine_makes_entries_and_a_dose():
    made = records("thyrax 7:00, 2 sneetjes volkorenbrood en koffie")
    assert [type(each) for each in made] == [Dose, Entry, Entry]
    assert made[0].time == 420


def test_a_medicine_that_the_person_typed_is_known_to_the_line():
    diary = a_diary(a_fact("medicine", "Paracetamol"), a_fact("medicine", "ppi"))
    own = typed_medicines(diary, MEDICINES)
    assert [each.key for each in own] == ["Paracetamol"]
    first = found("paracetamol 500 mg 8:00", (*MEDICINES, *own))[0]
    assert first.medicine is not None
    assert (first.medicine.key, first.time) == ("Paracetamol", 480)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Prednison\n 5 ", "Prednison 5"),
        ("a" * 200, "a" * 80),
        ("\u202e\x00", ""),
        ("…", ""),
        ("<b>", "<b>"),
    ],
)
def test_a_typed_name_is_one_line_of_at_most_80_letters(text, name):
    assert typed_name(text) == name


@pytest.mark.parametrize("words", ["antibioticum", "calcium"])
def test_what_only_a_class_of_medicines_is_called_names_no_medicine(words):
    line = Line(None, words, None, None)
    assert medicines_begun(line, MEDICINES) == []
