"""A dish made of foods, or foods that are eaten together: what is in it, and what that comes to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.amount import Amount
from magapp.domain.records import MAX_GRAMS, Recipe
from magapp.i18n import N_, _, language, ngettext
from magapp.services.corrections import corrected, entries_with
from magapp.services.entry_line import read_measure
from magapp.services.ingredients import ingredient_of
from magapp.services.measures import measures_of
from magapp.services.own_foods import recipe_figures, recipe_food
from magapp.services.proposal import AmountOutOfBoundsError, EntryLineError, UnitNotKnownError
from magapp.services.source_words import added_sentence
from magapp.services.wording import mg, number
from magapp.ui.models.ingredient_model import NAME, IngredientModel
from magapp.ui.theme import GAP
from magapp.ui.widgets.asked import (
    Asked,
    check_figure,
    check_name,
    first_wrong,
    form_layout,
    go_to,
    lay_out_dialog,
    past_tick,
    read_figure,
)
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.entry_field import EntryField
from magapp.ui.widgets.ingredient_table import IngredientTable

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.recipe import DishFigures
    from magapp.domain.records import Ingredient, Record
    from magapp.services.proposal import Proposal
    from magapp.ui.catalogue import Catalogue, LineOffers
    from magapp.ui.document import Document
    from magapp.ui.models.proposal_model import Offer

_SERVINGS: Final = (0.25, 100.0)


class AmountNotReadError(EntryLineError):
    """What was typed in an ingredient's amount is none."""

    def sentence(self) -> str:
        """Say how an amount is written."""
        return _("This amount was not understood. Type one such as 2 slices or 100 g.")


def with_amount(ingredient: Ingredient, text: str, table: FoodTable) -> Ingredient:
    """Give an ingredient another amount, as typed in its row.

    Raises:
        AmountNotReadError: no amount was typed, or nobody knows what one of the unit weighs.
        UnitNotKnownError: the food has no such measure.
        AmountOutOfBoundsError: 0, or more than anybody cooks with.
    """
    try:
        typed = read_measure(text, table)
    except EntryLineError:
        raise AmountNotReadError(text) from None
    counted = (ingredient.quantity, ingredient.unit) if ingredient.quantity > 0 else (ingredient.grams, "g")
    quantity = counted[0] if typed.amount is None else typed.amount
    unit = typed.unit or counted[1]
    if typed.amount is None and typed.unit is None:
        raise AmountNotReadError(text)
    food = table.food(ingredient.food)
    grams = quantity if unit == "g" else None if food is None else food.grams_of(quantity, unit)
    if grams is None and unit == counted[1] and counted[0] > 0:
        grams = ingredient.grams * quantity / counted[0]
    if grams is None and food is not None:
        raise UnitNotKnownError(food.name(language()), unit, measures_of(food, table, language()))
    if grams is None:
        raise AmountNotReadError(text)
    if not 0 < grams <= MAX_GRAMS:
        raise AmountOutOfBoundsError(text)
    return replace(ingredient, quantity=quantity, unit=unit, grams=grams)


def contains(diary: Diary, food_id: str, recipe_id: str) -> bool:
    """Tell whether a food is a recipe, or is made of it at any depth."""
    todo, seen = [food_id], set[str]()
    while todo:
        each = todo.pop()
        if each == recipe_id:
            return True
        made = diary.get(each)
        if each not in seen and isinstance(made, Recipe):
            seen.add(each)
            todo.extend(part.food for part in made.ingredients)
    return False


class IngredientOffers:
    """Offer what can be an ingredient: all but a label to be filled in first."""

    def __init__(self, offers: LineOffers, document: Document, day: dt.date) -> None:
        self._offers, self._document, self._day = offers, document, day

    def offers_for(self, text: str) -> tuple[Offer, ...]:
        """Offer what fits a text."""
        found = self._offers.offers(text, self._document.diary, self._day)
        return tuple(each for each in found if each.proposal is None or not each.proposal.asks_label)

    def usual_offers(self) -> tuple[Offer, ...]:
        """Offer nothing before something is typed: what is often eaten is seldom cooked with."""
        return ()


