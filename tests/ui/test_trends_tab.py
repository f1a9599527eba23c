"""Trends: the chart, its table and the figures of the month say the same."""

import datetime as dt
import os
import subprocess
import sys
import time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from magapp.content import load_guidance
from magapp.domain.amount import Amount
from magapp.domain.records import OwnComplaint
from magapp.services.summary import summarise_period
from magapp.ui import theme
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.trends_series import DaySums, bars_of, days_between, grain_of, period_of, running_mean
from magapp.ui.tabs.trends_tab import TrendsTab
from magapp.ui.tabs.trends_words import bar_sentence
from tests.diaries import (
    GROUP_UPPER,
    WOMAN,
    a_diary,
    a_fact,
    a_full_day,
    a_note,
    a_supplement,
    an_answer,
    an_entry,
)

TODAY = dt.date(2026, 11, 19)
DATASET = "0e3a1f6e-63c1-4e0f-8a0d-5f3a2f6f2b11"
COMPLAINTS = {"fatigue": "Tiredness", "cramps": "Muscle cramps"}
GROUPS = {"bread": "Bread", "vegetables": "Vegetables", "coffee_tea": "Coffee and tea"}


def back(days):
    return TODAY - dt.timedelta(days=days)


def a_month():
    records: list[Any] = [*WOMAN]
    for number in range(20):
        if number == 5:
            continue
        records += a_full_day(back(number), 200 + number)
        records.append(an_answer(back(number), "cramps", number % 4))
    records.append(a_supplement(back(1), Amount(68, 97)))
    records.append(an_entry(back(2), None, group="bread", grams=100.0))
    records.append(an_entry(back(25), 30.0))
    return a_diary(*records)


def shown(qtbot, diary, width=1180, height=700):
    document = Document(diary, DATASET)
    tab = TrendsTab(document, ShownDay(TODAY), GROUP_UPPER, COMPLAINTS, GROUPS, load_guidance())
    qtbot.addWidget(tab)
    tab.resize(width, height)
    tab.show()
    qtbot.waitUntil(lambda: tab.chart is not None)
    return tab


def texts_of(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_importing_the_tab_does_not_import_the_charts():
    code = "import sys, magapp.ui.tabs.trends_tab; print({'numpy', 'pyqtgraph'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    )
    assert done.stdout.strip() == "set()"


def test_the_window_keeps_the_keyboard_while_the_chart_is_made(qtbot):
    document = Document(a_month(), DATASET)
    tab = TrendsTab(document, ShownDay(TODAY), GROUP_UPPER, COMPLAINTS, GROUPS, load_guidance())
    qtbot.addWidget(tab)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    qtbot.waitUntil(lambda: tab.chart is not None)
    assert tab.chart is not None
    assert tab.chart.isVisible()
    assert tab.isActiveWindow()


def test_the_table_and_the_chart_give_the_totals_of_each_day(qtbot):
    diary = a_month()
    tab = shown(qtbot, diary)
    tab._as_table.click()
    model = tab.table.days
    summary = summarise_period(diary, back(27), TODAY, GROUP_UPPER)
    logged = {day.day: day for day in summary.days if day.entries}
    assert model.rowCount() == len(logged)
    assert [model.day_at(row) for row in range(model.rowCount())] == sorted(logged, reverse=True)
    bars = {bar.first: bar for bar in tab.chart.bars}
    assert len(bars) == 28
    for day in summary.days:
        bar = bars[day.day]
        if day.entries:
            assert (bar.food, bar.supplement) == (day.totals.food, day.totals.supplement)
            assert bar.complete == (day.state == "complete")
        else:
            assert bar.total is None
    row = 1
    assert model.index(row, 1).data() == "201 mg"
    assert model.index(row, 2).data() == "68–97 mg"
    assert model.index(row, 3).data() == "269–298 mg"
    assert model.index(2, 4).data() == "1"


@pytest.mark.parametrize("who", [("condition", "kidney_severe"), ("birth_year", "2010")])
def test_for_whom_the_upper_level_does_not_hold_the_month_counts_no_days_by_it(qtbot, who):
    tab = shown(qtbot, a_diary(a_fact(*who), a_supplement(back(1), 100), a_supplement(back(2), 200)))
    texts = texts_of(tab._month)
    assert [text for text in texts if "250" in text] == []
    assert texts[texts.index("Days with supplements") + 1] == "2"
    assert texts[texts.index("From supplements on such a day") + 1] == "100–200 mg"


def test_the_month_counts_the_days_over_the_upper_level_where_it_holds(qtbot):
    tab = shown(qtbot, a_month())
    texts = texts_of(tab._month)
    assert texts[texts.index("Days over 250 mg from supplements") + 1] == "0"


def test_a_day_that_lacks_drinks_says_so_in_words_and_in_the_table(qtbot):
    note = a_note(back(2)).saying("drinks_missing")
    diary = a_diary(a_full_day(back(2), 300), a_full_day(back(1), 300), note)
    bars = {day: DaySums(GROUP_UPPER).bar(diary, day) for day in (back(2), back(1))}
    assert (bars[back(2)].complete, bars[back(1)].complete) == (False, True)
    assert "drinks missing: " in bar_sentence(bars[back(2)], "day")
    assert "drinks missing" not in bar_sentence(bars[back(1)], "day")
    tab = shown(qtbot, diary)
    tab._as_table.setChecked(True)
    model = tab._table.days
    states = [model.index(row, model.columnCount() - 1).data() for row in range(model.rowCount())]
    assert sorted(states) == ["completely", "drinks missing"]


def test_the_table_can_be_copied(qtbot):
    tab = shown(qtbot, a_month())
    tab._as_table.click()
    tab.table.selectRow(0)
    tab.table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert lines[1].split("\t")[1:4] == ["200 mg", "0 mg", "200 mg"]


def test_an_edit_changes_one_row_of_the_table(qtbot, qtmodeltester):
    tab = shown(qtbot, a_month())
    tab._as_table.click()
    model = tab.table.days
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.rowsInserted):
        tab._document.replace({"new": an_entry(back(5), 44.0, id="new")}, "add food")
    assert model.index(5, 3).data() == "44 mg"
    with qtbot.waitSignal(model.dataChanged):
        tab._document.replace({"new": an_entry(back(5), 45.0, id="new")}, "change")
    assert model.index(5, 3).data() == "45 mg"
    with qtbot.waitSignal(model.rowsRemoved):
        tab._document.replace({"new": None}, "delete")


