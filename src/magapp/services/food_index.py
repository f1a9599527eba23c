"""An index of the names of foods: which names hold a word that begins, ends or sounds so.

Words and names are numbers here, and what belongs together lies together: the words with a beginning are one
span of the sorted vocabulary, and the names that hold them one slice of an array. So a search handles sets of
numbers, and its time hardly grows with the table; the collector of garbage finds next to nothing to walk.
"""

from __future__ import annotations

import re
import string
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.services.plain_text import LONGEST, words_of
from magapp.services.word_forms import FILLERS, forms, sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from magapp.domain.food import Food

Span = tuple[int, int]
"""Words of the vocabulary from a number up to another, exclusive."""
Names = tuple[set[int], ...]
"""Names in one or several sets, which may overlap; none of them is ever changed."""

_PLAIN_WORD: Final = re.compile(r"[0-9a-z%&]+")
_BEYOND: Final = "\x7f"
"""Sorts after every letter of a word."""
LEAST_SLIP: Final = 4
"""A shorter word with a typing error may be any word."""
_LEAST_BAD_SLIP: Final = 8
_MOST_BAD_SLIPS: Final = 40
_LEAST_TAIL: Final = 3
_LEAST_PART: Final = 4
_LEAST_SOUND: Final = 5
"""Of a shorter sound, other words begin alike: rijst, ristretto."""
_FIRST_IMPORTED: Final = 2
_SYNONYM: Final = 2
"""So many letters longer a synonym counts than it is."""


class _Name(NamedTuple):
    """Hold one name of a food; sorted, the plainest comes first within its block.

    ``block``: bundled Dutch, bundled English, imported Dutch, imported English.
    """

    block: int
    weight: int
    food: int
    text: str


def _names(foods: Sequence[Food]) -> Iterator[_Name]:
    for place, food in enumerate(foods):
        imported = _FIRST_IMPORTED if ":" in food.id else 0
        for block, extra, names in (
            (imported, 0, (food.name_nl,)),
            (imported + 1, 0, (food.name_en,)),
            (imported, _SYNONYM, food.synonyms_nl),
            (imported + 1, _SYNONYM, food.synonyms_en),
        ):
            for name in names:
                words = _words(name)
                if words:
                    yield _Name(block, len("".join(words)) + extra, place, " ".join(words))


def _words(name: str) -> Sequence[str]:
    """Do what ``words_of`` does; a plain name, as most are, five times as fast."""
    if name.isascii() and len(name) <= LONGEST and "'" not in name and "`" not in name:
        return _PLAIN_WORD.findall(name.lower())
    return words_of(name)


class Postings:
    """Give the names that belong to a span of numbers, such as those of words.

    A name that belongs to a number is handed in as ``number * names + name``, ``names`` being their count.
    """

    def __init__(self, codes: Iterable[int], names: int) -> None:
        self._names = names
        ordered = sorted(codes)
        self._codes = array("q", ordered)
        self._held = array("l", [code % names for code in ordered])

    def of(self, span: Span) -> array[int]:
        """Slice the names out; one that belongs to several numbers of the span comes several times."""
        begin, end = span
        least = bisect_left(self._codes, begin * self._names)
        return self._held[least : bisect_left(self._codes, end * self._names, least)]


