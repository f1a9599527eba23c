"""A food that is not for somebody is remembered on the disk, and can be taken back."""

import json

from magapp.domain.records import Dislike
from magapp.domain.versions import bare
from magapp.storage.store import Store

ALMONDS = Dislike(id="01900000-0000-7000-8000-000000000011", food="almonds")


def lines_of(store, places):
    library = places.devices / store.device / "library.json"
    lines = json.loads(library.read_text(encoding="utf-8"))["records"]
    return [line for line in lines if line["kind"] == "dislike"]


def test_what_is_not_for_somebody_is_there_at_the_next_start(filled, places):
    filled.save({ALMONDS.id: ALMONDS})
    assert Store.open(places).load().diary.of_library(Dislike) == [ALMONDS]


def test_its_line_stands_in_the_library_with_the_food_alone(filled, places):
    filled.save({ALMONDS.id: ALMONDS})
    (line,) = lines_of(filled, places)
    assert line.keys() == {"kind", "id", "food", "at", "home"}


def test_taken_back_it_is_gone_and_its_line_names_no_food_any_more(filled, places):
    filled.save({ALMONDS.id: ALMONDS})
    filled.save({ALMONDS.id: None})
    assert Store.open(places).load().diary.of_library(Dislike) == []
    (line,) = lines_of(filled, places)
    assert line["deleted"] is True
    assert line["food"] == ""
    assert bare(ALMONDS) == Dislike(id=ALMONDS.id, food="")
