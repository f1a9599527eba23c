"""Official tables are recognised by their content, read with values unchanged, or refused with the reason."""

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from magapp.exchange.tables import errors, read_table
from magapp.exchange.tables import reading as reading_module
from tools.make_tables import bls, ciqual_rows, fdc, fdc_files, nevo, sheet, xlsx

SHARED = Path(__file__).parents[3].parent / "shared" / "foods"


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def by_code(preview):
    return {food.source_id: food for food in preview.table.foods}


@pytest.mark.parametrize(("year", "version"), [(2025, "2025/9.0"), (2023, "2023/8.0")])
def test_nevo_of_both_years_is_read_whatever_its_file_is_called(tmp_path, year, version):
    data = nevo(200, year)
    preview = read_table(written(tmp_path, "download.bin", data))
    assert (preview.table.kind, preview.table.version) == ("NEVO", version)
    assert len(preview.table.foods) == 200
    assert preview.with_magnesium == 192
    assert preview.rejected == ()


def test_values_of_nevo_are_those_of_the_file(tmp_path):
    data = nevo(100, 2023)
    rows = list(csv.DictReader(io.StringIO(data.decode()), delimiter="|"))
    foods = by_code(read_table(written(tmp_path, "n.csv", data)))
    for row in rows:
        food = foods[row["NEVO-code"]]
        assert food.name_nl == row["Voedingsmiddelnaam/Dutch food name"]
        assert food.per_100_ml == (row["Hoeveelheid/Quantity"] == "per 100ml")
        told = row["MG (mg)"].replace(",", ".")
        assert food.mg_per_100g == (float(told) if told else None)


@pytest.mark.parametrize(
    "name", ["nevo_fixture_2023_SYNTHETIC_utf8.csv", "nevo_fixture_2025_SYNTHETIC_cp1252.csv"]
)
@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference folder is not beside the project")
def test_the_fixtures_of_nevo_are_read(name):
    preview = read_table(SHARED / name)
    assert preview.table.kind == "NEVO"
    assert preview.table.foods
    assert any(food.mg_per_100g is None for food in preview.table.foods)


def test_marks_of_bls_are_unknown_or_nought(tmp_path):
    foods = list(read_table(bls(tmp_path / "b.xlsx", 60)).table.foods)
    assert foods[49].mg_per_100g is None  # row 50 holds "-"
    assert [foods[place].mg_per_100g for place in range(4)] == [0.0] * 4  # TR and the limits of detection
    assert foods[10].mg_per_100g
    assert foods[10].name_en.endswith("11")


