"""What there is to eat: the foods of the tables together with the person's own ones, and their search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from magapp.services.food_search import FoodFinder
from magapp.services.medicine_names import typed_medicines
from magapp.services.own_foods import corrected_by, own_part, with_own
from magapp.services.plain_text import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.food import Food, FoodTable
    from magapp.domain.supplement import MagnesiumProduct, NamedMedicine, SupplementForm

_BEFORE_OTHERS: Final = 3
"""So many foods of the tables come before an own one that only holds the words somewhere."""


class Finder(Protocol):
    """Find foods by what people call them."""

    @property
    def table(self) -> FoodTable:
        """Give the foods that are searched."""

    def search(
        self,
        text: str,
        language: str,
        limit: int = 8,
        often: Mapping[str, int] | None = None,
        *,
        forgiving: bool = True,
    ) -> list[Food]:
        """List the foods that fit, best first."""

    def called(self, text: str) -> tuple[Food, ...]:
        """List the foods of which this is the whole name."""

    def near(self, text: str, limit: int = 5) -> tuple[Food, ...]:
        """List the foods whose words come nearest."""


@dataclass(frozen=True, slots=True)
class Kitchen:
    """Hold all that an entry line may name: foods, forms of magnesium, antacids and laxatives, medicines."""

    finder: Finder
    forms: Sequence[SupplementForm]
    products: Sequence[MagnesiumProduct]
    tables: FoodFinder
    """The foods without the person's own ones: their index is made once."""
    known_medicines: tuple[NamedMedicine, ...] = ()
    """The medicines of the content, without those that the person typed."""
    medicines: tuple[NamedMedicine, ...] = ()

    @property
    def table(self) -> FoodTable:
        """Give the foods of the tables and the person's own ones."""
        return self.finder.table

    def of(self, diary: Diary) -> Kitchen:
        """Give the kitchen of a diary, with its own foods and recipes."""
        own = own_part(diary, self.tables.table)
        medicines = (*self.known_medicines, *typed_medicines(diary, self.known_medicines))
        if not own:
            return replace(self, finder=self.tables, medicines=medicines)
        return replace(self, finder=OwnFoodsFirst(self.tables, own, corrected_by(diary)), medicines=medicines)


class OwnFoodsFirst:
    """Search a person's own foods beside those of the tables.

    Two indexes, because that of the tables takes up to half a second where large ones were imported, and an
    own food must be found the moment it is saved. One that corrects another is also found by all that this is
    called, in its place: ``corrected`` maps the id of such a food to that of the own one.
    """

    def __init__(self, tables: FoodFinder, own: tuple[Food, ...], corrected: Mapping[str, str]) -> None:
        self.table = with_own(tables.table, own)
        self._tables = tables
        self._own = FoodFinder(replace(tables.table, foods=own))
        self._corrected = corrected
        made = {food.id: food for food in own}
        self._instead = {old: made[new] for old, new in corrected.items()}

    def search(
        self,
        text: str,
        language: str,
        limit: int = 8,
        often: Mapping[str, int] | None = None,
        *,
        forgiving: bool = True,
    ) -> list[Food]:
        """List the foods that fit: own ones that begin so, foods of the tables, then the other own ones."""
        counts = dict(often or {})
        for old, new in self._corrected.items():
            counts[old] = counts.get(old, 0) + counts.get(new, 0)
        strict = self._own.search(text, language, limit, counts, forgiving=False)
        others = self._shown(self._tables.search(text, language, limit, counts, forgiving=False))
        if forgiving and not strict and not others:
            own = self._own.search(text, language, limit, counts)
            others = self._shown(self._tables.search(text, language, limit, counts))
            return _once(*own, *others)[:limit]
        words = words_of(text)
        first = [food for food in strict if _begins(food, words)]
        others = [food for food in others if food not in first]
        rest = [food for food in strict if food not in first]
        before = max(_BEFORE_OTHERS - len(first), 1)
        return _once(*first, *others[:before], *rest, *others[before:])[:limit]

    def called(self, text: str) -> tuple[Food, ...]:
        """List the foods of which this is the whole name, own ones first."""
        return tuple(_once(*self._own.called(text), *self._shown(self._tables.called(text))))

    def near(self, text: str, limit: int = 5) -> tuple[Food, ...]:
        """List the foods whose words come nearest."""
        near = (*self._own.near(text, limit), *self._shown(self._tables.near(text, limit)))
        return tuple(_once(*near)[:limit])

    def _shown(self, foods: Sequence[Food]) -> list[Food]:
        return [self._instead.get(food.id, food) for food in foods]


def _once(*foods: Food) -> list[Food]:
    return list({food.id: food for food in foods}.values())


def _begins(food: Food, words: tuple[str, ...]) -> bool:
    names = (words_of(food.name_nl), words_of(food.name_en))
    return bool(words) and any(name and name[0].startswith(words[0]) for name in names)
