"""Between the diary and the ideas for it: what is offered for the day shown, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Dislike, Entry
from magapp.i18n import N_, _, language
from magapp.services.entry_figures import of_food
from magapp.services.idea_words import SaidIdea, ideas_title, say_idea
from magapp.services.proposal import Proposal
from magapp.services.still_to_go import Larder, StillToGo, still_to_go, unwanted
from magapp.ui.widgets.ideas_card import MOST_BESIDE

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.diary import Diary
    from magapp.services.still_to_go import Idea
    from magapp.ui.catalogue import Catalogue, LineOffers
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay

_KIDNEYS = "food_kidneys"


class IdeaDesk(QObject):
    """Find the ideas for the day shown, and turn what is chosen of them into changes of the document.

    ``added`` tells which entry came of it, ``renewed`` that other foods are known now.
    """

    added = Signal(object)
    renewed = Signal()

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._catalogue: Catalogue | None = None
        self._offers: LineOffers | None = None
        self._found = StillToGo()
        self._of: tuple[Diary | None, dt.date | None, Catalogue | None] = (None, None, None)
        self._beside: tuple[Idea, ...] = ()
        """Those that are shown beside the day; the day may be further by now."""

    def use(self, catalogue: Catalogue, offers: LineOffers) -> None:
        """Take the foods and what is known of this person's use of them, once they are read."""
        self._catalogue = catalogue
        self._offers = offers
        self.renewed.emit()

    @property
    def found(self) -> StillToGo:
        """Give what is still to go of the day shown; nothing until all is read, nor of a day that is over.

        What could have been eaten then is no idea, and as planned it would stand there for ever.
        """
        catalogue, offers = self._catalogue, self._offers
        if catalogue is None or offers is None:
            return StillToGo()
        diary, day = self._document.diary, self._shown.day
        if self._of[0] is not diary or self._of[1] != day or self._of[2] is not catalogue:
            larder = Larder(
                catalogue.table,
                catalogue.lexicon.group_upper,
                offers.usage(diary, day),
                catalogue.guidance,
            )
            self._found, self._of = still_to_go(diary, day, larder), (diary, day, catalogue)
        if day < self._shown.today:
            return StillToGo(asks_first=self._found.asks_first)
        return self._found

    def beside(self) -> tuple[str, list[SaidIdea], str]:
        """Give what is shown beside the day: the title, the first ideas, and the sentence instead of them."""
        self._beside = self.found.ideas[:MOST_BESIDE]
        return self.title(), [self.said(idea) for idea in self._beside], self.first_ask()

    def plan_beside(self, place: int) -> None:
        """Plan one of the ideas that are shown beside the day."""
        if place < len(self._beside):
            self.plan(self._beside[place])

    def title(self) -> str:
        """Head the ideas."""
        return ideas_title(self.found)

    def first_ask(self) -> str:
        """Say whom to ask instead, where nothing may be offered; else nothing."""
        if self._catalogue is None or not self.found.asks_first:
            return ""
        return self._catalogue.guidance.reason(_KIDNEYS).many.text(language())

    def said(self, idea: Idea) -> SaidIdea:
        """Put an idea into words."""
        assert self._catalogue is not None  # who has an idea has read the foods
        return say_idea(idea, self._catalogue.lexicon)

    def unwanted(self) -> list[tuple[str, str]]:
        """List what is not for this person: the id of each food, and its name."""
        if self._catalogue is None:
            return []
        found = unwanted(self._document.diary, self._catalogue.table)
        named = (
            (food_id, _("a food no longer known") if food is None else food.name(language()))
            for food_id, food in found
        )
        return sorted(named, key=lambda each: (each[1].casefold(), each[0]))

    def plan(self, idea: Idea) -> None:
        """Add an idea to its meal of the day shown as planned; it counts once it is ticked as eaten."""
        entry = self._entry(idea, planned=True)
        self._document.replace({entry.id: entry}, N_("plan"))
        self.added.emit(entry)

    def eat(self, idea: Idea) -> None:
        """Write down that an idea was eaten; one that is a swap takes the place of what stood there."""
        if idea.instead_of is None:
            entry = self._entry(idea, planned=False)
            self._document.replace({entry.id: entry}, N_("add"))
            self.added.emit(entry)
            return
        changed = [each for share in idea.shares if (each := self._swapped(idea, *share)) is not None]
        if changed:
            self._document.replace({each.id: each for each in changed}, N_("swap"))
            self.added.emit(changed[-1])

    def refuse(self, idea: Idea) -> None:
        """Remember that a food is not for this person."""
        made = Dislike(id=self._document.new_id(), food=idea.food.id)
        self._document.replace({made.id: made}, N_("not for me"))

    def take_back(self, food_id: str) -> None:
        """Let a food be offered again."""
        kept = [each for each in self._document.diary.of_library(Dislike) if each.food == food_id]
        self._document.replace({each.id: None for each in kept}, N_("offer it again"))

    def _entry(self, idea: Idea, *, planned: bool) -> Entry:
        food = idea.food
        made = Proposal(
            food.name(language()), idea.quantity, idea.unit, idea.grams, food.magnesium(idea.grams), food
        )
        return made.to_entry(self._document.new_id(), self._shown.day, meal=idea.meal, planned=planned)

    def _swapped(self, idea: Idea, entry_id: str, quantity: float, grams: float) -> Entry | None:
        entry = self._document.diary.get(entry_id)
        if not isinstance(entry, Entry):
            return None
        bare = replace(entry, name=idea.food.name(language()), quantity=quantity, unit=idea.unit)
        return of_food(bare, idea.food, grams)
