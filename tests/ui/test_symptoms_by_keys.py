"""What is one key away in the symptoms tab: the explanation, earlier days and the emergency texts."""

import pytest
from PySide6.QtCore import Qt

from magapp.content import load_guidance
from magapp.domain.diary import Diary
from magapp.domain.records import OwnComplaint
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.symptoms_tab import SymptomsTab
from tests.ui.test_symptoms_tab import DATASET, KEYS, TODAY, answers, chosen_row, press

OWN = [OwnComplaint(id=f"01900000-0000-7000-8000-{n:012x}", name=f"Complaint {n}") for n in range(4)]


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def make_tab(qtbot, guidance):
    def make(*records, size=(1180, 700)):
        tab = SymptomsTab(Document(Diary(records), DATASET), ShownDay(TODAY), guidance)
        qtbot.addWidget(tab)
        tab.resize(*size)
        tab.show()
        qtbot.waitExposed(tab)
        tab.take_keys()
        return tab

    return make


def in_sight(tab, part):
    """Tell whether the top of a part is seen through the scroll area it lies in."""
    area = tab._sides._left
    top = part.mapTo(area.viewport(), part.rect().topLeft()).y()
    return 0 <= top < area.viewport().height()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right])
@pytest.mark.parametrize("size", [(900, 420), (1180, 700)])
def test_one_key_leads_to_the_explanation_and_one_back(qtbot, make_tab, key, size):
    tab = make_tab(size=size)
    press(qtbot, tab, Qt.Key.Key_Down, key)
    assert tab.focusWidget() is tab.explanation
    if size[0] == 900:
        qtbot.waitUntil(lambda: in_sight(tab, tab.explanation))
    qtbot.keyClick(tab.explanation, Qt.Key.Key_Escape)
    assert tab.focusWidget() is chosen_row(tab)
    assert tab.symptoms.chosen_key == KEYS[1]


def test_the_keys_scroll_a_long_explanation(qtbot, make_tab):
    tab = make_tab(size=(1180, 260))
    press(qtbot, tab, Qt.Key.Key_Return)
    bar = tab._sides._right.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(tab.explanation, Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_a_digit_in_the_explanation_answers_the_complaint_it_explains(qtbot, make_tab):
    tab = make_tab()
    press(qtbot, tab, Qt.Key.Key_Return)
    qtbot.keyClicks(tab.explanation, "2")
    assert answers(tab) == {"fatigue": 2}


def test_one_key_or_one_click_leads_to_earlier_days(qtbot, make_tab):
    tab = make_tab(OWN[1])
    for key, name in [("fatigue", "Tiredness or little energy"), (OWN[1].id, "Complaint 1")]:
        tab.symptoms.choose(key)
        with qtbot.waitSignal(tab.history_wanted) as asked:
            press(qtbot, tab, Qt.Key.Key_H)
        assert asked.args == [key, name]
        tab.symptoms.choose("cramps")
        with qtbot.waitSignal(tab.history_wanted) as asked:
            qtbot.mouseClick(tab.symptoms.row(key).squares, Qt.MouseButton.LeftButton)
        assert asked.args == [key, name]
        assert tab.symptoms.chosen_key == key
        with qtbot.waitSignal(tab.history_wanted) as asked:
            qtbot.mouseClick(tab._earlier, Qt.MouseButton.LeftButton)
        assert asked.args == [key, name]


def test_the_row_that_is_chosen_is_in_sight_however_many_there_are(qtbot, make_tab):
    tab = make_tab(*OWN, size=(900, 380))
    for _digit in range(10):
        press(qtbot, tab, Qt.Key.Key_0)
    assert tab.symptoms.chosen_key == OWN[3].id
    qtbot.waitUntil(lambda: in_sight(tab, chosen_row(tab)))
    press(qtbot, tab, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: in_sight(tab, chosen_row(tab)))


@pytest.mark.parametrize("place", range(4))
def test_f1_opens_the_emergency_texts_from_every_tab(qtbot, program, place):
    program.window.show()
    qtbot.waitExposed(program.window)
    program.window.show_tab(place)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    assert program.windows._emergency is not None
    assert program.windows._emergency.isVisible()


@pytest.mark.parametrize(
    ("key", "digit", "row"),
    [("palpitations", "1", "palpitations"), ("cramps", "3", "cramps"), (OWN[0].id, "3", "")],
)
def test_an_answer_that_calls_for_it_opens_the_texts_at_its_row_and_leaves_the_keys(
    qtbot, program, key, digit, row
):
    program.document.replace({OWN[0].id: OWN[0]}, "add a complaint")
    program.window.show()
    qtbot.waitExposed(program.window)
    program.window.show_tab(0)
    tab = program.window.tab(0)
    qtbot.waitUntil(lambda: key in tab.symptoms.rows())
    tab.symptoms.choose(key)
    qtbot.keyClicks(tab.symptoms.row(key), digit)
    emergency = program.windows._emergency
    assert emergency.isVisible()
    assert emergency.row == row
    assert [each for each, shown in emergency.texts.rows.items() if shown.is_marked] == ([row] if row else [])
    assert not emergency.isModal()
