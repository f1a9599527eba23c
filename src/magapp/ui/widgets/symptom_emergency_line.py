"""The quiet line that leads to the emergency texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP
from magapp.ui.widgets.card import bold, label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class EmergencyLine(QPushButton):
    """Lead to the emergency texts from any screen; one button over the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = bold(_("When do I call 112 or the GP?"))
        self._always = label(_("always here, without internet as well"), muted=True)
        self._key = label("F1 ›", muted=True)
        self.setAccessibleName(self._question.text())
        self.setAccessibleDescription(self._always.text())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 2, 9, GAP + 2, 9)
        row.setSpacing(6)
        row.addWidget(self._question)
        row.addWidget(self._always)
        row.addStretch(1)
        row.addWidget(self._key)
        for part in (self._question, self._always, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._full_width = row.sizeHint().width()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Give the size with which the question and the key fit."""
        return QSize(self.minimumSizeHint().width(), self._question.sizeHint().height() + 18)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Give the size with which the question and the key fit."""
        needed = self._question.sizeHint().width() + self._key.sizeHint().width() + 3 * (GAP + 2)
        return QSize(needed, self._question.sizeHint().height() + 18)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Leave the second half out where there is no room for it."""
        super().resizeEvent(event)
        self._always.setVisible(event.size().width() >= self._full_width)
