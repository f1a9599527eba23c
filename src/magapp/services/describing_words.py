"""Words that describe a food without making it another one, left out when nothing is found with them."""

from __future__ import annotations

from typing import Final

from magapp.services.plain_text import folded

_DESCRIBING: Final = frozenset(
    {
        *("zelfgemaakt", "zelfgemaakte", "huisgemaakt", "huisgemaakte", "biologisch", "biologische"),
        *("vers", "verse", "gestoomd", "gestoomde", "gemengd", "gemengde", "gemalen", "lekker", "lekkere"),
        *("gezouten", "ongezouten", "rijpe", "stukje", "stuk", "beetje"),
        *("homemade", "home-made", "organic", "fresh", "steamed", "mixed", "ground", "nice", "ripe"),
        *("salted", "unsalted", "skimmed", "beef", "long-grain", "fillet", "filet", "bit", "piece"),
        *("baby", "leaves", "packet", "delicious"),
    }
)
_JOINING: Final = frozenset({"of", "van"})


def without_descriptions(words: str) -> str | None:
    """Leave the describing words out of a food's words; null where there are none, or nothing else.

    The caller shows what it found by its own name, so that nobody takes `mixed salad` for all that was meant.
    """
    typed = words.split()
    kept = [word for word in typed if folded(word) not in _DESCRIBING]
    while kept and folded(kept[0]) in _JOINING:
        kept.pop(0)
    return " ".join(kept) if kept and len(kept) < len(typed) else None
