"""What the person keeps beside the diary: own foods, recipes, meals, favourites, imported tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.records import Favourite, OwnFood, Recipe
from magapp.i18n import N_, _, language, ngettext
from magapp.services.imported_foods import source_of
from magapp.services.plain_text import folded
from magapp.services.wording import number
from magapp.ui.models.library_model import Kept, LibraryModel
from magapp.ui.theme import GAP, MARGIN, TARGET
from magapp.ui.widgets.card import label
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
    from PySide6.QtGui import QResizeEvent

    from magapp.domain.imported import ImportedTable
    from magapp.ui.document import Change, Document
    from magapp.ui.food_tables import FoodTables

FOODS, RECIPES, MEALS, FAVOURITES, TABLES = "foods", "recipes", "meals", "favourites", "tables"
_SIZE: Final = (640, 480)
_EMPTY: Final = {
    FOODS: N_("No own foods yet. Take one from a label with “New…”, or correct a row of your day."),
    RECIPES: N_("No recipes yet. A dish that you cook more often is written down in one line with “New…”."),
    MEALS: N_("No meals yet. Select rows of a day and choose “Save the selected rows as a meal”."),
    FAVOURITES: N_("No favourites yet. Select a row of a day and press Ctrl+B."),
    TABLES: N_("No tables yet. With “New…” you import NEVO, BLS, CIQUAL or FoodData Central."),
}


class _RowDelegate(QStyledItemDelegate):
    """Give each row the height of something to click, and the width of the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  # Qt calls it so
        wanted = super().sizeHint(option, index)
        wanted.setHeight(max(TARGET, wanted.height() + GAP))
        wanted.setWidth(min(wanted.width(), option.rect.width()))  # the theme's padding comes on top of it
        return wanted


