"""What the window reads behind its first paint: foods, the search, the content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magapp.i18n import _, language
from magapp.services.entry_line import EntryLineError, FoodNotFoundError, propose, propose_new
from magapp.services.usage import usage_of, usual_foods
from magapp.services.wording import mg
from magapp.ui.models.proposal_model import Offer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Meal
    from magapp.domain.supplement import SupplementForm
    from magapp.services.food_search import FoodFinder
    from magapp.services.lexicon import Lexicon
    from magapp.services.proposal import Proposal, Usage


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold the foods, their search, the forms of magnesium and all texts of the content."""

    table: FoodTable
    finder: FoodFinder
    forms: Sequence[SupplementForm]
    guidance: Guidance
    lexicon: Lexicon


class LineOffers:
    """Offer what an entry line may mean, knowing what this person eats."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._usage: Usage | None = None
        self._of: tuple[Diary | None, dt.date | None] = (None, None)

    def offers(self, text: str, diary: Diary, day: dt.date) -> tuple[Offer, ...]:
        """Offer what a text may mean; a sentence where it means nothing."""
        words = self._catalogue
        try:
            found = propose(text, words.finder, language(), self._usage_now(diary, day), words.forms)
        except FoodNotFoundError:
            return (self._new(text),)
        except EntryLineError as error:
            return (Offer(error.sentence()),)
        return tuple(self._offer(proposal, text) for proposal in found)

    def usual(self, diary: Diary, day: dt.date, meal: Meal) -> tuple[Offer, ...]:
        """Offer what is often eaten at a meal, in the amounts of last time."""
        offers: list[Offer] = []
        usage = self._usage_now(diary, day)
        for food_id in usual_foods(diary, day, meal):
            food = self._catalogue.table.food(food_id)
            if food is None:
                continue
            found = propose(food.name(language()), self._catalogue.finder, language(), usage)
            same = [proposal for proposal in found if proposal.food is food]
            offers += [self._offer(proposal, "") for proposal in same[:1]]
        return tuple(offers)

    def _new(self, text: str) -> Offer:
        made = propose_new(text, self._catalogue.table)
        amount = self._catalogue.lexicon.measure_of(made.quantity, made.unit, language())
        name = _("Add ‘{food}’, magnesium unknown").format(food=made.name)
        return Offer(name, amount, _("unknown"), made)

    def _usage_now(self, diary: Diary, day: dt.date) -> Usage:
        if self._usage is None or self._of[0] is not diary or self._of[1] != day:
            self._usage, self._of = usage_of(diary, day), (diary, day)
        return self._usage

    def _offer(self, proposal: Proposal, typed: str) -> Offer:
        lexicon, now = self._catalogue.lexicon, language()
        amount = lexicon.measure_of(proposal.quantity, proposal.unit, now)
        if proposal.grams is not None and proposal.unit != "g":
            amount = f"{amount} · {round(proposal.grams)} g"
        if proposal.salt_mg is not None and proposal.estimate:
            amount = _("{amount} of the salt, an estimate").format(amount=amount)
        elif proposal.salt_mg is not None:
            amount = _("{amount} of the salt").format(amount=amount)
        elif proposal.food is None:
            amount = _("{amount} of magnesium itself").format(amount=amount)
        magnesium = _("unknown") if proposal.mg is None else mg(proposal.mg, now)
        return Offer(proposal.name, amount, magnesium, proposal, typed=typed)
