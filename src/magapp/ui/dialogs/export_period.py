"""Which days a summary is about, and in which language: asked before saving and before printing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from magapp.domain.records import EARLIEST_YEAR, LATEST_YEAR
from magapp.i18n import _, language, ngettext
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.wording import locale_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from magapp.domain.diary import Diary

_USUAL: Final = "month"
_WEEK: Final = 7
_FOUR_WEEKS: Final = 28
_ONE_LINE_FROM: Final = 430


def period_called(choice: str, diary: Diary, today: dt.date) -> tuple[dt.date, dt.date]:
    """Give the first and last day of a quick choice: week, weeks, month or all."""
    if choice == "week":
        return today - dt.timedelta(days=_WEEK - 1), today
    if choice == "weeks":
        return today - dt.timedelta(days=_FOUR_WEEKS - 1), today
    if choice == "month":
        return today.replace(day=1), today
    days = diary.days()
    return (min(days[0], today), max(days[-1], today)) if days else (today, today)


def scrolling(column: QVBoxLayout) -> QScrollArea:
    """Let what is asked scroll where the dialog is low, so that its buttons stay in sight."""
    page = QWidget()
    page.setProperty("page", "true")
    column.setContentsMargins(0, 0, 0, 0)
    page.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class PeriodChooser(QWidget):
    """Ask for a period, by a quick choice or by two days, and for a language.

    ``changed`` tells that another period or language was chosen.
    """

    changed = Signal()

    def __init__(self, diary: Callable[[], Diary], today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._today = today
        self._quick = Segmented(
            [
                ("week", _("7 days")),
                ("weeks", _("28 days")),
                ("month", _("this month")),
                ("all", _("all days")),
            ],
            _("Period"),
        )
        self._from = self._day_field(_("First day"))
        self._to = self._day_field(_("Last day"))
        self._days = label(muted=True, wrap=True)
        self._language = Segmented([("nl", "Nederlands"), ("en", "English")], _("Language of the summary"))
        self._language.set_value(language())

        self._lay_out()

        self._quick.chosen.connect(self.choose)
        self._from.dateChanged.connect(self._typed)
        self._to.dateChanged.connect(self._typed)
        self._language.chosen.connect(self._tell)
        self.choose(_USUAL)

    @staticmethod
    def _day_field(name: str) -> QDateEdit:
        field = QDateEdit()
        field.setAccessibleName(name)
        field.lineEdit().setAccessibleName(name)  # it is this part that takes the keys
        field.setCalendarPopup(True)
        field.setLocale(locale_now())
        field.setDisplayFormat("d MMM yyyy")
        field.setDateRange(QDate(EARLIEST_YEAR, 1, 1), QDate(LATEST_YEAR, 12, 31))
        return field

    def _lay_out(self) -> None:
        quick = QHBoxLayout()
        quick.addWidget(self._quick)
        quick.addStretch(1)
        self._dates = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._dates.setSpacing(8)
        for words, field in ((_("from"), self._from), (_("up to and including"), self._to)):
            name = label(words)
            name.setBuddy(field)
            self._dates.addWidget(name)
            self._dates.addWidget(field)
        self._dates.addStretch(1)
        tongue = QHBoxLayout()
        tongue.addWidget(self._language)
        tongue.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(bold(_("Which days?")))
        column.addLayout(quick)
        column.addLayout(self._dates)
        column.addWidget(self._days)
        column.addWidget(bold(_("In which language?")))
        column.addLayout(tongue)

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """Give the first and last day, both included; the last is never before the first."""
        first, last = self._from.date().toPython(), self._to.date().toPython()
        assert isinstance(first, dt.date)
        assert isinstance(last, dt.date)
        return min(first, last), max(first, last)

    @property
    def language(self) -> str:
        """Give the language of the summary, ``nl`` or ``en``."""
        return self._language.value or language()

    def choose(self, choice: str) -> None:
        """Take a quick choice: week, weeks, month or all."""
        self.set_period(*period_called(choice, self._diary(), self._today))
        self._quick.set_value(choice)

    def set_period(self, first: dt.date, last: dt.date) -> None:
        """Take a period of one's own."""
        with QSignalBlocker(self._from), QSignalBlocker(self._to):
            self._from.setDate(QDate(first.year, first.month, first.day))
            self._to.setDate(QDate(last.year, last.month, last.day))
        self._quick.set_value(None)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the two days under each other where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= _ONE_LINE_FROM
        self._dates.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _typed(self) -> None:
        self._quick.set_value(None)
        self._tell()

    def _tell(self) -> None:
        first, last = self.period
        count = (last - first).days + 1
        self._days.setText(ngettext("{count} day", "{count} days", count).format(count=count))
        self.changed.emit()
