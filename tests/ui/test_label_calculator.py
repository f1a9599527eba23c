import pytest

from magapp.content import load_guidance
from magapp.ui.widgets.label_calculator import (
    LabelCalculator,
    NotAPercentageError,
    NotPiecesError,
    read_percentage,
    read_pieces,
)
from tests.ui.fields import unnamed_fields


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def calculator(qtbot, guidance):
    made = LabelCalculator(guidance)
    qtbot.addWidget(made)
    made.show()
    return made


def test_half_of_the_reference_intake_is_188_mg(calculator):
    calculator.enter(percent="50 %")
    assert calculator.result == "188 mg magnesium"
    assert not calculator.is_estimate


def test_the_milligrams_on_the_label_win_from_the_percentage_and_that_from_the_salt(calculator):
    calculator.enter(elemental="100", percent="50", form="oxide", salt="500")
    assert calculator.result == "100 mg magnesium"
    calculator.enter(percent="50", form="oxide", salt="500")
    assert calculator.result == "188 mg magnesium"


def test_a_percentage_shows_that_a_bisglycinate_is_buffered(calculator):
    calculator.enter(percent="48", form="bisglycinate", salt="1000")
    assert "28 %" in calculator.note


def test_a_daily_dose_of_two_capsules_is_divided_over_them(calculator):
    calculator.enter(elemental="200", pieces="2")
    assert calculator.result == "200 mg magnesium"
    assert "That is 100 mg in each of the 2." in calculator.note


@pytest.mark.parametrize(("mg", "count"), [("56", 0), ("57", 10)])
def test_the_sentences_of_the_law_come_with_57_mg_and_not_with_56(calculator, guidance, mg, count):
    calculator.enter(elemental=mg)
    calculator.claims.unfold()
    shown = [claim for claim in guidance.health_claims if claim.text.en in calculator.claims.text]
    assert len(shown) == count
    assert calculator.claims.isVisible() is (count > 0)


def test_the_low_end_of_an_estimate_decides_about_the_sentences(calculator):
    calculator.enter(form="citrate", salt="400")
    assert calculator.result == "about 45–65 mg magnesium"
    assert calculator.claims.text == ""


def test_the_sentences_are_folded_at_first_and_say_that_they_were_not_compared_yet(calculator):
    calculator.enter(elemental="100")
    assert not calculator.claims._text.isVisible()
    calculator.claims.unfold()
    assert calculator.claims._text.isVisible()
    assert "not checked yet" in calculator.claims.text
    assert "not about you" in calculator.claims.text


@pytest.mark.parametrize("typed", ["x", "0", "-5", "1001", "٥"])
def test_what_is_no_percentage_is_refused_and_stays(calculator, typed):
    with pytest.raises(NotAPercentageError):
        read_percentage(typed)
    calculator.enter(percent=typed)
    assert "percentage" in calculator.note
    assert calculator.claims.text == ""


@pytest.mark.parametrize("typed", ["x", "0", "1.5", "51", "-1"])
def test_what_is_no_number_of_pieces_is_refused(calculator, typed):
    with pytest.raises(NotPiecesError):
        read_pieces(typed)
    calculator.enter(elemental="100", pieces=typed)
    assert "whole number" in calculator.note


def test_every_field_has_a_name(calculator):
    assert unnamed_fields(calculator) == []
