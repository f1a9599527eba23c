"""Seven complaints a day, the article's causes, and what is known about each."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.profile import fact_changes
from magapp.i18n import N_, _
from magapp.ui.tabs.cause_figures import CauseFigures
from magapp.ui.tabs.causes_panel import CausesPanel
from magapp.ui.tabs.symptom_answers import answered, last_answered, noted, still_open
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, label, link_button
from magapp.ui.widgets.reading_area import scrolling
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.severity_squares import DAYS
from magapp.ui.widgets.severity_words import severity_word, weekday_and_date
from magapp.ui.widgets.symptom_day import DayHeading
from magapp.ui.widgets.symptom_emergency_line import EmergencyLine
from magapp.ui.widgets.symptom_explanation import Explanation
from magapp.ui.widgets.symptom_list import SymptomList
from magapp.ui.widgets.symptom_words import said, symptom_parts

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance, Symptom
    from magapp.domain.records import Record
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

_WIDE_LETTERS: Final = 165
"""From this width, in letters, the explanation stands beside the list; below it under the list."""
_NOTE_LENGTH: Final = 500


class SymptomsTab(QWidget):
    """Ask for the day's complaints and the causes that fit, and explain the one that is chosen.

    ``emergency_wanted`` asks for the emergency texts, at a row of them or from the top (empty).
    """

    emergency_wanted = Signal(str)
    advice_wanted = Signal()
    profile_wanted = Signal()
    diary_wanted = Signal()
    trends_wanted = Signal()

    def __init__(
        self, document: Document, shown_day: ShownDay, guidance: Guidance, foods: FoodTable | None = None
    ) -> None:
        super().__init__()
        self._document = document
        self._shown_day = shown_day
        self._symptoms = {each.id: each for each in guidance.symptoms}
        self._guidance = guidance
        self._stale = True
        self._wide: bool | None = None
        self._note_of: tuple[str, dt.date] | None = None

        self.switch = Segmented([("symptoms", _("Symptoms")), ("causes", _("Causes"))], _("What to fill in"))
        self.switch.set_value("symptoms")
        self._heading = DayHeading(shown_day)
        self._repeat = QPushButton(_("Same as last time"))
        self._list = SymptomList([(each.id, said(each.name)) for each in guidance.symptoms])
        self._elsewhere = QWidget()
        self._elsewhere_text = label(muted=True, wrap=True)
        self._to_today = link_button(_("Go to today"))
        self._note_label = label(muted=True, wrap=True)
        self._note = QLineEdit()
        self._note.setMaxLength(_NOTE_LENGTH)
        self._note.setClearButtonEnabled(True)
        self._hint = label(muted=True, wrap=True)
        self._hint.setTextFormat(Qt.TextFormat.RichText)  # our own sentence, never a person's
        self._hint.setText(
            _(
                "Keys: ↑ ↓ choose, 0 1 2 3 fill in, Backspace clears. "
                "<b>moderate</b>: it bothers me, but I still do everything. "
                "<b>severe</b>: there are things I cannot do."
            )
        )
        self._causes_panel = CausesPanel(guidance)
        self._causes_panel.hide()
        self._cause_figures = CauseFigures(document, shown_day, guidance, foods)
        self._explanation = Explanation()
        self._advice = QPushButton(_("What can you do?"))
        self._explanation.buttons.addWidget(self._advice)
        self.emergency_line = EmergencyLine()

        self._lay_out()

        self.switch.chosen.connect(self._show_half)
        self._repeat.clicked.connect(self._repeat_last)
        self._list.answered.connect(self._answer)
        self._list.chosen.connect(self._explain)
        self._note.editingFinished.connect(self._write_note)
        self._to_today.clicked.connect(shown_day.show_today)
        self._causes_panel.chosen.connect(self._explain)
        self._causes_panel.ticked.connect(self._tick)
        self._causes_panel.profile_wanted.connect(self.profile_wanted)
        self._explanation.link_clicked.connect(self._follow_link)
        self._cause_figures.changed.connect(self._follow_figures)
        self._advice.clicked.connect(self.advice_wanted)
        self.emergency_line.clicked.connect(self._ask_for_emergency)
        document.changed.connect(self._follow)
        shown_day.changed.connect(self._follow_day)

    def _lay_out(self) -> None:
        self._header = QGridLayout()
        self._header.setHorizontalSpacing(GAP)
        self._header.setVerticalSpacing(8)
        elsewhere = QHBoxLayout(self._elsewhere)
        elsewhere.setContentsMargins(8, 0, 8, 6)
        elsewhere.addWidget(self._elsewhere_text, 1)
        elsewhere.addWidget(self._to_today)

        self._card = Card()
        self._answers = QWidget()
        answers = QVBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(8)
        answers.addWidget(self._elsewhere)
        answers.addWidget(self._list)
        answers.addWidget(self._note_label)
        answers.addWidget(self._note)
        answers.addWidget(self._hint)
        self._card.column.addWidget(self._answers)
        self._card.column.addWidget(self._causes_panel)
        self._card.column.addStretch(1)

        self._left_page = QWidget()
        self._left_page.setProperty("page", "true")
        self._left_column = QVBoxLayout(self._left_page)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.setSpacing(GAP)
        self._left_column.addLayout(self._header)
        self._left_column.addWidget(self._card, 1)
        self._right_page = QWidget()
        self._right_page.setProperty("page", "true")
        self._right_column = QVBoxLayout(self._right_page)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._left = scrolling(self._left_page)
        self._right = scrolling(self._right_page)

        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._left, 1)
        left.addWidget(self.emergency_line)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        columns.setSpacing(GAP + 2)
        columns.addLayout(left, 5)
        columns.addWidget(self._right, 3)
        self._set_wide(wide=True)

    @property
    def symptoms(self) -> SymptomList:
        """Give the list of complaints."""
        return self._list

    @property
    def causes(self) -> CausesPanel:
        """Give the list of causes."""
        return self._causes_panel

    @property
    def explanation(self) -> Explanation:
        """Give what explains the complaint or cause that is chosen."""
        return self._explanation

    def take_keys(self) -> None:
        """Let the keys go to the complaint that is chosen."""
        if self.switch.value == "symptoms":
            self._list.choose(self._list.chosen_key)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look again at what changed while another tab was in front."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt calls it so
        """Keep a note that is still being written."""
        self._write_note()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the explanation beside or under the list."""
        super().resizeEvent(event)
        self._set_wide(wide=event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take a digit as an answer wherever in the tab the keys go that has no use for it."""
        digit = len(event.text()) == 1 and event.text() in "0123"
        if digit and self.switch.value == "symptoms" and self._list.isEnabled():
            self.take_keys()
            self._list.row(self._list.chosen_key).keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Lay out again for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._wide is not None:
            self._set_wide(wide=self.width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS)

    def _set_wide(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self.switch, self._heading, self._repeat):
            self._header.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._header.addWidget(self.switch, 0, 0, middle | Qt.AlignmentFlag.AlignLeft)
        if wide:
            self._header.addWidget(self._heading, 0, 2, middle)
            self._header.addWidget(self._repeat, 0, 3, middle)
        else:
            self._header.addWidget(self._repeat, 0, 3, middle | Qt.AlignmentFlag.AlignRight)
            self._header.addWidget(self._heading, 1, 0, 1, 4, Qt.AlignmentFlag.AlignCenter)
        self._header.setColumnStretch(1, 1)
        self._right.setVisible(wide)
        self._place_explanation()

    def _place_explanation(self) -> None:
        """Put it beside or under the list; without room beside it, under the cause that it explains."""
        under = not self._wide and self.switch.value == "causes"
        self._causes_panel.hold(self._explanation if under else None)
        if not under:
            (self._right_column if self._wide else self._left_column).addWidget(self._explanation)

    def _follow(self, change: Change) -> None:
        since = self._shown_day.day - dt.timedelta(days=DAYS - 1)
        near = any(since <= day <= self._shown_day.day for day in change.days)
        if not (near or change.library or change.everything):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _follow_day(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _follow_figures(self) -> None:
        self._stale = True
        if self.isVisible() and self.switch.value == "causes":
            self._explain()

    def _refresh(self) -> None:
        self._stale = False
        day, today = self._shown_day.day, self._shown_day.today
        diary = self._document.diary
        days = [day - dt.timedelta(days=back) for back in reversed(range(DAYS))]
        answers = [(each, diary.checkins(each)) for each in days]
        shown = answers[-1][1]
        for key, row in self._list.rows().items():
            checkin = shown.get(key)
            if checkin is None:
                row.show_answer(None, "")
            else:
                row.show_answer(checkin.severity, checkin.note)
            row.show_days([(each, c[key].severity if key in c else None) for each, c in answers])
        ahead = day > today
        self._list.setEnabled(not ahead)
        self._note.setEnabled(not ahead)
        self._elsewhere.setVisible(day != today)
        self._elsewhere_text.setText(
            _("This day is still to come: there is nothing to fill in yet.")
            if ahead
            else _("You are filling in an earlier day.")
        )
        self._heading.refresh()
        last = last_answered(diary, day)
        self._repeat.setEnabled(last is not None and not ahead)
        self._repeat.setToolTip(
            ""
            if last is None
            else _("Fills in what is still open as on {date}.").format(date=weekday_and_date(last))
        )
        self._causes_panel.show_ticks(self._document.profile(today).causes)
        self._causes_panel.show_marks(self._cause_figures.marks())
        self._explain()

    def _show_half(self, which: str) -> None:
        symptoms = which == "symptoms"
        self._answers.setVisible(symptoms)
        self._heading.setVisible(symptoms)
        self._repeat.setVisible(symptoms)
        self._causes_panel.setVisible(not symptoms)
        self._place_explanation()
        self._explain()

    def _answer(self, key: str, severity: int | None) -> None:
        changes = answered(self._document, self._shown_day.day, key, severity)
        self._document.replace(changes, N_("answer a complaint"))
        complaint = said(self._symptoms[key].name)
        told = _("{complaint}: {severity}").format(complaint=complaint, severity=severity_word(severity))
        self._announce(told)
        if severity is not None:
            self._warn({key: severity})

    def _warn(self, answers: dict[str, int]) -> None:
        """Ask for the emergency texts at the row of the first answer that calls for them."""
        for key, severity in answers.items():
            symptom = self._symptoms[key]
            if severity >= symptom.opens_at:
                self.emergency_wanted.emit(symptom.emergency_row)
                return

    def _repeat_last(self) -> None:
        day, diary = self._shown_day.day, self._document.diary
        last = last_answered(diary, day)
        if last is None:
            return
        taken = still_open(diary, day, last, self._symptoms)
        changes: dict[str, Record | None] = {}
        for key, severity in taken.items():
            changes.update(answered(self._document, day, key, severity))
        self._document.replace(changes, N_("same as last time"))
        self._announce(_("Filled in as on {date}.").format(date=weekday_and_date(last)))
        self._warn(dict(sorted(taken.items(), key=self._urgency)))

    def _urgency(self, answer: tuple[str, int]) -> tuple[int, int]:
        """Order answers so that the complaint that opens the texts soonest comes first."""
        key, severity = answer
        return (self._symptoms[key].opens_at, -severity)

    def _write_note(self) -> None:
        if self._note_of is None or not self._note.isModified():
            return
        key, day = self._note_of
        self._note.setModified(False)
        changes = noted(self._document, day, key, self._note.text().strip())
        self._document.replace(changes, N_("write a note"))

    def _tick(self, key: str, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        today = self._shown_day.today
        profile = self._document.profile(today)
        causes = profile.causes | {key} if on else profile.causes - {key}
        changes = fact_changes(
            self._document.diary.facts(), replace(profile, causes=causes), today, self._document.new_id
        )
        self._document.replace(dict(changes), N_("tick a cause"))

    def _explain(self, _key: str = "") -> None:
        if self.switch.value == "symptoms":
            self._explain_symptom(self._symptoms[self._list.chosen_key])
        else:
            title, parts, link = self._cause_figures.explained(self._causes_panel.chosen_key)
            self._explanation.explain(title, parts, link=link)

    def _explain_symptom(self, symptom: Symptom) -> None:
        key, day = symptom.id, self._shown_day.day
        if self._note_of != (key, day):
            self._write_note()
        checkin = self._document.diary.checkins(day).get(key)
        note = "" if checkin is None else checkin.note
        if self._note_of != (key, day) or not self._note.isModified():
            self._note.setText(note)
        self._note_of = (key, day)
        hint = _("Note about {complaint}").format(complaint=said(symptom.name))
        self._note_label.setText(hint)
        self._note.setAccessibleName(hint)
        closing = said(self._guidance.fixed("complaints").text)
        self._explanation.explain(said(symptom.name), symptom_parts(self._guidance, symptom), closing)

    def _follow_link(self, key: str) -> None:
        wanted = {"diary": self.diary_wanted, "trends": self.trends_wanted, "profile": self.profile_wanted}
        wanted[key].emit()

    def _ask_for_emergency(self) -> None:
        self.emergency_wanted.emit("")

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
