"""What is known about a complaint or a cause, with the sources of every part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, STEP
from magapp.ui.widgets.card import Card, bold, chip, heading, label, link_button
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Source:
    """A source, by the short name that people see and by its full citation."""

    name: str
    citation: str


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of an explanation: its heading (or none), its text, and where that stands.

    ``strength`` names how strong the evidence is, ``meaning`` what that name means; ``badge`` says it in
    words of its own.
    """

    heading: str
    text: str
    sources: tuple[Source, ...] = ()
    strength: str = ""
    meaning: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the explanation leads to: the key that is told, and its words; no key (empty) leads nowhere."""

    key: str = ""
    text: str = ""


class _Flow(QLayout):
    """Lay small widgets side by side, on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(STEP)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  # Qt calls it so
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt calls it so
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  # Qt calls it so
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  # Qt calls it so
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  # Qt calls it so
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt calls it so
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt calls it so
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt calls it so
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt calls it so
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        left, top, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > rect.right() + 1:
                left, top, line = rect.x(), top + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - rect.y()


class SourceChips(QWidget):
    """Show sources by their short names; the full citation is the tool tip and the description."""

    def __init__(self, sources: Sequence[Source], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = _Flow()
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        for source in sources:
            made = chip(source.name)
            made.setToolTip(source.citation)
            made.setAccessibleName(_("Source: {name}").format(name=source.name))
            made.setAccessibleDescription(source.citation)
            flow.addWidget(made)


class Explanation(Card):
    """Explain one thing: a title, paragraphs with their sources, a closing sentence; buttons below.

    ``link_clicked`` tells the key of the link that goes with what is explained, if it has one.
    """

    link_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, tuple[Part, ...], str, Link] | None = None
        self._title = heading()
        self._title.setWordWrap(True)
        self._body = QWidget()
        self._body_column = QVBoxLayout(self._body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.setSpacing(STEP)
        self._closing = label(muted=True, wrap=True)
        self._citations = _selectable(label(muted=True, wrap=True))
        self._citations.hide()
        self._unfold = link_button(_("Sources in full"))
        self._unfold.setCheckable(True)
        self.buttons = _Flow()
        self.buttons.setSpacing(8)
        self.link = QPushButton()
        self.link.hide()
        self.buttons.addWidget(self.link)

        self.column.setSpacing(GAP)
        self.column.addWidget(self._title)
        self.column.addWidget(self._body)
        self.column.addWidget(self._closing)
        self.column.addLayout(self.buttons)
        self.column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._citations)
        self.column.addStretch(1)

        self._unfold.toggled.connect(self._citations.setVisible)
        self.link.clicked.connect(self._tell)

    def explain(self, title: str, parts: Sequence[Part], closing: str = "", link: Link | None = None) -> None:
        """Show another explanation; the same one stays as it is, unfolded or not."""
        leads_to = link or Link()
        now = (title, tuple(parts), closing, leads_to)
        if now == self._shown:
            return
        self._shown = now
        self.link.setText(leads_to.text)
        self.link.setVisible(bool(leads_to.key))
        self._title.setText(title)
        self.setAccessibleName(title)
        while (item := self._body_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        sources: dict[str, Source] = {}
        for part in parts:
            self._body_column.addWidget(_paragraph(part))
            sources.update({source.name: source for source in part.sources})
        self._closing.setText(closing)
        self._closing.setVisible(bool(closing))
        self._citations.setText("\n".join(f"{source.name}: {source.citation}" for source in sources.values()))
        self._unfold.setVisible(bool(sources))
        self._unfold.setChecked(False)

    def follow_tab(self, before: QWidget) -> None:
        """Let Tab come here from *before*, which takes the keys."""
        items = (self.buttons.itemAt(place) for place in range(self.buttons.count()))
        found = (item.widget() for item in items if item is not None)
        for button in (*(button for button in found if button is not None), self._unfold):
            QWidget.setTabOrder(before, button)
            before = button

    def _tell(self) -> None:
        if self._shown is not None:
            self.link_clicked.emit(self._shown[-1].key)

    def text(self) -> str:
        """Give everything that is shown, as plain text."""
        shown = [self._title.text()]
        shown += [each.text() for each in self._body.findChildren(QLabel) if not each.isHidden()]
        return "\n".join([*shown, self._closing.text()])


def _selectable(made: QLabel) -> QLabel:
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _paragraph(part: Part) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, STEP)
    column.setSpacing(2)
    if part.heading:
        words = _("evidence: {strength}").format(strength=part.strength) if part.strength else part.badge
        if words:
            title = FlowRow(spacing=8)
            title.flow.addWidget(bold(part.heading))
            strength = chip(words, plain=True)
            strength.setToolTip(part.meaning)
            strength.setAccessibleDescription(part.meaning)
            title.flow.addWidget(strength)
            column.addWidget(title)
        else:
            column.addWidget(bold(part.heading, wrap=True))
    if part.text:
        column.addWidget(_selectable(label(part.text, wrap=True)))
    if part.sources:
        column.addWidget(SourceChips(part.sources))
    return made
