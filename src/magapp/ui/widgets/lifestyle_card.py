"""Drinks and lifestyle of a day: one click or key for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.drinks_card import DrinkRows
from magapp.ui.widgets.habit_rows import HabitRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from magapp.domain.records import Entry


class LifestyleCard(Card):
    """Show the drinks, counted from what was written down, and below them the habits of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drinks = DrinkRows()
        self.habits = HabitRows()
        self._later = label(
            _("Sleep, relaxation, sweating and stress can be noted from the day itself on."),
            muted=True,
            wrap=True,
        )
        self.column.addWidget(bold(_("Drinks and lifestyle")))
        self.column.addWidget(self.drinks)
        self.column.addWidget(self.habits)
        self.column.addWidget(self._later)
        self.column.addStretch(1)
        self._later.hide()

    def show_day(self, entries: Sequence[Entry], habits: Mapping[str, float], *, to_come: bool) -> None:
        """Show a day; one that is *to_come* has drinks at most."""
        self.drinks.show_entries(entries)
        self.habits.show_values(habits)
        self.habits.setVisible(not to_come)
        self._later.setVisible(to_come)
