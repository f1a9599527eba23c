"""What is kept beside the diary can be found, changed and deleted, by the keys alone, and had back."""

import datetime as dt
import errno
import os
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.domain.records import Entry, OwnFood, Recipe
from magapp.storage.paths import find_places
from magapp.storage.tables import keep_table, load_tables
from magapp.ui.dialogs.import_table import ImportTableDialog
from magapp.ui.dialogs.my_foods import FAVOURITES, FOODS, MEALS, RECIPES, TABLES, MyFoodsDialog
from magapp.ui.document import Document
from magapp.ui.food_tables import FoodTables
from magapp.ui.theme import LIGHT, style_sheet
from tests.ui.fields import unnamed_fields

LEAST, WIDE = 10, 900  # as narrow as it can be made
SECTIONS = (FOODS, RECIPES, MEALS, FAVOURITES, TABLES)
APPLE, BREAD, CORN = (
    OwnFood(id=f"018f0000-0000-7000-8000-00000000000{place}", name=name)
    for place, name in enumerate(("Apple tart", "Bread of the market", "Corn cake"))
)
SOUP = Recipe(id="018f0000-0000-7000-8000-000000000005", name="Soup")
TABLE = ImportedTable("NEVO", "2025/9.0", (ImportedFood(source_id="1", name_nl="Droombrood"),))


@pytest.fixture
def tables(qapp):
    keep_table(find_places(), TABLE, "NEVO.csv")
    made = FoodTables(find_places())
    made.use((TABLE,))
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def document(qapp):
    made = Document(Diary(), "0e3a1f6e-63c1-4e0f-8a0d-5f3a2f6f2b11")
    made.replace({each.id: each for each in (APPLE, BREAD, CORN)}, "add")
    return made


@pytest.fixture
def dialog(qtbot, document, tables):
    made = MyFoodsDialog(document, tables)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog):
    model = dialog._model
    return [model.index(row).data().partition(":")[0] for row in range(model.rowCount())]


def choose(dialog, name):
    dialog._list.setCurrentIndex(dialog._model.index(shown(dialog).index(name)))


def chosen(dialog):
    index = dialog._list.currentIndex()
    return index.data().partition(":")[0] if index.isValid() else None


def test_each_section_says_what_it_is_for_while_it_is_empty(qtbot, qapp):
    made = MyFoodsDialog(Document(Diary(), "x"), FoodTables(find_places()))
    qtbot.addWidget(made)
    made.show()
    said = set()
    for section in SECTIONS:
        made.show_section(section)
        assert made._empty.isVisible()
        assert made._empty.text().startswith("No ")
        said.add(made._empty.text())
    assert len(said) == len(SECTIONS)


def test_a_filter_that_finds_nothing_says_so_instead_of_showing_an_empty_list(dialog):
    dialog._filter.setText("xyz")
    assert shown(dialog) == []
    assert dialog._empty.isVisible()
    assert dialog._empty.text() == "Nothing here has a name like that."
    dialog._filter.clear()
    assert not dialog._empty.isVisible()


@pytest.mark.parametrize("name", ["Aardbeien", "Zoete taart", "Bread too"])
def test_a_chosen_row_stays_chosen_when_its_name_changes(dialog, document, name):
    choose(dialog, CORN.name)
    document.replace({CORN.id: replace(CORN, name=name)}, "change")
    assert chosen(dialog) == name


def test_a_chosen_row_stays_chosen_when_others_come_and_go(dialog, document):
    choose(dialog, BREAD.name)
    document.replace({APPLE.id: None}, "delete")
    document.undo_stack.undo()
    assert chosen(dialog) == BREAD.name


