"""Sleep, bedtime, relaxation, sweating and stress: set, changed and taken away by a click or a key each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QToolButton, QWidget

from magapp.i18n import N_, _
from magapp.services.habits import HABITS, STEPPED, HabitKey, habit_words
from magapp.ui.theme import STEP, TARGET
from magapp.ui.widgets.card import label
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping

HABIT_KEYS: Final[Mapping[str, str]] = {
    "sleep": "Ctrl+Shift+5",
    "relaxation": "Ctrl+Shift+6",
    "sweat": "Ctrl+Shift+7",
    "stress": "Ctrl+Shift+8",
}
"""They follow those that move rows; Ctrl alone with these numbers writes medicines down."""
LEVELS: Final = (N_("none"), N_("little"), N_("moderate"), N_("much"))
"""The answers from 0 to 3 for sweating and stress."""
_NAMES: Final = {
    "sleep": N_("Sleep"),
    "bedtime": N_("To bed"),
    "relaxation": N_("Relaxation"),
    "sweat": N_("Sweating"),
    "stress": N_("Stress"),
}
_TIPS: Final = {
    "sleep": N_("Hours of sleep in the night before this day, such as 7.5 or 7:30"),
    "bedtime": N_("When you went to bed the evening before this day, such as 23:15 or 0:30"),
    "relaxation": N_("Minutes of rest, a walk, breathing exercises and the like on this day"),
    "sweat": N_("How much you sweated on this day, through heat, sport or work"),
    "stress": N_("How much stress you had on this day"),
}
_EMPTY: Final = {"sleep": N_("hours"), "bedtime": N_("time"), "relaxation": N_("minutes")}
_LESS: Final = {
    "sleep": N_("Half an hour of sleep less"),
    "bedtime": N_("To bed a quarter of an hour earlier"),
    "relaxation": N_("10 minutes of relaxation less"),
}
_MORE: Final = {
    "sleep": N_("Half an hour of sleep more"),
    "bedtime": N_("To bed a quarter of an hour later"),
    "relaxation": N_("10 minutes of relaxation more"),
}
_LETTERS: Final = 16
_LINE: Final = 9
"""Room for this many letters beside the cross that empties the line."""


def habit_name(key: str) -> str:
    """Name a habit."""
    return _(_NAMES[key])


def level_words(level: int) -> str:
    """Say an answer from 0 to 3."""
    return _(LEVELS[level])


class HabitLine(QLineEdit):
    """Let a figure be typed; the arrows up and down go a step, a cross empties it.

    What could not be read stays, selected and marked, until it is typed anew or taken back.

    ``typed`` carries a new text once it is finished, ``emptied`` tells that nothing is to stand there,
    ``stepped`` carries 1 or -1, ``left`` tells that Esc was pressed.
    """

    typed = Signal(str)
    emptied = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._refused = ""
        self._tips = ("", "")
        self.setMaxLength(_LETTERS)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LINE + TARGET)
        for cross in self.findChildren(QToolButton):
            cross.clicked.connect(self._emptied)
        self.editingFinished.connect(self._finished)
        self.textEdited.connect(self._accept)

    def show_value(self, text: str) -> None:
        """Show what stands there, an empty text for nothing; what is being typed stays."""
        keeps = self.hasFocus() or (bool(self._refused) and text == self._shown)
        typing = keeps and self.text() != self._shown
        self._shown = text
        if typing or text == self.text():
            return
        self._accept()
        self.setText(text)
        if self.hasFocus():
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the menu as long as nothing was typed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            if undoes and self.text() == self._shown:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Go a step with the arrows; Esc takes back what was typed and leaves."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._finished()
            if not self._refused:
                self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.forget_typed()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # a dialog closes
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def forget_typed(self) -> None:
        """Show what stands there instead of what is being typed."""
        self._accept()
        self.setText(self._shown)

    def take_typed(self) -> None:
        """Take what is being typed as if the keyboard left."""
        self._finished()

    def refuse(self, typed: str, sentence: str) -> None:
        """Keep and mark what was typed here and could not be read; *sentence* says why."""
        if self.text().strip() != typed:
            return
        if not self._refused:
            self._tips = self.toolTip(), self.accessibleDescription()
        self._refused = typed
        self.setToolTip(f"<qt>{escape(sentence)}</qt>")
        self.setAccessibleDescription(sentence)
        self._mark()
        self.selectAll()

    def _accept(self) -> None:
        """Take the mark away."""
        if self._refused:
            self._refused = ""
            tip, description = self._tips
            self.setToolTip(tip)
            self.setAccessibleDescription(description)
            self._mark()

    def _mark(self) -> None:
        self.setProperty("refused", bool(self._refused))
        self.style().unpolish(self)
        self.style().polish(self)

    def _finished(self) -> None:
        typed = self.text().strip()
        if typed == self._shown:
            return
        if typed and typed == self._refused and not self.hasFocus():
            return  # it was said already
        if typed:
            self.typed.emit(typed)
        else:
            self.emptied.emit()
        if not self._refused:
            self.setText(self._shown)  # what was understood is shown
        if self.hasFocus():
            self.selectAll()

    def _emptied(self) -> None:
        self._accept()
        self.emptied.emit()
        self.setText(self._shown)


class LevelChoice(Segmented):
    """Let one of none, little, moderate and much be chosen, by a click or by 0 to 3.

    The one that stands there chosen once more takes the answer away, as Delete does: ``emptied``.
    """

    emptied = Signal()
    level_chosen = Signal(int)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__([(str(each), level_words(each)) for each in range(len(LEVELS))], name, parent)
        self.make_slim()
        for each in range(len(LEVELS)):
            self.button(str(each)).setAutoDefault(False)
        self._level: int | None = None
        self.chosen.connect(self._was_chosen)

    def show_level(self, level: int | None) -> None:
        """Show an answer, or none."""
        self._level = level
        self.set_value(None if level is None else str(level))

    def go_to(self) -> None:
        """Put the keyboard on the answer that stands there, else on the first."""
        self.button(str(self._level or 0)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt calls it so
        """Answer by a number, take the answer away by Delete."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.text() in {str(each) for each in range(len(LEVELS))}:
                button = self.button(event.text())
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                button.click()
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.emptied.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return False  # a dialog closes
        return super().eventFilter(watched, event)

    def _was_chosen(self, key: str) -> None:
        if int(key) == self._level:
            self.emptied.emit()
        else:
            self.level_chosen.emit(int(key))


