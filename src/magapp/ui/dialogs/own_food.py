"""A food from a label: its name, its figures per 100 g, and how the person counts it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.records import OwnFood, OwnPortion
from magapp.i18n import N_, _, language
from magapp.services.corrections import corrected, entries_with
from magapp.services.measures import WEIGHTS
from magapp.services.own_foods import food_from, unit_called, usual_weight
from magapp.services.plain_text import folded
from magapp.services.shown_units import shown as shown_units
from magapp.services.wording import number
from magapp.ui.theme import GAP
from magapp.ui.widgets.asked import (
    Asked,
    Combo,
    NotAFigureError,
    check_figure,
    check_name,
    first_wrong,
    form_layout,
    go_to,
    lay_out_dialog,
    past_tick,
    read_figure,
)
from magapp.ui.widgets.card import Card, bold, label, link_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.food import Food, FoodTable, Portion
    from magapp.domain.records import Record
    from magapp.ui.document import Document

_MOST_PORTIONS: Final = 4
_MG, _KCAL, _CAFFEINE, _ALCOHOL = (0.0, 2000.0), (0.0, 905.0), (0.0, 4000.0), (0.0, 100.0)
_MUCH_MG: Final = 1000.0
"""Nothing edible is known to have more per 100 g, but a label is believed."""
_GRAMS: Final = (0.1, 2000.0)
_DRINKS: Final = (
    ("", N_("no drink")),
    ("coffee", N_("coffee")),
    ("tea", N_("tea")),
    ("water", N_("water")),
    ("juice", N_("juice")),
    ("soft_drink", N_("soft drink")),
    ("energy_drink", N_("energy drink")),
    ("milk", N_("milk")),
    ("alcohol", N_("alcoholic drink")),
    ("other", N_("another drink")),
)


def _check_pair(texts: Sequence[str]) -> tuple[int, str] | None:
    """Ask for both the magnesium of a portion and its weight, or neither."""
    if not any(texts) or _per_100_g(texts) is not None:
        return None
    return int(not texts[1]), _("Type both, such as 45 mg per 30 g, or leave both empty.")


def _per_100_g(texts: Sequence[str]) -> float | None:
    """Work out the mg per 100 g from those of a portion and its weight; null until both are right."""
    try:
        mg, grams = read_figure(texts[0], _MG, "mg"), read_figure(texts[1], _GRAMS, "g")
    except NotAFigureError:
        return None
    return None if mg is None or grams is None else mg * 100 / grams


def _check_portion(texts: Sequence[str]) -> tuple[int, str] | None:
    """Ask for a portion's name and weight; both empty is no portion."""
    name, weight = texts
    if not name and not weight:
        return None
    if not any(letter.isalpha() for letter in name) or folded(name) in WEIGHTS:
        return 0, _("What do you call this portion? Type a word such as slice, glass or piece.")
    return None if (found := check_figure(_GRAMS, "g", [weight], needed=True)) is None else (1, found[1])


