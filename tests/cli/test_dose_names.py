"""What a dose is called: a medicine that is known, one that nobody knows, and never magnesium."""

import pytest


@pytest.mark.parametrize(
    ("words", "medicine"),
    [
        ("thyrax duotab 0,100", "levothyroxine"),
        ("levothyroxine natrium 75 mcg", "levothyroxine"),
        ("l-thyroxine 50", "levothyroxine"),
        ("doxy", "tetracycline"),
        ("hydroxychloroquine sulfate", "chloroquine"),
        ("lithium citraat", "lithium"),
        ("tamoxifen citraat", "tamoxifen citraat"),
        ("paracetamol 500 mg", "paracetamol 500 mg"),
    ],
)
def test_a_known_name_among_other_words_is_that_medicine_and_an_unknown_one_stays_as_typed(
    magapp, words, medicine
):
    assert magapp("dose", words, "--json").json["medicine"] == medicine


@pytest.mark.parametrize(
    "words",
    [
        *("magnesium", "magnesium en zink", "magneb6", "melk van magnesia", "riopan", "talcid", "epsom"),
        *("zma", "dolomiet", "slow-mag", "picoprep", "citraat", "magnesiumcitraat 400 mg", "2 Rennie"),
    ],
)
def test_what_holds_magnesium_is_no_dose(magapp, words):
    answer = magapp("dose", words)
    assert (answer.status, "holds magnesium" in answer.err) == (2, True)
    assert magapp("day", "--json").json["doses"] == []


@pytest.mark.parametrize("words", ["magnesium", "magneb6", "Magnesium Plus"])
def test_what_holds_magnesium_is_no_medicine_of_the_profile(magapp, words):
    answer = magapp("profile", f"medicines={words}")
    assert (answer.status, "holds magnesium" in answer.err) == (2, True)


@pytest.mark.parametrize(
    "words",
    ["thyrax, omeprazol", "levothyroxin en ijzer", "ofloxacine, doxycycline", "aaa, bbb", "aaa en bbb"],
)
def test_two_medicines_are_each_to_be_written_alone(magapp, words):
    answer = magapp("dose", words)
    assert (answer.status, "Write each medicine" in answer.err) == (2, True)


@pytest.mark.parametrize("words", ["123", "", "!!!", "12 34"])
def test_what_has_no_letters_is_no_name_of_a_medicine(magapp, words):
    answer = magapp("dose", words)
    assert (answer.status, "is no name of a medicine" in answer.err) == (2, True)


def test_a_name_that_is_too_long_is_not_cut(magapp):
    answer = magapp("dose", "a" * 81)
    assert (answer.status, "at most 80 letters" in answer.err) == (2, True)
