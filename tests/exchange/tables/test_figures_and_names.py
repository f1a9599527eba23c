"""What a cell says is what is kept: nutrients, limits, measures, letters, and which version it is."""

import zipfile

import pytest

from magapp.exchange.tables import read_table
from magapp.exchange.tables.errors import NoMagnesiumColumn, WrongEncoding
from magapp.services.food_table import load_food_table
from magapp.services.imported_foods import foods_of
from tools.make_tables import bls, ciqual_rows, fdc, fdc_files, nevo, sheet, xlsx

PORTIONS = "id,fdc_id,amount,measure_unit_id,portion_description,modifier,gram_weight\n"


@pytest.fixture
def fooddata(tmp_path):
    def write(files):
        path = tmp_path / "fdc.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(f"data/{name}", text)
        return path

    return write


def foods_by_code(path):
    return {food.source_id: food for food in read_table(path).table.foods}


def test_fndds_which_writes_older_numbers_gives_the_same_figures_as_the_same_foods_by_id(tmp_path):
    by_id = foods_by_code(fdc(tmp_path / "legacy.zip", 40))
    by_number = foods_by_code(fdc(tmp_path / "survey.zip", 40, survey=True))
    assert by_id.keys() == by_number.keys()
    for code, food in by_id.items():
        survey = by_number[code]
        assert (survey.mg_per_100g, survey.energy_kcal) == (food.mg_per_100g, food.energy_kcal)
        assert (survey.caffeine_mg, survey.alcohol_g) == (food.caffeine_mg, food.alcohol_g)
    assert by_number["1"].mg_per_100g is not None
    assert by_number["15"].mg_per_100g is None


def test_the_downloads_of_fooddata_central_of_one_year_are_tables_of_their_own(tmp_path, fooddata):
    assert read_table(fdc(tmp_path / "legacy.zip", 9)).table.key == "FDC SR Legacy 2019"
    assert read_table(fdc(tmp_path / "survey.zip", 9, survey=True)).table.key == "FDC FNDDS 2019"
    both = fdc_files(9)
    both["food.csv"] = both["food.csv"].replace('"2","sr_legacy_food"', '"2","foundation_food"')
    assert read_table(fooddata(both)).table.key == "FDC 2019"


def test_a_portion_of_fndds_is_named_by_its_description_without_the_number_of_its_own_list(tmp_path):
    (first, *_others) = read_table(fdc(tmp_path / "survey.zip", 5, survey=True)).table.foods
    assert first.portions == (("cup, mashed", 225.0),)


def test_of_a_food_of_fndds_that_has_both_the_figure_by_id_is_taken(fooddata):
    files = fdc_files(20)
    before = foods_by_code(fooddata(files))["1"].mg_per_100g
    files["food.csv"] = files["food.csv"].replace("sr_legacy_food", "survey_fndds_food")
    files["food_nutrient.csv"] += '"999","1","304","77",""\n"1000","15","304","78",""\n'
    foods = foods_by_code(fooddata(files))
    assert (foods["1"].mg_per_100g, foods["15"].mg_per_100g) == (before, 78.0)


def test_a_number_is_no_id_where_the_foods_are_told_by_id(fooddata):
    files = fdc_files(20)
    files["food_nutrient.csv"] = files["food_nutrient.csv"].replace('"1090"', '"304"')
    with pytest.raises(NoMagnesiumColumn):
        read_table(fooddata(files))


@pytest.mark.parametrize(
    ("cell", "mg"),
    [("< 0,5", 0.0), ("<2", 0.0), ("<500", None), ("< 2,1", None), ("", None)],
)
def test_a_limit_is_nought_where_it_is_small_and_unknown_where_it_says_nothing(tmp_path, cell, mg):
    preview = read_table(nevo_with_magnesium(tmp_path, cell))
    assert preview.rejected == ()
    assert preview.table.foods[0].mg_per_100g == mg


@pytest.mark.parametrize("cell", ["<", "< ", "<onbekend>", "<-5", "<<1", "< LOD", "<=1"])
def test_a_smaller_than_sign_before_no_number_is_no_nought_but_a_rejected_row(tmp_path, cell):
    preview = read_table(nevo_with_magnesium(tmp_path, cell))
    assert [(each.row, each.reason) for each in preview.rejected] == [(2, "not_a_number")]


