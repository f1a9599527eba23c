"""Nothing in the diary is cut off, out of line, or offered in vain."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import Entry
from magapp.services.lexicon import Lexicon
from magapp.ui import theme
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_view import DayView, Row, TotalsView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.models.day_model import SHARE
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.wording import long_day, short_day

DAY = dt.date(2026, 11, 22)
SHORT, LONG = "Koffie", "Maalox, kauwtablet van 400 mg met magnesium en aluminium"


@pytest.fixture
def tab(qtbot):
    made = DiaryTab(DayView(DAY.isoformat()), DAY)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


NO_TOTALS = TotalsView()


def show(tab, *names, totals=NO_TOTALS, share="deel van 300 mg"):
    rows = tuple(Row(name, False, name, "1 stuk", "6 mg", 0.02) for name in names)
    tab.show_day(DayView(DAY.isoformat(), rows, totals, share), DAY, DAY)


def test_a_name_too_long_for_one_line_gets_a_second(tab):
    show(tab, SHORT, LONG)
    heights = [tab.table.rowHeight(place) for place in (0, 1)]
    assert heights[1] >= heights[0] + tab.table.fontMetrics().lineSpacing()
    show(tab, LONG, SHORT)
    assert [tab.table.rowHeight(place) for place in (0, 1)] == heights[::-1]


def test_without_an_intake_to_take_a_share_of_there_is_no_column_for_it(tab):
    show(tab, SHORT, share="")
    assert tab.table.isColumnHidden(SHARE)
    show(tab, SHORT)
    assert not tab.table.isColumnHidden(SHARE)
    assert tab.table.columnWidth(SHARE) >= tab.table.horizontalHeader().sectionSizeHint(SHARE)


def test_a_warning_longer_than_its_card_is_broken_over_lines(qtbot, tab):
    alert = "Dit kan meer dan 250 mg uit supplementen zijn. Wat betekent dat?"
    show(tab, SHORT, totals=TotalsView(figure="0 mg", alert=alert, limit=250))
    link = tab.totals._alert
    qtbot.waitUntil(lambda: link.height() >= 2 * link.fontMetrics().lineSpacing())
    assert tab.totals.width() <= tab.right.width()
    assert link.text() == link.accessibleName() == alert


@pytest.mark.parametrize("lines", [1, 40])
def test_a_page_is_as_wide_without_its_scroll_bar_as_with_it(qtbot, lines):
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    text = QLabel("\n".join(["a line"] * lines))
    column.addWidget(text)
    area = ReadingArea(page, "Page")
    area.keep_width()
    area.setStyleSheet(theme.style_sheet(theme.LIGHT))  # it says how wide a scroll bar is
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(lambda: text.width() == 300 - theme.SCROLL_BAR)


def test_the_lines_of_a_flow_are_equally_far_apart(qtbot):
    row = FlowRow(spacing=4)
    parts = [QLabel("word") for _line in range(3)]
    for part, height in zip(parts, (14, 22, 14), strict=True):
        part.setFixedSize(90, height)
        row.flow.addWidget(part)
    qtbot.addWidget(row)
    row.resize(100, row.heightForWidth(100))
    row.show()
    first, second, third = (part.geometry().center().y() for part in parts)
    assert abs((second - first) - (third - second)) <= 1


def test_the_day_before_is_offered_only_where_something_was_written_down_on_it(qtbot, tab):
    i18n.use("nl")
    document, catalogue = Document(Diary(), "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"), load_catalogue()
    desk = DiaryDesk(tab, document, ShownDay(DAY), Lexicon(), tab)
    desk.use(catalogue, LineOffers(catalogue))
    assert desk._sides._copy.isHidden()
    tab.line.setFocus()
    qtbot.keyClicks(tab.line, "koffie")
    qtbot.keyClick(tab.line, Qt.Key.Key_Return)
    desk.catch_up()
    assert desk._sides._copy.isHidden()
    before = Entry(
        id="y", day=DAY - dt.timedelta(1), meal="lunch", name="appel", quantity=1.0, unit="piece", grams=135.0
    )
    document.replace({"y": before}, "add")
    desk.catch_up()
    assert not desk._sides._copy.isHidden()
    i18n.use("en")


def test_the_big_figure_is_shown_whole_beside_long_words(qtbot, tab):
    show(tab, SHORT, totals=TotalsView(figure="288,85 mg", kind="ten minste, uit voeding"))
    figure = next(each for each in tab.totals.findChildren(QLabel) if each.text() == "288,85 mg")
    qtbot.waitUntil(lambda: figure.width() >= figure.sizeHint().width(), timeout=1000)


def test_march_is_written_in_short_as_the_dutch_do():
    i18n.use("nl")
    assert long_day(dt.date(2027, 3, 28), dt.date(2027, 3, 28), brief=True) == "Vandaag, zo 28 mrt"
    assert short_day(dt.date(2027, 3, 28), dt.date(2027, 3, 30)) == "zo 28 mrt"
    assert short_day(dt.date(2027, 4, 28), dt.date(2027, 3, 30)) == "wo 28 apr"
