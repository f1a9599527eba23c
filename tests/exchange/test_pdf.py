import re
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QPageLayout

from magapp.exchange.pdf import a4_writer, lay_out, paged, to_pdf
from magapp.services.summary import summarise_period
from tests.diaries import GROUP_UPPER, WOMAN, a_diary, a_full_day, day
from tests.reports import HOSTILE, a_hostile_week, a_report

pytestmark = pytest.mark.usefixtures("qapp")

PDFTOTEXT = shutil.which("pdftotext") or ""
PDFFONTS = shutil.which("pdffonts") or ""
NEEDS_PDFTOTEXT = pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")


def text_of(data, tmp_path):
    (tmp_path / "report.pdf").write_bytes(data)
    done = subprocess.run(
        [PDFTOTEXT, "-layout", str(tmp_path / "report.pdf"), "-"], check=True, capture_output=True
    )
    return done.stdout.decode()


def test_file_calls_itself_pdf_a_1b():
    data = to_pdf(a_report())
    assert data.startswith(b"%PDF-1.4")
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in data
    assert b"/OutputIntents" in data


def test_page_is_a4():
    box = re.search(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)[\d.]*\]", to_pdf(a_report()))
    assert box is not None
    assert (int(box[1]), int(box[2])) == (595, 842)


def test_nothing_in_it_opens_runs_or_is_transparent():
    data = to_pdf(a_report(a_hostile_week()))
    for name in (b"/URI", b"/JS", b"/JavaScript", b"/Launch", b"/XObject /Subtype /Image", b"/EmbeddedFile"):
        assert name not in data
    assert b"/SMask" not in data.replace(b"/SMask /None", b"")
    assert set(re.findall(rb"/ca ([\d.]+)", data, re.IGNORECASE)) == {b"1.0"}


def test_document_loads_nothing(tmp_path, qapp):
    (tmp_path / "canary.txt").write_text("canary")
    document = lay_out(a_report(), qapp.font())
    assert document.resource(2, QUrl.fromLocalFile(str(tmp_path / "canary.txt"))) is None


@NEEDS_PDFTOTEXT
def test_text_holds_the_total_of_every_day(tmp_path):
    text = text_of(to_pdf(a_report()), tmp_path)
    for number, total in ((2, "300"), (3, "310"), (4, "320"), (5, "330"), (6, "at least 40")):
        assert re.search(rf"2026-11-0{number} .*\b{total}\b", text), (number, total)


@NEEDS_PDFTOTEXT
def test_hostile_names_are_plain_text(tmp_path):
    text = re.sub(r"\s+", "", text_of(to_pdf(a_report(a_hostile_week())), tmp_path))
    for name in ("=1+1", "<imgsrc=file:///tmp/canary.png>", "<script>alert(1)</script>"):
        assert name in text
    assert len(HOSTILE) > 5


@NEEDS_PDFTOTEXT
def test_every_page_has_its_number_and_the_disclaimer_is_there(tmp_path):
    diary = a_diary(*[a_full_day(day(n)) for n in range(200)])
    text = text_of(to_pdf(a_report(summarise_period(diary, day(0), day(199), GROUP_UPPER))), tmp_path)
    pages = text.count("\f")
    assert pages > 2
    for number in range(1, pages + 1):
        assert f"Page {number} of {pages}" in text
    assert "Not a medical device" in text


def lines_across_pages(document):
    """List the texts of which a line stands half on one page and half on the next."""
    layout = document.documentLayout()
    height = document.pageSize().height()
    layout.blockBoundingRect(document.lastBlock())
    found = []
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            first, last = top + line.y(), top + line.y() + line.height() - 1
            if int(first // height) != int(last // height):
                found.append(block.text())
        block = block.next()
    return found


def test_no_line_is_cut_by_the_edge_of_a_page():
    diary = a_diary(*WOMAN, *[a_full_day(day(n)) for n in range(100)])
    report = a_report(summarise_period(diary, day(0), day(99), GROUP_UPPER))
    for tenths in range(0, 60, 6):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = a4_writer(buffer)
        writer.setPageMargins(QMarginsF(18, 15, 18, 13 + tenths / 10), QPageLayout.Unit.Millimeter)
        assert lines_across_pages(paged(report, writer)) == [], tenths


@pytest.mark.skipif(not PDFFONTS, reason="pdffonts is not installed")
def test_fonts_are_embedded(tmp_path):
    (tmp_path / "report.pdf").write_bytes(to_pdf(a_report()))
    done = subprocess.run([PDFFONTS, str(tmp_path / "report.pdf")], check=True, capture_output=True)
    lines = done.stdout.decode().splitlines()[2:]
    assert lines
    assert all(re.search(r"\byes (yes|no ) (yes|no ) +\d+ +\d+$", line) for line in lines)


def test_pdf_can_be_made_without_a_screen_and_without_a_window():
    code = (
        "from tests.reports import a_report\n"
        "from magapp.exchange.pdf import to_pdf\n"
        "print(len(to_pdf(a_report())))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(filter(None, sys.path)), "HOME": "/nonexistent"},
    )
    assert int(done.stdout) > 5000
    assert done.stderr == b""
