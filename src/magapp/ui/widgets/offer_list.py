"""The list under the entry line: each offer with its amount and magnesium."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from magapp.i18n import _
from magapp.services.plain_text import folded, words_of
from magapp.ui.models.proposal_model import AMOUNT_ROLE, MAGNESIUM_ROLE, MATCH_ROLE, Offer, ProposalModel
from magapp.ui.theme import tokens_of

_ROW: Final = 29
_MARGIN: Final = 10


class _OfferDelegate(QStyledItemDelegate):
    """Paint an offer in three columns: name with the typed words in bold, amount, magnesium."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        view = option.widget
        font: QFont = option.font
        painter.save()
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        inside = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        magnesium = str(index.data(MAGNESIUM_ROLE) or "")
        amount = str(index.data(AMOUNT_ROLE) or "")
        bold = QFont(font)
        bold.setBold(True)
        plain_metrics, bold_metrics = QFontMetrics(font), QFontMetrics(bold)
        right = bold_metrics.horizontalAdvance(magnesium)
        middle = inside.left() + int(inside.width() * 0.47) if amount else inside.right() - right - _MARGIN
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            QRect(middle, inside.top(), max(inside.right() - right - _MARGIN - middle, 0), inside.height()),
            Qt.AlignmentFlag.AlignVCenter,
            plain_metrics.elidedText(amount, Qt.TextElideMode.ElideRight, inside.right() - right - middle),
        )
        painter.setPen(QColor(tokens.text))
        painter.setFont(bold)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, magnesium)
        name = str(index.data() or "")
        left = inside.left()
        for text, is_bold in _in_bold(name, str(index.data(MATCH_ROLE) or "")):
            metrics = bold_metrics if is_bold else plain_metrics
            room = middle - 6 - left
            if room <= 0:
                break
            painter.setFont(bold if is_bold else font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRect(left, inside.top(), room, inside.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            left += metrics.horizontalAdvance(shown)
        painter.restore()

    def sizeHint(  # noqa: N802  # Qt calls it so
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Make each row tall enough to click."""
        height: int = option.fontMetrics.height()
        return QSize(100, max(_ROW, height + 10))


def _in_bold(name: str, typed: str) -> list[tuple[str, bool]]:
    """Cut a name into parts, those that were typed marked as bold."""
    plain = folded(name)
    if len(plain) != len(name):
        return [(name, False)]
    marked = [False] * len(name)
    for word in words_of(typed):
        at = plain.find(word)
        if at >= 0:
            marked[at : at + len(word)] = [True] * len(word)
    parts: list[tuple[str, bool]] = []
    for letter, is_bold in zip(name, marked, strict=True):
        if parts and parts[-1][1] == is_bold:
            parts[-1] = (parts[-1][0] + letter, is_bold)
        else:
            parts.append((letter, is_bold))
    return parts


class OfferList(QListView):
    """List what a line may mean; ``chosen`` carries the offer that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ProposalModel()
        self.setProperty("popup", "true")
        self.setModel(self._model)
        self.setItemDelegate(_OfferDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What this may be"))
        self.setUniformItemSizes(True)
        self.hide()

        self.clicked.connect(self._clicked)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Give what is listed."""
        rows = range(self._model.rowCount())
        return tuple(offer for row in rows if (offer := self._model.offer(row)) is not None)

    @property
    def current(self) -> Offer | None:
        """Give the offer that Enter would take: the one chosen, else the first."""
        return self._model.offer(max(self.currentIndex().row(), 0))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """List other offers, the first of them chosen."""
        self._model.show(offers)
        first = self._model.index(0, 0) if offers and offers[0].can_be_chosen else QModelIndex()
        self.setCurrentIndex(first)

    def step(self, rows: int) -> None:
        """Choose an offer further down (or up); the ends hold."""
        row = min(max(self.currentIndex().row() + rows, 0), self._model.rowCount() - 1)
        self.setCurrentIndex(self._model.index(row, 0))

    def wanted_height(self) -> int:
        """Give the height in px at which every offer is in sight."""
        return max(self.sizeHintForRow(0), _ROW) * self._model.rowCount() + 8

    def _clicked(self, index: QModelIndex) -> None:
        offer = self._model.offer(index.row())
        if offer is not None and offer.can_be_chosen:
            self.chosen.emit(offer)