class OwnFoodDialog(QDialog):
    """Ask for a food that no table knows, or one that a table has wrong.

    It saves in one step that can be undone; ``saved`` carries the ``OwnFood``.
    """

    saved = Signal(object)

    def __init__(
        self,
        document: Document,
        table: FoodTable,
        parent: QWidget | None = None,
        *,
        record: OwnFood | None = None,
        name: str = "",
        copied_from: Food | None = None,
    ) -> None:
        super().__init__(parent)
        if copied_from is not None:
            self.setWindowTitle(_("Correct a food"))
            # One that was corrected before is corrected in that copy: two copies would both be found.
            earlier = document.diary.of_library(OwnFood)
            record = next((each for each in earlier if each.instead_of == copied_from.id), record)
        else:
            self.setWindowTitle(_("New food") if record is None else _("Change food"))
        self._document, self._table = document, table
        self._is_new = record is None
        self._record = record or _copy_of(copied_from, table, document.new_id(), name)
        self._foods = {self._record.id} | (set() if copied_from is None else {copied_from.id})
        shown, now = self._record, language()

        self._name = Asked(check_name, _("Name"), wide=1)
        self._name.lines[0].setText(shown.name)
        groups = [(each.id, each.name(now)) for each in table.groups if each.id != "supplements"]
        self._group = Combo(_("Food group"), [("", _("other, or I do not know")), *groups], shown.group)
        self._magnesium = _figure(_("Magnesium per 100 g, in mg"), _MG, "mg", shown.mg_per_100g)
        self._much = label(_("That is very much for 100 g. Is it what the label says?"), wrap=True)
        self._much.setProperty("tone", "warning")
        mg, grams = _("Magnesium in one portion, in mg"), _("Weight of that portion, in g")
        self._pair = Asked(_check_pair, mg, grams).words_between(_("mg per"), "g")
        self._energy = self._asked_energy(shown.energy_kcal)
        self._more = link_button(_("More, such as caffeine and alcohol"))
        self._more.setCheckable(True)
        self._caffeine = _figure(_("Caffeine per 100 g, in mg"), _CAFFEINE, "mg", shown.caffeine_mg)
        self._alcohol = _figure(_("Alcohol per 100 g, in g"), _ALCOHOL, "g", shown.alcohol_g)
        self._drink = Combo(_("Kind of drink"), [(key, _(text)) for key, text in _DRINKS], shown.drink)
        self._added = QCheckBox(_("Magnesium was added to it (fortified)"))
        self._added.setChecked(shown.added_magnesium)
        self._usual = label(muted=True, wrap=True)
        rows = max(_MOST_PORTIONS, len(shown.portions))
        self._portions = [_portion_row(row + 1, table) for row in range(rows)]
        for row, portion in zip(self._portions, shown.portions, strict=False):
            row.lines[0].setText(portion.name)
            row.show_figure(portion.grams)
        self._past = past_tick(len(entries_with(document.diary, self._foods)))
        self._save, self._leave = QPushButton(_("Save")), QPushButton(_("Cancel"))

        lay_out_dialog(self, self._page(copied_from), self._save, self._leave)

        self._magnesium.lines[0].textEdited.connect(self._forget_pair)
        self._magnesium.lines[0].textChanged.connect(self._weigh)
        for line in self._pair.lines:
            line.textEdited.connect(self._take_pair)
        self._group.currentIndexChanged.connect(self._say_usual)
        self._more.toggled.connect(self._unfold)
        self._save.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        self._weigh()
        self._say_usual()
        filled = shown.drink or shown.added_magnesium or shown.caffeine_mg or shown.alcohol_g
        self._more.setChecked(bool(filled))
        self._unfold(on=self._more.isChecked())

    def _page(self, copied_from: Food | None) -> QWidget:
        what = Card()
        if copied_from is not None:
            copy = _(
                "‘{food}’ comes from a table that stays as it is: what you save here is a copy of your own "
                "that takes its place when you search."
            )
            what.column.addWidget(label(copy.format(food=copied_from.name(language())), wrap=True))
        names = form_layout()
        names.addRow(label(_("Name")), self._name)
        names.addRow(label(_("Food group")), self._group)
        what.column.addLayout(names)
        figures = Card()
        figures.column.addWidget(bold(_("What does the label say?"), wrap=True))
        self._form = form = form_layout()
        form.addRow(label(_("Magnesium per 100 g")), self._magnesium)
        unknown = _("Leave empty if the label does not say: it then counts as unknown, never as 0.")
        form.addRow(label(unknown, muted=True, wrap=True))
        form.addRow(self._much)
        form.addRow(label(_("Or magnesium per portion")), self._pair)
        form.addRow(label(_("Energy per 100 g")), self._energy)
        form.addRow(self._more)
        form.addRow(label(_("Caffeine per 100 g")), self._caffeine)
        form.addRow(label(_("Alcohol per 100 g")), self._alcohol)
        form.addRow(label(_("Kind of drink")), self._drink)
        form.addRow(self._added)
        self._upper = label(
            _("Magnesium that was added counts to the upper level, as that of supplements does."),
            muted=True,
            wrap=True,
        )
        form.addRow(self._upper)
        figures.column.addLayout(form)
        portions = Card()
        portions.column.addWidget(bold(_("How do you count it?"), wrap=True))
        portions.column.addWidget(self._usual)
        for row in self._portions:
            portions.column.addWidget(row)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (what, figures, portions):
            column.addWidget(card)
        column.addWidget(self._past)
        column.addStretch(1)
        return page

    def accept(self) -> None:
        """Save in one step and close; with a field that is wrong, say so and stay."""
        figures = (self._magnesium, self._pair, self._energy, self._caffeine, self._alcohol)
        if any(field.texts[0] for field in (self._caffeine, self._alcohol)):
            self._more.setChecked(True)  # nobody mends what is out of sight
        if first_wrong((self._name, *figures, *self._portions)) or self._is_called_twice():
            return
        record = self._read()
        changes: dict[str, Record | None] = {record.id: record}
        if self._past.isChecked():
            past = entries_with(self._document.diary, self._foods)
            changes.update(corrected(past, food_from(record, self._table)))
        self._document.replace(changes, N_("add own food") if self._is_new else N_("change own food"))
        self.saved.emit(record)
        super().accept()

    def _read(self) -> OwnFood:
        rows = [(row.texts[0], read_figure(row.texts[1], _GRAMS, "g")) for row in self._portions]
        return replace(
            self._record,
            name=self._name.texts[0],
            group=self._group.currentData(),
            drink=self._drink.currentData(),
            added_magnesium=self._added.isChecked(),
            mg_per_100g=read_figure(self._magnesium.texts[0], _MG, "mg"),
            energy_kcal=self._kcal(),
            caffeine_mg=read_figure(self._caffeine.texts[0], _CAFFEINE, "mg"),
            alcohol_g=read_figure(self._alcohol.texts[0], _ALCOHOL, "g"),
            portions=tuple(OwnPortion(name=name, grams=grams) for name, grams in rows if grams is not None),
        )

    def _asked_energy(self, kcal: float | None) -> Asked:
        units = self._units = shown_units()
        self._energy_bounds = (units.energy_of(_KCAL[0]), float(round(units.energy_of(_KCAL[1]))))
        name = _("Energy per 100 g, in {unit}").format(unit=units.energy)
        return _figure(
            name, self._energy_bounds, units.energy, None if kcal is None else units.energy_of(kcal)
        )

    def _kcal(self) -> float | None:
        energy = read_figure(self._energy.texts[0], self._energy_bounds, self._units.energy)
        return None if energy is None else self._units.kcal_of(energy)

    def _is_called_twice(self) -> bool:
        """Refuse two portions of one name: the second would never be found."""
        taken: set[str] = set()
        for row in self._portions:
            name = row.texts[0]
            key = unit_called(name, self._table) or folded(name)
            if name and key in taken:
                sentence = _("There is already a portion called so. Type another word.")
                return go_to(row.complain(0, sentence), sentence)
            taken.add(key)
        return False

    def _take_pair(self) -> None:
        figure = _per_100_g(self._pair.texts)
        if figure is not None:
            self._magnesium.show_figure(figure)

    def _forget_pair(self) -> None:
        """Empty what was typed per portion: the figure per 100 g was typed itself."""
        for line in self._pair.lines:
            line.clear()

    def _weigh(self) -> None:
        try:
            figure = read_figure(self._magnesium.texts[0], _MG, "mg")
        except NotAFigureError:
            figure = None
        self._form.setRowVisible(self._much, figure is not None and figure > _MUCH_MG)

    def _say_usual(self) -> None:
        sentence = _(
            "Without a portion, {grams} g counts as the usual weight: an estimate from the food group."
        )
        weight = usual_weight(self._group.currentData(), self._table)
        self._usual.setText(sentence.format(grams=number(weight, language())))

    def _unfold(self, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        for each in (self._caffeine, self._alcohol, self._drink, self._added, self._upper):
            self._form.setRowVisible(each, on)


def _figure(name: str, bounds: tuple[float, float], unit: str, figure: float | None) -> Asked:
    made = Asked(partial(check_figure, bounds, unit), name).words_between(unit)
    made.show_figure(figure)
    return made


def _portion_row(place: int, table: FoodTable) -> Asked:
    name, weight = _("Portion {number}: its name"), _("Portion {number}: its weight in g")
    row = Asked(_check_portion, name.format(number=place), weight.format(number=place), wide=1)
    row.words_between(_("weighs"), "g")
    row.lines[0].setPlaceholderText(_("such as slice, glass or piece"))
    words = sorted({unit.nl if language() == "nl" else unit.en for unit in table.units})
    completer = QCompleter(words, row)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offered = QListView()
    offered.setAccessibleName(_("Names of portions"))
    completer.setPopup(offered)
    row.lines[0].setCompleter(completer)
    return row


def _copy_of(food: Food | None, table: FoodTable, record_id: str, name: str) -> OwnFood:
    """Make a record of one's own of a food of a table; of none, one that only has a name."""
    if food is None:
        return OwnFood(id=record_id, name=name)
    portions: dict[str, OwnPortion] = {}
    for portion in sorted(food.portions, key=_is_not_usual):
        unit = table.unit(portion.unit)
        word = portion.unit if unit is None else unit.nl if language() == "nl" else unit.en
        portions.setdefault(word, OwnPortion(name=word, grams=portion.grams))
    return OwnFood(
        id=record_id,
        name=food.name(language()),
        group=food.group,
        drink=food.drink,
        instead_of=food.id,
        added_magnesium=food.fortified == "magnesium",
        # Where it is known in part only, no one figure says it.
        mg_per_100g=food.mg_per_100g if food.mg_high_per_100g is None else None,
        energy_kcal=food.energy_kcal,
        caffeine_mg=food.caffeine_mg,
        alcohol_g=food.alcohol_g,
        portions=tuple(portions.values()),
    )


def _is_not_usual(portion: Portion) -> bool:
    return portion.usual is None
