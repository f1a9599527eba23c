"""The bundled food table holds what it promises, and every figure in it is the figure of the row it names."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from magapp import resources
from magapp.domain.food import FoodTable
from magapp.domain.recipe import Part, dish_figures
from magapp.services.food_table import RECIPE, FoodTableError, load_food_table

FOLDER = resources.root() / "foods"
REFERENCE = Path(__file__).parents[2].parent / "shared" / "foods"
REFERENCE_FILES = {
    "BLS40": "foods_bls40.csv",
    "USDA_SR": "foods_usda_sr_legacy.csv",
    "USDA_FOUNDATION": "foods_usda_foundation.csv",
    "USDA_FNDDS": "foods_usda_fndds.csv",
    "CIQUAL2020": "foods_ciqual2020.csv",
}
# The factsheet says mg in a cup of 125 ml, a glass of 200 ml, a can of 250 ml; the table has it per 100 g.
FACTSHEET_CAFFEINE = {"coffee": 48, "black tea": 24, "green tea": 16, "cola": 10, "energy drink": 32}
# The table rounds figures of 10 and more to one decimal, and energy to whole kcal.
TOLERANCE = {"mg": 0.06, "energy": 0.51, "caffeine": 0.06, "alcohol": 0.06}
COLUMNS = {
    "mg": "mg_per_100g",
    "energy": "energy_kcal",
    "caffeine": "caffeine_mg",
    "alcohol": "alcohol_g",
}


# The tables that figures come from are no part of the project.
needs_the_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="no reference tables beside the project"
)


@pytest.fixture(scope="module")
def table() -> FoodTable:
    return load_food_table()


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a CSV file; one that is not there has no rows: the reference tables are no part of the project."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def copy_with(tmp_path: Path, file: str, old: str, new: str) -> Path:
    copy = tmp_path / "foods"
    if not copy.exists():
        shutil.copytree(FOLDER, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_it_has_at_least_900_foods_in_both_languages(table):
    assert len(table.foods) >= 900
    assert all(food.name("nl") and food.name("en") for food in table.foods)
    assert all(food.synonyms_nl for food in table.foods)


def test_every_name_belongs_to_one_food(table):
    for language in ("nl", "en"):
        names = Counter(food.name(language).casefold() for food in table.foods)
        assert [name for name, count in names.items() if count > 1] == []


def test_no_synonym_is_the_name_of_another_food(table):
    for language in ("nl", "en"):
        named = {food.name(language).casefold(): food.id for food in table.foods}
        for food in table.foods:
            for synonym in food.synonyms_nl if language == "nl" else food.synonyms_en:
                assert named.get(synonym.casefold(), food.id) == food.id


@pytest.mark.parametrize(
    "food_id",
    [
        "almonds",
        "banana",
        "beer",
        "bread_white",
        "bread_wholemeal",
        "chocolate_dark",
        "coffee",
        "milk_semi_skimmed",
        "oat_flakes",
        "peanut_butter",
        "pumpkin_seeds",
        "spinach_boiled",
        "tea_black",
        "water_tap",
        "wine_red",
        "wine_white",
    ],
)
def test_foods_that_other_parts_rely_on_are_there(table, food_id):
    assert table.food(food_id) is not None


def test_every_food_has_one_usual_portion_and_none_is_a_bare_weight(table):
    for food in table.foods:
        assert [portion.usual is not None for portion in food.portions].count(True) == 1
        assert food.usual_portion().usual
        assert {portion.unit for portion in food.portions} & {"g", "ml", "kg", "100g"} == set()
        eaten = (food.usual_portion().usual or 0) * food.usual_portion().grams
        assert 1 <= eaten <= 520, food.id  # a plateful is the most


def test_two_slices_of_wholemeal_bread_are_70_g(table):
    assert table.food("bread_wholemeal").grams_of(2, "slice") == 70


def test_a_dutch_standard_glass_of_beer_wine_or_spirits_holds_about_10_g_of_alcohol(table):
    for food_id in ("beer", "wine_red", "wine_white", "wine_rose", "spirits"):
        food = table.food(food_id)
        grams = food.usual_portion().grams * food.alcohol_g / 100
        assert grams == pytest.approx(10, abs=1.6)


def test_everything_that_is_drunk_can_be_given_in_ml(table):
    assert all(food.density_g_per_ml for food in table.foods if food.drink)


def test_foods_are_swapped_only_for_foods_with_more_magnesium_or_less_refined(table):
    for food in table.foods:
        if food.swap_for:
            other = table.food(food.swap_for)
            assert other is not None
            known = food.mg_per_100g is not None and other.mg_per_100g is not None
            assert not known or other.mg_per_100g > food.mg_per_100g or other.refined != "refined"


def test_unknown_magnesium_is_unknown_and_has_no_source(table):
    unknown = [food for food in table.foods if food.mg_per_100g is None]
    assert len(unknown) >= 2
    assert all(food.source == "" for food in unknown)
    assert all(food.group in table.group_uppers() for food in unknown)


def test_the_unit_words_are_different_in_each_language_except_where_foods_tell_them_apart(table):
    for language in ("nl", "en"):
        words: Counter[str] = Counter()
        for unit in table.units:
            own = (
                {unit.nl, unit.nl_plural, *unit.nl_other}
                if language == "nl"
                else {unit.en, unit.en_plural, *unit.en_other}
            )
            words.update(word.casefold() for word in own)
        doubled = {word for word, count in words.items() if count > 1}
        assert doubled <= {"nl": {"stuk", "stuks"}, "en": {"slice", "slices", "piece", "pieces"}}[language]


def test_no_food_has_a_piece_beside_a_middling_piece_because_both_are_called_so(table):
    for food in table.foods:
        assert len({"piece", "piece_medium"}.intersection(portion.unit for portion in food.portions)) < 2


def test_own_estimates_are_counted_in_the_account_of_sources(table):
    portions = [portion for food in table.foods for portion in food.portions]
    estimates = sum(portion.estimate for portion in portions)
    densities = sum(food.density_g_per_ml is not None for food in table.foods)
    account = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    assert f"{estimates} of {len(portions)} portion weights" in account
    assert f"{densities} densities" in account
    assert f"{len(table.foods)} foods" in account


def test_every_source_of_figures_is_named_in_the_account(table):
    account = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    for source in table.sources:
        assert f"`{source.key}`" in account


@needs_the_reference
def test_every_figure_is_the_figure_of_the_row_it_names():
    reference = {
        key: {row["source_id"]: row for row in rows_of(REFERENCE / file)}
        for key, file in REFERENCE_FILES.items()
        if (REFERENCE / file).is_file()
    }
    wrong = []
    for row in rows_of(FOLDER / "foods.csv"):
        for kind, column in COLUMNS.items():
            key, source_id = row[f"{kind}_source"], row[f"{kind}_source_id"]
            if key not in reference:
                continue
            theirs = reference[key].get(source_id, {}).get(column)
            if not theirs or abs(float(row[column]) - float(theirs)) > TOLERANCE[kind]:
                wrong.append((row["id"], column, row[column], theirs))
    assert wrong == []


def test_every_table_that_figures_come_from_can_be_compared_or_is_the_factsheet():
    for row in rows_of(FOLDER / "foods.csv"):
        for kind, column in COLUMNS.items():
            key = row[f"{kind}_source"]
            if key == "VC_CAFFEINE":
                assert kind == "caffeine"
                assert float(row[column]) == FACTSHEET_CAFFEINE[row["caffeine_source_id"]]
            else:
                assert key in {"", RECIPE, *REFERENCE_FILES}


def test_the_figures_of_a_dish_are_those_of_its_ingredients(table):
    dishes = [food for food in table.foods if food.recipe]
    assert len(dishes) >= 60
    for dish in dishes:
        assert dish.source == RECIPE
        figures = dish_figures((Part(table.food(part.food), part.grams) for part in dish.recipe), {})
        assert figures.unknown == 0, dish.id
        assert dish.mg_per_100g == pytest.approx(figures.mg, abs=TOLERANCE["mg"]), dish.id
        if figures.energy_kcal is not None:
            assert dish.energy_kcal == pytest.approx(figures.energy_kcal, abs=TOLERANCE["energy"]), dish.id


def test_the_caffeine_and_alcohol_of_a_dish_are_those_of_its_ingredients(table):
    # tea_milk is 185 g tea of 24 mg per 100 g and 15 g milk; espresso has no figure, so its dishes have none.
    assert table.food("tea_milk").caffeine_mg == pytest.approx(24 * 185 / 200, abs=TOLERANCE["caffeine"])
    for dish in (food for food in table.foods if food.recipe):
        parts = [(table.food(part.food), part.grams) for part in dish.recipe]
        whole = sum(grams for _food, grams in parts)
        for figure, open_group in (("caffeine_mg", "coffee_tea"), ("alcohol_g", "alcohol")):
            known = [(getattr(food, figure), grams) for food, grams in parts]
            is_open = any(
                food.group == open_group and getattr(food, figure) is None for food, _grams in parts
            )
            if is_open or not any(each for each, _grams in known):
                assert getattr(dish, figure) is None, dish.id
            else:
                worked_out = sum((each or 0) * grams for each, grams in known) / whole
                assert getattr(dish, figure) == pytest.approx(worked_out, abs=0.06), dish.id


def test_a_food_has_at_most_three_variants(table):
    for language in ("nl", "en"):
        kinds = Counter(food.name(language).partition(",")[0].casefold() for food in table.foods)
        assert [kind for kind, count in kinds.items() if count > 3] == []


def test_every_difference_between_tables_that_was_decided_names_both_rows_and_the_reason():
    account = (FOLDER / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    decided = [
        line.split("|")[1:-1] for line in account if line.count("|") == 5 and "(" in line.split("|")[2]
    ]
    assert len(decided) >= 100
    assert all(cell.strip() for cells in decided for cell in cells)


@needs_the_reference
def test_every_sourced_portion_is_a_weight_of_the_food_it_names():
    dutch = {
        (row["food_source_id"], float(row["portion_grams"]))
        for row in rows_of(REFERENCE / "portions_nl.csv")
        if row["portion_grams"]
    }
    # A measure such as "10 nuts" gives the weight of one.
    usda = {
        (row["food_source_id"], round(float(row["portion_grams"]) / float(row["amount"] or 1), 2))
        for row in rows_of(REFERENCE / "portions_usda_sr_legacy_fdc.csv")
        if row["portion_grams"] and float(row["amount"] or 1) > 0
    } | {
        (row["food_source_id"], float(row["portion_grams"]))
        for row in rows_of(REFERENCE / "portions_usda_sr_legacy_fdc.csv")
        if row["portion_grams"]
    }
    known = {"VC_MAGNESIUM": dutch, "RIVM_PORTIE": dutch, "USDA_PORTIONS": usda}
    for row in rows_of(FOLDER / "portions.csv"):
        if known.get(row["source"]):
            assert (row["source_id"], float(row["grams"])) in known[row["source"]], row


def test_a_table_with_faults_is_refused_with_all_of_them_at_once(tmp_path):
    copy = copy_with(tmp_path, "foods.csv", "water_tap,Kraanwater", "water_tap,")
    copy_with(tmp_path, "portions.csv", "bread_wholemeal,slice,35", "bread_wholemeal,brick,35")
    copy_with(tmp_path, "portions.csv", "banana,piece_medium,130", "banana,piece_medium,heavy")
    copy_with(tmp_path, "synonyms.csv", "coffee,nl,", "coffee,xx,")
    with pytest.raises(FoodTableError) as caught:
        load_food_table(copy)
    text = str(caught.value)
    assert "water_tap lacks a Dutch or an English name" in text
    assert "unknown unit “brick”" in text
    assert "“heavy” is no number" in text
    assert "unknown language “xx”" in text
    assert len(caught.value.faults) >= 5
    assert all(":" in fault for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("foods.csv", "bread_wholemeal", "bread_white", "there twice"),
        ("foods.csv", ",bread,59.7,BLS40", ",bread,59.7,NOWHERE", "unknown mg_source"),
        ("foods.csv", ",bread,59.7,BLS40", ",bread,59.7,", "go together"),
        ("foods.csv", ",bread,59.7,BLS40", ",bread,5970,BLS40", "is not between"),
        ("foods.csv", ",bread,59.7,BLS40", ",bred,59.7,BLS40", "unknown group"),
        ("foods.csv", "bread_white,Witbrood", "bread_whit,Witbrood", "unknown food"),
        ("foods.csv", ",mg_per_100g", ",magnesium", "the columns are not"),
        ("portions.csv", "bread_wholemeal,slice,35,1", "bread_wholemeal,slice,35,", "one usual portion"),
        ("portions.csv", "bread_wholemeal,slice,35", "bread_wholemeal,slice,-35", "is not between"),
        ("portions.csv", "VC_MAGNESIUM,246,0", "VC_MAGNESIUM,246,1", "an estimate"),
        ("units.csv", "slice,sneetje", "slice,sneetje,sneetje", "cells, not"),
    ],
)
def test_each_kind_of_fault_is_told(tmp_path, file, old, new, fault):
    copy = copy_with(tmp_path, file, old, new)
    with pytest.raises(FoodTableError, match=fault):
        load_food_table(copy)


def test_commas_and_quotes_inside_a_name_are_read_as_a_spreadsheet_would(tmp_path):
    copy = copy_with(tmp_path, "foods.csv", "water_tap,Kraanwater", 'water_tap,"Water, ""kraan"""')
    food = load_food_table(copy).food("water_tap")
    assert food is not None
    assert food.name_nl == 'Water, "kraan"'
