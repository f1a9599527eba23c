"""Lay widgets in lines, as words are laid in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Put as many widgets on a line as fit, each at its own size, centred on lines of one height.

    *leading*: what is between the lines in px, as between widgets where it is not told. *to_right*: the
    lines end at the right, as the buttons of a dialog do.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 6,
        leading: int | None = None,
        to_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._leading = spacing if leading is None else leading
        self._to_right = to_right
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = spacing
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt calls it so
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt calls it so
        """Give an item, or null past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt calls it so
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt calls it so
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt calls it so
        """Tell that a narrower flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt calls it so
        """Give the height in px at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt calls it so
        """Place the widgets."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._gap for size in shown) - self._gap
        return QSize(max(0, width), max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt calls it so
        """Ask for the widest widget at least."""
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least

    def _lay(self, rect: QRect, *, move: bool) -> int:
        line: list[tuple[QLayoutItem, QSize]] = []
        shown = [item for item in self._items if not item.isEmpty()]
        height = max((item.sizeHint().height() for item in shown), default=0)
        x, y = 0, rect.y()
        for item in shown:
            size = item.sizeHint().boundedTo(QSize(rect.width(), 1_000_000))
            if line and x + size.width() > rect.width():
                if move:
                    self._place(line, rect, y, height)
                y += height + self._leading
                line, x = [], 0
            line.append((item, size))
            x += size.width() + self._gap
        if move:
            self._place(line, rect, y, height)
        return y + height - rect.y()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int) -> None:
        x = rect.x()
        if self._to_right:
            x += rect.width() - sum(size.width() + self._gap for _item, size in line) + self._gap
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap


class FlowRow(QWidget):
    """Hold widgets in a flow, as a widget that tells its height for a width."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 6,
        leading: int | None = None,
        to_right: bool = False,
    ) -> None:
        super().__init__(parent)
        self.flow = Flow(self, spacing=spacing, leading=leading, to_right=to_right)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
