"""The rows of a sheet, handed on as they come, so that a cell far away costs nothing."""

from __future__ import annotations

from typing import Final

from magapp.exchange.tables.errors import SheetTooLarge, TruncatedFile

Row = list[object]

MOST_TEXTS: Final = 2_000_000
"""Texts that cells share; each takes some sixty bytes and its letters."""
MOST_LETTERS: Final = 64_000_000
"""In all of them; a letter takes up to four bytes. No official table has a tenth of it."""
_MOST_ROWS: Final = 200_000
_MOST_CELLS: Final = 12_000_000
"""BLS has three million."""
_MOST_LETTERS: Final = 1 << 29
"""One text may stand in every cell, and who reads it makes new texts of it."""


class Grid:
    """Put cells in their row, in the order of the sheet; rows and columns count from 1."""

    def __init__(self, most_columns: int, texts: list[str]) -> None:
        self._most_columns = most_columns
        self._texts = texts
        self._cells: Row = []
        self._done: list[Row] = []
        self._count = 0
        self._letters = 0
        self.row = 0
        """The row that is being filled."""

    def begin(self, row: int) -> None:
        """Go on with a row further down; those between are empty.

        Raises:
            TableRefused: it is no row further down, or too far.
        """
        if row <= self.row:
            raise TruncatedFile
        if row > _MOST_ROWS:
            raise SheetTooLarge
        if self.row:
            self._done.append(self._cells)
        self._done.extend([] for _ in range(row - self.row - 1))
        self.row, self._cells = row, []

    def put(self, column: int, value: object) -> None:
        """Fill a cell further to the right; those between hold empty texts.

        Raises:
            TableRefused: it is no cell further to the right, or too far, or one too many.
        """
        between = column - len(self._cells) - 1
        if between < 0 or not self.row:
            raise TruncatedFile
        self._count += between + 1
        if column > self._most_columns or self._count > _MOST_CELLS:
            raise SheetTooLarge
        if between:
            self._cells.extend([""] * between)
        self._cells.append(value)

    def text(self, number: int) -> str:
        """Give a text that cells share, by its number from 0.

        Raises:
            TableRefused: there is none, or the texts of all cells together are too long.
        """
        if not 0 <= number < len(self._texts):
            raise TruncatedFile
        text = self._texts[number]
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            raise SheetTooLarge
        return text

    def take(self) -> list[Row]:
        """Hand over the rows that are complete."""
        done, self._done = self._done, []
        return done

    def end(self) -> list[Row]:
        """Hand over the last rows."""
        if self.row:
            self._done.append(self._cells)
        return self.take()
