"""The drinks of a day are counted in the words in which they stand in its list."""

import datetime as dt

import pytest

from magapp.domain.records import Entry
from magapp.services.drinks import DRINKS
from magapp.ui.widgets.drinks_card import DrinkRows, drink_count, with_times


def an_entry(drink, unit, quantity=1.0, **more):
    return Entry(
        id=f"{drink}-{unit}",
        day=dt.date(2026, 11, 22),
        meal="snack",
        name=drink,
        quantity=quantity,
        unit=unit,
        drink=drink,
        **more,
    )


def shown(qtbot, *entries):
    rows = DrinkRows()
    qtbot.addWidget(rows)
    rows.show_entries(entries)
    return {drink: rows.said(drink).split(": ")[1] for drink in DRINKS}


def test_a_drink_is_counted_in_the_measure_of_its_entry(qtbot):
    found = shown(qtbot, an_entry("tea", "mug"), an_entry("coffee", "mug", 2.0))
    assert (found["tea"], found["coffee"]) == ("1 mug", "2 mugs")


def test_a_drink_in_several_measures_is_counted_in_its_usual_one():
    assert drink_count("coffee", 3, frozenset({"cup", "mug"})) == "3 cups"
    assert drink_count("tea", 2, frozenset({"cup", "mug"})) == "2 mugs"


@pytest.mark.parametrize(("grams", "said"), [(0.0, "none"), (0.4, "none"), (0.6, "0.1 glasses")])
def test_a_trace_of_alcohol_is_no_glass_of_it(qtbot, grams, said):
    assert shown(qtbot, an_entry("", "slice", alcohol_g=grams))["alcohol"] == said


def test_a_drink_is_shown_with_its_times_each_once_and_the_earliest_first(qtbot):
    found = shown(
        qtbot,
        an_entry("coffee", "cup", time=14 * 60 + 10),
        an_entry("coffee", "cup", time=8 * 60 + 30),
        an_entry("coffee", "cup", time=8 * 60 + 30),
        an_entry("water", "glass"),
    )
    assert (found["coffee"], found["water"]) == ("3 cups · 8:30, 14:10", "1 glass")


def test_a_trace_of_alcohol_has_no_time(qtbot):
    assert shown(qtbot, an_entry("", "slice", alcohol_g=0.4, time=700))["alcohol"] == "none"


def test_with_less_room_the_last_time_of_a_drink_is_left_out_last():
    assert with_times("4 cups", [480, 600, 850, 960]) == [
        "4 cups · 8:00, 10:00, 14:10, 16:00",
        "4 cups · 8:00 … 16:00",
        "4 cups · … 16:00",
        "4 cups",
    ]
    assert with_times("2 cups", [480, 600]) == ["2 cups · 8:00, 10:00", "2 cups · … 10:00", "2 cups"]
    assert with_times("1 cup", [480]) == ["1 cup · 8:00", "1 cup"]


def test_what_there_is_no_room_for_is_in_the_tool_tip_and_said_in_full(qtbot):
    rows = DrinkRows()
    qtbot.addWidget(rows)
    rows.show_entries([an_entry("coffee", "cup", time=minute) for minute in (480, 600, 850, 960)])
    rows.resize(rows.minimumSizeHint().width() + 30, rows.sizeHint().height())
    rows.show()
    shown_label = rows._counts["coffee"]
    whole = "4 cups · 8:00, 10:00, 14:10, 16:00"
    qtbot.waitUntil(lambda: shown_label.text() != whole)
    assert shown_label.toolTip() == whole
    assert rows.said("coffee") == f"Coffee: {whole}"
    assert shown_label.fontMetrics().horizontalAdvance(shown_label.text()) <= shown_label.width()
    rows.resize(600, rows.height())
    qtbot.waitUntil(lambda: shown_label.text() == whole)
    assert not shown_label.toolTip()
