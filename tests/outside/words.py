"""Which words only Dutch has and which only English, from all that the program can say."""

from __future__ import annotations

import csv
import gettext
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from tests.outside.driver import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGES: Final = ("nl", "en")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NO_WORDS: Final = re.compile(r"\{[^}]*\}|<[^>]*>|&(?=\w)")
_SHORT: Final = 3
"""Letters; a shorter quoted text may be part of any word."""
_OF_BOTH: Final = frozenset({"links"})
"""English for what one clicks on, Dutch for where the arrow of a key points."""
_PATH: Final = re.compile(r"\S*/\S+")


def words_in(text: str) -> set[str]:
    """Split a text into words; placeholders, marks of a menu and paths are none."""
    return {word.casefold() for word in _WORD.findall(_PATH.sub(" ", _NO_WORDS.sub("", text)))}


def _texts(node: Any, language: str | None = None) -> Iterator[tuple[str | None, str]]:
    """Give each text of a content record with its language; null: the same in both."""
    if isinstance(node, str):
        yield language, node
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each, language)
    elif isinstance(node, dict):
        for key, each in node.items():
            yield from _texts(each, key if key in LANGUAGES else language)


def _catalogue() -> Iterator[tuple[str, str]]:
    """Give every message with its Dutch."""
    path = ROOT / "resources/locale/nl/LC_MESSAGES/magapp.mo"
    with path.open("rb") as file:
        table: dict[Any, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # the whole table
    for message, dutch in table.items():
        if message:
            yield (message[0] if isinstance(message, tuple) else message), dutch


def _content() -> Iterator[tuple[str | None, str]]:
    """Give each text of the content and each name of a food with its language; null: the same in both."""
    for path in sorted((ROOT / "resources/content").glob("*.toml")):
        yield from _texts(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "resources/foods").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, text in row.items():
                    parts = column.split("_")
                    if path.stem == "sources":
                        yield None, text
                    elif parts[0] in (*LANGUAGES, "name") and parts[-1] != "other":
                        yield next(each for each in LANGUAGES if each in parts), text


class Tongues:
    """Tell words of the other language from words of the one set."""

    def __init__(self) -> None:
        said: dict[str, set[str]] = {"nl": set(), "en": set()}
        # A language is named in itself, so that who cannot read the one set finds it.
        quoted = {"Nederlands", "English"}
        for message, dutch in _catalogue():
            said["en"] |= words_in(message)
            said["nl"] |= words_in(dutch)
        for language, text in _content():
            if language is None:
                quoted.add(text)
            else:
                said[language] |= words_in(text)
        self._foreign = {"nl": said["en"] - said["nl"], "en": said["nl"] - said["en"]}
        # Titles of sources and brands stand as they are; the longest first, as one may hold another.
        parts = sorted((each for each in quoted if len(each) > _SHORT), key=len, reverse=True)
        self._quoted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)")

    def foreign(self, language: str, texts: Iterable[str]) -> list[tuple[str, str]]:
        """List the texts that hold a word which only the other language has, with that word."""
        found = []
        for text in sorted(set(texts)):
            strange = words_in(self._quoted.sub(" ", text)) & self._foreign[language] - _OF_BOTH
            if strange:
                found.append((", ".join(sorted(strange)), text))
        return found
