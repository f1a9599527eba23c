"""Every edit reaches the disk, or is said not to have."""

import datetime as dt
import threading

import pytest

from magapp.domain.records import Entry
from magapp.storage.paths import find_places
from magapp.storage.store import Saved, Store
from magapp.ui.autosave import Autosave

DAY = dt.date(2026, 11, 22)
BREAD = Entry(id="01919191-1919-7919-9919-191919191919", day=DAY, name="brood", grams=35.0)


def bread(grams):
    return Entry(id=BREAD.id, day=DAY, name="brood", grams=grams)


class Slow:
    """Keep records in a real store, but only once it is let."""

    def __init__(self, store):
        self.store = store
        self.may_go = threading.Event()

    def save(self, changes, *, before=None):
        self.may_go.wait(10)
        return self.store.save(changes, before=before)


@pytest.fixture
def autosave(qapp):  # its timer needs the application
    made = Autosave()
    yield made
    made.stop()


def test_edit_made_while_another_program_wrote_does_not_overwrite_it(autosave):
    store = Store.open(find_places())
    store.save({BREAD.id: BREAD})
    slow = Slow(store)
    autosave.begin(slow, lambda: None)
    autosave.queue({"other": None}, {})
    other = Store.open(find_places())
    other.save({BREAD.id: bread(70.0)})
    autosave.queue({BREAD.id: bread(105.0)}, {BREAD.id: BREAD})
    slow.may_go.set()
    assert autosave.finish()
    assert {getattr(version.record, "grams", None) for version in store.conflicts()[BREAD.id]} == {
        70.0,
        105.0,
    }


def test_failure_nobody_thought_of_is_shown_and_retried(autosave):
    class Broken:
        broken = True

        def save(self, _changes, **_options):
            if self.broken:
                raise PermissionError
            return Saved({})

    keeper = Broken()
    autosave.begin(keeper, lambda: None)
    autosave.queue({BREAD.id: BREAD}, {})
    assert not autosave.finish()
    assert (autosave.state.kind, autosave.state.sentence) == ("failed", "PermissionError")
    keeper.broken = False
    autosave.try_again()
    assert autosave.finish()
