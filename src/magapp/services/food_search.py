"""Find a food by word prefixes in any order, accents ignored, typos forgiven.

Best first: the whole name, a name that begins so, prefixes of its words, parts of compounds, and
only when no words begin so, words that differ by a typing error. Among equals what this person logs
most often comes first, then the shorter name.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.services.plain_text import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magapp.domain.food import Food, FoodTable

_EXACT, _BEGINS, _WORDS, _PARTS, _TYPO = range(5)
_LEAST_PART: Final = 3
_ONE_TYPO_FROM: Final = 4
_TWO_TYPOS_FROM: Final = 8
_MOST_WORDS: Final = 12
_LEAST_LIKENESS: Final = 60.0
_NEAR_WORDS: Final = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one name or synonym of a food as words; ``language`` is nl or en, ``main`` a proper name."""

    food: int
    words: tuple[str, ...]
    language: str
    main: bool


class FoodFinder:
    """Search the names and synonyms of a food table, in both languages whatever the one set."""

    def __init__(self, table: FoodTable) -> None:
        self.table = table
        self._phrases: list[Phrase] = []
        for place, food in enumerate(table.foods):
            self._add(place, food)
        holders: dict[str, set[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for word in phrase.words:
                holders.setdefault(word, set()).add(number)
        self._vocabulary = sorted(holders)
        self._holders = holders
        self._called: dict[tuple[str, ...], dict[int, None]] = {}
        for phrase in self._phrases:
            self._called.setdefault(phrase.words, {})[phrase.food] = None

    def search(
        self,
        text: str,
        language: str,
        limit: int = 8,
        often: Mapping[str, int] | None = None,
        *,
        forgiving: bool = True,
    ) -> list[Food]:
        """List the foods that fit, best first; an empty text fits nothing.

        Args:
            text: what was typed, in any language, whole words or their beginnings.
            language: nl or en; its names come first among equals.
            limit: the most foods to list.
            often: food id → how often this person logged it.
            forgiving: whether words may differ by a typing error.
        """
        query = words_of(text)[:_MOST_WORDS]
        if not query:
            return []
        found = self._best(query, (self._beginning_with(word) for word in query), language, _WORDS)
        well_typed = bool(found)
        if len(found) < limit:
            parts = self._best(query, (self._with_part(word) for word in query), language, _PARTS)
            found = parts | found
        for errors in (1, 2) if forgiving and not well_typed else ():
            close = self._best(query, (self._like(word, errors) for word in query), language, _TYPO)
            if close:
                found = close | found
                break
        counts = often or {}
        foods = self.table.foods
        order = sorted(
            found,
            key=lambda place: (found[place][0], -counts.get(foods[place].id, 0), found[place][1:], place),
        )
        return [foods[place] for place in order[:limit]]

    def called(self, text: str) -> tuple[Food, ...]:
        """List the foods of which this is the whole name or synonym, accents and case ignored."""
        return tuple(self.table.foods[place] for place in self._called.get(words_of(text), ()))

    def near(self, text: str, limit: int = 5) -> tuple[Food, ...]:
        """List the foods whose words come nearest to words that find none; none where nothing is alike."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  # only needed for a line that finds nothing

        likeness: dict[int, float] = {}
        for word in words_of(text)[:_MOST_WORDS]:
            if len(word) < _LEAST_PART:
                continue
            of_word: dict[int, float] = {}
            for known, score, _place in process.extract(
                word, self._vocabulary, scorer=fuzz.ratio, limit=_NEAR_WORDS, score_cutoff=_LEAST_LIKENESS
            ):
                for number in self._holders[known]:
                    phrase = self._phrases[number]
                    alone = score - len(phrase.words)
                    of_word[phrase.food] = max(alone, of_word.get(phrase.food, 0.0))
            for food, score in of_word.items():
                likeness[food] = likeness.get(food, 0.0) + score
        order = sorted(likeness, key=lambda food: (-likeness[food], food))
        return tuple(self.table.foods[place] for place in order[:limit])

    def _add(self, place: int, food: Food) -> None:
        named = (
            (food.name_nl, "nl", True),
            (food.name_en, "en", True),
            *((synonym, "nl", False) for synonym in food.synonyms_nl),
            *((synonym, "en", False) for synonym in food.synonyms_en),
        )
        for name, language, main in named:
            words = words_of(name)
            if words:
                self._phrases.append(Phrase(place, words, language, main))

    def _beginning_with(self, prefix: str) -> set[int]:
        """Collect the phrases with a word that begins so."""
        found: set[int] = set()
        place = bisect_left(self._vocabulary, prefix)
        while place < len(self._vocabulary) and self._vocabulary[place].startswith(prefix):
            found |= self._holders[self._vocabulary[place]]
            place += 1
        return found

    def _with_part(self, part: str) -> set[int]:
        """Collect the phrases with a word that holds this part, as Dutch compounds do."""
        if len(part) < _LEAST_PART:
            return self._beginning_with(part)
        found: set[int] = set()
        for word in self._vocabulary:
            if part in word:
                found |= self._holders[word]
        return found

    def _like(self, word: str, errors: int) -> set[int]:
        """Collect the phrases with a word that is so many typing errors away (two only in a long word)."""
        if len(word) < _ONE_TYPO_FROM:
            return self._beginning_with(word)
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # 70 ms, and only needed for a typing error

        allowed = errors if len(word) >= _TWO_TYPOS_FROM else 1
        found: set[int] = set()
        for known in self._vocabulary:
            if len(known) < len(word) - allowed:
                continue
            if (
                OSA.distance(word, known, score_cutoff=allowed) <= allowed
                or OSA.distance(word, known[: len(word)], score_cutoff=allowed) <= allowed
            ):
                found |= self._holders[known]
        return found

    def _best(
        self, query: tuple[str, ...], sets: Iterable[set[int]], language: str, rank: int
    ) -> dict[int, tuple[int, int, int]]:
        """Keep the phrases that fit every word, and for each food its best rank."""
        fitting: set[int] | None = None
        for found in sets:
            fitting = found if fitting is None else fitting & found
            if not fitting:
                return {}
        best: dict[int, tuple[int, int, int]] = {}
        for number in fitting or ():
            phrase = self._phrases[number]
            mine = (
                self._rank(query, phrase, rank),
                0 if phrase.language == language else 1,
                sum(map(len, phrase.words)) + (0 if phrase.main else 2),
            )
            if phrase.food not in best or mine < best[phrase.food]:
                best[phrase.food] = mine
        return best

    @staticmethod
    def _rank(query: tuple[str, ...], phrase: Phrase, rank: int) -> int:
        if rank != _WORDS:
            return rank
        if query == phrase.words:
            return _EXACT
        first, *rest = query
        begins = phrase.words[0].startswith(first) and all(
            word.startswith(part) for part, word in zip(rest, phrase.words[1:], strict=False)
        )
        return _BEGINS if begins and len(query) <= len(phrase.words) else _WORDS
