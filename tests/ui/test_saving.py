"""Nothing is called saved before it is, and nothing is forgotten that is not."""

import datetime as dt

import pytest

from magapp.domain.records import Entry
from magapp.storage.errors import StorageError
from magapp.storage.ids import fresh_id
from magapp.storage.paths import find_places
from magapp.storage.store import Saved, Store
from magapp.ui.autosave import Autosave

DAY = dt.date(2026, 11, 22)


class FullError(StorageError):
    def sentence(self) -> str:
        return "Not saved: the disk is full."


class FullDisk:
    """A keeper that fails until there is room."""

    def __init__(self) -> None:
        self.room = False
        self.kept: dict[str, object] = {}

    def save(self, changes, **_more):
        if not self.room:
            raise FullError
        self.kept.update(changes)
        return Saved({})


def nothing_more():
    return None


@pytest.fixture
def autosave(qapp):
    made = Autosave()
    yield made
    made.stop()


def entry(name="Koffie"):
    return Entry(id=fresh_id(), day=DAY, name=name)


def test_an_edit_is_on_the_disk_when_saved_is_said(qtbot, autosave):
    store = Store.open(find_places())
    store.load()
    autosave.begin(store, nothing_more)
    coffee = entry()
    with qtbot.waitSignal(autosave.state_changed, check_params_cb=lambda state: state.kind == "saved"):
        autosave.queue({coffee.id: coffee}, {})
    assert Store.open(find_places()).load().diary.get(coffee.id) == coffee


def test_edits_made_before_the_diary_is_read_are_saved_once_it_is(autosave):
    disk = FullDisk()
    disk.room = True
    coffee = entry()
    autosave.queue({coffee.id: coffee}, {})
    assert autosave.unsaved == {coffee.id: coffee}
    autosave.begin(disk, nothing_more)
    assert autosave.finish()
    assert disk.kept == {coffee.id: coffee}


def test_a_failed_save_keeps_the_edit_and_says_why_and_the_next_try_saves_both(qtbot, autosave):
    disk = FullDisk()
    autosave.begin(disk, nothing_more)
    coffee, tea = entry(), entry("Thee")
    with qtbot.waitSignal(autosave.state_changed, check_params_cb=lambda state: state.kind == "failed"):
        autosave.queue({coffee.id: coffee}, {})
    assert autosave.unsaved == {coffee.id: coffee}
    disk.room = True
    autosave.queue({tea.id: tea}, {})
    assert autosave.finish()
    assert disk.kept == {coffee.id: coffee, tea.id: tea}


def test_leaving_with_unsaved_edits_ends_and_is_told(autosave):
    autosave.begin(FullDisk(), nothing_more)
    coffee = entry()
    autosave.queue({coffee.id: coffee}, {})
    assert not autosave.finish()
    assert autosave.unsaved == {coffee.id: coffee}


def test_what_no_diary_can_hold_keeps_nothing_else_from_being_saved_and_is_not_forgotten(autosave):
    store = Store.open(find_places())
    store.load()
    autosave.begin(store, nothing_more)
    good = entry()
    bad = Entry(id=fresh_id(), day=dt.date(1600, 1, 1), name="Koffie")
    autosave.queue({bad.id: bad, good.id: good}, {})
    assert not autosave.finish()
    assert Store.open(find_places()).load().diary.get(good.id) == good
    assert autosave.unsaved == {bad.id: bad}
    assert autosave.state.kind == "failed"
