"""The forms of magnesium in supplements, as far as counting needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magapp.domain.amount import Amount


@dataclass(frozen=True, slots=True)
class SupplementForm:
    """Name a form, its spellings, and how much magnesium it holds.

    ``fraction`` is mg of elemental magnesium per mg of the salt; a range where the label does not say
    how much water the salt holds.
    """

    key: str
    name_nl: str
    name_en: str
    spellings: tuple[str, ...]
    fraction: Amount

    @property
    def is_open(self) -> bool:
        """Tell whether the name leaves open which salt it is, or how much water it holds."""
        return self.fraction.low != self.fraction.high

    def name(self, language: str) -> str:
        """Give the name in a language, nl or en."""
        return self.name_nl if language == "nl" else self.name_en


UNSPECIFIED: str = "unspecified"
"""The key of a supplement whose form was not told."""


@dataclass(frozen=True, slots=True)
class MagnesiumProduct:
    """Name a medicine of known strength that holds magnesium, such as an antacid or a laxative.

    ``salt_mg`` is the weight of the salt ``form`` in one ``unit``, ``mg`` the elemental magnesium in it.
    """

    key: str
    name_nl: str
    name_en: str
    spellings: tuple[str, ...]
    unit: str
    form: SupplementForm
    salt_mg: Amount
    mg: Amount

    def name(self, language: str) -> str:
        """Give the name in a language, nl or en."""
        return self.name_nl if language == "nl" else self.name_en


@dataclass(frozen=True, slots=True)
class NamedMedicine:
    """Name a medicine that is written down for its hours from magnesium; ``key`` is that of its doses.

    ``begun``: the spellings of which the beginning is enough, its substances and brands.
    """

    key: str
    name_nl: str
    name_en: str
    spellings: tuple[str, ...]
    begun: tuple[str, ...]

    def name(self, language: str) -> str:
        """Give the name in a language, nl or en."""
        return self.name_nl if language == "nl" else self.name_en
