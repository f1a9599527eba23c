"""A label that says as much as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from magapp.ui.numbers import PLAIN_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class FittingLabel(QLabel):
    """Show the fullest of several texts that fits; the tool tip and a screen reader have all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._texts: Sequence[str] = ("",)

    def show_texts(self, texts: Sequence[str], spoken: str) -> None:
        """Show the first of *texts* that fits, the last one anyway; *spoken* names it to a screen reader."""
        self._texts = texts
        self.setAccessibleName(spoken)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for room for the text that is shown."""
        return QSize(self._wide(self.text()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for room for the shortest text."""
        return QSize(self._wide(self._texts[-1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Choose the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = (text for text in self._texts if self._wide(text) <= self.width())
        shown = next(fitting, self._texts[-1])
        self.setText(shown)
        self.setToolTip("" if shown == self._texts[0] else self._texts[0])

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2
