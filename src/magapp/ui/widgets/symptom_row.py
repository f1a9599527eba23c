"""One complaint in the list: its name, the answer, and two weeks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP, RADIUS, STEP, TARGET, tokens_of
from magapp.ui.widgets.card import label
from magapp.ui.widgets.complaint_words import breakable
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.severity_squares import SeveritySquares
from magapp.ui.widgets.severity_words import SEVERITIES, severity_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

Wish = Literal["explain", "history", "rename", "remove"]
"""What can be asked of a row beside its answer; the last two of a complaint of one's own only."""

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}
_CLEARING: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_WISHES: Final[dict[Qt.Key, Wish]] = {
    Qt.Key.Key_Return: "explain",
    Qt.Key.Key_Enter: "explain",
    Qt.Key.Key_Right: "explain",
    Qt.Key.Key_H: "history",
}
_NAME_LETTERS: Final = 20
"""The least width of a name, in letters; with less room the answer stands under it."""


def paint_row(row: QWidget, *, chosen: bool, focused: bool) -> None:
    """Paint the ground of a row in a list: filled when it is chosen, with an outline when keys go to it."""
    tokens = tokens_of(row.palette())
    painter = QPainter(row)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(QColor(tokens.accent_soft))
    if focused:
        painter.setPen(QPen(QColor(tokens.accent), 2))
    if chosen or focused:
        painter.drawRoundedRect(QRectF(row.rect()).adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)
    painter.end()


class SymptomRow(QAbstractButton):
    """Ask how much one complaint bothered, and tell the answer by ``answered`` (null: not answered).

    The row itself takes the keys, so that seven digits fill in seven rows; ``stepped`` asks for another
    row, ``asked`` carries a wish, ``menu_wanted`` where on the screen a menu is to open. To a screen reader
    it is one of several radio buttons, with the answer as its description.
    """

    answered = Signal(object)
    stepped = Signal(int)
    asked = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None, *, own: bool = False) -> None:
        super().__init__(parent)
        self._own = own
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # a long name goes on the next line
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self._name = label(breakable(name), wrap=True)
        self._name.setMinimumHeight(TARGET)
        self._note = label(muted=True, wrap=True)
        self._note.hide()
        self.answer = Segmented([(str(i), _(word)) for i, word in enumerate(SEVERITIES)], name)
        self.squares = SeveritySquares()
        self._severity: int | None = 0
        self._compact: bool | None = None

        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._note)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, STEP, 8, STEP)
        self._grid.setHorizontalSpacing(GAP + STEP)
        self._grid.setVerticalSpacing(STEP)
        self._grid.setColumnStretch(0, 1)
        self.set_compact(compact=False)
        for place in range(len(SEVERITIES)):
            self.answer.button(str(place)).setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.answer.chosen.connect(self._tell_clicked)
        self.squares.clicked.connect(self._ask_for_history)
        self.toggled.connect(self._take_tab)
        self.show_answer(None, "")

    @property
    def severity(self) -> int | None:
        """Give the answer shown: 0 to 3, or null when there is none."""
        return self._severity

    def show_answer(self, severity: int | None, note: str) -> None:
        """Show an answer (0 to 3, or null) and the person's note with it."""
        if note != self._note.text():
            self._note.setText(note)
            self._note.setVisible(bool(note))
        if severity == self._severity:
            return
        self._severity = severity
        self.answer.set_value(None if severity is None else str(severity))
        for place in range(len(SEVERITIES)):  # Qt lets the checked button of a group take Tab again
            self.answer.button(str(place)).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(severity_word(severity))

    def show_days(self, days: Sequence[tuple[dt.date, int | None]]) -> None:
        """Show the answers of the last days, oldest first."""
        self.squares.show_days(days)

    def least_wide_width(self) -> int:
        """Tell the width in px below which the answer has to stand under the name."""
        name = max(
            self.fontMetrics().averageCharWidth() * _NAME_LETTERS, self._words.minimumSizeHint().width()
        )
        margins = self._grid.contentsMargins()
        gaps = 2 * self._grid.horizontalSpacing() + margins.left() + margins.right()
        return name + self.answer.sizeHint().width() + self.squares.sizeHint().width() + gaps

    def least_width(self) -> int:
        """Tell the width in px that the answer needs under the name."""
        margins = self._grid.contentsMargins()
        return self.answer.sizeHint().width() + margins.left() + margins.right()

    def set_compact(self, *, compact: bool) -> None:
        """Lay the row out on two lines, or on one."""
        if compact == self._compact:
            return
        self._compact = compact
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self._words, self.answer, self.squares):
            self._grid.removeWidget(part)
        if compact:
            self._grid.addWidget(self._words, 0, 0, 1, 3)
            self._grid.addWidget(self.answer, 1, 0, middle | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self.squares, 1, 2, middle)
        else:
            self._grid.addWidget(self._words, 0, 0, middle)
            self._grid.addWidget(self.answer, 0, 1, middle)
            self._grid.addWidget(self.squares, 0, 2, middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Answer by a digit, clear by Backspace, go to another row by the arrow keys, tell the other wishes.

        Delete clears an answer; a row of one's own that has none today is asked away by it.
        """
        key, typed = Qt.Key(event.key()), event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        unanswered = self._own and self._severity is None
        if plain and len(typed) == 1 and typed in "0123":
            self.answered.emit(int(typed))
            self.stepped.emit(1)
        elif plain and key == Qt.Key.Key_Delete and unanswered:
            if not event.isAutoRepeat():  # a key held too long clears, and no more
                self.asked.emit("remove")
        elif plain and key == Qt.Key.Key_F2 and self._own:
            self.asked.emit("rename")
        elif plain and key in _WISHES:
            self.asked.emit(_WISHES[key])
        elif plain and key in _CLEARING:
            self.answered.emit(None)
        elif plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  # Qt calls it so
        """Ask for a menu where the pointer is, or under the name when a key asked for it."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.click()
        self.menu_wanted.emit(
            self.mapToGlobal(self._name.geometry().bottomLeft()) if by_key else event.globalPos()
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802  # Qt calls it so
        """Paint the ground of the row."""
        paint_row(self, chosen=self.isChecked(), focused=self.hasFocus())

    def _ask_for_history(self) -> None:
        self.click()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit("history")

    def _take_tab(self, chosen: bool) -> None:  # noqa: FBT001  # the signal's own signature
        """Be the one row that Tab reaches, or leave that to another."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _tell_clicked(self, severity: str) -> None:
        self.click()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.answered.emit(int(severity))
