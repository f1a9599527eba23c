"""The help: complete, to be searched and read by keyboard, and true where that can be checked."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton

from magapp import i18n
from magapp.content import load_guidance
from magapp.domain.reference import AROUND_FROM, AROUND_TO, UPPER_LEVEL
from magapp.ui.dialogs.help_pages import HelpDialog
from magapp.ui.help_texts import PAGES
from magapp.ui.menu_keys import keys_of
from tests.services.catalogue import proposals
from tests.ui.fields import unnamed_fields

ALL = " ".join(sentence for page in PAGES for sentence in page.sentences)
SUBJECTS = (
    "Complaints of your own",
    "An earlier day",
    "Causes",
    "#meal",
    "levothyroxine 8:00",
    "hours between them",
    "range",
    "Unknown is not zero",
    "‘Around’",
    "left out",
    "the article says",
    "laboratory",
    "average of 7 days",
    "restored from its second copy",
    "GP or dietitian",
    "Delete everything",
    "magapp --help",
)
NOT_TO_BE_SAID = ("deficien", "diagnos", "cure", "safe", "score", "risk", "tekort", "geneest", "veilig")


@pytest.fixture
def dialog(qtbot):
    made = HelpDialog(load_guidance(), keys=[("Choose a day", "Ctrl+G")])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def links(dialog):
    return dialog._contents.findChildren(QPushButton)


def top_of(dialog, card):
    return card.mapTo(dialog._area.viewport(), card.rect().topLeft()).y()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_its_sentence(dialog, subject):
    assert subject in dialog.text()


def test_the_contents_name_every_page_in_its_order(dialog):
    assert [link.text() for link in links(dialog)] == dialog.titles
    assert len(dialog.titles) == len(PAGES) + 1


def test_a_link_in_the_contents_brings_its_page(qtbot, dialog):
    for place in (3, 9):
        links(dialog)[place].click()
        card = dialog._cards[place]
        qtbot.waitUntil(lambda card=card: top_of(dialog, card) == 0)
        assert dialog._area.hasFocus()


def test_the_search_shows_the_pages_with_all_its_words_in_any_case_and_order(qtbot, dialog):
    qtbot.keyClicks(dialog._search, "HOURS levothyr")
    assert dialog.titles == ["Supplements and medicines"]
    assert dialog._found.text() == "1 page found"
    assert not dialog._texts.isVisible()
    dialog._search.clear()
    assert len(dialog.titles) == len(PAGES) + 1
    assert dialog._texts.isVisible()


def test_a_search_in_vain_says_so(qtbot, dialog):
    qtbot.keyClicks(dialog._search, "xyzzy")
    assert dialog.titles == []
    assert dialog._found.text() == "Nothing found. Try another word."


def test_from_a_search_the_emergency_texts_are_one_click_away(qtbot, dialog):
    qtbot.keyClicks(dialog._search, "chart")
    dialog._to_emergency.click()
    assert dialog._texts.isVisible()
    assert dialog._area.verticalScrollBar().value() == 0


def test_enter_in_the_search_closes_nothing_and_goes_to_what_was_found(qtbot, dialog):
    qtbot.keyClicks(dialog._search, "chart")
    qtbot.keyClick(dialog._search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._area.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_pages_scroll_by_the_keys_from_the_start(qtbot, dialog):
    qtbot.waitUntil(dialog._area.hasFocus)
    qtbot.keyClick(dialog._area, Qt.Key.Key_PageDown)
    assert dialog._area.verticalScrollBar().value() > 0


def test_tab_goes_through_search_and_contents_in_reading_order(qtbot, dialog):
    dialog._search.setFocus()
    expected = [dialog._area, *links(dialog), dialog._copy, dialog._close]
    for each in expected:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is each


def test_everything_has_a_name(dialog):
    assert unnamed_fields(dialog) == []


def test_all_of_it_can_be_copied(dialog):
    dialog._copy.click()
    copied = QGuiApplication.clipboard().text()
    assert all(sentence in copied for page in PAGES for sentence in page.sentences)


def test_every_key_of_the_menu_is_in_the_help(qtbot, program):
    program.windows.open_help()
    shown = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, HelpDialog) and each.isVisible()
    )
    with_keys = [
        each for menu in program.window.menus for each in menu.actions() if not each.shortcut().isEmpty()
    ]
    assert len(with_keys) > 20
    for action in with_keys:
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in shown.text()
    assert "Ctrl+Shift+Z, Ctrl+Y: Redo" in shown.text()


def test_a_step_that_could_be_taken_back_is_not_named_in_the_help(qtbot, program):
    action = program.window.findChild(QAction, "undo")
    action.setText("&Undo: add food")
    assert ("Undo", "Ctrl+Z") in keys_of(program.window.menus)


@pytest.mark.parametrize(
    "line",
    [
        "2 slices wholemeal bread",
        "coffee 8:30",
        "half a glass of milk",
        "1.5 tbsp peanut butter #lunch",
        "30 g pumpkin seeds 21:15",
        "100 mg magnesium",
        "400 mg magnesium citrate",
    ],
)
def test_every_line_given_as_an_example_is_understood(line):
    assert line in ALL
    best = proposals(line, "en")[0]
    assert best.mg is not None


@pytest.mark.parametrize(
    "line",
    ["half glas melk", "1,5 el pindakaas #lunch", "30 g pompoenpitten 21:15", "2 sneetjes volkorenbrood"],
)
def test_the_dutch_examples_are_understood_as_well(line):
    assert proposals(line, "nl")[0].mg is not None


def test_the_figures_are_those_the_program_reckons_with():
    assert f"from {AROUND_FROM * 100:.0f} to {AROUND_TO * 100:.0f} percent" in ALL
    assert f"upper level of {UPPER_LEVEL} mg" in ALL


def test_no_word_is_said_that_the_program_never_says():
    assert [word for word in NOT_TO_BE_SAID if word in ALL.lower()] == []


def test_sentences_are_short_enough_to_be_read():
    for page in PAGES:
        for sentence in page.sentences:
            assert len(re.findall(r"\S+", sentence)) <= 34, sentence


def test_in_dutch_the_help_is_dutch(qtbot):
    i18n.use("nl")
    made = HelpDialog(load_guidance())
    qtbot.addWidget(made)
    untranslated = [page.title for page in PAGES if page.title in made.titles and page.title != "Trends"]
    known = {"Complaints", "Causes", "Food diary", "The two meters", "Keys"}
    assert not known & set(untranslated)
