"""Reminders and the tray."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

NOON = 12 * 60 + 30


def wall(hour, minute):
    today = dt.datetime.now().astimezone()
    return today.replace(hour=hour, minute=minute, second=0, microsecond=0)


@pytest.fixture
def reminded(program, monkeypatch):
    given = []
    program.tray.reminded.connect(lambda: given.append(1))
    # The window of a test is always the active one.
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: False)
    program.choices.keep(reminders=(NOON,))
    program.tray.tick(wall(12, 29))
    return given


def test_a_reminder_comes_at_its_time_once(program, reminded):
    program.tray.tick(wall(12, 30))
    program.tray.tick(wall(12, 31))
    assert reminded == [1]


def test_it_stays_away_once_something_was_written_down(program, reminded, monkeypatch):
    monkeypatch.setattr("magapp.ui.tray.local_now", lambda: wall(9, 0))
    program.desk.write_line("banaan")
    monkeypatch.setattr("magapp.ui.tray.minute_made", lambda *_args: None)
    program.tray.tick(wall(12, 30))
    assert reminded == []


def test_one_right_after_midnight_is_not_missed(program, reminded):
    program.choices.keep(reminders=(0, NOON))
    program.tray.tick(wall(23, 59) - dt.timedelta(days=1))
    program.tray.tick(wall(0, 0))
    assert reminded == [1]


def test_it_stays_away_while_the_window_is_in_use(program, reminded, monkeypatch):
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: True)
    program.tray.tick(wall(12, 30))
    assert reminded == []


def test_it_is_off_until_asked_for(program, monkeypatch):
    given = []
    program.tray.reminded.connect(lambda: given.append(1))
    monkeypatch.setattr(program.window, "isActiveWindow", lambda: False)
    program.tray.tick(wall(0, 0))
    program.tray.tick(wall(23, 59))
    assert given == []


def test_its_menu_speaks_the_language_that_was_chosen(program, monkeypatch):
    monkeypatch.setattr("magapp.ui.tray.tray_is_there", lambda: True)
    # The offscreen platform warns of trays that it has none of.
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)
    program.choices.keep(stay_in_tray=True)
    program.switch_language("nl")
    assert [action.text() for action in program.tray._menu.actions()] == ["magapp &openen", "&Afsluiten"]


def test_without_a_tray_a_closed_window_ends_the_program(program, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(1))
    program.choices.keep(stay_in_tray=True)
    program.window.close()
    assert ended == [1]
