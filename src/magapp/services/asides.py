"""What people write around a food without meaning another one, left out when nothing is found with it.

A place ("van de kantine", "from the chippy"), what was left off ("zonder suiker"), a remark in brackets, a
heading ("pub: 2 pints"), words that describe, and words of no food before one that is known. The caller
shows what it found by its own name, so that nobody takes `mixed salad` for all that was meant.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, Final

from magapp.services.plain_text import folded
from magapp.services.quantity import read_amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DESCRIBING: Final = frozenset(
    """
    zelfgemaakt zelfgemaakte huisgemaakt huisgemaakte biologisch biologische vers verse gestoomd
    gestoomde gemengd gemengde gemalen lekker lekkere gezouten ongezouten rijpe stukje stuk beetje
    extra restje restjes kliekje kliekjes afhaal gedeeld gedeelde opgewarmd opgewarmde gewoon gewone
    normale heerlijke thuis onderweg koude warme vanochtend vanmiddag gisteravond vanmorgen vannacht
    toetje toe nagerecht afloop flink flinke halfje opgegeten erdoor erbij erop just mine left na
    vanavond nog weer ook ca circa ongeveer geroosterd geroosterde surinaamse indische indonesische
    turkse marokkaanse griekse italiaanse franse chinese thaise indiase mexicaanse surinamese
    indonesian turkish moroccan greek italian french thai indian mexican dutch nederlandse hollandse
    homemade home-made organic fresh steamed mixed ground nice ripe salted unsalted skimmed beef
    long-grain fillet filet bit piece baby leaves packet delicious leftover leftovers takeaway
    takeout shared reheated plain regular cold hot warm toasted about approx roughly lots more
    another some straight side baked grilled cooked big proper usual
    """.split()  # noqa: SIM905  # a word list is read and kept as text
)
_TOLD: Final = frozenset(
    """
    gestoomd gestoomde gemengd gemengde gemalen gezouten ongezouten extra gedeeld gedeelde halfje opgegeten
    geroosterd geroosterde surinaamse indische indonesische turkse marokkaanse griekse italiaanse franse
    chinese thaise indiase mexicaanse surinamese indonesian turkish moroccan greek italian french thai indian
    mexican steamed mixed ground salted unsalted skimmed beef shared toasted left more baked grilled
    """.split()  # noqa: SIM905  # as above
)
"""Of these the ones that may change the figure: it is told that they were left out."""
_JOINING: Final = frozenset({"of", "van"})
_LEAST_OF_A_FOOD: Final = 4
"""A shorter word begins too many names: an electrolyte tab is no tabbouleh."""
_AFTER: Final = r"(?=$|[,;+&)]|\s(?:en|and|met|with|plus)\s|\s[x×]?\s?\d)"
"""Where a remark ends: also before an amount, which is no part of it."""
_PLACE: Final = re.compile(
    rf"""\s(?:
        (?:van|bij|uit|in|op|voor|from|at|in|on|for|out\sof)\s
        (?:(?:de|het|een|mijn|mn|m['’]n|the|a|my|our)\s(?P<noun>[^,;+&()\d]+?)|oma|opa|mama|kantoor|werk|school|huis|thuis
           |gisteren|work|home|school|mum|mom|yesterday)
      | [’'`]s\s?(?:ochtends|morgens|middags|avonds|nachts)
    ){_AFTER}""",
    re.VERBOSE | re.IGNORECASE,
)
_CHANGES_IT: Final = "alco|caf|decaf|vlees|meat|vet|fat|gluten|lactose|vel|skin|schil|zout|salt"
"""Beer without alcohol and chicken without its skin are other foods than those with it."""
_WITHOUT: Final = r"(?:^|\s)(?:zonder|geen|without|no|not|minus|skipped|w/o)\s"
_LEFT_OFF: Final = re.compile(rf"{_WITHOUT}(?!{_CHANGES_IT})[^,;+&()\d]+?{_AFTER}", re.IGNORECASE)
_BOTH_LEFT_OFF: Final = re.compile(
    rf"{_WITHOUT}(?:suiker|melk|sugar|milk)\s(?:en|of|and|or)\s(?:suiker|melk|sugar|milk){_AFTER}",
    re.IGNORECASE,
)
_NEVER_IN_IT: Final = re.compile(r"\s(?:suiker|melk|sugar|milk)$", re.IGNORECASE)
"""Coffee holds none of these unless it says so; a "broodje gezond zonder kaas" would hold its cheese."""
_BREAD_FIRST: Final = re.compile(
    r"^(?P<bread>(?:\S+\s)*?\S*(?:brood|broodje|bolletje|boterham(?:men)?|pistolet|bagel|beschuit|cracker|wrap))"
    r"\s(?!met\s)(?P<topping>[^\W\d].*)$",
    re.IGNORECASE,
)
_BREAD_LAST: Final = re.compile(
    r"^(?P<topping>[^\W\d].*)\s(?P<bread>(?:jacket|baked)\spotato(?:es)?|bagels?|toast|baguettes?)$",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)")
_ABOUT: Final = re.compile(r"^\s*(?:ca\.?|circa|ongeveer|about|approx\.?|~)\s*", re.IGNORECASE)
_SAYS_AMOUNT: Final = re.compile(r"\d|\b(?:half|halve|geen|niet|none|not|dubbel|double)\b", re.IGNORECASE)
_ANY: Final = "iets"
_HEADING: Final = re.compile(r"^[^\d:,;+&]{1,30}:\s+(?=\S)")


def without_both(text: str) -> str:
    """Leave out both things that "koffie zonder melk en suiker" has not: sugar is no food of it."""
    return _BOTH_LEFT_OFF.sub("", text).strip()


def was_left_off(text: str) -> bool:
    """Tell whether a part of a line says no more than what was not eaten: "geen suiker"."""
    return not _LEFT_OFF.sub("", text).strip()


def without_asides(text: str, is_called: Callable[[str], bool]) -> str | None:
    """Leave out brackets, places, what was left off and a heading; null where there are none.

    ``is_called``: whether a food is called so; "op de pasta" is no place, and "melk: glas" no heading.
    """

    def unless_food(found: re.Match[str]) -> str:
        noun = found["noun"] or ""
        return found[0] if noun and (is_called(noun) or is_called(noun.split()[-1])) else ""

    plain = _PLACE.sub(unless_food, _LEFT_OFF.sub("", _BRACKETS.sub(" ", text)))
    heading = _HEADING.match(plain)
    if heading is not None and not is_called(heading[0].strip(" :")):
        plain = plain[heading.end() :]
    plain = " ".join(plain.split())
    return plain if plain and plain != text else None


def ends_in_remark(text: str) -> bool:
    """Tell whether a text ends in a place or in what was left off: a figure after it begins a food."""
    return any(
        found.end() == len(text) for pattern in (_PLACE, _LEFT_OFF) for found in pattern.finditer(text)
    )


def _with_bracketed_amount(text: str, plain: str) -> str | None:
    """Put an amount in brackets where one may stand: "bitterballen (4 st)"; null where there is none to use.

    Not beside another amount, and not one that says more, as "(200 g rauw)" does.
    """
    inside = _ABOUT.sub("", " ".join(_BRACKETS.findall(text))).strip()
    count, named = read_amount(plain)
    amount, unit = read_amount(f"{inside} {_ANY}")
    if amount is None or count not in {None, 1.0}:
        return None
    measure = unit.replace(_ANY, "").strip()
    if measure.isalpha() or measure.rstrip(".").isalpha():
        return f"{named} {inside}"
    if measure:
        return None
    return f"{named} {inside} st" if inside.isdigit() else f"{inside} {named}"


def readings(text: str, is_called: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Give a text as it is, then with ever fewer of the words around what it is about.

    Beside each what was left out of it that has to be told, because it may change the figure.
    """
    yield text, ""
    plain = without_asides(text, is_called)
    amounts = [each for each in _BRACKETS.findall(text) if _SAYS_AMOUNT.search(each)]
    not_eaten = [each.strip() for each in _LEFT_OFF.findall(text) if not _NEVER_IN_IT.search(each)]
    if plain is not None:
        used = _with_bracketed_amount(text, plain) if amounts else None
        if used is not None:
            yield used, " ".join(not_eaten)
        yield plain, " ".join((*amounts, *not_eaten))
    described = without_descriptions(plain or text)
    if described is not None:
        told = [word for word in (plain or text).split() if folded(word) in _TOLD]
        yield described, " ".join((*told, *amounts, *not_eaten))


def bread_with(text: str) -> str | None:
    """Say "met" where people leave it out: "bruin broodje filet americain", "tuna mayo jacket potato"."""
    found = _BREAD_FIRST.match(text)
    if found is not None:
        return f"{found['bread']} met {found['topping']}"
    found = _BREAD_LAST.match(text)
    return None if found is None else f"{found['bread']} with {found['topping']}"


def without_descriptions(text: str) -> str | None:
    """Leave the describing words out; null where there are none, or nothing else."""
    kept: list[str] = []
    left = False
    for word in text.split():
        plain = folded(word)
        if plain in _DESCRIBING or (left and plain in _JOINING):
            left = True
        else:
            kept.append(word)
            left = False
    return " ".join(kept) if _left_some(kept, text) else None


def without_unknown(
    text: str, is_food: Callable[[str], bool], is_measure: Callable[[str], bool]
) -> tuple[str, str] | None:
    """Leave out words of no food that stand before one; give the rest and what was left out.

    The last word is what the food is, so it stays: `quorn lasagne` may be lasagne, `lasagne quorn` is not
    known to be. Null where every word is known, or the last one is not.
    """
    words = text.split()
    if len(words) < 2 or len(words[-1]) < _LEAST_OF_A_FOOD or is_measure(words[-1]) or not is_food(words[-1]):  # noqa: PLR2004  # a word and a food
        return None
    unknown = [not (is_measure(word) or is_food(word)) for word in words]
    kept = " ".join(compress(words, (not each for each in unknown)))
    return (kept, " ".join(compress(words, unknown))) if any(unknown) else None


def _left_some(kept: list[str], text: str) -> bool:
    """Tell whether something but not everything was left out of a text, and a word stays."""
    return any(word[0].isalpha() for word in kept) and len(kept) < len(text.split())