def dish_sentence(figures: DishFigures, servings: float, *, is_meal: bool) -> str:
    """Say what one portion of a dish, or a whole meal, weighs and holds."""
    if not figures.grams:
        return _("Nothing is in it yet. Type an ingredient above and press Enter.")
    now = language()
    grams = figures.grams / servings
    weight = number(grams, now)
    if figures.mg is None or figures.mg_high is None:
        asked = (
            _("Together it weighs {grams} g; its magnesium is unknown.")
            if is_meal
            else _("One portion weighs {grams} g; its magnesium is unknown.")
        )
        return asked.format(grams=weight)
    amount = Amount(figures.mg, figures.mg_high).times(grams / 100)
    if not figures.unknown:
        asked = (
            _("Together it weighs {grams} g and holds {mg} of magnesium.")
            if is_meal
            else _("One portion weighs {grams} g and holds {mg} of magnesium.")
        )
        return asked.format(grams=weight, mg=mg(amount, now))
    count = figures.unknown
    if is_meal:
        asked = ngettext(
            "Together it weighs {grams} g and holds at least {low} mg of magnesium, by estimate {mg}; "
            "of {count} ingredient it is unknown.",
            "Together it weighs {grams} g and holds at least {low} mg of magnesium, by estimate {mg}; "
            "of {count} ingredients it is unknown.",
            count,
        )
    else:
        asked = ngettext(
            "One portion weighs {grams} g and holds at least {low} mg of magnesium, by estimate {mg}; "
            "of {count} ingredient it is unknown.",
            "One portion weighs {grams} g and holds at least {low} mg of magnesium, by estimate {mg}; "
            "of {count} ingredients it is unknown.",
            count,
        )
    return asked.format(grams=weight, low=number(amount.low, now), mg=mg(amount, now), count=count)


