"""Complaints of one's own on the disk: kept, seen by a second machine, and never in the way of answers."""

import json
from dataclasses import replace

import pytest

from magapp.content import load_guidance
from magapp.domain.complaints import own_complaints
from magapp.domain.ids import day_record_id
from magapp.domain.records import Checkin, OwnComplaint
from magapp.storage.store import Store
from magapp.ui.document import Document
from magapp.ui.tabs.own_complaints import OwnComplaints
from magapp.ui.widgets.complaint_name import ComplaintName
from tests.storage.conftest import DAY

HEADACHE = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="Hoofdpijn")


def an_answer(store, severity):
    record_id = day_record_id(store.dataset, "checkin", DAY, HEADACHE.id)
    return Checkin(id=record_id, day=DAY, key=HEADACHE.id, severity=severity)


@pytest.fixture
def both(filled, elsewhere):
    filled.save({HEADACHE.id: HEADACHE})
    filled.load()
    other = Store.open(elsewhere)
    other.load()
    return filled, other


def test_a_complaint_and_its_answers_are_there_at_the_next_start(filled, places):
    stopped = replace(HEADACHE, stopped=True)
    answer = an_answer(filled, 2)
    filled.save({HEADACHE.id: stopped, answer.id: answer})
    diary = Store.open(places).load().diary
    assert diary.of_library(OwnComplaint) == [stopped]
    assert diary.checkins(DAY)[HEADACHE.id] == answer


def test_its_line_stands_in_the_library_and_leaves_out_what_is_usual(filled, places):
    filled.save({HEADACHE.id: HEADACHE})
    library = places.devices / filled.device / "library.json"
    lines = json.loads(library.read_text(encoding="utf-8"))["records"]
    (line,) = [line for line in lines if line["kind"] == "complaint"]
    assert line.keys() == {"kind", "id", "name", "at", "home"}


def test_a_name_given_on_one_machine_and_a_stop_on_another_both_stay_until_one_is_chosen(both):
    here, there = both
    renamed, stopped = replace(HEADACHE, name="Migraine"), replace(HEADACHE, stopped=True)
    here.save({HEADACHE.id: renamed})
    there.save({HEADACHE.id: stopped})
    here.refresh()
    there.refresh()
    assert {version.record for version in here.conflicts()[HEADACHE.id]} == {renamed, stopped}
    assert here.load().diary.get(HEADACHE.id) == there.load().diary.get(HEADACHE.id)


def test_answers_given_on_one_machine_stay_when_the_other_deleted_the_complaint(both):
    here, there = both
    answer = an_answer(there, 1)
    here.save({HEADACHE.id: None})
    there.save({answer.id: answer})
    here.refresh()
    diary = here.load().diary
    assert diary.get(HEADACHE.id) is None
    assert diary.checkins(DAY)[HEADACHE.id] == answer


def test_answers_from_another_machine_find_the_name_of_a_complaint_that_the_window_deleted(both, qtbot):
    here, there = both
    document = Document(here.load().diary, here.dataset)
    field = ComplaintName()
    qtbot.addWidget(field)
    OwnComplaints(document, load_guidance(), field).delete(HEADACHE.id)
    stopped = document.diary.get(HEADACHE.id)
    assert own_complaints(document.diary) == ()
    answer = an_answer(there, 1)
    here.save({HEADACHE.id: stopped})
    there.save({answer.id: answer})
    here.refresh()
    assert own_complaints(here.load().diary) == (replace(HEADACHE, stopped=True),)


def test_two_machines_give_one_day_of_one_complaint_the_same_record(both):
    here, there = both
    assert an_answer(here, 1).id == an_answer(there, 2).id
