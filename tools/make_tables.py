"""Write files in the layouts of official food tables, with invented foods, to try the import on.

    make_tables.py FOLDER [ROWS]

NEVO 2025 and 2023 with the columns of the official files, a spreadsheet like BLS 4.0 (418 columns), one like
CIQUAL (76 columns), and zips like those of FoodData Central: SR Legacy and FNDDS.
"""

from __future__ import annotations

import random
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEVO_2025_ROWS = 2_328
NEVO_2023_ROWS = 2_323
BLS_ROWS = 7_140
FDC_NUTRIENTS = (("1003", "203"), ("1008", "208"), ("1057", "262"), ("1090", "304"), ("1018", "221"))
"""The id of a nutrient, and the older number that FNDDS writes instead."""
# As they stand in the official files; split() is easier to compare with those than a list of 48 lines.
_FIRST = (  # noqa: SIM905
    "NEVO-versie/NEVO-version|Voedingsmiddelgroep|Food group|NEVO-code|Voedingsmiddelnaam/Dutch food name|"
    "Engelse naam/Food name|Synoniem|Hoeveelheid/Quantity|Opmerking|Bevat sporen van/Contains traces of|"
    "Is verrijkt met/Is fortified with"
).split("|")
_FIGURES = (  # noqa: SIM905
    "ENERCJ (kJ)|ENERCC (kcal)|WATER (g)|PROT (g)|PROTPL (g)|PROTAN (g)|NT (g)|TRP (mg)|FAT (g)|FACID (g)|"
    "FASAT (g)|FAMSCIS (g)|FAPU (g)|FAPUN3 (g)|FAPUN6 (g)|FATRS (g)|CHO (g)|SUGAR (g)|STARCH (g)|POLYL (g)|"
    "FIBT (g)|ALC (g)|OA (g)|ASH (g)|CHORL (mg)|NA (mg)|K (mg)|CA (mg)|P (mg)|MG (mg)|FE (mg)|HAEM (mg)|"
    "NHAEM (mg)|CU (mg)|SE (µg)|ZN (mg)|ID (µg)"
).split("|")
_WORDS = (
    ("Bruin", "Brown"),
    ("Zacht", "Soft"),
    ("Vers", "Fresh"),
    ("Gebakken", "Fried"),
    ("Gestoomd", "Steamed"),
    ("Gerookt", "Smoked"),
    ("Wit", "White"),
    ("Groot", "Large"),
)
_THINGS = (
    ("droombrood", "dream bread"),
    ("wolkenkaas", "cloud cheese"),
    ("maanwortel", "moon carrot"),
    ("sterrensoep", "star soup"),
    ("zandnoot", "sand nut"),
    ("regenvis", "rain fish"),
    ("heidepap", "heath porridge"),
)
_GROUPS = (
    ("Brood", "Bread"),
    ("Kaas", "Cheese"),
    ("Groente", "Vegetables"),
    ("Soepen", "Soups"),
    ("Noten en zaden", "Nuts and seeds"),
    ("Vis", "Fish"),
    ("Graanproducten", "Cereals and cereal products"),
)


