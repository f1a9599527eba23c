"""All answers to a complaint: by months, as a list, and back to the diary's first day."""

import datetime as dt
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester

from magapp.domain.diary import Diary
from magapp.domain.records import OwnComplaint
from magapp.ui.dialogs.complaint_history import ComplaintHistory
from magapp.ui.document import Document
from magapp.ui.main_window import DIARY, SYMPTOMS
from magapp.ui.shown_day import ShownDay
from tests.ui.fields import unnamed_fields
from tests.ui.test_symptoms_tab import DATASET, TODAY, YESTERDAY, an_answer


@pytest.fixture
def make_history(qtbot):
    def make(*records, key="cramps", name="Muscle cramps"):
        dialog = ComplaintHistory(Document(Diary(records), DATASET), ShownDay(TODAY), key, name)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def headings(dialog):
    model = dialog.months.months
    return [model.heading(row) for row in range(0, model.rowCount(), 2)]


def cell(dialog, day):
    return dialog.months.months.index_of(day)


def said_of(dialog, day):
    return cell(dialog, day).data(Qt.ItemDataRole.AccessibleTextRole)


def test_at_least_six_months_are_shown_and_as_many_as_there_are_answers(make_history):
    assert len(headings(make_history())) == 6
    assert len(headings(make_history(an_answer("cramps", 1, dt.date(2024, 11, 3))))) == 25


def test_each_month_counts_its_days_at_moderate_or_severe(make_history):
    days = [TODAY - dt.timedelta(days=back) for back in range(5)]
    dialog = make_history(*(an_answer("cramps", n % 4, day) for n, day in enumerate(days)))
    assert headings(dialog)[0] == "November 2026: moderate or severe on 2 of 5 days filled in"
    assert headings(dialog)[1] == "October 2026: nothing filled in"


def test_a_day_says_its_answer_and_its_note(make_history):
    dialog = make_history(an_answer("cramps", 3, YESTERDAY, note="after tennis"), an_answer("fatigue", 1))
    assert said_of(dialog, YESTERDAY) == "Saturday 21 November 2026: severe. Note: after tennis"
    assert said_of(dialog, TODAY) == "Sunday 22 November 2026: not filled in"


def test_the_day_under_the_keys_is_said_below(qtbot, make_history):
    dialog = make_history(an_answer("cramps", 3, YESTERDAY, note="after tennis"))
    assert dialog.said() == "Sunday 22 November 2026: not filled in"
    qtbot.keyClick(dialog.months, Qt.Key.Key_Left)
    assert dialog.said() == "Saturday 21 November 2026: severe. Note: after tennis"


def test_the_keys_walk_over_the_edge_of_a_month_and_up_and_down_by_months(qtbot, make_history):
    dialog = make_history()
    dialog.months.go_to(dt.date(2026, 11, 1))
    qtbot.keyClick(dialog.months, Qt.Key.Key_Left)
    assert "31 October" in dialog.said()
    qtbot.keyClick(dialog.months, Qt.Key.Key_Down)
    assert "30 September" in dialog.said()
    qtbot.keyClick(dialog.months, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.months, Qt.Key.Key_Up)
    assert "22 November" in dialog.said()
    qtbot.keyClick(dialog.months, Qt.Key.Key_Right)
    assert "22 November" in dialog.said()


def test_a_day_to_come_cannot_be_chosen(make_history):
    dialog = make_history()
    index = cell(dialog, TODAY + dt.timedelta(days=1))
    assert dialog.months.months.day_at(index) is None
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled


