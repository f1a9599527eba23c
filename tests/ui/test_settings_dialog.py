"""The settings: each holds at once, in the window that stands beside them."""

import datetime as dt
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from magapp import i18n
from magapp.services import shown_units
from magapp.services.shown_units import ShownUnits
from magapp.ui import choices as choices_module

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def usual_units():
    yield
    shown_units.use(ShownUnits())


@pytest.fixture
def dialog(program):
    program.windows.settings.open()
    return program.windows.settings.dialog


def kept(program):
    program._background.finish()
    path = program.places.config / "settings.json"
    return json.loads(path.read_text()) if path.exists() else {}


def at(monkeypatch, hour, minute, day=22):
    now = dt.datetime(2026, 11, day, hour, minute).astimezone()  # as a clock on the wall shows it
    monkeypatch.setattr(choices_module, "local_now", lambda: now)
    monkeypatch.setattr("magapp.ui.shown_day.local_now", lambda: now)
    return now


def written(program):
    diary = program.document.diary
    return [entry for day in diary.days() for entry in diary.entries(day)]


def type_in(line, text):
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, KEY.Key_Return)


def test_the_settings_open_by_their_key(program):
    QTest.keyClick(program.window.diary.line, KEY.Key_Comma, CONTROL)
    assert program.windows.settings.dialog.isVisible()


def test_a_choice_is_kept_on_the_disk_at_once(program, dialog):
    dialog.general.decimals.button("1").click()
    assert kept(program)["decimals"] == 1


def test_decimals_are_seen_in_the_day_at_once(program, dialog, qtbot):
    program.desk.write_line("2 sneetjes volkorenbrood")
    whole = program.window.diary.model.row(1).magnesium
    dialog.general.decimals.button("2").click()
    finer = program.window.diary.model.row(1).magnesium
    assert whole.removesuffix(" mg").isdigit()
    assert len(finer) > len(whole)
    assert finer.startswith(whole.removesuffix(" mg")[:-1])


def test_the_language_changes_the_window_and_the_settings_stay_open(program, dialog):
    dialog.general.language.button("nl").click()
    assert i18n.language() == "nl"
    assert program.windows.settings.dialog.isVisible()
    assert program.windows.settings.dialog.windowTitle() == "Instellingen"


def test_a_theme_is_put_on_and_ticked_in_the_menu(program, dialog):
    dialog.general.theme.button("dark").click()
    assert program.settings.theme == "dark"
    ticked = [
        action.data()
        for menu in program.window.menus[3].actions()
        if menu.menu() is not None
        for action in menu.menu().actions()
        if action.isChecked()
    ]
    assert ticked == ["en", "dark"]


def test_who_eats_after_midnight_writes_it_on_the_day_before(program, dialog, monkeypatch):
    at(monkeypatch, 1, 30, day=23)
    program.shown_day.follow_clock()
    assert program.shown_day.day == dt.date(2026, 11, 23)
    dialog.day.starts.setCurrentIndex(dialog.day.starts.findData("240"))
    dialog.day.starts.activated.emit(0)
    assert program.shown_day.day == dt.date(2026, 11, 22)
    program.desk.write_line("banaan 1:15")
    program.desk.edits.one_more("coffee")
    banana, coffee = sorted(written(program), key=lambda each: each.time)
    assert (banana.day, banana.time) == (dt.date(2026, 11, 22), 25 * 60 + 15)
    assert (coffee.day, coffee.time, coffee.meal) == (dt.date(2026, 11, 22), 25 * 60 + 30, "snack")
    assert "1:15" in program.window.diary.model.row(program.window.diary.model.row_of(banana.id)).amount


def test_a_clock_that_is_put_back_shows_the_day_it_tells_and_loses_nothing(program, monkeypatch):
    at(monkeypatch, 9, 0, day=23)
    program.shown_day.follow_clock()
    program.desk.write_line("banaan")
    at(monkeypatch, 9, 0, day=22)
    program.shown_day.follow_clock()
    program.desk.write_line("appel")
    assert program.shown_day.day == dt.date(2026, 11, 22)
    assert {each.day.day for each in written(program)} == {22, 23}


@pytest.mark.parametrize("typed", ["25:00", "24:30"])
def test_a_time_past_midnight_is_said_to_be_none_and_not_lost_at_the_next_start(program, dialog, typed):
    _first, last = dialog.day.meals["dinner"].lines
    last.setText(typed)
    last.editingFinished.emit()
    assert program.settings.meal_times is None
    assert "Write it as 7:30" in dialog.day.meals["dinner"].sentence
    dialog.reminders.on.click()
    before = program.settings.reminders
    dialog.reminders.times.lines[0].setText(typed)
    dialog.reminders.times.lines[0].editingFinished.emit()
    assert program.settings.reminders == before


