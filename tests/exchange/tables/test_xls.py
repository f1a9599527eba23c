"""An .xls is read by its records: values as they stand, formulas and far cells refused."""

import struct
import tracemalloc

import pytest

from magapp.exchange.tables import read_table
from magapp.exchange.tables.errors import (
    HoldsFormula,
    SheetTooLarge,
    TableRefused,
    TruncatedFile,
    UnknownTable,
)
from tests.exchange.tables.xls_files import begin, figure, formula, record, shared, text, workbook, xls

_CUT = 1200
"""More than the room after the last record."""
_HEAD = ("alim_code", "alim_nom_eng", "alim_grp_nom_eng", "Magnesium (mg/100g)")


def _food(row, *magnesium):
    return b"".join((text(row, 0, f"{1000 + row}"), text(row, 1, "bread"), text(row, 2, "x"), *magnesium))


def _table(*rows, **more):
    return workbook(*(text(0, place, title) for place, title in enumerate(_HEAD)), *rows, **more)


@pytest.fixture
def read(tmp_path):
    def written(data):
        path = tmp_path / "Table Ciqual 2020.xls"
        path.write_bytes(data)
        return read_table(path)

    return written


def _short(row, column, *bits):
    if len(bits) == 1:
        return record(0x027E, struct.pack("<HHHI", row, column, 0, *bits))
    cells = b"".join(struct.pack("<HI", 0, each) for each in bits)
    return record(0x00BD, struct.pack("<HH", row, column) + cells + struct.pack("<H", column + len(bits) - 1))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (figure(1, 3, 12.5), 12.5),
        (text(1, 3, "12,5"), 12.5),
        (text(1, 3, "-"), None),
        (_short(1, 3, 12 << 2 | 2), 12.0),
        (_short(1, 3, 1250 << 2 | 3), 12.5),
        (_short(1, 3, 0x40290000), 12.5),
        (_short(1, 3, 12 << 2 | 2, 7 << 2 | 2), 12.0),
        (record(0x0201, struct.pack("<HHH", 1, 3, 0)), None),
    ],
    ids=["figure", "text", "mark", "whole", "hundredths", "cut off", "several", "blank"],
)
def test_a_value_is_read_in_each_way_it_can_be_stored(read, cell, value):
    preview = read(xls(_table(_food(1, cell))))
    assert preview.table.key == "CIQUAL 2020"
    assert [food.mg_per_100g for food in preview.table.foods] == [value]


def test_a_shared_text_goes_on_in_the_next_record_in_other_letters(read):
    begun = struct.pack("<IIHB", 1, 1, 8, 0x08) + struct.pack("<H", 1) + "crè".encode("latin-1")
    texts = record(0x00FC, begun)
    texts += record(0x003C, b"\x01" + "me 漢字".encode("utf-16-le"))
    texts += record(0x003C, bytes(4))
    row = text(1, 0, "1001") + shared(1, 1, 0) + figure(1, 3, 1.0)
    (food,) = read(xls(_table(row, texts=texts))).table.foods
    assert food.name_en == "crème 漢字"


def test_the_cells_of_a_chart_are_none_of_the_sheet(read):
    chart = begin(0x20) + figure(0, 0, 7.0) + record(0x000A, b"")
    assert len(read(xls(_table(chart, _food(1, figure(1, 3, 1.0))))).table.foods) == 1


@pytest.mark.parametrize("cell", [formula(2, 3, 999.0), formula(2, 3, 999.0)[:-6]], ids=["whole", "cut off"])
def test_a_formula_refuses_the_sheet_with_its_row(read, cell):
    with pytest.raises(HoldsFormula) as refused:
        read(xls(_table(_food(1, figure(1, 3, 1.0)), _food(2, cell))))
    assert refused.value.row == 3


@pytest.mark.parametrize(("row", "column"), [(65_535, 65_535), (20_000, 4_000), (1, 256)])
def test_a_cell_beyond_the_columns_of_an_xls_is_refused(read, row, column):
    with pytest.raises(SheetTooLarge):
        read(xls(_table(_food(1), figure(row, column, 1.0))))


def test_the_last_cell_of_an_xls_costs_no_memory(read):
    data = xls(_table(_food(1, figure(1, 3, 1.0)), _food(65_535, figure(65_535, 255, 1.0))))
    tracemalloc.start()
    read(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 32 << 20  # sixteen million empty cells take more than a hundred


def test_rows_that_do_not_follow_each_other_are_refused(read):
    with pytest.raises(TruncatedFile):
        read(xls(_table(_food(2, figure(2, 3, 1.0)), _food(1, figure(1, 3, 1.0)))))


def test_sectors_that_go_round_are_refused(read):
    with pytest.raises(TruncatedFile):
        read(xls(_table(_food(1, figure(1, 3, 1.0))), chains=[3, 4, 5, 6, 7, 8, 9, 2]))


@pytest.mark.parametrize("kind", [TruncatedFile, UnknownTable])
def test_a_workbook_that_is_encrypted_or_older_is_refused(read, kind):
    data = _table(_food(1, figure(1, 3, 1.0)), texts=record(0x002F, bytes(6)))
    if kind is UnknownTable:
        data = data.replace(struct.pack("<H", 0x0600), struct.pack("<H", 0x0500))
    with pytest.raises(kind):
        read(xls(data))


def test_a_file_cut_anywhere_is_refused_or_read_but_never_breaks_the_program(read):
    whole = xls(_table(*(_food(row, figure(row, 3, 1.0)) for row in range(1, 60))))
    with pytest.raises(TruncatedFile):
        read(whole[:-_CUT])
    for length in range(8, len(whole) - _CUT, 97):
        with pytest.raises(TableRefused):
            read(whole[:length])
