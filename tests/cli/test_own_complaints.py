"""Complaints of one's own on the command line."""

from dataclasses import replace

import pytest

from magapp.domain.records import OwnComplaint
from magapp.storage.paths import find_places
from magapp.storage.store import Store

HEADACHE = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="Hoofdpijn")
EQUAL = OwnComplaint(id="01900000-0000-7000-8000-000000000002", name="a = b")
ITCH = OwnComplaint(id="01900000-0000-7000-8000-000000000003", name="Jeuk", stopped=True)


def keep(*complaints):
    Store.open(find_places()).save({each.id: each for each in complaints})


@pytest.mark.parametrize("word", ["hoofdpijn", " HOOFDPIJN ", HEADACHE.id, HEADACHE.id.upper()])
def test_an_own_complaint_is_answered_by_name_or_id(magapp, word):
    keep(HEADACHE)
    answer = magapp("symptoms", f"{word}=2", "cramps=1", "--json").json
    assert answer["symptoms"][HEADACHE.id] == 2
    assert answer["symptoms"]["cramps"] == 1
    assert answer["own_complaints"] == [{"id": HEADACHE.id, "name": "Hoofdpijn", "stopped": False}]
    assert magapp("symptoms", f"{word}=", "--json").json["symptoms"][HEADACHE.id] is None


def test_own_complaints_are_listed_after_the_seven_and_say_so(magapp):
    keep(HEADACHE)
    lines = magapp("symptoms", "hoofdpijn=2").out.splitlines()
    assert len(lines) == 9
    assert lines[-1] == "Hoofdpijn (own complaint): moderate"


def test_a_stopped_complaint_is_listed_on_the_days_on_which_it_was_answered(magapp):
    keep(replace(ITCH, stopped=False))
    magapp("symptoms", "jeuk=1", "--day", "2026-11-02")
    keep(ITCH)
    assert "Jeuk" not in magapp("symptoms").out
    assert "Jeuk (own complaint): mild" in magapp("symptoms", "--day", "2026-11-02").out


def test_a_name_may_hold_an_equals_sign(magapp):
    keep(EQUAL)
    assert magapp("symptoms", "a = b=3", "--json").json["symptoms"][EQUAL.id] == 3


def test_severe_tells_whom_to_call_from_the_top(magapp):
    keep(HEADACHE)
    assert "Call 112" in magapp("symptoms", "hoofdpijn=3").err
    assert magapp("symptoms", "hoofdpijn=2").err == ""


def test_a_name_that_two_complaints_have_is_refused_with_their_ids(magapp):
    other = OwnComplaint(id=EQUAL.id, name="hoofdpijn")
    keep(HEADACHE, other)
    answer = magapp("symptoms", "Hoofdpijn=1")
    assert answer.status == 2
    assert HEADACHE.id in answer.err
    assert other.id in answer.err
    assert magapp("symptoms", f"{other.id}=1", "--json").json["symptoms"][other.id] == 1


def test_an_unknown_name_is_refused_with_those_that_there_are(magapp):
    keep(HEADACHE)
    answer = magapp("symptoms", "nekpijn=1")
    assert answer.status == 2
    assert "cramps" in answer.err
    assert "Hoofdpijn" in answer.err


def test_a_name_does_not_steer_the_terminal(magapp):
    keep(OwnComplaint(id=HEADACHE.id, name="\x1b[31mrood"))
    assert "\x1b" not in magapp("symptoms").out


def test_the_summary_has_them_after_the_seven(magapp):
    keep(HEADACHE)
    magapp("symptoms", "hoofdpijn=2", "cramps=1")
    made = magapp("summary", "--json").json
    assert [each["id"] for each in made["complaints"]] == ["cramps", HEADACHE.id]
    assert "Hoofdpijn (own complaint)" in magapp("summary").out
