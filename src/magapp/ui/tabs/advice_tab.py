"""What a person can do, with what in the diary and the ticks makes it apply."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.advice import ORDERS
from magapp.i18n import _, language
from magapp.services.advice_figures import DAYS_OF_ADVICE
from magapp.services.advise import Advice, advise
from magapp.services.own_energy import DAYS_OF_OWN_ENERGY
from magapp.ui.tabs.advice_cards import MedicinesCard, NoticeCard, StepCard
from magapp.ui.tabs.advice_side import ClaimsCard, NotesCard
from magapp.ui.tabs.advice_words import step_chips
from magapp.ui.theme import GAP, MARGIN, letters_wide
from magapp.ui.widgets.card import heading, label
from magapp.ui.widgets.label_calculator import LabelCalculator
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from magapp.domain.advice import Order
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.services.advise import SaidAlert, SaidGate
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

_TWO_COLUMNS_FROM: Final = 1000
_RIGHT_COLUMN: Final = 380
_SCROLL_BAR: Final = 12
_UNBOUND: Final = 16_777_215
"""QWIDGETSIZE_MAX: no bound at all."""
_EMERGENCY_ROWS: Final = {
    "kidney_severe": "too_much_magnesium",
    "kidney": "too_much_magnesium",
    "heart_conduction": "too_much_magnesium",
    "muscle_nerve": "too_much_magnesium",
    "dehydration": "not_drinking",
    "over_upper_level": "too_much_magnesium",
}
"""The row of the emergency texts that belongs to a gate or an alert."""
_OWN_CARD: Final = frozenset({"over_upper_level", "over_upper_level_gate", "upper_level", "too_much"})


class AdviceTab(QWidget):
    """Show the gates, the article's four steps, and beside them the notes, the label, the article.

    *order*: ``article`` or ``food_first``. It tells what is wanted: the summary, the profile, the emergency
    texts (at a row), the sources, the page about the article; and which order was chosen. Advice is
    always about today.
    """

    summary_wanted = Signal()
    profile_wanted = Signal()
    emergency_wanted = Signal(str)
    order_chosen = Signal(str)
    sources_wanted = Signal()
    article_wanted = Signal()
    figures_wanted = Signal()

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        guidance: Guidance,
        foods: FoodTable,
        order: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shown_day = shown_day
        self._guidance = guidance
        self._foods = foods
        self._order: Order = next((each for each in ORDERS if each == order), ORDERS[0])
        self._stale = True
        self._noticed: tuple[object, ...] | None = None

        self._heading = heading(_("What can you do?"))
        self._orders = Segmented(
            [("article", _("The article’s order")), ("food_first", _("Food first"))], _("Order of the steps")
        )
        self._orders.set_value(self._order)
        self._order_text = label(muted=True, wrap=True)
        self._summary = QPushButton(_("Summary for GP or dietitian…"))
        self._summary.setProperty("primary", "true")
        self._notices = QVBoxLayout()
        self._notices.setSpacing(GAP)
        self._notice_cards: list[NoticeCard] = []
        self._steps = [StepCard() for _step in guidance.steps]
        self._medicines = MedicinesCard()
        self._disclaimer = label(muted=True, wrap=True)
        self._notes = NotesCard(guidance)
        self._calculator = LabelCalculator(guidance)
        self._claims = ClaimsCard(guidance)

        self._lay_out()

        self._orders.chosen.connect(self._choose_order)
        self._summary.clicked.connect(self.summary_wanted)
        self._notes.profile_wanted.connect(self.profile_wanted)
        self._notes.figures_wanted.connect(self.figures_wanted)
        self._claims.sources_wanted.connect(self.sources_wanted)
        self._claims.article_wanted.connect(self.article_wanted)
        document.changed.connect(self._follow)
        shown_day.changed.connect(self._follow_today)

    def _lay_out(self) -> None:
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(GAP)
        self._head.setVerticalSpacing(8)
        self._head.setColumnStretch(2, 1)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(self._head)
        left.addWidget(self._order_text)
        left.addLayout(self._notices)
        for card in self._steps:
            left.addWidget(card)
        left.addWidget(self._medicines)
        left.addWidget(self._disclaimer)
        left.addStretch(1)

        self._right = QWidget()
        self._right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self._notes)
        right.addWidget(self._calculator)
        right.addWidget(self._claims)
        right.addStretch(1)

        page = QWidget()
        page.setProperty("page", "true")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        area = ReadingArea(page, _("Advice"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._place_head(one_line=True)

    @property
    def steps(self) -> list[StepCard]:
        """Give the cards of the steps, in the order shown."""
        return self._steps

    @property
    def notices(self) -> list[NoticeCard]:
        """Give the cards of what to ask or know first."""
        return list(self._notice_cards)

    @property
    def notes(self) -> NotesCard:
        """Give the card of the person's own figures."""
        return self._notes

    @property
    def calculator(self) -> LabelCalculator:
        """Give the label calculator."""
        return self._calculator

    @property
    def order(self) -> Segmented:
        """Give the choice of the order."""
        return self._orders

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Lay out in one column or two."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        column = letters_wide(_RIGHT_COLUMN, letter)
        wide = self.width() >= letters_wide(_TWO_COLUMNS_FROM, letter)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._right.setMinimumWidth(column if wide else 0)
        self._right.setMaximumWidth(column if wide else _UNBOUND)
        left = self.width() - _SCROLL_BAR - 2 * MARGIN - (column + GAP if wide else 0)
        head = (self._heading, self._orders, self._summary)
        self._place_head(one_line=left >= sum(each.sizeHint().width() + GAP for each in head))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look again at what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _place_head(self, *, one_line: bool) -> None:
        self._head.addWidget(self._heading, 0, 0)
        self._head.addWidget(
            self._orders, 0 if one_line else 1, 1 if one_line else 0, 1, 1 if one_line else 3
        )
        self._head.setAlignment(self._orders, Qt.AlignmentFlag.AlignLeft)
        self._head.addWidget(self._summary, 0, 3)

    def _follow(self, change: Change) -> None:
        today = self._shown_day.today
        earliest = today - dt.timedelta(days=DAYS_OF_ADVICE + DAYS_OF_OWN_ENERGY)
        if change.everything or change.library or any(day >= earliest for day in change.days):
            self._follow_today()

    def _follow_today(self) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _choose_order(self, order: str) -> None:
        self._order = cast("Order", order)
        self._refresh()
        self.order_chosen.emit(order)

    def _refresh(self) -> None:
        self._stale = False
        today = self._shown_day.today
        profile = self._document.profile(today)
        diary, foods = self._document.diary, self._foods
        advice = advise(diary, self._guidance, foods, profile, today, language(), self._order)
        opened = [self._guidance.gate(gate.id) for gate in advice.gates]
        self._order_text.setText(advice.order_text)
        self._show_notices(advice)
        limit_named = all(gate.limit_holds for gate in opened)
        for number, (card, said) in enumerate(zip(self._steps, advice.steps, strict=True), start=1):
            chips = step_chips(said.id, advice.figures, foods, limit_named=limit_named)
            card.show_step(said, number, chips)
        self._medicines.setVisible(bool(advice.interactions))
        self._medicines.show_medicines(advice.interactions, advice.interactions_note)
        self._disclaimer.setText(advice.disclaimer)
        self._notes.show_notes(advice.figures, profile, today.year)
        self._calculator.heed(opened)
        self._calculator.setVisible(not any(gate.stop for gate in opened))

    def _show_notices(self, advice: Advice) -> None:
        now = (advice.alerts, advice.gates, advice.notes)
        if now == self._noticed:
            return
        self._noticed = now
        for card in self._notice_cards:
            self._notices.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._notice_cards = [*map(self._gate_card, advice.gates), *self._over_upper(advice.alerts)]
        for alert in advice.alerts:
            if alert.id not in _OWN_CARD:
                self._notice_cards.append(NoticeCard(_("Today"), alert.text, sources=alert.sources))
        for note in advice.notes:
            self._notice_cards.append(
                NoticeCard(note.title, note.text, because=note.because, sources=note.sources, kind="true")
            )
        before: QWidget = self._summary
        for card in self._notice_cards:
            self._notices.addWidget(card)
            for button in card.findChildren(QPushButton):
                QWidget.setTabOrder(before, button)  # made later than the steps, met before them
                before = button

    def _over_upper(self, alerts: tuple[SaidAlert, ...]) -> list[NoticeCard]:
        said = [alert for alert in alerts if alert.id in _OWN_CARD]
        if not said:
            return []
        card = NoticeCard(
            _("Supplements"),
            " ".join(alert.text for alert in said),
            sources=tuple(dict.fromkeys(source for alert in said for source in alert.sources)),
            link=_("When do I call?"),
            key=_EMERGENCY_ROWS["over_upper_level"],
        )
        card.link_clicked.connect(self.emergency_wanted)
        return [card]

    def _gate_card(self, gate: SaidGate) -> NoticeCard:
        row = _EMERGENCY_ROWS.get(gate.id, "")
        card = NoticeCard(
            gate.title,
            gate.text,
            because=gate.because,
            sources=gate.sources,
            link=_("When do I call?") if row else _("Change what I told"),
            key=row,
        )
        card.link_clicked.connect(self.emergency_wanted if row else self._ask_for_profile)
        return card

    def _ask_for_profile(self) -> None:
        self.profile_wanted.emit()
