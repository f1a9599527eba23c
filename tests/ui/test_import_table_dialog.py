"""An import is led through in plain words: what can go wrong has a sentence, and nothing is left waiting."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from magapp.storage.paths import find_places
from magapp.storage.tables import load_tables, tables_folder
from magapp.ui.dialogs.import_table import _ASK, _END, _LOOK, _WORK, ImportTableDialog
from magapp.ui.food_tables import FoodTables
from tests.ui.fields import unnamed_fields
from tools.make_tables import fdc_files, nevo

FRESH = 400


@pytest.fixture
def tables(qapp):
    made = FoodTables(find_places())
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def dialog(qtbot, tables):
    made = ImportTableDialog(tables)
    qtbot.addWidget(made)
    made.show()
    return made


def a_table(folder, rows=60, name="NEVO 2025.csv", year=2025):
    path = folder / name
    path.write_bytes(nevo(rows, year))
    return path


def with_copies_of_a_row(folder, rows, copies):
    lines = nevo(rows).decode("cp1252").split("\r\n")
    lines[2 : 2 + copies] = [lines[1]] * copies
    path = folder / "copies.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def arrive(qtbot, dialog, page):
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == page, timeout=30_000)


def look_at(qtbot, dialog, text, page=_LOOK):
    dialog._path.setText(str(text))
    qtbot.keyClick(dialog._path, Qt.Key.Key_Return)
    assert dialog._pages.currentIndex() == _WORK
    arrive(qtbot, dialog, page)


def bring_in(qtbot, dialog, path):
    look_at(qtbot, dialog, path)
    dialog._import.click()
    arrive(qtbot, dialog, _END)


def says(dialog):
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_which_files_can_be_read_is_said_before_anything_is_chosen(dialog):
    for words in ("nevo-online.rivm.nl", "BLS", "CIQUAL", "FoodData Central", "opens no connection"):
        assert words in says(dialog)
    assert not dialog._look.isEnabled()


def test_a_path_pasted_from_a_file_manager_is_understood(qtbot, dialog, tmp_path):
    path = a_table(tmp_path)
    for pasted in (f"  {path} ", f'"{path}"', f"'{path}'", QUrl.fromLocalFile(str(path)).toString()):
        dialog._ask_again()
        look_at(qtbot, dialog, pasted)
        assert dialog._found.text() == "NEVO 2025/9.0"


@pytest.mark.parametrize("text", ["nul\0.csv", "~nobody-of-that-name/NEVO.csv", "x" * 5000, "/nowhere/a.csv"])
def test_a_path_that_leads_nowhere_gets_a_sentence_and_another_can_be_tried(qtbot, dialog, tmp_path, text):
    look_at(qtbot, dialog, text, page=_ASK)
    assert "cannot be read" in says(dialog)
    assert "Your food table was not changed." in says(dialog)
    look_at(qtbot, dialog, a_table(tmp_path))


def drop(dialog, path):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), *how)
    entering.ignore()
    dialog.dragEnterEvent(entering)
    if entering.isAccepted():
        dialog.dropEvent(QDropEvent(QPointF(50, 50), *how))
    return entering.isAccepted()


def test_a_file_that_is_dropped_is_looked_at_but_not_in_the_middle_of_another(qtbot, dialog, tmp_path):
    path = a_table(tmp_path)
    assert drop(dialog, path)
    assert not drop(dialog, path)
    arrive(qtbot, dialog, _LOOK)
    assert not drop(dialog, path)
    assert dialog._pages.currentIndex() == _LOOK


def test_a_folder_of_fooddata_central_is_looked_at(qtbot, dialog, tmp_path):
    folder = tmp_path / "FoodData"
    folder.mkdir()
    for name, text in fdc_files(FRESH).items():
        (folder / name.rpartition("/")[2]).write_text(text, encoding="utf-8")
    look_at(qtbot, dialog, folder)
    assert dialog._found.text().startswith("FDC")
    assert not dialog._prescribed.isVisible()


def test_the_preview_says_that_values_stay_as_they_are(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    assert "Based on data from NEVO-online version 2025/9.0" in says(dialog)
    assert "taken over unchanged" in says(dialog)


def test_of_many_rejected_rows_the_first_200_are_listed_and_that_is_said(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, with_copies_of_a_row(tmp_path, 800, 250))
    assert "250 rows cannot be used." in says(dialog)
    assert "The first 200 of them are listed." in says(dialog)
    rows = dialog._rejected.toPlainText().split("\n")
    assert len(rows) == 200
    assert rows[0] == "Row 3: its code 1 was there already"


def test_another_version_stands_beside_the_former_and_that_is_said(qtbot, dialog, tables, tmp_path):
    bring_in(qtbot, dialog, a_table(tmp_path, name="old.csv", year=2023))
    dialog._ask_again()
    look_at(qtbot, dialog, a_table(tmp_path))
    assert "Both stay; remove the older one in “My foods and tables”." in says(dialog)
    dialog._import.click()
    arrive(qtbot, dialog, _END)
    assert [table.key for table in tables.tables()] == ["NEVO 2023/8.0", "NEVO 2025/9.0"]


def test_a_table_that_cannot_be_kept_gets_a_sentence(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    in_the_way = tables_folder(find_places())
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("mine", encoding="utf-8")
    dialog._import.click()
    arrive(qtbot, dialog, _ASK)
    assert "Not saved" in says(dialog)
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_going_back_keeps_nothing(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    dialog._back.click()
    assert dialog._pages.currentIndex() == _ASK
    assert dialog._path.hasFocus()
    assert load_tables(find_places()).tables == ()


def test_names_in_a_file_are_shown_as_they_are(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, tmp_path / "<b>NEVO</b>.csv", page=_ASK)
    dialog._path.setText(str(with_copies_of_a_row(tmp_path, 40, 1)))
    for shown in dialog.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText
    data = nevo(40).decode("cp1252").replace("|7|", "|<b>7</b>|", 1).replace("|8|", "|<b>7</b>|", 1)
    path = tmp_path / "bold.csv"
    path.write_bytes(data.encode("cp1252"))
    look_at(qtbot, dialog, path)
    assert dialog._rejected.toPlainText() == "Row 9: its code <b>7</b> was there already"


@contextmanager
def held_up(folder):
    """Give a file that is not read to its end before this is left: it is written meanwhile."""
    path = folder / "slow.csv"
    os.mkfifo(path)
    try:
        yield path
    finally:
        path.open("wb").close()  # waits for the one who reads


def test_two_dialogs_hear_each_of_its_own_file_only(qtbot, dialog, tables, tmp_path):
    other = ImportTableDialog(tables)
    qtbot.addWidget(other)
    other.show()
    with held_up(tmp_path) as slow:
        dialog._path.setText(str(slow))
        dialog._look.click()
        other._path.setText(str(a_table(tmp_path)))
        other._look.click()
    arrive(qtbot, dialog, _ASK)
    assert "not downloaded completely" in says(dialog)
    arrive(qtbot, other, _LOOK)
    dialog._path.setText(str(tmp_path / "nowhere.csv"))
    dialog._look.click()
    other._import.click()
    arrive(qtbot, other, _END)
    assert dialog._pages.currentIndex() == _ASK
    assert "cannot be read" in says(dialog)
    (kept,) = tables_folder(find_places()).iterdir()
    assert b'"file": "NEVO 2025.csv"' in kept.read_bytes()


def test_cancel_is_heeded_at_once_also_by_a_file_that_waits_for_its_turn(qtbot, dialog, tables, tmp_path):
    with held_up(tmp_path) as slow:
        before = tables.read(slow)
        dialog._path.setText(str(a_table(tmp_path)))
        dialog._look.click()
        dialog._stop.click()
        assert dialog._pages.currentIndex() == _ASK
        assert "Stopped. Your food table was not changed." in says(dialog)
    with qtbot.waitSignal(before.failed, timeout=30_000):
        pass
    with qtbot.waitSignal(tables.read(a_table(tmp_path)).previewed, timeout=30_000):
        pass
    assert dialog._pages.currentIndex() == _ASK


@pytest.mark.parametrize("way", ["cancel", "close"])
def test_a_reading_that_is_left_half_way_goes_no_further(qtbot, dialog, tables, tmp_path, half_way, way):
    dialog._path.setText(str(a_table(tmp_path, 3000)))
    dialog._look.click()
    qtbot.waitUntil(half_way.reached.is_set, timeout=30_000)
    dialog._stop.click() if way == "cancel" else dialog.close()
    qtbot.waitUntil(lambda: tables._under_way is None, timeout=30_000)
    assert half_way.steps_after == 0
    assert dialog._preview is None
    assert dialog.isVisible() == (way == "cancel")
    assert not tables_folder(find_places()).exists()


def test_a_closed_dialog_holds_no_table(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    dialog.close()
    assert dialog._preview is None


def test_a_table_that_is_being_kept_is_kept_when_the_dialog_is_closed(qtbot, dialog, tables, tmp_path):
    look_at(qtbot, dialog, a_table(tmp_path))
    with qtbot.waitSignal(tables.ready, timeout=30_000):
        dialog._import.click()
        dialog.close()
    assert [table.key for table in load_tables(find_places()).tables] == ["NEVO 2025/9.0"]


def test_what_happens_is_said_to_who_cannot_see_it(qtbot, dialog, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    look_at(qtbot, dialog, tmp_path / "nowhere.csv", page=_ASK)
    bring_in(qtbot, dialog, a_table(tmp_path))
    begun, refused, again, found, importing, done = said
    assert begun.startswith("Reading nowhere.csv")
    assert refused == dialog._wrong.text()
    assert again.startswith("Reading NEVO 2025.csv")
    assert found.startswith("NEVO 2025/9.0\n60 foods")
    assert importing == "Importing NEVO 2025/9.0…"
    assert done.startswith("NEVO 2025/9.0 was imported.")


def test_everything_that_takes_the_keyboard_has_a_name_on_every_page(qtbot, dialog, tmp_path):
    look_at(qtbot, dialog, with_copies_of_a_row(tmp_path, 40, 2))
    for page in (_ASK, _WORK, _LOOK, _END):
        dialog._pages.setCurrentIndex(page)
        assert unnamed_fields(dialog) == []


@pytest.mark.parametrize("page", [_ASK, _LOOK])
def test_on_a_small_screen_the_buttons_and_the_refusal_stay_in_sight(qtbot, dialog, tmp_path, page):
    if page == _LOOK:
        look_at(qtbot, dialog, with_copies_of_a_row(tmp_path, 40, 2))
    else:
        look_at(qtbot, dialog, tmp_path / "nowhere.csv", page=_ASK)
    dialog.resize(450, 300)
    qtbot.waitUntil(lambda: dialog.height() == 300)
    for part in (dialog._wrong, dialog._look) if page == _ASK else (dialog._back, dialog._import):
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())


def test_the_search_for_a_file_or_folder_begins_at_home(dialog, monkeypatch):
    begun = []

    def point_at(_parent, _title, begin=""):
        begun.append(begin)
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", point_at)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *each: (point_at(*each), ""))
    dialog._choose_file()
    dialog._choose_folder()
    assert begun == [str(Path.home())] * 2
