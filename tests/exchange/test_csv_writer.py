import csv
import dataclasses
import io
import os
import shutil
import subprocess

import pytest

from magapp.exchange.csv_writer import to_csv
from tests.reports import HOSTILE, a_hostile_week, a_report

SOFFICE = shutil.which("soffice") or ""


def in_dutch_layout(report):
    """Give the report the Dutch layout of numbers and separators; its words do not matter here."""
    return to_csv(dataclasses.replace(report, language="nl"))


def rows(data, language="en"):
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "nl" else ","))


def test_dutch_file_is_what_a_dutch_spreadsheet_opens_in_columns():
    data = in_dutch_layout(a_report())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    day = next(row for row in rows(data, "nl") if row[:1] == ["2026-11-02"])
    assert day[1:7] == ["300", "300", "0", "0", "300", "300"]
    assert any("7,5" in row for row in rows(data, "nl"))


def test_english_file_follows_rfc_4180():
    data = to_csv(a_report())
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert any("7.5" in row for row in rows(data))


def test_all_text_is_quoted_and_no_number_is():
    data = in_dutch_layout(a_report()).decode("utf-8-sig")
    line = next(line for line in data.split("\r\n") if line.startswith('"2026-11-02";300'))
    assert line == '"2026-11-02";300;300;0;0;300;300;0;"complete (suggested)"'


def test_unknown_magnesium_is_a_word_in_both_its_columns():
    soup = next(row for row in rows(to_csv(a_report())) if "Oma's soep" in row)
    assert soup[6:8] == ["unknown", "unknown"]


def test_total_with_unknown_foods_keeps_both_ends():
    day = next(row for row in rows(to_csv(a_report())) if row[:1] == ["2026-11-06"])
    assert day[5:8] == ["40", "115", "1"]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_cell_begins_as_a_formula(language):
    report = a_report(a_hostile_week())
    data = to_csv(report) if language == "en" else in_dutch_layout(report)
    cells = [cell for row in rows(data, language) for cell in row]
    for name in HOSTILE[:6]:
        assert f"'{name}" in cells
    formulas = [cell for cell in cells if cell[:1] in tuple("=+@\t\r＝＋－＠")]
    assert formulas == []
    assert [cell for cell in cells if cell.startswith("-")] == ["-1.5" if language == "en" else "-1,5"] * 2


def test_quotes_separators_and_line_ends_stay_within_their_cell():
    cells = [cell for row in rows(to_csv(a_report(a_hostile_week()))) for cell in row]
    assert 'a"b;c,d\r\ne' in cells


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "nl"])
def test_libreoffice_finds_no_live_formula(tmp_path, language):
    report = a_report(a_hostile_week())
    (tmp_path / "week.csv").write_bytes(to_csv(report) if language == "en" else in_dutch_layout(report))
    separator = "44" if language == "en" else "59"
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            f"--infilter=CSV:{separator},34,76,1",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "week.csv"),
        ],
        env={**os.environ, "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        timeout=110,
    )
    sheet = (tmp_path / "week.fods").read_text("utf-8")
    assert "=1+1" in sheet
    assert "table:formula" not in sheet
