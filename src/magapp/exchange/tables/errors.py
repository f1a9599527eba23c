"""Why a file is no food table that can be imported; each says that nothing was changed."""

from __future__ import annotations

from magapp.i18n import _


class TableCancelled(Exception):  # noqa: N818  # nothing went wrong
    """The person stopped the reading; nothing was changed."""


class TableRefused(Exception):  # noqa: N818  # the name says what is the matter
    """A file is not imported."""

    def sentence(self) -> str:
        """Say why, and that the food table is as it was."""
        return f"{self.reason()} {_('Your food table was not changed.')}"

    def reason(self) -> str:
        """Say what is wrong with the file."""
        return _("This is not a food table that magapp knows: NEVO, BLS, CIQUAL or FoodData Central.")


class UnknownTable(TableRefused):
    """The content is of no table that is known."""


class UnreadableFile(TableRefused):
    """The system cannot read the file."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def reason(self) -> str:
        """Say what the system said."""
        return _("The file cannot be read: {why}.").format(why=self.why)


class WrongEncoding(TableRefused):
    """The bytes are neither UTF-8 nor the Windows encoding of the official file."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row

    def reason(self) -> str:
        """Say in which row."""
        return _("Row {row} holds letters in an encoding that is not that of the official file.").format(
            row=self.row
        )


class WrongDelimiter(TableRefused):
    """The columns are separated by another sign than in the official file."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(expected, found)
        self.expected, self.found = expected, found

    def reason(self) -> str:
        """Say which sign was found."""
        return _(
            "Row 1: the columns are separated by {found}, in the official file by {expected}. "
            "A spreadsheet may have changed the file: use the one that was downloaded."
        ).format(found=self.found, expected=self.expected)


class NoMagnesiumColumn(TableRefused):
    """The table is known, but holds no magnesium."""

    def reason(self) -> str:
        """Say so."""
        return _("Row 1: there is no column with magnesium.")


class TruncatedFile(TableRefused):
    """The file ends too early."""

    def __init__(self, row: int | None = None) -> None:
        super().__init__(row)
        self.row = row

    def reason(self) -> str:
        """Say where it ends."""
        if self.row is None:
            return _("The file is damaged or was not downloaded completely.")
        return _("The file ends in the middle of row {row}: it was not downloaded completely.").format(
            row=self.row
        )


class TooLarge(TableRefused):
    """The file, or what is packed in it, is larger than any food table."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes)
        self.megabytes = megabytes

    def reason(self) -> str:
        """Say the bound, and what to take instead."""
        return _(
            "The file is larger than {megabytes} MB, or unpacks to more. Of FoodData Central, take the "
            "separate files of Foundation Foods, SR Legacy or FNDDS, not the one with branded foods."
        ).format(megabytes=self.megabytes)


class UnsafeArchive(TableRefused):
    """The archive would write outside itself, or holds a link."""

    def __init__(self, member: str) -> None:
        super().__init__(member)
        self.member = member

    def reason(self) -> str:
        """Name the member."""
        said = _("The archive holds ‘{member}’, a name that points outside it. Official files do not.")
        return said.format(member=self.member)


class PackedBomb(TableRefused):
    """A member unpacks to far more than it could hold."""

    def reason(self) -> str:
        """Say so."""
        return _("The file unpacks to very much more than it is, as no official table does.")


class SheetTooLarge(TableRefused):
    """A sheet has more cells, or has them further away, than any food table."""

    def reason(self) -> str:
        """Say so."""
        return _("The sheet is larger than that of any official table.")


class HoldsFormula(TableRefused):
    """A cell computes its value, so that nobody can say what it was."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row

    def reason(self) -> str:
        """Say in which row."""
        return _("Row {row} holds a formula. Official tables hold values only.").format(row=self.row)


class DeclaresEntities(TableRefused):
    """The spreadsheet's XML declares entities, which spreadsheets never need."""

    def reason(self) -> str:
        """Say so."""
        return _("The spreadsheet holds declarations that no spreadsheet program writes.")


class TooManyRejected(TableRefused):
    """More than half of the rows cannot be used."""

    def __init__(self, rejected: int, rows: int, first: int) -> None:
        super().__init__(rejected, rows, first)
        self.rejected, self.rows, self.first = rejected, rows, first

    def reason(self) -> str:
        """Say how many, and where the first is."""
        return _(
            "{rejected} of {rows} rows cannot be used, the first of them row {first}: "
            "this is not the official file."
        ).format(rejected=self.rejected, rows=self.rows, first=self.first)
