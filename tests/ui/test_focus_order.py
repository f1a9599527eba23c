"""Tab goes through the diary as it is read."""

import pytest
from PySide6.QtCore import QPoint, Qt


def chain(tab):
    """List what Tab reaches in the tab, from its first on."""
    found, each = [], tab.nextInFocusChain()
    while each is not tab:
        if tab.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            found.append(each)
        each = each.nextInFocusChain()
    start = found.index(next(one for one in found if one.objectName() == "-1"))  # ‹
    return found[start:] + found[:start]


def part_of(tab, widget):
    """Name the part of the day that a widget stands in."""
    for name, place in (("left", tab.left), ("totals", tab.totals), ("right", tab.right)):
        if place.isAncestorOf(widget):
            return name
    return {tab.line: "line", tab.table: "list"}.get(widget, "head")


def settle(qtbot, day):
    """Wait until all that waits for the paint is done."""
    qtbot.waitUntil(lambda: not day.tab._order_later.isActive() and not day.desk._later.isActive())


@pytest.fixture
def day(qtbot, diary):
    diary.write("2 sneetjes volkorenbrood #ontbijt", "400 mg magnesiumcitraat", "banaan", "qwertyzzz")
    settle(qtbot, diary)
    return diary


def test_tab_goes_from_the_date_to_the_line_the_list_the_sums_and_the_columns(day):
    parts = [part_of(day.tab, each) for each in chain(day.tab)]
    order = list(dict.fromkeys(parts))
    assert order == ["head", "line", "list", "totals", "right", "left"]
    assert parts == sorted(parts, key=order.index)  # none of them is left and come back to


def test_within_each_part_tab_goes_down_and_from_left_to_right(day):
    tab = day.tab
    for name in ("head", "totals", "right"):
        mine = [each for each in chain(tab) if part_of(tab, each) == name]
        places = [each.mapTo(tab, QPoint(0, each.height() // 2)) for each in mine]
        assert len(mine) > (name != "totals")
        assert places == sorted(places, key=lambda place: (place.y() // 8, place.x()))


def test_what_comes_up_later_goes_to_its_place(qtbot, day):
    before = set(chain(day.tab))
    day.desk.usual.keep(day.entries()["magnesiumcitraat"])
    settle(qtbot, day)
    now = chain(day.tab)
    assert set(now) - before
    parts = [part_of(day.tab, each) for each in now]
    assert parts == sorted(parts, key=list(dict.fromkeys(parts)).index)


def test_in_one_column_the_sums_above_the_date_come_first(qtbot, program):
    tab = program.window.diary
    program.window.show()
    program.window.resize(480, 600)
    qtbot.waitUntil(lambda: tab.is_narrow and not tab._order_later.isActive())
    before_date = tab._before.previousInFocusChain()
    while not (before_date.focusPolicy() & Qt.FocusPolicy.TabFocus and before_date.isVisible()):
        before_date = before_date.previousInFocusChain()
    assert tab.right.isAncestorOf(before_date)
