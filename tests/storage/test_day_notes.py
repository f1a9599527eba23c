"""That of a day only the drinks are missing is kept so that an older version of the program keeps it too."""

import datetime as dt
import json

from magapp.domain.ids import day_record_id
from magapp.domain.records import DayNote
from magapp.storage.store import Store
from magapp.storage.wire import decode_lines, encode_line, unknown_fields

DAY = dt.date(2026, 11, 22)


def note_in(store):
    return DayNote(id=day_record_id(store.dataset, DayNote.kind, DAY), day=DAY)


def month_of(store, places):
    return places.devices / store.device / "2026-11.json"


def line_of(store, places):
    lines = json.loads(month_of(store, places).read_text(encoding="utf-8"))["records"]
    return next(line for line in lines if line["kind"] == "day")


def test_a_day_that_lacks_drinks_is_there_at_the_next_start(filled, places):
    lacking = note_in(filled).saying("drinks_missing")
    filled.save({lacking.id: lacking})
    assert Store.open(places).load().diary.day_note(DAY) == lacking


def test_its_line_says_partly_to_who_knows_no_other_word_for_it(filled, places):
    lacking = note_in(filled).saying("drinks_missing")
    filled.save({lacking.id: lacking})
    line = line_of(filled, places)
    assert (line["state"], line["drinks_missing"]) == ("partly", True)
    filled.save({lacking.id: lacking.saying("complete")})
    line = line_of(filled, places)
    assert (line["state"], "drinks_missing" in line) == ("complete", False)


def test_a_field_that_a_reader_does_not_know_is_written_again_as_it_was(filled, places):
    lacking = note_in(filled).saying("drinks_missing")
    filled.save({lacking.id: lacking})
    written = {**line_of(filled, places), "of_a_later_version": [1, 2]}
    (line,) = decode_lines(json.dumps([written]).encode(), "2026-11")
    assert line.version is not None
    again = json.loads(encode_line(line.version, unknown_fields(line)))
    assert again == written
