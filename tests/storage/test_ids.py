"""New names of records sort as they were made."""

import time

from magapp.storage import ids


def test_ids_made_within_a_millisecond_sort_in_the_order_they_were_made():
    made = [ids.fresh_id() for _ in range(500)]
    assert made == sorted(made)
    assert len(set(made)) == 500


def test_a_clock_that_is_put_back_changes_no_order(monkeypatch):
    first = ids.fresh_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert ids.fresh_id() > first