def nevo_with_magnesium(tmp_path, cell):
    lines = nevo(20, 2023).decode().split("\n")
    cells = lines[1].split("|")
    cells[lines[0].split("|").index("MG (mg)")] = cell
    lines[1] = "|".join(cells)
    path = tmp_path / "nevo.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def measures(fooddata, *rows):
    files = fdc_files(5)
    files["food_portion.csv"] = PORTIONS + "".join(f"{number},1,{row}\n" for number, row in enumerate(rows))
    return foods_by_code(fooddata(files))["1"].portions


def test_a_measure_is_named_in_letters_that_can_be_shown(fooddata):
    found = measures(fooddata, "1,9999,,cup\x1b[31m \u2028 full,100", "1,9999,,=HYPERLINK(x),50")
    assert found == (("cup [31m full", 100.0),)


@pytest.mark.parametrize("word", ["portion", "Portion", "g", "ml", "1 portion"])
def test_no_measure_of_a_table_takes_the_name_of_the_usual_amount_or_of_a_unit(fooddata, word):
    assert measures(fooddata, f"1,9999,,{word},700") == ()


def test_one_portion_is_the_usual_portion_whatever_the_table_calls_its_measures(fooddata):
    files = fdc_files(5)
    files["food_portion.csv"] = PORTIONS + "1,1,1,9999,,portion,700\n"
    (food, *_others) = foods_of(read_table(fooddata(files)).table, load_food_table())
    assert food.grams_of(1, "portion") == food.usual_portion().grams


@pytest.mark.parametrize("amount", ["0", "many", "-1"])
def test_a_measure_of_which_the_count_is_not_known_is_left_out(fooddata, amount):
    assert measures(fooddata, f"{amount},9999,,cup,100", "2,9999,,slice,2400") == (("slice", 1200.0),)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Table Ciqual 2020_FR_2020 07 07.xlsx", "CIQUAL 2020"),
        ("TableCiqual2025.xlsx", "CIQUAL 2025"),
        ("download 20260301 ciqual 2020.xlsx", "CIQUAL 2020"),
        ("ciqual 2020 (1).xlsx", "CIQUAL 2020"),
        ("IMG2012034.xlsx", "CIQUAL"),
        ("ciqual 20260301.xlsx", "CIQUAL"),
        ("ciqual 2026-03-01.xlsx", "CIQUAL"),
        ("2026 ciqual.xlsx", "CIQUAL"),
    ],
)
def test_the_year_of_ciqual_stands_behind_its_name_or_is_unknown(tmp_path, name, key):
    assert read_table(xlsx(tmp_path / name, sheet(*ciqual_rows(10)))).table.key == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("BLS_4_0_Daten_2025_DE.xlsx", "BLS 4.0"),
        ("BLS_4_1_Daten_2026_DE.xlsx", "BLS 4.1"),
        ("bls 5.0.xlsx", "BLS 5.0"),
        ("BLS_2025.xlsx", "BLS"),
        ("download.xlsx", "BLS"),
    ],
)
def test_the_version_of_bls_stands_behind_its_name_or_is_unknown(tmp_path, name, key):
    assert read_table(bls(tmp_path / name, 10)).table.key == key


def test_utf8_with_one_byte_of_another_encoding_is_refused_with_its_row(tmp_path):
    path = tmp_path / "nevo.csv"
    data = nevo(20, 2023).replace(b"synoniem1|", "crème|".encode())
    path.write_bytes(data.replace(b"synoniem2|", b"caf\xe9|"))
    with pytest.raises(WrongEncoding) as refused:
        read_table(path)
    assert refused.value.row == 3


def test_the_windows_encoding_is_read_with_its_accents_and_quotes(tmp_path):
    path = tmp_path / "nevo.csv"
    path.write_bytes(nevo(20).replace(b"synoniem1|", "crème brûlée à l’été CAFÉ’S|".encode("cp1252")))
    assert read_table(path).table.foods[0].synonyms == ("crème brûlée à l’été CAFÉ’S",)
