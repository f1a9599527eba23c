"""What a word may also look like: other endings, other spellings, little words that say nothing.

All of it is for comparing, never for showing: `brood` and `brot`, `wijn` and `wine` come out alike, and that
does no harm where a person sees what was found.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILLERS: Final = frozenset(
    {
        *("met", "van", "de", "het", "een", "en", "in", "op", "uit", "wat"),
        *("with", "of", "the", "a", "an", "and", "from", "on", "some"),
    }
)
"""These narrow nothing down; `zonder` and `without` do, and are not among them."""

# The order counts: `ch` goes before `c`, `ei` and `ij` before `y`. A line break is a word's beginning.
_SOUNDS: Final = (
    *(("gh", "g"), ("ch", "g"), ("\nth", "\nt"), ("ph", "f"), ("cc", "c"), ("ck", "k")),
    *(("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("qu", "kw"), ("q", "k"), ("x", "ks")),
    *(("\ny", "\nj"), ("ij", "i"), ("ei", "i"), ("y", "i"), ("oe", "u"), ("ou", "u"), ("au", "u")),
    *(("z", "s"), ("v", "f")),
    *((letter * 2, letter) for letter in string.ascii_lowercase),
)
_ONE: Final = ("ss", "aas", "oos", "uus", "ais", "eis", "ijs", "uis", "eus", "ous")
"""No plural ends so: kaas, ijs, mais."""
# What is left of a shorter word without its ending says too little.
_LEAST_WITH_ENDING: Final = 4


def sounds(words: Iterable[str]) -> list[str]:
    """Spell words as they sound in Dutch: `spaghetti` as `spageti`, `couscous` as `kuskus`.

    All are done in one go: one at a time takes six times as long.
    """
    lines = "\n".join(("", *words))
    for spelled, heard in _SOUNDS:
        lines = lines.replace(spelled, heard)
    return lines.split("\n")[1:]


def _without_small_ending(word: str) -> Iterator[str]:
    """Take `je`, `tje`, `etje` or `pje` off; `tomaatje` and `boontje` look alike, so both readings count."""
    stem = word[:-2]
    yield stem
    if stem.endswith(("t", "mp")):
        yield stem[:-1]
    if stem.endswith("et") and stem[-3:-2] == stem[-4:-3]:
        yield stem[:-2]


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("eieren"):
        yield word[:-4]
    elif word.endswith("je"):
        yield from _without_small_ending(word)
    elif word.endswith("en") and (not word.endswith("een") or word.endswith("eeen")):
        yield word[:-2]
    else:
        yield word.removesuffix("e") if len(word) >= _LEAST_WITH_ENDING else word


def _bases(word: str) -> Iterator[str]:
    """List what may be left of a word without an ending for many, small or an adjective."""
    if len(word) < _LEAST_WITH_ENDING or not word.isalpha():
        yield word
        return
    if word.endswith("s") and not word.endswith(_ONE):
        # `kers` is one, `appels` are many, and nobody can tell by the letter.
        yield from _singulars(word[:-1])
        if word.endswith("jes"):
            return
    yield from _singulars(word)


def forms(words: Iterable[str]) -> list[tuple[str, int]]:
    """Pair every form of each word with the word's place; two words with a form in common are one word."""
    bases = [(base, place) for place, word in enumerate(words) for base in _bases(word)]
    # A `d` at the end sounds as a `t`: yoghurd, brood.
    return [
        (f"{form[:-1]}t" if form.endswith("d") else form, place)
        for form, (_base, place) in zip(sounds(base for base, _place in bases), bases, strict=True)
    ]
