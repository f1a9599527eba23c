"""What owners of tables ask to be shown wherever their figures are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.ui.catalogue import Catalogue


class Prescribed:
    """Remember whose figures stand in the diary, also once their table is gone."""

    def __init__(self) -> None:
        self._sources: frozenset[str] = frozenset()

    def add(self, sources: Iterable[str]) -> None:
        """Take note of sources whose figures stand in the diary."""
        self._sources |= frozenset(sources)

    def sentence(self, catalogue: Catalogue) -> str:
        """Give what the owners of all tables in use ask for."""
        from magapp.services.imported_foods import prescribed_sentences  # noqa: PLC0415  # loaded with the foods

        self.add(table.key for table in catalogue.tables)
        return ". ".join(prescribed_sentences(self._sources))
