"""Drinks and lifestyle in a dialog, for a window too narrow to show them beside the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, MARGIN, letters_wide
from magapp.ui.widgets.card import bold
from magapp.ui.widgets.lifestyle_card import LifestyleCard
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from magapp.ui.shown_day import ShownDay

_SIZE = (380, 484)
_LEAST_HEIGHT = 240


class LifestyleDialog(QDialog):
    """Show the strip of the day shown, and follow it to another day; Esc closes it."""

    def __init__(self, shown_day: ShownDay, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Drinks and lifestyle"))
        self.setModal(False)
        self._shown = shown_day
        self._day = bold(wrap=True)
        self.card = LifestyleCard()
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.card)
        self._area = ReadingArea(page, _("Drinks and lifestyle"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._day)
        column.addWidget(self._area, 1)
        column.addWidget(buttons)
        line_up(column, self._area)
        room = parent.screen().availableGeometry()
        width = letters_wide(_SIZE[0], self.fontMetrics().averageCharWidth())
        self.setMinimumHeight(min(_LEAST_HEIGHT, room.height()))
        height = letters_wide(_SIZE[1], self.fontMetrics().averageCharWidth())
        self.resize(min(width, room.width()), min(height, room.height()))

        buttons.rejected.connect(self.reject)
        self.card.habits.left.connect(self.reject)
        shown_day.changed.connect(self._name_day)
        self._name_day()

    def go_to(self, key: str) -> None:
        """Put the keyboard on a habit, in sight."""
        self._area.ensureWidgetVisible(self.card.habits.go_to(key))  # type: ignore[arg-type]  # a habit's key

    def _name_day(self) -> None:
        self._day.setText(long_day(self._shown.day, self._shown.today))
