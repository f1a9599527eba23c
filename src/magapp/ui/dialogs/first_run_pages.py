"""The first pages that say something, and the one that asks which complaint bothers most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QRadioButton

from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.i18n import N_, _, ngettext
from magapp.ui.dialogs.article_cards import JudgedCard, judged_claim
from magapp.ui.dialogs.first_page import FirstPage
from magapp.ui.dialogs.welcome import parts, purpose_card
from magapp.ui.tabs.complaints import tracked
from magapp.ui.tabs.symptom_answers import answered
from magapp.ui.widgets.card import Card, bold, label, link_button
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.severity_words import SEVERITIES
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from magapp.ui.dialogs.first_page import FirstRunDraft, Ground

_CLAIMS: Final = ("prevalence", "supplement_first", "amounts", "coffee")
"""One of each kind of verdict; none of them is on how much of a supplement to take."""


class PurposePage(FirstPage):
    """Say what the program does and does not do; ``example_wanted`` asks for the example diary."""

    example_wanted = Signal()

    def __init__(self, ground: Ground) -> None:
        super().__init__(_("Welcome to magapp"))
        self._parts = parts(ground.catalogue.guidance, ground.places)
        self.example = link_button(_("Have a look at an example diary first"))
        self.example.clicked.connect(self.example_wanted)
        self.column.addWidget(
            label(_("This takes about five minutes. Every page can be skipped."), wrap=True)
        )
        self.column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        for name, sentences in self._parts:
            self.column.addWidget(purpose_card(name, sentences))
        self.column.addStretch(1)

    def text(self) -> str:
        """Give all of it as plain text."""
        return "\n\n".join("\n".join((name, *sentences)) for name, sentences in self._parts)


class _Choice(QRadioButton):
    """Offer one complaint; ``answered`` carries a digit typed on it, which answers as in the tab."""

    answered = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take a digit as an answer, and leave Enter to the button that goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.text() and event.text() in "0123":
            self.setChecked(True)
            self.answered.emit(event.text())
        else:
            super().keyPressEvent(event)


class ComplaintPage(FirstPage):
    """Ask which of the seven complaints bothers most, and how much today; nothing is chosen beforehand.

    ``emergency_wanted`` asks for the emergency texts at a row, as such an answer does in its own tab;
    ``chosen`` tells the complaint once the person goes on.
    """

    emergency_wanted = Signal(str)
    chosen = Signal(str)
    can_be_skipped = True

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__(_("Which complaint bothers you most?"))
        self._document = ground.document
        self._today = ground.today
        self._complaints = tracked(ground.catalogue.guidance, ground.document.diary)
        seven = [each for each in self._complaints.values() if not each.is_own]
        why = _(
            "The seven complaints of the article. They have many causes: your answer says nothing about "
            "magnesium. The tab Symptoms opens at the one you choose."
        )
        self.column.addWidget(label(why, wrap=True))
        card = Card()
        card.setAccessibleName(self.title)
        self.choices: dict[str, QRadioButton] = {}
        for each in seven:
            choice = _Choice(each.name)
            choice.setObjectName(each.key)
            choice.toggled.connect(self._choose)
            choice.answered.connect(self._answer)
            card.column.addWidget(choice)
            self.choices[each.key] = choice
        self.column.addWidget(card)
        self._asked = Card()
        question = _("How much does it bother you today?")
        self.severity = Segmented([(str(place), _(word)) for place, word in enumerate(SEVERITIES)], question)
        meaning = _(
            "moderate: it bothers me, but I still do everything. severe: there are things I cannot do."
        )
        self._asked.column.addWidget(bold(question, wrap=True))
        self._asked.column.addWidget(self.severity, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked.column.addWidget(label(meaning, muted=True, wrap=True))
        only = _("Only what you fill in here is written down, for today.")
        self._asked.column.addWidget(label(only, muted=True, wrap=True))
        self.column.addWidget(self._asked)
        self.column.addStretch(1)
        self._asked.hide()
        self.severity.chosen.connect(self._warn)
        if draft.complaint in self.choices:
            self.choices[draft.complaint].setChecked(True)
            self.severity.set_value(draft.severity)

    @property
    def complaint(self) -> str:
        """Give the complaint that is chosen, or nothing."""
        return next((key for key, choice in self.choices.items() if choice.isChecked()), "")

    def first_field(self) -> QWidget | None:
        """Begin at the complaint that is chosen, else at the first."""
        return self.choices.get(self.complaint) or next(iter(self.choices.values()))

    def keep(self) -> bool:
        """Write today's answer down where one was given."""
        key, value = self.complaint, self.severity.value
        if key and value is not None:
            changes = answered(self._document, self._today, key, int(value))
            self._document.replace(changes, N_("answer a complaint"))
        if key:
            self.chosen.emit(key)
        return True

    def _choose(self, checked: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if not checked:
            return
        answer = self._document.diary.checkins(self._today).get(self.complaint)
        there = None if answer is None or answer.severity is None else str(answer.severity)
        self.severity.set_value(there)
        self._asked.show()

    def _answer(self, value: str) -> None:
        self.severity.set_value(value)
        self._warn(value)

    def _warn(self, value: str) -> None:
        complaint = self._complaints[self.complaint]
        if int(value) >= complaint.opens_at:
            self.emergency_wanted.emit(complaint.emergency_row)


class ClaimsPage(FirstPage):
    """Show a few claims of the article with their verdicts; ``article_wanted`` asks for all of them."""

    article_wanted = Signal()

    def __init__(self, ground: Ground) -> None:
        super().__init__(_("What is right in the article?"))
        guidance = ground.catalogue.guidance
        claims = {claim.id: claim for claim in guidance.claims}
        about = _("Four of its claims. Each stands beside what research and official advice say.")
        self.column.addWidget(label(about, wrap=True))
        self.all = link_button(_("All {count} claims, with their sources").format(count=len(claims)))
        self.all.clicked.connect(self.article_wanted)
        self.column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        for key in _CLAIMS:
            self.column.addWidget(JudgedCard(judged_claim(guidance, claims[key])))
        self.column.addWidget(label(said(guidance.fixed("author_interest").text), muted=True, wrap=True))
        self.column.addStretch(1)


class ReadyPage(FirstPage):
    """Say what comes next: three complete days, and how a breakfast is written down in five keys.

    *complete_days* counts the days that are complete so far; ``example_wanted`` asks for the example diary.
    """

    example_wanted = Signal()

    def __init__(self, ground: Ground, complete_days: Callable[[], int]) -> None:
        super().__init__(_("Ready to begin"))
        self._complete_days = complete_days
        self._ground = ground
        days, keys, later = Card(), Card(), Card()
        self._days_title, self._days_text = bold(wrap=True), label(wrap=True)
        self._keys_text = label(wrap=True)
        days.column.addWidget(self._days_title)
        days.column.addWidget(self._days_text)
        keys.column.addWidget(bold(_("This is how a breakfast is written down"), wrap=True))
        keys.column.addWidget(self._keys_text)
        wrong = _(
            "Wrong? Ctrl+Z takes it back. With ↓ on the empty line you choose from what you often have."
        )
        keys.column.addWidget(label(wrong, muted=True, wrap=True))
        later.column.addWidget(bold(_("Later"), wrap=True))
        again = _(
            "These pages stand in the menu Help: First steps. What you told can be changed at any time."
        )
        later.column.addWidget(label(again, wrap=True))
        self.example = link_button(_("Look at an example diary"))
        self.example.clicked.connect(self.example_wanted)
        later.column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        for card in (days, keys, later):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def go_on_words(self) -> str:
        """Call the button that ends the pages."""
        return _("To my diary")

    def refresh(self) -> None:
        """Count the complete days anew, and see what the line makes of the five keys."""
        left = COMPLETE_DAYS_FOR_AVERAGE - self._complete_days()
        if left > 0:
            title = ngettext("{count} more complete day", "{count} more complete days", left)
            text = ngettext(
                "After {count} more complete day you see a first average. Until then each day stands alone.",
                "After {count} more complete days you see a first average. Until then each day stands alone.",
                left,
            )
        else:
            title = _("Your first average is there")
            text = _("It stands under Advice and under Trends, and is taken over complete days only.")
        self._days_title.setText(title.format(count=left))
        self._days_text.setText(text.format(count=left))
        # The translation is the beginning of a food that many have at breakfast: four letters.
        typed = _("oats")
        ground = self._ground
        offer = ground.offers.offers(typed, ground.document.diary, ground.today)[0]
        sentence = _(
            "Type ‘{typed}’ and press Enter: {count} keys. Your diary then has: {food}, {amount}, "
            "{magnesium}. The next time it takes the amount you used last."
        )
        self._keys_text.setText(
            sentence.format(
                typed=typed,
                count=len(typed) + 1,
                food=offer.name,
                amount=offer.amount,
                magnesium=offer.magnesium,
            )
        )
