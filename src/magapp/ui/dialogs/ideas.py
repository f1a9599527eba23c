"""All ideas for what is still to go of the day shown, and what is not for this person."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from magapp.i18n import N_, _
from magapp.services.idea_words import no_ideas
from magapp.services.still_to_go import MOST_IDEAS
from magapp.ui.theme import GAP, MARGIN, TARGET
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from magapp.services.idea_words import SaidIdea
    from magapp.services.still_to_go import Idea
    from magapp.ui.document import Document
    from magapp.ui.idea_desk import IdeaDesk
    from magapp.ui.shown_day import ShownDay

_SIZE: Final = (460, 600)
_KINDS: Final = {
    "swap": N_("Instead of what you ate"),
    "own": N_("What you often eat"),
    "other": N_("Other foods"),
}
PLAN, EAT, REFUSE = "plan", "eat", "refuse"


class IdeasDialog(QDialog):
    """Offer ideas beside the window, each to plan, to write down as eaten, or to see no more."""

    def __init__(
        self, document: Document, shown_day: ShownDay, desk: IdeaDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._desk = desk
        self._shown: tuple[Idea, ...] = ()
        self._title = heading()
        self._title.setWordWrap(True)
        self._note = label(wrap=True)
        self._rows = [_IdeaCard() for _place in range(MOST_IDEAS)]
        self._unwanted_title = bold(_("Not for me"))
        self._unwanted_place = QVBoxLayout()
        self._unwanted: list[_Unwanted] = []
        self._said = label(wrap=True)
        self._close = QPushButton(_("Close"))
        self._close.setAutoDefault(False)

        self._lay_out()

        for row in self._rows:
            row.chosen.connect(self._choose)
        QShortcut(QKeySequence("Ctrl+Z"), self, document.undo_stack.undo)
        self._forth = QShortcut(self)
        self._forth.setKeys([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._forth.activated.connect(document.undo_stack.redo)
        self._close.clicked.connect(self.accept)
        document.changed.connect(self._refresh)
        shown_day.changed.connect(self._refresh)
        desk.renewed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self._note)
        for row in self._rows:
            inside.addWidget(row)
        inside.addWidget(self._unwanted_title)
        self._unwanted_place.setSpacing(4)
        inside.addLayout(self._unwanted_place)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        area = ReadingArea(page, _("Ideas"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the buttons in it lead to all of it
        column.addWidget(area, 1)
        column.addLayout(foot)
        line_up(column, area)
        self.resize(*_SIZE)

    @property
    def ideas(self) -> list[str]:
        """List what is offered, as it is read aloud."""
        return [row.whole for row in self._rows if not row.isHidden()]

    @property
    def unwanted(self) -> list[str]:
        """List what is not for this person."""
        return [row.name for row in self._unwanted]

    @property
    def said(self) -> str:
        """Give what was said last."""
        return self._said.text()

    def button(self, place: int, what: str) -> QPushButton:
        """Give a button of an idea: plan, eat or refuse."""
        return self._rows[place].buttons[what]

    def back_button(self, place: int) -> QPushButton:
        """Give the button that takes back what is not for this person."""
        return self._unwanted[place].back

    def _refresh(self) -> None:
        found, desk = self._desk.found, self._desk
        held = self._place_with_keys()
        self._shown = found.ideas
        self._title.setText(desk.title())
        self.setWindowTitle(_("Ideas for more magnesium"))
        self._note.setText(self._note_text())
        self._note.setVisible(bool(self._note.text()))
        before = ""
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(found.ideas))
            if place < len(found.ideas):
                idea = found.ideas[place]
                row.show_idea(desk.said(idea), "" if idea.kind == before else _(_KINDS[idea.kind]), idea)
                before = idea.kind
        self._show_unwanted()
        if held is not None and self._rows[held[0]].isHidden():
            self._give_keys_to(held[1])

    def _note_text(self) -> str:
        if self._desk.found.asks_first:
            return self._desk.first_ask()
        if not self._shown:
            return no_ideas(self._desk.found)
        return _("Portions as people usually take them. What is planned counts once you tick it as eaten.")

    def _show_unwanted(self) -> None:
        wanted = self._desk.unwanted()
        self._unwanted_title.setVisible(bool(wanted))
        if [row.food for row in self._unwanted] == [food_id for food_id, _name in wanted]:
            return
        held = any(row.back.hasFocus() for row in self._unwanted)
        for old in self._unwanted:
            self._unwanted_place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._unwanted = [_Unwanted(*each) for each in wanted]
        for row in self._unwanted:
            row.back.clicked.connect(self._take_back)
            self._unwanted_place.addWidget(row)
        if held:
            (self._unwanted[0].back if self._unwanted else self._close).setFocus()

    def _place_with_keys(self) -> tuple[int, str] | None:
        for place, row in enumerate(self._rows):
            for what, button in row.buttons.items():
                if button.hasFocus():
                    return place, what
        return None

    def _give_keys_to(self, what: str) -> None:
        """Put the keyboard on the last idea that is left, else on the button that closes."""
        left = [row for row in self._rows if not row.isHidden()]
        (left[-1].buttons[what] if left else self._close).setFocus()

    def _choose(self, what: str) -> None:
        place = self._rows.index(self.sender())  # type: ignore[arg-type]  # only these rows call
        if place >= len(self._shown):
            return
        idea, said = self._shown[place], self._desk.said(self._shown[place])
        if what == PLAN:
            self._desk.plan(idea)
            self._tell(_("Planned: {idea}.").format(idea=said.whole))
        elif what == EAT:
            self._desk.eat(idea)
            self._tell(_("Written down: {idea}.").format(idea=said.whole))
        else:
            self._desk.refuse(idea)
            self._tell(_("‘{food}’ is not offered any more.").format(food=said.food))

    def _take_back(self) -> None:
        place = next(place for place, row in enumerate(self._unwanted) if row.back is self.sender())
        row = self._unwanted[place]
        self._desk.take_back(row.food)
        self._tell(_("‘{food}’ may be offered again.").format(food=row.name))

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


class _IdeaCard(Card):
    """Show one idea with its three buttons; ``chosen`` tells which one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self._kind = label(muted=True)
        self._food = bold(wrap=True)
        self._amount = label(wrap=True)
        self._gain = label(muted=True, wrap=True)
        self.buttons = {
            PLAN: QPushButton(_("Plan")),
            EAT: QPushButton(),
            REFUSE: QPushButton(_("Not for me")),
        }
        row = FlowRow(spacing=6)
        for what, button in self.buttons.items():
            button.setObjectName(what)
            button.setAutoDefault(False)
            button.setMinimumHeight(TARGET)
            button.clicked.connect(self._clicked)
            row.flow.addWidget(button)
        self.column.setSpacing(4)
        for part in (self._kind, self._food, self._amount, self._gain):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addWidget(row)

    def show_idea(self, said: SaidIdea, kind: str, idea: Idea) -> None:
        """Show an idea, with what kind it is where that is another than before."""
        self.whole = said.whole
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))
        self._food.setText(said.food)
        self._amount.setText(said.amount)
        self._gain.setText(said.gain)
        swap = idea.instead_of is not None
        self.buttons[EAT].setText(_("Eaten instead") if swap else _("Eaten"))
        sentences = {
            PLAN: _("Plan {idea}: {gain}").format(idea=said.whole, gain=said.gain),
            EAT: _("Eaten: {idea}").format(idea=said.whole),
            REFUSE: _("Not for me: {food}").format(food=said.food),
        }
        for what, sentence in sentences.items():
            self.buttons[what].setAccessibleName(sentence)
            self.buttons[what].setToolTip(f"<qt>{escape(sentence)}</qt>")  # a name may hold marks

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _Unwanted(QWidget):
    """Name a food that is not for this person, beside the button that takes it back."""

    def __init__(self, food: str, name: str) -> None:
        super().__init__()
        self.food, self.name = food, name
        self.back = QPushButton(_("Take back"))
        self.back.setAutoDefault(False)
        self.back.setMinimumHeight(TARGET)
        self.back.setAccessibleName(_("Offer {food} again").format(food=name))
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name, wrap=True), 1)
        row.addWidget(self.back)