class HabitRows(QWidget):
    """Show the habits of a day; what the person does with one is told with its key.

    ``typed`` carries a text as well, ``stepped`` 1 or -1, ``level_chosen`` 0 to 3; ``emptied`` asks for
    nothing to stand there. ``left`` tells that the keyboard is to go back where it belongs.
    """

    typed = Signal(str, str)
    stepped = Signal(str, int)
    level_chosen = Signal(str, int)
    emptied = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, HabitLine] = {}
        self._levels: dict[str, LevelChoice] = {}
        self._steps: dict[tuple[str, int], QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show what was noted; what is not there is not zero, but nothing.

        The fields are made at the first time: the window is painted without them.
        """
        if not self._lines:
            self._make_fields()
        for key in HABITS:
            value = values.get(key)
            if key in STEPPED:
                self._lines[key].show_value("" if value is None else habit_words(key, value))
            else:
                self._levels[key].show_level(None if value is None else round(value))

    def take_typed(self) -> None:
        """Take what is being typed as if the keyboard left its field."""
        for line in self._lines.values():
            line.take_typed()

    def forget_typed(self) -> None:
        """Drop what is being typed, because another day is shown."""
        for line in self._lines.values():
            line.forget_typed()

    def refuse(self, key: HabitKey, typed: str, sentence: str) -> None:
        """Mark in the line of a habit what was typed there and could not be read."""
        if key in self._lines:
            self._lines[key].refuse(typed, sentence)

    def line(self, key: HabitKey) -> HabitLine:
        """Give the line of a habit with a figure."""
        return self._lines[key]

    def level(self, key: HabitKey) -> LevelChoice:
        """Give the choice of a habit that is answered from 0 to 3."""
        return self._levels[key]

    def step_button(self, key: HabitKey, step: int) -> QPushButton:
        """Give the button for a step of 1 or -1."""
        return self._steps[key, step]

    def go_to(self, key: HabitKey) -> QWidget:
        """Put the keyboard on a habit, and give what it is on."""
        if key in self._lines:
            line = self._lines[key]
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()
            return line
        self._levels[key].go_to()
        return self._levels[key]

    def _make_fields(self) -> None:
        for key in HABITS:
            if key in STEPPED:
                self._add_line(key)
            else:
                self._add_level(key)

    def _add_line(self, key: HabitKey) -> None:
        row = self._grid.rowCount()
        line = HabitLine()
        line.setObjectName(key)
        line.setAccessibleName(habit_name(key))
        line.setAccessibleDescription(_(_TIPS[key]))
        line.setPlaceholderText(_(_EMPTY[key]))
        keys = HABIT_KEYS.get(key, "")
        line.setToolTip(f"{_(_TIPS[key])} {keys}".strip() if key == "sleep" else _(_TIPS[key]))
        line.typed.connect(self._typed)
        line.emptied.connect(self._emptied)
        line.stepped.connect(self._arrowed)
        line.left.connect(self.left)
        self._lines[key] = line
        self._grid.addWidget(label(habit_name(key)), row, 0)
        self._grid.addWidget(line, row, 1)
        for place, (step, sign, words) in enumerate(((-1, "−", _LESS), (1, "+", _MORE))):
            button = QPushButton(sign)
            button.setObjectName(f"{key}:{step}")
            button.setAutoDefault(False)  # in a dialog, Enter in a line is not meant for it
            button.setAccessibleName(_(words[key]))
            more_key = keys if key == "relaxation" and step > 0 else ""
            button.setToolTip(f"{_(words[key])} {more_key}".strip())
            button.setFixedSize(TARGET + 2, TARGET)
            button.clicked.connect(self._clicked)
            self._steps[key, step] = button
            self._grid.addWidget(button, row, 2 + place)

    def _add_level(self, key: HabitKey) -> None:
        row = self._grid.rowCount()
        choice = LevelChoice(habit_name(key))
        choice.setObjectName(key)
        choice.setAccessibleDescription(_(_TIPS[key]))
        choice.setToolTip(f"{_(_TIPS[key])} {HABIT_KEYS[key]}")
        choice.level_chosen.connect(self._level_chosen)
        choice.emptied.connect(self._emptied)
        choice.left.connect(self.left)
        self._levels[key] = choice
        name = label(habit_name(key))
        name.setContentsMargins(0, STEP, 0, 0)  # nearer to its answers than to what stands above
        self._grid.addWidget(name, row, 0, 1, 4)
        self._grid.addWidget(choice, row + 1, 0, 1, 4)

    def _typed(self, text: str) -> None:
        self.typed.emit(self.sender().objectName(), text)

    def _emptied(self) -> None:
        self.emptied.emit(self.sender().objectName())

    def _arrowed(self, step: int) -> None:
        self.stepped.emit(self.sender().objectName(), step)

    def _clicked(self) -> None:
        key, _sep, step = self.sender().objectName().partition(":")
        self.stepped.emit(key, int(step))

    def _level_chosen(self, level: int) -> None:
        self.level_chosen.emit(self.sender().objectName(), level)
