"""Amounts and times are read as people write them, in both languages."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.services.quantity import figure_of, read_amount, take_time, take_times
from magapp.services.wording import number


@pytest.mark.parametrize(
    ("text", "amount", "rest"),
    [
        ("2 sneetjes brood", 2, "sneetjes brood"),
        ("1,5 el pindakaas", 1.5, "el pindakaas"),
        ("1.5 el pindakaas", 1.5, "el pindakaas"),
        ("0,125 l melk", 0.125, "l melk"),
        ("30g noten", 30, "g noten"),
        ("30 g noten", 30, "g noten"),
        ("½ avocado", 0.5, "avocado"),
        ("1½ glas", 1.5, "glas"),
        ("1 ½ glas", 1.5, "glas"),
        ("1/2 avocado", 0.5, "avocado"),
        ("1 1/2 glas", 1.5, "glas"),
        ("3/4 banaan", 0.75, "banaan"),
        ("⅓ reep", 1 / 3, "reep"),
        ("2 x koffie", 2, "koffie"),
        ("2x koffie", 2, "koffie"),
        ("2 × koffie", 2, "koffie"),
        ("half glas melk", 0.5, "glas melk"),
        ("een half glas melk", 0.5, "glas melk"),
        ("half a glass of milk", 0.5, "glass of milk"),
        ("half an avocado", 0.5, "avocado"),
        ("een kwart meloen", 0.25, "meloen"),
        ("driekwart banaan", 0.75, "banaan"),
        ("anderhalve banaan", 1.5, "banaan"),
        ("Anderhalf glas", 1.5, "glas"),
        ("een banaan", 1, "banaan"),
        ("één banaan", 1, "banaan"),
        ("a banana", 1, "banana"),
        ("an apple", 1, "apple"),
        ("een paar walnoten", 2, "walnoten"),
        ("paar koekjes", 2, "koekjes"),
        ("a couple of walnuts", 2, "walnuts"),
        ("couple of walnuts", 2, "walnuts"),
        ("drie eieren", 3, "eieren"),
        ("twelve almonds", 12, "almonds"),
        ("-2 koffie", -2, "koffie"),
        ("−2 koffie", -2, "koffie"),
        ("0 koffie", 0, "koffie"),
        ("1e9 koffie", 1e9, "koffie"),
        ("1e-9 koffie", 1e-9, "koffie"),
        ("1e999 koffie", math.inf, "koffie"),
        ("1/0 appel", 0, "appel"),
        ("2", 2, ""),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount, rest):
    read, left = read_amount(text)
    assert read == pytest.approx(amount)
    assert left.strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        "koffie",
        "een",
        "half",
        "half om half gehakt",
        "7up",
        "2% melk",
        "30+ kaas",
        "100% pindakaas",
        "nan koffie",
        "inf koffie",
        "1_000 koffie",
        "0x10 koffie",
        "",
    ],
)
def test_what_is_no_amount_stays_in_the_text(text):
    assert read_amount(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.000", 1000),
        ("1,000", 1000),
        ("12.500", 12500),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("1.0005", 1.0005),
        ("0,500", 0.5),
        ("10,25", 10.25),
    ],
)
def test_three_digits_after_a_separator_are_thousands(text, amount):
    assert read_amount(f"{text} g") == (amount, "g")


@given(st.floats(0, 1e7), st.sampled_from(["nl", "en"]), st.integers(0, 2))
def test_a_number_that_the_program_wrote_is_read_back(value, language, decimals):
    written = number(value, language, decimals)
    assert figure_of(written) == pytest.approx(value, abs=0.5000001 / 10**decimals)
    read, rest = read_amount(f"{written} g")
    assert (read, rest) == (figure_of(written), "g")


@given(st.integers(0, 9999), st.integers(0, 99))
def test_comma_and_point_mean_the_same(whole, hundredths):
    with_comma, with_point = f"{whole},{hundredths:02}", f"{whole}.{hundredths:02}"
    assert read_amount(f"{with_comma} g") == read_amount(f"{with_point} g")
    assert figure_of(with_comma) == pytest.approx(whole + hundredths / 100)


@given(st.text())
def test_any_text_is_read_without_breaking(text):
    amount, rest = read_amount(text)
    assert amount is None or isinstance(amount, float)
    assert len(rest) <= len(text)
    take_time(text)


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("koffie 8:30", 510, "koffie"),
        ("8:30 koffie", 510, "koffie"),
        ("koffie @8", 480, "koffie"),
        ("koffie @ 8:30", 510, "koffie"),
        ("koffie @8.30", 510, "koffie"),
        ("koffie @8u30", 510, "koffie"),
        ("koffie@8", 480, "koffie"),
        ("koffie 8:30 uur", 510, "koffie"),
        ("koffie om 8 uur", 480, "koffie"),
        ("koffie om 8:30 met melk", 510, "koffie met melk"),
        ("coffee at 8", 480, "coffee"),
        ("coffee 8:30 pm", 1230, "coffee"),
        ("coffee 8:30am", 510, "coffee"),
        ("coffee 12:15 a.m.", 15, "coffee"),
        ("coffee 12:15 p.m.", 735, "coffee"),
        ("thee 25:15", 1515, "thee"),
        ("thee 29:59", 1799, "thee"),
        ("thee 0:00", 0, "thee"),
        ("10.30 cappuccino", 630, "cappuccino"),
        ("8.30 2 boterhammen", 510, "2 boterhammen"),
        ("11am flat white", 660, "flat white"),
        ("3 pm tea", 900, "tea"),
        ("8 uur koffie", 480, "koffie"),
        ("21u30 handje chips", 1290, "handje chips"),
        ("14h banaan", 840, "banaan"),
        ("glas wijn 8 uur 's avonds", 1200, "glas wijn"),
        ("rond 8:30 koffie", 510, "koffie"),
        ("8:30 - koffie", 510, "koffie"),
        ("om half 9 beschuit", 510, "beschuit"),
        ("kwart over acht yoghurt", 495, "yoghurt"),
        ("kwart voor 12 soep", 705, "soep"),
    ],
)
def test_a_time_is_taken_out_of_the_line(text, minutes, rest):
    assert take_time(text) == (minutes, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.50 l melk",
        "7.25 g zout",
        "1.50 appel",
        "half 500 g melk",
        "koffie 30:00",
        "koffie @31",
        "koffie 8:60",
        "koffie 13:00 pm",
        "koffie @",
        "koffie 8.30",
        "koffie",
    ],
)
def test_a_time_that_no_clock_shows_stays_in_the_line(text):
    assert take_time(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "times", "rest"),
    [
        ("koffie 2x", 2, "koffie"),
        ("koffie x3", 3, "koffie"),
        ("koffie, 2 x", 2, "koffie"),
        ("koffie × 2", 2, "koffie"),
        ("2x koffie", 1, "2x koffie"),
        ("mix", 1, "mix"),
    ],
)
def test_how_many_times_may_stand_last(text, times, rest):
    assert take_times(text) == (times, rest)
