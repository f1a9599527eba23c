"""A link of several words that takes more lines where there is little width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_PADDING: Final = 2
_LEAST_WIDTH: Final = 80
_LEAST_HEIGHT: Final = 18
"""As the style sheet has them, in px."""


class WrappingLink(QPushButton):
    """Break its words over lines, which a button of Qt cannot; to whoever asks, its text is unbroken."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setProperty("link", "true")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def text(self) -> str:
        """Give the text as it was told."""
        return self._said

    def setText(self, text: str) -> None:  # noqa: N802  # as Qt calls it
        """Say something else."""
        self._said = text
        self.setAccessibleName(text)
        self._break()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt calls it so
        """Tell that a narrower link is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt calls it so
        """Give the height in px at a width."""
        lines = len(self._lines(width))
        return max(_LEAST_HEIGHT, lines * self.fontMetrics().lineSpacing()) + 2 * _PADDING

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for one line."""
        width = self.fontMetrics().horizontalAdvance(self._said) + 2 * _PADDING + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Make do with little width."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(_LEAST_WIDTH, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Break the words anew."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Break the words anew for other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._break()

    def _break(self) -> None:
        super().setText("\n".join(self._lines(self.width())))

    def _lines(self, width: int) -> list[str]:
        room, metrics = width - 2 * _PADDING, self.fontMetrics()
        lines = [""]
        for word in self._said.split(" "):
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
