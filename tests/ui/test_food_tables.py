"""Tables are imported in the window with progress, stopped without a trace, and removed as easily."""

import gc
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QProgressBar, QPushButton

from magapp import i18n
from magapp.domain.records import Favourite, OwnFood, Recipe
from magapp.exchange.tables import reading as reading_module
from magapp.storage.paths import find_places
from magapp.storage.settings import read_settings
from magapp.storage.tables import load_tables, tables_folder
from magapp.ui.dialogs.import_table import _ASK, _END, _LOOK, ImportTableDialog
from magapp.ui.dialogs.my_foods import FAVOURITES, MEALS, RECIPES, TABLES, MyFoodsDialog
from magapp.ui.models.library_model import Kept, LibraryModel
from magapp.ui.program import Program
from tools.make_tables import nevo

BAR = OwnFood(id="018f0000-0000-7000-8000-000000000001", name="<b>Oat bar</b>", mg_per_100g=110)
SOUP = Recipe(id="018f0000-0000-7000-8000-000000000002", name="Soup")
MEAL = Recipe(id="018f0000-0000-7000-8000-000000000003", name="Breakfast", is_meal=True)
STAR = Favourite(id="018f0000-0000-7000-8000-000000000004", food="banana")


@pytest.fixture
def program(qtbot, monkeypatch):
    # The end of the program is not the end of the tests.
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    i18n.use("en")
    switched_on = gc.isenabled()
    places = find_places()
    settings = read_settings(places.config).settings._replace(first_run_done=True)
    made = Program(places, settings, None)
    made.read_now()
    made.start()
    qtbot.waitUntil(lambda: made.autosave.state.kind == "saved")
    yield made
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    i18n.use("en")
    if not switched_on:
        gc.disable()


@pytest.fixture
def dialog(qtbot, program):
    made = ImportTableDialog(program.tables, program.window)
    qtbot.addWidget(made)
    made.show()
    return made


def a_table(tmp_path, rows=300, name="NEVO2025.csv"):
    path = tmp_path / name
    path.write_bytes(nevo(rows))
    return path


def look_at(qtbot, dialog, path, page=_LOOK):
    dialog._path.setText(str(path))
    dialog._look.click()
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == page, timeout=30_000)


def bring_in(qtbot, dialog, path):
    look_at(qtbot, dialog, path)
    dialog._import.click()
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == _END, timeout=30_000)


def names_found(program, text):
    return [food.name_nl for food in program.catalogue.kitchen.finder.search(text, "nl")]


