"""A food from a label: what is not told stays unknown, what is wrong is said, one step saves it all."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from magapp import i18n
from magapp.domain.amount import exactly
from magapp.domain.records import OwnFood, OwnPortion
from magapp.services.own_foods import food_from
from magapp.ui.dialogs.own_food import OwnFoodDialog
from magapp.ui.document import Document
from magapp.ui.widgets.asked import NotAFigureError, read_figure
from tests.diaries import a_diary, an_entry
from tests.services.catalogue import table

# The offscreen platform says so of the list of portion names, which opens while one is typed.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard")

DATASET = "12345678-1234-5678-1234-567812345678"
MARKUP = "<img src=x> koek"
BAR = OwnFood(
    id="own-bar",
    name="Market oat bar",
    group="sweets",
    mg_per_100g=110,
    portions=(OwnPortion(name="bar", grams=45),),
)


@pytest.fixture
def make_dialog(qtbot):
    def make(*records, **options):
        dialog = OwnFoodDialog(Document(a_diary(*records), DATASET), table(), None, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def type_in(qtbot, asked, text, place=0):
    asked.lines[place].clear()
    qtbot.keyClicks(asked.lines[place], text)


def own_foods(dialog):
    return dialog._document.diary.of_library(OwnFood)


def entry(dialog, of):
    return dialog._document.diary.get(of.id)


def shown(dialog):
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_magnesium_left_empty_stays_unknown(qtbot, make_dialog):
    dialog = make_dialog(name="Koek")
    assert "counts as unknown, never as 0" in shown(dialog)
    dialog.accept()
    (food,) = own_foods(dialog)
    assert food.mg_per_100g is None
    assert food_from(food, table()).magnesium(100) is None


def test_magnesium_of_0_is_known_to_be_0(qtbot, make_dialog):
    dialog = make_dialog(name="Suiker")
    type_in(qtbot, dialog._magnesium, "0")
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 0


@pytest.mark.parametrize("text", ["12,5", "12.5", "12½", " 12,5 mg"])
def test_a_figure_is_read_as_people_write_it(qtbot, make_dialog, text):
    dialog = make_dialog(name="Koek")
    type_in(qtbot, dialog._magnesium, text)
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 12.5


def test_everything_asked_is_saved_in_one_step_and_told(qtbot, make_dialog):
    dialog = make_dialog(name="Koek")
    dialog._group.setCurrentIndex(dialog._group.findData("sweets"))
    dialog._more.setChecked(True)
    for asked, text in (
        (dialog._magnesium, "60"),
        (dialog._energy, "450"),
        (dialog._caffeine, "7"),
        (dialog._alcohol, "1,5"),
    ):
        type_in(qtbot, asked, text)
    dialog._drink.setCurrentIndex(dialog._drink.findData("other"))
    dialog._added.setChecked(True)
    type_in(qtbot, dialog._portions[1], "stuk")
    type_in(qtbot, dialog._portions[1], "12,5", 1)
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.accept()
    (food,) = own_foods(dialog)
    assert told.args == [food]
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (food.name, food.group, food.drink, food.added_magnesium) == ("Koek", "sweets", "other", True)
    assert (food.mg_per_100g, food.energy_kcal, food.caffeine_mg, food.alcohol_g) == (60, 450, 7, 1.5)
    assert food.portions == (OwnPortion(name="stuk", grams=12.5),)
    assert dialog._document.undo_stack.count() == 1
    dialog._document.undo_stack.undo()
    assert own_foods(dialog) == []


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("_magnesium", "2001", "from 0 to 2,000"),
        ("_magnesium", "-1", "from 0 to 2,000"),
        ("_magnesium", "veel", "from 0 to 2,000"),
        ("_energy", "906", "from 0 to 905"),
        ("_caffeine", "4001", "from 0 to 4,000"),
        ("_alcohol", "101", "from 0 to 100"),
    ],
)
def test_a_wrong_figure_gets_its_sentence_and_stays_as_typed(qtbot, make_dialog, field, text, sentence):
    dialog = make_dialog(name="Koek")
    dialog._more.setChecked(True)
    asked = getattr(dialog, field)
    type_in(qtbot, asked, text)
    dialog.accept()
    assert dialog.isVisible()
    assert sentence in asked.sentence
    assert asked.lines[0].text() == text
    assert own_foods(dialog) == []
    qtbot.keyClicks(asked.lines[0], "1")
    assert asked.sentence == ""


@pytest.mark.parametrize(
    ("name", "weight", "sentence"),
    [
        ("", "30", "What do you call"),
        ("g", "30", "What do you call"),
        ("12", "30", "What do you call"),
        ("slice", "", "from 0.1 to 2,000"),
        ("slice", "0", "from 0.1 to 2,000"),
        ("slice", "2001", "from 0.1 to 2,000"),
    ],
)
def test_half_a_portion_gets_its_sentence(qtbot, make_dialog, name, weight, sentence):
    dialog = make_dialog(name="Koek")
    type_in(qtbot, dialog._portions[0], name)
    type_in(qtbot, dialog._portions[0], weight, 1)
    dialog.accept()
    assert sentence in dialog._portions[0].sentence
    assert own_foods(dialog) == []


def test_two_portions_of_one_measure_are_refused_in_either_language(qtbot, make_dialog):
    dialog = make_dialog(name="Brood")
    for row, name in enumerate(("slice", "sneetje")):
        type_in(qtbot, dialog._portions[row], name)
        type_in(qtbot, dialog._portions[row], "30", 1)
    dialog.accept()
    assert "already a portion called so" in dialog._portions[1].sentence
    assert own_foods(dialog) == []


@pytest.mark.parametrize("name", ["", "   ", "!?"])
def test_a_name_is_needed(make_dialog, name):
    dialog = make_dialog(name=name)
    dialog.accept()
    assert dialog._name.sentence == "Type a name first."
    assert dialog.focusWidget() is dialog._name.lines[0]
    assert own_foods(dialog) == []


def test_very_much_magnesium_is_asked_about_and_saved_all_the_same(qtbot, make_dialog):
    dialog = make_dialog(name="Zeewier")
    type_in(qtbot, dialog._magnesium, "1000")
    assert "very much" not in shown(dialog)
    type_in(qtbot, dialog._magnesium, "1001")
    assert "very much" in shown(dialog)
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 1001


def test_a_label_per_portion_fills_the_figure_per_100_g(qtbot, make_dialog):
    dialog = make_dialog(name="Reep")
    type_in(qtbot, dialog._pair, "45")
    assert dialog._magnesium.texts == [""]
    type_in(qtbot, dialog._pair, "40", 1)
    assert dialog._magnesium.texts == ["112.5"]
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 112.5


def test_half_a_label_per_portion_is_not_lost_unseen(qtbot, make_dialog):
    dialog = make_dialog(name="Reep")
    type_in(qtbot, dialog._pair, "45")
    dialog.accept()
    assert "Type both" in dialog._pair.sentence
    assert dialog.focusWidget() is dialog._pair.lines[1]
    type_in(qtbot, dialog._magnesium, "100")
    assert dialog._pair.texts == ["", ""]
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 100


def test_without_a_portion_the_weight_of_the_group_is_said_to_be_an_estimate(make_dialog):
    dialog = make_dialog(name="Kaas")
    dialog._group.setCurrentIndex(dialog._group.findData("cheese"))
    dialog.accept()
    (food,) = own_foods(dialog)
    weight = food_from(food, table()).usual_portion()
    assert weight.estimate
    assert f"{weight.grams:.0f} g counts as the usual weight: an estimate" in dialog._usual.text()


def test_a_name_with_markup_is_shown_as_text(make_dialog):
    food = table().food("banana")
    dialog = make_dialog(copied_from=type(food)(**{**_fields(food), "name_nl": MARKUP, "name_en": MARKUP}))
    assert f"‘{MARKUP}’" in shown(dialog)
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))
    dialog.accept()
    assert own_foods(dialog)[0].name == MARKUP


def _fields(food):
    return {name: getattr(food, name) for name in food.__dataclass_fields__}


def test_what_was_written_down_stays_unless_it_is_ticked(qtbot, make_dialog):
    eaten = an_entry(food=BAR.id, quantity=2.0, unit="bar", grams=90.0, mg=99.0)
    dialog = make_dialog(BAR, eaten, record=BAR)
    assert dialog._past.text() == "Change the 1 entry already written down as well"
    assert not dialog._past.isChecked()
    type_in(qtbot, dialog._magnesium, "200")
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 200
    assert entry(dialog, eaten) == eaten


def test_ticked_it_changes_with_the_food_and_one_undo_restores_both(qtbot, make_dialog):
    eaten = an_entry(food=BAR.id, quantity=2.0, unit="bar", grams=90.0, mg=99.0)
    dialog = make_dialog(BAR, eaten, record=BAR)
    type_in(qtbot, dialog._magnesium, "200")
    qtbot.keyClick(dialog._past, Qt.Key.Key_Space)
    dialog.accept()
    assert entry(dialog, eaten).mg == exactly(180)
    dialog._document.undo_stack.undo()
    assert own_foods(dialog) == [BAR]
    assert entry(dialog, eaten) == eaten


def test_without_entries_there_is_no_tick(make_dialog):
    assert not make_dialog(BAR, an_entry(), record=BAR)._past.isVisible()


def test_a_food_that_was_not_changed_is_no_step(make_dialog):
    dialog = make_dialog(BAR, record=BAR)
    dialog.accept()
    assert own_foods(dialog) == [BAR]
    assert dialog._document.undo_stack.count() == 0


def test_correcting_a_food_of_a_table_makes_a_copy_in_its_place(qtbot, make_dialog):
    bread = table().food("bread_wholemeal")
    eaten = an_entry(food=bread.id, quantity=2.0, unit="slice", grams=70.0, mg=42.0)
    dialog = make_dialog(eaten, copied_from=bread)
    assert "a copy of your own" in shown(dialog)
    assert dialog._magnesium.texts == ["59.7"]
    type_in(qtbot, dialog._magnesium, "80")
    qtbot.keyClick(dialog._past, Qt.Key.Key_Space)
    dialog.accept()
    (food,) = own_foods(dialog)
    assert (food.instead_of, food.name, food.group) == (bread.id, "Wholemeal bread", "bread")
    assert food.portions[0] == OwnPortion(name="slice", grams=35)
    assert entry(dialog, eaten).food == food.id
    assert entry(dialog, eaten).mg == exactly(56)


def test_a_food_that_was_corrected_before_is_corrected_in_its_copy(qtbot, make_dialog):
    earlier = OwnFood(id="mine", name="Brood", instead_of="bread_wholemeal", mg_per_100g=80)
    dialog = make_dialog(earlier, copied_from=table().food("bread_wholemeal"))
    type_in(qtbot, dialog._magnesium, "70")
    dialog.accept()
    assert [(food.id, food.mg_per_100g) for food in own_foods(dialog)] == [("mine", 70)]


def test_what_a_newer_version_or_another_table_says_is_kept(make_dialog):
    portions = tuple(OwnPortion(name=name, grams=10) for name in ("aap", "noot", "mies", "wim", "zus"))
    odd = OwnFood(id="odd", name="Iets", group="moon", drink="elixir", instead_of="x", portions=portions)
    dialog = make_dialog(odd, record=odd)
    dialog.accept()
    assert own_foods(dialog) == [odd]


def test_a_food_is_made_by_the_keyboard_alone(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog._name.lines[0])

    def press(text="", key=Qt.Key.Key_Tab):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), key)

    press("Oatcake")
    press()  # the group
    press("60")
    press("")
    press("")
    press("450")
    press(key=Qt.Key.Key_Space)  # more
    press()
    press("3")
    press("")
    press()  # kind of drink
    press(key=Qt.Key.Key_Space)  # fortified
    press()
    press("Piece")
    press("12,5", Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (food,) = own_foods(dialog)
    assert (food.name, food.mg_per_100g, food.energy_kcal) == ("Oatcake", 60, 450)
    assert (food.caffeine_mg, food.added_magnesium) == (3, True)
    assert food.portions == (OwnPortion(name="Piece", grams=12.5),)


def test_esc_closes_and_saves_nothing(qtbot, make_dialog):
    dialog = make_dialog(name="Koek")
    qtbot.keyClick(dialog._name.lines[0], Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert own_foods(dialog) == []


def test_in_dutch_figures_stand_and_are_read_with_a_comma(qtbot, make_dialog):
    i18n.use("nl")
    dialog = make_dialog(copied_from=table().food("bread_wholemeal"))
    assert dialog._magnesium.texts == ["59,7"]
    assert dialog._name.texts == ["Volkorenbrood"]
    dialog.accept()
    assert own_foods(dialog)[0].mg_per_100g == 59.7


def test_every_control_has_a_name_and_a_role(make_dialog):
    dialog = make_dialog(an_entry(food=BAR.id), BAR, record=BAR)
    dialog._more.setChecked(True)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            read = QAccessible.queryAccessibleInterface(widget)
            assert read.text(QAccessible.Text.Name), widget
            assert read.role() != QAccessible.Role.Client, widget


@pytest.mark.parametrize("text", ["1/0x", "1e999", "nan", "twaalf", "5 5", "--1"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotAFigureError):
        read_figure(text, (0.0, 100.0))


def test_a_closed_dialog_dies_with_its_last_owner(qtbot, make_dialog):
    dialog = OwnFoodDialog(Document(a_diary(BAR), DATASET), table(), None, record=BAR)
    dialog.show()
    dialog.reject()
    alive = weakref.ref(dialog)
    gc.disable()
    try:
        del dialog
        assert alive() is None
    finally:
        gc.enable()


def test_a_label_stands_in_the_middle_of_the_line_beside_it(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.show()
    qtbot.waitExposed(dialog)
    line = dialog._name.lines[0]
    words = next(each for each in dialog.findChildren(QLabel) if each.text() == "Name")
    middles = [each.mapTo(dialog, each.rect().center()).y() for each in (words, line)]
    assert abs(middles[0] - middles[1]) <= 1
