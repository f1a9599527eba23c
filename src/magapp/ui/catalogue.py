"""What the window reads behind its first paint: foods, the search, the content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magapp.domain.amount import total
from magapp.domain.food import OWN, OWN_RECIPE
from magapp.domain.records import OwnFood, Recipe
from magapp.i18n import _, language
from magapp.services.entry_line import EntryLineError, FoodNotFoundError, propose, propose_new
from magapp.services.food_line import propose_food
from magapp.services.lexicon import lexicon_of
from magapp.services.own_foods import meals
from magapp.services.usage import MOST_USUAL, HalfYear, favourites
from magapp.services.wording import clock, mg
from magapp.ui.models.proposal_model import Offer

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.diary import Diary
    from magapp.domain.food import Food, FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.imported import ImportedTable
    from magapp.domain.records import Meal
    from magapp.services.kitchen import Kitchen
    from magapp.services.lexicon import Lexicon
    from magapp.services.proposal import Proposal, Usage
    from magapp.storage.tables import TableNotice


def own_of(diary: Diary) -> tuple[object, ...]:
    """Give the own foods, recipes and medicines of a diary, to see whether any changed."""
    medicines = sorted({fact.value for fact in diary.facts() if fact.key == "medicine"})
    return (*diary.of_library(OwnFood), *diary.of_library(Recipe), *medicines)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold the foods with their search, and all texts of the content."""

    kitchen: Kitchen
    guidance: Guidance
    lexicon: Lexicon
    tables: tuple[ImportedTable, ...] = ()
    notices: tuple[TableNotice, ...] = ()
    """What is to be told of imported tables that cannot be used."""

    @property
    def table(self) -> FoodTable:
        """Give the foods, the person's own ones among them."""
        return self.kitchen.table

    def of(self, diary: Diary) -> Catalogue:
        """Give the catalogue of a diary, with its own foods and recipes."""
        kitchen = self.kitchen.of(diary)
        lexicon = lexicon_of(kitchen.table, kitchen.forms, kitchen.products)
        return replace(self, kitchen=kitchen, lexicon=lexicon)


_MOST_USUAL: Final = 8


class LineOffers:
    """Offer what an entry line may mean, knowing what this person eats."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        # The line is asked about today, all else about the day shown: each goes on from where it was.
        self._until_today, self._until_shown = HalfYear(), HalfYear()

    def offers(self, text: str, diary: Diary, day: dt.date) -> tuple[Offer, ...]:
        """Offer what a text may mean; a sentence where it means nothing."""
        words = self._catalogue.kitchen
        try:
            found = propose(
                text,
                words.finder,
                language(),
                self._until_today.usage(diary, day),
                words.forms,
                products=words.products,
                meals=meals(diary),
                medicines=words.medicines,
                new_foods=True,
            )
        except FoodNotFoundError:
            return self._new(text)
        except EntryLineError as error:
            return (Offer(error.sentence()),)
        offers = tuple(self._offer(proposal, text) for proposal in found)
        # Not all words were heard, so it may be a food that no table knows.
        return (*offers, *self._new(text)) if found[0].left_out else offers

    def usual(self, diary: Diary, day: dt.date, meal: Meal) -> tuple[Offer, ...]:
        """Offer what is often eaten at a meal, in the amounts of last time."""
        offers: list[Offer] = []
        usage = self._until_shown.usage(diary, day)
        kept = {each.food: (each.quantity, each.unit) for each in favourites(diary, meal)}
        usual = self._until_shown.usual(diary, day, meal, MOST_USUAL)
        for food_id in dict.fromkeys((*kept, *usual)):
            food = self._catalogue.table.food(food_id)
            if food is None:
                continue
            made = propose_food(food, kept.get(food_id) or usage.last.get(food_id), language())
            if made is not None:
                offer = self._offer(made, "")
                offers.append(offer._replace(name=f"★ {offer.name}") if food_id in kept else offer)
        return tuple(offers[:_MOST_USUAL])

    def usage(self, diary: Diary, day: dt.date) -> Usage:
        """Tell what this person eats, as known on a day."""
        return self._until_shown.usage(diary, day)

    def _new(self, text: str) -> tuple[Offer, ...]:
        """Offer what no table knows: as it is, or with the figures of its label."""
        made = propose_new(text, self._catalogue.table)
        amount = self._catalogue.lexicon.measure_of(made.quantity, made.unit, language())
        plain = _("Add ‘{food}’, magnesium unknown").format(food=made.name)
        label = _("New food ‘{food}’ from its label…").format(food=made.name)
        return (
            Offer(plain, amount, _("unknown"), made),
            Offer(label, amount, "", replace(made, asks_label=True)),
        )

    def _offer(self, proposal: Proposal, typed: str) -> Offer:
        if proposal.parts:
            return self._several(proposal, typed)
        if proposal.medicine is not None:
            return Offer(_taken(proposal), proposal=proposal, typed=typed)
        lexicon, now = self._catalogue.lexicon, language()
        amount = lexicon.measure_of(proposal.quantity, proposal.unit, now)
        if proposal.grams is not None and proposal.unit != "g":
            amount = f"{amount} · {round(proposal.grams)} g"
        if proposal.salt_mg is not None and proposal.estimate:
            amount = _("{amount} of the salt, an estimate").format(amount=amount)
        elif proposal.salt_mg is not None:
            amount = _("{amount} of the salt").format(amount=amount)
        elif proposal.food is None and proposal.product is None and not proposal.is_new:
            amount = _("{amount} of magnesium itself").format(amount=amount)
        magnesium = _("unknown") if proposal.mg is None else mg(proposal.mg, now)
        if proposal.food is not None and not proposal.food.is_bundled and proposal.food.source != OWN:
            # An imported food says by whom its figure is before it is chosen.
            amount = f"{amount} · {self._source_name(proposal.food)}"
        amount = _with_left_out(amount, proposal.left_out)
        return Offer(proposal.name, amount, magnesium, proposal, typed=typed)

    def _source_name(self, food: Food) -> str:
        return _("own recipe") if food.source == OWN_RECIPE else food.source

    def _several(self, proposal: Proposal, typed: str) -> Offer:
        """Offer several foods in one row: their names, their measures, their magnesium together."""
        lexicon, now = self._catalogue.lexicon, language()
        foods = [part for part in proposal.parts if part.medicine is None]
        measures = [
            lexicon.measure_of(part.quantity, part.unit, now) if part.medicine is None else _taken(part)
            for part in proposal.parts
        ]
        known = [part.mg for part in foods if part.mg is not None]
        if not foods:
            magnesium = ""
        elif not known:
            magnesium = _("unknown")
        elif len(known) < len(foods):
            magnesium = _("at least {mg}").format(mg=mg(total(known), now))
        else:
            magnesium = mg(total(known), now)
        untold = " ".join(part.left_out for part in proposal.parts if part.left_out)
        amount = _with_left_out(" + ".join(measures), untold)
        return Offer(proposal.name, amount, magnesium, proposal, typed=typed)


def _taken(proposal: Proposal) -> str:
    """Say that a medicine was taken, and when; its magnesium is no question."""
    if proposal.time is None:
        return _("medicine: {name}").format(name=proposal.name)
    return _("medicine: {name} · {time}").format(name=proposal.name, time=clock(proposal.time))


def _with_left_out(amount: str, words: str) -> str:
    """Say after an amount which words of the line it does not hold."""
    return _("{amount}, not understood: ‘{words}’").format(amount=amount, words=words) if words else amount
