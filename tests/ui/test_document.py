"""Every change is a step that can be taken back, and nothing else is undone by it."""

import datetime as dt
import gc
import weakref
from dataclasses import replace

import pytest

from magapp.domain.diary import Diary
from magapp.domain.records import Entry
from magapp.storage.ids import fresh_id
from magapp.ui.document import Change, Document

DAY = dt.date(2026, 11, 22)
DATASET = "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"


def entry(name: str) -> Entry:
    return Entry(id=fresh_id(), day=DAY, name=name)


@pytest.fixture
def document(qapp):
    return Document(Diary(), DATASET)


def names(document: Document) -> set[str]:
    return {each.name for each in document.diary.entries(DAY)}


def test_a_step_is_undone_and_done_again_and_each_time_told_to_be_saved(document):
    told = []
    document.edited.connect(lambda changes, *_before: told.append(changes))
    coffee = entry("coffee")
    document.replace({coffee.id: coffee}, "add")
    document.undo_stack.undo()
    assert names(document) == set()
    document.undo_stack.redo()
    assert names(document) == {"coffee"}
    assert told == [{coffee.id: coffee}, {coffee.id: None}, {coffee.id: coffee}]


def test_undo_leaves_alone_what_arrived_from_elsewhere(document):
    coffee, tea = entry("coffee"), entry("tea")
    document.replace({coffee.id: coffee}, "add")
    document.take_in({tea.id: tea})
    document.undo_stack.undo()
    assert names(document) == {"tea"}


def test_undo_is_refused_where_the_record_was_changed_elsewhere(document):
    refused = []
    document.refused.connect(lambda: refused.append(True))
    coffee = entry("coffee")
    document.replace({coffee.id: coffee}, "add")
    document.take_in({coffee.id: replace(coffee, name="espresso")})
    document.undo_stack.undo()
    assert refused == [True]
    assert names(document) == {"espresso"}


def test_what_was_edited_while_the_diary_was_read_stays_on_top_of_it(document):
    coffee, tea = entry("coffee"), entry("tea")
    document.replace({coffee.id: coffee}, "add")
    document.take_whole(Diary([tea]), {coffee.id: coffee})
    assert names(document) == {"coffee", "tea"}


def test_a_change_says_which_days_it_touched(document):
    changes: list[Change] = []
    document.changed.connect(changes.append)
    coffee = entry("coffee")
    document.replace({coffee.id: coffee}, "add")
    document.replace({coffee.id: replace(coffee, day=DAY + dt.timedelta(days=1))}, "move")
    assert [change.days for change in changes] == [{DAY}, {DAY, DAY + dt.timedelta(days=1)}]


def test_replacing_by_the_same_is_no_step(document):
    coffee = entry("coffee")
    document.replace({coffee.id: coffee}, "add")
    document.replace({coffee.id: coffee}, "add")
    assert document.undo_stack.count() == 1


@pytest.mark.usefixtures("qapp")
def test_a_document_with_steps_goes_with_its_last_owner():
    document = Document(Diary(), DATASET)
    made = entry("brood")
    document.replace({made.id: made}, "add food")
    alive = weakref.ref(document)
    gc.disable()
    try:
        del document
        assert alive() is None
    finally:
        gc.enable()