def test_marks_of_ciqual_are_unknown_or_nought_and_a_code_listed_twice_is_rejected(tmp_path):
    head, rows = ciqual_rows(80)
    rows[1][6] = rows[0][6]
    preview = read_table(xlsx(tmp_path / "Table Ciqual 2025_ENG.xlsx", sheet(head, rows)))
    assert preview.table.key == "CIQUAL 2025"
    assert [(each.row, each.reason) for each in preview.rejected] == [(3, "duplicate")]
    foods = by_code(preview)
    assert foods["9060"].mg_per_100g is None
    assert foods["9020"].mg_per_100g == foods["9040"].mg_per_100g == 0.0
    assert foods["9001"].energy_kcal == 120.5


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_what_a_spreadsheet_program_writes_is_read_with_the_same_values(tmp_path, kind):
    made = xlsx(tmp_path / "Ciqual 2020.xlsx", sheet(*ciqual_rows(400)))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path / "out"),
        str(made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert read_table(tmp_path / "out" / f"Ciqual 2020.{kind}") == read_table(made)


def test_fooddata_central_is_read_from_a_zip_and_from_a_folder_alike(tmp_path):
    from_zip = read_table(fdc(tmp_path / "f.zip", 100))
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name, text in fdc_files(100).items():
        (folder / name).write_text(text, encoding="utf-8")
    assert read_table(folder) == from_zip
    assert read_table(tmp_path / "unpacked") == from_zip
    assert (len(from_zip.table.foods), from_zip.left_out) == (90, 10)
    first = from_zip.table.foods[0]
    assert first.portions == (("slice, thin", 25.0),)
    assert first.group == "Vegetables and Vegetable Products"
    assert by_code(from_zip)["15"].mg_per_100g is None


def refusal(path: Path, kind: type[errors.TableRefused]) -> str:
    with pytest.raises(kind) as refused:
        read_table(path)
    sentence = refused.value.sentence()
    assert sentence.endswith("Your food table was not changed.")
    return sentence


def test_a_file_that_ends_in_the_middle_of_a_row_is_refused_with_the_row(tmp_path):
    data = nevo(50)
    cut = data[: data.rindex(b"\n", 0, -2) + 60]
    assert "row 51" in refusal(written(tmp_path, "n.csv", cut), errors.TruncatedFile)


def test_an_empty_file_is_refused(tmp_path):
    refusal(written(tmp_path, "n.csv", b""), errors.TruncatedFile)


@pytest.mark.parametrize("sign", [";", ","])
def test_another_delimiter_is_refused_and_named(tmp_path, sign):
    data = nevo(20, 2023).replace(b",", b".").replace(b"|", sign.encode())
    assert f"separated by {sign}" in refusal(written(tmp_path, "n.csv", data), errors.WrongDelimiter)


def test_letters_in_no_known_encoding_are_refused_with_the_row(tmp_path):
    lines = nevo(20, 2023).split(b"\n")
    lines[4] = lines[4].replace(b"brood", b"br\x81\x8dd").replace(b"kaas", b"k\x81\x8ds") + b"\x81"
    assert "Row 5" in refusal(written(tmp_path, "n.csv", b"\n".join(lines)), errors.WrongEncoding)


def test_a_table_without_magnesium_is_refused(tmp_path):
    data = nevo(20).replace(b"MG (mg)", b"MO (mg)")
    assert "magnesium" in refusal(written(tmp_path, "n.csv", data), errors.NoMagnesiumColumn)
    files = fdc_files(20)
    folder = tmp_path / "fdc"
    folder.mkdir()
    (folder / "food.csv").write_text(files["food.csv"], encoding="utf-8")
    refusal(folder, errors.NoMagnesiumColumn)


def test_what_is_no_food_table_is_refused(tmp_path):
    refusal(written(tmp_path, "letter.txt", b"Dear NEVO,\n"), errors.UnknownTable)
    refusal(xlsx(tmp_path / "x.xlsx", sheet(["a", "b"], [[1, 2]])), errors.UnknownTable)
    (tmp_path / "empty").mkdir()
    refusal(tmp_path / "empty", errors.UnknownTable)
    refusal(tmp_path / "not there", errors.UnreadableFile)


def test_a_file_of_more_than_half_a_gigabyte_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(nevo(1))
        file.truncate(1 << 30)  # a file with a hole costs no disk
    assert "512 MB" in refusal(path, errors.TooLarge)


def test_an_archive_that_reaches_outside_itself_is_refused(tmp_path):
    for number, name in enumerate(("../food.csv", "/food.csv", "a/../../food.csv", "C:/food.csv")):
        path = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "x")
            archive.writestr("in/food.csv", "x")
        assert "points outside" in refusal(path, errors.UnsafeArchive)


def test_an_archive_with_a_link_is_refused(tmp_path):
    path = tmp_path / "l.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("food.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    refusal(path, errors.UnsafeArchive)