class MyFoodsDialog(QDialog):
    """Show, change and delete what is kept; what was written down in the diary stays as it was.

    The keys of the day's table work here too: Enter changes, Delete deletes, Ctrl+Z goes a step back.
    """

    new_food_wanted = Signal()
    new_recipe_wanted = Signal()
    import_wanted = Signal()
    change_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        tables: FoodTables,
        parent: QWidget | None = None,
        name_of: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("My foods and tables"))
        self._document, self._tables, self._name_of = document, tables, name_of
        sections = (
            (FOODS, _("Foods")),
            (RECIPES, _("Recipes")),
            (MEALS, _("Meals")),
            (FAVOURITES, _("Favourites")),
            (TABLES, _("Tables")),
        )
        self._section = Segmented(sections, _("What to show"))
        self._section.set_value(FOODS)
        # Else its width would keep the dialog from ever becoming too narrow for it.
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._narrow_section = QComboBox()
        self._narrow_section.setAccessibleName(_("What to show"))
        self._narrow_section.setAccessibleDescription(_("What to show"))  # on Linux its name is its choice
        self._narrow_section.view().setAccessibleName(_("What to show"))
        self._narrow_section.hide()
        for key, text in sections:
            self._narrow_section.addItem(text, key)
        self._filter = QLineEdit()
        self._filter.setAccessibleName(_("Filter"))
        self._filter.setPlaceholderText(_("Filter by name"))
        self._model = LibraryModel(self)
        self._list = _list_of(self._model)
        self._empty = label(muted=True, wrap=True)
        self._said = label(wrap=True)
        self._said.setProperty("tone", "warning")
        self._said.hide()
        self._note = label(muted=True, wrap=True)
        self._new = QPushButton(_("New…"))
        self._change = QPushButton(_("Change…"))
        self._delete = QPushButton(_("Delete"))
        self._close = QPushButton(_("Close"))
        self._changing = QAction(_("Change…"), self)
        self._deleting = QAction(_("Delete"), self)
        self._deleting.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._deleting.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._list.addActions([self._changing, self._deleting])
        self._back = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._forth = QShortcut(self)
        self._forth.setKeys([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def section(self) -> str:
        """Give the section that is shown."""
        return self._section.value or FOODS

    def show_section(self, section: str) -> None:
        """Show another section."""
        self._section.set_value(section)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Fold the row of sections into a list where it does not fit."""
        super().resizeEvent(event)
        narrow = self.width() < self._section.minimumSizeHint().width() + 2 * MARGIN
        self._section.setHidden(narrow)
        self._narrow_section.setVisible(narrow)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self._section, self._narrow_section, self._filter, self._empty):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addWidget(self._note)
        row = QHBoxLayout()
        for button in (self._new, self._change, self._delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._close)
        column.addLayout(row)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._section.chosen.connect(self._refresh)
        self._narrow_section.activated.connect(self._show_chosen)
        self._filter.textChanged.connect(self._refresh)
        self._list.selectionModel().currentChanged.connect(self._enable)
        self._list.activated.connect(self._change_current)
        self._new.clicked.connect(self._make_new)
        self._change.clicked.connect(self._change_current)
        self._changing.triggered.connect(self._change_current)
        self._delete.clicked.connect(self._delete_current)
        self._deleting.triggered.connect(self._delete_current)
        self._back.activated.connect(self._document.undo_stack.undo)
        self._forth.activated.connect(self._document.undo_stack.redo)
        self._close.clicked.connect(self.accept)
        self._document.changed.connect(self._document_changed)
        self._tables.ready.connect(self._refresh)

    def _rows(self) -> list[Kept]:
        diary, now, section = self._document.diary, language(), self.section
        if section == FOODS:
            return [Kept(food.id, _food_line(food, now)) for food in diary.of_library(OwnFood)]
        if section in (RECIPES, MEALS):
            found = [each for each in diary.of_library(Recipe) if each.is_meal == (section == MEALS)]
            return [Kept(each.id, _recipe_line(each)) for each in found]
        if section == FAVOURITES:
            return [Kept(each.id, self._name_of(each.food)) for each in diary.of_library(Favourite)]
        return [Kept(table.key, _table_line(table, now)) for table in self._tables.tables()]

    def _refresh(self) -> None:
        wanted = folded(self._filter.text()).split()
        rows = sorted(self._rows(), key=lambda kept: (folded(kept.text), kept.key))
        found = [kept for kept in rows if all(word in folded(kept.text) for word in wanted)]
        chosen = self._current()
        self._model.show(found)
        for place, kept in enumerate(found):
            # A row whose name changed stands elsewhere now, which unchose it.
            if chosen is not None and kept.key == chosen.key:
                self._list.setCurrentIndex(self._model.index(place))
        self._narrow_section.setCurrentIndex(self._narrow_section.findData(self.section))
        self._empty.setText(_("Nothing here has a name like that.") if rows else _(_EMPTY[self.section]))
        self._empty.setVisible(not found)
        of_tables = self.section == TABLES
        self._note.setText(
            _("What you wrote down keeps its figures when a table is removed. It can be imported again.")
            if of_tables
            else _("What you wrote down keeps its figures when you delete something here.")
        )
        for each in (self._delete, self._deleting):
            each.setText(_("Remove") if of_tables else _("Delete"))
        for each in (self._change, self._changing):
            each.setVisible(self.section in (FOODS, RECIPES, MEALS))
        self._new.setVisible(self.section in (FOODS, RECIPES, TABLES))
        self._said.hide()
        self._enable()

    def _enable(self) -> None:
        chosen = self._current() is not None
        for each in (self._change, self._changing, self._delete, self._deleting):
            each.setEnabled(chosen)

    def _show_chosen(self, place: int) -> None:
        self.show_section(self._narrow_section.itemData(place))

    def _show_failure(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _current(self) -> Kept | None:
        return self._model.row(self._list.currentIndex().row())

    def _make_new(self) -> None:
        wish = {RECIPES: self.new_recipe_wanted, TABLES: self.import_wanted}
        wish.get(self.section, self.new_food_wanted).emit()

    def _change_current(self) -> None:
        kept = self._current()
        record = None if kept is None else self._document.diary.get(kept.key)
        if isinstance(record, OwnFood | Recipe):
            self.change_wanted.emit(record)

    def _delete_current(self) -> None:
        kept = self._current()
        if kept is None:
            return
        if self.section == TABLES:
            self._tables.remove(kept.key).failed.connect(self._show_failure)
            return
        self._document.replace({kept.key: None}, N_("delete"))

    def _document_changed(self, change: Change) -> None:
        if change.library:
            self._refresh()


def _food_line(food: OwnFood, now: str) -> str:
    if food.mg_per_100g is None:
        return _("{food}: magnesium unknown").format(food=food.name)
    return _("{food}: {mg} mg per 100 g").format(food=food.name, mg=number(food.mg_per_100g, now, 1))


def _table_line(table: ImportedTable, now: str) -> str:
    count = len(table.foods)
    said = ngettext("{table}: {count} food. {citation}", "{table}: {count} foods. {citation}", count)
    return said.format(table=table.key, count=number(count, now), citation=source_of(table).citation)


def _recipe_line(recipe: Recipe) -> str:
    count = len(recipe.ingredients)
    return ngettext("{name}: {count} food", "{name}: {count} foods", count).format(
        name=recipe.name, count=count
    )


def _list_of(model: LibraryModel) -> QListView:
    """Make the list; a long name or citation goes on the next line."""
    made = QListView()
    made.setProperty("framed", "true")
    made.setModel(model)
    made.setAccessibleName(_("What you keep"))
    made.setWordWrap(True)
    made.setItemDelegate(_RowDelegate(made))
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return made
