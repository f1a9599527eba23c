"""What stands beside the day: calendar, usual foods, supplements, medicines, ideas, drinks and habits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.services.gated import folding_gates, said_of_logged
from magapp.services.interval_notes import interval_alerts_of, medicine_name, sourced_note
from magapp.services.usual_supplements import still_open
from magapp.services.wording import clock
from magapp.ui.tabs.diary_calendar import DiaryCalendar
from magapp.ui.theme import GAP
from magapp.ui.widgets.card import Card, bold, link_button
from magapp.ui.widgets.first_ask_card import FirstAskCard
from magapp.ui.widgets.ideas_card import IdeasCard
from magapp.ui.widgets.lifestyle_card import LifestyleCard
from magapp.ui.widgets.medicines_card import MedicinesCard, TakenRow, UsualMedicine
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.widgets.usual_card import UsualCard
from magapp.ui.wording import usual_at

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.services.habits import HabitKey
    from magapp.ui.document import Document
    from magapp.ui.models.proposal_model import Offer
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.widgets.entry_field import Offering


_LINES_FOR_IDEAS: Final = 24
"""From this height on, in lines of text, ideas and drinks have room below each other."""


class DiarySides(QObject):
    """Build and refresh the columns left and right of the day."""

    lifestyle_wanted = Signal()
    food_wanted = Signal(object)
    copy_wanted = Signal()

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._offering: Offering | None = None
        self._usual: tuple[Offer, ...] = ()
        self.calendar = DiaryCalendar(document, shown_day, parent)
        self._usual_card = Card()
        self._nothing_usual = QWidget()
        self._usual_title = bold()
        self._usual_list = QVBoxLayout()
        self._usual_buttons: list[QPushButton] = []
        self._copy = link_button(_("Same as yesterday"))
        self._copy.setToolTip("Ctrl+D")
        self.lifestyle = LifestyleCard()
        self._to_lifestyle = link_button(_("Drinks and lifestyle…"))
        self.first_ask = FirstAskCard()
        self.medicines = MedicinesCard()
        self.usual = UsualCard()
        self.ideas = IdeasCard()
        self._guidance: Guidance | None = None
        self._gone_to: QWidget = self.lifestyle

        self._lay_out()

        self._to_lifestyle.clicked.connect(self.lifestyle_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self.calendar.choosing_changed.connect(self._show_usual_card)
        self.refresh()
        self.refresh_offers()

    def _lay_out(self) -> None:
        self._usual_list.setSpacing(0)
        self._usual_card.column.setSpacing(4)
        self._usual_card.column.addWidget(self._usual_title)
        self._usual_card.column.addLayout(self._usual_list)
        self._usual_card.column.addWidget(self._copy)
        self._usual_card.column.addStretch(1)
        self.left = QWidget()
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        left.addWidget(self.calendar.card)
        left.addWidget(self._usual_card, 1)
        left.addWidget(self._nothing_usual, 1)
        page = QWidget()
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.first_ask)
        right.addWidget(self.usual)
        right.addWidget(self.medicines)
        right.addWidget(self.ideas)
        right.addWidget(self.lifestyle, 1)
        self.right = ReadingArea(page, _("Supplements, medicines, ideas, drinks and lifestyle"))
        self.right.keep_width()
        self.right.installEventFilter(self)
        self.right.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it can be reached itself; notes cannot

    def fill(self, left: QFrame, right: QFrame) -> None:
        """Put the columns into their places."""
        for place, content in ((left, self.left), (right, self.right)):
            column = place.layout()
            if isinstance(column, QVBoxLayout):
                column.addWidget(content, 1)
        below = right.layout()
        if below is not None:
            below.addWidget(self._to_lifestyle)

    def use(self, offering: Offering, guidance: Guidance) -> None:
        """Take who knows what is usual, and the texts, once they are read."""
        self._offering = offering
        self._guidance = guidance

    def refresh(self) -> None:
        """Look at the day again: what it holds, and what is to be known of it."""
        self.calendar.follow_day()
        if self._guidance is not None:
            self._show_medicines(self._guidance)

    def refresh_offers(self) -> None:
        """Look again at what goes by more than the day: the calendar, what is usual, what can be copied."""
        self.calendar.refresh()
        self._usual_title.setText(usual_at(self._shown.meal_now()))
        if self._offering is not None:
            self._show_usual(self._offering.usual_offers())
        yesterday = self._shown.day - dt.timedelta(days=1)
        self._copy.setVisible(bool(self._document.diary.entries(yesterday)))
        self._show_usual_card()

    def interval_notes(self, record_id: str = "") -> list[str]:
        """Quote the rules of medicines too close to magnesium on this day, or those of one record of it."""
        guidance, now = self._guidance, language()
        if guidance is None:
            return []
        found = interval_alerts_of(self._document.diary, self._shown.day, {}, guidance.medicines)
        notes = []
        for alert in found:
            if alert.close is None or record_id not in ("", alert.close.dose.id, alert.close.entry.id):
                continue
            notes.append(sourced_note(alert, guidance, now))
        return notes

    def gate_notes(self, record_id: str = "") -> list[str]:
        """Quote the gates where something of this day, or one record of it, counts to the upper level."""
        guidance, day = self._guidance, self._shown.day
        if guidance is None:
            return []
        entries = self._document.diary.entries(day)
        gates = folding_gates(self._document.profile(day), guidance, day.year)
        chosen = [each for each in entries if record_id in ("", each.id)]
        if not record_id and day <= self._shown.today:
            chosen += still_open(
                self._document.diary, day
            )  # what is usual is asked about before it is ticked
        return said_of_logged(chosen, gates, guidance, language())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Fold the ideas where the column has become too low for them."""
        if event.type() == QEvent.Type.Resize:
            line = self.right.fontMetrics().lineSpacing()
            self.ideas.set_room(enough=self.right.height() >= _LINES_FOR_IDEAS * line)
        return super().eventFilter(watched, event)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out what does not fit in one column; the quick keys, the menu and a link still reach it."""
        self.right.setVisible(not narrow)
        self._to_lifestyle.setVisible(narrow)

    def go_to_habit(self, key: HabitKey) -> None:
        """Put the keyboard on a habit, in sight."""
        self._gone_to = self.lifestyle.habits.go_to(key)
        QTimer.singleShot(0, self._bring_into_sight)  # once all that has just changed is laid out

    def _bring_into_sight(self) -> None:
        self.right.ensureWidgetVisible(self._gone_to)

    def show_quick_keys(self, keys: tuple[str, ...]) -> None:
        """Name the quick keys at what they write down."""
        self.lifestyle.drinks.show_quick_keys(keys)

    def _show_medicines(self, guidance: Guidance) -> None:
        day, now = self._shown.day, language()
        ticked = self._document.profile(day).medicines
        usual = sorted(
            (UsualMedicine(key, medicine_name(key, guidance, now)) for key in ticked),
            key=lambda each: each.name.casefold(),
        )
        doses = [
            TakenRow(
                dose.id,
                medicine_name(dose.medicine, guidance, now),
                "" if dose.time is None else clock(dose.time),
            )
            for dose in self._document.diary.doses(day)
        ]
        gates, notes = self.gate_notes(), self.interval_notes()
        self.first_ask.show_notes(gates)
        self.medicines.show_day(doses, usual, notes, today=self._shown.is_today)
        read = Qt.FocusPolicy.StrongFocus if gates or notes else Qt.FocusPolicy.NoFocus
        self.right.setFocusPolicy(read)

    def _show_usual_card(self) -> None:
        """Leave what is usual out while several days are chosen: it would go to one of them."""
        is_some = bool(self._usual) or not self._copy.isHidden()
        is_shown = is_some and not self.calendar.is_choosing
        self._usual_card.setVisible(is_shown)
        self._nothing_usual.setVisible(not is_shown)

    def _show_usual(self, offers: tuple[Offer, ...]) -> None:
        if offers == self._usual and self._usual_buttons:
            return
        self._usual = offers
        while len(self._usual_buttons) < len(offers):
            button = link_button("")
            button.setProperty("link", "quiet")
            button.clicked.connect(self._usual_clicked)
            self._usual_buttons.append(button)
            self._usual_list.addWidget(button)
        for place, button in enumerate(self._usual_buttons):
            button.setVisible(place < len(offers))
            if place < len(offers):
                offer = offers[place]
                button.setText(offer.name)
                button.setToolTip(f"{offer.amount} · {offer.magnesium}")
                button.setAccessibleName(f"{offer.name}, {offer.amount}, {offer.magnesium}")

    def _usual_clicked(self) -> None:
        place = self._usual_buttons.index(self.sender())  # type: ignore[arg-type]  # only these buttons call
        if place < len(self._usual):
            self.food_wanted.emit(self._usual[place].proposal)
