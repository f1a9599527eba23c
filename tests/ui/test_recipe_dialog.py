"""Recipes and meals: what is in them, what is unknown in them, and that one step saves them."""

import datetime as dt
import gc
import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from magapp.content import load_guidance
from magapp.domain.records import Ingredient, OwnFood, Recipe
from magapp.services.entry_line import EntryLineError
from magapp.services.kitchen import Kitchen
from magapp.ui.catalogue import Catalogue, LineOffers
from magapp.ui.dialogs.recipe import RecipeDialog, contains, with_amount
from magapp.ui.document import Document
from magapp.ui.models.ingredient_model import AMOUNT, IngredientModel
from tests.diaries import a_diary, an_entry
from tests.services.catalogue import finder, forms, lexicon, table

DATASET = "12345678-1234-5678-1234-567812345678"
TODAY = dt.date(2026, 11, 22)
MARKUP = "<img src=x> stew"
PUZZLE = OwnFood(id="own-puzzle", name="Puzzle spice", group="herbs")
POTATOES = Ingredient(food="potatoes_boiled", grams=400, quantity=400, name="Potatoes")
BREAD = Ingredient(food="bread_wholemeal", grams=70, quantity=2, unit="slice", name="Bread")
SPICE = Ingredient(food=PUZZLE.id, grams=4, quantity=4, name="Puzzle spice")
SOUP = Recipe(id="soup", name="House soup", servings=2, ingredients=(POTATOES, BREAD))


@pytest.fixture
def make_dialog(qtbot):
    def make(*records, **options):
        diary = a_diary(*records)
        catalogue = Catalogue(Kitchen(finder(), forms(), (), finder()), load_guidance(), lexicon()).of(diary)
        dialog = RecipeDialog(
            Document(diary, DATASET), catalogue, LineOffers(catalogue), TODAY, None, **options
        )
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def add(qtbot, dialog, text):
    qtbot.keyClicks(dialog._line, text)
    qtbot.keyClick(dialog._line, Qt.Key.Key_Return)


def recipes(dialog):
    return dialog._document.diary.of_library(Recipe)


def listed(dialog):
    model = dialog._model
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_a_recipe_is_saved_in_one_step_and_told(qtbot, make_dialog):
    dialog = make_dialog(name="House soup")
    add(qtbot, dialog, "400 g potatoes boiled")
    add(qtbot, dialog, "2 slices wholemeal bread")
    dialog._servings.lines[0].setText("2,5")
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.accept()
    (recipe,) = recipes(dialog)
    assert told.args == [recipe]
    assert (recipe.name, recipe.servings, recipe.is_meal) == ("House soup", 2.5, False)
    assert [(part.food, part.grams, part.unit) for part in recipe.ingredients] == [
        ("potatoes_boiled", 400, "g"),
        ("bread_wholemeal", 70, "slice"),
    ]
    dialog._document.undo_stack.undo()
    assert recipes(dialog) == []


def test_a_line_of_several_foods_gives_each_its_row(qtbot, make_dialog):
    dialog = make_dialog()
    add(qtbot, dialog, "2 bananas, 30 g almonds")
    assert [row[0] for row in listed(dialog)] == ["Banana", "Almonds"]


def test_the_rows_say_measure_weight_and_magnesium(make_dialog):
    dialog = make_dialog(PUZZLE, record=SOUP, ingredients=(), name="")
    dialog._model.add(SPICE)
    assert listed(dialog) == [
        ("Potatoes, boiled", "400 g", "87 mg"),
        ("Wholemeal bread", "2 slices · 70 g", "42 mg"),
        ("Puzzle spice", "4 g", "unknown"),
    ]


def test_the_sum_is_of_one_portion(make_dialog):
    dialog = make_dialog(SOUP, record=SOUP)
    assert dialog.summary == "One portion weighs 235 g and holds 64 mg of magnesium."
    dialog._servings.lines[0].setText("1")
    assert dialog.summary == "One portion weighs 470 g and holds 129 mg of magnesium."


