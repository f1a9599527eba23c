"""What a person does with foods beside eating them: label, correct, cook, save as meal, keep at hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.domain.records import Entry, Favourite, OwnFood, Recipe
from magapp.i18n import N_, _, language, ngettext
from magapp.services.corrections import corrected, unnamed_entries, unweighed
from magapp.services.ingredients import ingredients_of, taken_apart
from magapp.services.own_foods import food_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from magapp.domain.food import Food
    from magapp.domain.records import Ingredient
    from magapp.services.proposal import Proposal
    from magapp.ui.dialogs.ideas import IdeasDialog
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class FoodWindows(QObject):
    """Open the dialogs about foods, and do what needs none, for the rows that are selected."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self._window = program.window
        self._ideas: IdeasDialog | None = None
        if program.desk is not None:  # it is made before the windows
            program.desk.ideas_wanted.connect(self.open_ideas)

    def new_food(self) -> None:
        """Ask for a food from its label."""
        self._open_food(name="")

    def new_food_from_line(self, proposal: Proposal) -> None:
        """Ask for the label of a food that no table knows, and write it down in the amount that was typed."""
        self._open_food(name=proposal.name, saved=partial(self._write_down, proposal))

    def new_recipe(self) -> None:
        """Ask what a dish is made of."""
        self._open_recipe()

    def save_meal(self) -> None:
        """Keep the selected rows, or else the whole meal of the first of them, as a meal to add again."""
        entries = self._selected()
        if not entries:
            self._say(_("Select the rows that make the meal first."))
            return
        ingredients = ingredients_of(entries)
        if not ingredients:
            self._say(_("These rows have no weight, so they cannot be kept as a meal."))
            return
        self._open_recipe(is_meal=True, ingredients=ingredients)

    def correct(self) -> None:
        """Correct the food of the selected row: an own one itself, another one by a copy of one's own."""
        entry = self._one_selected()
        catalogue = self._program.catalogue
        if entry is None or catalogue is None:
            return
        record = self._program.document.diary.get(entry.food or "")
        if isinstance(record, OwnFood):
            self.change_food(record)
        elif isinstance(record, Recipe):
            self.change_recipe(record)
        elif entry.is_supplement:
            self._say(
                _("A supplement is corrected in its row: press Enter there, or delete it and type it anew.")
            )
        elif entry.food is None:
            self._open_food(name=entry.name, saved=partial(self._give_figures, entry.name))
        else:
            food = catalogue.table.food(entry.food)
            if food is None:
                self._say(_("The table of this food is no longer there."))
                return
            from magapp.ui.dialogs.own_food import OwnFoodDialog  # noqa: PLC0415  # when first asked for

            self._show(OwnFoodDialog(self._program.document, catalogue.table, self._window, copied_from=food))

    def change_food(self, record: OwnFood) -> None:
        """Change an own food."""
        catalogue = self._program.catalogue
        if catalogue is None:
            return
        from magapp.ui.dialogs.own_food import OwnFoodDialog  # noqa: PLC0415  # when first asked for

        self._show(OwnFoodDialog(self._program.document, catalogue.table, self._window, record=record))

    def change_recipe(self, record: Recipe) -> None:
        """Change a recipe or a meal."""
        self._open_recipe(record=record, is_meal=record.is_meal)

    def toggle_favourite(self) -> None:
        """Keep the selected food in this amount at hand, or no longer."""
        entry = self._one_selected()
        if entry is None:
            return
        if entry.food is None or entry.is_supplement:
            self._say(_("Only foods of a table and your own foods can be favourites."))
            return
        document = self._program.document
        kept = [each for each in document.diary.of_library(Favourite) if each.food == entry.food]
        if kept:
            document.replace({each.id: None for each in kept}, N_("no longer a favourite"))
            self._say(_("No longer a favourite."))
            return
        favourite = Favourite(
            id=document.new_id(), food=entry.food, quantity=entry.quantity, unit=entry.unit, meal=None
        )
        document.replace({favourite.id: favourite}, N_("make a favourite"))
        self._say(_("Kept as a favourite: it stands first when you press the down arrow in an empty line."))

    def take_apart(self) -> None:
        """Put the ingredients of a recipe in its place, so that one can be changed for this once."""
        entry = self._one_selected()
        catalogue = self._program.catalogue
        if entry is None or catalogue is None:
            return
        food = catalogue.table.food(entry.food or "")
        document = self._program.document
        parts = () if food is None else food.recipe
        made = taken_apart(entry, parts, catalogue.table, document.new_id, language())
        if not made:
            self._say(_("Only a dish that is made of foods can be taken apart."))
            return
        document.replace({entry.id: None, **{each.id: each for each in made}}, N_("take apart"))

    def open_my_foods(self) -> None:
        """Show the own foods, recipes, meals, favourites and imported tables."""
        if self._program.catalogue is None:
            return
        from magapp.ui.dialogs.my_foods import MyFoodsDialog  # noqa: PLC0415  # when first asked for

        dialog = MyFoodsDialog(self._program.document, self._program.tables, self._window, self._name_of)
        dialog.new_food_wanted.connect(self.new_food)
        dialog.new_recipe_wanted.connect(self.new_recipe)
        dialog.change_wanted.connect(self._change)
        dialog.import_wanted.connect(self.import_table)
        self._show(dialog)

    def open_ideas(self) -> None:
        """Show the ideas for what is still to go of the day shown, beside the window; once at a time."""
        desk = self._program.desk
        if self._program.catalogue is None or desk is None:
            return
        if self._ideas is None or not self._ideas.isVisible():
            from magapp.ui.dialogs.ideas import IdeasDialog  # noqa: PLC0415  # when first asked for

            self._ideas = IdeasDialog(
                self._program.document, self._program.shown_day, desk.ideas, self._window
            )
            self._show(self._ideas)
        self._ideas.raise_()
        self._ideas.activateWindow()

    def open_shopping_list(self) -> None:
        """Show what to buy for what is planned for the coming days, beside the window."""
        catalogue = self._program.catalogue
        if catalogue is None:
            return
        from magapp.ui.dialogs.shopping import ShoppingDialog  # noqa: PLC0415  # when first asked for

        program = self._program
        self._show(ShoppingDialog(program.document, program.shown_day, catalogue, self._window))

    def import_table(self) -> None:
        """Ask for the file of an official food table."""
        if self._program.document.is_example:
            self._say(_("In the example no table can be imported."))
            return
        from magapp.ui.dialogs.import_table import ImportTableDialog  # noqa: PLC0415  # when first asked for

        self._show(ImportTableDialog(self._program.tables, self._window))

    def _name_of(self, food_id: str) -> str:
        catalogue = self._program.catalogue
        food = None if catalogue is None else catalogue.table.food(food_id)
        return _("a food no longer known") if food is None else food.name(language())

    def _change(self, record: OwnFood | Recipe) -> None:
        if isinstance(record, OwnFood):
            self.change_food(record)
        else:
            self.change_recipe(record)

    def _open_food(self, *, name: str, saved: Callable[[OwnFood], None] | None = None) -> None:
        """Ask for a label; ``saved`` belongs to this dialog alone, as several may be open at once."""
        catalogue = self._program.catalogue
        if catalogue is None:
            return
        from magapp.ui.dialogs.own_food import OwnFoodDialog  # noqa: PLC0415  # when first asked for

        dialog = OwnFoodDialog(self._program.document, catalogue.table, self._window, name=name)
        if saved is not None:
            dialog.saved.connect(saved)
        self._show(dialog)

    def _open_recipe(
        self,
        *,
        record: Recipe | None = None,
        is_meal: bool = False,
        ingredients: tuple[Ingredient, ...] = (),
    ) -> None:
        program = self._program
        if program.catalogue is None or program.offers is None:
            return
        from magapp.ui.dialogs.recipe import RecipeDialog  # noqa: PLC0415  # when first asked for

        self._show(
            RecipeDialog(
                program.document,
                program.catalogue,
                program.offers,
                program.shown_day.day,
                self._window,
                record=record,
                ingredients=ingredients,
                is_meal=is_meal,
            )
        )

    def _write_down(self, wanted: Proposal, record: OwnFood) -> None:
        """Write down a food that was wanted on the line, now that its label is known."""
        food = self._food_of(record)
        desk = self._program.desk
        if food is not None and desk is not None:
            desk.add_food(food, wanted)

    def _give_figures(self, name: str, record: OwnFood) -> None:
        """Give the unknown rows that are called so the figures of a food; say how many it cannot weigh."""
        food = self._food_of(record)
        if food is None:
            return
        document = self._program.document
        rows = unnamed_entries(document.diary, name)
        document.replace(dict(corrected(rows, food)), N_("give figures to a food"))
        count = len(unweighed(rows, food))
        if count:
            sentence = ngettext(
                "What {count} row of ‘{food}’ weighs is not known, so it stays unknown. Delete it and type "
                "it anew, in g.",
                "What {count} rows of ‘{food}’ weigh is not known, so they stay unknown. Delete them and "
                "type them anew, in g.",
                count,
            )
            self._say(sentence.format(count=count, food=name))

    def _food_of(self, record: OwnFood) -> Food | None:
        catalogue = self._program.catalogue
        if catalogue is None:
            return None
        return catalogue.table.food(record.id) or food_from(record, catalogue.table)

    def _selected(self) -> list[Entry]:
        desk = self._program.desk
        return [] if desk is None else desk.selected_entries()

    def _one_selected(self) -> Entry | None:
        entries = self._selected()
        if len(entries) != 1:
            self._say(_("Select one row of the day first."))
            return None
        return entries[0]

    def _show(self, dialog: QDialog) -> None:
        self._windows.show_dialog(dialog)

    def _say(self, sentence: str) -> None:
        self._window.say(sentence)
