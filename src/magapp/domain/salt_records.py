"""The salts of magnesium, and the medicines that hold them: what a label's milligrams are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from magapp.domain.guidance_records import Text

SaltClass: TypeAlias = Literal["inorganic", "organic", "mixed"]
Solubility: TypeAlias = Literal["soluble", "barely", "unknown"]
ProductKind: TypeAlias = Literal["antacid", "laxative"]
ProductUnit: TypeAlias = Literal["tablet", "sachet"]

SALT_CLASSES: Final[tuple[SaltClass, ...]] = ("inorganic", "organic", "mixed")
SOLUBILITIES: Final[tuple[Solubility, ...]] = ("soluble", "barely", "unknown")
PRODUCT_KINDS: Final[tuple[ProductKind, ...]] = ("antacid", "laxative")
PRODUCT_UNITS: Final[tuple[ProductUnit, ...]] = ("tablet", "sachet")
ATOMIC_WEIGHT: Final = 24.305
"""Magnesium, g/mol (IUPAC, abridged)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Describe a salt of magnesium; ``molar_mass`` in g/mol of the formula unit with its crystal water.

    ``solubility`` is in water, ``unknown`` where nobody looked it up; ``absorption`` is null likewise.
    """

    id: str
    name: Text
    formula: str
    molar_mass: float
    magnesium_atoms: int
    salt_class: SaltClass
    solubility: Solubility
    absorption: Text | None
    aliases: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def fraction(self) -> float:
        """Compute the share of the weight that is magnesium, 0 to 1."""
        return self.magnesium_atoms * ATOMIC_WEIGHT / self.molar_mass


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Describe a name that leaves the salt or its crystal water open; ``forms`` are what it may be."""

    id: str
    name: Text
    forms: tuple[str, ...]
    aliases: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Describe a medicine with magnesium that is taken for something else, such as an antacid.

    One ``unit`` holds ``salt_mg`` to ``salt_mg_most`` mg of the salt ``form``; strengths may differ.
    """

    id: str
    name: Text
    kind: ProductKind
    unit: ProductUnit
    form: str
    salt_mg: float
    salt_mg_most: float
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