def test_an_unknown_ingredient_is_said_and_makes_the_figure_a_range(make_dialog):
    ingredients = (POTATOES, Ingredient(food=PUZZLE.id, grams=40, quantity=40))
    dialog = make_dialog(PUZZLE, name="Soup", ingredients=ingredients)
    assert "at least 87 mg" in dialog.summary
    assert "87–" in dialog.summary
    assert "of 1 ingredient it is unknown" in dialog.summary
    dialog.accept()
    diary = dialog._document.diary
    (dish,) = [food for food in dialog._catalogue.of(diary).table.foods if food.name_en == "Soup"]
    assert dish.magnesium(440).is_range


def test_a_dish_with_added_magnesium_says_how_it_counts_to_the_upper_level(make_dialog):
    powder = OwnFood(id="powder", name="Powder", mg_per_100g=1000, added_magnesium=True)
    milk = Ingredient(food="milk_semi_skimmed", grams=250)
    much = make_dialog(powder, ingredients=(milk, Ingredient(food="powder", grams=30)))
    little = make_dialog(powder, ingredients=(milk, Ingredient(food="powder", grams=1)))
    assert "the whole dish counts to the upper level" in much.summary
    assert "this does not count to the upper level" in little.summary
    assert "upper level" not in make_dialog(ingredients=(milk,)).summary


def test_when_nothing_is_known_no_figure_is_given(make_dialog):
    assert make_dialog(PUZZLE, ingredients=(SPICE,)).summary.endswith("its magnesium is unknown.")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("400 mg magnesium citrate", "no ingredient"),
        ("qwertyzzz", "Nobody knows what ‘qwertyzzz’ weighs"),
    ],
)
def test_what_cannot_be_an_ingredient_is_refused_with_a_sentence(qtbot, make_dialog, line, words):
    dialog = make_dialog()
    add(qtbot, dialog, line)
    assert words in dialog.problem
    assert listed(dialog) == []
    qtbot.keyClicks(dialog._line, "a")
    assert dialog.problem == ""


def test_what_no_table_knows_can_be_in_it_by_its_weight(qtbot, make_dialog):
    dialog = make_dialog()
    add(qtbot, dialog, "30 g qwertyzzz")
    assert listed(dialog) == [("qwertyzzz", "30 g", "unknown")]


def test_the_line_offers_no_label_to_fill_in(qtbot, make_dialog):
    dialog = make_dialog()
    qtbot.keyClicks(dialog._line, "qwertyzzz")
    assert not [offer for offer in dialog._line.offers if offer.proposal and offer.proposal.asks_label]


def test_a_recipe_cannot_contain_itself_at_any_depth(qtbot, make_dialog):
    around = Recipe(id="around", name="Casserole", ingredients=(Ingredient(food="soup", grams=100),))
    assert contains(a_diary(SOUP, around), "around", "soup")
    dialog = make_dialog(SOUP, around, record=SOUP)
    for line in ("house soup", "casserole"):
        add(qtbot, dialog, line)
        assert "this recipe itself or is made of it" in dialog.problem
    assert len(listed(dialog)) == 2


def test_a_circle_made_elsewhere_is_no_endless_search():
    one = Recipe(id="one", name="One", ingredients=(Ingredient(food="two", grams=1),))
    two = Recipe(id="two", name="Two", ingredients=(Ingredient(food="one", grams=1),))
    assert not contains(a_diary(one, two), "one", "soup")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3", (3, "slice", 105)),
        ("1,5 slices", (1.5, "slice", 52.5)),
        ("100 g", (100, "g", 100)),
        ("2 slices · 70 g", (2, "slice", 70)),
    ],
)
def test_an_amount_is_read_as_in_a_day(text, amount):
    changed = with_amount(BREAD, text, table())
    assert (changed.quantity, changed.unit, changed.grams) == amount