def test_a_file_is_looked_at_before_anything_changes(qtbot, program, dialog, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    assert dialog._found.text() == "NEVO 2025/9.0"
    assert dialog._counts.text().startswith("300 foods, 288 with magnesium.")
    assert "Based on data from NEVO-online version 2025/9.0" in dialog._prescribed.text()
    assert load_tables(program.places).tables == ()
    assert names_found(program, "droombrood 1") == []


def test_an_imported_table_is_searchable_at_once_and_its_sentence_stands_under_every_tab(
    qtbot, program, dialog, tmp_path
):
    bring_in(qtbot, dialog, a_table(tmp_path))
    assert names_found(program, "zacht droombrood")[0].startswith("Zacht droombrood")
    assert program.window._prescribed.isVisibleTo(program.window)
    assert "NEVO-online version 2025/9.0" in program.window._prescribed.text()
    qtbot.keyClicks(program.window.diary.line, "zacht droombrood")
    assert "NEVO 2025/9.0" in program.window.diary.line.offers[0].amount


def test_the_same_version_again_is_said_to_be_replaced(qtbot, program, dialog, tmp_path):
    bring_in(qtbot, dialog, a_table(tmp_path))
    dialog._ask_again()
    look_at(qtbot, dialog, a_table(tmp_path, 200))
    assert "it is replaced" in dialog._counts.text()


def test_a_reading_stopped_half_way_changes_nothing(qtbot, program, dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(reading_module, "_EVERY", 2)
    half_way = threading.Event()

    def stop(done, total):
        if done * 2 > total:
            half_way.set()
            program.tables.cancel()

    # In the thread that reads: such a small file is read before the window could hand a click over.
    program.tables.progress.connect(stop, Qt.ConnectionType.DirectConnection)
    look_at(qtbot, dialog, a_table(tmp_path, 3000), page=_ASK)
    assert half_way.is_set()
    assert "Stopped" in dialog._wrong.text()
    assert not tables_folder(program.places).exists()
    assert names_found(program, "zacht droombrood") == []


def test_a_file_that_is_no_table_says_why_and_another_can_be_tried(qtbot, program, dialog, tmp_path):
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear RIVM", encoding="utf-8")
    look_at(qtbot, dialog, letter, page=_ASK)
    qtbot.waitUntil(lambda: bool(dialog._wrong.text()))
    assert "was not changed" in dialog._wrong.text()
    look_at(qtbot, dialog, a_table(tmp_path))


def test_rows_that_are_left_out_are_listed_with_the_reason(qtbot, dialog, tmp_path):
    path = a_table(tmp_path, 30)
    lines = path.read_text(encoding="cp1252").split("\n")
    lines[3] = lines[4].replace("\r", "") + "\r"
    path.write_text("\n".join(lines), encoding="cp1252", newline="")
    look_at(qtbot, dialog, path)
    assert dialog._rejected.toPlainText() == "Row 5: its code 4 was there already"


def test_the_window_lives_while_a_table_of_20_000_rows_is_imported(qtbot, program, dialog, tmp_path):
    ticks = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(1))
    path = a_table(tmp_path, 20_000)
    timer.start()
    bring_in(qtbot, dialog, path)
    timer.stop()
    assert len(ticks) > 20
    assert len(program.tables.tables()[0].foods) == 20_000


def test_a_removed_table_is_found_no_more_while_the_diary_keeps_its_figures(qtbot, program, dialog, tmp_path):
    bring_in(qtbot, dialog, a_table(tmp_path))
    line = program.window.diary.line
    qtbot.keyClicks(line, "100 g zacht droombrood 9")
    dialog.accept()
    program.desk._add(line.offers[0].proposal)
    (entry,) = program.document.diary.entries(program.shown_day.day)
    with qtbot.waitSignal(program.tables.removed, timeout=30_000):
        program.tables.remove("NEVO 2025/9.0")
    assert names_found(program, "zacht droombrood") == []
    assert program.document.diary.entries(program.shown_day.day) == (entry,)
    assert "NEVO-online" in program.window._prescribed.text()


@pytest.fixture
def kept(qtbot, program):
    program.document.replace({each.id: each for each in (BAR, SOUP, MEAL, STAR)}, "add")
    made = MyFoodsDialog(program.document, program.tables, program.window, {"banana": "Banana"}.__getitem__)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog):
    model = dialog._model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_what_is_kept_is_listed_by_kind_with_names_as_plain_text(kept):
    assert shown(kept) == ["<b>Oat bar</b>: 110 mg per 100 g"]
    for section, text in ((RECIPES, "Soup: 0 foods"), (MEALS, "Breakfast: 0 foods"), (FAVOURITES, "Banana")):
        kept.show_section(section)
        assert shown(kept) == [text]
    kept.show_section(TABLES)
    assert shown(kept) == []
    assert "import" in kept._empty.text()


def test_a_filter_leaves_what_holds_all_its_words(kept):
    kept._filter.setText("oat bar")
    assert len(shown(kept)) == 1
    kept._filter.setText("oat rye")
    assert shown(kept) == []


def test_what_is_deleted_can_be_had_back(kept, program):
    kept._list.setCurrentIndex(kept._model.index(0))
    kept._delete.click()
    assert program.document.diary.get(BAR.id) is None
    program.document.undo_stack.undo()
    assert shown(kept) == ["<b>Oat bar</b>: 110 mg per 100 g"]


def test_a_change_is_asked_for_with_the_record(kept, qtbot):
    kept._list.setCurrentIndex(kept._model.index(0))
    with qtbot.waitSignal(kept.change_wanted) as asked:
        kept._change.click()
    assert asked.args == [BAR]


def test_rows_follow_what_is_kept(qapp):
    model = LibraryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in ("abc", "acd", "dca", "", "xyz", "yxz"):
        model.show([Kept(letter, letter * 2) for letter in rows])
        assert [model.index(row).data() for row in range(model.rowCount())] == [each * 2 for each in rows]


@pytest.mark.parametrize("which", ["dialog", "kept"])
def test_every_control_has_a_name(request, which):
    window = request.getfixturevalue(which)
    kinds = (QPushButton, QLineEdit, QListView, QPlainTextEdit, QProgressBar)
    for kind in kinds:
        for control in window.findChildren(kind):
            face = QAccessible.queryAccessibleInterface(control)
            assert face.text(QAccessible.Text.Name), control
