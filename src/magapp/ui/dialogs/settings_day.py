"""Settings of the day: when it begins, and when the meals are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.meal_times import MAIN_MEALS, USUAL
from magapp.services.wording import clock
from magapp.storage.settings import LATEST_DAY_START
from magapp.ui.dialogs.settings_page import Section, TimesAsked, settings_column
from magapp.ui.widgets.asked import Combo, go_to
from magapp.ui.widgets.card import link_button
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    from magapp.ui.choices import Choices

_STEP: Final = 30


class DayPage(QWidget):
    """Ask when a day begins and when each meal is."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        starts = choices.settings.day_starts
        steps = sorted({*range(0, LATEST_DAY_START, _STEP), starts})
        self.starts = Combo(
            _("A day begins at"), [(str(minute), clock(minute)) for minute in steps], str(starts)
        )
        self.meals = {meal: self._asked(meal_name(meal)) for meal in MAIN_MEALS}
        self.usual = link_button(_("The usual times again"))

        day = Section(_("The day"))
        day.ask(_("A day begins at"), self.starts)
        day.say(
            _(
                "For who eats after midnight: what you write down before this time is of the day before. "
                "What stands in the diary stays where it is."
            )
        )
        meals = Section(_("Meals"))
        for meal, asked in self.meals.items():
            meals.ask(meal_name(meal), asked)
        meals.say(
            _(
                "What is written down without a meal goes to the meal of that hour; "
                "outside these hours it is between the meals."
            )
        )
        meals.column.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("Day and meals"), day, meals))

        self.starts.activated.connect(self._start_chosen)
        self.usual.clicked.connect(self._usual_wanted)
        for meal, asked in self.meals.items():
            asked.given.connect(partial(self._given, meal))
        self._show()

    @staticmethod
    def _asked(meal: str) -> TimesAsked:
        asked = TimesAsked(_("{meal}, from").format(meal=meal), _("{meal}, until").format(meal=meal))
        asked.words_between(_("until"), "")
        return asked

    def _show(self) -> None:
        times = self._choices.times
        for asked, span in zip(self.meals.values(), times[1:], strict=True):
            asked.show_times(span)

    def _start_chosen(self) -> None:
        self._choices.keep(day_starts=int(self.starts.currentData()))

    def _usual_wanted(self) -> None:
        self._choices.keep(meal_times=None)
        self._show()

    def _given(self, meal: str, span: tuple[int, int]) -> None:
        times = self._choices.times
        spans = dict(zip(MAIN_MEALS, times[1:], strict=True))
        spans[meal] = span  # type: ignore[index]  # the keys of the form are meals
        ends = [end for each in spans.values() for end in each]
        asked = self.meals[meal]  # type: ignore[index]  # as above
        if span[0] >= span[1]:
            sentence = _("A meal ends after it begins. The times stay as they were.")
            go_to(asked.complain(1, sentence), sentence)
        elif ends != sorted(ends):
            sentence = _("Breakfast, lunch and dinner come one after the other. The times stay as they were.")
            go_to(asked.complain(0, sentence), sentence)
        else:
            wanted = tuple(spans.values())
            self._choices.keep(meal_times=None if wanted == USUAL[1:] else wanted)
