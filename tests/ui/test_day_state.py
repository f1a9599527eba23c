"""How complete a day is: suggested from what stands there, said by the person, and back again."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

from magapp.domain.records import DayNote
from magapp.ui.day_builder import DaySign
from magapp.ui.menu_keys import keys_of
from magapp.ui.widgets.month_cells import paint_state
from magapp.ui.widgets.month_model import state_words
from tests.ui.diary_day import DAY

MEALS = ("2 sneetjes volkorenbrood # ontbijt", "100 g spinazie # avondeten")


@pytest.fixture
def choice(diary):
    return diary.desk.states.choice


def segment(choice, key):
    return choice.segments.button(key)


def test_with_meals_and_no_drink_the_drinks_are_said_to_be_missing_as_a_suggestion(diary, choice):
    diary.write(*MEALS)
    assert choice.state == ("drinks_missing", False)
    button = segment(choice, "drinks_missing")
    assert button.isChecked()
    assert button.text() == "dranken ontbreken?"
    assert button.property("suggested") == "true"
    assert button.accessibleName() == "Deze dag is: dranken ontbreken, voorgesteld"
    assert button.toolTip().startswith("Voorgesteld")
    diary.write("water # ontbijt")
    assert choice.state == ("partly", False)  # today is not over before the person says so
    assert segment(choice, "drinks_missing").property("suggested") != "true"


def test_what_the_person_says_looks_and_sounds_set(diary, choice):
    diary.write(*MEALS)
    segment(choice, "drinks_missing").click()
    assert choice.state == ("drinks_missing", True)
    button = segment(choice, "drinks_missing")
    assert (button.text(), button.property("suggested")) == ("dranken ontbreken", "false")
    assert button.accessibleName() == "Deze dag is: dranken ontbreken"
    assert diary.document.diary.day_note(DAY).completeness == "drinks_missing"


def test_what_was_set_chosen_once_more_goes_back_to_the_suggestion(diary, choice):
    diary.write(*MEALS)
    segment(choice, "complete").click()
    assert choice.state == ("complete", True)
    segment(choice, "complete").click()
    assert choice.state == ("drinks_missing", False)
    assert segment(choice, "drinks_missing").isChecked()
    assert diary.document.diary.day_note(DAY) is None
    assert diary.document.undo_stack.undoText() == "go back to the suggestion of how complete the day is"
    diary.document.undo_stack.undo()
    assert choice.state == ("complete", True)


def test_a_note_of_the_day_stays_when_its_state_is_taken_back(diary, choice):
    made = diary.document.day_record_id(DayNote.kind, DAY)
    diary.document.replace({made: DayNote(id=made, day=DAY, state="complete", note="feest")}, "note")
    diary.desk.states.suggest()
    assert diary.document.diary.day_note(DAY) == DayNote(id=made, day=DAY, note="feest")


def test_an_empty_day_can_be_called_complete_and_empty_again(diary, choice):
    assert choice.state == (None, False)
    segment(choice, "complete").click()
    assert choice.state == ("complete", True)
    segment(choice, "complete").click()
    assert choice.state == (None, False)
    assert not any(segment(choice, key).isChecked() for key in ("partly", "drinks_missing", "complete"))


def test_there_is_no_verdict_on_a_day_of_which_the_drinks_are_missing(diary, choice):
    diary.write(*MEALS)
    segment(choice, "drinks_missing").click()
    assert diary.desk.view().totals.verdict == ""


def test_with_little_room_one_button_offers_the_same(qtbot, diary, choice):
    diary.write(*MEALS)
    assert (choice.segments.isVisible(), choice.button.isVisible()) == (True, False)
    large = diary.tab.font()
    large.setPointSizeF(large.pointSizeF() * 2)
    for each in (diary.tab, *choice.segments.findChildren(QPushButton)):
        each.setFont(large)
    for _time in range(3):  # what folds away lets it become narrower still
        diary.tab.resize(100, 600)
        QApplication.processEvents()
    assert choice.button.isVisible()
    assert not choice.segments.isVisible()
    assert choice.button.text() == "dranken ontbreken? ▾"
    assert choice.button.accessibleName() == "Deze dag is: dranken ontbreken, voorgesteld"
    actions = {str(action.data()): action for action in choice.button.menu().actions()}
    actions["partly"].trigger()
    assert choice.state == ("partly", True)
    assert choice.button.menu().actions()[-1].isEnabled()
    choice.button.menu().actions()[-1].trigger()
    assert choice.state == ("drinks_missing", False)
    assert not choice.button.menu().actions()[-1].isEnabled()
    choice.button.setFocus()
    actions["complete"].trigger()
    assert choice.button.hasFocus()
    diary.tab.resize(1180, 700)
    qtbot.waitUntil(choice.segments.isVisible)


def test_the_calendar_tells_that_the_drinks_are_missing(diary):
    diary.write(*MEALS)
    assert diary.desk.states_of(DAY, DAY) == {DAY: DaySign("drinks_missing", was_set=False)}
    assert state_words("drinks_missing") == "dranken ontbreken"


def test_a_menu_and_keys_say_how_complete_the_day_is(program):
    actions = {action.objectName(): action for action in program.window.findChildren(QAction)}
    choice = program.desk.states.choice
    for name, state in (
        ("state_partly", ("partly", True)),
        ("state_drinks_missing", ("drinks_missing", True)),
        ("state_complete", ("complete", True)),
        ("state_suggested", (None, False)),
    ):
        actions[name].trigger()
        assert choice.state == state
    keys = dict(keys_of(program.window.menus))
    assert keys["This day is: complete"] == "Ctrl+Shift+9"
    assert keys["This day is: as suggested"] == "Ctrl+Shift+0"


def test_the_date_is_written_shorter_before_the_states_fold_away(diary, choice):
    seen = []
    for width in range(1400, 1010, -10):
        diary.tab.resize(width, 700)
        seen.append(diary.tab.title.text())
        assert choice.segments.isVisible() or seen[-1] == "Vandaag"
    assert list(dict.fromkeys(seen)) == ["Vandaag, zondag 22 november", "Vandaag, zo 22 nov", "Vandaag"]


def painted(state):
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_state(painter, QPointF(12, 12), state, "#000000", "#000000")
    painter.end()
    return bytes(image.constBits())


def test_each_state_has_a_shape_of_its_own_in_the_calendar_whatever_its_colour():
    assert len({painted(state) for state in ("complete", "partly", "drinks_missing", "empty")}) == 4
