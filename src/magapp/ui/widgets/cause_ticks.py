"""A long list to tick in, with a line that searches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.plain_text import words_of
from magapp.ui.theme import STEP
from magapp.ui.widgets.card import bold, label

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

_KEY: Final = Qt.ItemDataRole.UserRole
_LINES: Final = 9
"""How many lines of text the list shows at once."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick: its key, its name, a second line (brand names), and other words that find it."""

    key: str
    name: str
    detail: str = ""
    search: tuple[str, ...] = ()


class SearchableTicks(QWidget):
    """Let several of many be ticked; what is ticked is said below, whatever is searched for.

    Keys that are not in the list are kept: they may come from a newer version of the program.
    """

    changed = Signal()

    def __init__(
        self, title: str, search_hint: str, ticks: Sequence[Tick], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(search_hint)
        self._search.setAccessibleName(search_hint)
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setProperty("popup", "true")
        self._list.setSpacing(STEP)
        self._list.setMinimumHeight(self._list.fontMetrics().lineSpacing() * _LINES)
        self._chosen = label(muted=True, wrap=True)
        self._unknown: frozenset[str] = frozenset()
        self._words: dict[str, tuple[str, ...]] = {}
        for tick in sorted(ticks, key=_by_name):
            item = QListWidgetItem(f"{tick.name}\n{tick.detail}" if tick.detail else tick.name)
            item.setData(_KEY, tick.key)
            item.setData(Qt.ItemDataRole.StatusTipRole, tick.name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self._list.addItem(item)
            self._words[tick.key] = words_of(" ".join((tick.name, tick.detail, *tick.search)))

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(bold(title))
        column.addWidget(self._search)
        column.addWidget(self._list)
        column.addWidget(self._chosen)

        self._search.textChanged.connect(self._filter)
        self._list.itemChanged.connect(self._tell)
        self._say_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Go from the search to what it found by Enter, which would else save the whole dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._search.hasFocus() and (found := [i for i in self._items() if not i.isHidden()]):
            self._list.setCurrentItem(found[0])
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> frozenset[str]:
        """Give the keys that are ticked, and those that were given but are not in the list."""
        ticked = {item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked}
        return frozenset(ticked) | self._unknown

    def set_keys(self, keys: Collection[str]) -> None:
        """Tick these and nothing else."""
        self._list.blockSignals(True)
        for item in self._items():
            on = item.data(_KEY) in keys
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._unknown = frozenset(keys) - self._words.keys()
        self._say_chosen()

    def search(self, text: str) -> None:
        """Show only what has a word beginning with each word of the text."""
        self._search.setText(text)

    def shown(self) -> list[str]:
        """List the keys that the search leaves in sight, in order."""
        return [str(item.data(_KEY)) for item in self._items() if not item.isHidden()]

    def set_ticked(self, key: str, *, on: bool) -> None:
        """Tick one, or untick it, as a person would."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _filter(self, text: str) -> None:
        wanted = words_of(text)
        for item in self._items():
            words = self._words[item.data(_KEY)]
            found = all(any(word.startswith(each) for word in words) for each in wanted)
            item.setHidden(not found)
        self._say_chosen()

    def _say_chosen(self) -> None:
        names = [
            str(item.data(Qt.ItemDataRole.StatusTipRole))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]
        nothing_found = not self.shown()
        if nothing_found:
            said_now = _(
                "Nothing found. Is it not in the list? Ask your pharmacy before you take a supplement."
            )
        elif names:
            said_now = _("{count} ticked: {names}").format(count=len(names), names=", ".join(names))
        else:
            said_now = _("Nothing ticked.")
        self._chosen.setText(said_now)

    def _tell(self) -> None:
        self._say_chosen()
        self.changed.emit()


def _by_name(tick: Tick) -> tuple[str, ...]:
    return words_of(tick.name)
