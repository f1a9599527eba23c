"""Rules 22, 33 and 48: what a label says, and what a value from blood does not say."""

import pytest

from tests.rules.marks import rule
from tests.rules.window import ADVICE, texts_of


@rule("22")
@pytest.mark.parametrize(("elemental", "percent"), [("140", None), ("145", None), ("180", 28), ("200", 38)])
def test_a_bisglycinate_with_too_much_magnesium_is_probably_buffered_with_oxide(window, elemental, percent):
    calculator = window.tab(ADVICE).calculator
    calculator.enter(elemental=elemental, form="bisglycinate", salt="1000")
    buffered = "waarschijnlijk gebufferd met oxide" in calculator.note
    assert buffered is (percent is not None)
    assert percent is None or f"{percent} % van het magnesium uit oxide" in calculator.note


@rule("22")
@pytest.mark.parametrize(("elemental", "percent"), [("145", None), ("180", 28), ("200", 38)])
def test_the_command_line_says_the_same_of_a_buffered_bisglycinate(person, elemental, percent):
    answer = person.ask(
        "label", "--form", "bisglycinate", "--compound-mg", "1000", "--elemental-mg", elemental, "--json"
    ).json
    assert answer["oxide_percent"] == percent


@rule("33")
def test_a_blood_value_is_converted_to_the_other_units(person):
    answer = person.ask("lab", "add", "0,70", "--unit", "mmol/L", "--low", "0,75", "--high", "1,03", "--json")
    made = answer.json
    assert made["mmol/L"]["value"] == pytest.approx(0.70)
    assert made["mg/dL"]["value"] == pytest.approx(1.70, abs=0.005)
    assert made["mEq/L"]["value"] == pytest.approx(1.40)


@rule("33")
def test_it_stands_beside_the_interval_of_its_own_laboratory_and_gets_no_verdict(person):
    person.ask("lab", "add", "0,60", "--unit", "mmol/L", "--low", "0,75", "--high", "1,03")
    said = person.ask("lab", "list").out.lower()
    for figure in ("0,60", "0,75", "1,03"):
        assert figure in said
    for verdict in ("laag", "hoog", "normaal", "tekort", "onder", "boven", "afwijkend", "te weinig"):
        assert verdict not in said


@rule("33")
def test_the_page_of_blood_values_sends_to_the_doctor(window):
    window.program.windows.open_numbers("lab")
    (dialog,) = window.dialogs()
    assert "bespreek" in texts_of(dialog).lower()
    assert "uw arts" in texts_of(dialog)


TEN = (
    "Magnesium draagt bij tot de vermindering van vermoeidheid en moeheid",
    "Magnesium draagt bij tot de elektrolytenbalans",
    "Magnesium draagt bij tot een normaal energieleverend metabolisme",
    "Magnesium draagt bij tot de normale werking van het zenuwstelsel",
    "Magnesium draagt bij tot een normale werking van de spieren",
    "Magnesium draagt bij tot een normale eiwitsynthese",
    "Magnesium draagt bij tot een normale psychologische functie",
    "Magnesium draagt bij tot de instandhouding van normale botten",
    "Magnesium draagt bij tot de instandhouding van normale tanden",
    "Magnesium speelt een rol in het celdelingsproces",
)


@rule("48")
@pytest.mark.parametrize(("mg", "claims"), [("56", 0), ("57", 10), ("100", 10)])
def test_only_the_ten_authorised_claims_stand_and_only_from_56_25_mg_a_day(person, mg, claims):
    answer = person.ask("label", "--elemental-mg", mg, "--json").json
    assert len(answer["health_claims"]) == claims
    assert {each.rstrip(".") for each in answer["health_claims"]} in (set(), set(TEN))