def test_a_click_on_a_bar_wants_its_day(qtbot):
    tab = shown(qtbot, a_month())
    chart = tab.chart
    qtbot.waitUntil(lambda: chart.width() > 300)
    place = next(
        x for x in range(chart.width() - 1, 0, -1) if chart._place_at(QPoint(x, 100).toPointF()) == 27
    )
    with qtbot.waitSignal(tab.day_wanted) as asked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(place - 2, 100))
    assert asked.args == [TODAY]


def test_the_chart_is_read_by_keys_and_tells_day_and_figure(qtbot):
    tab = shown(qtbot, a_month())
    chart = tab.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().startswith("Thursday 19 November 2026: 200 mg from food")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert "68–97 mg from supplements" in chart.accessibleDescription()
    with qtbot.waitSignal(tab.day_wanted) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert asked.args == [back(1)]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert "complete days, on average" in chart.accessibleDescription()


def test_the_chart_says_it_is_one(qtbot):
    tab = shown(qtbot, a_month())
    interface = QAccessible.queryAccessibleInterface(tab.chart)
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Chart: magnesium per day"
    assert "complete days" in interface.text(QAccessible.Text.Description)


def test_both_reference_lines_stand_where_the_sex_is_not_told(qtbot):
    tab = shown(qtbot, a_diary(*a_full_day(TODAY)))
    assert [mg for mg, _words in tab.chart._drawing.references] == [300.0, 350.0]
    tab = shown(qtbot, a_month())
    assert tab.chart._drawing.references == [(300.0, "adequate intake 300 mg")]


def test_a_reference_line_is_named_in_the_legend_where_its_words_cover_no_bar(qtbot):
    tab = shown(qtbot, a_month())
    assert tab._legend.accessibleName().endswith(", adequate intake 300 mg")


def test_two_complete_days_make_no_average(qtbot):
    tab = shown(qtbot, a_diary(*WOMAN, a_full_day(TODAY), a_full_day(back(1))))
    said = texts_of(tab)
    assert "From food, on average" not in said
    assert any("at least 3 complete days" in text for text in said)
    assert running_mean(tab.chart.bars) == [None] * 28


def test_the_month_counts_days_with_a_complaint_and_averages_none(qtbot):
    diary = a_diary(
        *WOMAN,
        *[an_answer(back(number), "cramps", severity) for number, severity in enumerate([0, 1, 2, 3, 3])],
        an_answer(back(30), "cramps", 2),
    )
    said = texts_of(shown(qtbot, diary))
    assert "Muscle cramps: moderate or severe on 3 of 5 days filled in." in said
    assert "In October: 1 of 1." in said
    assert "In November" in said


