"""All that was answered about one complaint, back to the first day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from magapp.domain.complaints import answers_to, months_of
from magapp.domain.records import OwnComplaint
from magapp.i18n import _
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import heading, label
from magapp.ui.widgets.complaint_days import AnswersView, MonthsView
from magapp.ui.widgets.complaint_words import breakable, day_sentence
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.symptom_emergency_line import EmergencyLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from magapp.domain.records import Checkin
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

LEAST_MONTHS: Final = 6
_HEIGHT: Final = 560


class ComplaintHistory(QDialog):
    """Show a complaint by months of squares, or as a list with the notes; it does not block the window.

    ``day_wanted`` asks for a day, ``emergency_wanted`` for the emergency texts from the top (empty).
    """

    day_wanted = Signal(object)
    emergency_wanted = Signal(str)

    def __init__(
        self, document: Document, shown_day: ShownDay, key: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._document = document
        self._shown_day = shown_day
        self._key = key
        self._answers: Mapping[dt.date, Checkin] = {}
        self._month = ""
        self.setWindowTitle(_("Earlier days"))
        self._title = heading(breakable(name))
        self._title.setWordWrap(True)
        self.shape = Segmented([("squares", _("Squares")), ("list", _("List"))], _("How to show the days"))
        self.shape.set_value("squares")
        self._hint = label(muted=True, wrap=True)
        self.months = MonthsView()
        self.list = AnswersView()
        self.list.hide()
        self._said = label(wrap=True)
        self._said.setMinimumHeight(2 * self._said.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.emergency_line = EmergencyLine()
        self._close = QPushButton(_("Close"))
        self._close.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for button in (*self.shape.findChildren(QPushButton), self.emergency_line, self._close):
            button.setAutoDefault(False)

        self._lay_out()

        self.shape.chosen.connect(self._show_shape)
        self.months.pointed.connect(self._point)
        self.months.day_wanted.connect(self.day_wanted)
        self.list.day_wanted.connect(self.day_wanted)
        self.emergency_line.clicked.connect(self._ask_for_emergency)
        QShortcut(QKeySequence("F1"), self, self._ask_for_emergency)
        self._close.clicked.connect(self.close)
        document.changed.connect(self._follow)
        shown_day.changed.connect(self._refresh)
        self._refresh()
        self._show_shape("squares")
        self.months.go_to(min(shown_day.day, shown_day.today))
        self.months.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(self.months.minimumWidth() + 2 * MARGIN, _HEIGHT)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.shape, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.months, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._said)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.emergency_line, 1)
        foot.addWidget(self._close)
        column.addLayout(foot)

    @property
    def key(self) -> str:
        """Give the key of the complaint."""
        return self._key

    def said(self) -> str:
        """Give what is said of the day that the keys or the pointer are at."""
        return self._said.text()

    def _follow(self, change: Change) -> None:
        if change.days or change.library or change.everything:
            self._refresh()

    def _refresh(self) -> None:
        diary, today = self._document.diary, self._shown_day.today
        record = diary.get(self._key)
        if isinstance(record, OwnComplaint):
            self._title.setText(breakable(record.name))
        self._answers = answers_to(diary, self._key)
        self.months.months.show_months(months_of(self._answers, today, LEAST_MONTHS), self._answers, today)
        self.list.answers.show_answers(self._answers)
        self._point(self.months.months.day_at(self.months.currentIndex()))

    def _show_shape(self, which: str) -> None:
        squares = which == "squares"
        self.months.setVisible(squares)
        self.list.setVisible(not squares)
        self._said.setVisible(squares)
        self._hint.setText(
            _(
                "From none (low, faint) to severe (high, vivid); dotted: not filled in; a dot above: a note. "
                "A click or Enter goes to that day."
            )
            if squares
            else _("A double click or Enter goes to that day.")
        )

    def _point(self, day: dt.date | None) -> None:
        """Say what was answered on a day, and how its month went where that is another than before."""
        if day is None:
            self._said.setText("")
            return
        self._said.setText(day_sentence(day, self._answers.get(day)))
        index = self.months.months.index_of(day)
        month = self.months.months.heading(index.row()) if index.isValid() else ""
        if month != self._month and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.months, month))
        self._month = month
        self.months.setAccessibleDescription(month)

    def _ask_for_emergency(self) -> None:
        self.emergency_wanted.emit("")
