"""The menu as data: every command with its key; a context menu shows the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from shiboken6 import isValid

from magapp.domain.records import MEALS
from magapp.i18n import _, language
from magapp.ui.menu_keys import MenuKeys
from magapp.ui.quick_keys import QuickKeys
from magapp.ui.steps import Steps
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QMenu

    from magapp.ui.diary_desk import DiaryDesk
    from magapp.ui.main_window import MainWindow
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


@dataclass(frozen=True, slots=True)
class Command:
    """Hold one line of a menu; a null text is a line between groups."""

    text: str | None
    keys: str = ""
    run: Callable[[], object] | None = None
    name: str = ""


_GAP = Command(None)
_OF_A_ROW = (
    *("undo", "redo", "eaten", "delete", "move", "copy_to", "copy", "copy_from"),
    *("favourite", "usual_row", "correct", "meal", "apart"),
)
"""What a context menu over the day's list shows."""


class Menus(QObject):
    """Build the menu bar of a window and keep the texts of undo and redo right."""

    def __init__(self, window: MainWindow, program: Program, windows: Windows) -> None:
        # A child of its Windows, so that it hears no more of the document once another window stands.
        super().__init__(windows)
        self._window = window
        self._program = program
        self._stack: QUndoStack = program.document.undo_stack
        self._actions: dict[str, QAction] = {}
        desk = program.desk
        assert desk is not None  # made with the menus
        self._desk = desk
        shown, foods = program.shown_day, windows.foods
        steps = Steps(program.document, desk, self)
        self._menu(
            window.menus[0],
            Command(_("&Export summary…"), "Ctrl+E", windows.export_summary, "export"),
            Command(_("&Print…"), "Ctrl+P", windows.print_summary, "print"),
            _GAP,
            Command(_("&About you…"), "", windows.open_profile, "profile"),
            _GAP,
            Command(_("&Delete everything…"), "", windows.delete_everything, "erase"),
            _GAP,
            Command(_("&Quit"), "Ctrl+Q", program.close, "quit"),
        )
        self._menu(
            window.menus[1],
            Command(_("&Undo"), "Ctrl+Z", steps.undo, "undo"),
            Command(_("&Redo"), "Ctrl+Shift+Z", steps.redo, "redo"),
            _GAP,
            Command(_("Tick as &eaten"), "", desk.mark_selected_eaten, "eaten"),
            Command(_("&Delete the selected rows"), "", desk.remove_selected, "delete"),
            Command(_("&Same as the day before"), "Ctrl+D", desk.edits.copy_yesterday, "copy"),
        )
        self._move_menu(window.menus[1], desk)
        self._menu(
            window.menus[1],
            Command(_("C&opy to…"), "Ctrl+Shift+C", windows.copies.copy_to, "copy_to"),
            Command(_("Copy from a&nother day…"), "Ctrl+Shift+D", windows.copies.copy_from, "copy_from"),
            _GAP,
            Command(_("&Favourite, or no longer"), "Ctrl+B", foods.toggle_favourite, "favourite"),
            Command(_("Ta&ke this usually…"), "Ctrl+Shift+B", windows.usual.take_usually, "usual_row"),
            Command(_("&Correct this food…"), "Ctrl+K", foods.correct, "correct"),
            Command(_("Save the selected rows as a &meal…"), "Ctrl+M", foods.save_meal, "meal"),
            Command(_("&Take a dish apart"), "", foods.take_apart, "apart"),
            _GAP,
            Command(_("Settin&gs…"), "Ctrl+,", windows.settings.open, "settings"),
        )
        self._menu(
            window.menus[2],
            Command(_("&Entry line"), "Ctrl+L", window.go_to_line, "line"),
            Command(_("Ide&as for more magnesium…"), "Ctrl+I", foods.open_ideas, "ideas"),
            Command(_("Tick the &usual supplements"), "Ctrl+U", desk.usual.take_all, "usual_tick"),
            Command(_("Usua&l supplements…"), "", windows.usual.open, "usual"),
            Command(_("&Shopping list…"), "Ctrl+Shift+L", foods.open_shopping_list, "shopping"),
            Command(_("New &food from a label…"), "Ctrl+N", foods.new_food, "new_food"),
            Command(_("New &recipe…"), "Ctrl+R", foods.new_recipe, "new_recipe"),
            Command(_("&My foods and tables…"), "", foods.open_my_foods, "my_foods"),
            Command(_("&Import a food table…"), "", foods.import_table, "import_table"),
            _GAP,
        )
        self._menu(
            window.menus[2].addMenu(_("Another da&y")),
            Command(_("&Previous day"), "Alt+Left", shown.show_previous, "previous"),
            Command(_("&Next day"), "Alt+Right", shown.show_next, "next"),
            Command(_("A &week back"), "Alt+PgUp", shown.show_week_before, "week_back"),
            Command(_("A wee&k ahead"), "Alt+PgDown", shown.show_week_after, "week_ahead"),
            Command(_("&Today"), "Ctrl+T", shown.show_today, "today"),
            Command(_("&Choose a day…"), "Ctrl+G", self._choose_day, "choose"),
        )
        lifestyle = window.menus[2].addMenu(_("&Drinks and lifestyle"))
        QuickKeys(lifestyle, window, program.choices, desk, self)
        lifestyle.addSeparator()
        self._menu(lifestyle, *windows.habits.commands())
        self._state_menu(window.menus[2], desk)
        view = self._menu(
            window.menus[3],
            *(
                Command(window.tabs.tabText(place), f"Alt+{place + 1}", run, f"tab{place}")
                for place, run in enumerate((self._tab_0, self._tab_1, self._tab_2, self._tab_3))
            ),
            _GAP,
        )
        # The names of languages stand in their own language, whatever the one set.
        self._choice(
            view, _("&Language"), (("nl", "Nederlands"), ("en", "English")), language(), self._language_chosen
        )
        self._themes = self._choice(
            view,
            _("&Theme"),
            (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))),
            program.settings.theme,
            self._theme_chosen,
        )
        self._menu(
            window.menus[4],
            Command(_("&When do I call 112 or the GP?"), "F1", windows.open_emergency_from_menu, "emergency"),
            Command(_("&How it works"), "", windows.open_help, "help"),
            Command(_("What does this &program do?"), "", windows.open_purpose, "purpose"),
            Command(_("First s&teps…"), "", windows.welcome, "first_steps"),
            Command(_("&Example diary"), "", windows.open_example, "example"),
            Command(_("&Figures on magnesium"), "", windows.open_numbers_from_menu, "numbers"),
            Command(_("&Sources"), "", windows.open_sources, "sources"),
            Command(_("What is &right in the article?"), "", windows.open_article, "article"),
            _GAP,
            Command(_("&About magapp"), "", windows.open_about, "about"),
        )
        self._actions["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        window.diary.table.addActions([self._actions[name] for name in _OF_A_ROW])
        MenuKeys(window.diary.line)
        self._stack.indexChanged.connect(self._name_steps)
        program.choices.changed.connect(self._choices_changed)
        self._name_steps()

    def _menu(self, menu: QMenu, *commands: Command) -> QMenu:
        for command in commands:
            if command.text is None or command.run is None:
                menu.addSeparator()
                continue
            action = QAction(command.text, self._window)
            action.setObjectName(command.name)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(command.run)
            menu.addAction(action)
            self._actions[command.name] = action
        return menu

    def _move_menu(self, menu: QMenu, desk: DiaryDesk) -> None:
        """Put the meals into a menu of their own; a number is the meal's place in a day."""
        inner = menu.addMenu(_("Mo&ve to meal"))
        runs = (desk.move_to_breakfast, desk.move_to_lunch, desk.move_to_dinner, desk.move_to_snack)
        self._menu(
            inner,
            *(
                Command(f"&{place} {meal_name(meal)}", f"Ctrl+Shift+{place}", run, f"move_{meal}")
                for place, (meal, run) in enumerate(zip(MEALS, runs, strict=True), 1)
            ),
        )
        self._actions["move"] = inner.menuAction()

    def _state_menu(self, menu: QMenu, desk: DiaryDesk) -> None:
        """Put what can be said of the whole day into a menu of its own."""
        states = desk.states
        self._menu(
            menu.addMenu(_("T&his day is")),
            Command(_("&partly"), "", states.set_partly, "state_partly"),
            Command(_("&drinks missing"), "", states.set_drinks_missing, "state_drinks_missing"),
            Command(_("&complete"), "Ctrl+Shift+9", states.set_complete, "state_complete"),
            Command(_("as &suggested"), "Ctrl+Shift+0", states.suggest, "state_suggested"),
        )

    def _choice(
        self,
        menu: QMenu,
        title: str,
        choices: tuple[tuple[str, str], ...],
        now: str,
        chosen: Callable[[QAction], None],
    ) -> QActionGroup:
        inner = menu.addMenu(title)
        group = QActionGroup(self._window)
        for key, text in choices:
            action = QAction(text, self._window)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.setData(key)
            group.addAction(action)
            inner.addAction(action)
        group.triggered.connect(chosen)
        return group

    def _name_steps(self) -> None:
        if not isValid(self._stack):
            return  # the display went away, and Qt takes all down in an order of its own
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(self._stack.canUndo())
        redo.setEnabled(self._stack.canRedo())
        undo.setText(
            _("&Undo: {what}").format(what=_(self._stack.undoText())) if self._stack.canUndo() else _("&Undo")
        )
        redo.setText(
            _("&Redo: {what}").format(what=_(self._stack.redoText())) if self._stack.canRedo() else _("&Redo")
        )

    def _language_chosen(self, action: QAction) -> None:
        self._program.switch_language(str(action.data()))

    def _choices_changed(self, names: frozenset[str]) -> None:
        """Tick the theme that was chosen elsewhere."""
        for action in self._themes.actions():
            if "theme" in names and action.data() == self._program.settings.theme:
                action.setChecked(True)

    def _theme_chosen(self, action: QAction) -> None:
        self._program.switch_theme(str(action.data()))

    def _choose_day(self) -> None:
        self._tab_1()
        self._desk.choose_day()

    def _tab_0(self) -> None:
        self._window.show_tab(0)

    def _tab_1(self) -> None:
        self._window.show_tab(1)

    def _tab_2(self) -> None:
        self._window.show_tab(2)

    def _tab_3(self) -> None:
        self._window.show_tab(3)
