"""What an entry line may mean, and why it may mean nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from magapp.domain.records import MAX_GRAMS, MAX_MG, Dose, Entry
from magapp.domain.supplement import UNSPECIFIED
from magapp.i18n import _
from magapp.services.entry_figures import of_food
from magapp.services.meal_times import meal_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from magapp.domain.amount import Amount
    from magapp.domain.food import Food
    from magapp.domain.records import Meal
    from magapp.domain.supplement import MagnesiumProduct, NamedMedicine, SupplementForm


class EntryLineError(Exception):
    """Say why a line adds nothing; the line itself stays as it was typed."""

    def sentence(self) -> str:
        """Say it to the person, in the language set."""
        return _("This line was not understood. Try: 2 slices wholemeal bread.")


class FoodNotFoundError(EntryLineError):
    """No food fits the words."""

    def __init__(self, words: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.suggestions = suggestions

    def sentence(self) -> str:
        """Say which words fitted nothing."""
        return _("No food found for ‘{words}’. Nothing was added.").format(words=self.words)


class AmountOutOfBoundsError(EntryLineError):
    """The amount is 0, negative, or more than anybody eats."""

    def sentence(self) -> str:
        """Say the bounds."""
        return _("The amount must be more than 0 and at most {kg} kg. Nothing was added.").format(
            kg=int(MAX_GRAMS / 1000)
        )


class DoseOutOfBoundsError(AmountOutOfBoundsError):
    """The supplement would hold nothing, or more magnesium than anybody takes."""

    def sentence(self) -> str:
        """Say the bounds."""
        return _(
            "A supplement must hold more than 0 and at most {grams} g of magnesium. Nothing was added."
        ).format(grams=int(MAX_MG / 1000))


class DoseMissingError(EntryLineError):
    """A supplement is named, but not how much magnesium it holds."""

    def sentence(self) -> str:
        """Ask for the figure on the label."""
        return _(
            "How many mg, by the label? Write for instance: 1 tablet magnesium 200 mg. Nothing was added."
        )


class UnitNotKnownError(EntryLineError):
    """The food has no such household measure."""

    def __init__(self, food: str, unit: str, known: tuple[str, ...]) -> None:
        super().__init__(food, unit)
        self.food = food
        self.unit = unit
        self.known = known

    def sentence(self) -> str:
        """Say which measures the food does have."""
        return _("‘{food}’ has no measure ‘{unit}’. Known are: {known}. Nothing was added.").format(
            food=self.food, unit=self.unit, known=", ".join(self.known)
        )


@dataclass(frozen=True, slots=True)
class Usage:
    """Know what this person logs: how often each food, the amount of last time, and which supplements.

    ``supplements``: the last entry of each, the newest first. ``meals``: the meal at which each food is most
    often eaten.
    """

    often: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    supplements: tuple[Entry, ...] = ()
    meals: Mapping[str, Meal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line taken apart: its amount where written, the words after it, time and meal.

    ``whole`` is the amount and the words together: ``half volle melk`` is no half of anything.
    """

    amount: float | None
    words: str
    time: int | None
    meal: Meal | None
    whole: str = ""
    times: float = 1.0
    """How many times, where a line ends in "2x"; the amount holds them already."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Offer one thing that the line may mean, with its amount and magnesium."""

    name: str
    quantity: float
    unit: str
    grams: float | None
    mg: Amount | None
    food: Food | None = None
    form: SupplementForm | None = None
    product: MagnesiumProduct | None = None
    medicine: NamedMedicine | None = None
    """A medicine that was taken: it becomes a dose, and holds no magnesium."""
    estimate: bool = False
    salt_mg: float | None = None
    time: int | None = None
    meal: Meal | None = None
    is_new: bool = False
    """A food that no table knows: its magnesium is unknown, and it is no supplement."""
    asks_label: bool = False
    """A new food whose label the person wants to give before it is written down."""
    left_out: str = ""
    """Words of the line that this does not hold, though they may change its figure."""
    parts: tuple[Proposal, ...] = ()
    """The foods of a line or meal that holds several; the figures are then theirs."""

    def named(self, name: str) -> Proposal:
        """Give it another name, such as that of a saved meal."""
        return replace(self, name=name)

    def at_meal(self, meal: Meal) -> Proposal:
        """Put what the line itself puts at no meal at one that was chosen, whatever its time."""
        parts = tuple(part.at_meal(meal) for part in self.parts)
        return replace(self, meal=self.meal or meal, parts=parts)

    def to_records(
        self, fresh_id: Callable[[], str], day: dt.date, *, meal: Meal, time: int | None = None
    ) -> list[Entry | Dose]:
        """Make an entry for each food and a dose for each medicine, in the order of the line."""
        records: list[Entry | Dose] = []
        for part in self.parts or (self,):
            if part.medicine is None:
                records.append(part.to_entry(fresh_id(), day, meal=meal, time=time))
            else:
                when = time if part.time is None else part.time
                records.append(Dose(id=fresh_id(), day=day, time=when, medicine=part.medicine.key))
        return records

    def to_entries(
        self, fresh_id: Callable[[], str], day: dt.date, *, meal: Meal, time: int | None = None
    ) -> list[Entry]:
        """Make an entry for each food, in the order of the line."""
        records = self.to_records(fresh_id, day, meal=meal, time=time)
        return [record for record in records if isinstance(record, Entry)]

    def to_entry(
        self, entry_id: str, day: dt.date, *, meal: Meal, time: int | None = None, planned: bool = False
    ) -> Entry:
        """Make the entry; the line's own meal and time win over those given."""
        when = time if self.time is None else self.time
        at_meal = self.meal or (meal_at(self.time) if self.time is not None else meal)
        if self.is_new:
            return Entry(
                id=entry_id,
                day=day,
                time=when,
                meal=at_meal,
                name=self.name,
                source="own",
                quantity=self.quantity,
                unit=self.unit,
                grams=self.grams,
                planned=planned,
            )
        if self.food is None:
            return Entry(
                id=entry_id,
                day=day,
                time=when,
                meal=at_meal,
                food=None if self.product is None else self.product.key,
                name=self.name,
                source="label",
                group="supplements",
                quantity=self.quantity,
                unit=self.unit,
                mg=self.mg,
                estimate=self.estimate,
                form=self.form.key if self.form else UNSPECIFIED,
                salt_mg=self.salt_mg,
                counts_to_upper=True,
                planned=planned,
            )
        bare = Entry(
            id=entry_id,
            day=day,
            time=when,
            meal=at_meal,
            name=self.name,
            quantity=self.quantity,
            unit=self.unit,
            planned=planned,
        )
        return of_food(bare, self.food, self.grams)


def amount_of(food: Food, quantity: float, unit: str) -> tuple[float | None, Amount | None]:
    """Give grams and magnesium of an amount of a food; null grams where it has no such measure."""
    grams = food.grams_of(quantity, unit)
    return grams, None if grams is None else food.magnesium(grams)
