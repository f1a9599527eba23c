"""Read the bundled food table from `resources/foods`; a table with faults is refused, each one named."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from magapp import resources
from magapp.domain.food import Food, FoodGroup, FoodSource, FoodTable, Portion, Unit
from magapp.domain.records import Ingredient

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COLUMNS = {
    "groups.csv": "id,name_nl,name_en",
    "sources.csv": "key,name,citation,licence",
    "units.csv": "id,nl,nl_plural,nl_other,en,en_plural,en_other",
    "portions.csv": "food_id,unit,grams,usual,source,source_id,estimate",
    "synonyms.csv": "food_id,language,synonym",
    "recipes.csv": "food_id,ingredient_id,grams",
    "foods.csv": (
        "id,name_nl,name_en,group,mg_per_100g,mg_source,mg_source_id,energy_kcal,energy_source,energy_source_id,"
        "caffeine_mg,caffeine_source,caffeine_source_id,alcohol_g,alcohol_source,alcohol_source_id,"
        "density_g_per_ml,density_source,drink,refined,fortified,swap_for,note"
    ),
}
# These have several rows for a food; in the other files the first column is a key.
_MANY_A_FOOD = {"portions.csv", "synonyms.csv", "recipes.csv"}
RECIPE = "RECIPE"
"""The source of a dish's figures that were worked out from its ingredients."""
_DRINKS = {"", "coffee", "tea", "water", "alcohol", "milk", "juice", "soft_drink", "energy_drink", "other"}
_REFINED = {"", "refined", "whole"}
_FORTIFIED = {"", "magnesium", "other"}
# Nothing edible has more: dried bran, seaweed and cocoa stay under 1000 mg, pure fat is 900 kcal.
_MOST = {"mg_per_100g": 1000.0, "energy_kcal": 905.0, "caffeine_mg": 4000.0, "alcohol_g": 80.0}
_DENSITY = (0.5, 1.6)
_MOST_GRAMS = 1000.0
_MOST_GRAMS_OF_A_DISH = 5000.0

_Row = dict[str, str]
_Line = tuple[str, int]