def test_an_amount_of_what_no_table_knows_is_scaled():
    unknown = Ingredient(food="", grams=60, quantity=2, unit="portion", name="Bar")
    assert with_amount(unknown, "3", table()).grams == 90
    assert with_amount(unknown, "50 g", table()).grams == 50
    with pytest.raises(EntryLineError):
        with_amount(unknown, "2 slices", table())


@pytest.mark.parametrize("text", ["", "much", "0", "-2", "99999", "2 glasses", "8:30", "#lunch"])
def test_a_wrong_amount_changes_nothing_and_is_said(make_dialog, text):
    dialog = make_dialog(SOUP, record=SOUP)
    dialog._model.setData(dialog._model.index(1, AMOUNT), text)
    assert dialog.problem
    assert listed(dialog)[1][1] == "2 slices · 70 g"


def test_an_amount_is_changed_in_its_row_by_the_keyboard(qtbot, make_dialog):
    dialog = make_dialog(SOUP, record=SOUP)
    dialog._list.setCurrentIndex(dialog._model.index(1, 0))
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    editor = dialog._list.viewport().findChild(QLineEdit)
    assert editor.accessibleName() == "Amount"
    editor.selectAll()
    qtbot.keyClicks(editor, "4")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(dialog)[1][1:] == ("4 slices · 140 g", "84 mg"))
    assert dialog.isVisible()
    assert "270 g" in dialog.summary


def test_delete_takes_a_row_out_and_the_keyboard_stays_in_the_list(qtbot, make_dialog):
    dialog = make_dialog(SOUP, record=SOUP)
    assert not dialog._remove.isEnabled()
    dialog._list.setCurrentIndex(dialog._model.index(0, 0))
    qtbot.keyClick(dialog._list, Qt.Key.Key_Delete)
    assert [row[0] for row in listed(dialog)] == ["Wholemeal bread"]
    assert dialog._list.selected_rows() == [0]
    qtbot.mouseClick(dialog._remove, Qt.MouseButton.LeftButton)
    assert listed(dialog) == []
    assert "Nothing is in it yet" in dialog.summary


@pytest.mark.parametrize("text", ["0", "0,2", "101", "many", ""])
def test_a_number_of_portions_that_cannot_be_is_said(make_dialog, text):
    dialog = make_dialog(SOUP, record=SOUP)
    dialog._servings.lines[0].setText(text)
    dialog.accept()
    assert "from 0.25 to 100" in dialog._servings.sentence
    assert dialog.isVisible()
    assert recipes(dialog) == [SOUP]


def test_without_a_name_or_an_ingredient_nothing_is_saved(make_dialog):
    dialog = make_dialog()
    dialog.accept()
    assert dialog._asked_name.sentence == "Type a name first."
    dialog._name.setText("Soup")
    dialog.accept()
    assert dialog.problem == "Add one ingredient or more first."
    assert dialog.focusWidget() is dialog._line
    assert recipes(dialog) == []


def test_a_meal_has_no_portions_and_says_that_it_becomes_rows(make_dialog):
    dialog = make_dialog(is_meal=True, name="Breakfast", ingredients=(BREAD,))
    assert dialog.windowTitle() == "Save as meal"
    assert not dialog._servings.isVisible()
    assert any("a row of its own" in each.text() for each in dialog.findChildren(QLabel))
    assert dialog.summary.startswith("Together it weighs 70 g")
    dialog.accept()
    (meal,) = recipes(dialog)
    assert (meal.is_meal, meal.servings, meal.ingredients) == (True, 1, (BREAD,))


def test_what_was_eaten_of_it_stays_unless_it_is_ticked(qtbot, make_dialog):
    eaten = an_entry(food="soup", quantity=1.0, unit="portion", grams=235.0, mg=64.0)
    dialog = make_dialog(SOUP, eaten, record=SOUP)
    dialog._servings.lines[0].setText("1")
    dialog.accept()
    assert recipes(dialog)[0].servings == 1
    assert dialog._document.diary.get(eaten.id) == eaten


