"""Text as people type it, made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[0-9a-z%&]+")
_PLURAL: Final = re.compile(r"(?<=[a-z])['’`]s\b")
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
_UNSHOWN: Final = frozenset({"Cc", "Cs"})
_TURNS_TEXT: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
LONGEST: Final = 300
"""An entry line longer than this is a paste, not a line; the rest is not looked at."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Make text comparable: small letters, no accents, ligatures taken apart, ``pizza's`` as ``pizza``."""
    taken_apart = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    plain = "".join(letter for letter in taken_apart if not unicodedata.combining(letter))
    return _PLURAL.sub("", plain.translate(_LETTERS))


def words_of(text: str) -> tuple[str, ...]:
    """List the comparable words of a text, in order."""
    return tuple(_WORD.findall(folded(text)))


def typed(text: str) -> str:
    """Clean a typed line: single spaces, and nothing that cannot be shown, saved or turns the text round.

    Half a surrogate pair cannot be written to a file; a NUL or a change of direction in a food's name
    would show another name than the one that is kept.
    """
    shown = "".join(
        letter
        for letter in " ".join(text[:LONGEST].split())
        if letter not in _TURNS_TEXT and unicodedata.category(letter) not in _UNSHOWN
    )
    return " ".join(shown.split())
