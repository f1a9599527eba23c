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
    UnreadableFile,
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
_WANTED: Final = frozenset({_MG, _CAFFEINE, _ALCOHOL, *_KCAL})
_KINDS: Final = frozenset({"foundation_food", "sr_legacy_food", "survey_fndds_food"})
_MOST_PORTIONS: Final = 12
_LONGEST_LINE: Final = MEGABYTE
_MOST_GRAMS: Final = 3000.0
_NO_UNIT: Final = frozenset({"", "9999", "undetermined", "Quantity not specified"})


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
    """
    try:
        # The stack closes what is half read when a file is refused: the traceback would keep it open.
        with ExitStack() as stack:
            if path.is_dir():
                inner = _inner(path)
                if inner is None:
                    raise UnknownTable
                return _read(_Folder(inner, stack), watch)
            archive = stack.enter_context(open_archive(path))
            return _read(_Zip(archive, stack), watch)
    except OSError as error:
        raise UnreadableFile(error.strerror or "?") from error


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
    left_out, versions = 0, set()
    for number, row in enumerate(_rows(files, FOODS, watch), start=2):
        if row.get("data_type") not in _KINDS:
            left_out += 1
            continue
        food_id = row.get("fdc_id", "").strip()
        own = figures.get(food_id, {})
        versions.add(row.get("publication_date", "")[:4])
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
    version = max(versions, default="")
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
    has_magnesium = False
    for _number, cells in _cells(lines, len(head)):
        nutrient = cells[nutrient_at]
        if nutrient in _WANTED:
            has_magnesium |= nutrient == _MG
            found.setdefault(cells[food_at], {})[nutrient] = cells[amount_at]
    if not has_magnesium:
        raise NoMagnesiumColumn
    return found


def _energy(own: dict[str, str]) -> float | None:
    """Take the first energy there is: some foods have it by general factors only, some by specific ones."""
    found = (other(own.get(key), "energy") for key in _KCAL)
    return next((kcal for kcal in found if kcal is not None), None)


def _portions(files: _Files, watch: Watch) -> dict[str, dict[str, float]]:
    units = {row.get("id", ""): row.get("name", "") for row in _optional(files, "measure_unit.csv", watch)}
    made: dict[str, dict[str, float]] = {}
    for row in _optional(files, "food_portion.csv", watch):
        grams = other(row.get("gram_weight"), "caffeine")
        amount = other(row.get("amount"), "energy") or 1.0
        words = (
            units.get(row.get("measure_unit_id", ""), ""),
            row.get("modifier", ""),
            row.get("portion_description", ""),
        )
        said = ", ".join(dict.fromkeys(word.strip() for word in words if word.strip() not in _NO_UNIT))[:60]
        own = made.setdefault(row.get("fdc_id", ""), {})
        if grams and said and grams / amount <= _MOST_GRAMS and len(own) < _MOST_PORTIONS:
            own.setdefault(said, grams / amount)
    return made


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
    for _number, cells in _cells(lines, len(head)):
        yield dict(zip(head, cells, strict=True))


def _cells(lines: Iterator[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """Read the rows after the header with their number; an empty line is none.

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
            yield number, cells
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
