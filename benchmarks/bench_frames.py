"""How long what a person does takes to be painted, in the real window, beside diaries of three lengths.

    bench_frames.py [ROUNDS]

From the event that is handed to Qt to the end of the last paint that follows it, layout included, with
the garbage collector and the saving thread as they always run. On the display where there is one.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
# Before Qt is imported.
os.environ["QT_QPA_PLATFORM"] = "xcb" if os.environ.get("DISPLAY") else "offscreen"

from typing import TYPE_CHECKING, Final

from benchmarks.figures import ms, percentile, table
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from magapp import i18n
from magapp.storage.paths import find_places
from magapp.storage.settings import read_settings
from magapp.storage.store import Store
from magapp.ui import theme
from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS, TRENDS
from magapp.ui.models.day_model import PRODUCT
from magapp.ui.program import Program
from tools.make_diary import records

if TYPE_CHECKING:
    from collections.abc import Callable

    from magapp.storage.paths import Places

ROUNDS: Final = 100
WARMING: Final = 3
PER_DAY: Final = 12
LENGTHS: Final = (("1 day", 1), ("1 year", 365), ("10 years", 3650))
LINES: Final = ("2 sneetjes volkorenbrood", "koffie", "150 g kipfilet", "banaan", "2 ons spinazie")
KEY: Final = Qt.Key
ALT: Final = Qt.KeyboardModifier.AltModifier
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_LONGEST: Final = 5.0
_SLICE_MS: Final = 5
_STEPS: Final = 3
"""A round adds, changes and deletes."""

Taken = defaultdict[str, list[float]]
"""Seconds by action."""


class Watch(QObject):
    """Take the time of an action until all that it changed is painted."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.taken: Taken = defaultdict(list)
        self._autosave = program.autosave
        self._paints = 0
        program.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Count how often the window is asked to paint what changed."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._paints += 1
        return super().eventFilter(watched, event)

    def take(self, name: str, act: Callable[[], object]) -> None:
        """Do something; note how long it took until the turn in which the window painted was over.

        Raises:
            TimeoutError: nothing was painted.
        """
        self._paints = 0
        begun = ended = time.perf_counter()
        act()
        seen = -1
        while not self._paints or seen != self._paints:
            seen = self._paints
            QApplication.processEvents()
            now = time.perf_counter()
            if seen != self._paints:
                ended = now
            if now - begun > _LONGEST:
                raise TimeoutError(name)
        self.taken[name].append(ended - begun)

    def settle(self) -> None:
        """Let it save and paint whatever is still to come."""
        self._paints = 1
        while self._paints or self._autosave.state.kind != "saved":
            self._paints = 0
            QTest.qWait(_SLICE_MS)


