"""Files made to break the reader, or to change what a table says."""

import tracemalloc
import zipfile

import pytest

from magapp.exchange.tables import read_table, xlsx
from magapp.exchange.tables.errors import (
    DeclaresEntities,
    HoldsFormula,
    NoMagnesiumColumn,
    SheetTooLarge,
    TooManyRejected,
    TruncatedFile,
    UnknownTable,
    WrongEncoding,
)

_NEVO = (
    "NEVO-versie/NEVO-version|Food group|NEVO-code|Voedingsmiddelnaam/Dutch food name|"
    "Engelse naam/Food name|Synoniem|Hoeveelheid/Quantity|MG (mg)"
)
_WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_ROOT = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_LINKS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="{sheet}"/><Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="/xl/sharedStrings.xml"/></Relationships>'
)
_BLS = ("BLS Code", "Lebensmittelbezeichnung", "Food name", "MG Magnesium [mg/100g]")
_FOOD = ("B1", "Traumbrot", "dream bread", "5,5")
_FDC_FOODS = (
    "fdc_id,data_type,description,food_category_id,publication_date\n1,sr_legacy_food,{name},1,2019-04-01\n"
)
_FDC_FIGURES = "id,fdc_id,nutrient_id,amount\n1,1,1090,270\n"


@pytest.fixture
def nevo(tmp_path):
    def write(name, magnesium="1"):
        path = tmp_path / "nevo.csv"
        rows = [f"NEVO-Online 2025 9.0|Bread|{code}|{name}|x|||{magnesium}" for code in (1,)]
        rows += [f"NEVO-Online 2025 9.0|Bread|{code}|good {code}|x|||1" for code in range(2, 9)]
        path.write_text("\n".join((_NEVO, *rows)) + "\n", "utf-8")
        return path

    return write


