"""Seven complaints a day, the article's causes, and what is known about each."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.domain.profile import fact_changes
from magapp.i18n import N_, _
from magapp.ui.tabs.cause_figures import CauseFigures
from magapp.ui.tabs.causes_panel import CausesPanel
from magapp.ui.tabs.complaints import Complaint, closing_of, parts_of, tracked, urgency
from magapp.ui.tabs.own_complaints import OwnComplaints
from magapp.ui.tabs.symptom_answers import answered, last_answered, noted, still_open
from magapp.ui.tabs.symptom_menu import row_menu
from magapp.ui.tabs.symptoms_sides import Sides
from magapp.ui.widgets.card import Card, label, link_button
from magapp.ui.widgets.complaint_name import ComplaintName
from magapp.ui.widgets.complaint_note import ComplaintNote
from magapp.ui.widgets.complaint_words import breakable
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.severity_squares import DAYS
from magapp.ui.widgets.severity_words import severity_word, weekday_and_date
from magapp.ui.widgets.symptom_day import DayHeading
from magapp.ui.widgets.symptom_emergency_line import EmergencyLine
from magapp.ui.widgets.symptom_explanation import Explanation
from magapp.ui.widgets.symptom_list import SymptomList
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Record
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay


class SymptomsTab(QWidget):
    """Ask for the day's complaints and the causes that fit, and explain the one that is chosen.

    ``emergency_wanted`` asks for the emergency texts, at a row of them or from the top (empty);
    ``history_wanted`` for all answers to a complaint, by its key and name.
    """

    emergency_wanted = Signal(str)
    history_wanted = Signal(str, str)
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
        self._guidance = guidance
        self._complaints: dict[str, Complaint] = tracked(guidance, document.diary)
        self._stale = True
        self._menu: QMenu | None = None

        self.switch = Segmented([("symptoms", _("Symptoms")), ("causes", _("Causes"))], _("What to fill in"))
        self.switch.set_value("symptoms")
        self._heading = DayHeading(shown_day)
        self._repeat = QPushButton(_("Same as last time"))
        self._list = SymptomList([(each.id, said(each.name)) for each in guidance.symptoms])
        self._elsewhere = Card(kind="warning")
        self._elsewhere_text = label(wrap=True)
        self._to_today = link_button(_("Go to today"))
        self._name = ComplaintName()
        self._own = OwnComplaints(document, guidance, self._name, self)
        self._told = label(muted=True, wrap=True)
        self._told.hide()
        self._note = ComplaintNote()
        self._hint = label(muted=True, wrap=True)
        self._hint.setTextFormat(Qt.TextFormat.RichText)  # our own sentence, never a person's
        self._hint.setText(
            _(
                "Keys: ↑ ↓ choose, 0 1 2 3 fill in, Backspace clears, Enter explains, H shows earlier days. "
                "<b>moderate</b>: it bothers me, but I still do everything. "
                "<b>severe</b>: there are things I cannot do."
            )
        )
        self._causes_panel = CausesPanel(guidance)
        self._causes_panel.hide()
        self._cause_figures = CauseFigures(document, shown_day, guidance, foods)
        self._explanation = Explanation()
        self._advice = QPushButton(_("What can you do?"))
        self._earlier = QPushButton(_("Earlier days"))
        self._whom = QPushButton(_("112 or the GP?"))
        self._whom.setAccessibleName(_("When do I call 112 or the GP?"))
        for button in (self._whom, self._advice, self._earlier):
            self._explanation.buttons.addWidget(button)
        self.emergency_line = EmergencyLine()

        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        elsewhere = QHBoxLayout()
        self._elsewhere.column.addLayout(elsewhere)
        self._elsewhere.column.setContentsMargins(12, 4, 12, 4)
        elsewhere.addWidget(self._elsewhere_text, 1)
        elsewhere.addWidget(self._to_today)

        card = Card()
        self._answers = QWidget()
        answers = QVBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(8)
        answers.addWidget(self._elsewhere)
        answers.addWidget(self._list)
        answers.addWidget(self._name)
        answers.addWidget(self._told)
        answers.addWidget(self._note.title)
        answers.addWidget(self._note)
        answers.addWidget(self._hint)
        card.column.addWidget(self._answers)
        card.column.addWidget(self._causes_panel)
        card.column.addStretch(1)
        head = (self.switch, self._heading, self._repeat)
        self._sides = Sides(head, card, self._explanation, self.emergency_line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._show_half)
        self._repeat.clicked.connect(self._repeat_last)
        self._list.answered.connect(self._answer)
        self._list.chosen.connect(self._explain)
        self._list.asked.connect(self._grant)
        self._list.menu_wanted.connect(self._open_menu)
        self._name.add.clicked.connect(self._bring_name)
        self._name.left.connect(self.take_keys)
        self._own.made.connect(self._show_made)
        self._own.renamed.connect(self._show_made)
        self._own.told.connect(self._tell)
        self._own.history_wanted.connect(self._ask_for_history)
        self._note.written.connect(self._write_note)
        self._to_today.clicked.connect(self._shown_day.show_today)
        self._causes_panel.chosen.connect(self._explain)
        self._causes_panel.ticked.connect(self._tick)
        self._causes_panel.profile_wanted.connect(self.profile_wanted)
        self._explanation.link_clicked.connect(self._follow_link)
        self._cause_figures.changed.connect(self._follow_figures)
        self._sides.turned.connect(self._place_explanation)
        self._advice.clicked.connect(self.advice_wanted)
        self._earlier.clicked.connect(self._ask_for_history)
        self._whom.clicked.connect(self._ask_for_row)
        self._sides.left_text.connect(self.take_keys)
        self.emergency_line.clicked.connect(self._ask_for_emergency)
        self._document.changed.connect(self._follow)
        self._shown_day.changed.connect(self._follow_day)

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

    def menu_of(self, key: str) -> QMenu:
        """Make the context menu of a complaint."""
        if self._menu is not None:
            self._menu.deleteLater()
        own = self._complaints[key].is_own
        self._menu = row_menu(self, own=own, deletable=own and self._own.can_delete(key))
        self._menu.triggered.connect(self._grant_chosen)
        return self._menu

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
        self._note.finish()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take a digit as an answer wherever in the tab the keys go that has no use for it."""
        digit = len(event.text()) == 1 and event.text() in "0123"
        if digit and self.switch.value == "symptoms" and self._list.isEnabled():
            self.take_keys()
            self._list.row(self._list.chosen_key).keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _follow(self, change: Change) -> None:
        since = self._shown_day.day - dt.timedelta(days=DAYS - 1)
        near = any(since <= day <= self._shown_day.day for day in change.days)
        if near or change.library or change.everything:
            self._follow_day()

    def _follow_day(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _follow_figures(self) -> None:
        self._stale = True
        if self.isVisible() and self.switch.value == "causes":
            self._explain()

    def _place_explanation(self) -> None:
        """Put it beside or under the list; without room beside it, under the cause that it explains."""
        under = not self._sides.is_wide and self.switch.value == "causes"
        self._causes_panel.hold(self._explanation if under else None)
        if not under:
            self._sides.take_text()

    def _refresh(self) -> None:
        self._stale = False
        self._told.hide()
        day, today = self._shown_day.day, self._shown_day.today
        diary = self._document.diary
        self._complaints = tracked(self._guidance, diary)
        self._list.show_own([(each.key, each.name) for each in self._complaints.values() if each.is_own])
        self._name.show_stopped(len(self._own.stopped()))
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
        last = last_answered(diary, day, self._complaints)
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
        self._earlier.setVisible(symptoms)
        self._causes_panel.setVisible(not symptoms)
        self._place_explanation()
        self._explain()

    def _answer(self, key: str, severity: int | None) -> None:
        changes = answered(self._document, self._shown_day.day, key, severity)
        self._document.replace(changes, N_("answer a complaint"))
        complaint = self._complaints[key].name
        told = _("{complaint}: {severity}").format(complaint=complaint, severity=severity_word(severity))
        self._announce(told)
        if severity is not None:
            self._warn({key: severity})

    def _warn(self, answers: dict[str, int]) -> None:
        """Ask for the emergency texts at the row of the first answer that calls for them."""
        for key, severity in answers.items():
            complaint = self._complaints[key]
            if severity >= complaint.opens_at:
                self.emergency_wanted.emit(complaint.emergency_row)
                return

    def _repeat_last(self) -> None:
        day, diary = self._shown_day.day, self._document.diary
        last = last_answered(diary, day, self._complaints)
        if last is None:
            return
        taken = still_open(diary, day, last, self._complaints)
        changes: dict[str, Record | None] = {}
        for key, severity in taken.items():
            changes.update(answered(self._document, day, key, severity))
        self._document.replace(changes, N_("same as last time"))
        self._announce(_("Filled in as on {date}.").format(date=weekday_and_date(last)))
        self._warn(dict(sorted(taken.items(), key=self._urgency)))

    def _urgency(self, answer: tuple[str, int]) -> tuple[int, int, bool]:
        return urgency(answer, self._complaints)

    def _write_note(self, key: str, day: dt.date, note: str) -> None:
        self._document.replace(noted(self._document, day, key, note), N_("write a note"))

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
            self._explain_complaint(self._complaints[self._list.chosen_key])
        else:
            title, parts, link = self._cause_figures.explained(self._causes_panel.chosen_key)
            self._explanation.explain(title, parts, link=link)

    def _explain_complaint(self, complaint: Complaint) -> None:
        key, day = complaint.key, self._shown_day.day
        checkin = self._document.diary.checkins(day).get(key)
        self._note.show_note(key, day, complaint.name, "" if checkin is None else checkin.note)
        self._sides.bring(self._list.row(key))
        closing = closing_of(self._guidance, complaint)
        self._explanation.explain(breakable(complaint.name), parts_of(self._guidance, complaint), closing)

    def _follow_link(self, key: str) -> None:
        wanted = {"diary": self.diary_wanted, "trends": self.trends_wanted, "profile": self.profile_wanted}
        wanted[key].emit()

    def _grant(self, key: str, wish: str) -> None:
        """Do what was asked of a row."""
        if wish == "explain":
            self._sides.read_text()
        elif wish == "history":
            self._ask_for_history(key)
        elif wish == "rename":
            self._own.ask_name(key)
            self._bring_name()
        else:
            self._own.remove(key)

    def _bring_name(self) -> None:
        QTimer.singleShot(0, self, self._bring_name_now)  # once it has its height

    def _bring_name_now(self) -> None:
        self._sides.bring(self._name)

    def _open_menu(self, key: str, where: QPoint) -> None:
        self.menu_of(key).popup(where)

    def _grant_chosen(self, action: QAction) -> None:
        self._grant(self._list.chosen_key, action.data())

    def _show_made(self, key: str) -> None:
        """Let the keys go to a complaint that was added, renamed or taken up again."""
        if self._list.isEnabled() and key in self._list.rows():
            self._list.choose(key)

    def _tell(self, sentence: str) -> None:
        self._told.setText(breakable(sentence))
        self._told.show()
        self._announce(sentence)

    def _ask_for_history(self, key: object = "") -> None:
        """Ask for the earlier days of a complaint, else of the one that is chosen."""
        wanted = key if isinstance(key, str) and key else self._list.chosen_key
        known = self._complaints.get(wanted)
        stopped = {each.id: each.name for each in self._own.stopped()}
        self.history_wanted.emit(wanted, stopped.get(wanted, "") if known is None else known.name)

    def _ask_for_row(self) -> None:
        """Ask for the emergency texts at the row of the complaint that is explained."""
        symptoms = self.switch.value == "symptoms"
        self.emergency_wanted.emit(self._complaints[self._list.chosen_key].emergency_row if symptoms else "")

    def _ask_for_emergency(self) -> None:
        self.emergency_wanted.emit("")

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
