"""The first page about the person: the profile's questions, and a supplement that is taken already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from magapp.domain.profile import fact_changes
from magapp.domain.records import UsualSupplement
from magapp.i18n import N_, _, language
from magapp.services.gated import folding_gates, said_of_gates
from magapp.services.meal_times import meal_at
from magapp.services.usual_supplements import (
    NotATimeError,
    TypedUsual,
    is_one_supplement,
    take_usual_times,
    usual_of_line,
)
from magapp.ui.dialogs.first_page import FirstPage
from magapp.ui.dialogs.profile_form import BirthYearError, ProfileForm
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from magapp.domain.records import Meal, Record
    from magapp.services.proposal import Proposal
    from magapp.ui.dialogs.first_page import FirstRunDraft, Ground
    from magapp.ui.models.proposal_model import Offer

_MOST_LETTERS = 120


class SupplementCard(Card):
    """Ask for a supplement as the entry line reads it, whether it was taken today, and whether usually."""

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__()
        self._ground = ground
        self.line = QLineEdit()
        self.line.setMaxLength(_MOST_LETTERS)
        self.line.setAccessibleName(_("A supplement that you take already"))
        self.line.setPlaceholderText(_("for instance 1 tablet magnesium 100 mg"))
        self.usual = QCheckBox(_("I take this usually: have it ready to be ticked every day"))
        self.taken = QCheckBox(_("I took it today: put it in my diary"))
        self._read = label(wrap=True)
        self._wrong = label(wrap=True)
        self._wrong.setProperty("tone", "warning")
        self.gate = label(wrap=True)
        self.gate.setProperty("tone", "warning")
        self.column.addWidget(bold(_("A supplement that you take already"), wrap=True))
        about = _(
            "Type what the label says, best the line ‘of which magnesium’. Antacids and laxatives with "
            "magnesium count too."
        )
        self.column.addWidget(label(about, muted=True, wrap=True))
        for part in (self.line, self._read, self._wrong, self.gate, self.usual, self.taken):
            self.column.addWidget(part)
        self.line.setText(draft.pill)
        self.usual.setChecked(draft.pill_usual)
        self.taken.setChecked(draft.pill_taken)
        self._look()
        self.line.textChanged.connect(self._look)
        self.usual.toggled.connect(self._look)
        self.taken.toggled.connect(self._look)

    @property
    def proposal(self) -> Proposal | None:
        """Give what the line says as a supplement; null where it is none."""
        offer = self._offer()
        return None if offer is None else offer.proposal

    @property
    def times(self) -> tuple[int, ...]:
        """Give the times of day that the line names, in minutes from midnight."""
        return self._typed().times

    @property
    def is_wrong(self) -> bool:
        """Tell whether something is asked for that cannot be kept: no line at all is right by itself."""
        is_asked = bool(self.line.text().strip()) or self.taken.isChecked()
        return is_asked and self.proposal is None

    def show_gates(self, sentences: list[str]) -> None:
        """Say what holds first of all for this person, once a supplement is typed."""
        self.gate.setText("\n".join(sentences))
        self.gate.setVisible(bool(sentences) and bool(self.line.text().strip()))

    def complain(self) -> None:
        """Say that the line is no supplement, and let the keys go there."""
        sentence = _("This was not understood as a supplement. Try: 1 tablet magnesium 100 mg.")
        self._wrong.setText(sentence)
        self._wrong.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, sentence))

    def _typed(self) -> TypedUsual:
        text = self.line.text().strip()
        try:
            return take_usual_times(text)
        except NotATimeError:
            return TypedUsual(text, ())

    def _offer(self) -> Offer | None:
        text = self._typed().text
        if not text:
            return None
        ground = self._ground
        for offer in ground.offers.offers(text, ground.document.diary, ground.today):
            if offer.proposal is not None and is_one_supplement(offer.proposal):
                return offer
        return None

    def _look(self) -> None:
        self._wrong.hide()
        offer = self._offer()
        self._read.setVisible(offer is not None)
        if offer is not None:
            read = _("{food}, {amount}: {magnesium} of magnesium.")
            read = read.format(food=offer.name, amount=offer.amount, magnesium=offer.magnesium)
            self._read.setText(f"{read} {self._becomes()}")

    def _becomes(self) -> str:
        match (self.usual.isChecked(), self.taken.isChecked()):
            case (True, True):
                return _("It is kept as a usual supplement and written down for today.")
            case (True, False):
                return _("It is kept as a usual supplement.")
            case (False, True):
                return _("It is written down for today.")
            case _:
                return _("It is not kept: nothing is ticked.")


class AboutPage(FirstPage):
    """Ask about the person and a supplement; whom a gate holds for reads it at once."""

    can_be_skipped = True

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__(_("About you"))
        self._ground = ground
        self.pills = draft.pills
        self.usual = draft.usual
        profile = ground.document.profile(ground.today)
        self.form = ProfileForm(ground.catalogue.guidance, profile, ground.today.year)
        if draft.profile is not None:
            self.form.show_draft(draft.profile)
        self.supplement = SupplementCard(ground, draft)
        self.column.addWidget(self.form)
        self.column.addWidget(self.supplement)
        self.column.addStretch(1)
        self.form.changed.connect(self._heed)
        self.supplement.line.textChanged.connect(self._heed)
        self._heed()

    def keep(self) -> bool:
        """Save what was told, and keep a supplement that is usual or was taken today: a step each."""
        ground = self._ground
        try:
            wanted = self.form.told()
        except BirthYearError as error:
            self.form.say_year_wrong(error.latest)
            return False
        if self.supplement.is_wrong:
            self.supplement.complain()
            return False
        facts = ground.document.diary.facts()
        changes = fact_changes(facts, wanted, ground.today, ground.document.new_id)
        ground.document.replace(changes, N_("change profile"))
        self._keep_supplement()
        return True

    def _keep_supplement(self) -> None:
        document, usual = self._ground.document, self._usual_changes()
        is_made = any(new is not None and document.diary.get(key) != new for key, new in usual.items())
        name = N_("make a supplement usual") if is_made else N_("add")
        document.replace({**usual, **self._entry_changes()}, name)

    def _usual_changes(self) -> dict[str, Record | None]:
        """Make the line usual under the id that these pages gave it, or forget what they made of it."""
        document, card = self._ground.document, self.supplement
        kept = document.diary.of_library(UsualSupplement)
        changes: dict[str, Record | None] = {each.id: None for each in kept if each.id == self.usual}
        own_id, self.usual = self.usual if changes else "", ""
        if card.usual.isChecked() and card.proposal is not None:
            made_id = own_id or document.new_id()
            since, times = self._ground.today, card.times
            try:
                made = usual_of_line(card.proposal, kept, made_id, since=since, times=times)
            except NotATimeError:  # it is usual already, at as many times as there can be
                self.usual = own_id
                return {}
            changes[made.id] = made
            self.usual = made.id if made.id == made_id else ""
        return changes

    def _entry_changes(self) -> dict[str, Record | None]:
        document, proposal = self._ground.document, self.supplement.proposal
        there = {key: document.diary.get(key) for key in self.pills}
        made: list[Record] = []
        if self.supplement.taken.isChecked() and proposal is not None:
            ids = iter([key for key, record in there.items() if record is not None])

            def same_id() -> str:
                return next(ids, None) or document.new_id()

            times = self.supplement.times
            time = times[0] if len(times) == 1 else None
            meal: Meal = "snack" if time is None else meal_at(time)
            made += proposal.to_records(same_id, self._ground.today, meal=meal, time=time)
        changes: dict[str, Record | None] = {key: None for key, old in there.items() if old is not None}
        changes.update({record.id: record for record in made})
        self.pills = tuple(record.id for record in made)
        return changes

    def _heed(self) -> None:
        """Say what the answers so far open, beside the supplement as well."""
        guidance, year = self._ground.catalogue.guidance, self._ground.today.year
        try:
            told = self.form.told()
        except BirthYearError:
            return
        gates = folding_gates(told, guidance, year)
        self.supplement.show_gates(said_of_gates(gates, language()))
