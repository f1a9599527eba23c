"""One table of a content file, read field by field; what is wrong with it is collected, not raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from magapp.domain.guidance_records import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    T = TypeVar("T", bound=Text)
    W = TypeVar("W", bound=str)

_LANGUAGES = ("nl", "en")


class ContentRecord:
    """Read the fields of one table; each wrong or missing one becomes a line in *problems*.

    After a problem a harmless value stands in, so that all problems of all files are found in one go.
    """

    __slots__ = ("_left", "_place", "_problems", "_values")

    def __init__(self, values: dict[str, Any], place: str, problems: list[str]) -> None:
        self._values = values
        self._left = set(values)
        self._place = place
        self._problems = problems

    def problem(self, sentence: str) -> None:
        """Note what is wrong."""
        self._problems.append(f"{self._place}: {sentence}")

    def word(self, key: str, default: str | None = None) -> str:
        """Read a string that is not empty; with a *default* it may be left out."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value.strip():
            return value
        self.problem(f"{key} has to be a text between quotation marks")
        return ""

    def words(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Read a list of strings; unless *optional*, it holds at least one."""
        value = self._take(key)
        if value is None and optional:
            return ()
        if isinstance(value, list) and value and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.problem(f'{key} has to be a list of texts, like ["A", "B"]')
        return ()

    def one_of(self, key: str, allowed: Sequence[W]) -> W:
        """Read a string out of a few."""
        value = self._take(key)
        if value in allowed:
            return cast("W", value)
        self.problem(f"{key} has to be one of: {', '.join(allowed)}")
        return allowed[0]

    def whole(self, key: str, low: int, high: int, *, optional: bool = False) -> int | None:
        """Read a whole number within bounds, both inclusive."""
        value = self._take(key)
        if value is None and optional:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.problem(f"{key} has to be a whole number from {low} to {high}")
        return None if optional else low

    def number(self, key: str, low: float, high: float) -> float:
        """Read a number within bounds, both inclusive."""
        value = self._take(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        self.problem(f"{key} has to be a number from {low:g} to {high:g}")
        return low

    def number_if_any(self, key: str, low: float, high: float) -> float | None:
        """Read a number within bounds, or null where there is none."""
        return self.number(key, low, high) if key in self._values else None

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false; it may be left out."""
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        self.problem(f"{key} has to be true or false")
        return default

    def text(self, key: str, kind: type[T] = Text) -> T:  # type: ignore[assignment]  # Text is the plain T
        """Read a text in both languages."""
        return self._both(key, self._take(key), kind)

    def text_if_any(self, key: str) -> Text | None:
        """Read a text in both languages, or null where there is none."""
        value = self._take(key)
        return None if value is None else self._both(key, value, Text)

    def name(self, key: str) -> Text:
        """Read a name: one string where it is the same in both languages."""
        value = self._take(key)
        if isinstance(value, str) and value.strip():
            return Text(value, value)
        return self._both(key, value, Text)

    def texts(self, key: str, least: int = 1) -> tuple[Text, ...]:
        """Read two lists of texts, one a language and equally long."""
        value = self._take(key)
        lists = [value.get(language) if isinstance(value, dict) else None for language in _LANGUAGES]
        dutch, english = lists
        if not isinstance(dutch, list) or not isinstance(english, list) or len(dutch) != len(english):
            self.problem(f"{key}.nl and {key}.en have to be lists with the same number of texts")
            return ()
        if len(dutch) < least:
            self.problem(f"{key} has to hold at least {least} texts")
        if not all(isinstance(item, str) and item.strip() for item in (*dutch, *english)):
            self.problem(f"{key} holds an empty text")
            return ()
        return tuple(map(Text, dutch, english))

    def texts_if_any(self, key: str) -> tuple[Text, ...]:
        """Read two lists of texts as above, or none where they are left out."""
        return self.texts(key) if key in self._values else ()

    def part(self, key: str) -> ContentRecord | None:
        """Read a table inside this one, or null where there is none."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return ContentRecord(value, f"{self._place}, {key}", self._problems)
        self.problem(f"{key} has to be a table")
        return None

    def parts(self, key: str) -> list[ContentRecord]:
        """Read the tables inside this one, at least one."""
        value = self._take(key)
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return [
                ContentRecord(item, f"{self._place}, {key} {place}", self._problems)
                for place, item in enumerate(value, 1)
            ]
        self.problem(f"[[…{key}]] is missing")
        return []

    def close(self) -> None:
        """Note the fields that nobody asked for: mostly a typing error in a name."""
        for key in sorted(self._left):
            self.problem(f"{key} is not a field of this record")

    def _take(self, key: str) -> Any:
        self._left.discard(key)
        return self._values.get(key)

    def _both(self, key: str, value: Any, kind: type[T]) -> T:
        table = value if isinstance(value, dict) else {}
        found: list[str] = []
        for language in _LANGUAGES:
            said = table.get(language)
            if not isinstance(said, str) or not said.strip():
                self.problem(f"{key}.{language} is missing")
                said = ""
            found.append(said)
        for other in sorted(set(table) - set(_LANGUAGES)):
            self.problem(f"{key}.{other} is neither .nl nor .en")
        return kind(found[0], found[1])
