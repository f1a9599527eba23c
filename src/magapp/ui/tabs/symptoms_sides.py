"""Where the parts of the symptoms tab stand: the list, and the explanation beside it or under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.reading_area import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDE_LETTERS: Final = 165
"""From this width, in letters, the explanation stands beside the list; below it under the list."""
_SCROLLING: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_BACK: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Escape})


class Sides(QWidget):
    """Hold a head, a card under it, and a text beside or under the card; a foot that is always in sight.

    The text takes the keys: they scroll it, and Esc or ← tells by ``left_text`` that it was read.
    ``turned`` tells that the text stands beside the card now, or no longer.
    """

    left_text = Signal()
    turned = Signal()

    def __init__(
        self,
        head: tuple[QWidget, QWidget, QPushButton],
        card: QWidget,
        text: QFrame,
        foot: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._switch, self._title, self._button = head
        self._text = text
        self._wide: bool | None = None
        self._header = QGridLayout()
        self._header.setHorizontalSpacing(GAP)
        self._header.setVerticalSpacing(8)

        self._left_page, self._left_column = _page()
        self._left_column.setSpacing(GAP)
        self._left_column.addLayout(self._header)
        for place, part in enumerate(head):
            self._header.addWidget(part, 0, place)  # before the card, so that Tab meets it first
        self._left_column.addWidget(card, 1)
        self._right_page, self._right_column = _page()
        self._left = scrolling(self._left_page)
        self._right = scrolling(self._right_page)

        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._left, 1)
        left.addWidget(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        columns.setSpacing(GAP + 2)
        columns.addLayout(left, 5)
        columns.addWidget(self._right, 3)
        text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text.installEventFilter(self)
        self._set_wide(wide=True)

    def bring(self, part: QWidget) -> None:
        """Bring a part of the card into sight."""
        self._left.ensureWidgetVisible(part, 0, GAP)

    @property
    def is_wide(self) -> bool:
        """Tell whether there is room for the text beside the card."""
        return bool(self._wide)

    def take_text(self) -> None:
        """Put the text where there is room for it, beside the card or under it."""
        (self._right_column if self._wide else self._left_column).addWidget(self._text)

    def read_text(self) -> None:
        """Let the keys go to the text, from its beginning."""
        self._text.setFocus(Qt.FocusReason.TabFocusReason)
        area, page = (self._right, self._right_page) if self._wide else (self._left, self._left_page)
        area.verticalScrollBar().setValue(self._text.mapTo(page, self._text.rect().topLeft()).y())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the text beside or under the card."""
        super().resizeEvent(event)
        self._set_wide(wide=event.size().width() >= self.fontMetrics().averageCharWidth() * WIDE_LETTERS)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Lay out again for larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._wide is not None:
            self._set_wide(wide=self.width() >= self.fontMetrics().averageCharWidth() * WIDE_LETTERS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Scroll the text by the keys, and leave it."""
        if watched is self._text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if key in _BACK:
                self.left_text.emit()
                return True
            if key in _SCROLLING:
                (self._right if self._wide else self._left).keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _set_wide(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self._switch, self._title, self._button):
            self._header.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._header.addWidget(self._switch, 0, 0, middle | Qt.AlignmentFlag.AlignLeft)
        if wide:
            self._header.addWidget(self._title, 0, 2, middle)
            self._header.addWidget(self._button, 0, 3, middle)
        else:
            self._header.addWidget(self._button, 0, 3, middle | Qt.AlignmentFlag.AlignRight)
            self._header.addWidget(self._title, 1, 0, 1, 4, Qt.AlignmentFlag.AlignCenter)
        self._header.setColumnStretch(1, 1)
        self._right.setVisible(wide)
        self.take_text()
        self.turned.emit()


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setProperty("page", "true")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    return page, column