def test_meal_times_decide_where_a_line_goes(program, dialog, monkeypatch):
    at(monkeypatch, 10, 30)
    _first, last = dialog.day.meals["breakfast"].lines
    last.setText("10:00")
    last.editingFinished.emit()
    assert kept(program)["meal_times"][0] == [240, 600]
    program.desk.write_line("banaan")
    assert written(program)[0].meal == "snack"


@pytest.mark.parametrize(
    ("meal", "place", "typed"), [("lunch", 0, "10:00"), ("breakfast", 1, "3:00"), ("dinner", 1, "half")]
)
def test_a_time_that_cannot_be_is_refused_in_a_sentence_and_nothing_changes(
    program, dialog, meal, place, typed
):
    asked = dialog.day.meals[meal]
    asked.lines[place].setText(typed)
    asked.lines[place].editingFinished.emit()
    assert asked.sentence
    assert program.settings.meal_times is None


def test_the_usual_times_come_back(program, dialog):
    asked = dialog.day.meals["dinner"]
    asked.lines[1].setText("24:00")
    asked.lines[1].editingFinished.emit()
    assert program.settings.meal_times[2] == (1020, 1440)
    dialog.day.usual.click()
    assert program.settings.meal_times is None
    assert asked.lines[1].text() == "21:00"


def test_enter_in_a_meal_time_keeps_it(program, dialog):
    dialog.show_page("day")
    type_in(dialog.day.meals["breakfast"].lines[1], "10:30")
    assert program.settings.meal_times[0] == (240, 630)


def test_a_quick_key_writes_down_a_line_of_ones_own(program, dialog, qtbot):
    key = dialog.keys.keys[1]
    key.what.setCurrentIndex(key.what.findData("own"))
    key.what.activated.emit(0)
    type_in(key.line, "half glas melk")
    assert program.settings.quick_keys[1] == "=half glas melk"
    assert "mg" in key.means.text()
    dialog.reject()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keyClick(program.window.diary.line, KEY.Key_2, CONTROL)
    (entry,) = written(program)
    assert (entry.quantity, entry.unit) == (0.5, "glass")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("400 mg magnesiumcitraat", "foods and drinks"),
        ("omeprazol 20 mg", "foods and drinks"),
        ("0 g bananas", ""),
        ("zqxv wvrk", "No food is found"),
    ],
)
def test_a_quick_key_takes_nothing_but_foods_and_says_why(program, dialog, line, said):
    key = dialog.keys.keys[1]
    key.what.setCurrentIndex(key.what.findData("own"))
    key.what.activated.emit(0)
    type_in(key.line, line)
    assert program.settings.quick_keys[1] == "tea"
    assert said in key.means.text()
    assert key.means.text()


def test_a_quick_key_for_a_food_nobody_knows_says_so_and_writes_nothing(program):
    said: list[str] = []
    program.desk.problem.connect(said.append)
    program.choices.keep(quick_keys=("coffee", "=zqxv wvrk", "water", "alcohol"))
    QTest.keyClick(program.window.diary.line, KEY.Key_2, CONTROL)
    assert written(program) == []
    assert "zqxv wvrk" in said[0]


def test_the_menu_says_what_a_quick_key_does_as_plain_text(program):
    program.choices.keep(quick_keys=("tea", "=brood & kaas", "water", "alcohol"))
    texts = {action.objectName(): action.text() for action in program.window.findChildren(QAction)}
    assert texts["quick1"] == "One more: Tea"
    assert texts["quick2"] == "Write down: brood && kaas"


def test_energy_in_kj_is_asked_and_kept_as_the_same_food(program, dialog, qtbot):
    from magapp.domain.records import OwnFood  # noqa: PLC0415  # of this test alone
    from magapp.ui.dialogs.own_food import OwnFoodDialog  # noqa: PLC0415

    dialog.general.energy.button("kJ").click()
    asking = OwnFoodDialog(program.document, program.catalogue.table, name="Koek")
    qtbot.addWidget(asking)
    asking._magnesium.lines[0].setText("20")
    asking._energy.lines[0].setText("1674 kJ")
    asking.accept()
    (made,) = program.document.diary.of_library(OwnFood)
    assert made.energy_kcal == pytest.approx(400.1, abs=0.05)


def test_a_blood_test_is_asked_in_the_unit_that_was_chosen(program, dialog):
    dialog.general.lab.setCurrentIndex(dialog.general.lab.findData("mg/dL"))
    dialog.general.lab.activated.emit(0)
    program.windows.open_numbers("lab")
    assert program.windows._numbers.lab.form.unit.currentData() == "mg/dL"


def test_what_is_being_typed_is_taken_when_the_settings_close(program, dialog):
    dialog.show_page("day")
    line = dialog.day.meals["breakfast"].lines[1]
    line.setFocus()
    QApplication.processEvents()
    line.selectAll()
    QTest.keyClicks(line, "10:15")
    dialog.reject()
    assert program.settings.meal_times[0] == (240, 615)
