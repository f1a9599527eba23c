"""Imported tables lie beside the diary, whole or not at all, and a damaged one breaks nothing."""

import errno
import json
import os
import stat

import pytest

from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.storage.errors import NotWritten
from magapp.storage.tables import KeptTables, keep_table, load_tables, remove_table, tables_folder

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
    table = document["table"]
    assert table["file"] == "NEVO.csv"
    assert table["foods"][2] == {"source_id": "3", "name_nl": "Raadsel"}
    assert table["foods"][1]["mg_per_100g"] == 0.0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_version_again_takes_the_place_of_the_former_and_another_stands_beside_it(places):
    keep_table(places, TABLE, "a")
    again = ImportedTable("NEVO", "2025/9.0", (BREAD,))
    older = ImportedTable("NEVO", "2023/8.0", (BREAD, PUZZLE))
    keep_table(places, again, "b")
    keep_table(places, older, "c")
    assert load_tables(places).tables == (older, again)


def test_a_former_table_that_cannot_be_removed_is_not_used_any_more(places, monkeypatch):
    former = keep_table(places, TABLE, "a")
    again = ImportedTable("NEVO", "2025/9.0", (BREAD,))
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", _refuse)
        keep_table(places, again, "b")
    assert former.exists()
    assert load_tables(places) == KeptTables((again,))
    assert remove_table(places, "NEVO 2025/9.0")
    assert load_tables(places).tables == ()


def test_a_former_table_that_comes_back_as_synced_folders_bring_it_is_not_used(places):
    former = keep_table(places, TABLE, "a")
    data, again = former.read_bytes(), ImportedTable("NEVO", "2025/9.0", (BREAD,))
    current = keep_table(places, again, "b")
    former.write_bytes(data)
    for path, second in ((former, 1_000), (current, 2_000)):
        os.utime(path, (second, second))
    assert load_tables(places).tables == (again,)
    os.utime(former, (3_000, 3_000))
    assert load_tables(places).tables == (TABLE,)


def test_a_table_that_cannot_be_removed_is_still_used_and_an_older_one_does_not_come_up(places, monkeypatch):
    former = keep_table(places, TABLE, "a")
    data, again = former.read_bytes(), ImportedTable("NEVO", "2025/9.0", (BREAD,))
    keep_table(places, again, "b")
    former.write_bytes(data)
    os.utime(former, (1_000, 1_000))
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", _refuse)
        with pytest.raises(NotWritten):
            remove_table(places, "NEVO 2025/9.0")
    assert load_tables(places).tables == (again,)


def _refuse(*_path, **_more):
    raise PermissionError(errno.EACCES, "in use")


@pytest.mark.parametrize(
    ("written", "edited"), [(b'"NEVO"', b'"BLS"'), (b'"2025/9.0"', b'"1999"'), (b'"a.csv"', b'"b.csv"')]
)
def test_a_table_of_which_kind_version_or_file_name_was_edited_is_damaged(places, written, edited):
    path = keep_table(places, TABLE, "a.csv")
    path.write_bytes(path.read_bytes().replace(written, edited))
    kept = load_tables(places)
    assert kept.tables == ()
    assert [notice.file for notice in kept.notices] == [path.name]


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