class FoodTableError(Exception):
    """Say what is wrong with the bundled food table: one line for each fault, with file and line number."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("The food table has faults:\n" + "\n".join(faults))
        self.faults = faults


def load_food_table(folder: Path | None = None) -> FoodTable:
    """Read the seven CSV files of a folder, the bundled one by default.

    The bundled one is read once in a process. Raises FoodTableError with every fault when figures, ids or
    references do not fit, OSError when a file cannot be read.
    """
    return _bundled() if folder is None else _Reading(folder).table()


@cache
def _bundled() -> FoodTable:
    return _Reading(resources.root() / "foods").table()


class _Reading:
    """Gather the rows and the faults of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faults: list[str] = []

    def table(self) -> FoodTable:
        sources = tuple(FoodSource(*cells) for _, cells in self._rows("sources.csv"))
        groups = tuple(FoodGroup(*cells) for _, cells in self._rows("groups.csv"))
        units = tuple(_unit(*cells) for _, cells in self._rows("units.csv"))
        columns = _COLUMNS["foods.csv"].split(",")
        food_rows = [
            (line, dict(zip(columns, cells, strict=True))) for line, cells in self._rows("foods.csv")
        ]
        self._source_keys = {source.key for source in sources}
        self._food_ids = {row["id"] for _, row in food_rows}
        portions = self._portions({unit.id for unit in units})
        synonyms = self._synonyms()
        self._recipes = self._read_recipes()
        group_ids = {group.id for group in groups}
        foods = tuple(self._food(line, row, group_ids, portions, synonyms) for line, row in food_rows)
        if self._faults:
            raise FoodTableError(tuple(self._faults))
        return FoodTable(foods, units, groups, sources)

    def _rows(self, file: str) -> list[tuple[_Line, list[str]]]:
        """Read the cells of a file with their line; a row of another width is a fault and left out."""
        lines = (self._folder / file).read_text(encoding="utf-8").splitlines()
        if not lines or lines[0] != _COLUMNS[file]:
            self._fault((file, 1), f"the columns are not {_COLUMNS[file]}")
            return []
        width = lines[0].count(",") + 1
        has_key = file not in _MANY_A_FOOD
        rows = []
        seen = set()
        for number, line in enumerate(lines[1:], start=2):
            cells = line.split(",") if '"' not in line else _quoted_cells(line)
            if len(cells) != width:
                self._fault((file, number), f"{len(cells)} cells, not {width}")
                continue
            if has_key:
                if not cells[0] or cells[0] in seen:
                    self._fault((file, number), f"the id “{cells[0]}” is empty or there twice")
                seen.add(cells[0])
            rows.append(((file, number), cells))
        return rows

    def _portions(self, unit_ids: set[str]) -> dict[str, list[Portion]]:
        portions: dict[str, list[Portion]] = {food_id: [] for food_id in self._food_ids}
        for line, (food_id, unit, weight, count, source, _, estimate) in self._rows("portions.csv"):
            self._check(line, "food", food_id, self._food_ids)
            self._check(line, "unit", unit, unit_ids)
            self._check(line, "source", source, self._source_keys)
            if estimate != ("1" if source == "OWN" else "0"):
                self._fault(line, "an estimate, and only an estimate, has the source OWN")
            grams = self._figure(line, "grams", weight, 0.1, _MOST_GRAMS)
            usual = self._figure(line, "usual", count, 0.25, 20.0)
            if grams is None:
                self._fault(line, "no weight")
                continue
            have = portions.setdefault(food_id, [])
            if any(portion.unit == unit for portion in have):
                self._fault(line, f"{food_id} has the unit {unit} twice")
            have.append(Portion(unit, grams, usual, source, estimate == "1"))
        return portions

    def _synonyms(self) -> dict[str, dict[str, list[str]]]:
        """Gather the synonyms by language and food."""
        synonyms: dict[str, dict[str, list[str]]] = {"nl": {}, "en": {}}
        for line, (food_id, language, synonym) in self._rows("synonyms.csv"):
            self._check(line, "food", food_id, self._food_ids)
            if language not in synonyms:
                self._fault(line, f"unknown language “{language}”")
                continue
            have = synonyms[language].setdefault(food_id, [])
            if not synonym or synonym in have:
                self._fault(line, f"the synonym “{synonym}” is empty or there twice")
            have.append(synonym)
        return synonyms

    def _read_recipes(self) -> dict[str, list[Ingredient]]:
        """Gather the ingredients of each composite dish, in g of the whole."""
        recipes: dict[str, list[Ingredient]] = {}
        for line, (food_id, ingredient, weight) in self._rows("recipes.csv"):
            self._check(line, "food", food_id, self._food_ids)
            self._check(line, "ingredient", ingredient, self._food_ids - {food_id})
            grams = self._figure(line, "grams", weight, 0.1, _MOST_GRAMS_OF_A_DISH)
            if grams is None:
                self._fault(line, "no weight")
                continue
            recipes.setdefault(food_id, []).append(Ingredient(food=ingredient, grams=grams))
        return recipes

    def _food(
        self,
        line: _Line,
        row: _Row,
        group_ids: set[str],
        portions: dict[str, list[Portion]],
        synonyms: dict[str, dict[str, list[str]]],
    ) -> Food:
        food_id = row["id"]
        if not row["name_nl"] or not row["name_en"]:
            self._fault(line, f"{food_id} lacks a Dutch or an English name")
        self._check(line, "group", row["group"], group_ids)
        self._check(line, "drink", row["drink"], _DRINKS)
        self._check(line, "refined", row["refined"], _REFINED)
        self._check(line, "fortified", row["fortified"], _FORTIFIED)
        if row["swap_for"]:
            self._check(line, "swap_for", row["swap_for"], self._food_ids - {food_id})
        own = tuple(portions.get(food_id, ()))
        if sum(portion.usual is not None for portion in own) != 1:
            self._fault(line, f"{food_id} needs exactly one usual portion")
        recipe = tuple(self._recipes.get(food_id, ()))
        if bool(recipe) != (row["mg_source"] == RECIPE):
            self._fault(line, f"{food_id} has either a recipe or another source")
        density = self._figure(line, "density_g_per_ml", row["density_g_per_ml"], *_DENSITY)
        if density is not None:
            self._check(line, "density_source", row["density_source"], self._source_keys)
        return Food(
            id=food_id,
            name_nl=row["name_nl"],
            name_en=row["name_en"],
            group=row["group"],
            mg_per_100g=self._sourced(line, row, "mg_per_100g", "mg"),
            source=row["mg_source"],
            source_id=row["mg_source_id"],
            energy_kcal=self._sourced(line, row, "energy_kcal", "energy"),
            caffeine_mg=self._sourced(line, row, "caffeine_mg", "caffeine"),
            alcohol_g=self._sourced(line, row, "alcohol_g", "alcohol"),
            density_g_per_ml=density,
            drink=row["drink"],
            refined=row["refined"],
            fortified=row["fortified"],
            swap_for=row["swap_for"],
            portions=own,
            synonyms_nl=tuple(synonyms["nl"].get(food_id, ())),
            synonyms_en=tuple(synonyms["en"].get(food_id, ())),
            recipe=recipe,
        )

    def _sourced(self, line: _Line, row: _Row, column: str, kind: str) -> float | None:
        """Read a figure that must name its source and the id there; an unknown one names neither."""
        figure = self._figure(line, column, row[column], 0.0, _MOST[column])
        source, source_id = row[f"{kind}_source"], row[f"{kind}_source_id"]
        if figure is not None:
            self._check(line, f"{kind}_source", source, self._source_keys)
        if (figure is None) != (not source) or (figure is None) != (not source_id):
            self._fault(line, f"{column} and its source with id go together")
        return figure

    def _figure(self, line: _Line, column: str, cell: str, least: float, most: float) -> float | None:
        if not cell:
            return None
        try:
            figure = float(cell)
        except ValueError:
            self._fault(line, f"{column} “{cell}” is no number")
            return None
        if not least <= figure <= most:
            self._fault(line, f"{column} {figure:g} is not between {least:g} and {most:g}")
        return figure

    def _fault(self, line: _Line, text: str) -> None:
        self._faults.append(f"{line[0]}:{line[1]}: {text}")

    def _check(self, line: _Line, what: str, word: str, known: Iterable[str]) -> None:
        if word not in known:
            self._fault(line, f"unknown {what} “{word}”")


def _unit(
    unit_id: str, nl: str, nl_plural: str, nl_other: str, en: str, en_plural: str, en_other: str
) -> Unit:
    return Unit(
        unit_id,
        nl,
        nl_plural,
        tuple(filter(None, nl_other.split("|"))),
        en,
        en_plural,
        tuple(filter(None, en_other.split("|"))),
    )


def _quoted_cells(line: str) -> list[str]:
    """Split a CSV line that has no line breaks in its cells; importing `csv` takes longer at start-up."""
    parts = line.split('"')
    cells = [""]
    for place, part in enumerate(parts):
        if place % 2:
            cells[-1] += part
        elif not part and 0 < place < len(parts) - 1:
            cells[-1] += '"'  # a doubled quote inside a quoted cell
        else:
            first, *others = part.split(",")
            cells[-1] += first
            cells.extend(others)
    return cells
