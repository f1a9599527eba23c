"""Complaints of one's own in what leaves the program: after the seven, and their names are mere text."""

import csv
import io
import json
import shutil
import subprocess

import pytest

from magapp.domain.records import OwnComplaint
from magapp.exchange.csv_writer import to_csv
from magapp.exchange.html_writer import to_html
from magapp.exchange.json_writer import to_json
from magapp.exchange.pdf import to_pdf
from tests.diaries import an_answer, day
from tests.reports import HOSTILE, a_report, a_week, name_of

PDFTOTEXT = shutil.which("pdftotext") or ""


def a_key(number):
    return f"01900000-0000-7000-8000-{number:012x}"


def a_week_of(*names):
    own = [OwnComplaint(id=a_key(n), name=name) for n, name in enumerate(names)]
    answers = [an_answer(day(0), each.id, 2) for each in own]
    return a_week(*own, *answers, an_answer(day(0), "cramps", 1))


def complaint_rows(summary):
    (section,) = [each for each in a_report(summary).sections if each.heading == "Complaints"]
    return [row[0] for row in section.tables[0].rows]


def test_own_complaints_stand_after_the_others_and_say_so():
    assert complaint_rows(a_week_of("Headache")) == [
        "Muscle cramps",
        "Tiredness",
        "Headache (own complaint)",
    ]


def test_a_complaint_that_was_never_answered_in_the_period_is_left_out():
    summary = a_week(OwnComplaint(id=a_key(1), name="Itch"), an_answer(day(0), "cramps", 1))
    assert complaint_rows(summary) == ["Muscle cramps", "Tiredness"]


def test_answers_to_a_stopped_complaint_stay_in_the_report():
    stopped = OwnComplaint(id=a_key(1), name="Itch", stopped=True)
    summary = a_week(stopped, an_answer(day(0), stopped.id, 2))
    assert complaint_rows(summary)[-1] == "Itch (own complaint)"


def test_answers_to_a_complaint_that_is_gone_are_counted_without_its_name():
    assert (
        complaint_rows(a_week(an_answer(day(0), a_key(9), 3)))[-1]
        == "a complaint of one's own that was removed"
    )


def test_no_name_of_a_complaint_becomes_a_formula():
    data = to_csv(a_report(a_week_of(*HOSTILE))).decode()
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+@\t\r＝＋－＠")] == []
    for name in HOSTILE[:6]:
        assert f"'{name} (own complaint)" in cells


def test_no_name_of_a_complaint_becomes_an_element_of_the_page():
    page = to_html(a_report(a_week_of(*HOSTILE))).decode()
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; (own complaint)" in page


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not PDFTOTEXT, reason="poppler is not installed")
def test_no_name_of_a_complaint_becomes_markup_of_the_pdf(tmp_path):
    (tmp_path / "week.pdf").write_bytes(to_pdf(a_report(a_week_of("<b>x</b>&amp;"))))
    text = subprocess.run(
        [PDFTOTEXT, "-layout", str(tmp_path / "week.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "<b>x</b>&amp;" in "".join(text.split("\u200b"))


def test_json_names_the_complaints_by_their_ids():
    summary = a_week_of("Headache")
    made = json.loads(to_json(a_report(summary), summary, name_of))
    assert [(each["id"], each["own"]) for each in made["complaints"]] == [("cramps", False), (a_key(0), True)]
    assert made["own_complaints"] == [{"id": a_key(0), "name": "Headache", "stopped": False}]
    assert made["answers"][0].keys() == {"day", "complaint", "severity", "note"}
