"""A person who writes things down and asks the program, as the rules are tried: through its two doors."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from magapp import i18n
from magapp.storage.paths import find_places
from magapp.storage.settings import read_settings
from magapp.ui.program import Program
from tests.cli.conftest import _english_again, magapp  # noqa: F401  # fixtures, asked for by name
from tests.rules.person import Person
from tests.rules.window import Window


@pytest.fixture
def person(magapp):  # noqa: F811  # the fixture of that name
    """Somebody who told nothing yet; answers come in Dutch."""
    return Person(magapp)


@pytest.fixture
def window(qtbot, monkeypatch):
    """Give the program as it stands in Dutch, read and shown."""
    monkeypatch.setattr(QApplication, "quit", lambda: None)  # its end is not that of the tests
    places = find_places()
    i18n.use("nl")
    settings = read_settings(places.config).settings._replace(first_run_done=True, language="nl")
    made = Program(places, settings, None)
    made.read_now()
    made.start()
    qtbot.waitUntil(lambda: made.autosave.state.kind == "saved")
    yield Window(qtbot, made)
    made.close()
    made.window.deleteLater()
    made.deleteLater()
    # Else every next window is styled anew with all the ones before it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
