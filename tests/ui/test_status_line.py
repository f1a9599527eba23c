"""The line under the window says what was done last, and never hides the way to the emergency texts."""

from dataclasses import replace
from html import escape
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from magapp.ui.after_paint import lay_out
from magapp.ui.main_window import ADVICE

LONG = "Wat 250 ml van ‘<b>een product met een lange naam</b>’ weegt is niet bekend: de gewone hoeveelheid."


@pytest.fixture(params=[1, 2], ids=["100 %", "200 %"])
def letters(request):
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * request.param)
    QApplication.setFont(larger)
    yield request.param
    QApplication.setFont(font)


def parts(program):
    line = program.window.statusBar()
    return [each for each in (line.saved, line.emergency, line.said, line.not_medical) if each.isVisible()]


def place(part, window):
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


@pytest.mark.parametrize("width", [480, 900, 1180])
@pytest.mark.parametrize("sentence", ["", "Ongedaan gemaakt: toevoegen.", LONG])
@pytest.mark.parametrize("saved", ["", "Niet bewaard. De map is vol en er kan niets bij. Probeer opnieuw"])
def test_no_part_of_it_is_cut_or_lies_over_another_and_112_is_in_sight(
    qtbot, letters, program, width, sentence, saved
):
    window = program.window
    window.show_tab(ADVICE)
    window.resize(width, 600)
    with qtbot.waitExposed(window):
        window.show()
    if saved:
        window.show_state(saved, "danger")
    window.say(sentence)
    QApplication.processEvents()
    lay_out()
    line = window.statusBar()
    shown = parts(program)
    assert line.emergency in shown
    assert (line.said in shown) == bool(sentence)
    for one, other in combinations(shown, 2):
        assert not place(one, window).intersects(place(other, window))
    for part in shown:
        assert line.rect().translated(line.pos()).contains(place(part, window))
        assert part.width() >= part.fontMetrics().horizontalAdvance(part.text())
    assert line.currentMessage() == sentence
    assert line.said.accessibleName() == sentence
    assert line.said.toolTip() in ("", f"<qt>{escape(sentence)}</qt>")
    assert bool(line.said.toolTip()) == (bool(sentence) and line.said.text() != sentence)


def test_a_sentence_has_a_margin_and_its_marks_are_letters(qtbot, program):
    program.window.show()
    program.window.say("<b>Vet</b>")
    QApplication.processEvents()
    said = program.window.statusBar().said
    assert place(said, program.window).left() >= 10
    assert said.sizeHint().width() >= said.fontMetrics().horizontalAdvance("<b>Vet</b>")


def another_row(program):
    program.desk.write_line("peer")


def a_drink(program):
    program.desk.edits.one_more("coffee")


def yesterday_again(program):
    program.shown_day.show_previous()
    program.desk.write_line("peer")
    program.shown_day.show_today()
    program.window.say("Undone: add.")
    program.desk.edits.copy_yesterday()


def taken_as_eaten(program):
    day = program.shown_day.day
    planned = replace(program.document.diary.entries(day)[0], planned=True)
    program.document.replace({planned.id: planned}, "plan")
    program.window.say("Undone: add.")
    program.desk.edits.mark_eaten([planned.id])


@pytest.mark.parametrize("step", [another_row, a_drink, yesterday_again, taken_as_eaten])
def test_a_step_takes_away_what_was_said_of_the_one_before(program, step):
    line = program.window.statusBar()
    program.desk.write_line("banaan")
    program.window.say("Undone: add.")
    assert line.currentMessage() == "Undone: add."
    step(program)
    assert line.currentMessage() == ""


def test_what_a_step_says_itself_is_seen(program):
    program.desk.write_line("banaan")
    program.window.findChild(QAction, "undo").trigger()
    assert program.window.statusBar().currentMessage() == "Undone: add."
