"""A long list to tick in, under headings, with a line that searches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.medicine_names import LONGEST_NAME, is_magnesium_by_name, typed_name
from magapp.services.plain_text import words_of
from magapp.ui.theme import STEP
from magapp.ui.widgets.card import bold, label, link_button

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

_KEY: Final = Qt.ItemDataRole.UserRole
_GROUP: Final = Qt.ItemDataRole.UserRole + 1
_LINES: Final = 9
"""How many lines of text the list shows at once."""
_TYPED: Final = ""
"""The group of what the person typed: no group of the content has an empty id."""
_TICKABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick: its key, its name, a second line (brand names), and other words that find it.

    ``group`` is the key of the heading it stands under; ``about`` is said while it is the current one.
    """

    key: str
    name: str
    detail: str = ""
    search: tuple[str, ...] = ()
    group: str = ""
    about: str = ""


class SearchableTicks(QWidget):
    """Let several of many be ticked; what is ticked is said below, whatever is searched for.

    Keys that are not in the list are kept: they may come from a newer version of the program. With
    *typed_about* they stand in the list by themselves, and what is not found can be added by its name:
    *typed_about* is what is said of such a one.
    """

    changed = Signal()

    def __init__(
        self,
        title: str,
        search_hint: str,
        ticks: Sequence[Tick],
        parent: QWidget | None = None,
        *,
        groups: Sequence[tuple[str, str]] = (),
        typed_about: str = "",
    ) -> None:
        super().__init__(parent)
        self._typed_about = typed_about
        self._is_magnesium = False
        self._search = QLineEdit()
        self._search.setPlaceholderText(search_hint)
        self._search.setAccessibleName(search_hint)
        self._search.setClearButtonEnabled(True)
        if typed_about:
            self._search.setMaxLength(LONGEST_NAME)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setProperty("popup", "true")
        self._list.setSpacing(STEP)
        self._list.setMinimumHeight(self._list.fontMetrics().lineSpacing() * _LINES)
        self._add = link_button("")
        self._about = label(wrap=True)
        self._about.setAccessibleName(_("About the current line"))
        self._chosen = label(muted=True, wrap=True)
        self._unknown: frozenset[str] = frozenset()
        self._words: dict[str, tuple[str, ...]] = {}
        self._abouts: dict[str, str] = {}
        for key, heading in groups or ((_TYPED, ""),):
            if heading:
                self._list.addItem(_heading(key, heading))
            for tick in sorted((each for each in ticks if not groups or each.group == key), key=_by_name):
                self._list.addItem(self._item(tick))

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(bold(title))
        column.addWidget(self._search)
        column.addWidget(self._list)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._about)
        column.addWidget(self._chosen)
        self._add.hide()
        self._about.hide()

        self._search.textChanged.connect(self._filter)
        self._list.itemChanged.connect(self._tell)
        self._list.currentItemChanged.connect(self._show_about)
        self._add.clicked.connect(self.add_typed)
        self._say_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Go from the search to what it found by Enter, which would else save the whole dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._add.hasFocus():
            self.add_typed()
        elif self._search.hasFocus() and (found := [i for i in self._items() if not i.isHidden()]):
            self._list.setCurrentItem(found[0])
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._search.hasFocus() and self._add.isVisible():
            self._add.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> frozenset[str]:
        """Give the keys that are ticked, and those that were given but are not in the list."""
        ticked = {item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked}
        return frozenset(ticked) | self._unknown

    def set_keys(self, keys: Collection[str]) -> None:
        """Tick these and nothing else."""
        self._list.blockSignals(True)
        unknown = frozenset(keys) - self._words.keys()
        if self._typed_about:
            for name in sorted(unknown, key=words_of):
                self._add_item(name)
            unknown = frozenset()
        for item in self._items():
            on = item.data(_KEY) in keys
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._unknown = unknown
        self._filter(self._search.text())

    def search(self, text: str) -> None:
        """Show only what has a word beginning with each word of the text."""
        self._search.setText(text)

    def shown(self) -> list[str]:
        """List the keys that the search leaves in sight, in order."""
        return [str(item.data(_KEY)) for item in self._items() if not item.isHidden()]

    def headings(self) -> list[str]:
        """List the headings in sight, in order."""
        return [item.text() for item in self._headings() if not item.isHidden()]

    def set_ticked(self, key: str, *, on: bool) -> None:
        """Tick one, or untick it, as a person would."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def add_typed(self) -> None:
        """Add what is typed in the search as one of the person's own, ticked."""
        name = typed_name(self._search.text())
        if not name or not self._typed_about or is_magnesium_by_name(name):
            return
        if name not in self._words:
            self._add_item(name)
        self._search.clear()
        for item in self._items():
            if item.data(_KEY) == name:
                item.setCheckState(Qt.CheckState.Checked)
                self._list.scrollToItem(item)
        self._list.setFocus()

    def _all(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _items(self) -> list[QListWidgetItem]:
        return [item for item in self._all() if item.data(_KEY) is not None]

    def _headings(self) -> list[QListWidgetItem]:
        return [item for item in self._all() if item.data(_KEY) is None]

    def _item(self, tick: Tick) -> QListWidgetItem:
        item = QListWidgetItem(f"{tick.name}\n{tick.detail}" if tick.detail else tick.name)
        item.setData(_KEY, tick.key)
        item.setData(_GROUP, tick.group)
        item.setData(Qt.ItemDataRole.StatusTipRole, tick.name)
        item.setFlags(_TICKABLE)
        item.setCheckState(Qt.CheckState.Unchecked)
        self._words[tick.key] = words_of(" ".join((tick.name, tick.detail, *tick.search)))
        self._abouts[tick.key] = tick.about
        return item

    def _add_item(self, name: str) -> None:
        """Add one of the person's own under its heading, which comes with the first of them."""
        if not any(item.data(_GROUP) == _TYPED for item in self._headings()):
            self._list.addItem(_heading(_TYPED, _("Added by yourself")))
        self._list.addItem(self._item(Tick(name, name, group=_TYPED, about=self._typed_about)))

    def _filter(self, text: str) -> None:
        wanted = words_of(text)
        found_in: set[str] = set()
        for item in self._items():
            words = self._words[item.data(_KEY)]
            found = all(any(word.startswith(each) for word in words) for each in wanted)
            item.setHidden(not found)
            if found:
                found_in.add(str(item.data(_GROUP)))
        for item in self._headings():
            item.setHidden(str(item.data(_GROUP)) not in found_in)
        current = self._list.currentItem()
        if current is not None and current.isHidden():
            self._list.setCurrentRow(-1)  # what is said of it would stand beside another search
        name = typed_name(text) if self._typed_about and not found_in else ""
        self._is_magnesium = is_magnesium_by_name(name)
        if self._is_magnesium:
            name = ""
        self._add.setText(_("Add ‘{name}’ as another medicine").format(name=name.replace("&", "&&")))
        self._add.setAccessibleName(_("Add ‘{name}’ as another medicine").format(name=name))
        self._add.setVisible(bool(name))
        self._say_chosen()

    def _say_chosen(self) -> None:
        names = [
            str(item.data(Qt.ItemDataRole.StatusTipRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]
        nothing_found = not self.shown()
        if nothing_found and self._is_magnesium:
            said_now = _("This holds magnesium. Write it down in the food diary, so that it counts.")
        elif nothing_found:
            said_now = _(
                "Nothing found. Is it not in the list? Ask your pharmacy before you take a supplement."
            )
        elif names:
            said_now = _("{count} ticked: {names}").format(count=len(names), names=", ".join(names))
        else:
            said_now = _("Nothing ticked.")
        self._chosen.setText(said_now)

    def _tell(self, item: QListWidgetItem) -> None:
        self._say_chosen()
        self._list.setCurrentItem(item)
        if item.checkState() == Qt.CheckState.Checked and self._about.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, self._about.text()))
        self.changed.emit()

    def _show_about(self, item: QListWidgetItem | None) -> None:
        key = None if item is None else item.data(_KEY)
        about = self._abouts.get(key, "") if key is not None and item is not None else ""
        name = "" if item is None else str(item.data(Qt.ItemDataRole.StatusTipRole) or "")
        self._about.setText(f"{name}: {about}" if about else "")
        self._about.setVisible(bool(about))


def _heading(key: str, text: str) -> QListWidgetItem:
    """Make a heading: it can be read, and neither chosen nor ticked."""
    item = QListWidgetItem(text)
    item.setData(_GROUP, key)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


def _by_name(tick: Tick) -> tuple[str, ...]:
    return words_of(tick.name)
