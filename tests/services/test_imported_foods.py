"""Foods of imported tables are found beside the program's own, unchanged, with their source."""

import datetime as dt

import pytest

from magapp import i18n
from magapp.domain.amount import exactly
from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.services.entry_line import propose
from magapp.services.food_search import FoodFinder
from magapp.services.imported_foods import (
    foods_of,
    prescribed_sentence,
    prescribed_sentences,
    source_of,
    with_imported,
)
from magapp.services.own_foods import usual_weight
from tests.services.catalogue import table

NEVO = ImportedTable(
    "NEVO",
    "2025/9.0",
    (
        ImportedFood("9001", "Droombrood", "Dream bread", group="Bread", mg_per_100g=41.5),
        ImportedFood("9002", "Wolkenmelk", "Cloud milk", group="Milk", mg_per_100g=11.0, per_100_ml=True),
        ImportedFood("9003", "Raadselkaas", group="Cheese"),
        ImportedFood("9004", "Verrijkt sap", group="Non-alcoholic beverages", mg_per_100g=20, fortified=True),
    ),
)
USDA = ImportedTable(
    "FDC",
    "2019",
    (ImportedFood("77", name_en="Moon carrot", group="Vegetables", portions=(("slice, thin", 25.0),)),),
)


@pytest.fixture(scope="module")
def finder():
    return FoodFinder(with_imported(table(), (NEVO, USDA)))


def test_an_imported_food_is_found_with_its_own_figure_and_source(finder):
    found = propose("100 g droombrood", finder, "nl")[0]
    assert (found.food and found.food.id) == "NEVO 2025/9.0:9001"
    assert found.mg == exactly(41.5)
    entry = found.to_entry("id", dt.date(2026, 11, 2), meal="lunch")
    assert (entry.source, entry.source_id, entry.name) == ("NEVO 2025/9.0", "9001", "Droombrood")


def test_foods_of_the_program_come_before_imported_ones(finder):
    foods = finder.search("brood", "nl", 40)
    kinds = [":" in food.id for food in foods]
    assert kinds == sorted(kinds)


def test_a_portion_is_the_usual_weight_of_the_group_as_an_estimate_and_never_100_g():
    bread = foods_of(NEVO, table())[0]
    portion = bread.usual_portion()
    assert portion.estimate
    assert portion.grams == usual_weight("bread", table()) != 100


def test_a_tables_own_measures_keep_their_weights():
    carrot = foods_of(USDA, table())[0]
    assert carrot.grams_of(2, "slice, thin") == 50


def test_what_is_given_per_100_ml_is_measured_in_ml(finder):
    found = propose("200 ml wolkenmelk", finder, "nl")[0]
    assert (found.unit, found.mg) == ("ml", exactly(22.0))


def test_unknown_magnesium_stays_unknown_and_a_fortified_food_counts_to_the_upper_level():
    foods = {food.source_id: food for food in foods_of(NEVO, table())}
    assert foods["9003"].mg_per_100g is None
    assert foods["9004"].fortified == "magnesium"


def test_a_name_stands_in_where_a_table_has_one_language_only():
    carrot = foods_of(USDA, table())[0]
    assert carrot.name_nl == carrot.name_en == "Moon carrot"


def test_imported_foods_do_not_move_the_estimates_of_unknown_ones():
    assert with_imported(table(), (NEVO,)).group_uppers() == table().group_uppers()


def test_nevo_asks_for_a_sentence_and_the_others_for_none():
    assert (
        prescribed_sentence("NEVO 2025/9.0")
        == "Based on data from NEVO-online version 2025/9.0, RIVM, Bilthoven"
    )
    assert prescribed_sentence("FDC 2019") == prescribed_sentence("BLS40") == ""
    assert prescribed_sentence("NEVO") == "Based on data from NEVO-online, RIVM, Bilthoven"
    assert len(prescribed_sentences(["NEVO 2025/9.0", "x", "NEVO 2025/9.0", "NEVO 2023/8.0"])) == 2


def test_the_sentence_is_dutch_in_dutch():
    i18n.use("nl")
    assert prescribed_sentence("NEVO 2023/8.0").startswith("Gebaseerd op gegevens uit NEVO-online")
    i18n.use("en")


@pytest.mark.parametrize("kind", ["NEVO", "BLS", "CIQUAL", "FDC"])
def test_every_table_is_cited_with_its_version_or_says_that_it_is_unknown(kind):
    source = source_of(ImportedTable(kind, "9.9", ()))
    assert "9.9" in source.citation
    assert "unknown" in source_of(ImportedTable(kind, "", ())).citation
    assert source.licence


def test_the_year_and_doi_of_bls_4_0_are_cited_for_no_other_version():
    assert "(2025)" in source_of(ImportedTable("BLS", "4.0", ())).citation
    assert "2025" not in source_of(ImportedTable("BLS", "4.1", ())).citation
