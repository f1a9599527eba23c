"""Imported tables lie beside the diary, whole or not at all, and a damaged one breaks nothing."""

import json
import stat

import pytest

from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.storage.errors import NotWritten
from magapp.storage.tables import keep_table, load_tables, remove_table, tables_folder

BREAD = ImportedFood("1", "Droombrood", "Dream bread", group="Bread", mg_per_100g=41.5, synonyms=("db",))
MILK = ImportedFood("2", name_en="Cloud milk", mg_per_100g=0.0, per_100_ml=True, portions=(("glass", 200.0),))
PUZZLE = ImportedFood("3", "Raadsel")
TABLE = ImportedTable("NEVO", "2025/9.0", (BREAD, MILK, PUZZLE))


def test_a_table_is_read_back_as_it_was_kept(places):
    keep_table(places, TABLE, "NEVO2025_v9.0.csv")
    kept = load_tables(places)
    assert kept.tables == (TABLE,)
    assert kept.notices == ()


def test_its_file_is_private_json_with_a_food_a_line_and_without_what_is_unknown(places):
    path = keep_table(places, TABLE, "/home/somebody/NEVO.csv")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert path.name == f"{document['sha256']}.json"
    assert document["file"] == "NEVO.csv"
    assert document["foods"][2] == {"source_id": "3", "name_nl": "Raadsel"}
    assert document["foods"][1]["mg_per_100g"] == 0.0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_version_again_takes_the_place_of_the_former_and_another_stands_beside_it(places):
    keep_table(places, TABLE, "a")
    again = ImportedTable("NEVO", "2025/9.0", (BREAD,))
    older = ImportedTable("NEVO", "2023/8.0", (BREAD, PUZZLE))
    keep_table(places, again, "b")
    keep_table(places, older, "c")
    assert load_tables(places).tables == (older, again)


def test_a_removed_table_is_gone_and_the_others_stay(places):
    keep_table(places, TABLE, "a")
    keep_table(places, ImportedTable("CIQUAL", "2020", (BREAD,)), "b")
    assert remove_table(places, "NEVO 2025/9.0")
    assert not remove_table(places, "NEVO 2025/9.0")
    assert [table.key for table in load_tables(places).tables] == ["CIQUAL 2020"]


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "not json"])
def test_a_damaged_table_is_told_and_left_as_it_is(places, damage):
    path = keep_table(places, TABLE, "a")
    data = bytearray(path.read_bytes())
    if damage == "bit":
        data[data.index(b"Droom")] ^= 1
    broken = {"cut": data[:-40], "bit": data, "empty": b"", "not json": b"hello"}[damage]
    path.write_bytes(bytes(broken))
    kept = load_tables(places)
    assert kept.tables == ()
    assert path.name in kept.notices[0].sentence()
    assert path.read_bytes() == bytes(broken)


def test_a_table_of_a_later_format_is_left_alone(places):
    path = keep_table(places, TABLE, "a")
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    (notice,) = load_tables(places).notices
    assert notice.is_newer
    assert "newer version" in notice.sentence()


def test_without_a_folder_there_are_no_tables(places):
    assert load_tables(places).tables == ()
    assert not remove_table(places, "NEVO 2025/9.0")


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_kept(places):
    places.data.mkdir(parents=True)
    tables_folder(places).write_text("in the way", encoding="utf-8")
    with pytest.raises(NotWritten):
        keep_table(places, TABLE, "a")
    assert load_tables(places).tables == ()
