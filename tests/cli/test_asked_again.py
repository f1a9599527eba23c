"""What was typed just now is answered as it was typed, or refused in a sentence that helps on."""

import pytest


def test_a_drink_that_was_set_to_0_just_now_is_said_as_0(magapp):
    said = magapp("habits", "coffee=0", "alcohol=0").out
    assert "Coffee: 0" in said
    assert "Drinks with alcohol: 0" in said
    assert "Tea: nothing written down" in said


@pytest.mark.parametrize("more", [("0,8",), ("--day", "today"), ("--low", "0.7"), ("--note", "sober")])
def test_the_list_of_blood_tests_refuses_what_only_writing_down_takes(magapp, more):
    answer = magapp("lab", "list", *more)
    assert (answer.status, answer.out) == (2, "")
    assert "To write one down: magapp lab add 0" in answer.err


@pytest.mark.parametrize("value", [(), ("",), (" ",)])
def test_a_blood_test_without_a_value_is_asked_for_one(magapp, value):
    answer = magapp("lab", "add", *value)
    assert (answer.status, answer.out) == (2, "")
    assert "Type the value" in answer.err
    assert "above 0" not in answer.err


def test_no_complaint_is_written_down_for_a_day_that_is_still_to_come(magapp):
    answer = magapp("symptoms", "--day", "2190-01-05", "cramps=1")
    assert (answer.status, answer.out) == (2, "")
    assert "5 January 2190 is still to come" in answer.err
    assert magapp("symptoms", "--day", "2190-01-05", "--json").json["symptoms"]["cramps"] is None


def test_an_answer_for_a_day_to_come_that_stands_there_can_be_taken_away(magapp):
    assert magapp("symptoms", "--day", "2190-01-05", "cramps=").status == 0