def _row(number, cells):
    told = "".join(
        f'<c r="{"ABCDEFGH"[place]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{told}</row>'


def _sheet(*rows, head=_BLS, begin=""):
    return (
        f'<?xml version="1.0"?>{begin}<worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join((_row(1, head), _row(2, _FOOD), *rows))
        + "</sheetData></worksheet>"
    )


@pytest.fixture
def workbook(tmp_path):
    def write(sheet, at="worksheets/sheet1.xml", name="table.xlsx", texts="<sst/>"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", _ROOT)
            archive.writestr("xl/workbook.xml", _WORKBOOK)
            archive.writestr("xl/_rels/workbook.xml.rels", _LINKS.format(sheet=at))
            archive.writestr(f"xl/{at}", sheet)
            archive.writestr("xl/sharedStrings.xml", texts)
        return path

    return write


@pytest.fixture
def fdc(tmp_path):
    def write(name="Nuts", **more):
        path = tmp_path / "fdc.zip"
        files = {"food": _FDC_FOODS.format(name=name), "food_nutrient": _FDC_FIGURES, **more}
        with zipfile.ZipFile(path, "w") as archive:
            for member, text in files.items():
                archive.writestr(f"data/{member}.csv", text)
        return path

    return write


@pytest.mark.parametrize(
    ("written", "meant"), [('"Crème ""fijn"""', 'Crème "fijn"'), ('"a | b"', "a | b"), ('5" stuk', '5" stuk')]
)
def test_a_quoted_name_is_the_one_that_was_meant(nevo, written, meant):
    assert read_table(nevo(written)).table.foods[0].name_nl == meant


@pytest.mark.parametrize("name", ["+1+1", "=1+1", "@x"])
def test_a_name_like_a_formula_is_rejected_with_its_row(nevo, name):
    (rejected,) = read_table(nevo(name)).rejected
    assert (rejected.row, rejected.reason) == (2, "formula")


@pytest.mark.parametrize("figure", ["1_0", "٣", "1.234,5", "nan", "inf"])
def test_what_only_python_takes_for_a_number_is_none(nevo, figure):
    assert [rejected.row for rejected in read_table(nevo("x", figure)).rejected] == [2]


def test_a_quote_that_stays_open_is_told_with_its_row(nevo):
    with pytest.raises(TruncatedFile) as refused:
        read_table(nevo('"open'))
    assert refused.value.row == 2


@pytest.mark.parametrize(
    "row",
    [
        '<row r="200001"><c r="A200001"><v>1</v></c></row>',
        '<row r="3"><c r="XFE3"><v>1</v></c></row>',
        '<row t=">" r="1000000"><c><v>1</v></c></row>',
        "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(3, 1000)),
        f"<row>{'<c/>' * 16_384}<c><v>1</v></c></row>",
    ],
    ids=["row", "column", "behind a bracket", "all together", "without addresses"],
)
def test_a_cell_far_away_is_refused(workbook, row):
    with pytest.raises(SheetTooLarge):
        read_table(workbook(_sheet(row)))


@pytest.mark.parametrize(
    "row",
    [
        '<row r="3"><c r="ZZ99999"><v>1</v></c></row>',
        f'<row r="{"9" * 5000}"><c><v>1</v></c></row>',
        '<row t="1"r="3"><c><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>',
        '<row r="3"><c t="s"><v>1</v></c></row>',
        "<row " * 50_000,
        "<a>" * 100 + "</a>" * 100,
    ],
    ids=[
        "not in its row",
        "endless number",
        "no space",
        "row again",
        "cells turned",
        "no such text",
        "unclosed",
        "deep",
    ],
)
def test_a_sheet_that_no_program_writes_is_refused(workbook, row):
    with pytest.raises(TruncatedFile):
        read_table(workbook(_sheet(row)))


def test_a_wide_row_and_many_rows_cost_no_memory(workbook):
    wide = f"<row>{'<c><v>1</v></c>' * 16_000}</row>"
    path = workbook(_sheet(wide, "<row><c><v>1</v></c></row>" * 20_000))
    tracemalloc.start()
    with pytest.raises(TooManyRejected):
        read_table(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 << 20  # as one block it would be 320 million cells


@pytest.mark.parametrize("at", ["data/first.xml", "worksheets/sheet1.bin", "worksheets/sheet1", "a.txt"])
@pytest.mark.parametrize("tag", ["f", "x:f", "é:f"])
def test_a_formula_is_found_whatever_the_sheet_and_its_tags_are_called(workbook, at, tag):
    begin = 'xmlns:x="urn:x" xmlns:é="urn:e"'
    formula = f'<row r="3" {begin}><c r="A3"><{tag}>1+1</{tag}><v>2</v></c></row>'
    with pytest.raises(HoldsFormula) as refused:
        read_table(workbook(_sheet(formula), at=at))
    assert refused.value.row == 3


def test_tags_beside_the_cells_are_none_of_the_sheet(workbook):
    beside = "<controls><from><row>1</row></from><f>1+1</f></controls></worksheet>"
    assert len(read_table(workbook(_sheet().replace("</worksheet>", beside))).table.foods) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_formula_is_found_in_other_letters_too(workbook, encoding):
    formula = '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'
    with pytest.raises(HoldsFormula):
        read_table(workbook(_sheet(formula).encode(encoding)))


def test_a_document_type_is_refused_in_every_part_that_is_read(workbook):
    declared = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst/>'
    with pytest.raises(DeclaresEntities):
        read_table(workbook(_sheet(), texts=declared))


def test_a_shared_text_that_no_cell_can_hold_is_refused(workbook):
    with pytest.raises(SheetTooLarge):
        read_table(workbook(_sheet(), texts=f"<sst><si><t>{'long ' * 80_000}</t></si></sst>"))


def test_a_long_text_shared_by_many_cells_is_refused(workbook):
    rows = '<row><c t="s"><v>0</v></c></row>' * 10_000
    with pytest.raises(SheetTooLarge):
        read_table(workbook(_sheet(rows), texts=f"<sst><si><t>{'a' * 60_000}</t></si></sst>"))


def test_a_shared_text_is_put_together_from_its_runs_without_how_it_sounds(workbook):
    text = '<si><r><t>dre</t></r><r><t xml:space="preserve">am _x0041_ </t></r><rPh><t>no</t></rPh></si>'
    cells = "<c t='s'><v>0</v></c>"
    row = f'<row><c t="str"><v>B2</v></c>{cells}{cells}<c><v>1.5e1</v></c></row>'
    food = read_table(workbook(_sheet(row), texts=f"<sst>{text}</sst>")).table.foods[1]
    assert (food.name_en, food.mg_per_100g) == ("dream A", 15.0)


def test_magnesium_in_another_unit_is_no_magnesium(workbook):
    head = ("alim_code", "alim_nom_eng", "alim_grp_nom_eng", "Magnesium (µg/100g)")
    with pytest.raises(NoMagnesiumColumn):
        read_table(workbook(_sheet(head=head)))


def test_a_table_is_read_in_the_zip_that_it_is_downloaded_in(workbook, nevo, tmp_path):
    for inner, key in ((workbook(_sheet(), name="BLS_4_0.xlsx"), "BLS 4.0"), (nevo("x"), "NEVO 2025/9.0")):
        outer = tmp_path / "download.zip"
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("download/read me.txt", "nothing")
            archive.write(inner, f"download/{inner.name}")
        assert read_table(outer).table.key == key


@pytest.fixture
def download(tmp_path):
    def write(**members):
        path = tmp_path / "download.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path

    return write


def test_an_odd_file_does_not_hide_the_table_in_its_zip(nevo, workbook, download):
    formula = workbook(_sheet('<row r="3"><c><f>1+1</f></c></row>')).read_bytes()
    odd = {"leesmij.txt": b"", "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1junk", "doc.xlsx": formula}
    path = download(**odd, **{"x" * 300 + ".csv": nevo("x").read_bytes()})
    assert read_table(path).table.key == "NEVO 2025/9.0"


def test_the_year_of_ciqual_is_that_in_the_name_in_the_zip(workbook, download):
    head = ("alim_code", "alim_nom_eng", "alim_grp_nom_eng", "Magnesium (mg/100g)")
    sheet = workbook(_sheet(head=head)).read_bytes()
    assert read_table(download(**{"a/Table Ciqual 2020.xlsx": sheet})).table.key == "CIQUAL 2020"


def test_of_a_zip_the_refusal_of_a_known_table_is_told(nevo, download):
    without = nevo("x").read_bytes().replace(b"MG (mg)", b"MO (mg)")
    broken = nevo("x").read_bytes().replace(b"good 4", b"br\x81\x8dd")
    members = {"a.txt": b"", "long.csv": without, "main.csv": broken, "z.txt": b"?"}
    with pytest.raises(WrongEncoding):
        read_table(download(**members))
    del members["main.csv"]
    with pytest.raises(NoMagnesiumColumn):
        read_table(download(**members))
    with pytest.raises(UnknownTable):
        read_table(download(**{"read me.txt": b"nothing"}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_in_another_way_is_refused(tmp_path, method):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("NEVO.csv", "x")
    with pytest.raises(TruncatedFile):
        read_table(path)


def test_a_broken_list_of_contents_is_told_as_such(workbook):
    path = workbook(_sheet())
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"PK\x09\x09", 1))
    with pytest.raises(TruncatedFile):
        read_table(path)


def test_a_cell_without_an_end_is_told_with_its_row(fdc):
    with pytest.raises(TruncatedFile) as refused:
        read_table(fdc(name='"' + "a" * 200_000))
    assert refused.value.row == 2


def test_a_quote_open_at_the_end_of_the_figures_is_a_file_cut_off(fdc):
    with pytest.raises(TruncatedFile):
        read_table(fdc(food_nutrient=_FDC_FIGURES + '2,1,1008,"60'))


def test_a_list_beside_the_foods_without_its_columns_costs_only_what_it_would_say(fdc):
    (food,) = read_table(fdc(food_category="a,b\n1,2\n", measure_unit="a\n1\n")).table.foods
    assert (food.name_en, food.group, food.mg_per_100g) == ("Nuts", "", 270.0)


def test_an_empty_line_is_no_row(fdc):
    assert len(read_table(fdc(food_nutrient=_FDC_FIGURES + "\n")).table.foods) == 1


def test_shared_texts_may_not_fill_the_memory(workbook, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_LETTERS", 1000)
    texts = "<sst>" + "<si><t>kaas</t></si>" * 251 + "</sst>"
    with pytest.raises(SheetTooLarge):
        read_table(workbook("<worksheet><sheetData/></worksheet>", texts=texts))
