"""The shopping list can be read, copied and printed, and follows what is planned."""

import datetime as dt

import pytest
from PySide6.QtGui import QGuiApplication

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Entry
from magapp.exchange.html_writer import sections_of
from magapp.services.shopping_list import as_report
from magapp.ui.dialogs.shopping import ShoppingDialog
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.shown_day import ShownDay
from tests.ui.fields import unnamed_fields

DAY = dt.date(2026, 11, 22)
ALMONDS = Entry(
    id="018f0000-0000-7000-8000-000000000001",
    day=DAY,
    food="almonds",
    name="Amandelen",
    group="nuts_seeds",
    quantity=2.0,
    unit="handful",
    grams=50.0,
    planned=True,
)
EVIL = Entry(id="018f0000-0000-7000-8000-000000000002", day=DAY, name="<b>x</b>", grams=20.0, planned=True)


@pytest.fixture
def document(qapp):
    i18n.use("nl")
    yield Document(Diary(), "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11")
    i18n.use("en")


@pytest.fixture
def dialog(qtbot, document):
    made = ShoppingDialog(document, ShownDay(DAY), load_catalogue())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def add(document, *entries):
    document.replace({entry.id: entry for entry in entries}, "plan")


def test_without_anything_planned_it_says_so_and_there_is_nothing_to_copy_or_print(dialog):
    assert dialog.lines == ["Er is niets gepland voor de komende 7 dagen."]
    assert not dialog.copy.isEnabled()
    assert not dialog.print.isEnabled()


def test_it_follows_what_is_planned_and_what_was_eaten_after_all(dialog, document):
    add(document, ALMONDS)
    assert dialog.lines == ["Noten, pitten en zaden", "Amandelen: 50 g"]
    document.undo_stack.undo()
    assert len(dialog.lines) == 1


def test_copied_it_is_plain_text_on_the_clipboard(dialog, document):
    add(document, ALMONDS, EVIL)
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "- Amandelen: 50 g\n" in text
    assert "- <b>x</b>: 20 g\n" in text
    assert dialog.said == "De lijst is gekopieerd: plak die waar u wilt."


def test_the_preview_shows_the_pages_that_would_be_printed(dialog, document):
    add(document, ALMONDS)
    dialog.print.click()
    assert dialog.preview.isVisible()
    dialog.preview.reject()
    assert dialog.preview is None


def test_what_is_printed_has_no_empty_sections(dialog, document):
    add(document, ALMONDS)
    assert [section.heading for section in sections_of(as_report(dialog._list, DAY))] == [
        "Noten, pitten en zaden"
    ]


def test_it_keeps_nothing_in_the_diary(dialog, document):
    add(document, ALMONDS)
    before, steps = document.diary, document.undo_stack.count()
    dialog.copy.click()
    assert (document.diary, document.undo_stack.count()) == (before, steps)


def test_everything_in_it_has_a_name(dialog, document):
    add(document, ALMONDS)
    assert unnamed_fields(dialog) == []
