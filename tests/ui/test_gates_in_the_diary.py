"""An open gate stands beside the day on which a supplement was written down."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from magapp.domain.records import Fact
from magapp.ui.day_builder import unbroken


@pytest.fixture
def document(diary):
    return diary.document


@pytest.fixture
def tab(diary):
    return diary.tab


@pytest.fixture
def desk(diary):
    return diary.desk


def tick(document, condition):
    fact = Fact(id=document.new_id(), key="condition", value=condition, since=dt.date(2026, 1, 1))
    document.replace({fact.id: fact}, "tick")


def test_a_supplement_with_a_kidney_disease_says_at_once_whom_to_call_today(
    qtbot, diary, desk, tab, document
):
    tick(document, "kidney_severe")
    assert not tab.totals._gate.isVisible()
    diary.write("200 mg magnesium")
    assert "Bel vandaag uw arts of apotheek." in desk._sides.first_ask.text
    assert desk._sides.first_ask.text.endswith("Bel direct 112.")
    assert tab.totals._gate.text() == "Nieren: alleen via uw arts"
    assert tab.totals._gate.isVisible()


def test_a_gate_never_stands_under_the_title_of_the_medicines(diary, desk, tab, document):
    tick(document, "myasthenia")
    assert desk._sides.first_ask.isHidden()
    diary.write("200 mg magnesium")
    assert desk._sides.first_ask.isVisible()
    assert desk._sides.medicines.isHidden()


def test_one_column_still_shows_the_gate_and_a_click_asks_for_its_text(qtbot, diary, desk, tab, document):
    tick(document, "kidney_moderate")
    diary.write("200 mg magnesium")
    tab.setMinimumSize(400, 300)  # as the window lets it
    tab.resize(500, 700)
    qtbot.waitUntil(lambda: not desk._sides.right.isVisible())
    assert tab.totals._gate.isVisible()
    with qtbot.waitSignal(tab.totals.gate_wanted):
        qtbot.mouseClick(tab.totals._gate, Qt.MouseButton.LeftButton)
    assert desk.gate_notes()[0].startswith("Nieren: overleg eerst. Vraag eerst uw arts.")


def test_no_gate_is_spoken_of_where_only_food_was_written_down(diary, desk, tab, document):
    tick(document, "kidney_severe")
    diary.write("2 sneetjes volkorenbrood")
    assert desk.gate_notes() == []
    assert not tab.totals._gate.isVisible()


@pytest.mark.parametrize(("condition", "named"), [("kidney_severe", False), ("coeliac", True), (None, True)])
def test_the_upper_level_is_named_only_where_it_holds(diary, desk, tab, document, condition, named):
    if condition:
        tick(document, condition)
    diary.write("300 mg magnesium")
    assert ("250" in tab.totals._supplement.text()) is named
    assert tab.totals._supplement.text().startswith(unbroken("Supplementen 300 mg"))
    assert tab.totals._upper.isVisible() is named
    assert tab.totals._alert.isVisible() is named
