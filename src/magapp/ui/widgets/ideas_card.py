"""Ideas for what is still to go, beside the day: a title that folds, a few portions, a link to more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, TARGET
from magapp.ui.widgets.card import Card, label
from magapp.ui.widgets.wrapping_link import WrappingLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.services.idea_words import SaidIdea

MOST_BESIDE: Final = 3
_FOLDED, _UNFOLDED = "▸", "▾"


class IdeasCard(Card):
    """Show at most three ideas; ``plan_wanted`` carries the place of one, ``more_wanted`` asks for all.

    The card is folded where there is little room, until the person unfolds it: then it stays so.
    """

    plan_wanted = Signal(int)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._has_room = True
        self._wanted: bool | None = None
        self.head = WrappingLink()
        bold = self.head.font()
        bold.setBold(True)
        self.head.setFont(bold)
        self._body = QWidget()
        self._note = label(wrap=True)
        self._note.setProperty("tone", "warning")
        self._lines = [_IdeaLine(place) for place in range(MOST_BESIDE)]
        self.more = WrappingLink(_("more ideas…"))
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(6)
        body.addWidget(self._note)
        for line in self._lines:
            body.addWidget(line)
            line.plan.clicked.connect(self._plan)
        body.addWidget(self.more)
        self.column.addWidget(self.head)
        self.column.addWidget(self._body)
        self.hide()

        self.head.clicked.connect(self._toggle)
        self.more.clicked.connect(self.more_wanted)

    @property
    def is_folded(self) -> bool:
        """Tell whether only the title is shown."""
        return self._body.isHidden()

    @property
    def note(self) -> str:
        """Give what is said instead of ideas."""
        return "" if self._note.isHidden() else self._note.text()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """List the ideas that are shown: food with amount, and what they bring."""
        return [line.said for line in self._lines if not line.isHidden()]

    def plan_button(self, place: int) -> QPushButton:
        """Give the button that plans an idea."""
        return self._lines[place].plan

    def show_ideas(self, title: str, ideas: Sequence[SaidIdea], note: str) -> None:
        """Show these ideas, or a note instead of them; without both the card is hidden."""
        held = next((line for line in self._lines if line.plan.hasFocus()), None)
        self._title = title
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(ideas))
            if place < len(ideas):
                line.show_idea(ideas[place])
        self.more.setVisible(bool(ideas))
        self.setVisible(bool(ideas or note))
        if held is not None and held.isHidden():
            self.head.setFocus()
        self._fold()

    def set_room(self, *, enough: bool) -> None:
        """Fold or unfold, as there is room; what the person chose wins."""
        self._has_room = enough
        self._fold()

    def _toggle(self) -> None:
        self._wanted = self.is_folded
        self._fold()

    def _fold(self) -> None:
        unfolded = self._has_room if self._wanted is None else self._wanted
        self._body.setVisible(unfolded)
        self.head.setText(f"{_UNFOLDED if unfolded else _FOLDED} {self._title}")
        said = _("{title} (unfolded)") if unfolded else _("{title} (folded)")
        self.head.setAccessibleName(said.format(title=self._title))

    def _plan(self) -> None:
        self.plan_wanted.emit(int(self.sender().objectName()))


class _IdeaLine(QWidget):
    """Show one idea: food and amount, what it brings, and the button that plans it."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._text = label(wrap=True)
        self._gain = label()
        self.plan = QPushButton(_("Plan"))
        self.plan.setObjectName(str(place))
        self.plan.setMinimumHeight(TARGET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(self._text, 1)
        row.addWidget(self._gain)
        row.addWidget(self.plan)

    @property
    def said(self) -> tuple[str, str]:
        """Give what the line says."""
        return self._text.text(), self._gain.text()

    def show_idea(self, idea: SaidIdea) -> None:
        """Show an idea."""
        self._text.setText(idea.whole)
        self._gain.setText(idea.short)
        sentence = _("Plan {idea}: {gain}").format(idea=idea.whole, gain=idea.gain)
        self.plan.setAccessibleName(sentence)
        self.plan.setToolTip(f"<qt>{escape(sentence)}</qt>")  # a name may hold marks