class Person:
    """Do in the window what the figures are of; each round leaves the day as it was."""

    def __init__(self, program: Program) -> None:
        self._steps = program.document.undo_stack
        self._window = program.window
        self._diary = program.window.diary
        self._watch = Watch(program)

    def rounds(self, count: int) -> Taken:
        """Do everything so many times; give the figures of these times alone.

        Raises:
            RuntimeError: something was painted, but not done.
        """
        for number in range(WARMING + count):
            if number == WARMING:
                self._watch.taken.clear()
            there = self._entries()
            self._add(LINES[number % len(LINES)])
            self._edit(*self._entries() - there)
            self._turn_pages()
            if self._steps.count() != _STEPS * (number + 1):
                raise RuntimeError
        return self._watch.taken

    def _add(self, line: str) -> None:
        field = self._diary.line
        field.setFocus()
        for letter in line:
            self._take("a key in the line", lambda: QTest.keyClicks(field, letter))  # noqa: B023  # done at once
        self._watch.settle()
        self._take("Enter adds it", lambda: QTest.keyClick(field, KEY.Key_Return))
        self._take("a key while it saves", lambda: QTest.keyClicks(field, "k"))
        QTest.keyClick(field, KEY.Key_Escape)
        self._watch.settle()

    def _entries(self) -> set[str]:
        model = self._diary.model
        return {row.key for row in map(model.row, range(model.rowCount())) if row and not row.is_meal}

    def _edit(self, added: str) -> None:
        """Work on the row that was added; at the end it is gone."""
        rows, model = self._diary.table, self._diary.model

        def click() -> None:
            index = model.index(model.row_of(added), PRODUCT)
            QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())

        rows.clearSelection()
        self._watch.settle()
        self._take("select a row", click)
        QTest.keyClick(rows, KEY.Key_Return)
        editor = QApplication.focusWidget() or rows
        QTest.keyClicks(editor, "120 g")
        self._watch.settle()
        self._take("change an amount", lambda: QTest.keyClick(editor, KEY.Key_Return))
        self._watch.settle()
        for name, key in (("undo", KEY.Key_Z), ("redo", KEY.Key_Y)):
            self._take(name, lambda: QTest.keyClick(rows, key, CONTROL))  # noqa: B023  # done at once
            self._watch.settle()
        self._take("delete", lambda: QTest.keyClick(rows, KEY.Key_Delete))
        self._watch.settle()

    def _turn_pages(self) -> None:
        field = self._diary.line
        field.setFocus()
        self._watch.settle()
        for name, key in (("previous day", KEY.Key_Left), ("next day", KEY.Key_Right)):
            self._take(name, lambda: QTest.keyClick(field, key, ALT))  # noqa: B023  # done at once
            self._watch.settle()
        tabs = (("symptoms", SYMPTOMS), ("advice", ADVICE), ("trends", TRENDS), ("diary", DIARY))
        for name, place in tabs:
            key = KEY(KEY.Key_1.value + place)
            keyboard: QWidget = QApplication.focusWidget() or self._window
            self._take(f"to {name}", lambda: QTest.keyClick(keyboard, key, ALT))  # noqa: B023  # done at once
            self._watch.settle()

    def _take(self, name: str, act: Callable[[], object]) -> None:
        self._watch.take(name, act)


def a_diary(places: Places, days: int) -> int:
    """Write a diary of so many days until today; give the number of its entries."""
    store = Store.open(places)
    store.load()
    dice = random.Random(1)  # noqa: S311  # the same diary each time is the point
    today = dt.datetime.now().astimezone().date()
    store.save({made.id: made for made in records(store.dataset, today, days, PER_DAY, dice)})
    return days * PER_DAY


def measure(home: str, days: int, rounds: int) -> tuple[int, dict[str, list[float]]]:
    """Give the number of entries, and the seconds that each action took."""
    for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
    places = find_places()
    count = a_diary(places, days)
    gc.disable()  # as a start does; Program turns it on
    i18n.use("nl")
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, theme.wanted("light", app), first_paint=True)
    settings = read_settings(places.config).settings
    program = Program(places, settings._replace(first_run_done=True, language="nl", theme="light"), None)
    program.read_now()
    program.start()
    program.window.activateWindow()
    if not QTest.qWaitForWindowActive(program.window) or not gc.isenabled():
        raise RuntimeError
    taken = Person(program).rounds(rounds)
    program.close()
    return count, dict(taken)


def main(rounds: int) -> None:
    head = [f"{os.environ['QT_QPA_PLATFORM']}, {rounds} rounds"]
    cells: defaultdict[str, list[str]] = defaultdict(list)
    for name, days in LENGTHS:
        # Each in a process of its own: what one diary left in memory is nothing to the next.
        with (
            tempfile.TemporaryDirectory() as home,
            ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone,
        ):
            count, taken = alone.submit(measure, home, days, rounds).result()
        head += [f"{name}, {count} entries, p50", "p99"]
        for action, seconds in taken.items():
            cells[action] += [ms(statistics.median(seconds)), ms(percentile(seconds, 99))]
    table(head, *([action, *figures] for action, figures in cells.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
