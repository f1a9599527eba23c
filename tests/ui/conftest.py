"""The program as a person has it before them: started, read, and saved."""

import gc
import threading

import pytest
from PySide6.QtWidgets import QApplication

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.exchange.tables import reading
from magapp.storage.paths import find_places
from magapp.storage.settings import read_settings
from magapp.ui.document import Document
from magapp.ui.food_tables import TableWork
from magapp.ui.loading import load_catalogue
from magapp.ui.program import Program
from tests.ui.diary_day import DATASET, DiaryDay


@pytest.fixture
def places():
    return find_places()


@pytest.fixture
def program(qtbot, places, monkeypatch):
    # The end of the program is not the end of the tests.
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    switched_on = gc.isenabled()
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


class HalfWay:
    """Where a reading of a table waits until it is left."""

    def __init__(self):
        self.reached = threading.Event()
        self.steps_after = 0

    def note(self, work, done, total):
        if self.reached.is_set():
            self.steps_after += 1
        elif done * 2 > total:
            self.reached.set()
            work._left.wait(30)


@pytest.fixture
def half_way(monkeypatch):
    """Have the next reading of a table wait half way until it is left."""
    made = HalfWay()
    note_progress = TableWork.note_progress

    def note(work, done, total):
        note_progress(work, done, total)
        made.note(work, done, total)

    monkeypatch.setattr(reading, "_EVERY", 2)
    monkeypatch.setattr(TableWork, "note_progress", note)
    return made


@pytest.fixture(scope="session")
def read_catalogue():
    return load_catalogue()


@pytest.fixture
def diary(qtbot, read_catalogue):
    """Give an empty day in Dutch, its foods read."""
    i18n.use("nl")
    document = Document(Diary(), DATASET)
    yield DiaryDay(qtbot, document, read_catalogue)
    document.undo_stack.clear()  # where a test failed, its traceback holds all this until Qt has gone
    i18n.use("en")
