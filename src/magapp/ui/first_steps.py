"""Between the first pages and the program: what they ask of it, and what is kept between two languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject

from magapp.ui.main_window import SYMPTOMS

if TYPE_CHECKING:
    from magapp.ui.dialogs.first_page import FirstRunDraft
    from magapp.ui.dialogs.first_run import FirstRunDialog
    from magapp.ui.dialogs.numbers import NumbersDraft
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows

_DAYS_BACK: Final = 60
"""How far back complete days are counted for what the last page says."""


class Drafts(NamedTuple):
    """Hold what was typed beside the diary and not kept yet, for a window in another language."""

    numbers: NumbersDraft | None
    first_run: FirstRunDraft | None


class FirstSteps(QObject):
    """Open the first pages, and do what they ask for."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self.dialog: FirstRunDialog | None = None

    def open(self, draft: FirstRunDraft | None = None) -> None:
        """Open them at the first page, or where a draft was; pages that are open come forward."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        program = self._program
        if program.catalogue is None or program.offers is None:
            return
        from magapp.ui.dialogs.first_page import Ground  # noqa: PLC0415  # when first asked for
        from magapp.ui.dialogs.first_run import FirstRunDialog  # noqa: PLC0415

        ground = Ground(
            program.document,
            program.catalogue,
            program.offers,
            program.shown_day.today,
            program.places,
        )
        dialog = FirstRunDialog(ground, self._complete_days, program.window, draft)
        dialog.begun.connect(self._remember)
        dialog.ended.connect(self._ended)
        dialog.diary_wanted.connect(self._go_to_line)
        dialog.complaint_chosen.connect(self._choose_complaint)
        dialog.language_chosen.connect(program.switch_language)
        dialog.emergency_wanted.connect(self._windows.open_emergency)
        dialog.article_wanted.connect(self._windows.open_article)
        dialog.example_wanted.connect(self._windows.open_example)
        self.dialog = dialog
        self._windows.show_dialog(dialog)

    def put_away(self) -> FirstRunDraft | None:
        """Close the pages because the window is built anew; give what is filled in, else null."""
        dialog, self.dialog = self.dialog, None
        return None if dialog is None else dialog.leave_for_another()

    def _complete_days(self) -> int:
        desk, today = self._program.desk, self._program.shown_day.today
        if desk is None:
            return 0
        states = desk.states_of(today - dt.timedelta(days=_DAYS_BACK), today)
        return sum(sign.state == "complete" for sign in states.values())

    def _remember(self) -> None:
        if not self._program.settings.first_run_done:
            self._program.choices.keep(first_run_done=True)

    def _ended(self) -> None:
        self._remember()
        self.dialog = None

    def _go_to_line(self) -> None:
        self._program.shown_day.show_today()
        self._program.window.go_to_line()
        self._program.window.activateWindow()

    def _choose_complaint(self, key: str) -> None:
        """Let the tab of complaints open at the one that bothers most; it takes the keys from nobody."""
        from magapp.ui.tabs.symptoms_tab import SymptomsTab  # noqa: PLC0415  # when first asked for

        tab = self._program.window.tab(SYMPTOMS)
        if isinstance(tab, SymptomsTab):
            tab.symptoms.row(key).setChecked(True)
