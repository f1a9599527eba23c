"""``foods import``: looked at first, imported on request, listed, removed."""

import json

from tools.make_tables import nevo


def test_a_file_is_looked_at_and_nothing_changes(magapp, tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(nevo(60))
    told = magapp("foods", "import", str(path), "--json")
    assert told.status == 0
    document = json.loads(told.out)
    assert document == {
        "format": "NEVO",
        "version": "2025/9.0",
        "foods": 60,
        "with_magnesium": 58,
        "rejected": [],
        "applied": False,
    }
    assert json.loads(magapp("foods", "tables", "--json").out) == []


def test_with_apply_its_foods_are_found_and_can_be_written_down(magapp, tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(nevo(60))
    told = magapp("foods", "import", str(path), "--apply", "--lang", "en")
    assert "Based on data from NEVO-online version 2025/9.0, RIVM, Bilthoven" in told.out
    (table,) = json.loads(magapp("foods", "tables", "--json").out)
    assert (table["key"], table["foods"]) == ("NEVO 2025/9.0", 60)
    found = json.loads(magapp("foods", "search", "zacht droombrood", "--json").out)
    assert found[0]["source"] == "NEVO 2025/9.0"
    added = json.loads(magapp("add", "100 g zacht droombrood 1", "--json").out)["entries"][0]
    assert added["source"] == "NEVO 2025/9.0"


def test_the_sentence_of_nevo_stands_under_a_search_that_finds_its_foods_and_under_no_other(magapp, tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(nevo(60))
    magapp("foods", "import", str(path), "--apply")
    said = "Based on data from NEVO-online version 2025/9.0, RIVM, Bilthoven"
    assert said in magapp("foods", "search", "zacht droombrood", "--lang", "en").out
    found = json.loads(magapp("foods", "search", "zacht droombrood", "--json", "--lang", "en").out)
    assert found[0]["attribution"] == [said]
    assert said not in magapp("foods", "search", "volkorenbrood", "--limit", "1", "--lang", "en").out


def test_the_sentence_of_nevo_stands_under_what_was_written_down_from_it(magapp, tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(nevo(60))
    magapp("foods", "import", str(path), "--apply")
    said = "Based on data from NEVO-online version 2025/9.0, RIVM, Bilthoven"
    assert said in magapp("add", "100 g zacht droombrood 1", "--lang", "en").out
    assert json.loads(magapp("add", "100 g zacht droombrood 1", "--json", "--lang", "en").out)[
        "attribution"
    ] == [said]
    assert said not in magapp("add", "banaan", "--lang", "en").out


def test_a_removed_table_is_gone_and_the_diary_keeps_its_figures(magapp, tmp_path):
    path = tmp_path / "n.csv"
    path.write_bytes(nevo(60))
    magapp("foods", "import", str(path), "--apply")
    magapp("add", "100 g zacht droombrood 1")
    before = json.loads(magapp("day", "--json").out)["food_mg"]
    assert magapp("foods", "remove", "NEVO 2025/9.0").status == 0
    assert json.loads(magapp("foods", "tables", "--json").out) == []
    assert json.loads(magapp("day", "--json").out)["food_mg"] == before
    assert magapp("foods", "remove", "NEVO 2025/9.0").status == 2


def test_what_is_no_table_is_refused_with_the_reason(magapp, tmp_path):
    path = tmp_path / "letter.csv"
    path.write_text("Dear RIVM", encoding="utf-8")
    told = magapp("foods", "import", str(path), "--apply", "--lang", "en")
    assert told.status == 2
    assert "Your food table was not changed." in told.err
    assert told.out == ""


def test_an_action_without_its_word_is_refused(magapp):
    assert magapp("foods", "search").status == 2
    assert magapp("foods", "import").status == 2
