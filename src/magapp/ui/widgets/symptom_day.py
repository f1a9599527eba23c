"""The heading that says which day is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from magapp.i18n import _
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import heading
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from magapp.ui.shown_day import ShownDay


class DayHeading(QWidget):
    """Name the day shown, between a step back and a step ahead, which ends at today."""

    def __init__(self, shown_day: ShownDay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_day = shown_day
        self.back = QPushButton("‹")
        self.back.setAccessibleName(_("The day before"))
        self.back.setToolTip(_("The day before"))
        self.ahead = QPushButton("›")
        self.ahead.setAccessibleName(_("The day after"))
        self.ahead.setToolTip(_("The day after"))
        self._title = heading()
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for button in (self.back, self.ahead):
            button.setFixedWidth(max(TARGET, button.fontMetrics().height() + 8))
        row.addWidget(self.back)
        row.addWidget(self._title, 1)
        row.addWidget(self.ahead)

        self.back.clicked.connect(shown_day.show_previous)
        self.ahead.clicked.connect(shown_day.show_next)
        self.refresh()

    def refresh(self) -> None:
        """Name the day that is shown now."""
        title = long_day(self._shown_day.day, self._shown_day.today)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.ahead.setEnabled(self._shown_day.day < self._shown_day.today)
