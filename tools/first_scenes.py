"""Scenes of the first pages, each filled in a little, and of the example diary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from magapp.ui.main_window import TAB_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from magapp.ui.dialogs.first_run import FirstRunDialog
    from magapp.ui.program import Program

_COUNTED = {"bread_wholemeal": 4, "cheese_gouda": 2, "potatoes_boiled": 1, "spinach_boiled": 1, "coffee": 3}


def first_scenes(program: Program) -> dict[str, Callable[[], QWidget]]:
    """Name the scenes."""
    pages = {f"first-{place + 1}": partial(_page, program, place) for place in range(6)}
    about = {"first-3-supplement": partial(_supplement, program)}
    example = {f"example-{key}": partial(_example, program, place) for place, key in enumerate(TAB_KEYS)}
    return {**pages, **about, **example}


def _dialog(program: Program) -> FirstRunDialog:
    windows = program.windows
    assert windows is not None
    windows.welcome()
    dialog = windows.first_steps.dialog
    assert dialog is not None  # everything is read
    return dialog


def _page(program: Program, place: int) -> QWidget:
    dialog = _dialog(program)
    dialog.complaint.choices["cramps"].setChecked(True)
    dialog.complaint.severity.set_value("2")
    dialog.yesterday.tiles.show_portions(_COUNTED)
    dialog.yesterday.tiles.changed.emit()
    dialog.show_page(place)
    return dialog


def _supplement(program: Program) -> QWidget:
    dialog = _dialog(program)
    dialog.about.form.conditions.set_ticked("kidney_severe", on=True)
    dialog.about.supplement.line.setText("400 mg magnesiumcitraat")
    dialog.show_page(2)
    for _turn in range(4):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    dialog.bring(dialog.about.supplement)
    return dialog


def _example(program: Program, place: int) -> QWidget:
    windows = program.windows
    assert windows is not None
    windows.open_example()
    visit = windows.example
    assert visit is not None
    while visit.window is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    visit.window.show_tab(place)
    return visit.window
