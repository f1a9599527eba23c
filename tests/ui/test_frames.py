"""What a person does is shown at once, and nothing else is done before it; how fast, the benchmark tells."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject
from PySide6.QtWidgets import QApplication, QWidget

from magapp.domain.records import Entry
from magapp.storage.store import Store
from magapp.ui import theme
from magapp.ui.day_builder import DayBuilder, DaySign
from magapp.ui.day_view import DayView, Row
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS
from magapp.ui.models.day_model import DayModel
from magapp.ui.tabs.diary_sides import DiarySides
from magapp.ui.widgets.day_cells import CellDelegate
from magapp.ui.widgets.day_table import DayTable
from magapp.ui.widgets.month import Month

ROWS = (
    Row("meal:breakfast", True, "Ontbijt", "", "37 mg"),
    Row("a", False, "Volkorenbrood", "2 sneetjes · 70 g", "53 mg", 0.177, False, False, "2"),
    Row("b", False, "Koffie", "1 kop · 125 g · 8:30", "10 mg", 0.01),
    Row("c", False, "Een naam van zo veel woorden dat er twee regels nodig zijn", "150 g", "51 mg", 0.99),
    Row("meal:supplement", True, "Supplementen", "", "ten minste 300 mg"),
    Row("d", False, "Magnesiumcitraat", "1 tablet (gepland)", "300 mg", 1.4, True),
    Row("e", False, "Stamppot", "1 bord", "onbekend", None, False, True),
)


class Paints(QObject):
    """Count what is painted."""

    def __init__(self):
        super().__init__()
        self.of: Counter[QWidget] = Counter()

    def eventFilter(self, watched, event):  # noqa: N802  # Qt calls it so
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.of[watched] += 1
        return False


@pytest.fixture
def paints(qapp):
    made = Paints()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def calls(monkeypatch):
    """Note, in their order, what is asked of the day, of what stands beside it, and of the disk."""
    made = []
    for kind, name in ((DiaryDesk, "view"), (DiarySides, "refresh_offers"), (Store, "save")):
        did = getattr(kind, name)

        def noting(*args, _did=did, _name=name, **more):
            made.append(_name)
            return _did(*args, **more)

        monkeypatch.setattr(kind, name, noting)
    return made


def coffee(program):
    made_id, day = program.document.new_id(), program.shown_day.day
    return Entry(id=made_id, day=day, food="coffee", name="koffie", grams=125.0)


def let_all_be_done(qtbot, program):
    """Let the loop run until all is saved and nothing waits for it."""
    later = program.desk._later
    qtbot.waitUntil(lambda: program.autosave.state.kind == "saved" and not later.isActive())
    QApplication.processEvents()


def add(program):
    made = coffee(program)
    program.document.replace({made.id: made}, "add")
    return made


def test_row_and_total_are_there_before_what_stands_beside_them_is_looked_at(qtbot, program, calls):
    let_all_be_done(qtbot, program)
    calls.clear()
    made = add(program)
    assert program.window.diary.model.row_of(made.id) >= 0
    assert calls == ["view"]
    qtbot.waitUntil(lambda: "save" in calls)
    assert calls[:3] == ["view", "refresh_offers", "save"]


def test_an_edit_is_handed_to_the_thread_that_saves_once_it_is_painted(qtbot, program, paints, calls):
    let_all_be_done(qtbot, program)
    calls.clear()
    paints.of.clear()
    add(program)
    assert program.autosave.state.kind == "saving"
    assert program.autosave.unsaved
    rows = program.window.diary.table.viewport()
    painted_when_saved = []
    program.autosave.state_changed.connect(lambda _state: painted_when_saved.append(paints.of[rows]))
    qtbot.waitUntil(lambda: "save" in calls)
    qtbot.waitUntil(lambda: bool(painted_when_saved))
    assert painted_when_saved[0] > 0


def test_an_edit_paints_neither_the_tabs_nor_the_calendar_nor_another_tab(qtbot, program, paints):
    add(program)  # a day with something in it is marked in the calendar
    let_all_be_done(qtbot, program)
    QApplication.processEvents()
    paints.of.clear()
    add(program)
    let_all_be_done(qtbot, program)
    painted = {type(widget).__name__ for widget in paints.of}
    assert paints.of[program.window.diary.table.viewport()]
    assert paints.of[program.window.tabs.tabBar()] == 0
    assert paints.of[program.desk.calendar.choosers[0].month._table.viewport()] == 0
    assert not painted & {"SymptomsTab", "AdviceTab", "TrendsTab", "QMenuBar"}


@pytest.mark.parametrize("place", [SYMPTOMS, ADVICE])
def test_another_tab_is_painted_once(qtbot, program, paints, place):
    for each in (place, DIARY, place, DIARY):  # built and laid out
        program.window.show_tab(each)
        let_all_be_done(qtbot, program)
    for each in (place, DIARY):
        paints.of.clear()
        program.window.show_tab(each)
        for _turn in range(3):
            QApplication.processEvents()
        assert paints.of[program.window.tab(each)] == 1


def test_while_another_tab_is_shown_the_day_is_looked_at_after_the_paint_and_stands_when_it_comes_up(
    qtbot, program, calls
):
    program.window.show_tab(SYMPTOMS)
    let_all_be_done(qtbot, program)
    calls.clear()
    made = add(program)
    assert calls == []
    program.window.show_tab(DIARY)
    assert program.window.diary.model.row_of(made.id) >= 0
    assert calls == ["view"]


def test_an_edit_changes_no_day_of_the_calendar_but_those_it_touches(qtbot):
    states = {dt.date(2026, 11, number): DaySign("empty", was_set=False) for number in range(1, 23)}
    month = Month(lambda first, last: {day: state for day, state in states.items() if first <= day <= last})
    qtbot.addWidget(month)
    month.show_day(dt.date(2026, 11, 20), dt.date(2026, 11, 22))
    told = []
    month._model.dataChanged.connect(lambda first, last: told.append((first, last)))
    month.refresh()
    assert told == []
    states[dt.date(2026, 11, 9)] = DaySign("partly", was_set=False)
    month.refresh()
    assert [(month._model.day_at(first), first == last) for first, last in told] == [
        (dt.date(2026, 11, 9), True)
    ]


class ByQt(CellDelegate):
    """Leave every text to Qt."""

    def _width(self, _row, _text):
        return 1e9


@pytest.fixture(params=[theme.LIGHT, theme.DARK], ids=["light", "dark"])
def dressed(request, qapp):
    """Put on a theme, as a program does."""
    sheet, palette = qapp.styleSheet(), qapp.palette()
    theme.apply(qapp, request.param)
    yield
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [640, 460])
def test_a_line_looks_as_qt_itself_would_paint_it(qtbot, width):
    model = DayModel(DayView("2026-11-22", ROWS, share_header="deel van 300 mg"))
    table = DayTable(model)
    table.hurry()
    qtbot.addWidget(table)
    table.resize(width, 320)
    with qtbot.waitExposed(table):
        table.show()
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(model.index(1, 0), flags.Select | flags.Rows)
    ours = table.viewport().grab().toImage()
    table.setItemDelegate(ByQt(table, model))
    assert table.viewport().grab().toImage() == ours


def test_a_name_is_measured_anew_in_larger_letters(qtbot):
    table = DayTable(DayModel(DayView("2026-11-22", ROWS)))
    qtbot.addWidget(table)
    table.resize(640, 320)
    with qtbot.waitExposed(table):
        table.show()
    place = [row.key for row in ROWS].index("b")
    low = table.rowHeight(place)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 3)
    table.setFont(font)
    table.fit()
    assert table.rowHeight(place) > low


def test_a_view_kept_for_the_next_start_is_made_on_another_thread(qtbot, program, monkeypatch):
    built, threads = DayBuilder.view, []

    def noting(self, *args):
        threads.append(threading.current_thread())
        return built(self, *args)

    let_all_be_done(qtbot, program)
    monkeypatch.setattr(DayBuilder, "view", noting)
    add(program)
    qtbot.waitUntil(lambda: sum(each is not threading.main_thread() for each in threads) == 2)
    assert sum(each is threading.main_thread() for each in threads) == 1