def test_a_click_or_enter_wants_the_day(qtbot, make_history):
    dialog = make_history()
    with qtbot.waitSignal(dialog.day_wanted) as wanted:
        qtbot.keyClick(dialog.months, Qt.Key.Key_Return)
    assert wanted.args == [TODAY]
    where = dialog.months.visualRect(cell(dialog, YESTERDAY)).center()
    with qtbot.waitSignal(dialog.day_wanted) as wanted:
        qtbot.mouseClick(dialog.months.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wanted.args == [YESTERDAY]


def test_the_list_has_day_answer_and_note_newest_first(qtbot, make_history):
    tennis = an_answer("cramps", 3, YESTERDAY, note="after tennis")
    dialog = make_history(tennis, an_answer("cramps", None, note="x"))
    qtbot.mouseClick(dialog.shape.button("list"), Qt.MouseButton.LeftButton)
    assert dialog.list.isVisible()
    model = dialog.list.answers
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows == [
        ["Sun 22 Nov 2026", "not filled in", "x"],
        ["Sat 21 Nov 2026", "severe", "after tennis"],
    ]
    dialog.list.selectRow(1)
    with qtbot.waitSignal(dialog.day_wanted) as wanted:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert wanted.args == [YESTERDAY]


def test_an_answer_given_meanwhile_is_shown_without_starting_anew(make_history):
    dialog = make_history(an_answer("cramps", 1, dt.date(2026, 10, 3)))
    QAbstractItemModelTester(dialog.months.months, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(dialog.list.answers, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for day in (TODAY, dt.date(2026, 1, 5)):
        answer = an_answer("cramps", 2, day)
        dialog._document.replace({answer.id: answer}, "answer a complaint")
    assert headings(dialog)[0].endswith("1 of 1 day filled in")
    assert len(headings(dialog)) == 11
    assert dialog.list.answers.rowCount() == 3
    dialog._document.undo_stack.undo()
    assert len(headings(dialog)) == 6
    assert dialog.list.answers.rowCount() == 2


def test_another_name_is_followed(make_history):
    own = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="<i>Headache</i>")
    dialog = make_history(own, key=own.id, name=own.name)
    assert dialog._title.textFormat() == Qt.TextFormat.PlainText
    dialog._document.replace({own.id: OwnComplaint(id=own.id, name="Migraine")}, "rename a complaint")
    assert dialog._title.text() == "Migraine"


def test_the_squares_differ_by_height_not_only_by_colour(make_history):
    days = [TODAY - dt.timedelta(days=back) for back in range(4)]
    dialog = make_history(*(an_answer("cramps", severity, day) for severity, day in enumerate(days)))
    dialog.months.clearFocus()
    picture = dialog.months.viewport().grab().toImage()
    heights = []
    for day in days:
        rect = dialog.months.visualRect(cell(dialog, day))
        ground = picture.pixelColor(rect.left(), rect.bottom())
        column = (picture.pixelColor(rect.center().x(), y) for y in range(rect.top(), rect.bottom()))
        heights.append(sum(colour != ground for colour in column))
    assert heights == sorted(set(heights))


def test_everything_that_takes_the_keys_has_a_name(make_history):
    dialog = make_history(an_answer("cramps", 1))
    assert unnamed_fields(dialog) == []
    months = QAccessible.queryAccessibleInterface(dialog.months)
    assert months.text(QAccessible.Text.Description).startswith("November")


def test_f1_and_the_line_ask_for_the_emergency_texts(qtbot, make_history):
    dialog = make_history()
    with qtbot.waitSignal(dialog.emergency_wanted):
        qtbot.keyClick(dialog.months, Qt.Key.Key_F1)
    with qtbot.waitSignal(dialog.emergency_wanted):
        dialog.emergency_line.click()


def test_ten_years_open_without_a_wait(make_history):
    days = [TODAY - dt.timedelta(days=back) for back in range(3650)]
    records = [an_answer(key, 1, day) for day in days for key in ("cramps", "fatigue")]
    begun = time.perf_counter()
    dialog = make_history(*records)
    assert time.perf_counter() - begun < 2
    assert len(headings(dialog)) == 121


def test_a_day_of_the_history_is_shown_in_the_symptoms_tab(qtbot, program):
    program.window.show()
    program.window.show_tab(DIARY)
    program.windows.open_history("cramps", "Muscle cramps")
    history = program.windows._history
    assert not history.isModal()
    history.day_wanted.emit(dt.date(2026, 1, 2))
    assert program.shown_day.day == dt.date(2026, 1, 2)
    assert program.window.tabs.currentIndex() == SYMPTOMS
    program.windows.open_history("fatigue", "Tiredness")
    qtbot.waitUntil(lambda: not history.isVisible())
    assert program.windows._history.key == "fatigue"
    program.windows.close_all()
    assert not program.windows._history.isVisible()
