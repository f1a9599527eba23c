"""Scenes of the day: rows, medicines, supplements, habits, ideas, shopping."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from magapp.domain.records import Dislike, Dose, Entry, Fact, Habit
from magapp.domain.usual import intakes_on
from magapp.services.entry_line import propose
from magapp.services.usual_supplements import to_entry, usual_of_proposal
from magapp.ui.dialogs.copy_days import CopyFromDialog, CopyToDialog
from magapp.ui.loading import load_catalogue
from magapp.ui.main_window import DIARY
from magapp.ui.models.day_model import AMOUNT
from tools.scene_base import SceneBase, fresh_windows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from magapp.ui.widgets.day_table import DayTable

_WRITE = "a scene"
_FACTOR = "loop_diuretics"


class DayScenes(SceneBase):
    """Set up scenes of the food diary."""

    def _medicines(self) -> None:
        self._write(
            *(
                Fact(id=self._new_id(), key="medicine", value=each, since=self._today)
                for each in ("levothyroxine", "bisphosphonate")
            ),
            Dose(id=self._new_id(), day=self._today, time=8 * 60, medicine="levothyroxine"),
            Dose(id=self._new_id(), day=self._today, time=8 * 60 + 30, medicine="bisphosphonate"),
            self._pill(),
        )

    def _pill(self) -> Entry:
        kitchen = load_catalogue().kitchen
        found = propose("1 tablet magnesium 100 mg @9:00", kitchen.finder, "nl", forms=kitchen.forms)
        return found[0].to_entry(self._new_id(), self._today, meal="breakfast")

    def _doses(self) -> QWidget:
        self._medicines()
        self._tab(DIARY)
        return self._program.window

    def _habits(self) -> QWidget:
        self._tab(DIARY)
        windows, desk = self._program.windows, self._program.desk
        assert windows is not None
        assert desk is not None
        cups = [self._drink(f"koffie {time}") for time in ("8:30", "10:15", "14:10", "16:00")]
        day = self._today
        noted = {"sleep": 7.5, "bedtime": 1410.0, "relaxation": 20.0, "sweat": 0.0, "stress": 2.0}
        made = {key: self._program.document.day_record_id("habit", day, key) for key in noted}
        habits = [Habit(id=made[key], day=day, key=key, value=value) for key, value in noted.items()]
        self._write(*cups, *habits)
        desk.states.set_drinks_missing()
        self._written.add(self._program.document.day_record_id("day", day))
        windows.habits.go_to_stress()
        return windows.habits.dialog or self._program.window

    def _drink(self, line: str) -> Entry:
        found = propose(line, load_catalogue().kitchen.finder, "nl")
        made = self._program.document.day_record_id("entry", self._today, line)
        return found[0].to_entry(made, self._today, meal="snack")

    def _interval(self) -> QWidget:
        self._doses()
        windows = self._program.windows
        assert windows is not None
        return fresh_windows(self._program, windows.open_interval_notes)[-1]

    def _rows(self) -> DayTable:
        self._tab(DIARY)
        table = self._program.window.diary.table
        flags = table.selectionModel().SelectionFlag
        index = self._program.window.diary.model.index(1, AMOUNT)
        table.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        return table

    def _editing(self) -> QWidget:
        table = self._rows()
        table.setFocus()
        table.edit(self._program.window.diary.model.index(1, AMOUNT))
        return self._program.window

    def _copying_to(self) -> QWidget:
        self._rows()
        windows = self._program.windows
        assert windows is not None
        shown = fresh_windows(self._program, windows.copies.copy_to)[-1]
        assert isinstance(shown, CopyToDialog)
        tuesday = self._today + dt.timedelta(days=2)
        shown.days.begin(tuesday, self._today)
        view = shown.days.focusProxy()
        assert view is not None  # the month itself
        for _times in range(3):
            QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        return shown

    def _copying_from(self) -> QWidget:
        self._medicines()
        self._rows()
        windows = self._program.windows
        assert windows is not None
        shown = fresh_windows(self._program, windows.copies.copy_from)[-1]
        assert isinstance(shown, CopyFromDialog)
        shown.show_day(self._today)
        shown.parts.setFocus()
        return shown

    def _plan(self) -> None:
        """Plan a meal for today, and something for the days after it."""
        kitchen = load_catalogue().kitchen
        lines = (
            ("2 sneetjes volkorenbrood", 0),
            ("handje amandelen", 0),
            ("3 opscheplepels spinazie", 1),
            ("2 bananen", 2),
            ("2 sneetjes volkorenbrood", 3),
            ("glas sojadrink", 3),
        )
        for line, away in lines:
            found = propose(line, kitchen.finder, "nl", forms=kitchen.forms)[0]
            day = self._today + dt.timedelta(days=away)
            self._write(found.to_entry(self._new_id(), day, meal="dinner", planned=True))

    def _planned(self) -> QWidget:
        self._plan()
        self._tab(DIARY)
        return self._program.window

    def _write_kidneys(self) -> None:
        self._write(Fact(id=self._new_id(), key="condition", value="kidney_severe", since=self._today))

    def _kidneys_in_the_diary(self) -> QWidget:
        self._write_kidneys()
        self._tab(DIARY)
        return self._program.window

    def _shopping(self) -> QWidget:
        self._plan()
        return self._empty_list()

    def _empty_list(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None
        return fresh_windows(self._program, windows.foods.open_shopping_list)[-1]

    def _ideas(self) -> QWidget:
        self._write(*(Dislike(id=self._new_id(), food=each) for each in ("tofu", "oat_flakes")))
        windows = self._program.windows
        assert windows is not None
        return fresh_windows(self._program, windows.foods.open_ideas)[-1]

    def _ideas_with_kidneys(self) -> QWidget:
        self._write_kidneys()
        windows = self._program.windows
        assert windows is not None
        return fresh_windows(self._program, windows.foods.open_ideas)[-1]

    def _write_usual(self) -> None:
        """Take three supplements usually, one of them in two doses; one is ticked."""
        kitchen = load_catalogue().kitchen
        for line, times, fields in (
            ("400 mg magnesiumcitraat", (8 * 60, 20 * 60), {}),
            ("1 tablet magnesium 150 mg", (12 * 60 + 30,), {"weekdays": (1, 3, 5, 6, 7)}),
            ("1 tablet magnesiumtauraat 100 mg magnesium", (), {"paused": True}),
        ):
            found = propose(line, kitchen.finder, "nl", forms=kitchen.forms)[0]
            made = usual_of_proposal(found, self._new_id(), since=self._today, times=times)
            self._write(replace(made, **fields))
        first = intakes_on(self._program.document.diary, self._today)[0]
        self._write(to_entry(first, self._new_id(), self._today))

    def _usual(self) -> QWidget:
        self._write_usual()
        self._tab(DIARY)
        return self._program.window

    def _usual_dialog(self) -> QWidget:
        self._write_usual()
        return self._no_usual()

    def _no_usual(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None
        return fresh_windows(self._program, windows.usual.open)[-1]

    def _usual_with_kidneys(self) -> QWidget:
        self._write_kidneys()
        return self._usual_dialog()
