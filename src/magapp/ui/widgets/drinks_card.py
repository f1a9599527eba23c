"""Coffee, tea, water and alcohol with one click each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from magapp.i18n import _, language, ngettext
from magapp.services.drinks import DRINKS, Drink, count, is_drink
from magapp.services.wording import number
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.records import Entry

_USUAL: Final = {"coffee": "cup", "tea": "mug"}
_MEASURES: Final = frozenset({"cup", "mug", "glass"})


def drink_name(drink: Drink) -> str:
    """Name a kind of drink."""
    return {"coffee": _("Coffee"), "tea": _("Tea"), "water": _("Water"), "alcohol": _("Alcohol")}[drink]


def drink_count(drink: Drink, much: float, units: frozenset[str] = frozenset()) -> str:
    """Say how much of a drink in the measure it was written down in, else its usual one; or none.

    *units*: those of the day's entries of that drink. Alcohol is counted in standard glasses.
    """
    count = round(much, 1)
    if not count:
        return _("none")
    unit = _USUAL.get(drink, "glass")
    if drink != "alcohol" and len(units) == 1 and units <= _MEASURES:
        (unit,) = units
    written = number(count, language(), 1)
    if unit == "cup":
        return ngettext("{count} cup", "{count} cups", count).format(count=written)
    if unit == "mug":
        return ngettext("{count} mug", "{count} mugs", count).format(count=written)
    return ngettext("{count} glass", "{count} glasses", count).format(count=written)


class DrinksCard(Card):
    """Show the drinks of a day; ``more`` and ``less`` ask for one of a kind more or less."""

    more = Signal(str)
    less = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = {drink: label() for drink in DRINKS}
        self._more: dict[Drink, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, drink in enumerate(DRINKS):
            name = drink_name(drink)
            less = self._button("−", _("One {drink} less").format(drink=name), f"less:{drink}")
            more = self._button("+", _("One {drink} more").format(drink=name), f"more:{drink}")
            self._more[drink] = more
            grid.addWidget(label(name), row, 0)
            grid.addWidget(self._counts[drink], row, 1)
            grid.addWidget(less, row, 2)
            grid.addWidget(more, row, 3)
        self.column.addWidget(bold(_("Drinks")))
        self.column.addLayout(grid)
        self.column.addStretch(1)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Count the drinks among a day's entries."""
        for drink, shown in self._counts.items():
            units = frozenset(entry.unit for entry in entries if is_drink(entry, drink))
            shown.setText(drink_count(drink, count(entries, drink), units))

    def show_quick_keys(self, keys: tuple[str, ...]) -> None:
        """Say at each drink which key writes down one more, where one does."""
        for drink, more in self._more.items():
            more.setToolTip(f"Ctrl+{keys.index(drink) + 1}" if drink in keys else "")

    def _button(self, sign: str, name: str, key: str) -> QPushButton:
        button = QPushButton(sign)
        button.setObjectName(key)
        button.setAccessibleName(name)
        button.setFixedSize(TARGET + 2, TARGET)
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        key = self.sender().objectName()
        way, _sep, drink = key.partition(":")
        (self.more if way == "more" else self.less).emit(drink)
