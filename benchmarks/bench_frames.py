"""How long what a person does takes to be painted, in the real window, beside diaries of three lengths.

    bench_frames.py [ROUNDS]

*Shown*: from the event that is handed to Qt to the end of the paint, layout included, from which on the day's
list, its total, its date and the entry line say what they say in the end, in the place where they end; for
another tab, to the last paint of anything. *Afterwards*: the longest turn of the event loop from there until
all is saved and still: what a next key would wait for.
The garbage collector and the saving thread run as they always do. On the display where there is one.

CPU is what the GUI thread used of that time: what others do on the machine does not change it, but neither
does it hold the waiting for the saving thread.
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

from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.figures import ms, percentile, table
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

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
    from collections.abc import Callable, Iterator

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
_SLICE: Final = 0.002
_STILL: Final = 10
"""So many slices without a paint, in seconds each, and all is over."""
_STEPS: Final = 3
"""A round adds, changes and deletes."""


class Taken(NamedTuple):
    """Hold the seconds of an action until shown, on the clock and of CPU; the longest turn after it."""

    shown: float
    cpu: float
    after: float


class Watch(QObject):
    """Take the time of an action until what it changed is painted, and of each turn of the loop after it."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.taken: defaultdict[str, list[Taken]] = defaultdict(list)
        self._autosave = program.autosave
        self._window = program.window
        self._name = ""
        self._anything = False
        self._painted = False
        self._paints = 0
        self._begun = self._ended = (0.0, 0.0)
        self._seen: object = None
        self._diary = program.window.diary
        self._parts = (self._diary.table.viewport(), self._diary.totals, self._diary.title, self._diary.line)
        self._window.installEventFilter(self)
        for each in self._parts:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Note when the window has painted what is waited for."""
        if watched is not self._window:
            self._painted |= event.type() == QEvent.Type.Paint
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.UpdateRequest:
            return super().eventFilter(watched, event)
        self._painted = False
        self._window.event(event)
        self._paints += 1
        ended = _now()
        seen = self._what_is_seen() if self._painted else self._seen
        if self._anything or seen != self._seen:
            self._ended, self._seen = ended, seen
        return True

    def _what_is_seen(self) -> object:
        diary, model = self._diary, self._diary.model
        return (
            [model.row(place) for place in range(model.rowCount())],
            diary.table.selected_ids(),
            [part.text() for part in diary.totals.findChildren(QLabel)],
            (diary.title.property("text"), diary.line.text(), diary.line.offers),
            [part.geometry() for part in self._parts],
        )

    def take(self, name: str, act: Callable[[], object], *, anything: bool = False) -> None:
        """Do something, and wait until it is shown; what follows is watched until ``settle`` is over.

        *anything*: all that is painted counts.

        Raises:
            TimeoutError: nothing was painted.
        """
        self._name, self._anything = name, anything
        self._begun = begun = _now()
        self._ended = (0.0, 0.0)
        self.taken[name].append(Taken(0.0, 0.0, 0.0))
        act()
        while self._ended < begun:
            self._turn()
            if _now()[0] - begun[0] > _LONGEST:
                raise TimeoutError(name)

    def settle(self) -> None:
        """Let it save and paint whatever is still to come."""
        still = 0
        while still < _STILL:
            self._paints = 0
            self._turn()
            is_still = not self._paints and self._autosave.state.kind == "saved"
            still = still + 1 if is_still else 0
            time.sleep(_SLICE)
        self._name = ""

    def _turn(self) -> None:
        begun = time.perf_counter()
        was_shown = self._ended > self._begun
        QApplication.processEvents()
        took = time.perf_counter() - begun
        if self._ended > self._begun and self._name:
            after = max(self.taken[self._name][-1].after, took) if was_shown else 0.0
            shown, cpu = (end - begin for begin, end in zip(self._begun, self._ended, strict=True))
            self.taken[self._name][-1] = Taken(shown, cpu, after)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


class Person:
    """Do in the window what the figures are of; each round leaves the day as it was."""

    def __init__(self, program: Program) -> None:
        self._steps = program.document.undo_stack
        self._window = program.window
        self._diary = program.window.diary
        self._watch = Watch(program)

    def rounds(self, count: int) -> dict[str, list[Taken]]:
        """Do everything so many times; give the figures of these times alone.

        Raises:
            RuntimeError: something was painted, but not done.
        """
        for number in range(WARMING + count):
            if number == WARMING:
                self._watch.taken.clear()
            there = self._entries()
            self._add(LINES[number % len(LINES)], at_once=bool(number % 2))
            self._edit(*self._entries() - there)
            self._turn_pages()
            if self._steps.count() != _STEPS * (number + 1):
                raise RuntimeError
        return dict(self._watch.taken)

    def _add(self, line: str, *, at_once: bool) -> None:
        field = self._diary.line
        field.setFocus()
        for letter in line:
            self._take("a key in the line", lambda: QTest.keyClicks(field, letter))  # noqa: B023  # done at once
        self._watch.settle()
        self._take("Enter adds it", lambda: QTest.keyClick(field, KEY.Key_Return))
        if at_once:
            self._take("a key while it saves", lambda: QTest.keyClicks(field, "k"))
        self._watch.settle()
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
            self._take(f"to {name}", lambda: QTest.keyClick(keyboard, key, ALT), anything=True)  # noqa: B023  # done at once
            self._watch.settle()

    def _take(self, name: str, act: Callable[[], object], *, anything: bool = False) -> None:
        self._watch.take(name, act, anything=anything)


def a_diary(places: Places, days: int) -> int:
    """Write a diary of so many days until today; give the number of its entries."""
    store = Store.open(places)
    store.load()
    dice = random.Random(1)  # noqa: S311  # the same diary each time is the point
    today = dt.datetime.now().astimezone().date()
    store.save({made.id: made for made in records(store.dataset, today, days, PER_DAY, dice)})
    return days * PER_DAY


def measure(home: str, days: int, rounds: int) -> tuple[int, dict[str, list[Taken]]]:
    """Give the number of entries, and what each action took."""
    for kind in ("DATA", "STATE", "CONFIG", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
    places = find_places()
    count = a_diary(places, days)
    gc.disable()  # as a start does; Program turns it on
    i18n.use("nl")
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)  # a cursor that blinks is painted, too
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
    return count, taken


def main(rounds: int) -> None:
    platform = os.environ["QT_QPA_PLATFORM"]
    for name, days in LENGTHS:
        # Each in a process of its own: what one diary left in memory is nothing to the next.
        with (
            tempfile.TemporaryDirectory() as home,
            ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone,
        ):
            count, taken = alone.submit(measure, home, days, rounds).result()
        print(f"{platform}, {rounds} rounds, {name}, {count} entries")
        table(
            ("", "shown p50", "p99", "CPU p50", "p99", "afterwards p50", "p99"),
            *((action, *_figures(times)) for action, times in taken.items()),
        )


def _figures(times: list[Taken]) -> Iterator[str]:
    for seconds in zip(*times, strict=True):
        yield ms(statistics.median(seconds))
        yield ms(percentile(seconds, 99))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
