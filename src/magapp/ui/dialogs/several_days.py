"""What is asked before several days are copied, or before all that was eaten on them is deleted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, ngettext
from magapp.services.day_words import kinds_of
from magapp.ui.dialogs.copy_days import CopyToDialog
from magapp.ui.theme import GAP, MARGIN, letters_wide
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.enter_key import CAREFUL
from magapp.ui.wording import long_day, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.records import DayRecord
    from magapp.ui.widgets.month_model import AboutOf, SignsOf

_WIDTH: Final = 420
_MOST_NAMED: Final = 6
"""Of more days than these, the first and the last say more than all of them."""


class CopySeveralDialog(CopyToDialog):
    """Ask to which day the first of several goes, the others as far behind it as they are now."""

    def __init__(
        self,
        days: Sequence[dt.date],
        today: dt.date,
        signs_of: SignsOf,
        parent: QWidget,
        *,
        about: AboutOf | None = None,
    ) -> None:
        self._days = days
        super().__init__(len(days), days[0], today, signs_of, parent, about=about)
        count = len(days)
        title = ngettext("Copy {count} day", "Copy {count} days", count).format(count=count)
        self.setWindowTitle(title)
        self.name.setText(title)
        self.hint.setText(
            ngettext(
                "Choose the day to copy it to.",
                "Choose a day for the first; the others follow as far behind it as they are now.",
                count,
            )
        )
        self.days.begin(days[-1] + dt.timedelta(days=1), today)

    def words(self, days: Sequence[dt.date]) -> str:
        """Say where the days go."""
        if len(days) > 1 or len(self._days) == 1:
            return super().words(days)
        last = days[0] + (self._days[-1] - self._days[0])
        return _("From {first} to {last}").format(
            first=short_day(days[0], self._today), last=short_day(last, self._today)
        )


class DeleteRowsDialog(QDialog):
    """Ask whether all rows of some days are deleted; ``confirmed`` tells whether the rest of them too."""

    confirmed = Signal(bool)

    def __init__(
        self,
        days: Sequence[dt.date],
        rows: int,
        others: Sequence[DayRecord],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(_("Delete rows"))
        self.ask = bold(_asked(rows, len(days)), wrap=True)
        self.which = label(_named(days, today), wrap=True)
        self.kept = label(
            _("Nothing else is changed: complaints, habits, medicines and notes stay. Undo brings all back."),
            muted=True,
            wrap=True,
        )
        self.others = QCheckBox(_("Delete the rest of these days as well"))
        self.rest = label("\n".join(kinds_of(others)), muted=True, wrap=True)
        self.others.setAccessibleDescription(self.rest.text())
        for widget in (self.others, self.rest):
            widget.setVisible(bool(others))
        self.delete = QPushButton(
            ngettext("Delete {count} row", "Delete {count} rows", rows).format(count=rows)
        )
        self.delete.setProperty(CAREFUL, True)
        self.delete.setAutoDefault(False)
        self.keep = QPushButton(_("Do not delete"))
        self.keep.setDefault(True)

        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self.ask, self.which, self.others, self.rest, self.kept):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.delete)
        column.addLayout(foot)
        self.setFixedWidth(letters_wide(_WIDTH, self.fontMetrics().averageCharWidth()))

        self.others.toggled.connect(self._others_toggled)
        self.delete.clicked.connect(self._confirm)
        self.keep.clicked.connect(self.reject)
        self.keep.setFocus()

    def _others_toggled(self) -> None:
        self.kept.setText(
            _("Undo brings all back.")
            if self.others.isChecked()
            else _(
                "Nothing else is changed: complaints, habits, medicines and notes stay. Undo brings all back."
            )
        )

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit(self.others.isChecked())


def _asked(rows: int, days: int) -> str:
    if days == 1:
        asked = ngettext("Delete the {rows} row of this day?", "Delete all {rows} rows of this day?", rows)
    else:
        asked = ngettext(
            "Delete the {rows} row of {days} days?", "Delete all {rows} rows of {days} days?", rows
        )
    return asked.format(rows=rows, days=days)


def _named(days: Sequence[dt.date], today: dt.date) -> str:
    if len(days) == 1:
        return long_day(days[0], today)
    if len(days) <= _MOST_NAMED:
        return ", ".join(short_day(day, today) for day in days)
    return _("{count} days from {first} to {last}").format(
        count=len(days), first=short_day(days[0], today), last=short_day(days[-1], today)
    )