def _names(number: int) -> tuple[str, str, tuple[str, str]]:
    first, thing = _WORDS[number % len(_WORDS)], _THINGS[number // len(_WORDS) % len(_THINGS)]
    group = _GROUPS[number // len(_WORDS) % len(_THINGS)]
    return f"{first[0]} {thing[0]} {number}", f"{first[1]} {thing[1]} {number}", group


def nevo(rows: int, year: int = 2025, seed: int = 1) -> bytes:
    """Make the main file of NEVO: 2025 with 148 columns in cp1252 with CRLF, 2023 with 147 in UTF-8."""
    dice = random.Random(seed)  # noqa: S311  # invented foods need no secrets
    total = 148 if year == 2025 else 147
    head = [*_FIRST, *_FIGURES]
    head += [f"X{place} (g)" for place in range(total - len(head))]
    magnesium, quoted = head.index("MG (mg)"), year == 2025
    version = "NEVO-Online 2025 9.0" if year == 2025 else "NEVO-Online 2023 8.0"
    lines = ["|".join(f'"{column}"' for column in head) if quoted else "|".join(head)]
    for number in range(1, rows + 1):
        dutch, english, group = _names(number)
        amount = "per 100ml" if number % 40 == 0 else "per 100g"
        cells = [
            version,
            group[0],
            group[1],
            str(number),
            dutch,
            english,
            f"synoniem{number}",
            amount,
            "",
            "",
            "",
        ]
        figures = [f"{dice.uniform(0, 400):.1f}".replace(".", ",") for _ in range(total - len(cells))]
        if number % 25 == 0:
            figures[magnesium - len(cells)] = ""
        cells += [f'"{cell}"' for cell in figures] if quoted else figures
        lines.append("|".join(cells))
    if quoted:
        return ("\r\n".join(lines) + "\r\n").encode("cp1252")
    return ("\n".join(lines) + "\n").encode()


def sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Make the XML of a worksheet with its texts in the cells."""

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    def line(number: int, cells: Sequence[object]) -> str:
        return f'<row r="{number}">{"".join(map(cell, cells))}</row>'

    body = "".join(line(number, cells) for number, cells in enumerate((head, *rows), start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{body}</sheetData></worksheet>"
    ).encode()


def xlsx(path: Path, worksheet: bytes) -> Path:
    """Write the least spreadsheet that holds a worksheet."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{office}"><sheets><sheet name="Tabelle1" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", worksheet)
    return path


def bls(path: Path, rows: int, seed: int = 2) -> Path:
    """Write a spreadsheet in the layout of BLS 4.0: 418 columns, source and reference beside each figure."""
    dice = random.Random(seed)  # noqa: S311  # as above
    figures = [
        "ENERCC Energie [kcal/100g]",
        "WATER Wasser [g/100g]",
        "ALC Alkohol [g/100g]",
        "MG Magnesium [mg/100g]",
    ]
    figures += [f"N{place} Nährstoff [g/100g]" for place in range(138 - len(figures))]
    head = ["BLS Code", "Lebensmittelbezeichnung", "Food name"]
    for title in figures:
        head += [title, f"{title} Datenherkunft", f"{title} Referenz"]
    head.append("Hinweis")
    marks = ("-", "TR", "<LOD", "<LOQ", "<LOD or <LOQ")

    def row(number: int) -> list[object]:
        _dutch, english, _group = _names(number)
        cells: list[object] = [f"{'BCDEFGHKMN'[number % 10]}{number:06}", f"Traumspeise {number}", english]
        for place in range(len(figures)):
            mark = number % 50 < len(marks) and place == 3
            cells += [marks[number % 50] if mark else round(dice.uniform(0, 300), 2), "", ""]
        return [*cells, ""]

    return xlsx(path, sheet(head, (row(number) for number in range(1, rows + 1))))


def ciqual_rows(rows: int, seed: int = 3) -> tuple[list[str], list[list[object]]]:
    """Make head and rows in the layout of CIQUAL in English: 76 columns, decimal commas as text."""
    dice = random.Random(seed)  # noqa: S311  # as above
    head = ["alim_grp_code", "alim_ssgrp_code", "alim_ssssgrp_code", "alim_grp_nom_eng", "alim_ssgrp_nom_eng"]
    head += ["alim_ssssgrp_nom_eng", "alim_code", "alim_nom_eng", "alim_nom_sci"]
    head += ["Energy, Regulation EU No 1169/2011 (kcal/100g)", "Alcohol (g/100g)", "Magnesium (mg/100g)"]
    head += [f"Nutrient {place} (g/100g)" for place in range(76 - len(head))]
    made: list[list[object]] = []
    for number in range(1, rows + 1):
        _dutch, english, _group = _names(number)
        mg = (
            ("-", "traces", "< 0,5")[number % 3]
            if number % 20 == 0
            else f"{dice.uniform(0, 300):.1f}".replace(".", ",")
        )
        start: list[object] = ["01", "0101", "000000", "vegetables", "-", "-", 9000 + number, english, ""]
        made.append([*start, "120,5", "0", mg, *("-" for _ in range(64))])
    return head, made


def fdc_files(rows: int, seed: int = 4, *, survey: bool = False) -> dict[str, str]:
    """Make the files of a FoodData Central download by name; a tenth of the foods are branded ones.

    *survey* makes those of FNDDS: older numbers where the others have ids, portions in words, no amounts.
    """
    dice = random.Random(seed)  # noqa: S311  # as above
    foods = ['"fdc_id","data_type","description","food_category_id","publication_date"']
    figures = ['"id","fdc_id","nutrient_id","amount","data_points"']
    portions = ['"id","fdc_id","amount","measure_unit_id","portion_description","modifier","gram_weight"']
    official = "survey_fndds_food" if survey else "sr_legacy_food"
    portion = '"","9999","1 cup, mashed","10205","225"' if survey else '"2.0","9999","","slice, thin","50"'
    for number in range(1, rows + 1):
        _dutch, english, _group = _names(number)
        kind = "branded_food" if number % 10 == 0 else official
        foods.append(f'"{number}","{kind}","{english}, plain","1","2019-04-01"')
        for nutrient, older in FDC_NUTRIENTS:
            if not (nutrient == "1090" and number % 15 == 0):
                told = older if survey else nutrient
                figures.append(f'"{len(figures)}","{number}","{told}","{dice.uniform(0, 90):.2f}",""')
        portions.append(f'"{number}","{number}",{portion}')
    names = [f'"{nutrient}","Nutrient {older}","MG","{older}","1"' for nutrient, older in FDC_NUTRIENTS]
    return {
        "food.csv": "\n".join(foods) + "\n",
        "food_nutrient.csv": "\n".join(figures) + "\n",
        "food_portion.csv": "\n".join(portions) + "\n",
        "measure_unit.csv": '"id","name"\n"9999","undetermined"\n',
        "food_category.csv": '"id","code","description"\n"1","1100","Vegetables and Vegetable Products"\n',
        "nutrient.csv": "\n".join(('"id","name","unit_name","nutrient_nbr","rank"', *names)) + "\n",
    }


def fdc(path: Path, rows: int, *, survey: bool = False) -> Path:
    """Write a zip in the layout of FoodData Central, its files in a folder."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in fdc_files(rows, survey=survey).items():
            archive.writestr(f"FoodData_Central_csv_2019-04-01/{name}", text)
    return path


def main(folder: Path, rows: int | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "NEVO2025_v9.0.csv").write_bytes(nevo(rows or NEVO_2025_ROWS, 2025))
    (folder / "NEVO2023_8.0.csv").write_bytes(nevo(rows or NEVO_2023_ROWS, 2023))
    bls(folder / "BLS_4_0_Daten_2025_DE.xlsx", rows or BLS_ROWS)
    xlsx(folder / "Table Ciqual 2020_ENG.xlsx", sheet(*ciqual_rows(rows or 3_185)))
    fdc(folder / "FoodData_Central_sr_legacy_food_csv.zip", rows or 7_793)
    fdc(folder / "FoodData_Central_survey_food_csv.zip", rows or 5_624, survey=True)
    print(f"written in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
