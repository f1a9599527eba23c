"""What is better divided is said once, with whose word it is, and never where a gate is open."""

import pytest

from magapp.content import load_guidance
from magapp.services.dose_notes import split_notes, usual_over_note
from tests.diaries import a_supplement

SENTENCE = (
    "Meer dan 125 mg in één keer: verdeel het over minstens 2 innames. Source: BfR 2017; eigen afweging."
)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


def gate(guidance, gate_id):
    return next(each for each in guidance.gates if each.id == gate_id)


def test_more_than_125_mg_at_once_is_better_divided_by_whose_word_and_whose_judgement(guidance):
    entry = a_supplement(mg=126.0)
    assert split_notes([entry], {}, (), guidance, "nl") == {entry.id: SENTENCE}
    assert split_notes([a_supplement(mg=125.0)], {}, (), guidance, "nl") == {}


def test_what_is_taken_at_the_same_minute_is_said_at_the_last_of_it(guidance):
    first, second = a_supplement(mg=70.0, time=480), a_supplement(mg=70.0, time=480)
    assert list(split_notes([first, second], {}, (), guidance, "nl")) == [second.id]


def test_once_the_day_reaches_over_the_upper_level_that_text_leads(guidance):
    at_limit = [a_supplement(mg=130.0, time=480), a_supplement(mg=120.0, time=1200)]
    assert len(split_notes(at_limit, {}, (), guidance, "nl")) == 1
    over = [a_supplement(mg=130.0, time=480), a_supplement(mg=121.0, time=1200)]
    assert split_notes(over, {}, (), guidance, "nl") == {}


@pytest.mark.parametrize("gate_id", ["kidney_severe", "pregnancy", "minor"])
def test_with_an_open_gate_nothing_says_how_to_divide(guidance, gate_id):
    known = {each.id for each in guidance.gates}
    if gate_id not in known:
        pytest.fail(f"no such gate; known: {sorted(known)}")
    assert split_notes([a_supplement(mg=200.0)], {}, (gate(guidance, gate_id),), guidance, "nl") == {}


def test_what_is_only_planned_was_not_taken_at_once(guidance):
    assert split_notes([a_supplement(mg=200.0, planned=True)], {}, (), guidance, "nl") == {}


def test_with_all_that_is_usual_a_day_may_reach_over_the_upper_level(guidance):
    logged, usual = [a_supplement(mg=150.0)], [a_supplement(mg=101.0)]
    said = usual_over_note(logged, usual, {}, (), guidance, "nl")
    assert "251 mg" in said
    assert "Dit ligt boven de bovengrens van 250 mg per dag" in said
    assert usual_over_note(logged, [a_supplement(mg=100.0)], {}, (), guidance, "nl") == ""


def test_what_was_written_down_over_the_upper_level_is_not_said_twice(guidance):
    assert usual_over_note([a_supplement(mg=251.0)], [a_supplement()], {}, (), guidance, "nl") == ""


def test_where_the_upper_level_does_not_hold_none_is_named(guidance):
    closed = (gate(guidance, "kidney_severe"),)
    assert usual_over_note([], [a_supplement(mg=300.0)], {}, closed, guidance, "nl") == ""
