"""Foods in the window: several at once, favourites, meals, and where a figure comes from."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from magapp.domain.records import Entry, Favourite, OwnFood, OwnPortion, Recipe

BAR = OwnFood(
    id="018f0000-0000-7000-8000-000000000001",
    name="Market oat bar",
    group="sweets",
    mg_per_100g=110,
    portions=(OwnPortion(name="bar", grams=45),),
)


def type_line(qtbot, program, text):
    line = program.window.diary.line
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def entries(program):
    return program.document.diary.entries(program.shown_day.day)


def select(program, *places):
    """Select the day's entries by their place, meals not counted."""
    table, model = program.window.diary.table, program.window.diary.model
    rows = [row for row in range(model.rowCount()) if not model.row(row).is_meal]
    table.clearSelection()
    for place in places:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(model.index(rows[place], 0), flags)


def test_several_foods_of_one_line_are_rows_of_their_own_and_one_step_back(qtbot, program):
    type_line(qtbot, program, "coffee, 2 bananas and 30 g almonds")
    assert sorted(entry.food for entry in entries(program)) == ["almonds", "banana", "coffee"]
    program.document.undo_stack.undo()
    assert entries(program) == ()


def test_a_row_of_several_foods_says_their_measures_and_their_magnesium_together(qtbot, program):
    qtbot.keyClicks(program.window.diary.line, "2 bananas, 30 g almonds")
    offer = program.window.diary.line.offers[0]
    assert offer.name == "Banana, Almonds"
    assert offer.amount == "2 pieces + 30 g"
    single = [
        program.catalogue.table.food(food).magnesium(grams).low
        for food, grams in (("banana", 260), ("almonds", 30))
    ]
    assert offer.magnesium == f"{round(sum(single))} mg"


def test_a_food_of_a_line_that_no_table_knows_makes_its_sum_at_least(qtbot, program):
    qtbot.keyClicks(program.window.diary.line, "banana, qwertyzzz")
    assert program.window.diary.line.offers[0].magnesium.startswith("at least")


def test_what_is_in_no_table_can_be_added_as_it_is_or_from_its_label(qtbot, program):
    qtbot.keyClicks(program.window.diary.line, "qwertyzzz")
    plain, label = program.window.diary.line.offers
    assert plain.proposal.is_new
    assert label.proposal.asks_label
    qtbot.keyClick(program.window.diary.line, Qt.Key.Key_Return)
    assert [entry.mg for entry in entries(program)] == [None]


def test_an_own_food_is_found_the_moment_it_is_saved(qtbot, program):
    program.document.replace({BAR.id: BAR}, "add")
    type_line(qtbot, program, "2 market oat")
    (entry,) = entries(program)
    assert (entry.food, entry.grams, entry.mg.low) == (BAR.id, 90, 99)
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    qtbot.keyClicks(program.window.diary.line, "market oat")
    assert BAR.id not in [
        offer.proposal.food.id
        for offer in program.window.diary.line.offers
        if offer.proposal and offer.proposal.food
    ]


def test_the_source_of_a_figure_stands_under_the_list_when_its_row_is_selected(qtbot, program):
    type_line(qtbot, program, "2 slices wholemeal bread")
    about = program.window.diary._about
    select(program, 0)
    assert "BLS 4.0, B111000" in about.text()
    assert "1 slice weighs 35 g" in about.text()
    program.window.diary.table.clearSelection()
    assert about.text() == ""


def test_a_favourite_stands_first_in_an_empty_line_and_can_be_taken_back(qtbot, program):
    type_line(qtbot, program, "3 bananas")
    select(program, 0)
    program.windows.foods.toggle_favourite()
    (kept,) = program.document.diary.of_library(Favourite)
    assert (kept.food, kept.quantity) == ("banana", 3)
    first = program.desk.usual_offers()[0]
    assert first.name == "★ Banana"
    assert first.proposal.quantity == 3
    program.windows.foods.toggle_favourite()
    assert program.document.diary.of_library(Favourite) == []


