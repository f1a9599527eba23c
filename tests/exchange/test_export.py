import errno
import json
import os
import stat
import sys

import pytest

from magapp.exchange.errors import (
    AlreadyThereError,
    DiskFullError,
    EmptyPeriodError,
    FolderMissingError,
    NoPdfError,
    NotAFileError,
    NotAllowedError,
    UnknownFormatError,
)
from magapp.exchange.export import FORMATS, export, write_whole
from tests.reports import a_report, a_usual_week, a_week, name_of


def exported(path, summary=None, **options):
    summary = summary or a_usual_week()
    return export(a_report(summary), summary, path, name_of=name_of, **options)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", FORMATS)
def test_format_follows_the_name_of_the_file(tmp_path, kind):
    done = exported(tmp_path / f"week.{kind}")
    assert (done.format, done.days, done.entries) == (kind, 7, 15)
    begins = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>", "csv": b'"Summary', "json": b"{"}[kind]
    assert (tmp_path / f"week.{kind}").read_bytes().startswith(begins)


def test_chosen_format_wins_over_the_name(tmp_path):
    assert exported(tmp_path / "week.txt", chosen="csv").format == "csv"


def test_unknown_format_is_refused_with_the_possible_ones(tmp_path):
    with pytest.raises(UnknownFormatError) as refused:
        exported(tmp_path / "week.docx")
    assert "pdf, html, csv, json" in refused.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_file_is_private(tmp_path):
    before = os.umask(0)
    try:
        exported(tmp_path / "week.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "week.json").stat().st_mode) == 0o600


def test_nothing_is_overwritten_unasked(tmp_path):
    (tmp_path / "week.csv").write_text("mine")
    with pytest.raises(AlreadyThereError) as refused:
        exported(tmp_path / "week.csv")
    assert "was not overwritten" in refused.value.sentence()
    assert (tmp_path / "week.csv").read_text() == "mine"
    exported(tmp_path / "week.csv", force=True)
    assert (tmp_path / "week.csv").read_bytes().startswith(b'"Summary')


def test_file_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "week.csv"
    real = os.fsync

    def someone_else_is_faster(file):
        path.write_text("theirs")
        real(file)

    monkeypatch.setattr(os, "fsync", someone_else_is_faster)
    with pytest.raises(AlreadyThereError):
        write_whole(path, b"ours")
    assert path.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_link_without_a_target_is_not_written_through(tmp_path):
    (tmp_path / "week.csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AlreadyThereError):
        write_whole(tmp_path / "week.csv", b"ours")
    write_whole(tmp_path / "week.csv", b"ours", force=True)
    assert not (tmp_path / "elsewhere").exists()
    assert not (tmp_path / "week.csv").is_symlink()


def test_disk_without_hard_links_gets_the_file_too(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_whole(tmp_path / "week.csv", b"ours")
    assert (tmp_path / "week.csv").read_bytes() == b"ours"
    with pytest.raises(AlreadyThereError):
        write_whole(tmp_path / "week.csv", b"again")
    assert [path.name for path in tmp_path.iterdir()] == ["week.csv"]


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(FolderMissingError) as refused:
        exported(tmp_path / "nowhere" / "week.csv")
    assert str(tmp_path / "nowhere") in refused.value.sentence()


def test_folder_is_no_file(tmp_path):
    (tmp_path / "week.csv").mkdir()
    with pytest.raises(NotAFileError):
        exported(tmp_path / "week.csv", force=True)


@pytest.mark.parametrize(
    ("code", "expected"),
    [(errno.ENOSPC, DiskFullError), (errno.EACCES, NotAllowedError), (errno.EROFS, NotAllowedError)],
)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "link"])
def test_failure_at_any_step_leaves_nothing_behind(tmp_path, monkeypatch, code, expected, step):
    if (step, code) == ("link", errno.EACCES):
        pytest.skip("the same as the others")

    def fail(*_arguments):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(expected) as refused:
        write_whole(tmp_path / "week.csv", b"ours")
    monkeypatch.undo()
    assert refused.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_empty_period_makes_no_file(tmp_path):
    with pytest.raises(EmptyPeriodError) as refused:
        exported(tmp_path / "week.csv", a_week())
    assert "2 November 2026" in refused.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_without_qt_only_the_pdf_fails(tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "magapp.exchange.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    with pytest.raises(NoPdfError):
        exported(tmp_path / "week.pdf")
    assert exported(tmp_path / "week.html").format == "html"


def test_json_holds_everything_of_the_period(tmp_path):
    exported(tmp_path / "week.json")
    document = json.loads((tmp_path / "week.json").read_text("utf-8"))
    assert document["format"] == "magapp-summary"
    assert document["complete_days"] == 4
    assert document["mean_mg"]["low"] == pytest.approx(315)
    assert [day["day"] for day in document["days"]][::6] == ["2026-11-02", "2026-11-08"]
    unknown = [entry for entry in document["days"][4]["entries"] if entry["mg"] is None]
    assert [entry["food"] for entry in unknown] == ["Oma's soep"]
    assert document["answers"][0] == {"day": "2026-11-02", "complaint": "cramps", "severity": 2, "note": ""}
    assert document["disclaimer"].startswith("Not a medical device")