def test_ticked_it_changes_with_the_recipe_and_one_undo_restores_both(qtbot, make_dialog):
    eaten = an_entry(food="soup", quantity=1.0, unit="portion", grams=235.0, mg=64.0)
    dialog = make_dialog(SOUP, eaten, record=SOUP)
    dialog._servings.lines[0].setText("1")
    qtbot.keyClick(dialog._past, Qt.Key.Key_Space)
    dialog.accept()
    changed = dialog._document.diary.get(eaten.id)
    assert (changed.grams, round(changed.mg.low)) == (470, 129)
    dialog._document.undo_stack.undo()
    assert recipes(dialog) == [SOUP]
    assert dialog._document.diary.get(eaten.id) == eaten


def test_names_with_markup_are_shown_as_text(make_dialog):
    odd = Ingredient(food="", grams=5, name=MARKUP)
    dialog = make_dialog(name=MARKUP, ingredients=(odd,))
    assert listed(dialog)[0][0] == MARKUP
    assert not dialog._model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    dialog._choose(dialog._line._offering.offers_for(MARKUP)[0].proposal)
    assert "‘<img" in dialog.problem
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))


def test_a_recipe_is_made_by_the_keyboard_alone(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog._name)

    def press(text="", key=Qt.Key.Key_Tab):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), key)

    press("Porridge")
    press("2")
    press("80 g almonds", Qt.Key.Key_Return)
    press("200 ml milk", Qt.Key.Key_Return)
    press()
    press(key=Qt.Key.Key_Down)
    press(key=Qt.Key.Key_Delete)
    press(key=Qt.Key.Key_Backtab)
    press(key=Qt.Key.Key_Return)
    assert dialog.isVisible()  # an empty entry line adds nothing and saves nothing
    press(key=Qt.Key.Key_Backtab)
    press(key=Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (recipe,) = recipes(dialog)
    assert (recipe.name, recipe.servings, len(recipe.ingredients)) == ("Porridge", 2, 1)


def test_esc_clears_the_line_first_and_then_closes(qtbot, make_dialog):
    dialog = make_dialog()
    qtbot.keyClicks(dialog._line, "almo")
    qtbot.keyClick(dialog._line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog._line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_control_has_a_name_and_a_role(make_dialog):
    dialog = make_dialog(SOUP, an_entry(food="soup"), record=SOUP)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            read = QAccessible.queryAccessibleInterface(widget)
            assert read.text(QAccessible.Text.Name), widget
            assert read.role() != QAccessible.Role.Client, widget


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from([POTATOES, BREAD, SPICE])),
        st.tuples(st.just("remove"), st.sets(st.integers(0, 5))),
        st.tuples(st.just("change"), st.integers(0, 5)),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(STEPS)
def test_the_list_follows_every_step_by_row_signals(qapp, steps):
    model = IngredientModel((), table(), lexicon())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    expected = []
    for step, what in steps:
        if step == "add":
            model.add(what)
            expected.append(what)
        elif step == "remove":
            rows = {row for row in what if row < len(expected)}
            model.remove(rows)
            expected = [each for row, each in enumerate(expected) if row not in rows]
        elif what < len(expected):
            model.change(what, BREAD)
            expected[what] = BREAD
    assert model.ingredients == tuple(expected)
    assert model.rowCount() == len(expected)


def test_a_closed_dialog_dies_with_its_last_owner(make_dialog, qtbot):
    catalogue = make_dialog(SOUP)._catalogue
    dialog = RecipeDialog(
        Document(a_diary(SOUP), DATASET), catalogue, LineOffers(catalogue), TODAY, None, record=SOUP
    )
    dialog.show()
    add(qtbot, dialog, "banana")
    dialog.reject()
    alive = weakref.ref(dialog)
    gc.disable()
    try:
        del dialog
        assert alive() is None
    finally:
        gc.enable()
