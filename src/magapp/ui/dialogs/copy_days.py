"""What is asked when a day is copied: to which other days, or what of another one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, ngettext
from magapp.ui.theme import GAP, MARGIN, letters_wide
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.day_picker import DayPicker
from magapp.ui.widgets.month import Month
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.part_table import PartTable
from magapp.ui.wording import long_day, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from magapp.ui.day_parts import DayParts
    from magapp.ui.widgets.month_model import AboutOf, SignsOf

_MONTH: Final = 224
_PARTS: Final = 500
_HEIGHT: Final = 420
_MOST_NAMED: Final = 4
"""Of more days than these, the number says more than the names."""


class CopyDialog(QDialog):
    """Hold what both have: what will be done, and the button that does it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(GAP)
        self.about = label(wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.copy = QPushButton(_("Copy"))
        self.copy.setDefault(True)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Be as high as the texts need at this width; Qt takes no more than two thirds of the screen."""
        super().showEvent(event)
        needed = self.heightForWidth(self.width())
        if needed > self.height():
            resize_on_screen(self, self.width(), needed)

    def add_foot(self) -> None:
        """Put under the rest what will be done, and the buttons."""
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.copy)
        self.column.addWidget(self.about)
        self.column.addLayout(foot)


class CopyToDialog(CopyDialog):
    """Ask to which days the selected rows are copied; ``wanted`` carries them."""

    wanted = Signal(object)

    def __init__(
        self,
        count: int,
        shown: dt.date,
        today: dt.date,
        signs_of: SignsOf,
        parent: QWidget,
        *,
        about: AboutOf | None = None,
    ) -> None:
        title = ngettext("Copy {count} row to another day", "Copy {count} rows to another day", count)
        super().__init__(title.format(count=count), parent)
        self.copy.clicked.connect(self._copy)
        self._today = today
        self.today = QPushButton(_("Today"))
        self.tomorrow = QPushButton(_("Tomorrow"))
        self.days = DayPicker(signs_of, about=about)
        self.name = bold(self.windowTitle(), wrap=True)
        self.hint = label(
            _("Several days: Ctrl or Shift and a click, or Space on each of them."), muted=True, wrap=True
        )
        column = self.column
        column.addWidget(self.name)
        quick = QHBoxLayout()
        tomorrow = today + dt.timedelta(days=1)
        for button, day in ((self.today, today), (self.tomorrow, tomorrow)):
            button.setAutoDefault(False)
            button.setVisible(day != shown)
            quick.addWidget(button)
        quick.addStretch(1)
        column.addLayout(quick)
        column.addWidget(self.days)
        column.addWidget(self.hint)
        self.add_foot()
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing())
        self.setFixedWidth(letters_wide(_MONTH + 90, self.fontMetrics().averageCharWidth()))

        self.today.clicked.connect(self._to_today)
        self.tomorrow.clicked.connect(self._to_tomorrow)
        self.days.picked.connect(self._tell)
        self.days.begin(shown + dt.timedelta(days=1), today)
        (self.today if shown != today else self.tomorrow).setFocus()

    def words(self, days: Sequence[dt.date]) -> str:
        """Say to which days is copied."""
        if len(days) == 1:
            return _("To: {day}").format(day=long_day(days[0], self._today))
        if len(days) <= _MOST_NAMED:
            named = ", ".join(short_day(day, self._today) for day in days)
            return _("To {count} days: {days}").format(count=len(days), days=named)
        return _("To {count} days").format(count=len(days))

    def _tell(self) -> None:
        text = self.words(self.days.days())
        self.about.setText(text)
        self.copy.setAccessibleDescription(text)

    def _to_today(self) -> None:
        self._done([self._today])

    def _to_tomorrow(self) -> None:
        self._done([self._today + dt.timedelta(days=1)])

    def _copy(self) -> None:
        self._done(self.days.days())

    def _done(self, days: list[dt.date]) -> None:
        self.accept()
        self.wanted.emit(days)


class CopyFromDialog(CopyDialog):
    """Ask what is copied to the day shown, and of which day; ``wanted`` carries the ids of the records."""

    wanted = Signal(object)

    def __init__(  # the two days, and whom to ask about others
        self,
        shown: dt.date,
        today: dt.date,
        begin: dt.date,
        signs_of: SignsOf,
        parts_of: Callable[[dt.date], DayParts],
        parent: QWidget,
        *,
        about: AboutOf | None = None,
    ) -> None:
        super().__init__(_("Copy from another day"), parent)
        self.copy.clicked.connect(self._copy)
        self._shown = shown
        self._today = today
        self._parts_of = parts_of
        self.month = Month(signs_of, about=about)
        self.parts = PartTable()
        self._day = bold()
        self._nothing = label(_("Nothing was written down on this day."), muted=True, wrap=True)
        self._lay_out()
        self.month.chosen.connect(self.show_day)
        self.parts.selection_changed.connect(self._tell)
        self.parts.doubleClicked.connect(self._copy)
        self.show_day(begin)
        self.month.setFocus()
        letter = self.fontMetrics().averageCharWidth()
        resize_on_screen(self, letters_wide(_MONTH + _PARTS, letter), letters_wide(_HEIGHT, letter))

    def show_day(self, day: dt.date) -> None:
        """Show what can be copied of a day."""
        self.month.show_day(day, self._today)
        self._day.setText(long_day(day, self._today))
        parts = self._parts_of(day)
        self.parts.setVisible(bool(parts.view.rows))
        self._nothing.setVisible(not parts.view.rows)
        self.parts.show_parts(parts)

    def _lay_out(self) -> None:
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.month.setFixedWidth(letters_wide(_MONTH, self.fontMetrics().averageCharWidth()))
        left.addWidget(self.month)
        left.addStretch(1)
        right.addWidget(self._day)
        right.addWidget(self.parts, 1)
        right.addWidget(self._nothing)
        right.addStretch(0)
        both.setSpacing(2 * GAP)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.column.addLayout(both, 1)
        self.add_foot()

    def _tell(self) -> None:
        count = len(self.parts.chosen_ids()) if self.parts.isVisibleTo(self) else 0
        said = ngettext("{count} row to: {day}", "{count} rows to: {day}", count)
        self.about.setText(said.format(count=count, day=long_day(self._shown, self._today)) if count else "")
        self.copy.setAccessibleDescription(self.about.text())
        self.copy.setEnabled(bool(count))

    def _copy(self) -> None:
        ids = self.parts.chosen_ids()
        if ids:
            self.accept()
            self.wanted.emit(ids)