class RecipeDialog(QDialog):
    """Ask what a dish is made of and how many portions it makes, or which foods make a meal.

    It saves in one step that can be undone; ``saved`` carries the ``Recipe``.
    """

    saved = Signal(object)

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        offers: LineOffers,
        day: dt.date,
        parent: QWidget | None = None,
        *,
        record: Recipe | None = None,
        name: str = "",
        ingredients: tuple[Ingredient, ...] = (),
        is_meal: bool = False,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._is_new = record is None
        self._record = record or Recipe(
            id=document.new_id(), name=name, is_meal=is_meal, ingredients=ingredients
        )
        self._is_meal = self._record.is_meal
        self.setWindowTitle(_title(is_new=self._is_new, is_meal=self._is_meal))

        self._asked_name = Asked(check_name, _("Name"), wide=1)
        self._name = self._asked_name.lines[0]
        self._name.setText(self._record.name)
        self._servings = Asked(
            partial(check_figure, _SERVINGS, "", needed=True), _("How many portions it makes")
        ).words_between(_("portions"))
        self._servings.show_figure(self._record.servings)
        self._model = IngredientModel(self._record.ingredients, catalogue.table, catalogue.lexicon, self)
        self._list = IngredientTable(self._model)
        page = QWidget()
        self._line = EntryField(IngredientOffers(offers, document, day), page)
        self._line.setAccessibleName(_("Add an ingredient"))
        self._line.setPlaceholderText(_("Add an ingredient. For example: 400 g potatoes"))
        self._problem = label(wrap=True)
        self._problem.setProperty("tone", "warning")
        self._problem.hide()
        self._remove = QPushButton(_("Take out what is selected"))
        self._summary = label(wrap=True)
        self._past = past_tick(len(entries_with(document.diary, {self._record.id})))
        self._save, self._leave = QPushButton(_("Save")), QPushButton(_("Cancel"))

        self._lay_out(page)
        lay_out_dialog(self, page, self._save, self._leave)

        self._line.chosen.connect(self._choose)
        self._line.textEdited.connect(self._problem.hide)
        self._servings.lines[0].textChanged.connect(self._sum_up)
        self._model.amount_typed.connect(self._change_amount)
        self._list.removal_wanted.connect(self._take_out)
        self._list.selectionModel().selectionChanged.connect(self._selected)
        self._remove.clicked.connect(self._take_out)
        self._save.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        self._selected()
        self._sum_up()

    def _lay_out(self, page: QWidget) -> None:
        what = Card()
        form = form_layout()
        form.addRow(label(_("Name")), self._asked_name)
        if self._is_meal:
            rows = _("When you add it to a day, each food gets a row of its own that you can change.")
            form.addRow(label(rows, muted=True, wrap=True))
            self._servings.hide()
        else:
            form.addRow(label(_("It makes")), self._servings)
        what.column.addLayout(form)
        made_of = Card()
        made_of.column.addWidget(bold(_("What is in it?"), wrap=True))
        for each in (self._line, self._problem, self._list):
            made_of.column.addWidget(each)
        made_of.column.setStretch(made_of.column.count() - 1, 1)
        made_of.column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        made_of.column.addWidget(self._summary)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(what)
        column.addWidget(made_of, 1)
        column.addWidget(self._past)

    @property
    def summary(self) -> str:
        """Give what is said of the whole."""
        return self._summary.text()

    @property
    def problem(self) -> str:
        """Give the sentence on what was not done; empty when nothing is the matter."""
        return "" if self._problem.isHidden() else self._problem.text()

    def accept(self) -> None:
        """Save in one step and close; where something is missing, say so and stay."""
        fields = (self._asked_name,) if self._is_meal else (self._asked_name, self._servings)
        if first_wrong(fields):
            return
        if not self._model.ingredients:
            self._say(_("Add one ingredient or more first."))
            return
        record = self._now()
        changes: dict[str, Record | None] = {record.id: record}
        if self._past.isChecked():
            diary = self._document.diary
            food = recipe_food(record, diary, self._catalogue.table)
            changes.update(corrected(entries_with(diary, {record.id}), food))
        self._document.replace(changes, _step(is_new=self._is_new, is_meal=self._is_meal))
        self.saved.emit(record)
        super().accept()

    def _now(self) -> Recipe:
        servings = 1.0 if self._is_meal else read_figure(self._servings.texts[0], _SERVINGS)
        name = self._asked_name.texts[0]
        return replace(self._record, name=name, servings=servings or 1.0, ingredients=self._model.ingredients)

    def _choose(self, proposal: Proposal) -> None:
        """Add what was chosen on the line; say of the rest why it is left out."""
        problems = []
        for part in proposal.parts or (proposal,):
            made = ingredient_of(part)
            if made is not None and not self._makes_a_circle(made):
                self._model.add(made)
            else:
                problems.append(_refusal(part))
        self._problem.hide()
        self._sum_up()
        self._list.scrollToBottom()
        if problems:
            self._say(" ".join(problems))
        else:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._line, f"{proposal.name}. {self.summary}")
            )

    def _makes_a_circle(self, ingredient: Ingredient) -> bool:
        return contains(self._document.diary, ingredient.food, self._record.id)

    def _change_amount(self, row: int, text: str) -> None:
        try:
            changed = with_amount(self._model.ingredients[row], text, self._catalogue.table)
        except EntryLineError as error:
            self._say(error.sentence(), stay=True)
            return
        self._problem.hide()
        self._model.change(row, changed)
        self._sum_up()

    def _take_out(self) -> None:
        rows = self._list.selected_rows()
        if not rows:
            return
        self._model.remove(rows)
        left = self._model.rowCount()
        if left:
            self._list.setCurrentIndex(self._model.index(min(rows[0], left - 1), NAME))
        else:
            self._line.setFocus()
        self._sum_up()

    def _selected(self) -> None:
        self._remove.setEnabled(bool(self._list.selected_rows()))

    def _sum_up(self) -> None:
        figures = recipe_figures(
            replace(self._record, ingredients=self._model.ingredients), self._catalogue.table
        )
        wrong = not self._is_meal and check_figure(_SERVINGS, "", self._servings.texts, needed=True)
        servings = 1.0 if self._is_meal or wrong else read_figure(self._servings.texts[0], _SERVINGS)
        said = [dish_sentence(figures, servings or 1.0, is_meal=self._is_meal or bool(wrong))]
        if figures.added is not None and not self._is_meal:
            said.append(added_sentence(counts=figures.counts_to_upper))
        self._summary.setText(" ".join(said))

    def _say(self, sentence: str, *, stay: bool = False) -> None:
        self._problem.setText(sentence)
        self._problem.show()
        if stay:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, sentence))
        else:
            go_to(self._line, sentence)


def _title(*, is_new: bool, is_meal: bool) -> str:
    if is_meal:
        return _("Save as meal") if is_new else _("Change meal")
    return _("New recipe") if is_new else _("Change recipe")


def _step(*, is_new: bool, is_meal: bool) -> str:
    if is_meal:
        return N_("add meal") if is_new else N_("change meal")
    return N_("add recipe") if is_new else N_("change recipe")


def _refusal(part: Proposal) -> str:
    if part.food is None and not part.is_new:
        return _("‘{name}’ is a supplement or medicine, and no ingredient.").format(name=part.name)
    if part.grams is None:
        return _("Nobody knows what ‘{name}’ weighs. Type its weight too, such as 30 g {name}.").format(
            name=part.name
        )
    return _("‘{name}’ is this recipe itself or is made of it, and cannot be in it.").format(name=part.name)
