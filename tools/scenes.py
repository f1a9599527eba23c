"""Scenes for the pictures that need more than opening a window: something typed, told, unfolded or chosen.

What a scene writes in the invented diary is taken out again before the next one.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from magapp.domain.records import Checkin, LabValue, OwnComplaint, Record
from magapp.ui.dialogs.settings import PAGES as SETTINGS_PAGES
from magapp.ui.main_window import ADVICE, SYMPTOMS
from magapp.ui.tabs.advice_cards import MoreButton
from magapp.ui.tabs.symptoms_tab import SymptomsTab
from magapp.ui.widgets.complaint_name import ComplaintName
from tools.calendar_scenes import CalendarScenes
from tools.day_scenes import DayScenes
from tools.disk_scenes import DiskScenes
from tools.scene_base import dialog, fresh_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.ui.dialogs.settings import SettingsPage

_WRITE = "a scene"
_FACTOR = "loop_diuretics"


class Scenes(DayScenes):
    """Set up the scenes of one program."""

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
        return fresh_windows(self._program, lambda: windows.open_history(own[0].id, own[0].name))[-1]

    def _kidneys(self) -> QWidget:
        self._write_kidneys()
        self._tab(ADVICE)
        return self._program.window

    def _unfolded(self) -> QWidget:
        advice = self._tab(ADVICE)
        for button in advice.findChildren(MoreButton)[:2]:
            button.setChecked(True)
        return self._program.window

    def _profile_medicine(self) -> QWidget:
        windows = self._program.windows
        assert windows is not None
        shown = fresh_windows(self._program, windows.open_profile)[-1]
        search = shown.findChildren(QLineEdit)[-1]
        search.setText("euthyrox")
        search.setFocus()
        return shown

    def _searching(self, ask: Callable[[], None], dutch: str, english: str) -> Callable[[], QWidget]:
        def show() -> QWidget:
            shown = fresh_windows(self._program, ask)[-1]
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
        return fresh_windows(self._program, lambda: windows.open_numbers("lab"))[-1]

    def _sources(self, place: int) -> Callable[[], QWidget]:
        def show() -> QWidget:
            windows = self._program.windows
            assert windows is not None
            shown = fresh_windows(self._program, windows.open_sources)[-1]
            assert isinstance(shown, QDialog)
            shown.findChildren(QComboBox)[0].setCurrentIndex(place)
            return shown

        return show


__all__ = ["Scenes", "dialog"]
