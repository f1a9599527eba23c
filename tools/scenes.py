"""Scenes for the pictures that need more than opening a window: something typed, told, unfolded or chosen.

What a scene writes in the invented diary is taken out again before the next one.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget

from magapp.domain.records import Checkin, Dislike, Dose, Entry, Fact, Habit, LabValue, OwnComplaint, Record
from magapp.domain.usual import intakes_on
from magapp.services.entry_line import propose
from magapp.services.usual_supplements import to_entry, usual_of_proposal
from magapp.ui.dialogs.copy_days import CopyFromDialog, CopyToDialog
from magapp.ui.dialogs.settings import PAGES as SETTINGS_PAGES
from magapp.ui.loading import load_catalogue
from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS
from magapp.ui.models.day_model import AMOUNT
from magapp.ui.tabs.advice_cards import MoreButton
from magapp.ui.tabs.advice_tab import AdviceTab
from magapp.ui.tabs.symptoms_tab import SymptomsTab
from magapp.ui.widgets.complaint_name import ComplaintName
from tools.calendar_scenes import CalendarScenes
from tools.disk_scenes import DiskScenes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.ui.dialogs.settings import SettingsPage
    from magapp.ui.program import Program
    from magapp.ui.widgets.day_table import DayTable

_WRITE = "a scene"
_FACTOR = "loop_diuretics"


def _fresh_windows(program: Program, ask: Callable[[], object]) -> list[QWidget]:
    before = set(QApplication.topLevelWidgets())
    ask()
    new = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not program.window]
    return [w for w in new if w not in before] or new


def dialog(program: Program, ask: Callable[[], object]) -> Callable[[], QWidget]:
    """Give what opens a dialog and tells which one it was."""

    def show() -> QWidget:
        fresh = _fresh_windows(program, ask)
        return fresh[-1] if fresh else program.window

    return show


class Scenes:
    """Set up the scenes of one program."""

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

    def named(self) -> Mapping[str, Callable[[], QWidget]]:
        """Name the scenes."""
        windows = self._program.windows
        assert windows is not None
        return {
            "causes-factor": self._factor,
            "symptoms-own": self._own_complaints,
            "symptoms-name": self._name,
            "dialog-history": self._history,
            "diary-doses": self._doses,
            "diary-planned": self._planned,
            "diary-kidneys": self._kidneys_in_the_diary,
            "dialog-ideas": self._ideas,
            "dialog-shopping": self._shopping,
            "dialog-shopping-empty": self._empty_list,
            "dialog-ideas-kidneys": self._ideas_with_kidneys,
            "advice-kidneys": self._kidneys,
            "advice-unfolded": self._unfolded,
            "dialog-profile-medicine": self._profile_medicine,
            "dialog-article-search": self._searching(windows.open_article, "koffie", "coffee"),
            "dialog-help-search": self._searching(windows.open_help, "medicijn", "medicine"),
            "dialog-lab-values": self._lab,
            **{f"dialog-sources-{place}": self._sources(place) for place in (1, 2, 3)},
            "dialog-interval": self._interval,
            "diary-editing": self._editing,
            **{f"dialog-settings-{page}": self._settings(page) for page, _title in SETTINGS_PAGES},
            "diary-usual": self._usual,
            "dialog-usual": self._usual_dialog,
            "dialog-usual-kidneys": self._usual_with_kidneys,
            "dialog-usual-empty": self._no_usual,
            "diary-habits": self._habits,
            "dialog-lifestyle": dialog(self._program, windows.habits.open),
            **DiskScenes(self._program).named(),
            "dialog-copy-to": self._copying_to,
            "dialog-copy-from": self._copying_from,
            **CalendarScenes(self._program).named(),
        }

    def _write(self, *records: Record) -> None:
        self._program.document.replace({each.id: each for each in records}, _WRITE)
        self._written |= {each.id for each in records}

    def _settings(self, page: SettingsPage) -> Callable[[], QWidget]:
        def show() -> QWidget:
            windows = self._program.windows
            assert windows is not None  # everything is read
            windows.settings.show_page(page)
            shown = windows.settings.dialog
            assert shown is not None  # just opened
            if page == "keys":
                words = {"nl": "half glas melk", "en": "half a glass of milk"}
                keys = ("coffee", f"={words[self._program.settings.language or 'en']}", "water", "alcohol")
                self._program.choices.keep(quick_keys=keys)
                for key in shown.keys.keys:
                    key.show_key()
            return shown

        return show

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

    def _symptoms(self, half: str) -> SymptomsTab:
        tab = self._tab(SYMPTOMS)
        assert isinstance(tab, SymptomsTab)
        tab.switch.button(half).click()
        return tab

    def _factor(self) -> QWidget:
        self._symptoms("causes").causes.choose(_FACTOR)
        return self._program.window

    def _own(self) -> tuple[OwnComplaint, ...]:
        document = self._program.document
        own = (
            OwnComplaint(id=self._new_id(), name="Hoofdpijn"),
            OwnComplaint(id=self._new_id(), name="Pijn in de rechterknie bij het traplopen en lang zitten"),
            OwnComplaint(id=self._new_id(), name="Jeuk", stopped=True),
        )
        dice = random.Random(3)  # noqa: S311  # invented answers, no secret
        answers: list[Record] = []
        for away in range(420):
            day = self._today - dt.timedelta(days=away)
            if dice.random() < 0.7:
                made = document.day_record_id("checkin", day, own[0].id)
                note = "na lang achter het scherm" if away % 13 == 0 else ""
                severity = dice.choice((0, 0, 1, 1, 2, 3))
                answers.append(Checkin(id=made, day=day, key=own[0].id, severity=severity, note=note))
        self._write(*own, *answers)
        return own

    def _own_complaints(self) -> QWidget:
        symptoms = self._symptoms("symptoms")
        own = self._own()
        symptoms.symptoms.choose(own[0].id)
        return self._program.window

    def _name(self) -> QWidget:
        symptoms = self._symptoms("symptoms")
        self._own()
        name = symptoms.findChildren(ComplaintName)[0]
        name.add.click()
        name.line.setText("hoofdPIJN")
        name.save.click()
        return self._program.window

    def _history(self) -> QWidget:
        own = self._own()
        windows = self._program.windows
        assert windows is not None
        return _fresh_windows(self._program, lambda: windows.open_history(own[0].id, own[0].name))[-1]

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
        return _fresh_windows(self._program, windows.open_interval_notes)[-1]

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
        shown = _fresh_windows(self._program, windows.copies.copy_to)[-1]
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
        shown = _fresh_windows(self._program, windows.copies.copy_from)[-1]
        assert isinstance(shown, CopyFromDialog)
        shown.show_day(self._today)
        shown.parts.setFocus()
        return shown

    def _kidneys(self) -> QWidget:
        self._write_kidneys()
        self._tab(ADVICE)
        return self._program.window

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
        return _fresh_windows(self._program, windows.foods.open_shopping_list)[-1]

    def _ideas(self) -> QWidget:
        self._write(*(Dislike(id=self._new_id(), food=each) for each in ("tofu", "oat_flakes")))
        windows = self._program.windows
        assert windows is not None
        return _fresh_windows(self._program, windows.foods.open_ideas)[-1]

    def _ideas_with_kidneys(self) -> QWidget:
        self._write_kidneys()
        windows = self._program.windows
        assert windows is not None
        return _fresh_windows(self._program, windows.foods.open_ideas)[-1]

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
        return _fresh_windows(self._program, windows.usual.open)[-1]

    def _usual_with_kidneys(self) -> QWidget:
        self._write_kidneys()
        return self._usual_dialog()

    def _unfolded(self) -> QWidget:
        advice = self._tab(ADVICE)
        for button in advice.findChildren(MoreButton)[:2]:
            button.setChecked(True)
        return self._program.window

    def _profile_medicine(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None
        shown = _fresh_windows(self._program, windows.open_profile)[-1]
        search = shown.findChildren(QLineEdit)[-1]
        search.setText("euthyrox")
        search.setFocus()
        return shown

    def _searching(self, ask: Callable[[], None], dutch: str, english: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            shown = _fresh_windows(self._program, ask)[-1]
            words = dutch if self._program.settings.language == "nl" else english
            next(each for each in shown.findChildren(QLineEdit) if each.placeholderText()).setText(words)
            return shown

        return show

    def _lab(self) -> QWidget:
        year = self._today.year
        self._write(
            LabValue(
                id=self._new_id(),
                day=dt.date(year, 3, 4),
                value=0.82,
                unit="mmol/L",
                low=0.7,
                high=1.05,
                note="nuchter",
            ),
            LabValue(id=self._new_id(), day=dt.date(year, 9, 14), value=1.95, unit="mg/dL"),
        )
        windows = self._program.windows
        assert windows is not None
        return _fresh_windows(self._program, lambda: windows.open_numbers("lab"))[-1]

    def _sources(self, place: int) -> Callable[[], QWidget]:
        def show() -> QWidget:
            windows = self._program.windows
            assert windows is not None
            shown = _fresh_windows(self._program, windows.open_sources)[-1]
            assert isinstance(shown, QDialog)
            shown.findChildren(QComboBox)[0].setCurrentIndex(place)
            return shown

        return show


__all__ = ["Scenes", "dialog"]
