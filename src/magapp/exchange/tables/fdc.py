"""FoodData Central (USDA): a folder or zip of CSV files that refer to each other."""

from __future__ import annotations

import csv
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Final, Protocol

from magapp.domain.imported import ImportedFood, ImportedTable, TablePreview
from magapp.exchange.tables.archive import open_archive, pieces
from magapp.exchange.tables.errors import (
    NoMagnesiumColumn,
    TooLarge,
    TruncatedFile,
    UnknownTable,
    WrongEncoding,
)
from magapp.exchange.tables.reading import (
    MEGABYTE,
    MOST_BYTES,
    Gathering,
    Unusable,
    Watch,
    magnesium,
    name,
    other,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

FOODS: Final = "food.csv"
FIGURES: Final = "food_nutrient.csv"
_MG: Final = "1090"
_CAFFEINE: Final = "1057"
_ALCOHOL: Final = "1018"
_KCAL: Final = ("1008", "2047", "2048")
_BY_ID: Final = frozenset({_MG, _CAFFEINE, _ALCOHOL, *_KCAL})
_BY_NUMBER: Final = {
    "304": _MG,
    "262": _CAFFEINE,
    "221": _ALCOHOL,
    "208": "1008",
    "957": "2047",
    "958": "2048",
}
"""The older numbers of SR, which FNDDS writes in the column ``nutrient_id``; the ids begin at 1001."""
_WANTED: Final = frozenset({*_BY_ID, *_BY_NUMBER})
_SURVEY: Final = "survey_fndds_food"
_KINDS: Final = {"foundation_food": "Foundation", "sr_legacy_food": "SR Legacy", _SURVEY: "FNDDS"}
"""The kinds of foods as eaten, and what their owner calls the download of each."""
_MOST_PORTIONS: Final = 12
_LONGEST_LINE: Final = MEGABYTE
_MOST_GRAMS: Final = 3000.0
_NO_UNIT: Final = frozenset({"", "undetermined", "Quantity not specified"})
_RESERVED: Final = frozenset({"portion", "g", "ml", "mg"})
"""What an entry calls the usual amount, a weight or a volume: no table gives these another weight."""


class _Files(Protocol):
    def lines(self, file: str, watch: Watch) -> Iterator[str] | None:
        """Give the lines of a file; None where there is none."""


class _Folder:
    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack

    def lines(self, file: str, watch: Watch) -> Iterator[str] | None:
        path = self._folder / file
        if not path.is_file():
            return None
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(MOST_BYTES // MEGABYTE)
        return _decoded(self._stack.enter_context(closing(self._pieces(path, watch))))

    @staticmethod
    def _pieces(path: Path, watch: Watch) -> Generator[bytes, None, None]:
        size, done = path.stat().st_size, 0
        with path.open("rb") as opened:
            while piece := opened.read(MEGABYTE):
                done += len(piece)
                watch.look(done, size)
                yield piece


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, stack: ExitStack) -> None:
        self._archive = archive
        self._stack = stack
        self._members = {member.rpartition("/")[2]: member for member in archive.namelist()}

    def lines(self, file: str, watch: Watch) -> Iterator[str] | None:
        member = self._members.get(file)
        if member is None:
            return None
        return _decoded(self._stack.enter_context(closing(pieces(self._archive, member, watch))))


def is_fdc_folder(path: Path) -> bool:
    """Tell whether a folder holds the files of FoodData Central, or one folder that does."""
    return _inner(path) is not None


def read_fdc(path: Path, watch: Watch) -> TablePreview:
    """Read a folder or a zip of FoodData Central: Foundation Foods, SR Legacy and FNDDS.

    Raises:
        TableRefused: the files are not those, too large, damaged, or hold no magnesium.
        TableCancelled: the person stopped it.
        OSError: the system cannot read them.
    """
    # The stack closes what is half read when a file is refused: the traceback would keep it open.
    with ExitStack() as stack:
        if path.is_dir():
            inner = _inner(path)
            if inner is None:
                raise UnknownTable
            return _read(_Folder(inner, stack), watch)
        archive = stack.enter_context(open_archive(path))
        return _read(_Zip(archive, stack), watch)


def _inner(path: Path) -> Path | None:
    if (path / FOODS).is_file():
        return path
    return next((each for each in sorted(path.iterdir()) if each.is_dir() and (each / FOODS).is_file()), None)


def _read(files: _Files, watch: Watch) -> TablePreview:
    figures = _figures(files, watch)
    groups = {
        row.get("id", ""): row.get("description", "") for row in _optional(files, "food_category.csv", watch)
    }
    portions = _portions(files, watch)
    gathering = Gathering()
    left_out, years, kinds, has_magnesium = 0, set(), set(), False
    for number, row in enumerate(_rows(files, FOODS, watch), start=2):
        kind = row.get("data_type", "")
        if kind not in _KINDS:
            left_out += 1
            continue
        food_id = row.get("fdc_id", "").strip()
        own = _by_id(figures.get(food_id, {}), kind)
        has_magnesium |= _MG in own
        years.add(row.get("publication_date", "")[:4])
        kinds.add(_KINDS[kind])
        try:
            food = ImportedFood(
                source_id=food_id,
                name_en=name(row.get("description")),
                group=groups.get(row.get("food_category_id", ""), ""),
                mg_per_100g=magnesium(own.get(_MG)),
                energy_kcal=_energy(own),
                caffeine_mg=other(own.get(_CAFFEINE), "caffeine"),
                alcohol_g=other(own.get(_ALCOHOL), "alcohol"),
                portions=tuple(portions.get(food_id, {}).items()),
            )
        except Unusable as why:
            gathering.reject(number, why)
            continue
        gathering.add(number, food)
    if kinds and not has_magnesium:
        raise NoMagnesiumColumn
    # The downloads of one year are other foods: one may not take the place of another.
    named = kinds if len(kinds) == 1 else set()
    version = " ".join((*named, max(years, default=""))).strip()
    return TablePreview(ImportedTable("FDC", version, gathering.foods()), tuple(gathering.rejected), left_out)


def _figures(files: _Files, watch: Watch) -> dict[str, dict[str, str]]:
    """Gather the few nutrients that are wanted; the file has a hundred rows for each food."""
    lines = files.lines(FIGURES, watch)
    if lines is None:
        raise NoMagnesiumColumn
    head = _head(lines)
    wanted = [head.index(column) for column in ("fdc_id", "nutrient_id", "amount") if column in head]
    if len(wanted) < 3:  # noqa: PLR2004  # the three columns just named
        raise NoMagnesiumColumn
    food_at, nutrient_at, amount_at = wanted
    found: dict[str, dict[str, str]] = {}
    for cells in _cells(lines, len(head)):
        nutrient = cells[nutrient_at]
        if nutrient in _WANTED:
            found.setdefault(cells[food_at], {})[nutrient] = cells[amount_at]
    return found


def _by_id(told: dict[str, str], kind: str) -> dict[str, str]:
    """Give the figures of a food by id; numbers are read in foods of FNDDS only, where ids come first."""
    by_number = {_BY_NUMBER[key]: amount for key, amount in told.items() if key in _BY_NUMBER}
    by_id = {key: amount for key, amount in told.items() if key in _BY_ID}
    return {**by_number, **by_id} if kind == _SURVEY else by_id


def _energy(own: dict[str, str]) -> float | None:
    """Take the first energy there is: some foods have it by general factors only, some by specific ones."""
    found = (other(own.get(key), "energy") for key in _KCAL)
    return next((kcal for kcal in found if kcal is not None), None)


def _portions(files: _Files, watch: Watch) -> dict[str, dict[str, float]]:
    units = {row.get("id", ""): row.get("name", "") for row in _optional(files, "measure_unit.csv", watch)}
    made: dict[str, dict[str, float]] = {}
    for row in _optional(files, "food_portion.csv", watch):
        grams = other(row.get("gram_weight"), "grams")
        # FNDDS leaves the amount out: its description says "1 cup".
        amount = other(row.get("amount") or "1", "count")
        said = _measure(
            units.get(row.get("measure_unit_id", ""), ""),
            row.get("modifier", ""),
            row.get("portion_description", ""),
        )
        own = made.setdefault(row.get("fdc_id", ""), {})
        if grams and amount and said and grams / amount <= _MOST_GRAMS and len(own) < _MOST_PORTIONS:
            own.setdefault(said, grams / amount)
    return made


def _measure(*words: str) -> str:
    """Name a measure without its count of one; empty where there is no name that can be used."""
    try:
        shown = [name(word) for word in words]
    except Unusable:
        return ""
    # The modifier of FNDDS is the number of the portion in its own list.
    told = [word.removeprefix("1 ") for word in shown if word not in _NO_UNIT and not word.isdecimal()]
    said = ", ".join(dict.fromkeys(told))[:60].rstrip(" ,")
    return "" if said.casefold() in _RESERVED else said


def _optional(files: _Files, file: str, watch: Watch) -> Iterator[dict[str, str]]:
    lines = files.lines(file, watch)
    return iter(()) if lines is None else _as_rows(lines)


def _rows(files: _Files, file: str, watch: Watch) -> Iterator[dict[str, str]]:
    lines = files.lines(file, watch)
    if lines is None:
        raise UnknownTable
    return _as_rows(lines)


def _as_rows(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    head = _head(lines)
    for cells in _cells(lines, len(head)):
        yield dict(zip(head, cells, strict=True))


def _cells(lines: Iterator[str], width: int) -> Iterator[list[str]]:
    """Read the rows after the header; an empty line is none.

    Raises:
        TruncatedFile: a row has not as many cells as the header, a quote stays open, or a cell has no end.
    """
    number = 1
    try:
        for cells in csv.reader(lines, strict=True):
            if not cells:
                continue
            number += 1
            if len(cells) != width:
                raise TruncatedFile(number)
            yield cells
    except csv.Error as error:
        raise TruncatedFile(number + 1) from error


def _head(lines: Iterator[str]) -> list[str]:
    try:
        return next(csv.reader((next(lines, ""),)), [])
    except csv.Error as error:
        raise TruncatedFile(1) from error


def _decoded(data: Iterable[bytes]) -> Iterator[str]:
    """Cut pieces of bytes into lines of text, line ends kept for quoted cells."""
    rest, row = b"", 0
    for piece in data:
        if len(rest) > _LONGEST_LINE:
            raise TruncatedFile(row + 1)
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            row += 1
            yield _text(line + b"\n", row)
    if rest:
        yield _text(rest, row + 1)


def _text(line: bytes, row: int) -> str:
    try:
        return line.decode("utf-8-sig" if row == 1 else "utf-8")
    except UnicodeDecodeError:
        raise WrongEncoding(row) from None
