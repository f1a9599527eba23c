"""The causes half: what the diary says of a cause, what the article leaves out, the evidence."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from magapp.content import load_guidance
from magapp.services.advise import advise
from magapp.services.food_table import load_food_table
from magapp.ui.document import Document
from magapp.ui.main_window import DIARY, SYMPTOMS, TRENDS
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.symptoms_tab import SymptomsTab
from tests.diaries import WOMAN, a_diary, a_fact, a_full_day, a_habit, an_entry

TODAY = dt.date(2026, 11, 22)
DATASET = "12345678-1234-5678-1234-567812345678"
WIDE, NARROW = 1180, 560


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture(scope="module")
def foods():
    return load_food_table()


@pytest.fixture
def make_tab(qtbot, guidance, foods):
    def make(*records, width=WIDE):
        tab = SymptomsTab(Document(a_diary(*records), DATASET), ShownDay(TODAY), guidance, foods)
        qtbot.addWidget(tab)
        tab.resize(width, 560)
        tab.show()
        qtbot.waitExposed(tab)
        tab.switch.button("causes").click()
        QCoreApplication.processEvents()  # the keys go to the first cause, which is then explained
        return tab

    return make


def full_days(count):
    return [entry for n in range(count) for entry in a_full_day(TODAY - dt.timedelta(n), 200.0)]


def wine(on=TODAY):
    return an_entry(on, 10.0, food="wine_red", grams=240.0, drink="alcohol", alcohol_g=24.0)


def test_a_cause_says_what_the_diary_says_in_the_words_of_the_plan(make_tab, guidance, foods):
    records = [*full_days(4), *WOMAN, wine()]
    tab = make_tab(*records)
    tab.causes.choose("alcohol")
    advice = advise(a_diary(*records), guidance, foods, None, TODAY, "en", "article")
    step = next(step for step in advice.steps if step.id == "alcohol_caffeine")
    with_alcohol = [sentence for sentence in step.because if "alcohol" in sentence]
    assert with_alcohol
    for sentence in with_alcohol:
        assert sentence in tab.explanation.text()


def test_a_cause_that_was_never_logged_says_so(make_tab):
    tab = make_tab()
    tab.causes.choose("stress")
    assert "You have logged nothing about this in the last four weeks." in tab.explanation.text()


def test_what_a_cause_says_follows_the_diary(make_tab):
    tab = make_tab()
    tab.causes.choose("stress")
    habit = a_habit(TODAY, "stress", 3.0)
    tab._document.replace({habit.id: habit}, "stress")
    assert "On one day you logged moderate or much stress." in tab.explanation.text()
    tab._document.undo_stack.undo()
    assert "You have logged nothing about this" in tab.explanation.text()


def test_an_unfolded_list_of_sources_stays_so_while_nothing_changes(make_tab):
    tab = make_tab()
    tab.explanation._unfold.click()
    old = an_entry(TODAY - dt.timedelta(400))
    tab._document.replace({old.id: old}, "add food")
    assert tab.explanation._citations.isVisible()


@pytest.mark.parametrize(
    ("cause", "signal"),
    [
        ("low_intake", "diary_wanted"),
        ("stress", "diary_wanted"),
        ("alcohol", "trends_wanted"),
        ("caffeine", "trends_wanted"),
        ("gut", "profile_wanted"),
        ("medicines", "profile_wanted"),
        ("diabetes_type2", "profile_wanted"),
    ],
)
def test_a_cause_leads_to_where_it_is_written_down_or_shown(qtbot, make_tab, cause, signal):
    tab = make_tab(*full_days(3), wine())
    tab.causes.choose(cause)
    with qtbot.waitSignal(getattr(tab, signal)):
        tab.explanation.link.click()


def test_a_complaint_leads_nowhere(make_tab):
    tab = make_tab()
    tab.switch.button("symptoms").click()
    assert not tab.explanation.link.isVisible()


def test_the_window_goes_to_the_diary_and_to_the_trends(program):
    window = program.window
    window.show_tab(SYMPTOMS)
    symptoms = window.tab(SYMPTOMS)
    symptoms.trends_wanted.emit()
    assert window.tabs.currentIndex() == TRENDS
    symptoms.diary_wanted.emit()
    assert window.tabs.currentIndex() == DIARY


def test_everything_the_article_leaves_out_stands_under_its_causes(make_tab, guidance):
    tab = make_tab()
    shown = [each.text() for each in tab.causes.findChildren(QLabel)]
    heading = shown.index("What the article leaves out")
    assert shown.index(guidance.causes[-1].name.en) < heading
    assert all(shown.index(factor.name.en) > heading for factor in guidance.factors)


def test_the_arrows_go_through_both_groups(qtbot, make_tab, guidance):
    tab = make_tab()
    tab.causes.row("low_intake").box.setFocus()
    keys = [each.id for each in (*guidance.causes, *guidance.factors)]
    for before, key in pairwise(keys):
        qtbot.keyClick(tab.causes._rows[before].takes_keys, Qt.Key.Key_Down)
        assert tab.causes.chosen_key == key
    qtbot.keyClick(tab.causes._rows[keys[-1]].takes_keys, Qt.Key.Key_Up)
    assert tab.causes.chosen_key == keys[-2]


def test_what_the_person_told_is_marked_and_said_to_who_cannot_see_it(make_tab):
    tab = make_tab(a_fact("condition", "crohn"), a_fact("medicine", "ppi"), a_fact("birth_year", "1950"))
    marks = {
        key: tab.causes.factor_row(key).mark.text() for key in ("bowel_disease", "ppi_long", "thiazides")
    }
    assert marks == {
        "bowel_disease": "✓ you ticked: Crohn’s disease",
        "ppi_long": "✓ you ticked: Acid reducer (PPI)",
        "thiazides": "",
    }
    assert tab.causes.factor_row("age_over_70").mark.text() == "✓ Your age this year: 76."
    description = tab.causes.factor_row("ppi_long").accessibleDescription()
    assert description.startswith("you ticked: Acid reducer (PPI)")


def test_a_tick_in_the_profile_is_marked_at_once(make_tab):
    tab = make_tab()
    fact = a_fact("condition", "type2_diabetes")
    tab._document.replace({fact.id: fact}, "profile")
    assert tab.causes.factor_row("diabetes_type2").mark.isVisible()


def test_a_factor_is_explained_with_its_strength_and_sources(make_tab, guidance):
    tab = make_tab()
    tab.causes.factor_row("h2_blockers").click()
    said, factor = tab.explanation.text(), guidance.factor("h2_blockers")
    assert factor.text.en in said
    assert "evidence: moderate" in said
    assert "Rotterdam 2015" in said


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("stress", "evidence: contested"),
        ("caffeine", "evidence: weak"),
        ("gut", "evidence: strong to none"),
        ("alcohol", "evidence: strong to weak"),
    ],
)
def test_the_strength_stands_beside_a_cause_with_its_meaning(make_tab, guidance, cause, words):
    tab = make_tab()
    row = tab.causes.row(cause)
    assert row.strength.text() == words
    for part in guidance.cause(cause).parts:
        assert guidance.strength(part.strength).meaning.en in row.strength.toolTip()
    assert row.box.accessibleDescription() == f"{words}\n{row.strength.toolTip()}"
    assert row.strength.accessibleDescription() == row.strength.toolTip()


def test_only_one_row_of_what_the_article_leaves_out_takes_tab(make_tab, guidance):
    tab = make_tab()

    def stops():
        rows = [(each.id, tab.causes.factor_row(each.id)) for each in guidance.factors]
        return [key for key, row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == ["diabetes_type2"]
    tab.causes.choose("soft_water")
    assert stops() == ["soft_water"]


def test_a_row_of_what_the_article_leaves_out_is_a_button_to_a_screen_reader(make_tab):
    tab = make_tab()
    read = QAccessible.queryAccessibleInterface(tab.causes.factor_row("thiazides"))
    assert read.role() == QAccessible.Role.Button
    assert read.text(QAccessible.Text.Name) == "Water pills: thiazides"


@pytest.mark.parametrize("cause", ["alcohol", "soft_water"])
def test_without_room_beside_it_the_explanation_stands_under_its_row(qtbot, make_tab, cause):
    tab = make_tab(width=NARROW)
    tab.causes.choose(cause)
    rows = tab.causes._rows
    row, explanation = rows[cause], tab.explanation

    def in_sight() -> None:
        top = explanation.mapTo(tab, explanation.rect().topLeft()).y()
        assert 0 <= top - row.mapTo(tab, row.rect().bottomLeft()).y() < 12
        area = tab._sides._left
        assert 0 <= row.mapTo(area, row.rect().topLeft()).y() < area.height() - row.height()

    qtbot.waitUntil(in_sight)


def test_tab_goes_from_a_cause_to_what_explains_it_under_it(make_tab):
    tab = make_tab(width=NARROW)
    tab.causes.choose("alcohol")
    after = tab.causes.row("alcohol").box.nextInFocusChain()
    while not (after.focusPolicy() & Qt.FocusPolicy.TabFocus and after.isVisible()):
        after = after.nextInFocusChain()
    assert after is tab.explanation.link


def test_the_explanation_goes_back_under_the_complaints(qtbot, make_tab):
    tab = make_tab(width=NARROW)
    tab.switch.button("symptoms").click()
    QCoreApplication.processEvents()
    below = tab.explanation.mapTo(tab, tab.explanation.rect().topLeft()).y()
    assert below > tab.symptoms.mapTo(tab, tab.symptoms.rect().bottomLeft()).y()
    assert tab.explanation.isVisible()
    assert not tab.causes.isVisible()


@pytest.mark.parametrize("width", [560, 900, 1180])
def test_no_row_is_wider_than_the_tab(qtbot, make_tab, width):
    tab = make_tab(a_fact("condition", "crohn"), a_fact("condition", "coeliac"), width=width)

    def fits() -> None:
        for row in tab.causes._rows.values():
            assert row.strength.mapTo(tab, row.strength.rect().topRight()).x() < width

    qtbot.waitUntil(fits)


def test_a_complaint_shows_its_badge_and_how_little_it_says(make_tab, guidance):
    tab = make_tab()
    tab.switch.button("symptoms").click()
    for symptom in guidance.symptoms:
        tab.symptoms.choose(symptom.id)
        said = tab.explanation.text()
        assert symptom.badge.en in said.split("\n")
        amount = "almost nothing" if symptom.specificity == "very_low" else "little"
        assert f"This complaint says {amount} about magnesium" in said
        assert guidance.fixed("other_signs").text.en in said
