"""Saving and printing the summary: the right days, nothing overwritten unasked, one clear sentence."""

import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMessageBox, QWidget

from magapp.content import load_guidance
from magapp.services.food_table import load_food_table
from magapp.ui.dialogs.export_period import period_called
from magapp.ui.dialogs.export_summary import ExportDialog
from magapp.ui.dialogs.print_summary import PrintDialog
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from tests.diaries import WOMAN, a_diary, a_full_day

TODAY = dt.date(2026, 11, 19)
DATASET = "0e3a1f6e-63c1-4e0f-8a0d-5f3a2f6f2b11"


def back(days):
    return TODAY - dt.timedelta(days=days)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture(scope="module")
def foods():
    return load_food_table()


def a_document(days=5):
    return Document(a_diary(*WOMAN, *[a_full_day(back(n), 215) for n in range(days)]), DATASET)


@pytest.fixture
def dialog(qtbot, guidance, foods):
    made = ExportDialog(a_document(), ShownDay(TODAY), guidance, foods)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, kind):
    dialog.kind.button(kind).click()


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._writing is None, timeout=20_000)


@pytest.mark.parametrize(
    ("choice", "first"),
    [("week", back(6)), ("weeks", back(27)), ("month", dt.date(2026, 11, 1)), ("all", back(4))],
)
def test_a_quick_choice_ends_today(choice, first):
    assert period_called(choice, a_document().diary, TODAY) == (first, TODAY)


@pytest.mark.parametrize(
    ("kind", "begins"), [("pdf", b"%PDF"), ("html", b"<!"), ("csv", b""), ("json", b"{")]
)
def test_each_kind_of_file_is_written(qtbot, dialog, tmp_path, kind, begins):
    choose(dialog, kind)
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as done:
        dialog.write_to(tmp_path / "week")
    file = tmp_path / f"week.{kind}"
    assert done.args[0].file == file
    assert file.read_bytes().startswith(begins)
    assert str(file) in dialog.message
    wait(qtbot, dialog)


def test_the_days_chosen_are_the_days_written(qtbot, dialog, tmp_path):
    choose(dialog, "json")
    dialog.period.set_period(back(1), TODAY)
    dialog.write_to(tmp_path / "two.json")
    wait(qtbot, dialog)
    written = json.loads((tmp_path / "two.json").read_text("utf-8"))
    assert back(1).isoformat() in json.dumps(written)
    assert back(2).isoformat() not in json.dumps(written)


def test_a_file_that_is_there_is_asked_about_once_and_kept(dialog, tmp_path):
    file = tmp_path / "week.csv"
    file.write_text("mine", "utf-8")
    choose(dialog, "csv")
    dialog.write_to(tmp_path / "week")
    question = dialog.question
    assert question.isVisible()
    assert "week.csv" in question.text()
    keep = next(each for each in question.buttons() if each.text() == "Keep it")
    keep.click()
    assert file.read_text("utf-8") == "mine"
    assert len(dialog.findChildren(QMessageBox)) == 1


def test_a_file_is_overwritten_when_asked_to(qtbot, dialog, tmp_path):
    file = tmp_path / "week.csv"
    file.write_text("mine", "utf-8")
    choose(dialog, "csv")
    dialog.write_to(file)
    overwrite = next(each for each in dialog.question.buttons() if each.text() == "Overwrite")
    with qtbot.waitSignal(dialog.exported, timeout=20_000):
        overwrite.click()
    assert file.read_text("utf-8-sig") != "mine"
    wait(qtbot, dialog)


def test_a_folder_that_is_not_there_gets_a_sentence_with_what_to_do(qtbot, dialog, tmp_path):
    choose(dialog, "html")
    dialog.write_to(tmp_path / "nowhere" / "week.html")
    wait(qtbot, dialog)
    assert "is not there" in dialog.message
    assert "Your diary is untouched" in dialog.message


def test_a_period_without_a_word_is_not_written(qtbot, dialog, tmp_path):
    choose(dialog, "html")
    dialog.period.set_period(back(400), back(390))
    dialog.write_to(tmp_path / "empty.html")
    wait(qtbot, dialog)
    assert "nothing was written down" in dialog.message
    assert not (tmp_path / "empty.html").exists()


def test_closing_leaves_no_thread_and_no_half_file(qtbot, dialog, tmp_path):
    dialog.write_to(tmp_path / "week.pdf")
    dialog.close()
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    wait(qtbot, dialog)


def test_days_given_the_wrong_way_round_are_turned(dialog):
    dialog.period.set_period(TODAY, back(3))
    assert dialog.period.period == (back(3), TODAY)


def unnamed(widget):
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


def test_everything_that_takes_the_keyboard_has_a_name(dialog):
    assert unnamed(dialog) == []


@pytest.fixture
def print_dialog(qtbot, guidance, foods):
    made = PrintDialog(a_document(), ShownDay(TODAY), guidance, foods)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_preview_shows_the_pages(print_dialog):
    assert unnamed(print_dialog) == []
    print_dialog.open_preview()
    preview = print_dialog.preview
    assert preview.isVisible()
    assert unnamed(preview) == []
    preview.reject()
    assert print_dialog.preview is None


def test_an_empty_period_has_no_preview_but_a_sentence(print_dialog):
    print_dialog.period.set_period(back(400), back(390))
    print_dialog.open_preview()
    assert print_dialog.preview is None
    assert "nothing was written down" in print_dialog.message
