"""Advice: what to ask first, the four steps, the person's figures, the label, the article."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from magapp.content import load_guidance
from magapp.services.food_table import load_food_table
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.advice_tab import AdviceTab
from magapp.ui.widgets.label_calculator import LabelCalculator, NotMilligramsError, read_milligrams
from tests.diaries import WOMAN, a_diary, a_fact, a_full_day, a_supplement, an_entry

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


@pytest.fixture
def make_tab(qtbot, guidance, foods):
    def make(*records, order="article", width=1180):
        tab = AdviceTab(Document(a_diary(*records), DATASET), ShownDay(TODAY), guidance, foods, order)
        qtbot.addWidget(tab)
        tab.resize(width, 700)
        tab.show()
        qtbot.waitExposed(tab)
        return tab

    return make


def texts_of(widget):
    QCoreApplication.processEvents()  # what was just added to a shown layout is shown by an event
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def said(widget):
    return "\n".join(texts_of(widget))


def days_of(count, mg=215):
    return [record for number in range(count) for record in a_full_day(back(number), mg)]


def unnamed(widget):
    return [
        each
        for each in widget.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]


def test_a_gate_stands_on_top_with_its_sources_and_folds_the_supplement(make_tab, guidance):
    tab = make_tab(*WOMAN, *days_of(4), a_fact("medicine", "ppi"))
    (card,) = tab.notices
    gate = guidance.gate("ppi")
    assert gate.text.en in card.words.text()
    assert "FDA 2011" in texts_of(card)
    assert card.mapTo(tab, card.rect().topLeft()).y() < tab.steps[0].mapTo(tab, tab.rect().topLeft()).y()
    assert "Supplement? Ask first" in tab.steps[0].title.text()
    assert "strong" not in said(tab.steps[0])


def test_a_gate_hides_no_figure_that_was_logged(make_tab):
    supplements = [a_supplement(back(number), 100.0) for number in range(4)]
    tab = make_tab(*WOMAN, *days_of(4), *supplements, a_fact("condition", "kidney_severe"))
    assert "100 mg" in texts_of(tab.notes.rows)
    assert "supplement 100 mg a day" in texts_of(tab.steps[0])
    assert not tab.calculator.isVisible()


def test_over_250_mg_from_supplements_today_shows_the_fixed_text(make_tab, guidance, qtbot):
    tab = make_tab(*WOMAN, a_supplement(TODAY, 251.0))
    card = tab.notices[0]
    assert guidance.alert("over_upper_level").sure.en.format(amount="251 mg") in card.words.text()
    assert guidance.fixed("upper_level").text.en in card.words.text()
    button = card.findChild(QPushButton)
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        button.click()
    assert asked.args == ["too_much_magnesium"]
    assert guidance.emergency_row("too_much_magnesium") is not None


def test_250_mg_from_supplements_is_no_alert(make_tab):
    tab = make_tab(*WOMAN, a_supplement(TODAY, 125.0), a_supplement(TODAY, 125.0))
    assert tab.notices == []


def test_an_undo_takes_the_alert_away(make_tab):
    tab = make_tab(*WOMAN)
    tab._document.replace({"s": a_supplement(TODAY, 300.0, id="s")}, "add food")
    assert "upper level" in tab.notices[0].words.text()
    tab._document.undo_stack.undo()
    assert tab.notices == []


def test_two_complete_days_show_no_average(make_tab):
    tab = make_tab(*WOMAN, *days_of(2, 215))
    assert "Your notes, 2 complete days" in texts_of(tab.notes)
    assert "at least 3 complete days" in tab.notes.sentence
    assert "215 mg" not in said(tab)
    assert "From food" not in texts_of(tab.notes)


def test_three_complete_days_show_the_average_and_where_it_lies(make_tab):
    tab = make_tab(*WOMAN, *days_of(3, 215))
    assert texts_of(tab.notes.rows) == [
        "From food",
        "215 mg",
        "From supplements",
        "0 mg",
        "Adequate intake (woman)",
        "300 mg",
    ]
    assert "below the" in tab.notes.sentence


def test_both_references_stand_where_the_sex_is_not_told_and_no_verdict(make_tab):
    tab = make_tab(*days_of(3))
    rows = texts_of(tab.notes.rows)
    assert rows[-4:] == ["Adequate intake (woman)", "300 mg", "Adequate intake (man)", "350 mg"]
    assert tab.notes.sentence == ""


def test_someone_under_18_gets_no_reference_and_no_calculator(make_tab):
    tab = make_tab(a_fact("sex", "male"), a_fact("birth_year", "2012"), *days_of(3))
    assert "350 mg" not in said(tab.notes.rows)
    assert not tab.calculator.isVisible()


def test_the_order_moves_the_supplement_to_the_end_and_is_told(make_tab, qtbot):
    tab = make_tab(*WOMAN)
    assert "Supplement" in tab.steps[0].title.text()
    with qtbot.waitSignal(tab.order_chosen) as told:
        tab.order.button("food_first").click()
    assert told.args == ["food_first"]
    assert "Supplement" in tab.steps[3].title.text()


def test_the_rest_of_a_card_unfolds_by_a_button(make_tab, guidance):
    tab = make_tab(*WOMAN)
    card = tab.steps[1]
    assert not card.rest.isVisible()
    card.more.click()
    assert card.rest.isVisible()
    assert f"• {guidance.step('food').details[0].en}" in texts_of(card.rest)
    assert card.more.accessibleName().startswith("Less about")


def test_the_order_is_said_under_the_choice(make_tab, guidance):
    tab = make_tab(*WOMAN)
    assert guidance.fixed("order_article").text.en in texts_of(tab)
    tab.order.button("food_first").click()
    assert guidance.fixed("order_food_first").text.en in texts_of(tab)


def test_a_step_answers_both_questions_and_both_times(make_tab, guidance):
    tab = make_tab(*WOMAN)
    card = tab.steps[0]
    card.more.click()
    shown, step = said(card.rest), guidance.step("supplement")
    assert f"For more magnesium (evidence: strong): {step.magnesium.text.en}" in shown
    assert f"For fewer complaints (evidence: weak): {step.complaint.text.en}" in shown
    assert f"The article says: {step.article_time.en}." in shown
    assert step.evidence_time.en in shown


def test_the_author_s_own_experience_unfolds_with_what_is_true_of_it(make_tab, guidance):
    tab = make_tab(*WOMAN)
    card = tab.steps[0]
    card.more.click()
    shown = said(card.rest)
    assert "Personal experience of the author" in shown
    assert guidance.fixed("taurine_timing").text.en in shown


def test_what_is_unfolded_stays_so_after_an_edit(make_tab):
    tab = make_tab(*WOMAN)
    tab.steps[1].more.click()
    tab._document.replace({"x": an_entry(TODAY, 5.0, id="x")}, "add food")
    assert tab.steps[1].rest.isVisible()


def test_a_hidden_tab_waits_until_it_is_shown(make_tab):
    tab = make_tab(*WOMAN)
    tab.hide()
    tab._document.replace({"s": a_supplement(TODAY, 300.0, id="s")}, "add food")
    assert tab.notices == []
    tab.show()
    assert tab.notices != []


def test_the_headline_claims_of_the_article_stand_with_their_verdicts_and_no_others(make_tab, guidance):
    shown = texts_of(make_tab(*WOMAN))
    for claim in guidance.claims:
        assert (claim.short.en in shown) == claim.headline
        if claim.headline:
            assert any(text.endswith(guidance.verdict(claim.verdict).name.en) for text in shown)


@pytest.mark.parametrize("width", [560, 900, 1180])
def test_everything_that_takes_the_keyboard_has_a_name(make_tab, width):
    tab = make_tab(*WOMAN, *days_of(4), a_fact("medicine", "ppi"), width=width)
    for card in tab.steps:
        card.more.click()
    assert unnamed(tab) == []
    assert tab._columns.parentWidget().minimumSizeHint().width() <= width


def test_the_keyboard_meets_the_gates_before_the_steps(make_tab):
    tab = make_tab(*WOMAN, a_fact("medicine", "ppi"))
    QCoreApplication.processEvents()
    buttons = []
    widget = tab._summary
    while (widget := widget.nextInFocusChain()) is not tab._summary:
        if isinstance(widget, QPushButton) and widget.isVisibleTo(tab):
            buttons.append(widget)
    gate = tab.notices[0].findChild(QPushButton)
    assert buttons[:2] == [gate, tab.steps[0].more]


def test_the_summary_the_profile_the_sources_and_the_article_are_asked_for(make_tab, qtbot):
    tab = make_tab()
    for signal, words in (
        (tab.summary_wanted, "Summary for GP or dietitian…"),
        (tab.profile_wanted, "Tell about yourself"),
        (tab.sources_wanted, "All sources"),
        (tab.article_wanted, "The whole article, checked"),
    ):
        button = next(each for each in tab.findChildren(QPushButton) if each.text() == words)
        with qtbot.waitSignal(signal):
            button.click()


@pytest.fixture
def calculator(qtbot, guidance):
    made = LabelCalculator(guidance)
    qtbot.addWidget(made)
    return made


def test_a_citrate_of_unknown_hydrate_is_a_range_and_an_estimate(calculator):
    calculator.enter(form="citrate", salt="1000")
    assert calculator.result == "about 113–162 mg magnesium"
    assert calculator.is_estimate


@pytest.mark.parametrize(
    ("form", "salt", "said"),
    [("oxide", "500", "302 mg magnesium"), ("taurate", "1.000", "89 mg magnesium")],
)
def test_a_known_salt_is_a_figure(calculator, form, salt, said):
    calculator.enter(form=form, salt=salt)
    assert calculator.result == said
    assert not calculator.is_estimate


def test_the_magnesium_on_the_label_wins_from_the_salt(calculator):
    calculator.enter(elemental="100", form="citrate", salt="1000")
    assert calculator.result == "100 mg magnesium"
    assert not calculator.is_estimate


def test_a_buffered_bisglycinate_is_noted(calculator):
    calculator.enter(elemental="180", form="bisglycinate", salt="1000")
    assert "28 %" in calculator.note
    calculator.enter(elemental="141", form="bisglycinate", salt="1000")
    assert "oxide" not in calculator.note


def test_over_250_mg_the_fixed_text_stands_beside_the_figure(calculator, guidance):
    calculator.enter(elemental="250")
    assert guidance.fixed("upper_level").text.en not in calculator.note
    calculator.enter(elemental="251")
    assert guidance.fixed("upper_level").text.en in calculator.note


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1,5", 1.5), ("1.5", 1.5), ("100 mg", 100.0), ("1.000", 1000.0), ("1,000", 1000.0), ("", None)],
)
def test_comma_and_point_are_both_read(typed, read):
    assert read_milligrams(typed) == read


@pytest.mark.parametrize("typed", ["0", "-5", "1e9", "99999", "many", "1..5"])
def test_what_is_no_amount_gets_a_sentence(calculator, typed):
    with pytest.raises(NotMilligramsError):
        read_milligrams(typed)
    calculator.enter(elemental=typed)
    assert calculator.result == ""
    assert calculator.note.startswith("Type an amount in mg")
