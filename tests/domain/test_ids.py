"""Two machines name the same answer alike; two entries are never named alike."""

import datetime as dt
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from magapp.domain.ids import day_record_id, time_ordered_id

DATASET = "0191d7a0-0000-7000-8000-000000000000"
DAY = dt.date(2026, 11, 2)
milliseconds = st.integers(0, 2**48 - 1)
ten_bytes = st.binary(min_size=10, max_size=10)


def test_two_machines_make_the_same_name_for_one_answer_of_a_day():
    name = day_record_id(DATASET, "checkin", DAY, "cramps")
    assert name == day_record_id(DATASET, "checkin", DAY, "cramps")
    assert UUID(name).version == 5


def test_another_data_set_kind_day_or_key_has_another_name():
    other = "0191d7a0-0000-7000-8000-000000000001"
    names = {
        day_record_id(DATASET, "checkin", DAY, "cramps"),
        day_record_id(other, "checkin", DAY, "cramps"),
        day_record_id(DATASET, "habit", DAY, "cramps"),
        day_record_id(DATASET, "checkin", DAY + dt.timedelta(1), "cramps"),
        day_record_id(DATASET, "checkin", DAY, "fatigue"),
        day_record_id(DATASET, "checkin", DAY),
    }
    assert len(names) == 6


def test_the_example_of_rfc_9562_is_made():
    made = time_ordered_id(0x017F22E279B0, bytes.fromhex("0cc318c4dc0c0c07398f"))
    assert made == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(milliseconds, ten_bytes)
def test_every_id_is_a_uuid_of_version_7_that_holds_its_time(now, randomness):
    made = UUID(time_ordered_id(now, randomness))
    assert (made.version, made.variant, made.int >> 80) == (7, "specified in RFC 4122", now)


@given(milliseconds, milliseconds, ten_bytes, ten_bytes)
def test_a_later_id_sorts_later_as_text(one, other, randomness, more):
    if one < other:
        assert time_ordered_id(one, randomness) < time_ordered_id(other, more)
