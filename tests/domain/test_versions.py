from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.records import Checkin, Entry, Fact
from magapp.domain.versions import Version, bare, has_seen, overtaken, seen_by_reader, shown, standing

DAY = dt.date(2026, 11, 20)


def _version(at, seen=None, name="brood", *, deleted=False):
    record = Entry(id="01890000-0000-7000-8000-000000000001", day=DAY, name=name)
    return Version(record, at, seen or {}, deleted, "2026-11")


@st.composite
def histories(draw):
    """Versions as three devices make them, each having read some of what stood at that time."""
    versions: list[Version] = []
    counts = dict.fromkeys("abc", 0)
    for number in range(draw(st.integers(1, 9))):
        device = draw(st.sampled_from("abc"))
        stand = standing(versions)
        read = [version for version in stand if draw(st.booleans())]
        seen = seen_by_reader(read)
        kept = overtaken(seen, read, stand)
        for version in kept:
            counts[device] += 1
            versions.append(version._replace(at=(device, counts[device]), seen=seen_by_reader([version])))
        counts[device] += 1
        versions.append(_version((device, counts[device]), seen, str(number), deleted=draw(st.booleans())))
    return versions


@given(histories(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_order_of_merging_does_not_matter(versions, dice, cut):
    shuffled = versions.copy()
    dice.shuffle(shuffled)
    in_parts = standing([*standing(shuffled[:cut]), *standing(shuffled[cut:])])
    assert in_parts == standing(versions)
    assert shown(in_parts) == shown(standing(versions))


@given(histories())
def test_merging_again_changes_nothing(versions):
    once = standing(versions)
    assert standing(once) == once
    assert standing([*once, *versions]) == once


@given(histories())
def test_what_nobody_read_never_disappears(versions):
    texts = {repr(version.record) for version in standing(versions)}
    read = {repr(older.record) for older in versions for newer in versions if has_seen(newer, older)}
    assert {repr(version.record) for version in versions} == texts | read


def test_a_version_that_was_read_is_dropped_and_concurrent_ones_stay():
    first, second, third = _version(("a", 1)), _version(("b", 1), {"a": 1}), _version(("a", 2), {"a": 1})
    assert standing([first, second, third]) == (second, third)


def test_two_that_claim_to_have_read_each_other_both_stay():
    assert len(standing([_version(("a", 1), {"b": 1}), _version(("b", 1), {"a": 1})])) == 2


def test_a_live_edit_is_shown_before_a_delete_whatever_the_counts():
    edit, delete = _version(("a", 1)), _version(("b", 99), deleted=True)
    assert shown([edit, delete]) == shown([delete, edit]) == edit


def test_the_largest_count_is_shown_and_then_the_largest_device():
    assert shown([_version(("z", 1)), _version(("a", 2))]).at == ("a", 2)
    assert shown([_version(("a", 2)), _version(("b", 2))]).at == ("b", 2)


def test_a_higher_count_of_the_same_device_does_not_hide_one_that_was_not_read():
    unread, read = _version(("a", 5)), _version(("a", 8), {"b": 7})
    assert overtaken(seen_by_reader([read]), [read], [unread, read]) == [unread]


def test_a_deleted_record_keeps_nothing_of_what_it_told():
    entry = Entry(id="x", day=DAY, name="wijn", note="geheim", grams=100.0)
    assert bare(entry) == Entry(id="x", day=DAY)
    assert bare(Checkin(id="x", day=DAY, key="fatigue", severity=3, note="erg")).severity is None  # type: ignore[union-attr]  # a check-in again
    fact = bare(Fact(id="x", key="condition", value="coeliac", since=DAY))
    assert isinstance(fact, Fact)
    assert fact.value == ""
