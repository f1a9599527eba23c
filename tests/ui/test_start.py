"""The window is painted before anything is read that it does not need."""

import subprocess
import sys

import pytest

from magapp import i18n
from magapp.storage.first_paint import read_first_paint
from magapp.storage.paths import find_places
from magapp.storage.settings import Settings, read_settings, write_settings
from magapp.ui.program import Program

LATER = ("magapp.domain.records", "msgspec", "rapidfuzz", "numpy", "pyqtgraph", "dataclasses", "tomllib")
SCRIPT = f"""
import sys
from magapp.ui import program
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
def painted(self):
    print("early:", [name for name in {LATER!r} if name in sys.modules])
    QApplication.exit(0)
program.Program._after_paint = painted
from magapp.ui.app import run
sys.exit(run())
"""


@pytest.fixture
def first_session(qtbot):
    """A session that left a view of today behind."""
    places = find_places()
    write_settings(places.config, Settings(language="en", first_run_done=True))
    i18n.use("en")
    program = Program(places, read_settings(places.config).settings, read_first_paint(places))
    program.read_now()
    program.start()
    yield program
    program.close()


def test_a_second_start_paints_before_it_imports_what_reads_the_diary(qtbot, first_session):
    first_session.close()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.splitlines()[:1] == ["early: []"], run.stderr


CUT_OFF = """
import os, sys
from pathlib import Path
from magapp.storage import moving
from magapp.storage.paths import find_places
moving._leave = lambda *_places, **_more: os._exit(9)
moving.move(find_places(), Path(sys.argv[1]))
"""
TOLD = """
import sys
from magapp.ui import program
from PySide6.QtWidgets import QApplication
def painted(self):
    print(self.places.data)
    QApplication.exit(0)
program.Program._after_paint = painted
program.Program.say_later = lambda self, sentence: print(sentence)
from magapp.ui.app import run
sys.exit(run())
"""


def test_a_start_completes_a_move_that_was_cut_off_and_says_so(qtbot, first_session, tmp_path):
    first_session.close()
    old = first_session.places.data
    cut_off = subprocess.run(
        [sys.executable, "-c", CUT_OFF, str(tmp_path / "cloud")], timeout=60, check=False
    )
    assert cut_off.returncode == 9
    assert old.exists()
    run = subprocess.run(
        [sys.executable, "-c", TOLD], capture_output=True, text=True, timeout=60, check=False
    )
    told = run.stdout.splitlines()
    assert "it has been completed now" in told[0], run.stderr
    assert told[-1] == str(tmp_path / "cloud")
    assert not old.exists()


def test_another_language_rebuilds_the_window_around_the_same_diary(qtbot, first_session):
    program = first_session
    program.window.diary.line.setText("koffie")
    program.window.diary.line._enter()
    before = program.document.diary
    program.switch_language("nl")
    assert program.window.tabs.tabText(0) == "Klachten"
    assert program.document.diary is before
    assert program.window.diary.model.index(1, 0).data() == "Koffie"
    program.switch_language("en")
    assert program.window.diary.model.index(1, 0).data() == "Coffee"


def test_after_a_change_of_language_a_line_adds_one_entry_and_not_two(qtbot, first_session):
    program = first_session
    program.switch_language("nl")
    program.window.diary.line.setText("koffie")
    program.window.diary.line._enter()
    assert len(program.document.diary.entries(program.shown_day.today)) == 1


def test_the_window_remembers_its_place_and_size_and_ignores_nonsense(qtbot, first_session):
    window = first_session.window
    window.restore_place("40 30 900 600 0")
    assert window.place() == "40 30 900 600 0"
    window.restore_place("nonsense")
    assert window.place() == "40 30 900 600 0"


def test_a_window_whose_screen_is_gone_comes_back(qtbot, first_session):
    window = first_session.window
    window.restore_place("9000 9000 900 600 0")
    window.keep_on_screen()
    assert window.screen().availableVirtualGeometry().contains(window.pos())
