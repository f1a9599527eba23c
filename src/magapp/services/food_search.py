"""Find a food by word prefixes in any order, accents ignored, endings, spelling and typos forgiven.

Best first: the whole name, the same in other forms, a name whose first word begins so, prefixes of its words,
parts of compounds, and last, words that differ by a typing error. Among equals what this person logs most
often comes first, then foods of the bundled table before imported ones, then the shorter name.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from magapp.services.food_index import LEAST_SLIP, FoodIndex, SoughtWord
from magapp.services.plain_text import words_of
from magapp.services.word_forms import FILLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from magapp.domain.food import Food, FoodTable
    from magapp.services.food_index import Names, Span

_EXACT, _SAME, _BEGINS, _WORDS, _SOUNDS, _PARTS, _TYPO, _BAD_TYPO = range(8)
_OFTEN: Final = 3
"""From so many times on, a food that fits in any way counts as if its name began so."""
_MOST_WORDS: Final = 24
_MOST_JOINED: Final = 6
_MOST_SLIPS: Final = 6
_LEAST_DOUBTED: Final = 5
"""A shorter word that begins some name is taken for what it says."""
_LEAST_CUT: Final = 3
_LEAST_LIKENESS: Final = 60.0
_NEAR_WORDS: Final = 10
_NEAR_NAMES: Final = 20
_NEAR_TYPED: Final = 8
_LEAST_NEAR: Final = 3

_Fit = tuple[int, set[int], set[int]]
"""How well it is, the names that fit best, the names that fit (both may overlap)."""


class FoodFinder:
    """Search the names and synonyms of a food table, in both languages whatever the one set."""

    def __init__(self, table: FoodTable) -> None:
        self.table = table
        self._index = FoodIndex(table.foods)
        # A line is typed letter by letter, and only its last word changes; more words would only cost memory.
        self._sought = lru_cache(maxsize=16)(partial(SoughtWord, index=self._index))
        self._places = {food.id: place for place, food in enumerate(table.foods)}

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
        words = words_of(text)[:_MOST_WORDS]
        if not words or limit < 1:
            return []
        query = _Query(words, self._index, self._sought)
        found: dict[int, tuple[int, int, int]] = {}
        for tier, best, fitting in query.fits(None, forgiving=forgiving):
            self._take(found, tier, self._ordered(best, fitting, language), limit)
            if len(found) >= limit:
                break
        counts = {self._places[food]: count for food, count in (often or {}).items() if food in self._places}
        if counts:
            self._lift(found, counts, query, language)
        order = sorted(found, key=found.__getitem__)
        return [self.table.foods[place] for place in order[:limit]]

    def called(self, text: str) -> tuple[Food, ...]:
        """List the foods of which this is the whole name or synonym, accents and case ignored."""
        names, _split = self._index.called(words_of(text))
        return tuple(self.table.foods[place] for place in sorted({self._index.foods[name] for name in names}))

    def near(self, text: str, limit: int = 5) -> tuple[Food, ...]:
        """List the foods whose words come nearest to words that find none; none where nothing is alike."""
        index = self._index
        likeness: dict[int, float] = {}
        for word in words_of(text)[:_NEAR_TYPED]:
            of_word: dict[int, float] = {}
            for spans, score in self._alike(word):
                for name in chain.from_iterable(index.holding.of(span)[:_NEAR_NAMES] for span in spans):
                    food, alone = index.foods[name], score - index.sizes[name]
                    of_word[food] = max(alone, of_word.get(food, 0.0))
            for food, score in of_word.items():
                likeness[food] = likeness.get(food, 0.0) + score
        order = sorted(likeness, key=lambda food: (-likeness[food], food))
        return tuple(self.table.foods[place] for place in order[:limit])

    def _alike(self, word: str) -> Iterator[tuple[list[Span], float]]:
        """Find words like one, and how alike in percent; a known word is only like itself."""
        known = self._sought(word).known
        if known or len(word) < _LEAST_NEAR:
            yield known if len(word) >= _LEAST_NEAR and word not in FILLERS else [], 100.0
            return
        from rapidfuzz import fuzz, process  # noqa: PLC0415  # only needed for a line that finds nothing

        for _word, score, number in process.extract(
            word,
            self._index.vocabulary,
            scorer=fuzz.ratio,
            limit=_NEAR_WORDS,
            score_cutoff=_LEAST_LIKENESS,
        ):
            yield [(number, number + 1)], score

    def _ordered(self, best: set[int], fitting: set[int], language: str) -> Iterator[int]:
        """Sort names: those of bundled foods before imported ones, then the best, then the plainest."""
        in_order = self._index.in_order
        bundled, imported = in_order(best & fitting, language)
        other_bundled, other_imported = in_order(fitting - best, language)
        return chain(bundled, other_bundled, imported, other_imported)

    def _take(
        self, found: dict[int, tuple[int, int, int]], tier: int, names: Iterator[int], limit: int
    ) -> None:
        """Add the foods of names until there are enough; one that was found before fitted better."""
        foods = self._index.foods
        for name in names:
            if len(found) >= limit:
                return
            found.setdefault(foods[name], (tier, 0, len(found)))

    def _lift(
        self, found: dict[int, tuple[int, int, int]], counts: dict[int, int], query: _Query, language: str
    ) -> None:
        """Put what is logged often where it belongs, also what was not among the first."""
        index = self._index
        logged: set[int] = set().union(*(index.of_food.of((food, food + 1)) for food in counts))
        ranks: dict[int, tuple[int, int, int]] = {}
        for tier, best, fitting in query.fits(logged, forgiving=False):
            self._take(ranks, tier, self._ordered(best, fitting, language), len(counts))
        for food in counts.keys() & (ranks.keys() | found.keys()):
            tier, _count, turn = ranks[food] if food in ranks else found[food]
            if _BEGINS < tier < _TYPO and counts[food] >= _OFTEN:
                tier = _BEGINS
            found[food] = (tier, -counts[food], turn)


class _Query:
    """Hold the words of a search and find the names that fit them, the best ways first."""

    def __init__(self, words: Sequence[str], index: FoodIndex, sought: Callable[[str], SoughtWord]) -> None:
        self._index = index
        self._typed = tuple(words)
        self._sought = sought
        meaning = [word for word in words if word not in FILLERS] or list(words)
        # The last word may be the beginning of another: "wat" of "water".
        begun = [*meaning, words[-1]] if words[-1] in FILLERS and meaning[-1] != words[-1] else meaning
        self._wordings = [self._words(each) for each in ([begun] if begun == meaning else [begun, meaning])]
        self._others: list[list[SoughtWord]] | None = None

    def fits(self, within: set[int] | None, *, forgiving: bool) -> Iterator[_Fit]:
        """Give the names that fit, each way when it is asked for; only of those given, if any are.

        Typing errors are thought of where nothing fits, or where a long word is none that is known.
        """
        exact, split = (_kept(names, within) for names in self._index.called(self._typed))
        yield _EXACT, exact, exact
        yield _SAME, split, split
        meant = self._wordings[-1]
        some = bool(exact or split)
        for fit in chain(
            *(self._well_typed(words, within) for words in self._wordings), self._resplit(meant, within)
        ):
            some = some or bool(fit[2])
            yield fit
        # Several words that fit narrow down enough; a single one has its compounds.
        for words in self._wordings if not some or len(meant) == 1 else ():
            best, fitting = self._in_parts(words, within)
            some = some or bool(fitting)
            yield _PARTS, best, fitting
        is_sure = some and all(word.known or len(word.text) < _LEAST_DOUBTED for word in meant)
        if forgiving and not is_sure:
            yield from self._mistyped(meant, within, some=some)

    def _words(self, texts: Iterable[str]) -> list[SoughtWord]:
        return [self._sought(text) for text in dict.fromkeys(texts)]

    def _well_typed(self, words: list[SoughtWord], within: set[int] | None) -> Iterator[_Fit]:
        index = self._index
        first = words[0]
        same = _all_of((word.whole for word in words), within)
        sized = {name for name in same if index.sizes[name] == len(words)}
        yield _SAME, sized, sized
        others = _all_of((word.fits for word in words[1:]), within) if words[1:] else within
        begins = _kept(chain(*map(index.starting.of, first.begun)), others)
        yield _BEGINS, _kept(chain(*map(index.starting.of, first.itself)), others), begins
        so_far = _kept(index.called_so_far(self._typed), within)
        yield _BEGINS, so_far, so_far
        yield _WORDS, same, _all_of((first.fits,), others)

    def _resplit(self, words: list[SoughtWord], within: set[int] | None) -> Iterator[_Fit]:
        """Give the names whose words sound so, or are these words joined or taken apart."""
        fitting = _all_of((word.sounds for word in words), within)
        split = [_all_of((word.sounds for word in other), within) for other in self._rewordings(words)]
        yield _SOUNDS, _all_of((word.fits for word in words), within), fitting.union(*split)

    @staticmethod
    def _in_parts(words: list[SoughtWord], within: set[int] | None) -> tuple[set[int], set[int]]:
        ends = set().union(*chain(*(word.tails for word in words)))
        return ends, _all_of((word.parts for word in words), within)

    def _rewordings(self, words: list[SoughtWord]) -> list[list[SoughtWord]]:
        if self._others is None:
            texts = [word.text for word in words]
            made: list[list[str]] = []
            if len(texts) <= _MOST_JOINED:
                made += (
                    [*texts[: at - 1], texts[at - 1] + texts[at], *texts[at + 1 :]]
                    for at in range(1, len(texts))
                )
                made += (
                    [*texts[:at], *cut, *texts[at + 1 :]]
                    for at, word in enumerate(words)
                    if not word.begun
                    for cut in self._cuts(word.text)
                )
            self._others = [self._words(each) for each in made]
        return self._others

    def _cuts(self, text: str) -> list[tuple[str, str]]:
        """Cut a word where its head is a known word and its tail begins one, or may do so mistyped."""
        index = self._index
        cuts = [(text[:at], text[at:]) for at in range(_LEAST_CUT, len(text) - _LEAST_CUT + 1)]
        known = [cut for cut in cuts if index.words.equals(cut[0])]
        begun = [cut for cut in known if index.words.begins(cut[1])]
        return begun or known[-1:]

    def _mistyped(self, words: list[SoughtWord], within: set[int] | None, *, some: bool) -> Iterator[_Fit]:
        for wording in (words, *self._rewordings(words)):
            best, fitting = self._slipped(wording, within)
            yield _TYPO, best, fitting
            if fitting:
                return
        if not some:
            worse = _all_of((word.bad_slips or word.slips[1] or word.parts for word in words), within)
            yield _BAD_TYPO, worse, worse

    @staticmethod
    def _slipped(words: list[SoughtWord], within: set[int] | None) -> tuple[set[int], set[int]]:
        """Give the names that fit with a typing error in one word, or in each word that is none."""
        unknown = {at for at, word in enumerate(words) if not word.known and len(word.text) >= LEAST_SLIP}
        tries = [{at} for at in sorted(unknown or range(len(words)))][:_MOST_SLIPS]
        if len(unknown) > 1:
            tries.append(unknown)
        best: set[int] = set()
        fitting: set[int] = set()
        for wrong in tries:
            right = (word for at, word in enumerate(words) if at not in wrong)
            others = [word.sounds if word.known else word.parts for word in right]
            slips = [words[at].slips for at in wrong]
            best |= _all_of((*others, *(whole for whole, _begun in slips)), within)
            fitting |= _all_of((*others, *(begun for _whole, begun in slips)), within)
        return best, fitting


def _all_of(each: Iterable[Names], within: set[int] | None) -> set[int]:
    """Collect the names that are in one of each sets; the result is read only, for it may be one of them."""
    rarest, *others = sorted(each, key=lambda sets: sum(map(len, sets)))
    if within is None:
        fitting = rarest[0] if len(rarest) == 1 else set().union(*rarest)
    else:
        fitting = set().union(*map(within.intersection, rarest))
    for sets in others:
        if not fitting:
            break
        fitting = set().union(*map(fitting.intersection, sets))
    return fitting


def _kept(names: Iterable[int], within: set[int] | None) -> set[int]:
    return set(names) if within is None else within.intersection(names)
