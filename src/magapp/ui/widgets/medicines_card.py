"""The medicines of a day: what was taken and when, one click for a usual one, the notes on their hours."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import TARGET
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIME_LETTERS: Final = 8
_KEYS: Final = ("Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8")
"""They follow those of the drinks."""


def _plain_tip(text: str) -> str:
    """Show a text as it is: a tool tip has no plain kind, and the name of a medicine may hold marks."""
    return f"<qt>{escape(text)}</qt>"


class TakenRow(NamedTuple):
    """Hold a medicine that was taken: the id of its dose, its name, and its time or an empty text."""

    dose: str
    name: str
    time: str


class UsualMedicine(NamedTuple):
    """Hold a medicine of the profile: its key and its name."""

    key: str
    name: str


class MedicinesCard(Card):
    """Show the medicines of a day; nothing is shown where there are none.

    ``taken`` asks to write one down (its key), ``time_typed`` to change the time of a dose (its id and the
    text), ``removal_wanted`` to delete a dose (its id). ``left`` tells that the keyboard was on the last
    line, which is gone.
    """

    taken = Signal(str)
    time_typed = Signal(str, str)
    removal_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._usual = QVBoxLayout()
        self._usual.setSpacing(4)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        self._doses: dict[str, _DoseLine] = {}
        self._note_labels: list[QLabel] = []
        self._usual_lines: list[_UsualLine] = []
        self._shown_usual: tuple[UsualMedicine, ...] | None = None
        self.column.addWidget(bold(_("Medicines")))
        for part in (self._rows, self._notes, self._usual):
            self.column.addLayout(part)
        self.hide()

    def show_day(
        self, doses: Sequence[TakenRow], usual: Sequence[UsualMedicine], notes: Sequence[str], *, today: bool
    ) -> None:
        """Show what was taken, what can be written down with one click, and the notes."""
        held = self._place_with_keys()
        self._show_doses(doses)
        self._show_notes(notes)
        self._show_usual(tuple(usual), today=today)
        self.setVisible(bool(doses or usual or notes))
        if held is not None and self._place_with_keys() is None:
            self._give_keys_on(held)

    @property
    def notes(self) -> tuple[str, ...]:
        """Give the notes that are shown."""
        return tuple(each.text() for each in self._note_labels)

    def dose_line(self, dose: str) -> _DoseLine:
        """Give the line of a dose."""
        return self._doses[dose]

    def usual_button(self, key: str) -> QPushButton:
        """Give the button that writes a medicine down."""
        return next(line.button for line in self._usual_lines if line.medicine.key == key)

    def _place_with_keys(self) -> int | None:
        """Tell on which line the keyboard is; null where it is on none."""
        for place, line in enumerate(self._lines()):
            if line.time.hasFocus() or line.remove.hasFocus():
                return place
        return None

    def _lines(self) -> list[_DoseLine]:
        """List the lines as they stand, top to bottom."""
        return sorted(self._doses.values(), key=self._rows.indexOf)

    def _give_keys_on(self, place: int) -> None:
        """Put the keyboard on the line that took the place of one that is gone, else on the last."""
        lines = self._lines()
        if lines:
            lines[min(place, len(lines) - 1)].remove.setFocus()
        elif self._usual_lines:
            self._usual_lines[0].button.setFocus()
        else:
            self.left.emit()

    def _show_doses(self, doses: Sequence[TakenRow]) -> None:
        wanted = {row.dose for row in doses}
        for gone in [dose for dose in self._doses if dose not in wanted]:
            _drop(self._rows, self._doses.pop(gone))
        for place, row in enumerate(doses):
            line = self._doses.get(row.dose)
            if line is None:
                line = _DoseLine(row.dose)
                line.time_typed.connect(self.time_typed)
                line.removal_wanted.connect(self.removal_wanted)
                self._doses[row.dose] = line
            if self._rows.indexOf(line) != place:
                self._rows.insertWidget(place, line)
            line.show_row(row)

    def _show_notes(self, notes: Sequence[str]) -> None:
        if tuple(notes) == self.notes:
            return
        for old in self._note_labels:
            _drop(self._notes, old)
        self._note_labels = [label(note, wrap=True) for note in notes]
        for shown in self._note_labels:
            shown.setProperty("tone", "warning")
            self._notes.addWidget(shown)

    def _show_usual(self, usual: tuple[UsualMedicine, ...], *, today: bool) -> None:
        if usual != self._shown_usual:
            self._shown_usual = usual
            for old in self._usual_lines:
                _drop(self._usual, old)
            self._usual_lines = [_UsualLine(each) for each in usual]
            for line in self._usual_lines:
                line.button.clicked.connect(self._clicked)
                self._usual.addWidget(line)
        for place, line in enumerate(self._usual_lines):
            line.show_keys(_KEYS[place] if place < len(_KEYS) else "", today=today)

    def _clicked(self) -> None:
        self.taken.emit(self.sender().objectName())


class _UsualLine(QWidget):
    """Name a medicine of the profile beside the button that writes it down."""

    def __init__(self, medicine: UsualMedicine) -> None:
        super().__init__()
        self.medicine = medicine
        self.button = QPushButton()
        self.button.setObjectName(medicine.key)
        self.button.setFixedHeight(TARGET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(medicine.name, muted=True, wrap=True), 1)
        row.addWidget(self.button)

    def show_keys(self, keys: str, *, today: bool) -> None:
        """Say what the button does, and its key."""
        sentence = _("Write down {name} now") if today else _("Write down {name} on this day")
        sentence = sentence.format(name=self.medicine.name)
        self.button.setText(_("+ now") if today else "+")
        self.button.setAccessibleName(sentence)
        self.button.setShortcut(keys)  # after the text, which takes a shortcut away
        self.button.setToolTip(_plain_tip(f"{sentence} {keys}".strip()))


class _DoseLine(QWidget):
    """Show one dose: its name, its time to type in, and a button that deletes it."""

    time_typed = Signal(str, str)
    removal_wanted = Signal(str)

    def __init__(self, dose: str) -> None:
        super().__init__()
        self._dose = dose
        self._name = label(wrap=True)
        self.time = QLineEdit()
        self.time.setMaxLength(_TIME_LETTERS)
        self.time.setPlaceholderText(_("time"))
        self.time.setFixedWidth(self.time.fontMetrics().averageCharWidth() * 11)
        self.remove = QPushButton("×")
        self.remove.setFixedSize(TARGET + 2, TARGET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        row.addWidget(self.time)
        row.addWidget(self.remove)
        self._told = ""

        self.time.editingFinished.connect(self._finished)
        self.remove.clicked.connect(self._removed)

    def show_row(self, row: TakenRow) -> None:
        """Show a dose as it is now."""
        self._told = row.time
        self._name.setText(row.name)
        self.time.setText(row.time)
        self.time.setAccessibleName(_("Time of {name}").format(name=row.name))
        self.remove.setAccessibleName(_("Delete {name}").format(name=row.name))
        self.remove.setToolTip(_plain_tip(_("Delete {name}").format(name=row.name)))

    def _finished(self) -> None:
        typed = self.time.text().strip()
        if typed != self._told:
            self.time_typed.emit(self._dose, typed)
            self.time.setText(self._told)  # what was understood is shown; the rest goes back

    def _removed(self) -> None:
        self.removal_wanted.emit(self._dose)


def _drop(layout: QVBoxLayout, widget: QWidget) -> None:
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
