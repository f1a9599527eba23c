"""Between the diary and its strips of drinks and habits: shows a day, writes down what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Habit
from magapp.i18n import N_, _
from magapp.services.habits import (
    STEPPED,
    DayToComeError,
    HabitKey,
    UnreadableHabitError,
    habit_words,
    read_habit,
    stepped,
    usual_habit,
)
from magapp.ui.widgets.habit_rows import habit_name, level_words

if TYPE_CHECKING:
    from magapp.ui.diary_edits import DiaryEdits
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.widgets.lifestyle_card import LifestyleCard

_SET: Final = {
    "sleep": N_("set sleep"),
    "bedtime": N_("set bedtime"),
    "relaxation": N_("set relaxation"),
    "sweat": N_("set sweating"),
    "stress": N_("set stress"),
}
_TAKEN: Final = {
    "sleep": N_("take sleep away"),
    "bedtime": N_("take bedtime away"),
    "relaxation": N_("take relaxation away"),
    "sweat": N_("take sweating away"),
    "stress": N_("take stress away"),
}


class HabitDesk(QObject):
    """Keep the strips and the document together; each wish is one step that can be undone.

    ``problem`` says in a sentence why something was not done, ``said`` what stands there now.
    """

    problem = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, edits: DiaryEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._edits = edits
        self._cards: list[LifestyleCard] = []
        self._day = shown_day.day
        shown_day.leaving.connect(self._take_typed)

    def attach(self, card: LifestyleCard) -> None:
        """Take care of a strip from now on; it lives as long as the window."""
        self._cards.append(card)
        card.drinks.more.connect(self._edits.one_more)
        card.drinks.less.connect(self._edits.one_less)
        card.habits.typed.connect(self.change_to)
        card.habits.stepped.connect(self.step)
        card.habits.level_chosen.connect(self.answer)
        card.habits.emptied.connect(self.take_away)

    def _take_typed(self) -> None:
        for card in self._cards:
            card.habits.take_typed()

    def refresh(self) -> None:
        """Look at the document again."""
        day, diary = self._shown.day, self._document.diary
        entries = diary.entries(day)
        habits = {key: habit.value for key, habit in diary.habits(day).items() if habit.value is not None}
        for card in self._cards:
            if day != self._day:
                card.habits.forget_typed()
            card.show_day(entries, habits, to_come=day > self._shown.today)
        self._day = day

    def can_note(self) -> bool:
        """Tell whether the day shown can have habits, and say so where it cannot."""
        if not self._edits.can_begin():
            return False
        if self._shown.day > self._shown.today:
            self.problem.emit(DayToComeError(self._shown.day).sentence())
            return False
        return True

    def change_to(self, key: HabitKey, typed: str) -> None:
        """Write down what was typed; what cannot be read is said and marked, and nothing changes."""
        if not self.can_note():
            return
        try:
            value = read_habit(key, typed)
        except UnreadableHabitError as error:
            for card in self._cards:
                card.habits.refuse(key, typed, error.sentence())
            self.problem.emit(error.sentence())
            return
        self._put(key, value)

    def step(self, key: HabitKey, steps: int) -> None:
        """Go some steps up or down, from what is usual where nothing stands there yet."""
        if not self.can_note():
            return
        there = self._value(key)
        usual = usual_habit(self._document.diary, key, self._shown.day) if there is None else None
        self._put(key, stepped(key, there, steps, usual))

    def answer(self, key: HabitKey, level: int) -> None:
        """Write down an answer from 0 to 3."""
        if self.can_note():
            self._put(key, float(level))

    def take_away(self, key: HabitKey) -> None:
        """Delete what stands there: unanswered is not zero."""
        habit = self._document.diary.habits(self._shown.day).get(key)
        if habit is not None and self._edits.can_begin():
            self._document.replace({habit.id: None}, _TAKEN[key])
            self.said.emit(_("{habit}: not noted").format(habit=habit_name(key)))

    def relax_more(self) -> None:
        """Add ten minutes of relaxation."""
        self.step("relaxation", 1)

    def _value(self, key: HabitKey) -> float | None:
        habit = self._document.diary.habits(self._shown.day).get(key)
        return None if habit is None else habit.value

    def _put(self, key: HabitKey, value: float) -> None:
        day = self._shown.day
        record_id = self._document.day_record_id(Habit.kind, day, key)
        self._document.replace({record_id: Habit(id=record_id, day=day, key=key, value=value)}, _SET[key])
        words = habit_words(key, value) if key in STEPPED else level_words(round(value))
        self.said.emit(_("{habit}: {value}").format(habit=habit_name(key), value=words))
