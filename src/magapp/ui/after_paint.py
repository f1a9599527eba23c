"""What comes before a paint, and what waits until after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_STEPS: Final = 10
"""A new height of one thing is a new place for others, and for what holds them: so deep lies the deepest."""


class AfterPaint(QTimer):
    """Do a piece of work once nothing is left to paint; asked for again before that, it is done once.

    A timer of 0 ms runs when the loop has no event left, and painting is one. ``singleShot(0)`` would be
    an event itself, and come first.
    """

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(work)


def lay_out() -> None:
    """Lay out now all that has changed, to the last, and note what came up: it is painted at once.

    Left to itself, Qt paints between two steps of it, and then once more.
    """
    for _step in range(_STEPS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater.value)
