"""Every text of every tab and dialog, in large letters too, is named, whole, and within reach of the keys."""

import pytest
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from magapp import i18n
from magapp.storage.settings import read_settings
from magapp.storage.store import Store
from magapp.ui import theme
from magapp.ui.loading import load_catalogue
from magapp.ui.program import Program
from tests.ui.fields import unnamed_fields
from tests.ui.seen import areas_without_keys, cut_texts, lost_texts
from tools.demo_diary import TODAY, demo_records
from tools.screenshots import shows

LARGE = 1.5
SIZE = (900, 600)


def settle():
    for _turn in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def filled(qtbot, qapp, places, monkeypatch):
    """The program on a diary of some months."""
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    store = Store.open(places)
    store.load()
    records = demo_records(load_catalogue(), store.dataset)
    store.save({record.id: record for record in records})
    app = qapp
    font, sheet, palette = app.font(), app.styleSheet(), app.palette()
    made = Program(places, read_settings(places.config).settings._replace(first_run_done=True), None)

    def start(language, times):
        large = app.font()
        large.setPointSizeF(font.pointSizeF() * times)
        app.setFont(large)
        theme.apply(app, theme.LIGHT)
        i18n.use(language)
        made.read_now()
        made.switch_language(language)
        made.shown_day.begin(TODAY)
        made.start()
        made.window.resize(*SIZE)
        qtbot.waitUntil(lambda: made.autosave.state.kind == "saved")
        settle()
        return made

    yield start
    made.close()
    made.window.deleteLater()  # else each later window of the run is styled together with all of these
    made.deleteLater()
    settle()
    app.setFont(font)
    app.setStyleSheet(sheet)
    app.setPalette(palette)


@pytest.mark.parametrize("times", [1.0, LARGE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_is_whole_named_and_within_reach(filled, language, times):
    program = filled(language, times)
    wrong = []
    for name, show in shows(program).items():
        shown = show()
        settle()
        if shown is not program.window:
            shown.resize(min(shown.width(), SIZE[0]), min(shown.height(), SIZE[1]))
            settle()
        # What hands the keyboard on, as a tab widget does to its bar, is never heard itself.
        unnamed = [each for each in unnamed_fields(shown) if each.focusProxy() is None]
        wrong += [f"{name}: no name: {type(each).__name__}" for each in unnamed]
        wrong += [f"{name}: cut: {each}" for each in cut_texts(shown)]
        wrong += [f"{name}: out of reach: {each}" for each in lost_texts(shown)]
        wrong += [f"{name}: no keys: {each}" for each in areas_without_keys(shown)]
        if shown is not program.window:
            shown.close()
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.fixture
def narrow(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    return made


def put(text, parent, place, *, wrap=False):
    made = QLabel(text, parent)
    made.setWordWrap(wrap)
    made.setGeometry(*place)
    made.show()
    return made


def test_a_text_with_too_little_room_would_be_seen(narrow):
    put("a text that is whole", narrow, (0, 0, 190, 30))
    put("a text that is far too long for so little room", narrow, (0, 30, 60, 30))
    put("words that go on to a second line and a third one", narrow, (0, 60, 90, 16), wrap=True)
    assert [each.rsplit(": ", 1)[1][:8] for each in cut_texts(narrow)] == ["'a text ", "'words t"]


def test_a_text_outside_its_window_would_be_seen(narrow):
    put("in sight", narrow, (0, 0, 90, 20))
    put("out of sight", narrow, (150, 0, 90, 20))
    assert [each.rsplit(": ", 1)[1] for each in lost_texts(narrow)] == ["'out of sight'"]


def test_a_text_that_only_the_mouse_scrolls_to_would_be_seen(narrow):
    page = QWidget()
    page.setMinimumHeight(900)
    put("near the button", page, (0, 0, 90, 20))
    put("far below it", page, (0, 800, 90, 20))
    QPushButton("a button", page).setGeometry(0, 30, 90, 24)
    area = QScrollArea(narrow)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    area.setGeometry(0, 0, 200, 100)
    area.show()
    QApplication.processEvents()
    assert [each.rsplit(": ", 1)[1] for each in areas_without_keys(narrow)] == ["'far below it'"]
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert areas_without_keys(narrow) == []
