"""What to ask first, on a day for which magnesium was written down that a gate is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class FirstAskCard(Card):
    """Show the texts of the gates; it is hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = label(wrap=True)
        self._notes.setProperty("tone", "warning")
        self.column.addWidget(bold(_("Ask first")))
        self.column.addWidget(self._notes)
        self.hide()

    @property
    def text(self) -> str:
        """Give what is shown."""
        return self._notes.text()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these texts instead of the former ones."""
        self._notes.setText("\n\n".join(notes))
        self.setVisible(bool(notes))
