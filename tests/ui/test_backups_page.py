"""Backups come by themselves after the first change of a day, are listed, and can be asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from magapp import i18n
from magapp.storage.backups import backups_folder, is_whole, list_backups
from magapp.storage.erase import erase
from magapp.ui.dialogs.settings_backups import size_in_words
from tests.ui.fields import unnamed_fields


def type_line(qtbot, program, text):
    line = program.window.diary.line
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.autosave.state.kind == "saved" and not program.autosave.unsaved)


def there_are(program):
    return list_backups(program.places, program.document.dataset)


@pytest.fixture
def page(program):
    program.windows.settings.open()
    page = program.windows.settings.backups
    dialog = program.windows.settings.dialog
    dialog._tabs.setCurrentWidget(page)
    return page


def cells(page):
    return [line.cells for line in page.table.lines]


def test_the_first_change_of_a_day_is_backed_up_and_the_second_is_not(qtbot, program):
    assert there_are(program) == ()
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: len(there_are(program)) == 1)
    type_line(qtbot, program, "thee")
    program.autosave.stop()
    (backup,) = there_are(program)
    assert backup.counts.entries == 1
    assert is_whole(backup.path)


def test_a_backup_that_fails_is_told_and_the_diary_is_saved(qtbot, program, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(program.windows, "tell", told.extend)
    folder = backups_folder(program.places, program.document.dataset)
    folder.write_text("in the way")
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: bool(told))
    assert "No backup was made" in told[0]
    assert program.autosave.state.kind == "saved"
    type_line(qtbot, program, "thee")
    program.autosave.stop()
    QApplication.processEvents()
    assert len(told) == 1
    folder.unlink()


def test_without_a_backup_it_says_so(qtbot, page):
    assert page.none.isVisible()
    assert not page.table.isVisible()
    assert not page.open.isEnabled()


def test_the_list_tells_what_each_holds_and_that_it_can_be_read(qtbot, program, page):
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: bool(cells(page)) and cells(page)[0][4] == "in order")
    ((made, days, entries, size, _checked),) = cells(page)
    assert (days, entries) == ("1", "1")
    assert made
    assert size.endswith("kB")


def test_a_damaged_one_is_shown_as_damaged(qtbot, program, page):
    type_line(qtbot, program, "koffie")
    qtbot.waitUntil(lambda: len(there_are(program)) == 1)
    path = there_are(program)[0].path
    path.write_bytes(path.read_bytes()[:-60])
    page.look()
    qtbot.waitUntil(lambda: bool(cells(page)) and cells(page)[0][4] == "damaged")


def test_one_more_is_made_when_asked_and_said_to_be(qtbot, program, page):
    page.make.click()
    assert not page.make.isEnabled()
    qtbot.waitUntil(page.make.isEnabled)
    assert "read back: 0 days, 0 entries" in page.said.text()
    qtbot.waitUntil(lambda: len(cells(page)) == 1)


def test_a_copy_goes_to_the_folder_that_is_chosen(qtbot, program, page, tmp_path, monkeypatch):
    begun = []

    def point_at(_parent, _title, begin=""):
        begun.append(begin)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", point_at)
    page.copy.click()
    qtbot.waitUntil(lambda: bool(page.said.text()))
    (copy,) = tmp_path.glob("magapp *.zip")
    assert begun == [str(Path.home())]
    assert str(copy) in page.said.text()
    assert is_whole(copy)


def test_a_copy_that_cannot_be_written_is_said_so(qtbot, page, tmp_path):
    page.save_copy(tmp_path / "gone")
    qtbot.waitUntil(lambda: bool(page.said.text()))
    assert "is not there" in page.said.text()
    assert page.copy.isEnabled()


def test_everything_has_a_name_and_the_folder_is_shown(program, page):
    assert unnamed_fields(page) == []
    assert page.path.path == str(backups_folder(program.places, program.document.dataset))


def test_after_the_program_stopped_writing_no_backup_comes_any_more(qtbot, program, page):
    type_line(qtbot, program, "koffie")
    program.stop_writing()
    erase(program.places)
    page.make.click()
    program.backups.wait()
    assert not program.places.state_root.exists()


def test_an_example_has_no_pages_about_a_disk(qtbot, program):
    program.windows.open_example()
    example = program.windows.example
    qtbot.waitUntil(lambda: example.window is not None)
    settings = example.example.windows.settings
    settings.open()
    titles = [settings.dialog._tabs.tabText(place) for place in range(settings.dialog._tabs.count())]
    assert "General" in titles
    assert not {"Folder", "Backups"} & set(titles)
    example.leave()


def test_sizes_are_written_as_the_language_does():
    assert (size_in_words(1), size_in_words(61_400), size_in_words(3_140_000)) == ("1 kB", "61 kB", "3.1 MB")
    i18n.use("nl")
    assert size_in_words(3_140_000) == "3,1 MB"
    i18n.use("en")
