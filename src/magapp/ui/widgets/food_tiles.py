"""Foods as tiles that are counted by a click or a key: how many usual portions of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.services.rough_day import MOST_PORTIONS, asked_foods, usual_amount
from magapp.ui.theme import STEP, TARGET
from magapp.ui.widgets.card import bold
from magapp.ui.widgets.enter_key import CAREFUL
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magapp.domain.food import Food
    from magapp.services.lexicon import Lexicon
    from magapp.ui.catalogue import Catalogue

_AROUND_TEXT: Final = 30
_AROUND_LINES: Final = 16
_MORE: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_LESS: Final = (Qt.Key.Key_Minus, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _Face(QPushButton):
    """Show a food and how much of it; ``counted`` carries by how much to count, ``set_to`` a whole count.

    ``stepped`` tells a key that asks for another tile.
    """

    counted = Signal(int)
    set_to = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty(CAREFUL, True)  # Enter goes on to the next page
        self.setProperty("tile", "true")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._one_more)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Count by plus, minus and digits; arrows ask for another tile."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(key.value)
        elif key in _MORE:
            self.counted.emit(1)
        elif key in _LESS:
            self.counted.emit(-1)
        elif len(event.text()) == 1 and event.text() in "0123456789":
            self.set_to.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _one_more(self) -> None:
        self.counted.emit(1)


class FoodTile(QWidget):
    """Count one food in its usual portion; ``changed`` tells its count, ``stepped`` a key for another."""

    changed = Signal(str, int)
    stepped = Signal(int)

    def __init__(self, food: Food, lexicon: Lexicon) -> None:
        super().__init__()
        self.food = food
        self._lexicon = lexicon
        self._count = 0
        self.face = _Face()
        self.face.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.less = QPushButton("−")
        self.less.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the minus key does the same
        self.less.setFixedWidth(TARGET)
        self.less.setAccessibleName(_("{food}: one portion less").format(food=food.name(language())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(self.face, 1)
        row.addWidget(self.less)
        keep = self.less.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.less.setSizePolicy(keep)
        self.face.counted.connect(self._add)
        self.face.set_to.connect(self._set)
        self.face.stepped.connect(self.stepped)
        self.less.clicked.connect(self._one_less)
        self._fit()
        self.show_count(0)

    @property
    def count(self) -> int:
        """Give how many usual portions are counted."""
        return self._count

    def least_width(self) -> int:
        """Give the width in px that its words need, also in bold."""
        font = QFont(self.face.font())
        font.setBold(True)
        room = QFontMetrics(font)
        words = (self._short_name(), self._measure(1), self._measure(MOST_PORTIONS))
        return max(room.horizontalAdvance(f"✓ {each}") for each in words) + _AROUND_TEXT

    def show_count(self, count: int) -> None:
        """Show a count, without telling anybody."""
        self._count = min(max(count, 0), MOST_PORTIONS)
        measure = self._measure(max(self._count, 1))
        sign = "✓" if self._count else "+"
        self.face.setText(f"{self._short_name()}\n{sign} {measure}".replace("&", "&&"))
        name = self.food.name(language())
        said = _("{food}: {amount}") if self._count else _("{food}: none; a portion is {amount}")
        self.face.setAccessibleName(said.format(food=name, amount=measure))
        self.face.setToolTip(name)
        self.less.setVisible(self._count > 0)
        wanted = "counted" if self._count else "true"
        if self.face.property("tile") != wanted:
            self.face.setProperty("tile", wanted)
            self.face.style().unpolish(self.face)
            self.face.style().polish(self.face)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Stay high enough for two lines in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # Not by the height of the button: the style sheet has a word in that.
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + _AROUND_LINES)

    def _short_name(self) -> str:
        return self.food.name(language()).partition(",")[0]

    def _measure(self, portions: int) -> str:
        return self._lexicon.measure_of(*usual_amount(self.food, portions), language())

    def _add(self, by: int) -> None:
        self._set(self._count + by)

    def _one_less(self) -> None:
        self._add(-1)

    def _set(self, count: int) -> None:
        before = self._count
        self.show_count(count)
        if self._count != before:
            self.changed.emit(self.food.id, self._count)


class FoodTiles(QWidget):
    """Hold the tiles under their headings; one of them takes the Tab key, the arrows go to the others.

    ``changed`` tells that a count is another one; ``reached`` the tile to which the arrows led.
    """

    changed = Signal()
    reached = Signal(object)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[str, FoodTile] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for heading, asked in asked_foods(catalogue.table):
            column.addWidget(bold(_(heading)))
            row = FlowRow(spacing=8)
            for each in asked:
                tile = FoodTile(each.food, catalogue.lexicon)
                tile.changed.connect(self._tell)
                tile.stepped.connect(self._step)
                self._tiles[each.food.id] = tile
                row.flow.addWidget(tile)
            column.addWidget(row)
        width = max((tile.least_width() for tile in self._tiles.values()), default=0)
        for tile in self._tiles.values():
            tile.setFixedWidth(width + TARGET + STEP)
        first = next(iter(self._tiles.values()), None)
        if first is not None:
            self._take_tab(first)
            self.setFocusProxy(first.face)

    @property
    def portions(self) -> dict[str, int]:
        """Give the usual portions that are counted, by food; what was not counted is left out."""
        return {key: tile.count for key, tile in self._tiles.items() if tile.count}

    def show_portions(self, portions: Mapping[str, int]) -> None:
        """Show these counts, without telling anybody."""
        for key, tile in self._tiles.items():
            tile.show_count(portions.get(key, 0))

    def tile(self, food: str) -> FoodTile:
        """Give the tile of a food."""
        return self._tiles[food]

    def _tell(self) -> None:
        self.changed.emit()

    def _step(self, key: int) -> None:
        """Go to the tile beside, over or under the one that has the keys."""
        tiles = list(self._tiles.values())
        here = next((tile for tile in tiles if tile.face.hasFocus()), tiles[0])
        place = tiles.index(here)
        if key == Qt.Key.Key_Left.value:
            wanted = tiles[max(place - 1, 0)]
        elif key == Qt.Key.Key_Right.value:
            wanted = tiles[min(place + 1, len(tiles) - 1)]
        else:
            wanted = self._beyond(here, tiles, down=key == Qt.Key.Key_Down.value)
        self._take_tab(wanted)
        wanted.face.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(wanted)

    def _beyond(self, here: FoodTile, tiles: list[FoodTile], *, down: bool) -> FoodTile:
        at = here.mapTo(self, here.rect().center())
        places = {tile: tile.mapTo(self, tile.rect().center()) for tile in tiles}
        ahead = [tile for tile in tiles if (places[tile].y() > at.y() if down else places[tile].y() < at.y())]
        if not ahead:
            return here
        line = min(abs(places[tile].y() - at.y()) for tile in ahead)
        row = [tile for tile in ahead if abs(places[tile].y() - at.y()) == line]
        return min(row, key=lambda tile: abs(places[tile].x() - at.x()))

    def _take_tab(self, wanted: FoodTile) -> None:
        for tile in self._tiles.values():
            policy = Qt.FocusPolicy.StrongFocus if tile is wanted else Qt.FocusPolicy.ClickFocus
            tile.face.setFocusPolicy(policy)
