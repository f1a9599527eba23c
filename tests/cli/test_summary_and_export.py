import json
import re
import shutil
import subprocess

import pytest

from magapp.exchange.export import FORMATS
from tests.cli.words import filled_week

PERIOD = ("--from", "2026-11-02", "--to", "2026-11-08")
PDFTOTEXT = shutil.which("pdftotext") or ""


@pytest.fixture
def week(magapp, tmp_path, monkeypatch):
    """Three complete days and one of supplements, in the first week of November 2026."""
    monkeypatch.chdir(tmp_path)
    filled_week(magapp)
    return magapp


def test_summary_has_the_figures_of_the_manual(week):
    summary = week("summary", *PERIOD, "--json").json
    assert summary["complete_days"] == 3
    assert summary["mean_mg"]["low"] == summary["mean_mg"]["high"] > 50
    assert set(summary["confidence"]) >= {"days", "adequate_ear", "above_ai"}
    assert summary["confidence"]["adequate_ear"] is not None
    assert summary["days_over_upper"] == 1
    assert summary["top_sources"][0]["food_id"] == "spinach_boiled"
    assert len(summary["days"]) == 7


@pytest.mark.parametrize("who", ["conditions=kidney_severe", "birth_year=2010"])
def test_json_names_no_upper_level_for_whom_it_does_not_hold(magapp, who):
    magapp("profile", who)
    magapp("add", "300 mg magnesium")
    day, summary = magapp("day", "--json").json, magapp("summary", "--json").json
    for found in (day, summary, summary["days"][-1]):
        assert [key for key in found if "upper" in key] == []
    assert summary["supplement_days"] == 1
    assert [alert["id"] for alert in summary["days"][-1]["alerts"]] == ["over_upper_level_gate"]
    assert [alert["id"] for alert in day["alerts"]] == ["over_upper_level_gate"]


def test_summary_agrees_with_day(week):
    summary = week("summary", *PERIOD, "--json").json
    for day in summary["days"]:
        alone = week("day", day["day"], "--json").json
        assert {key: alone[key] for key in day} == day


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.usefixtures("qapp")
def test_export_writes_each_format(week, tmp_path, kind):
    answer = week("export", f"week.{kind}", *PERIOD, "--json")
    assert answer.status == 0, answer.err
    assert answer.json == {"file": f"week.{kind}", "format": kind, "days": 7, "entries": 10}
    assert (tmp_path / f"week.{kind}").stat().st_size > 1000


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
@pytest.mark.usefixtures("qapp")
def test_text_of_the_pdf_holds_the_totals_that_day_gives(week, tmp_path):
    week("export", "week.pdf", *PERIOD)
    done = subprocess.run(
        [PDFTOTEXT, "-layout", str(tmp_path / "week.pdf"), "-"], check=True, capture_output=True, text=True
    )
    for number in range(2, 5):
        total = week("day", f"2026-11-0{number}", "--json").json["total_mg"]["low"]
        assert re.search(rf"2026-11-0{number}.*\b{round(total)}\b", done.stdout)


def test_language_of_the_file_may_differ_from_that_of_the_answer(week, tmp_path):
    answer = week("export", "week.html", *PERIOD, "--lang", "en", "--locale", "nl")
    assert "written: 7 days" in answer.out
    page = (tmp_path / "week.html").read_text("utf-8")
    assert '<html lang="nl">' in page
    assert "Volkorenbrood" in page
    week("export", "week.json", *PERIOD, "--locale", "en")
    document = json.loads((tmp_path / "week.json").read_text("utf-8"))
    assert document["days"][0]["entries"][0]["food"] == "Wholemeal bread"


def test_nothing_is_overwritten_without_force(week, tmp_path):
    (tmp_path / "week.csv").write_text("mine")
    answer = week("export", "week.csv", *PERIOD)
    assert answer.status == 1
    assert "not overwritten" in answer.err
    assert (tmp_path / "week.csv").read_text() == "mine"
    assert week("export", "week.csv", *PERIOD, "--force").status == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("week.docx", *PERIOD), 2),
        (("week.csv", "--format", "xls"), 2),
        (("nowhere/week.csv", *PERIOD), 1),
        (("week.csv", "--from", "2020-01-01", "--to", "2020-01-31"), 1),
        (("week.csv", "--from", "2026-11-08", "--to", "2026-11-02"), 2),
        (("week.csv", "--from", "1600-01-01"), 2),
    ],
)
def test_export_that_cannot_be_done_writes_nothing(week, tmp_path, words, status):
    before = set(tmp_path.iterdir())
    answer = week("export", *words)
    assert (answer.status, answer.out) == (status, "")
    assert answer.err.strip()
    assert set(tmp_path.iterdir()) == before