def test_a_bomb_is_refused_by_what_its_directory_says(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("food.csv", b"0" * (40 << 20))
    refusal(path, errors.PackedBomb)


def test_a_bomb_whose_directory_lies_is_refused_while_it_is_unpacked(tmp_path):
    path = xlsx(tmp_path / "bomb.xlsx", b"<worksheet>" + b" " * (40 << 20) + b"</worksheet>")
    data = bytearray(path.read_bytes())
    size = (len(b"<worksheet></worksheet>") + (40 << 20)).to_bytes(4, "little")
    at = data.rfind(size)
    data[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises((errors.PackedBomb, errors.TruncatedFile)):
        read_table(written(tmp_path, "lying.xlsx", bytes(data)))


def test_an_xlsx_that_declares_entities_is_refused(tmp_path):
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    refusal(xlsx(tmp_path / "x.xlsx", laughs), errors.DeclaresEntities)


def test_a_damaged_xlsx_is_refused(tmp_path):
    data = bls(tmp_path / "b.xlsx", 20).read_bytes()
    refusal(written(tmp_path, "cut.xlsx", data[: len(data) // 2]), errors.TruncatedFile)


def test_a_formula_in_an_xlsx_is_refused_with_its_row(tmp_path):
    head, rows = ciqual_rows(10)
    made = sheet(head, rows)
    row = made.index(b'<row r="7">')
    cell = made.index(b"<c", row)
    broken = made[:cell] + b"<c><f>1+1</f><v>2</v></c>" + made[made.index(b"</c>", cell) + 4 :]
    assert "Row 7" in refusal(xlsx(tmp_path / "f.xlsx", broken), errors.HoldsFormula)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [("=1+1", "formula"), ("veel", "not_a_number"), ("-5", "out_of_bounds"), ("5000", "out_of_bounds")],
)
def test_a_row_whose_magnesium_makes_no_sense_is_rejected_and_the_others_stay(tmp_path, cell, reason):
    lines = nevo(30, 2023).decode().split("\n")
    at = lines[0].split("|").index("MG (mg)")
    cells = lines[3].split("|")
    cells[at] = cell
    lines[3] = "|".join(cells)
    preview = read_table(written(tmp_path, "n.csv", "\n".join(lines).encode()))
    assert [(each.row, each.reason) for each in preview.rejected] == [(4, reason)]
    assert len(preview.table.foods) == 29


def test_rows_without_code_or_name_are_rejected(tmp_path):
    lines = nevo(30, 2023).decode().split("\n")
    for row, place in ((2, 3), (5, 4)):
        cells = lines[row].split("|")
        cells[place] = cells[place + 1] = "" if place == 4 else cells[place]
        if place == 3:
            cells[3] = ""
            cells[4] = "Naam"
        lines[row] = "|".join(cells)
    preview = read_table(written(tmp_path, "n.csv", "\n".join(lines).encode()))
    assert [(each.row, each.reason) for each in preview.rejected] == [(3, "no_code"), (6, "no_name")]


def test_a_file_of_which_most_rows_make_no_sense_is_refused(tmp_path):
    lines = nevo(30, 2023).decode().split("\n")
    at = lines[0].split("|").index("MG (mg)")
    for row in range(1, 20):
        cells = lines[row].split("|")
        cells[at] = "?"
        lines[row] = "|".join(cells)
    assert "row 2" in refusal(written(tmp_path, "n.csv", "\n".join(lines).encode()), errors.TooManyRejected)


def test_a_name_loses_what_cannot_be_shown(tmp_path):
    data = nevo(3, 2023).decode().replace("Zacht droombrood 1", "Zacht \x07 <b>brood</b>")
    foods = by_code(read_table(written(tmp_path, "n.csv", data.encode())))
    assert foods["1"].name_nl == "Zacht <b>brood</b>"


@pytest.mark.parametrize("kind", ["nevo", "bls", "fdc"])
def test_reading_tells_how_far_it_is_and_stops_when_asked(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(reading_module, "_EVERY", 2)
    path = {
        "nevo": lambda: written(tmp_path, "n.csv", nevo(400)),
        "bls": lambda: bls(tmp_path / "b.xlsx", 100),
        "fdc": lambda: fdc(tmp_path / "f.zip", 400),
    }[kind]()
    told = []
    read_table(path, progress=lambda done, total: told.append((done, total)))
    assert len(told) > 2
    assert all(0 <= done <= total for done, total in told)
    asked = iter([False, False, True])
    with pytest.raises(errors.TableCancelled):
        read_table(path, cancelled=lambda: next(asked))
