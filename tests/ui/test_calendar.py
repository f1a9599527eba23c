"""The diary's calendar: what it says of each day, any day in two keys, and unfolded under the date."""

import datetime as dt

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip

from magapp.domain.records import DayNote, Entry
from magapp.storage.ids import fresh_id
from magapp.ui import theme
from magapp.ui.main_window import DIARY, TRENDS
from magapp.ui.tabs.diary_calendar import UnfoldedCalendar
from tests.ui.diary_day import DAY
from tests.ui.fields import unnamed_fields
from tests.ui.seen import cut_texts

LINES = ("2 sneetjes volkorenbrood #ontbijt", "banaan #diner", "koffie")
KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def announced(monkeypatch):
    """List what a screen reader is told."""
    heard = []
    listen = "magapp.ui.widgets.day_field.QAccessible.updateAccessibility"
    monkeypatch.setattr(listen, lambda event: heard.append(event.message()))
    return heard


@pytest.fixture
def calendar(qtbot, diary):
    """Go to the calendar, as Ctrl+G does."""
    diary.tab.activateWindow()
    qtbot.waitUntil(diary.tab.isActiveWindow)
    diary.desk.choose_day()
    assert table(diary).hasFocus()
    return diary.desk.calendar


def month(diary):
    return diary.desk.calendar.choosers[0].month


def table(diary):
    return month(diary)._table


def words(diary, day):
    model = month(diary)._model
    return model.index_of(day).data(Qt.ItemDataRole.ToolTipRole)


def press(qtbot, diary, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(table(diary), key, held)


def type_day(qtbot, diary, text):
    """Type as a person does: the first letter on the days, the others where the keyboard went."""
    qtbot.keyClicks(table(diary), text[0])
    qtbot.keyClicks(month(diary).field, text[1:])


def set_state(diary, day, state):
    note_id = diary.document.day_record_id(DayNote.kind, day)
    diary.document.replace({note_id: DayNote(id=note_id, day=day, state=state)}, "x")


def test_a_day_says_its_figures_and_that_its_state_is_suggested(diary):
    diary.write(*LINES, "1 tablet magnesium 100 mg")
    assert words(diary, DAY) == (
        "Vandaag, zondag 22 november: 89 mg uit voeding, 100 mg uit supplementen · deels (voorstel)"
    )


def test_an_earlier_day_can_be_suggested_as_complete(diary):
    before = DAY - dt.timedelta(days=1)
    diary.shown.show(before)
    diary.write(*LINES)
    assert words(diary, before).endswith("89 mg uit voeding · volledig (voorstel)")


def test_a_state_that_the_person_gave_says_so(diary):
    diary.write(*LINES)
    set_state(diary, DAY, "partly")
    diary.desk.catch_up()
    assert words(diary, DAY).endswith("89 mg uit voeding · deels (door u aangegeven)")


def test_an_empty_day_says_only_that(diary):
    assert words(diary, DAY - dt.timedelta(days=2)) == "Vrijdag 20 november: leeg"
    assert words(diary, DAY + dt.timedelta(days=2)) == "Dinsdag 24 november"


def test_a_screen_reader_hears_of_a_day_what_the_tooltip_says(qtbot, diary, calendar):
    index = month(diary)._model.index_of(DAY)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == words(diary, DAY)
    focused = QAccessible.queryAccessibleInterface(table(diary)).focusChild()
    assert focused is None or focused.text(QAccessible.Text.Name) == words(diary, DAY)


def test_the_mouse_over_a_day_shows_its_words(qtbot, diary):
    view = table(diary)
    where = view.visualRect(month(diary)._model.index_of(DAY)).center()
    at = view.viewport()
    QApplication.sendEvent(at, QHelpEvent(QEvent.Type.ToolTip, where, at.mapToGlobal(where)))
    assert QToolTip.text() == words(diary, DAY)
    QToolTip.hideText()


def test_the_figures_of_no_day_are_worked_out_for_an_edit(diary, monkeypatch):
    asked = []

    def about(day):
        asked.append(day)
        return ""

    monkeypatch.setattr(month(diary)._model, "about", about)
    diary.write(*LINES)
    table(diary).viewport().repaint()
    assert asked == []
    words(diary, DAY)
    assert asked == [DAY]


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_a_tick_tells_a_state_that_was_given_from_one_that_is_suggested(qtbot, qapp, diary, tokens):
    yesterday = DAY - dt.timedelta(days=1)
    theme.apply(qapp, tokens)
    try:
        set_state(diary, yesterday, "complete")
        given = picture(diary, yesterday)
        model = month(diary)._model
        model.signs = {**model.signs, yesterday: model.signs[yesterday]._replace(was_set=False)}
        assert picture(diary, yesterday) != given
    finally:
        theme.apply(qapp, theme.LIGHT)


def picture(diary, day):
    view = table(diary)
    return view.viewport().grab(view.visualRect(month(diary)._model.index_of(day))).toImage()


def test_the_legend_explains_every_sign(diary):
    signs = "● volledig  ◐ deels  ▽ dranken ontbreken  ○ leeg  ✓ door u aangegeven"
    assert month(diary).legend.text().replace("\u00a0", " ") == signs


def test_one_digit_goes_to_that_day_at_once_and_a_second_one_goes_on(qtbot, diary, calendar):
    type_day(qtbot, diary, "1")
    assert diary.shown.day == DAY.replace(day=1)
    qtbot.keyClicks(month(diary).field, "7")
    assert diary.shown.day == DAY.replace(day=17)
    assert month(diary).legend.text() == "Dinsdag 17 november"


def test_enter_goes_on_to_the_entry_line_of_the_typed_day(qtbot, diary, calendar):
    type_day(qtbot, diary, "3-11")
    qtbot.keyClick(month(diary).field, KEY.Key_Return)
    assert diary.shown.day == dt.date(2026, 11, 3)
    assert diary.tab.line.hasFocus()
    assert not month(diary).field.isVisible()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vorige vrijdag", dt.date(2026, 11, 20)),
        ("gisteren", dt.date(2026, 11, 21)),
        ("-7", dt.date(2026, 11, 15)),
        ("jan 3 2025", dt.date(2025, 1, 3)),
    ],
)
def test_a_day_is_typed_in_words(qtbot, diary, calendar, text, day):
    type_day(qtbot, diary, text)
    assert diary.shown.day == DAY  # only a number goes there before Enter
    qtbot.keyClick(month(diary).field, KEY.Key_Return)
    assert diary.shown.day == day