def test_a_week_with_fewer_than_three_complete_days_has_no_bar():
    sums = DaySums(GROUP_UPPER)
    monday = dt.date(2026, 11, 2)
    records = [a_full_day(monday + dt.timedelta(days=n), 210) for n in range(2)]
    records += [a_full_day(monday + dt.timedelta(days=7 + n), 210) for n in range(3)]
    diary = a_diary(*records)
    days = [sums.bar(diary, day) for day in days_between(monday, monday + dt.timedelta(days=13))]
    first, second = bars_of(days, "week")
    assert first.total is None
    assert first.days == 2
    assert second.total is not None
    assert round(second.total.low) == 210
    assert second.days == 3


@pytest.mark.parametrize(("period", "grain"), [("weeks", "day"), ("months", "day"), ("year", "week")])
def test_each_period_has_bars_wide_enough_to_see(period, grain):
    assert grain_of(*period_of(period, a_month(), TODAY)) == grain


def test_what_is_kept_of_a_day_follows_an_edit_and_the_days_after_it():
    records = [a_full_day(back(number), 300, 2000) for number in range(10)]
    diary = a_diary(*records)
    sums = DaySums(GROUP_UPPER)
    days = days_between(back(12), TODAY)
    for day in days:
        sums.bar(diary, day)
    changes: dict[str, Any] = {each.id: None for each in records[9]}
    changes["note"] = a_note(back(3), "partly")
    for number in range(4, 9):  # much more energy than on the days after them, which now look unfinished
        changes[f"feast-{number}"] = an_entry(back(number), 10.0, id=f"feast-{number}", energy_kcal=90000.0)
    later = diary.with_changes(changes)
    sums.forget({back(9), back(3), *(back(number) for number in range(4, 9))})
    assert not sums.bar(later, TODAY).complete
    wanted = summarise_period(later, days[0], TODAY, GROUP_UPPER)
    for summed in wanted.days:
        bar = sums.bar(later, summed.day)
        assert bar.complete == (summed.state == "complete")
        assert (bar.food or Amount(0, 0)) == summed.totals.food


def test_a_theme_switch_repaints_the_chart(qtbot, qapp):
    tab = shown(qtbot, a_month())
    try:
        theme.apply(qapp, theme.DARK)
        qtbot.waitUntil(lambda: tab.chart._drawing.tokens == theme.DARK)
        theme.apply(qapp, theme.LIGHT)
        qtbot.waitUntil(lambda: tab.chart._drawing.tokens == theme.LIGHT)
    finally:
        qapp.setStyleSheet("")


def test_everything_that_takes_the_keyboard_has_a_name(qtbot):
    tab = shown(qtbot, a_month())
    tab._as_table.click()
    unnamed = [
        each
        for each in tab.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    assert unnamed == []


@pytest.mark.parametrize("width", [560, 900, 1180])
def test_nothing_is_wider_than_the_tab(qtbot, width):
    tab = shown(qtbot, a_month(), width)
    qtbot.wait(20)
    page = tab._area.widget()
    assert page.minimumSizeHint().width() <= width
    assert page.width() <= width


def test_ten_years_are_shown_fast(qtbot):
    # Made by hand: what is measured is the tab, not the making of 40,000 entries.
    records = []
    for number in range(3650):
        records += a_full_day(back(number), 200)
        records += [an_entry(back(number), 5.0, meal="lunch") for _more in range(9)]
    tab = shown(qtbot, a_diary(*records))
    tab.period.set_value("all")
    before = time.perf_counter()
    tab._refresh()
    first = time.perf_counter() - before
    before = time.perf_counter()
    tab._document.replace({"x": an_entry(TODAY, 5.0, id="x")}, "add food")
    again = time.perf_counter() - before
    # The budget is 0.3 s on a quiet machine; tests share theirs with others.
    assert first < 1.0
    assert again < 0.3
    assert len(tab.chart.bars) == 121


def test_ones_own_complaints_stand_after_the_seven_by_their_latest_name(qtbot):
    own = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="Headache", stopped=True)
    answers = [an_answer(back(n), own.id, 3) for n in range(3)]
    unknown = an_answer(back(0), "01900000-0000-7000-8000-0000000000ff", 3)
    tab = shown(qtbot, a_diary(own, *answers, unknown, an_answer(back(0), "cramps", 1)))
    wanted = ["Muscle cramps", "Headache (own complaint)"]
    assert [text for text in texts_of(tab._complaints) if text in wanted] == wanted
    assert any(text.startswith("Headache (own complaint): moderate or severe") for text in texts_of(tab))
    tab._document.replace({own.id: OwnComplaint(id=own.id, name="Migraine")}, "rename a complaint")
    assert "Migraine (own complaint)" in texts_of(tab._complaints)
