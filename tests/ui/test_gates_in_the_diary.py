"""An open gate stands beside the day on which a supplement was written down."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Fact
from magapp.services.lexicon import Lexicon
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_builder import unbroken
from magapp.ui.day_view import DayView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture
def document(qapp):
    i18n.use("nl")
    return Document(Diary(), "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11")


@pytest.fixture
def tab(qtbot, document):
    made = DiaryTab(DayView(DAY.isoformat()), DAY)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def desk(tab, document, catalogue):
    made = DiaryDesk(tab, document, ShownDay(DAY), Lexicon(), tab)
    made.use(catalogue, LineOffers(catalogue))
    return made


def tick(document, condition):
    fact = Fact(id=document.new_id(), key="condition", value=condition, since=dt.date(2026, 1, 1))
    document.replace({fact.id: fact}, "tick")


def write(qtbot, tab, line):
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, line)
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)


def test_a_supplement_with_a_kidney_disease_says_at_once_whom_to_call_today(qtbot, desk, tab, document):
    tick(document, "kidney_severe")
    assert not tab.totals._gate.isVisible()
    write(qtbot, tab, "200 mg magnesium")
    assert "Bel vandaag uw arts of apotheek." in desk._sides.first_ask.text
    assert desk._sides.first_ask.text.endswith("Bel direct 112.")
    assert tab.totals._gate.text() == "Nieren: alleen via uw arts"
    assert tab.totals._gate.isVisible()


def test_a_gate_never_stands_under_the_title_of_the_medicines(qtbot, desk, tab, document):
    tick(document, "myasthenia")
    assert desk._sides.first_ask.isHidden()
    write(qtbot, tab, "200 mg magnesium")
    assert desk._sides.first_ask.isVisible()
    assert desk._sides.medicines.isHidden()


def test_one_column_still_shows_the_gate_and_a_click_asks_for_its_text(qtbot, desk, tab, document):
    tick(document, "kidney_moderate")
    write(qtbot, tab, "200 mg magnesium")
    tab.setMinimumSize(400, 300)  # as the window lets it
    tab.resize(500, 700)
    qtbot.waitUntil(lambda: not desk._sides.right.isVisible())
    assert tab.totals._gate.isVisible()
    with qtbot.waitSignal(tab.totals.gate_wanted):
        qtbot.mouseClick(tab.totals._gate, Qt.MouseButton.LeftButton)
    assert desk.gate_notes()[0].startswith("Nieren: overleg eerst. Vraag eerst uw arts.")


def test_no_gate_is_spoken_of_where_only_food_was_written_down(qtbot, desk, tab, document):
    tick(document, "kidney_severe")
    write(qtbot, tab, "2 sneetjes volkorenbrood")
    assert desk.gate_notes() == []
    assert not tab.totals._gate.isVisible()


@pytest.mark.parametrize(("condition", "named"), [("kidney_severe", False), ("coeliac", True), (None, True)])
def test_the_upper_level_is_named_only_where_it_holds(qtbot, desk, tab, document, condition, named):
    if condition:
        tick(document, condition)
    write(qtbot, tab, "300 mg magnesium")
    assert ("250" in tab.totals._supplement.text()) is named
    assert tab.totals._supplement.text().startswith(unbroken("Supplementen 300 mg"))
    assert tab.totals._upper.isVisible() is named
    assert tab.totals._alert.isVisible() is named