def test_what_is_no_day_is_told_and_moves_nothing(qtbot, diary, calendar, announced):
    type_day(qtbot, diary, "3 appels")
    qtbot.keyClick(month(diary).field, KEY.Key_Return)
    assert diary.shown.day == DAY
    said = "‘3 appels’ is geen dag. Typ bijvoorbeeld 3, 3-11, vrijdag, gisteren of -7."
    assert announced[-1] == month(diary).legend.text() == said
    assert month(diary).field.hasFocus()
    assert month(diary).field.selectedText() == "3 appels"


def test_escape_goes_back_to_the_day_it_began_at(qtbot, diary, calendar):
    type_day(qtbot, diary, "12")
    qtbot.keyClick(month(diary).field, KEY.Key_Escape)
    assert diary.shown.day == DAY
    assert table(diary).hasFocus()
    assert month(diary).legend.text().startswith("●")


def test_the_arrows_walk_on_from_a_typed_day(qtbot, diary, calendar):
    type_day(qtbot, diary, "12")
    qtbot.keyClick(month(diary).field, KEY.Key_Down)
    assert diary.shown.day == DAY.replace(day=19)
    assert table(diary).hasFocus()


def test_a_typed_day_is_said_to_a_screen_reader(qtbot, diary, calendar, announced):
    type_day(qtbot, diary, "5")
    assert announced == ["Donderdag 5 november"]


@pytest.mark.parametrize(
    ("begin", "key", "held", "day"),
    [
        ((2026, 11, 22), KEY.Key_Left, None, (2026, 11, 21)),
        ((2026, 11, 22), KEY.Key_Down, None, (2026, 11, 29)),
        ((2026, 11, 30), KEY.Key_Right, None, (2026, 12, 1)),
        ((2026, 10, 31), KEY.Key_PageDown, None, (2026, 11, 30)),
        ((2026, 1, 15), KEY.Key_PageUp, None, (2025, 12, 15)),
        ((2024, 2, 29), KEY.Key_PageDown, CTRL, (2025, 2, 28)),
        ((2026, 11, 22), KEY.Key_PageUp, CTRL, (2025, 11, 22)),
        ((2026, 11, 22), KEY.Key_Home, None, (2026, 11, 1)),
        ((2026, 11, 22), KEY.Key_End, None, (2026, 11, 30)),
    ],
)
def test_the_keys_walk_by_days_weeks_months_and_years(qtbot, diary, begin, key, held, day):
    diary.shown.show(dt.date(*begin))
    press(qtbot, diary, key, held=held or Qt.KeyboardModifier.NoModifier)
    assert diary.shown.day == dt.date(*day)


def test_enter_and_escape_on_a_day_go_to_its_entry_line(qtbot, diary, calendar):
    for key in (KEY.Key_Return, KEY.Key_Escape):
        diary.desk.choose_day()
        press(qtbot, diary, key)
        assert diary.tab.line.hasFocus()


def test_how_a_day_is_typed_stands_in_the_status_line(qtbot, diary):
    with qtbot.waitSignal(diary.desk.said) as said:
        diary.desk.choose_day()
    assert said.args == ["Pijltjes, of typ een dag: 3, 3-11, vrijdag, gisteren, -7."]