def test_delete_and_ctrl_z_work_on_the_list_as_in_the_diary(qtbot, dialog, document):
    dialog.activateWindow()
    dialog._list.setFocus()
    qtbot.waitUntil(dialog._list.hasFocus)
    choose(dialog, BREAD.name)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Delete)
    assert shown(dialog) == [APPLE.name, CORN.name]
    qtbot.keyClick(dialog._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(dialog) == [APPLE.name, BREAD.name, CORN.name]
    assert document.diary.get(BREAD.id) == BREAD
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(dialog._list, Qt.Key.Key_Z, redo)
    assert shown(dialog) == [APPLE.name, CORN.name]


@pytest.mark.parametrize(
    ("section", "offered"),
    [(FOODS, ["Change…", "Delete"]), (FAVOURITES, ["Delete"]), (TABLES, ["Remove"])],
)
def test_the_context_menu_of_a_row_offers_what_the_buttons_do(dialog, section, offered):
    dialog.show_section(section)
    assert dialog._list.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    assert [each.text() for each in dialog._list.actions() if each.isVisible()] == offered


def test_enter_on_a_row_asks_to_change_it(qtbot, dialog):
    choose(dialog, BREAD.name)
    with qtbot.waitSignal(dialog.change_wanted) as asked:
        qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert asked.args == [BREAD]


def test_deleting_a_food_leaves_what_was_written_down(qtbot, qapp, tables):
    document = Document(Diary(), "x")
    entry = Entry(id="018f0000-0000-7000-8000-0000000000aa", day=dt.date(2026, 11, 19), food=BREAD.id)
    document.replace({BREAD.id: BREAD, entry.id: entry}, "add")
    made = MyFoodsDialog(document, tables)
    qtbot.addWidget(made)
    made.show()
    choose(made, BREAD.name)
    made._delete.click()
    assert document.diary.get(BREAD.id) is None
    assert document.diary.get(entry.id) == entry
    assert "keeps its figures" in made._note.text()


@pytest.mark.parametrize(
    ("section", "wish"),
    [(FOODS, "new_food_wanted"), (RECIPES, "new_recipe_wanted"), (TABLES, "import_wanted")],
)
def test_new_asks_for_what_the_section_holds(qtbot, dialog, section, wish):
    dialog.show_section(section)
    with qtbot.waitSignal(getattr(dialog, wish)):
        dialog._new.click()


def test_a_table_is_removed_at_once_and_can_be_imported_again(qtbot, dialog, tables):
    dialog.show_section(TABLES)
    assert dialog._delete.text() == "Remove"
    assert "It can be imported again." in dialog._note.text()
    assert "RIVM" in dialog._model.index(0).data()
    dialog._list.setCurrentIndex(dialog._model.index(0))
    with qtbot.waitSignal(tables.ready, timeout=30_000):
        dialog._delete.click()
    assert shown(dialog) == []
    assert load_tables(find_places()).tables == ()


def test_a_table_that_cannot_be_removed_stays_and_a_sentence_says_why(qtbot, dialog, tables, monkeypatch):
    def refuse(path):
        raise PermissionError(errno.EACCES, "may not", str(path))

    monkeypatch.setattr(os, "unlink", refuse)
    dialog.show_section(TABLES)
    dialog._list.setCurrentIndex(dialog._model.index(0))
    dialog._delete.click()
    qtbot.waitUntil(dialog._said.isVisible, timeout=30_000)
    assert "Not saved" in dialog._said.text()
    assert shown(dialog) == ["NEVO 2025/9.0"]


def test_an_import_that_fails_elsewhere_is_not_told_here(qtbot, dialog, tables, tmp_path):
    dialog.show_section(TABLES)
    with qtbot.waitSignal(tables.read(tmp_path / "nowhere.csv").failed, timeout=30_000):
        pass
    assert not dialog._said.isVisible()


def test_all_texts_are_plain(dialog):
    assert {each.textFormat() for each in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_where_the_row_of_sections_does_not_fit_a_list_takes_its_place(qtbot, dialog, document):
    document.replace({SOUP.id: SOUP}, "add")
    dialog.resize(LEAST, 300)
    qtbot.waitUntil(dialog._narrow_section.isVisible)
    assert not dialog._section.isVisible()
    dialog._narrow_section.setFocus()
    qtbot.keyClick(dialog._narrow_section, Qt.Key.Key_Down)
    assert shown(dialog) == ["Soup"]
    dialog.resize(WIDE, 480)
    qtbot.waitUntil(dialog._section.isVisible)
    assert dialog._section.value == RECIPES


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("section", SECTIONS)
def test_the_dialog_stays_wide_enough_for_its_buttons(qtbot, document, tables, section, language):
    i18n.use(language)
    made = MyFoodsDialog(document, tables)
    qtbot.addWidget(made)
    made.show_section(section)
    made.show()
    made.resize(LEAST, 10)
    qtbot.waitUntil(lambda: made.width() < 500)
    for button in (made._new, made._change, made._delete, made._close):
        assert button.isHidden() or button.width() >= button.minimumSizeHint().width()


@pytest.mark.parametrize("themed", [False, True])
def test_a_long_name_goes_on_the_next_line(qtbot, dialog, document, themed):
    if themed:
        dialog.setStyleSheet(style_sheet(LIGHT))
    document.replace({BREAD.id: replace(BREAD, name="Bread " + "with seeds " * 12)}, "change")
    dialog.resize(LEAST, 400)
    qtbot.waitUntil(dialog._narrow_section.isVisible)

    def laid_out():  # the list lays its rows out a moment after it became narrow
        one, long = (dialog._list.visualRect(dialog._model.index(row)) for row in (0, 1))
        assert long.height() > 1.5 * one.height()
        assert long.width() <= dialog._list.viewport().width()

    qtbot.waitUntil(laid_out)


def test_a_dialog_that_goes_takes_nothing_of_the_screen_with_it(qapp, document, tables):
    screen = qapp.primaryScreen()
    made = [MyFoodsDialog(document, tables), ImportTableDialog(tables)]
    made.clear()
    assert isValid(screen)


def test_a_row_is_high_enough_to_be_clicked(dialog):
    assert dialog._list.sizeHintForRow(0) >= 24


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("narrow", [True, False])
def test_everything_that_takes_the_keyboard_has_a_name(qtbot, dialog, section, narrow):
    dialog.show_section(section)
    dialog.resize(LEAST if narrow else WIDE, 400)
    qtbot.waitUntil(lambda: dialog._narrow_section.isVisible() == narrow)
    assert unnamed_fields(dialog) == []