def test_a_saved_meal_is_written_down_as_rows_in_one_step(qtbot, program):
    type_line(qtbot, program, "2 slices wholemeal bread, coffee")
    select(program, 0, 1)
    program.windows.foods.save_meal()
    dialog = program.windows._open[-1]
    dialog._name.setText("Weekday breakfast")
    dialog.accept()
    (meal,) = program.document.diary.of_library(Recipe)
    assert meal.is_meal
    type_line(qtbot, program, "weekday")
    assert sorted(entry.food for entry in entries(program)) == ["bread_wholemeal"] * 2 + ["coffee"] * 2


def test_a_dish_taken_apart_gives_rows_that_can_be_changed_for_this_once(qtbot, program):
    from magapp.domain.records import Ingredient  # noqa: PLC0415  # only here

    soup = Recipe(
        id="018f0000-0000-7000-8000-000000000002",
        name="Own soup",
        servings=2,
        ingredients=(Ingredient(food="potatoes_boiled", grams=300), Ingredient(food="water_tap", grams=200)),
    )
    program.document.replace({soup.id: soup}, "add")
    type_line(qtbot, program, "own soup")
    select(program, 0)
    assert "Made of: Potatoes" in program.window.diary._about.text()
    before = entries(program)[0].mg.low
    program.windows.foods.take_apart()
    assert sorted(entry.food for entry in entries(program)) == ["potatoes_boiled", "water_tap"]
    assert sum(entry.mg.low for entry in entries(program)) == pytest.approx(before)
    program.document.undo_stack.undo()
    assert [entry.food for entry in entries(program)] == [soup.id]


def open_label(qtbot, program, text):
    """Choose the last offer of a line, which asks for the label of a new food; give its dialog."""
    line = program.window.diary.line
    line.clear()
    qtbot.keyClicks(line, text)
    program.desk._add(line.offers[-1].proposal)
    return program.windows._open[-1]


def save_label(dialog, magnesium, name=None):
    if name is not None:
        dialog._name.lines[0].setText(name)
    dialog._magnesium.lines[0].setText(magnesium)
    dialog.accept()


def rows(program):
    return [(entry.name, entry.quantity, entry.unit) for entry in entries(program)]


def test_a_new_food_whose_typed_measure_weighs_nobody_knows_what_is_one_usual_amount_and_that_is_said(
    qtbot, program
):
    save_label(open_label(qtbot, program, "250 ml qwertyzzz #lunch"), "20")
    (entry,) = entries(program)
    assert (entry.quantity, entry.unit, entry.meal) == (1, "portion", "lunch")
    assert entry.mg.low == pytest.approx(entry.grams * 0.2)
    assert "What 250 ml of ‘qwertyzzz’ weighs is not known" in program.window.statusBar().currentMessage()


def test_a_new_food_of_which_nobody_eats_so_much_is_not_written_down(qtbot, program):
    save_label(open_label(qtbot, program, "900 portions qwertyzzz"), "20")
    assert entries(program) == ()
    assert "at most 20 kg" in program.window.statusBar().currentMessage()


def test_each_label_that_is_asked_for_belongs_to_its_own_line(qtbot, program):
    wanted = open_label(qtbot, program, "3 portions qwertyzzz")
    other = open_label(qtbot, program, "2 portions xyzzydrink")
    program.windows.foods.new_food()
    save_label(program.windows._open[-1], "110", "Market oat bar")
    assert rows(program) == []
    other.reject()
    save_label(wanted, "20")
    assert rows(program) == [("qwertyzzz", 3, "portion")]


def test_a_row_that_the_new_label_cannot_weigh_stays_unknown_and_that_is_said(qtbot, program):
    type_line(qtbot, program, "250 ml qwertyzzz")
    select(program, 0)
    program.windows.foods.correct()
    save_label(program.windows._open[-1], "20")
    assert [entry.mg for entry in entries(program)] == [None]
    assert "What 1 row of ‘qwertyzzz’ weighs is not known" in program.window.statusBar().currentMessage()


def test_without_a_selected_row_nothing_is_done_and_a_sentence_says_why(qtbot, program):
    foods = program.windows.foods
    for act in (foods.toggle_favourite, foods.correct, foods.take_apart, foods.save_meal):
        act()
        assert program.window.statusBar().currentMessage()
    assert not [record for record in program.document.diary if isinstance(record, Entry)]
