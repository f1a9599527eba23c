"""The signs of the calendar are as easy to see beside large letters as beside small ones."""

import datetime as dt

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from magapp.ui.day_builder import DaySign
from magapp.ui.theme import LIGHT, palette_of
from magapp.ui.widgets.month import Month

SHOWN, SIGNED = dt.date(2026, 11, 22), dt.date(2026, 11, 11)


def painted(qtbot, state, size):
    """Count the pixels of a day's sign in the accent, with letters *size* times the usual ones."""
    before = QApplication.font()
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * size)
    QApplication.setFont(font)
    try:
        month = Month(lambda _first, _last: {SIGNED: DaySign(state, was_set=True)})
        month.setPalette(palette_of(LIGHT))
        qtbot.addWidget(month)
        month.resize(224 * size, 300 * size)
        month.show_day(SHOWN, SHOWN)
        with qtbot.waitExposed(month):
            month.show()
        table = month._table
        rect = table.visualRect(month._model.index_of(SIGNED))
        image = table.viewport().grab(rect).toImage()
    finally:
        QApplication.setFont(before)
    accent = QColor(LIGHT.accent)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == accent for x, y in places)


@pytest.mark.parametrize("state", ["complete", "partly"])
def test_at_twice_the_letters_a_sign_is_twice_as_wide_and_high(qtbot, state):
    small, large = (painted(qtbot, state, size) for size in (1, 2))
    assert small > 0
    assert large >= 3 * small
