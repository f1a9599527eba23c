"""What scenes of the pictures have in common: they write in the invented diary, and take it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from magapp.ui.main_window import ADVICE
from magapp.ui.tabs.advice_cards import MoreButton
from magapp.ui.tabs.advice_tab import AdviceTab

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from magapp.domain.records import Record
    from magapp.ui.program import Program

_WRITE = "a scene"
_FACTOR = "loop_diuretics"


def fresh_windows(program: Program, ask: Callable[[], object]) -> list[QWidget]:
    """Do something, and give the windows that it opened."""
    before = set(QApplication.topLevelWidgets())
    ask()
    new = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not program.window]
    return [w for w in new if w not in before] or new


def dialog(program: Program, ask: Callable[[], object]) -> Callable[[], QWidget]:
    """Give what opens a dialog and tells which one it was."""

    def show() -> QWidget:
        fresh = fresh_windows(program, ask)
        return fresh[-1] if fresh else program.window

    return show


class SceneBase:
    """Hold one program and what a scene wrote in its diary."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._written: set[str] = set()

    def tidy(self) -> None:
        """Take out what the scene before wrote, and fold what it unfolded."""
        if self._written:
            self._program.document.replace(dict.fromkeys(self._written), _WRITE)
            self._written = set()
        advice = self._program.window.tab(ADVICE)
        if isinstance(advice, AdviceTab):
            for button in advice.findChildren(MoreButton):
                button.setChecked(False)

    def _write(self, *records: Record) -> None:
        self._program.document.replace({each.id: each for each in records}, _WRITE)
        self._written |= {each.id for each in records}

    def _new_id(self) -> str:
        return self._program.document.new_id()

    @property
    def _today(self) -> dt.date:
        return self._program.shown_day.today

    def _tab(self, place: int) -> QWidget:
        self._program.window.show_tab(place)
        tab = self._program.window.tab(place)
        assert tab is not None  # everything is read
        return tab
