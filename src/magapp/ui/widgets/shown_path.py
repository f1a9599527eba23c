"""The path of a folder in one line, cut short in its middle where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from magapp.ui.numbers import PLAIN_TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

_LEAST_LETTERS: Final = 12


class ShownPath(QLabel):
    """Show a path; the whole of it is in the tip, for a screen reader, and in ``path``."""

    def __init__(self, path: Path, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = name
        self.show_path(path)

    def show_path(self, path: Path) -> None:
        """Show another path."""
        self.path = str(path)
        self.setToolTip(self.path)
        self.setAccessibleName(f"{self._name}: {self.path}")
        self._cut()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for some letters of it at least."""
        least = super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Cut it anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - 2, self.minimumSizeHint().width())
        self.setText(self.fontMetrics().elidedText(self.path, Qt.TextElideMode.ElideMiddle, room))
