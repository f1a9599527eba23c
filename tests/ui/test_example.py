"""The example diary: looked at and left, nothing of it is kept, and the person's own is as it was."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog

from magapp import i18n
from magapp.domain.records import Entry
from magapp.services.example_diary import DATASET
from magapp.storage.settings import read_settings
from magapp.ui.dialogs.export_summary import ExportDialog
from magapp.ui.dialogs.print_summary import PrintDialog
from magapp.ui.example_program import PLACES, ExampleBand
from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS, TRENDS


def type_line(qtbot, window, text):
    window.diary.line.setFocus()
    qtbot.keyClicks(window.diary.line, text)
    qtbot.keyClick(window.diary.line, Qt.Key.Key_Return)


def action(window, name):
    return window.findChild(QAction, name)


def on_disk(places):
    """Give every byte that lies in the person's folders."""
    return {
        path: path.read_bytes()
        for place in places
        for path in sorted(place.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def settled(qtbot, program):
    qtbot.waitUntil(lambda: not program.autosave.unsaved and program.autosave.state.kind == "saved")
    program._background.finish()


def enter(qtbot, program):
    action(program.window, "example").trigger()
    qtbot.waitUntil(lambda: program.windows.example.window is not None)
    return program.windows.example.example


@pytest.fixture
def own(qtbot, program):
    """The program with two lines in it, a step taken back, an earlier day shown and a line half typed."""
    type_line(qtbot, program.window, "2 slices wholemeal bread")
    type_line(qtbot, program.window, "cheese")
    program.document.undo_stack.undo()
    settled(qtbot, program)
    program.shown_day.show_previous()
    program.window.show_tab(TRENDS)
    program.window.diary.line.setText("half a glass")
    return program


@pytest.fixture
def example(qtbot, own):
    yield enter(qtbot, own)
    own.windows.example.leave()


def state(program):
    stack = program.document.undo_stack
    return (
        set(program.document.diary),
        (stack.count(), stack.index(), stack.undoText(), stack.redoText()),
        program.shown_day.day,
        program.window.tabs.currentIndex(),
        program.window.diary.line.text(),
    )


def band(program):
    (found,) = program.window.findChildren(ExampleBand)
    return found


def test_leaving_brings_back_exactly_what_was_there(qtbot, own):
    before, window = state(own), own.window
    example = enter(qtbot, own)
    type_line(qtbot, example.window, "coffee")
    example.shown_day.show_previous()
    example.window.show_tab(ADVICE)
    band(example).back.click()
    assert own.windows.example.window is None
    assert own.window is window
    assert window.isVisible()
    assert state(own) == before


def test_nothing_of_the_person_is_shown_meanwhile(own, example):
    assert not own.window.isVisible()
    seen = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert example.window in seen
    assert all(each is example.window or each.parent() is example.window for each in seen)
    own_ids = {record.id for record in own.document.diary}
    assert own_ids.isdisjoint(record.id for record in example.document.diary)


def test_dialogs_of_the_person_stand_aside_and_come_back(qtbot, own):
    own.windows.open_numbers_from_menu()
    numbers = own.windows._numbers
    enter(qtbot, own)
    assert not numbers.isVisible()
    own.windows.example.leave()
    assert numbers.isVisible()


@pytest.mark.parametrize("tab", [SYMPTOMS, DIARY, ADVICE, TRENDS])
def test_every_tab_says_that_it_is_an_example(example, tab):
    example.window.show_tab(tab)
    shown = band(example)
    assert shown.isVisible()
    assert shown.words.text() == "Example: not yours. Nothing of it is kept."
    assert shown.back.text() == "Back to my diary   Ctrl+W"
    assert shown.back.accessibleName() == "Back to my diary"
    assert example.window.windowTitle() == "Example"  # the system itself adds the name of the program
    assert shown.mapTo(example.window, shown.rect().topLeft()).y() < 60


def test_it_holds_six_weeks_that_can_be_looked_at(example):
    eaten = {each.day for each in example.document.diary if isinstance(each, Entry)}
    assert len(eaten) > 30
    assert example.document.dataset == DATASET


def test_edits_in_it_work_and_can_be_undone(qtbot, example):
    before = len(example.document.diary)
    type_line(qtbot, example.window, "coffee")
    assert len(example.document.diary) == before + 1
    action(example.window, "undo").trigger()
    assert len(example.document.diary) == before


def test_nothing_of_it_is_written_to_the_persons_folders(qtbot, own, places):
    settled(qtbot, own)
    before = on_disk(places)
    example = enter(qtbot, own)
    type_line(qtbot, example.window, "coffee")
    type_line(qtbot, example.window, "1 tablet magnesium 100 mg")
    for tab in (SYMPTOMS, ADVICE, TRENDS):
        example.window.show_tab(tab)
    example.windows.open_profile()
    example.choices.keep(plan_order="food_first", last_tab="advice")
    example._background.finish()
    assert on_disk(places) == before
    own.windows.example.leave()
    own._background.finish()
    assert on_disk(places) == before
    assert read_settings(places.config).settings.plan_order == "article"


def test_it_knows_no_folder_in_which_a_file_could_lie(example):
    assert example.places == PLACES
    for place in PLACES:
        assert Path(os.devnull) in place.parents
        with pytest.raises(OSError, match=r"."):
            place.mkdir(parents=True)


def test_it_keeps_nothing_for_the_next_first_paint(example):
    assert example.after_save() is None


def test_what_the_person_wrote_just_before_is_still_saved(qtbot, own, places):
    entry = Entry(id=own.document.new_id(), day=own.shown_day.today, name="tea")
    own.document.replace({entry.id: entry}, "add")
    enter(qtbot, own)
    settled(qtbot, own)
    own.windows.example.leave()
    assert any(entry.id.encode() in content for content in on_disk(places).values())


def test_what_concerns_the_persons_own_diary_cannot_be_chosen_in_it(example):
    for name in ("erase", "import_table", "first_steps", "example", "about", "purpose"):
        assert not action(example.window, name).isEnabled()
        assert not action(example.window, name).isVisible()
    example.windows.foods.import_table()
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]


def test_a_key_leads_back(qtbot, own, example):
    assert action(example.window, "leave_example").shortcut().toString() == "Ctrl+W"
    action(example.window, "leave_example").trigger()
    assert own.window.isVisible()


def test_closing_its_window_leads_back(own, example):
    example.window.close()
    assert own.windows.example.window is None
    assert own.window.isVisible()


def test_quitting_from_it_ends_the_program(own, example, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    action(example.window, "quit").trigger()
    assert ended == [True]
    assert own.windows.example.window is None
    assert not own.window.isVisible()


def test_a_second_start_brings_the_example_forward_and_not_the_persons_window(own, example):
    own.raise_window()
    assert own.windows.in_front() is example.window
    assert not own.window.isVisible()


def test_another_language_holds_after_it_as_well(qtbot, own):
    before = state(own)
    example = enter(qtbot, own)
    example.switch_language("nl")
    assert band(example).back.text() == "Terug naar mijn dagboek   Ctrl+W"
    band(example).back.click()
    assert i18n.language() == "nl"
    assert own.window.isVisible()
    assert own.window.menus[0].title() == "&Bestand"
    assert own.settings.language == "nl"
    assert state(own) == (*before[:1], state(own)[1], *before[2:])
    assert own.document.undo_stack.count() == 2


def test_a_theme_chosen_in_it_is_the_persons(own, example):
    example.switch_theme("dark")
    assert own.settings.theme == "dark"
    own.switch_theme("system")


def test_the_first_pages_wait_where_they_were(qtbot, program):
    program.windows.welcome()
    pages = program.windows.first_steps.dialog
    pages.show_page(3)
    pages.yesterday.tiles.tile("coffee").face.click()
    pages.ready.example.click()
    qtbot.waitUntil(lambda: program.windows.example.window is not None)
    assert not pages.isVisible()
    program.windows.example.leave()
    assert pages.isVisible()
    assert pages.place == 3
    assert pages.yesterday.tiles.portions == {"coffee": 1}
    pages.reject()


def test_it_can_be_looked_at_again_and_is_new_each_time(qtbot, own, example):
    type_line(qtbot, example.window, "coffee")
    written = set(example.document.diary)
    own.windows.example.leave()
    again = enter(qtbot, own)
    assert set(again.document.diary) != written
    assert again.document.undo_stack.count() == 0


def dialog_of(kind):
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )


@pytest.mark.parametrize("kind", ["html", "csv", "json"])
def test_what_is_exported_from_it_is_marked(qtbot, example, tmp_path, kind):
    example.windows.export_summary()
    dialog = dialog_of(ExportDialog)
    dialog.kind.button(kind).click()
    assert "example" in dialog.suggested_name()
    path = tmp_path / f"x.{kind}"
    with qtbot.waitSignal(dialog.exported):
        dialog.write_to(path)
    text = path.read_text("utf-8-sig")
    assert "Example, of no real person: Summary for GP or dietitian" in text
    assert "Example: all of it is invented." in text


def test_what_is_printed_from_it_is_marked(example):
    example.windows.print_summary()
    dialog = dialog_of(PrintDialog)
    dialog.open_preview()
    assert "Example" in dialog._preview._printer.docName()
    dialog.preview.close()


def test_what_is_exported_from_the_persons_own_diary_is_not_marked(own):
    own.windows.export_summary()
    assert "example" not in dialog_of(ExportDialog).suggested_name()


def test_who_came_from_the_first_steps_goes_on_in_them_by_the_keyboard(qtbot, own):
    action(own.window, "first_steps").trigger()
    pages = own.windows.first_steps.dialog
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    pages.purpose.example.click()
    qtbot.waitUntil(lambda: own.windows.example.window is not None)
    qtbot.waitUntil(own.windows.example.window.isActiveWindow)
    own.windows.example.leave()
    qtbot.waitUntil(pages.isActiveWindow)
