"""Coffee, tea, water and alcohol with one click each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from magapp.i18n import _, language, ngettext
from magapp.services.drinks import DRINKS, Drink, count, is_drink, times
from magapp.services.wording import clock, number
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import label
from magapp.ui.widgets.fitting_label import FittingLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.records import Entry

_USUAL: Final = {"coffee": "cup", "tea": "mug"}
_MEASURES: Final = frozenset({"cup", "mug", "glass"})
_FEW_TIMES: Final = 2


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


def with_times(counted: str, minutes: Sequence[int]) -> list[str]:
    """Put the times behind a count, the fullest text first; with less room the last time matters most."""
    if not minutes:
        return [counted]
    written = [clock(minute) for minute in minutes]
    texts = [f"{counted} · {', '.join(written)}"]
    if len(written) > _FEW_TIMES:
        texts.append(f"{counted} · {written[0]} … {written[-1]}")
    if len(written) > 1:
        texts.append(f"{counted} · … {written[-1]}")
    return [*texts, counted]


class DrinkRows(QWidget):
    """Show the drinks of a day and their times; ``more`` and ``less`` ask for one of a kind more or less."""

    more = Signal(str)
    less = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._counts = {drink: FittingLabel() for drink in DRINKS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, drink in enumerate(DRINKS):
            name = drink_name(drink)
            less = self._button("−", _("One {drink} less").format(drink=name), f"less:{drink}")
            more = self._button("+", _("One {drink} more").format(drink=name), f"more:{drink}")
            grid.addWidget(label(name), row, 0)
            grid.addWidget(self._counts[drink], row, 1)
            grid.addWidget(less, row, 2)
            grid.addWidget(more, row, 3)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Count the drinks among a day's entries."""
        for drink, shown in self._counts.items():
            units = frozenset(entry.unit for entry in entries if is_drink(entry, drink))
            much = count(entries, drink)
            texts = with_times(
                drink_count(drink, much, units), times(entries, drink) if round(much, 1) else ()
            )
            spoken = _("{drink}: {much}").format(drink=drink_name(drink), much=texts[0])
            shown.show_texts(texts, spoken)

    def said(self, drink: Drink) -> str:
        """Give all that is said of a drink, in sight or not."""
        return self._counts[drink].accessibleName()

    def button(self, way: str, drink: Drink) -> QPushButton:
        """Give the button for one ``more`` or ``less``."""
        return self._buttons[f"{way}:{drink}"]

    def show_quick_keys(self, keys: tuple[str, ...]) -> None:
        """Say at each drink which key writes down one more, where one does."""
        for drink in DRINKS:
            self.button("more", drink).setToolTip(f"Ctrl+{keys.index(drink) + 1}" if drink in keys else "")

    def _button(self, sign: str, name: str, key: str) -> QPushButton:
        button = QPushButton(sign)
        button.setObjectName(key)
        button.setAutoDefault(False)  # in a dialog, Enter in a line is not meant for it
        button.setAccessibleName(name)
        button.setFixedSize(TARGET + 2, TARGET)
        button.clicked.connect(self._clicked)
        self._buttons[key] = button
        return button

    def _clicked(self) -> None:
        key = self.sender().objectName()
        way, _sep, drink = key.partition(":")
        (self.more if way == "more" else self.less).emit(drink)
