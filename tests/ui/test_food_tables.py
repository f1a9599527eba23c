"""Tables are imported in the window with progress, stopped without a trace, and removed as easily."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QProgressBar, QPushButton

from magapp.domain.records import Favourite, OwnFood, Recipe
from magapp.storage.tables import load_tables, tables_folder
from magapp.ui.dialogs.import_table import _ASK, _END, _LOOK, ImportTableDialog
from magapp.ui.dialogs.my_foods import FAVOURITES, MEALS, RECIPES, TABLES, MyFoodsDialog
from magapp.ui.models.library_model import Kept, LibraryModel
from tools.make_tables import nevo

BAR = OwnFood(id="018f0000-0000-7000-8000-000000000001", name="<b>Oat bar</b>", mg_per_100g=110)
SOUP = Recipe(id="018f0000-0000-7000-8000-000000000002", name="Soup")
MEAL = Recipe(id="018f0000-0000-7000-8000-000000000003", name="Breakfast", is_meal=True)
STAR = Favourite(id="018f0000-0000-7000-8000-000000000004", food="banana")


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
    with qtbot.waitSignal(program.tables.remove("NEVO 2025/9.0").changed, timeout=30_000):
        pass
    assert names_found(program, "zacht droombrood") == []
    assert program.document.diary.entries(program.shown_day.day) == (entry,)
    assert "NEVO-online" in program.window._prescribed.text()


def test_only_the_thread_of_the_window_tells_listeners(qtbot, program, tmp_path):
    # A listener that goes while another thread tells it something would end the program.
    tellers = []

    def hear(*_told):
        tellers.append(threading.current_thread())

    work = program.tables.read(a_table(tmp_path, 1000))
    for signal in (work.progress, work.previewed):
        signal.connect(
            lambda *_: tellers.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )
    with qtbot.waitSignals([work.progress, work.previewed], timeout=30_000):
        pass
    assert set(tellers) == {threading.main_thread()}


def test_changes_that_are_asked_for_at_once_are_all_made_in_turn(qtbot, program, tmp_path):
    reading = program.tables.read(a_table(tmp_path, 30))
    with qtbot.waitSignal(reading.previewed, timeout=30_000) as looked_at:
        pass
    told = []
    kept = program.tables.apply(looked_at.args[0], "NEVO2025.csv")
    removed = program.tables.remove("NEVO 2025/9.0")
    kept.changed.connect(lambda: told.append(("kept", len(program.tables.tables()))))
    removed.changed.connect(lambda: told.append(("removed", len(program.tables.tables()))))
    with qtbot.waitSignal(removed.changed, timeout=30_000):
        pass
    assert told == [("kept", 1), ("removed", 0)]
    assert load_tables(program.places).tables == ()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_is_left_waiting_when_the_program_itself_is_at_fault(qtbot, program, tmp_path):
    with qtbot.waitSignal(program.tables.apply(None, "").failed, timeout=30_000) as told:
        pass
    assert "Your diary was not changed" in told.args[0]
    with qtbot.waitSignal(program.tables.read(a_table(tmp_path, 20)).previewed, timeout=30_000):
        pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_table_that_was_not_kept_is_told_in_the_window_where_its_dialog_was_closed(qtbot, program):
    work = program.tables.apply(None, "")
    work.leave()
    with qtbot.waitSignal(program.tables.unheard, timeout=30_000):
        pass
    assert "Your diary was not changed" in program.window.statusBar().currentMessage()


def test_what_was_read_when_nobody_waits_any_more_is_not_told(qtbot, program, tmp_path):
    told: list[object] = []
    work = program.tables.read(a_table(tmp_path, 20))
    work.previewed.connect(told.append)
    program.tables._under_way[1].join()
    work.leave()
    with qtbot.waitSignal(program.tables.read(a_table(tmp_path, 20)).previewed, timeout=30_000):
        pass
    assert told == []


def test_the_end_of_the_program_stops_a_reading_and_tells_nothing_more(qtbot, program, tmp_path, half_way):
    told: list[object] = []
    work = program.tables.read(a_table(tmp_path, 3000))
    work.previewed.connect(told.append)
    qtbot.waitUntil(half_way.reached.is_set, timeout=30_000)
    program.tables.end()
    QApplication.processEvents()
    assert half_way.steps_after == 0
    assert told == []
    assert not tables_folder(program.places).exists()


@pytest.mark.parametrize("how", ["read", "refused", "changed"])
def test_the_pace_of_threads_is_as_before_once_the_work_is_done(qtbot, program, tmp_path, how):
    before = sys.getswitchinterval()
    tables = program.tables
    if how == "read":
        signal = tables.read(a_table(tmp_path, 20)).previewed
    elif how == "refused":
        signal = tables.read(tmp_path / "nowhere.csv").failed
    else:
        signal = tables.remove("NEVO 2025/9.0").changed
    with qtbot.waitSignal(signal, timeout=30_000):
        pass
    assert sys.getswitchinterval() == before


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
