"""Between the diary and its tab: shows each change, hands each wish to the edits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.records import Entry
from magapp.i18n import N_, _, language, ngettext
from magapp.services.food_line import proposal_of
from magapp.services.interval_notes import medicine_name
from magapp.services.plain_text import typed
from magapp.services.proposal import AmountOutOfBoundsError, Line
from magapp.services.source_words import source_sentences
from magapp.services.wording import clock
from magapp.ui.after_paint import AfterPaint, lay_out
from magapp.ui.day_builder import DayBuilder, selected_sum
from magapp.ui.day_copies import DayCopies
from magapp.ui.day_parts import parts_of
from magapp.ui.day_state_desk import DayStateDesk
from magapp.ui.day_view import Row
from magapp.ui.day_voice import DayVoice
from magapp.ui.diary_edits import DiaryEdits
from magapp.ui.dose_edits import DoseEdits
from magapp.ui.habit_desk import HabitDesk
from magapp.ui.idea_desk import IdeaDesk
from magapp.ui.tabs.diary_sides import DiarySides
from magapp.ui.usual_desk import UsualDesk
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from magapp.domain.food import Food
    from magapp.domain.records import Meal
    from magapp.services.habits import HabitKey
    from magapp.services.lexicon import Lexicon
    from magapp.services.proposal import Proposal
    from magapp.ui.catalogue import Catalogue, LineOffers
    from magapp.ui.day_builder import DaySign
    from magapp.ui.day_parts import DayParts
    from magapp.ui.day_view import DayView
    from magapp.ui.document import Change, Document
    from magapp.ui.models.proposal_model import Offer
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.tabs.diary_calendar import DiaryCalendar
    from magapp.ui.tabs.diary_tab import DiaryTab


class DiaryDesk(QObject):
    """Furnish the diary tab after its first paint, and keep it and the document together."""

    problem = Signal(str)
    said = Signal(str)
    """What was done, where the rows alone do not show it."""
    label_wanted = Signal(object)
    """A food that no table knows is to be described from its label first; carries the proposal."""
    ideas_wanted = Signal()
    usual_wanted = Signal()
    lifestyle_wanted = Signal()

    def __init__(
        self,
        tab: DiaryTab,
        document: Document,
        shown_day: ShownDay,
        lexicon: Lexicon,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tab = tab
        self._document = document
        self._shown = shown_day
        self._builder = DayBuilder(lexicon)
        self._offers: LineOffers | None = None
        self._catalogue: Catalogue | None = None
        self.edits = DiaryEdits(document, shown_day, self)
        self.doses = DoseEdits(document, shown_day, self)
        self.copies = DayCopies(document, shown_day, self)
        self.ideas = IdeaDesk(document, shown_day, self)
        self.usual = UsualDesk(document, shown_day, self)
        self._sides = DiarySides(document, shown_day, tab)
        self.voice = DayVoice(tab, self._sides, self.usual, lexicon, self)
        self.habits = HabitDesk(document, shown_day, self.edits, self)
        self.states = DayStateDesk(document, shown_day, self.edits, self)

        self._is_stale = False
        self._later = AfterPaint(self.catch_up, self)

        tab.add_state(self.states.choice)
        self.habits.attach(self._sides.lifestyle)
        self._sides.fill(tab.left, tab.right)
        self._arrange()
        self._listen()

    def _listen(self) -> None:
        tab, document, shown_day = self._tab, self._document, self._shown
        tab.resized.connect(self._arrange)
        tab.came_up.connect(self._look_if_stale)
        tab.day_wanted.connect(self.choose_day)
        tab.step_wanted.connect(self._step)
        tab.today_wanted.connect(shown_day.show_today)
        tab.line.chosen.connect(self._add)
        tab.line.shortened.connect(self._say_shortened)
        tab.model.amount_typed.connect(self.edits.change_row)
        tab.table.removal_wanted.connect(self.remove_selected)
        tab.table.move_wanted.connect(self.move_selected)
        tab.table.eaten_wanted.connect(self.mark_selected_eaten)
        tab.table.selection_changed.connect(self._selection_changed)
        tab.totals.unknown_wanted.connect(tab.table.select_unknown)
        self._connect_sides(tab)
        self._follow_calendar()
        self._hear_of_habits()
        self.voice.said.connect(self.said)
        self.voice.looking.connect(self._look_if_stale)
        self.ideas.added.connect(self.voice.tell_added)
        self.doses.added.connect(self.voice.tell_added)
        self.doses.problem.connect(self.problem)
        self.edits.added.connect(self.voice.tell_added)
        self.edits.changed.connect(self.voice.tell_changed)
        self.edits.problem.connect(self.problem)
        self.copies.here.connect(self.voice.tell_rows)
        self.copies.elsewhere.connect(self._announce_elsewhere)
        self.copies.problem.connect(self.problem)
        document.changed.connect(self._document_changed)
        shown_day.changed.connect(self._day_changed)

    def _connect_sides(self, tab: DiaryTab) -> None:
        """Hand on what is wished for beside the day."""
        self._sides.food_wanted.connect(self._add)
        self._sides.medicines.taken.connect(self.doses.take)
        self._sides.medicines.time_typed.connect(self.doses.change_time)
        self._sides.medicines.removal_wanted.connect(self.doses.remove)
        self._sides.medicines.left.connect(tab.focus_line)
        self._sides.ideas.plan_wanted.connect(self.ideas.plan_beside)
        self._sides.ideas.more_wanted.connect(self.ideas_wanted)
        self._sides.usual.ticked.connect(self.usual.set_ticked)
        self._sides.usual.all_wanted.connect(self.usual.take_all)
        self._sides.usual.list_wanted.connect(self.usual_wanted)
        self._sides.usual.left.connect(tab.focus_line)
        self.usual.added.connect(self.voice.tell_added)
        self.usual.ticked.connect(self.voice.tell_rows)
        self.usual.problem.connect(self.problem)

    @property
    def calendar(self) -> DiaryCalendar:
        """Give the calendar beside the day."""
        return self._sides.calendar

    def _follow_calendar(self) -> None:
        self._sides.copy_wanted.connect(self.edits.copy_yesterday)
        self.calendar.left.connect(self._tab.focus_line)
        self.calendar.hint.connect(self.said)
        self.calendar.several.said.connect(self.voice.tell)
        self.calendar.several.problem.connect(self.problem)

    def _hear_of_habits(self) -> None:
        self._sides.lifestyle.habits.left.connect(self._tab.focus_line)
        self._sides.lifestyle_wanted.connect(self.lifestyle_wanted)
        self.habits.problem.connect(self.problem)
        for tells in (self.habits.said, self.states.said):
            tells.connect(self.voice.tell)

    def use(self, catalogue: Catalogue, offers: LineOffers) -> None:
        """Take the foods and their search, once they are read."""
        self._offers = offers
        self._catalogue = catalogue
        self._builder = DayBuilder(catalogue.lexicon, catalogue.guidance)
        self.edits.use(catalogue)
        self.ideas.use(catalogue, offers)
        self.usual.use(catalogue)
        self._sides.use(self, catalogue.guidance)
        self.voice.use(catalogue.lexicon, catalogue.guidance)
        self._refresh()
        self.catch_up()
        self._tab.use_offering(self)

    def offers_for(self, text: str) -> tuple[Offer, ...]:
        """Offer what a text may mean."""
        if self._offers is None:
            return ()
        return self._offers.offers(text, self._document.diary, self._shown.today)

    def usual_offers(self) -> tuple[Offer, ...]:
        """Offer what is often eaten at the meal of this hour."""
        if self._offers is None:
            return ()
        return self._offers.usual(self._document.diary, self._shown.day, self._shown.meal_now())

    def view(self, day: dt.date | None = None) -> DayView:
        """Build the view of the day shown, or of another one."""
        day = day or self._shown.day
        profile = self._document.profile(day)
        return self._builder.view(self._document.diary, day, profile, self._shown.today)

    def states_of(self, first: dt.date, last: dt.date) -> dict[dt.date, DaySign]:
        """Tell how completely each day of a period is written down, up to today."""
        return self.calendar.signs_of(first, last)

    def parts(self, day: dt.date) -> DayParts:
        """List what can be copied of a day."""
        doses = []
        if self._catalogue is not None and self._shown.day <= self._shown.today:  # nothing was taken tomorrow
            guidance = self._catalogue.guidance
            doses = [
                Row(
                    dose.id,
                    False,  # no meal
                    medicine_name(dose.medicine, guidance, language()),
                    "" if dose.time is None else clock(dose.time),
                    "",
                )
                for dose in self._document.diary.doses(day)
            ]
        return parts_of(self.view(day), doses)

    def remove_selected(self) -> None:
        """Delete the selected entries in one step."""
        ids = self._tab.table.selected_ids()
        if ids and self.edits.can_begin():
            self._document.replace(dict.fromkeys(ids), N_("delete"))
            gone = ngettext("{count} row deleted.", "{count} rows deleted.", len(ids))
            self.voice.tell_done(gone.format(count=len(ids)))

    def move_selected(self, meal: Meal) -> None:
        """Move the selected entries to another meal in one step."""
        if self.edits.can_begin():
            self.copies.move(self.selected_entries(), meal)

    def move_to_breakfast(self) -> None:
        """Move the selected entries to breakfast."""
        self.move_selected("breakfast")

    def move_to_lunch(self) -> None:
        """Move the selected entries to lunch."""
        self.move_selected("lunch")

    def move_to_dinner(self) -> None:
        """Move the selected entries to dinner."""
        self.move_selected("dinner")

    def move_to_snack(self) -> None:
        """Move the selected entries to between the meals."""
        self.move_selected("snack")

    def mark_selected_eaten(self) -> None:
        """Tick the selected entries that were planned as eaten."""
        self.edits.mark_eaten(self._tab.table.selected_ids())

    def choose_day(self) -> None:
        """Go to the calendar, unfolded under the date where it is not beside the day."""
        self.calendar.open(self._tab.title, folded=not self._tab.is_wide)

    def catch_up(self) -> None:
        """Bring up to date what waits until the day is painted; all of it where another tab is shown."""
        self._later.stop()
        if self._offers is None:
            return  # an unread diary would look like an empty one
        self._look_if_stale()
        self._sides.refresh_offers()
        self._sides.ideas.show_ideas(*self.ideas.beside())
        lay_out()

    def _document_changed(self, change: Change) -> None:
        day = self._shown.day
        before = day - dt.timedelta(days=1)  # offered to be copied
        if change.touches(day) or change.library:
            self._day_changed()
        elif change.touches(before):
            self._later.start()
        if change.library and self._tab.isVisible():
            self.catch_up()  # what is told of the person may close a gate: no idea stands a moment longer

    def _day_changed(self) -> None:
        """Look at the day now, or once it comes up where another tab is shown."""
        self._is_stale = True
        self._later.start()
        if self._tab.isVisible():
            self._look_if_stale()

    def _look_if_stale(self) -> None:
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        if self._offers is None:
            return
        self._is_stale = False
        view = self.view()
        self._tab.show_day(view, self._shown.day, self._shown.today)
        self.states.show_state(view.state, was_set=not view.state_hint)
        self.habits.refresh()
        self._selection_changed()
        self._sides.refresh()
        self.usual.show_on(self._sides.usual)
        self._tab.totals.show_interval(is_close=bool(self.interval_notes()))
        lay_out()

    def interval_notes(self) -> list[str]:
        """Quote the rules of medicines that stand too close to magnesium on the day shown."""
        return self._sides.interval_notes()

    def gate_notes(self) -> list[str]:
        """Quote what holds first of all where a supplement was written down on the day shown."""
        return self._sides.gate_notes()

    def _arrange(self) -> None:
        self._sides.set_narrow(narrow=self._tab.is_narrow)

    def _step(self, days: int) -> None:
        self._shown.show(self._shown.day + dt.timedelta(days=days))

    def selected_entries(self) -> list[Entry]:
        """List the entries of the selected rows, top to bottom."""
        found = (self._document.diary.get(key) for key in self._tab.table.selected_ids())
        return [entry for entry in found if isinstance(entry, Entry)]

    def _selection_changed(self) -> None:
        entries = self.selected_entries()
        several = len(entries) > 1
        self._tab.show_about(self._about(entries[0]) if len(entries) == 1 else "")
        self._tab.totals.show_selection(selected_sum(entries, self._builder.lexicon) if several else "")

    def _about(self, entry: Entry) -> str:
        if self._catalogue is None:
            return ""
        lexicon = self._builder.lexicon
        said = source_sentences(entry, self._catalogue.table, lexicon, language())
        return " ".join(filter(None, (*said, self.usual.split_notes().get(entry.id))))

    def add_food(self, food: Food, asked: Proposal) -> None:
        """Write down a food in the amount that was typed for it, else in its usual one, and say so."""
        line = Line(None, asked.name, asked.time, asked.meal)
        made = proposal_of(food, asked.quantity, asked.unit, line, language())
        if made is not None:
            self._add(made)
            return
        if food.grams_of(asked.quantity, asked.unit) is not None:  # weighed, and nobody eats so much
            self.problem.emit(AmountOutOfBoundsError(asked.name).sentence())
            return
        usual = food.usual_portion()
        made = proposal_of(food, usual.usual or 1.0, usual.unit, line, language())
        if made is not None:
            # The number was typed for another measure: 250 ml are no 250 portions.
            self._add(made)
            amount = self._builder.lexicon.measure_of(asked.quantity, asked.unit, language())
            sentence = _("What {amount} of ‘{food}’ weighs is not known: its usual amount was written down.")
            self.problem.emit(sentence.format(amount=amount, food=made.name))

    def _say_shortened(self) -> None:
        self.problem.emit(
            _("That is too long for one line: only its beginning was taken. Look before Enter.")
        )

    def write_line(self, text: str) -> None:
        """Write down what a line means first of all, as Enter in the entry line does."""
        if not self.edits.can_begin():
            return
        offers = self.offers_for(text)
        known = offers[0].proposal if offers else None
        if known is None or known.is_new or known.asks_label:
            sentence = _("No food is found for ‘{line}’. Nothing was written down.")
            self.problem.emit(sentence.format(line=typed(text)))
            return
        self._add(known)

    def show_quick_keys(self, keys: tuple[str, ...]) -> None:
        """Name the quick keys beside what they write down."""
        self._sides.show_quick_keys(keys)

    def _add(self, proposal: Proposal) -> None:
        if proposal.asks_label:
            self.label_wanted.emit(proposal)
            return
        self.edits.add(proposal, self._shown.meal_now())

    def _announce_elsewhere(self, count: int, days: list[dt.date]) -> None:
        """Say what was copied; where it went to one day, its magnesium as well."""
        first = days[0]
        if len(days) > 1:
            said = ngettext(
                "{count} row copied to {days} days.", "{count} rows copied to {days} days.", count
            )
            spoken = sentence = said.format(count=count, days=len(days))
        else:
            said = ngettext("{count} row copied to: {day}.", "{count} rows copied to: {day}.", count)
            sentence = said.format(count=count, day=long_day(first, self._shown.today))
            spoken = sentence
            if first <= self._shown.today:
                there = self.view(first).totals
                figure = _("Magnesium on that day: {mg}, {kind}.").format(mg=there.figure, kind=there.kind)
                spoken = f"{sentence} {figure}"
        self.voice.say(spoken)
        self.said.emit(sentence)

    def go_to_habit(self, key: HabitKey) -> None:
        """Put the keyboard on a habit beside the day."""
        self._sides.go_to_habit(key)
