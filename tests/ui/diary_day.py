"""The diary's tab with its desk, as it stands once everything is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from magapp.services.lexicon import Lexicon
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_view import DayView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from magapp.domain.records import Entry
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.document import Document

DAY = dt.date(2026, 11, 22)
DATASET = "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"


class DiaryDay:
    """Hold the tab of a Sunday, today, and all that belongs to it."""

    def __init__(self, qtbot: QtBot, document: Document, catalogue: Catalogue) -> None:
        self._qtbot = qtbot
        self.document = document
        self.shown = ShownDay(DAY)
        self.tab = DiaryTab(DayView(DAY.isoformat()), DAY)
        qtbot.addWidget(self.tab)
        self.tab.resize(1180, 700)
        with qtbot.waitExposed(self.tab):
            self.tab.show()
        self.desk = DiaryDesk(self.tab, document, self.shown, Lexicon(), self.tab)
        self.desk.use(catalogue, LineOffers(catalogue))
        self.catalogue = catalogue

    def write(self, *lines: str) -> None:
        """Write lines down by the keyboard."""
        for line in lines:
            self.tab.line.setFocus()
            self._qtbot.keyClicks(self.tab.line, line)
            self._qtbot.keyClick(self.tab.line, Qt.Key.Key_Return)
        self.desk.catch_up()

    def entries(self, day: dt.date = DAY) -> dict[str, Entry]:
        """Give the entries of a day by the first word of their names."""
        return {entry.name.split(",")[0].split()[0]: entry for entry in self.document.diary.entries(day)}

    def select(self, *names: str) -> None:
        """Select the rows of these entries, and no others."""
        table, model = self.tab.table, self.tab.model
        table.clearSelection()
        flags = table.selectionModel().SelectionFlag
        for name in names:
            index = model.index(model.row_of(self.entries(self.shown.day)[name].id), 0)
            table.selectionModel().select(index, flags.Select | flags.Rows)
