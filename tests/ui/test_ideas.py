"""Ideas beside the day: planned, eaten or not for me, in one step each, by the keys and named."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from magapp.domain.records import Dislike, Entry, Fact, OwnFood
from magapp.ui.catalogue import LineOffers
from magapp.ui.dialogs.ideas import EAT, PLAN, REFUSE, IdeasDialog
from tests.ui.fields import unnamed_fields

DAY = dt.date(2026, 11, 22)
EVER = dt.date(1900, 1, 1)
WOMAN = Fact(id="sex", key="sex", value="female", since=EVER)
KIDNEYS = Fact(id="kidneys", key="condition", value="kidney_severe", since=EVER)
EVIL = "018f0000-0000-7000-8000-000000000009"
WHITE = "2 sneetjes witbrood #lunch"


@pytest.fixture
def document(diary):
    diary.document.replace({WOMAN.id: WOMAN}, "p")
    return diary.document


@pytest.fixture
def shown(diary):
    return diary.shown


@pytest.fixture
def tab(diary, document):
    diary.tab.resize(1180, 800)
    return diary.tab


@pytest.fixture
def desk(diary, tab):
    return diary.desk


@pytest.fixture
def card(desk):
    return desk._sides.ideas


@pytest.fixture
def dialog(qtbot, desk, document, shown):
    made = IdeasDialog(document, shown, desk.ideas)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rows(document):
    return [(entry.name, entry.meal, entry.planned) for entry in document.diary.entries(DAY)]


def figure(tab):
    return tab.totals._figure.text()


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_card_says_how_much_is_to_go_and_offers_three_portions(diary, card):
    diary.write(WHITE)
    assert card.head.text() == "▾ Ideeën voor 285 mg meer"
    assert card.lines[0] == ("Volkorenbrood, 2 sneetjes in plaats van ‘Witbrood’", "+27 mg")
    assert len(card.lines) == 3


def test_plan_in_the_card_adds_a_planned_row_at_its_meal_that_counts_nowhere(
    qtbot, diary, tab, card, document
):
    diary.write(WHITE)
    before = figure(tab)
    press(qtbot, card.plan_button(1))
    assert ("Spinazie, gekookt", "dinner", True) in rows(diary.document)
    assert figure(tab) == before
    diary.desk.catch_up()
    assert all("Spinazie" not in text for text, _gain in card.lines)


def test_ticked_as_eaten_the_planned_row_counts_once(qtbot, diary, tab, card, desk):
    diary.write(WHITE)
    press(qtbot, card.plan_button(1))
    tab.table.selectAll()
    desk.mark_selected_eaten()
    assert figure(tab) == "128 mg"
    desk.catch_up()
    assert card.head.text() == "▾ Ideeën voor 172 mg meer"


def test_with_a_kidney_disease_the_card_offers_nothing_and_says_whom_to_ask(card, document):
    document.replace({KIDNEYS.id: KIDNEYS}, "p")
    assert card.lines == []
    assert card.note.startswith("Overleg vanwege uw nieren eerst met uw diëtist of huisarts")
    assert card.head.text() == "▾ Ideeën voor meer magnesium"


def test_a_day_that_is_over_has_no_ideas_but_today_and_a_day_to_come_have(qtbot, diary, card, dialog):
    for away, offered in ((-1, False), (0, True), (1, True), (-2, False)):
        diary.shown.show(DAY + dt.timedelta(days=away))
        diary.write(WHITE)
        assert card.isHidden() != offered
        assert bool(card.lines) == bool(dialog.ideas) == offered


def test_a_day_that_is_over_says_all_the_same_whom_to_ask_first(diary, card, document):
    document.replace({KIDNEYS.id: KIDNEYS}, "p")
    diary.shown.show(DAY - dt.timedelta(days=1))
    diary.desk.catch_up()
    assert card.note.startswith("Overleg vanwege uw nieren eerst met uw diëtist of huisarts")


def test_without_an_adequate_intake_of_ones_own_there_is_no_card(card, document):
    assert not card.isHidden()
    document.replace({WOMAN.id: None}, "p")
    assert card.isHidden()


def test_the_card_is_folded_where_the_window_is_low_until_the_person_unfolds_it(qtbot, tab, card):
    assert not card.is_folded
    tab.resize(1180, 420)
    qtbot.waitUntil(lambda: card.is_folded)
    assert card.head.accessibleName() == "Ideeën voor meer magnesium (ingeklapt)"
    press(qtbot, card.head)
    assert not card.is_folded
    tab.resize(1180, 400)
    assert not card.is_folded


def test_more_ideas_asks_for_the_dialog(qtbot, desk, card):
    with qtbot.waitSignal(desk.ideas_wanted):
        press(qtbot, card.more)


def test_the_dialog_offers_six_with_headings_for_each_kind(diary, dialog):
    diary.write(WHITE)
    assert len(dialog.ideas) == 6
    kinds = [row._kind.text() for row in dialog._rows]
    assert kinds[:3] == ["In plaats van wat u at", "Andere producten", ""]


def test_eaten_adds_the_portion_in_one_step(qtbot, diary, dialog, document):
    diary.write("koffie")
    press(qtbot, dialog.button(0, EAT))
    assert ("Spinazie, gekookt", "dinner", False) in rows(document)
    assert dialog.said == "Genoteerd: Spinazie, gekookt, 3 opscheplepels."
    document.undo_stack.undo()
    assert len(rows(document)) == 1


def test_a_swap_that_was_eaten_takes_the_place_of_the_rows_it_was_offered_for(qtbot, diary, dialog, document):
    diary.write(WHITE)
    diary.write("1 sneetje witbrood #ontbijt")
    assert dialog.button(0, EAT).text() == "In plaats daarvan gegeten"
    gained = dialog._shown[0].gained
    before = sum(entry.mg.low for entry in document.diary.entries(DAY))
    press(qtbot, dialog.button(0, EAT))
    assert rows(document) == [("Volkorenbrood", "breakfast", False), ("Volkorenbrood", "lunch", False)]
    after = sum(entry.mg.low for entry in document.diary.entries(DAY))
    assert after - before == pytest.approx(gained)
    document.undo_stack.undo()
    assert [row[0] for row in rows(document)] == ["Witbrood", "Witbrood"]


def test_plan_in_the_dialog_adds_a_planned_row(qtbot, dialog, document):
    press(qtbot, dialog.button(1, PLAN))
    assert rows(document) == [("Pompoenpitten", "snack", True)]


def test_what_is_not_for_me_is_remembered_and_the_next_idea_takes_its_place_under_the_keys(
    qtbot, dialog, document
):
    first = dialog.ideas
    press(qtbot, dialog.button(0, REFUSE))
    assert [each.food for each in document.diary.of_library(Dislike)] == ["spinach_boiled"]
    assert dialog.unwanted == ["Spinazie, gekookt"]
    assert first[0] not in dialog.ideas
    assert dialog.button(0, REFUSE).hasFocus()
    document.undo_stack.undo()
    assert dialog.ideas == first
    assert dialog.unwanted == []


def test_what_was_not_for_me_can_be_taken_back(qtbot, dialog, document):
    press(qtbot, dialog.button(0, REFUSE))
    press(qtbot, dialog.back_button(0))
    assert document.diary.of_library(Dislike) == []
    assert dialog.ideas[0] == "Spinazie, gekookt, 3 opscheplepels"
    assert dialog.said == "‘Spinazie, gekookt’ kan weer worden voorgesteld."


def test_the_dialog_follows_the_day_shown(diary, dialog, shown):
    diary.write(WHITE)
    assert "Witbrood" in dialog.ideas[0]
    shown.show_next()
    assert "Witbrood" not in dialog.ideas[0]


def test_every_button_of_an_idea_says_to_a_screen_reader_what_it_is_about(dialog):
    assert dialog.button(0, PLAN).accessibleName() == (
        "Plannen: Spinazie, gekookt, 3 opscheplepels; 112 mg meer, ongeveer 30 kcal"
    )
    assert dialog.button(0, REFUSE).accessibleName() == "Niets voor mij: Spinazie, gekookt"
    assert unnamed_fields(dialog) == []


def test_a_food_that_is_gone_can_still_be_taken_back(dialog, document):
    gone = Dislike(id="d", food="gone")
    document.replace({gone.id: gone}, "d")
    assert dialog.unwanted == ["een product dat niet meer bekend is"]
    dialog.back_button(0).click()
    assert document.diary.of_library(Dislike) == []


def test_a_name_with_markup_is_shown_as_it_is(desk, dialog, document, read_catalogue):
    name = "<img src=file:///etc/passwd>"
    food = OwnFood(id=EVIL, name=name, group="fruit", mg_per_100g=90.0, energy_kcal=50.0)
    eaten = {
        f"e{away}": Entry(
            id=f"e{away}", day=DAY - dt.timedelta(away), food=EVIL, name=name, grams=50.0, unit="portion"
        )
        for away in (1, 2, 3)
    }
    document.replace({EVIL: food, **eaten}, "add")
    own = read_catalogue.of(document.diary)
    desk.use(own, LineOffers(own))
    assert dialog.ideas[0].startswith(name)
    assert dialog._rows[0]._food.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in dialog.button(0, PLAN).toolTip()


def test_with_a_kidney_disease_the_dialog_has_no_button_but_the_one_that_closes(dialog, document):
    document.replace({KIDNEYS.id: KIDNEYS}, "p")
    visible = [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert visible == ["Sluiten"]
    assert dialog._note.text().startswith("Overleg vanwege uw nieren")


def test_a_planned_idea_is_an_entry_with_all_figures_of_its_food(qtbot, dialog, document):
    press(qtbot, dialog.button(0, PLAN))
    (entry,) = document.diary.entries(DAY)
    assert isinstance(entry, Entry)
    assert (entry.food, entry.grams, entry.unit, entry.group) == (
        "spinach_boiled",
        150.0,
        "spoon_serving",
        "vegetables",
    )
    assert entry.energy_kcal is not None