def test_days_that_changed_elsewhere_are_looked_at_again(diary):
    before = DAY - dt.timedelta(days=9)
    entry = Entry(id=fresh_id(), day=before, food="x", name="x", grams=10.0)
    diary.document.replace({entry.id: entry}, "x")
    assert words(diary, before).endswith("deels (voorstel)")


@pytest.fixture
def unfolded(qtbot, diary):
    """Unfold the calendar under the date of a narrow window."""
    diary.tab.setMinimumSize(1, 1)
    diary.tab.resize(900, 560)
    diary.desk.choose_day()
    made = diary.desk.calendar._unfolded
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def days_of(diary):
    return diary.desk.calendar.choosers[1].month._table


def test_a_narrow_window_unfolds_a_dialog_with_a_name_and_the_keyboard_in_it(diary, unfolded):
    assert isinstance(unfolded, QDialog)
    assert unfolded.windowTitle() == "Kalender"
    found = QAccessible.queryAccessibleInterface(unfolded)
    assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.Dialog, "Kalender")
    assert days_of(diary).hasFocus()
    assert unnamed_fields(unfolded) == []
    assert cut_texts(unfolded) == []


def test_unfolded_the_arrows_walk_and_enter_goes_to_the_line(qtbot, diary, unfolded):
    qtbot.keyClick(days_of(diary), KEY.Key_Left)
    assert unfolded.isVisible()
    assert diary.shown.day == DAY - dt.timedelta(days=1)
    qtbot.keyClick(days_of(diary), KEY.Key_Return)
    assert not unfolded.isVisible()


def test_unfolded_a_day_is_typed_too(qtbot, diary, unfolded):
    qtbot.keyClicks(days_of(diary), "1")
    field = diary.desk.calendar.choosers[1].month.field
    qtbot.keyClicks(field, "2")
    assert (diary.shown.day, unfolded.isVisible()) == (DAY.replace(day=12), True)
    qtbot.keyClick(field, KEY.Key_Return)
    assert (diary.shown.day, unfolded.isVisible()) == (DAY.replace(day=12), False)


def test_unfolded_a_click_on_a_day_goes_there_and_folds_it(qtbot, diary, unfolded):
    view = days_of(diary)
    model = diary.desk.calendar.choosers[1].month._model
    where = view.visualRect(model.index_of(DAY.replace(day=5))).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert (diary.shown.day, unfolded.isVisible()) == (DAY.replace(day=5), False)


def test_escape_folds_it_and_a_click_elsewhere_too(qtbot, diary, unfolded):
    qtbot.keyClick(days_of(diary), KEY.Key_Escape)
    assert not unfolded.isVisible()
    diary.desk.choose_day()
    QApplication.sendEvent(unfolded, QEvent(QEvent.Type.WindowDeactivate))
    assert not unfolded.isVisible()


def test_unfolded_it_stays_while_several_days_are_chosen(qtbot, diary, unfolded):
    qtbot.keyClick(days_of(diary), KEY.Key_Left, SHIFT)
    QApplication.sendEvent(unfolded, QEvent(QEvent.Type.WindowDeactivate))
    assert unfolded.isVisible()
    assert cut_texts(unfolded) == []
    qtbot.keyClick(days_of(diary), KEY.Key_Escape)
    assert unfolded.isVisible()
    assert not diary.desk.calendar.choosers[1].is_choosing


def test_it_unfolds_within_the_screen(diary, unfolded):
    room = diary.tab.screen().availableGeometry()
    unfolded.unfold(room.bottomRight() + QPoint(50, 50), room)
    assert room.contains(unfolded.geometry())


def test_one_calendar_is_unfolded_however_often_it_is_asked_for(diary, unfolded):
    diary.desk.choose_day()
    assert len(diary.tab.window().findChildren(UnfoldedCalendar)) == 1
    assert isinstance(days_of(diary).model(), QAbstractItemModel)


def test_a_week_back_and_ahead_and_the_calendar_have_keys_in_every_tab(qtbot, program):
    window, shown = program.window, program.shown_day
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    today = shown.day
    window.show_tab(DIARY)
    for key, days in ((KEY.Key_PageUp, -7), (KEY.Key_PageDown, 0)):
        qtbot.keyClick(window.diary.line, key, Qt.KeyboardModifier.AltModifier)
        assert shown.day == today + dt.timedelta(days=days)
    window.show_tab(TRENDS)
    qtbot.keyClick(window, KEY.Key_G, CTRL)
    assert window.tabs.currentIndex() == DIARY
    assert program.desk.calendar.choosers[0].month.hasFocus()


def test_tab_leaves_the_days(qtbot, diary, calendar):
    press(qtbot, diary, KEY.Key_Tab)
    assert not table(diary).hasFocus()
    assert diary.shown.day == DAY
