"""What the signs of the chart mean, in as many lines as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from magapp.ui.theme import hatched, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Sign = Literal["food", "partly", "supplement", "unknown", "mean", "reference"]

_SWATCH: Final = 12
_LINE_SIGN: Final = 20
_LINES: Final = frozenset({"mean", "reference"})
_BESIDE: Final = 6
_APART: Final = 16
_LEADING: Final = 4


class Legend(QLabel):
    """Paint small signs with their words: a label, so that a screen reader meets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[tuple[Sign, str]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_items(self, items: Sequence[tuple[Sign, str]]) -> None:
        """Explain these signs."""
        self._items = items
        self.setAccessibleName(", ".join(words for _, words in items))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt calls it so
        """Tell that a narrower legend is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt calls it so
        """Give the height in px that the words need at a width."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for one line, or for what the present width allows."""
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for the height of the words at the present width."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Follow a change of theme or font."""
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Paint each sign and its words."""
        super().paintEvent(event)
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        for (sign, words), place in zip(self._items, self._places(self.width()), strict=True):
            swatch = QRect(place.left(), place.center().y() - _SWATCH // 2, _SWATCH, _SWATCH)
            frame = swatch.adjusted(0, 0, -1, -1)
            if sign in _LINES:
                mean = QPen(QColor(tokens.text), 2)
                painter.setPen(mean if sign == "mean" else QPen(QColor(tokens.text), 1, Qt.PenStyle.DashLine))
                painter.drawLine(
                    swatch.left(), swatch.center().y(), swatch.left() + _LINE_SIGN, swatch.center().y()
                )
            elif sign == "food":
                painter.fillRect(swatch, QColor(tokens.accent))
            elif sign == "partly":
                painter.fillRect(swatch, QColor(tokens.accent_soft))
                painter.setPen(QColor(tokens.accent))
                painter.drawRect(frame)
            elif sign == "supplement":
                painter.fillRect(swatch, hatched(tokens))
                painter.setPen(QColor(tokens.supplement))
                painter.drawRect(frame)
            else:
                painter.setPen(QColor(tokens.muted))
                painter.drawRect(frame)
            painter.setPen(QColor(tokens.muted))
            text = place.adjusted(self._sign_width(sign) + _BESIDE, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    @staticmethod
    def _sign_width(sign: Sign) -> int:
        return _LINE_SIGN if sign in _LINES else _SWATCH

    def _places(self, width: int) -> list[QRect]:
        metrics = self.fontMetrics()
        height = metrics.height() + _LEADING
        places: list[QRect] = []
        x = y = 0
        for sign, words in self._items:
            wide = self._sign_width(sign) + _BESIDE + metrics.horizontalAdvance(words) + 2
            if x and x + wide > width:
                x, y = 0, y + height
            places.append(QRect(x, y, wide, height))
            x += wide + _APART
        return places
