"""The laboratory values that were written down, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPushButton

from magapp.domain.lab import by_day, converted
from magapp.domain.records import LAB_UNITS, LabValue
from magapp.i18n import _, language
from magapp.services.lab_words import as_typed, fixed, interval_in_all_units
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.figure_table import FigureTable
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.wording import locale_now

if TYPE_CHECKING:
    import datetime as dt

    from magapp.ui.document import Change, Document

_MOST_ROWS: Final = 6


class LabList(Card):
    """List the values of a document in the three units, each with its own laboratory's interval.

    ``change_wanted`` and ``removal_wanted`` tell of the chosen one.
    """

    change_wanted = Signal(object)
    removal_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._days: frozenset[dt.date] = frozenset()
        self._none = label(_("No value was written down yet."), muted=True, wrap=True)
        self.table = FigureTable(
            _("Values that were written down"),
            (
                (_("Day"), 12),
                (_("Value"), 12),
                (LAB_UNITS[0], 8),
                (LAB_UNITS[1], 8),
                (LAB_UNITS[2], 8),
                (_("Interval of the laboratory"), 28),
                (_("Note"), 16),
            ),
        )
        self.table.fit_rows(_MOST_ROWS)
        self.change = QPushButton(_("Change"))
        self.remove = QPushButton(_("Remove"))
        self.undo = QPushButton(_("Undo"))
        self.change.setAccessibleName(_("Change the chosen value"))
        self.remove.setAccessibleName(_("Remove the chosen value"))
        self.undo.setAccessibleName(_("Undo the last change of these values"))
        buttons = FlowRow(spacing=8)
        for button in (self.change, self.remove, self.undo):
            button.setAutoDefault(False)
            buttons.flow.addWidget(button)
        self.column.addWidget(bold(_("Values that were written down"), wrap=True))
        self.column.addWidget(self._none)
        self.column.addWidget(self.table)
        self.column.addWidget(buttons)

        self.change.clicked.connect(self._ask_change)
        self.remove.clicked.connect(self._ask_removal)
        self.undo.clicked.connect(self.undo_wanted)
        self.table.activated.connect(self._ask_change)
        document.changed.connect(self._look_again)
        self.show_values()

    def offer_undo(self, *, offered: bool) -> None:
        """Let the last change be undone, or not."""
        self.undo.setEnabled(offered)

    def show_values(self) -> None:
        """Show what the document holds now."""
        found = by_day([record for record in self._document.diary if isinstance(record, LabValue)])
        self._days = frozenset(record.day for record in found)
        chosen = self.table.current_key
        self.table.show_lines([_line(record) for record in found])
        for widget in (self.table, self.change, self.remove):
            widget.setVisible(bool(found))
        self._none.setVisible(not found)
        if found and not self.table.currentIndex().isValid():
            self.table.selectRow(next((i for i, each in enumerate(found) if each.id == chosen), 0))

    def _look_again(self, change: Change) -> None:
        diary = self._document.diary
        if change.everything or any(day in self._days or diary.of_day(LabValue, day) for day in change.days):
            self.show_values()

    def _chosen(self) -> LabValue | None:
        record = self._document.diary.get(self.table.current_key)
        return record if isinstance(record, LabValue) else None

    def _ask_change(self) -> None:
        record = self._chosen()
        if record is not None:
            self.change_wanted.emit(record)

    def _ask_removal(self) -> None:
        record = self._chosen()
        if record is not None:
            self.removal_wanted.emit(record)


def _line(record: LabValue) -> FigureLine:
    now = language()
    day = locale_now().toString(QDate(record.day.year, record.day.month, record.day.day), "d MMM yyyy")
    amount = converted(record.value, record.unit)
    return FigureLine(
        record.id,
        (
            day,
            f"{as_typed(record.value, now)} {record.unit}",
            *(fixed(each, now) for each in amount),
            interval_in_all_units(record.low, record.high, record.unit, now),
            record.note,
        ),
    )
