"""The first page about the person: the profile's questions, and a supplement that is taken already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from magapp.domain.profile import fact_changes
from magapp.i18n import N_, _, language
from magapp.services.gated import folding_gates, said_of_gates
from magapp.ui.dialogs.first_page import FirstPage
from magapp.ui.dialogs.profile_form import BirthYearError, ProfileForm
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from magapp.domain.records import Record
    from magapp.services.proposal import Proposal
    from magapp.ui.dialogs.first_page import FirstRunDraft, Ground
    from magapp.ui.models.proposal_model import Offer

_MOST_LETTERS = 120


class SupplementCard(Card):
    """Ask for a supplement as the entry line reads it, and whether it was taken today.

    Only one that was taken today is written down here; ``proposal`` is what a usual one would be made of.
    """

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__()
        self._ground = ground
        self.line = QLineEdit()
        self.line.setMaxLength(_MOST_LETTERS)
        self.line.setAccessibleName(_("A supplement that you take already"))
        self.line.setPlaceholderText(_("for instance 1 tablet magnesium 100 mg"))
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
        for part in (self.line, self._read, self._wrong, self.gate, self.taken):
            self.column.addWidget(part)
        self.line.setText(draft.pill)
        self.taken.setChecked(draft.pill_taken)
        self._look()
        self.line.textChanged.connect(self._look)
        self.taken.toggled.connect(self._look)

    @property
    def proposal(self) -> Proposal | None:
        """Give what the line says as a supplement; null where it is none."""
        offer = self._offer()
        return None if offer is None else offer.proposal

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

    def _offer(self) -> Offer | None:
        text = self.line.text().strip()
        if not text:
            return None
        ground = self._ground
        for offer in ground.offers.offers(text, ground.document.diary, ground.today):
            if offer.proposal is not None and _is_supplement(offer.proposal):
                return offer
        return None

    def _look(self) -> None:
        self._wrong.hide()
        offer = self._offer()
        self._read.setVisible(offer is not None)
        if offer is not None:
            said = _("{food}, {amount}: {magnesium} of magnesium")
            if self.taken.isChecked():
                said = _("{food}, {amount}: {magnesium} of magnesium. It is written down for today.")
            self._read.setText(said.format(food=offer.name, amount=offer.amount, magnesium=offer.magnesium))


def _is_supplement(made: Proposal) -> bool:
    return made.food is None and made.medicine is None and not made.is_new and not made.parts


class AboutPage(FirstPage):
    """Ask about the person and a supplement; whom a gate holds for reads it at once."""

    can_be_skipped = True

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__(_("About you"))
        self._ground = ground
        self.pills = draft.pills
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
        """Save what was told, and write a supplement down that was taken today: a step each."""
        ground = self._ground
        try:
            wanted = self.form.told()
        except BirthYearError as error:
            self.form.say_year_wrong(error.latest)
            return False
        if self.supplement.taken.isChecked() and self.supplement.proposal is None:
            self.supplement.complain()
            return False
        facts = ground.document.diary.facts()
        changes = fact_changes(facts, wanted, ground.today, ground.document.new_id)
        ground.document.replace(changes, N_("change profile"))
        self._write_pill()
        return True

    def _write_pill(self) -> None:
        document, proposal = self._ground.document, self.supplement.proposal
        there = {key: document.diary.get(key) for key in self.pills}
        made: list[Record] = []
        if self.supplement.taken.isChecked() and proposal is not None:
            ids = iter([key for key, record in there.items() if record is not None])

            def same_id() -> str:
                return next(ids, None) or document.new_id()

            made += proposal.to_records(same_id, self._ground.today, meal="snack")
        changes: dict[str, Record | None] = {key: None for key, old in there.items() if old is not None}
        changes.update({record.id: record for record in made})
        document.replace(changes, N_("add"))
        self.pills = tuple(record.id for record in made)

    def _heed(self) -> None:
        """Say what the answers so far open, beside the supplement as well."""
        guidance, year = self._ground.catalogue.guidance, self._ground.today.year
        try:
            told = self.form.told()
        except BirthYearError:
            return
        gates = folding_gates(told, guidance, year)
        self.supplement.show_gates(said_of_gates(gates, language()))
