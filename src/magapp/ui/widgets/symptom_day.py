"""The heading that says which day is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from magapp.i18n import _
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import heading
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from magapp.ui.shown_day import ShownDay


class DayHeading(QWidget):
    """Name the day shown, between a step back and a step ahead, which ends at today.

    The name is as full as there is room for: rather short than cut.
    """

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
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

        self._row = row = QHBoxLayout(self)
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
        self.setAccessibleName(self._long())
        self.ahead.setEnabled(self._shown_day.day < self._shown_day.today)
        self._write_title()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for room for the full name."""
        return self._size_for(self._long())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Make do with room for the short name."""
        return self._size_for(self._short())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Name the day as fully as there is room for now."""
        super().resizeEvent(event)
        self._write_title()

    def _long(self) -> str:
        return long_day(self._shown_day.day, self._shown_day.today)

    def _short(self) -> str:
        return long_day(self._shown_day.day, self._shown_day.today, brief=True)

    def _size_for(self, name: str) -> QSize:
        """Give the size with a name between the arrows, which are not made smaller."""
        arrows = self.back.width() + self.ahead.width() + 2 * self._row.spacing()
        width = self._title.fontMetrics().horizontalAdvance(name) + 2
        return QSize(arrows + width, self._row.sizeHint().height())

    def _write_title(self) -> None:
        has_room = self.width() >= self.sizeHint().width()
        self._title.setText(self._long() if has_room else self._short())