class _Sorted:
    """Find the owners of texts by a beginning, an end or a part."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(pairs)
        self.texts = [text for text, _owner in ordered]
        self.owners = array("l", [owner for _text, owner in ordered])
        self._joined = "\n".join(("", *self.texts, ""))
        self._starts = array("l", accumulate((len(text) + 1 for text in self.texts), initial=0))

    def begins(self, beginning: str) -> array[int]:
        least = bisect_left(self.texts, beginning)
        return self.owners[least : bisect_left(self.texts, beginning + _BEYOND, least)]

    def equals(self, text: str) -> array[int]:
        least = bisect_left(self.texts, text)
        return self.owners[least : bisect_right(self.texts, text, least)]

    def holds(self, part: str) -> Iterator[int]:
        """List the owners of the texts that hold a part; with a line break at its end they end so.

        Scanning the joined texts takes a tenth of a millisecond for 20,000 words, and no index at all.
        """
        at = self._joined.find(part)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield self.owners[place]
            at = self._joined.find(part, self._starts[place + 1])


class FoodIndex:
    """Look up words and names; a name's number tells its plainness, the lowest the plainest of its block."""

    def __init__(self, foods: Sequence[Food]) -> None:
        names = sorted(_names(foods))
        count = len(names)
        self.foods = array("l", [name.food for name in names])
        self._names = [name.text for name in names]
        self._edges = [bisect_left(names, (block,)) for block in (1, _FIRST_IMPORTED, _FIRST_IMPORTED + 1)]
        worded = [text.split() for text in self._names]
        self.sizes = array("l", [len(words) - sum(map(FILLERS.__contains__, words)) for words in worded])
        self.vocabulary = sorted(set().union(*worded))
        numbers = {word: number * count for number, word in enumerate(self.vocabulary)}
        self.holding = Postings(
            {numbers[word] + name for name, words in enumerate(worded) for word in words}, count
        )
        self.starting = Postings((numbers[words[0]] + name for name, words in enumerate(worded)), count)
        self.of_food = Postings((food * count + name for name, food in enumerate(self.foods)), count)
        self._whole = _Sorted(("".join(words), name) for name, words in enumerate(worded))
        self.words = _Sorted((word, number) for number, word in enumerate(self.vocabulary))
        self.forms = _Sorted(forms(self.vocabulary))
        self.heard = _Sorted((sound, number) for number, sound in enumerate(sounds(self.vocabulary)))

    def called(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """List the names of just these words, and those that only differ in where words are split."""
        text = " ".join(words)
        alike = self._whole.equals("".join(words))
        same = [number for number in alike if self._names[number] == text]
        return same, [number for number in alike if self._names[number] != text]

    def called_so_far(self, words: Sequence[str]) -> array[int]:
        """List the names that begin with these words, wherever words are split."""
        return self._whole.begins("".join(words))

    def in_order(self, fitting: Iterable[int], language: str) -> tuple[list[int], list[int]]:
        """Sort names, the plainest of the language first: those of bundled foods, and of imported ones."""
        ordered = sorted(fitting)
        first, imported, second = (bisect_left(ordered, edge) for edge in self._edges)
        if language == "nl":
            return ordered[:imported], ordered[imported:]
        return (
            ordered[first:imported] + ordered[:first],
            ordered[second:] + ordered[imported:second],
        )

    def held(self, spans: Iterable[Span]) -> set[int]:
        """Collect the names that hold a word of any of these spans."""
        return set().union(*map(self.holding.of, spans))

    def beginning(self, beginning: str) -> Span:
        """Give the words that begin so."""
        least = bisect_left(self.vocabulary, beginning)
        return least, bisect_left(self.vocabulary, beginning + _BEYOND, least)

    def slips(self, word: str) -> tuple[list[Span], list[Span]]:
        """Give the words that one typing error turns into this one, and those that then begin so.

        A letter too many, too few, another one, or two that changed places. All that may have been meant is
        tried, which takes no index of its own; where no word begins so, the error lies before that point.
        """
        meant: set[str] = set()
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            begin, end = self.beginning(head)
            if begin == end:
                break
            meant.add(head + tail[1:])
            meant.add(head + tail[1:2] + tail[:1] + tail[2:])
            for letter in string.ascii_lowercase:
                longer = head + letter
                least = bisect_left(self.vocabulary, longer, begin, end)
                if least < end and self.vocabulary[least].startswith(longer):
                    meant.add(longer + tail)
                    meant.add(longer + tail[1:])
        meant.discard(word)
        whole, begun = [], []
        for text in meant:
            begin, end = self.beginning(text)
            if begin < end and self.vocabulary[begin] == text:
                whole.append((begin, begin + 1))
            if begin < end and len(text) >= LEAST_SLIP:
                begun.append((begin, end))
        return whole, begun


class SoughtWord:
    """Hold a word that was typed and find what it may stand for, each way when it is first asked.

    The sets of names are kept, for they meet those of other words many times in one search, and not joined:
    the names of a word such as "with" are many, and few of them remain.
    """

    def __init__(self, text: str, index: FoodIndex) -> None:
        self.text = text
        self._index = index

    @cached_property
    def known(self) -> list[Span]:
        """Give the words that are this one, or the same with another ending or spelling."""
        index = self._index
        exact = index.words.equals(self.text)
        begin, end = index.beginning(self.text)
        if begin < end and not exact and self.text.endswith("d"):
            # A beginning of a word, not one misheard: `pind` is on its way to `pinda`, and no `pint`.
            return []
        same = {owner for form, _place in forms((self.text,)) for owner in index.forms.equals(form)}
        return spans_of(same.union(exact))

    @cached_property
    def itself(self) -> list[Span]:
        """Give this very word, and only where it is none its other forms: `brood` is first no `broodje`."""
        exact = spans_of(self._index.words.equals(self.text))
        return exact or self.known

    @cached_property
    def begun(self) -> list[Span]:
        """Give the words that begin so, and those that are this one."""
        begin, end = self._index.beginning(self.text)
        return [(begin, end), *self.known] if begin < end else self.known

    @cached_property
    def whole(self) -> Names:
        """Give the names in which the word is whole."""
        return (self._index.held(self.known),)

    @cached_property
    def fits(self) -> Names:
        """Give the names with a word that begins so."""
        return (self._index.held(self.begun),)

    @cached_property
    def sounds(self) -> Names:
        """Give the names with a word that begins so, spelled in any way; a short beginning only as it is."""
        (sound,) = sounds((self.text,))
        if len(sound) < _LEAST_SOUND:
            return self.fits
        begin, end = self._index.beginning(self.text)
        heard = self._index.heard.begins(sound)
        return (*self.fits, *self._held(number for number in heard if not begin <= number < end))

    @cached_property
    def tails(self) -> Names:
        """Give the names with a compound that ends so; `noot` ends `walnoten`."""
        if len(self.text) < _LEAST_TAIL:
            return ()
        endings = {form for form, _place in forms((self.text,)) if len(form) >= _LEAST_TAIL}
        found = set(self._index.words.holds(f"{self.text}\n"))
        return self._held(found.union(*(self._index.forms.holds(f"{form}\n") for form in endings)))

    @cached_property
    def parts(self) -> Names:
        """Give the names with a word that holds this one anywhere; a short one, at the end."""
        inside = self._index.words.holds(self.text) if len(self.text) >= _LEAST_PART else ()
        return (*self.sounds, *self._held(inside), *self.tails)

    @cached_property
    def slips(self) -> tuple[Names, Names]:
        """Give the names with a word that this one is by a typing error, and those that begin so."""
        if len(self.text) < LEAST_SLIP:
            return (), ()
        whole, begun = self._index.slips(self.text)
        return (self._index.held(whole),), (self._index.held(begun + whole),)

    @cached_property
    def bad_slips(self) -> Names:
        """Give the names with a long word two typing errors away from this; the first letter is as it is.

        Not those that only begin nearly so: `champagne` is no beginning of `champignons`.
        """
        if len(self.text) < _LEAST_BAD_SLIP:
            return ()
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # 10 to 70 ms, and seldom needed
        from rapidfuzz.process import extract  # noqa: PLC0415  # as above

        begin, end = self._index.beginning(self.text[0])
        known = self._index.vocabulary[begin:end]
        found = extract(self.text, known, scorer=OSA.distance, score_cutoff=2, limit=_MOST_BAD_SLIPS)
        return self._held(begin + place for _word, _distance, place in found)

    def _held(self, numbers: Iterable[int]) -> Names:
        spans = spans_of(numbers)
        return (self._index.held(spans),) if spans else ()


def spans_of(numbers: Iterable[int]) -> list[Span]:
    """Give each word a span, those that follow each other one together."""
    spans: list[Span] = []
    for number in sorted(numbers):
        if spans and number <= spans[-1][1]:
            spans[-1] = (spans[-1][0], number + 1)
        else:
            spans.append((number, number + 1))
    return spans
