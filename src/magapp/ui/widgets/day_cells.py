"""How the cells of a day's list are painted: text on a line, the line under a meal, a share as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from magapp.i18n import _
from magapp.ui.models.day_model import AMOUNT, MAGNESIUM, MEAL_ROLE, PRODUCT, SHARE, TYPED_ROLE, DayModel
from magapp.ui.theme import CELL_PADDING, hatched, tokens_of

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QRect
    from PySide6.QtGui import QPalette

    from magapp.ui.day_view import Row

ROW: Final = 30
"""The least height of a row, in px."""
_BAR: Final = 9
_PADDINGS: Final = 2 * CELL_PADDING
_TOO_WIDE: Final = 1e9
_Index = QModelIndex | QPersistentModelIndex


class _Look(NamedTuple):
    """Hold what cells are painted with, and the measures of a line in px."""

    font: QFont
    bold: QFont
    text: QColor
    muted: QColor
    on_selected: QColor
    selected: QBrush
    height: int
    ascent: int


def _look_of(option: QStyleOptionViewItem) -> _Look:
    palette, metrics = option.palette, option.fontMetrics
    role = palette.ColorRole
    bold = QFont(option.font)
    bold.setBold(True)
    return _Look(
        QFont(option.font),
        bold,
        palette.color(role.Text),
        palette.color(role.Dark),
        palette.color(role.HighlightedText),
        palette.brush(role.Highlight),
        metrics.height(),
        metrics.ascent(),
    )


def _colour(look: _Look, row: Row, column: int, *, is_selected: bool) -> QColor:
    if is_selected:
        return look.on_selected
    return look.muted if column == AMOUNT and not row.is_meal else look.text


def _has_keys(view: QWidget | None, index: _Index) -> bool:
    """Tell whether the keyboard is on a cell; to ask for its state would load the names of QStyle."""
    return isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index


class CellDelegate(QStyledItemDelegate):
    """Paint a cell; add the line under a meal, or the share as a bar.

    A text on one line is painted here, as Qt would, in a sixth of the time: each edit moves all rows below
    it. What is longer, and where the keyboard is, is left to Qt. Only with brushes of the palette: see
    ``magapp.ui.numbers``.
    """

    def __init__(self, view: QAbstractItemView, model: DayModel, *, first_paint: bool = False) -> None:
        super().__init__(view)
        self.first_paint = first_paint
        """Whether it is still to come: a pen would load all names of Qt, so all is left to Qt itself."""
        self._model = model
        self._selection = view.selectionModel()
        self._look: _Look | None = None
        self._of: tuple[int, QFont] = (0, QFont())
        self._widths: dict[tuple[str, bool], float] = {}
        """Of the texts painted so far, in px; of one that takes several lines, more than there can be."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        row, rect = self._model.row(index.row()), option.rect
        if row is None or self.first_paint or not self._paint_line(painter, option, index, row):
            super().paint(painter, option, index)
        if row is not None and row.is_meal:
            line = QPainterPath()
            line.addRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1))
            painter.fillPath(line, option.palette.brush(option.palette.ColorRole.Mid))
        elif row is not None and row.share is not None and index.column() == SHARE:
            self._bar(painter, rect, row, row.share, option.palette)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, row: Row) -> bool:
        """Paint what a cell says, where it is one line; else tell that nothing was painted."""
        look = self._look
        if look is None or self._of[0] != option.palette.cacheKey() or self._of[1] != option.font:
            look = self._look_again(option)
        rect: QRect = option.rect
        column = index.column()
        text = (row.name, row.amount, row.magnesium, "")[column]
        if _has_keys(option.widget, index) or (text and self._width(row, text) > rect.width() - _PADDINGS):
            return False
        is_selected = self._selection.isSelected(index)
        if is_selected:
            painter.fillRect(rect, look.selected)
        if text:
            painter.setPen(_colour(look, row, column, is_selected=is_selected))
            painter.setFont(look.bold if row.is_meal else look.font)
            x: float = rect.left() + CELL_PADDING
            if column == MAGNESIUM:
                x = rect.left() + rect.width() - CELL_PADDING - self._width(row, text)
            y = rect.top() + (rect.height() - look.height) // 2 + look.ascent
            painter.drawText(QPointF(x, y), text)
        return True

    def _width(self, row: Row, text: str) -> float:
        """Measure a text, each only once."""
        key = text, row.is_meal
        width = self._widths.get(key)
        if width is None:
            assert self._look is not None  # paint() looked
            font = self._look.bold if row.is_meal else self._look.font
            width = QFontMetricsF(font).horizontalAdvance(text) if text.isprintable() else _TOO_WIDE
            self._widths[key] = width
        return width

    def _look_again(self, option: QStyleOptionViewItem) -> _Look:
        self._of = option.palette.cacheKey(), QFont(option.font)
        self._widths.clear()
        self._look = _look_of(option)
        return self._look

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802  # Qt calls it so
        """Show meals in bold and amounts muted."""
        super().initStyleOption(option, index)
        if index.data(MEAL_ROLE):
            option.font.setBold(True)
        elif index.column() == AMOUNT:
            muted = option.palette.brush(option.palette.ColorRole.Dark)
            option.palette.setBrush(option.palette.ColorRole.Text, muted)

    def createEditor(  # noqa: N802  # Qt calls it so
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Say to a screen reader what can be typed here, and of which food."""
        editor = super().createEditor(parent, option, index)
        food = index.sibling(index.row(), PRODUCT).data()
        editor.setAccessibleName(_("Amount, time or meal of {food}").format(food=food))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802  # Qt calls it so
        """Begin with the amount and time as they would be typed, without the weight beside them."""
        editor.setProperty("text", index.data(TYPED_ROLE))

    def setModelData(  # noqa: N802  # Qt calls it so
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        """Hand over what was typed; what was left as it stood may be rounded, and changes nothing."""
        if editor.property("text") != index.data(TYPED_ROLE):
            model.setData(index, editor.property("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  # Qt calls it so
        """Keep rows tall enough to click, also at large fonts."""
        height: int = option.fontMetrics.height()
        return QSize(super().sizeHint(option, index).width(), max(ROW, height + 12))

    @staticmethod
    def _bar(painter: QPainter, rect: QRect, row: Row, share: float, palette: QPalette) -> None:
        top = rect.center().y() - _BAR / 2 + 1
        bar = QRectF(rect.left() + CELL_PADDING, top, rect.width() - 2 * CELL_PADDING, _BAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.fillPath(shape, palette.brush(palette.ColorRole.Mid))
        accent = palette.brush(palette.ColorRole.Accent)
        brush = hatched(tokens_of(palette)) if row.counts_to_upper else accent
        painter.fillPath(_filled(bar, shape, bar.width() * min(share, 1.0)), brush)
        painter.restore()


def _filled(bar: QRectF, shape: QPainterPath, length: float) -> QPainterPath:
    """Cut the first px of a bar with round ends off; most often the cut is between them."""
    filled = QPainterPath()
    if not _BAR / 2 <= length <= bar.width() - _BAR / 2:
        filled.addRect(QRectF(bar.left(), bar.top(), length, bar.height()))
        return filled.intersected(shape)
    filled.moveTo(bar.left() + length, bar.top())
    filled.lineTo(bar.left() + length, bar.bottom())
    filled.lineTo(bar.left() + _BAR / 2, bar.bottom())
    filled.arcTo(bar.left(), bar.top(), _BAR, _BAR, 270, -180)
    filled.closeSubpath()
    return filled
