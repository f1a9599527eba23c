"""The supplements that are usually taken, on the day shown: what is ticked, and what ticking changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.amount import total
from magapp.domain.records import UsualSupplement
from magapp.domain.totals import magnesium_of
from magapp.domain.usual import intakes_on, open_intakes
from magapp.i18n import N_, _, language, ngettext
from magapp.services.dose_notes import split_notes, usual_over_note
from magapp.services.gated import folding_gates, said_of_gates
from magapp.services.usual_supplements import (
    NotATimeError,
    amount_of,
    name_of,
    still_open,
    taken,
    usual_from,
    usual_of_entry,
    usual_of_line,
    with_one_more,
)
from magapp.services.wording import clock, mg
from magapp.ui.widgets.usual_card import UsualRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.guidance import Gate
    from magapp.domain.records import Entry
    from magapp.domain.usual import Intake
    from magapp.services.proposal import Proposal
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.widgets.usual_card import UsualCard


class UsualDesk(QObject):
    """Tell what is usual on the day shown, and turn ticks into changes of the document.

    ``added`` tells of one entry, ``ticked`` of several with a sentence; ``problem`` says why none was made.
    """

    added = Signal(object)
    ticked = Signal(str, list)
    problem = Signal(str)

    def __init__(self, document: Document, shown_day: ShownDay, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self._catalogue: Catalogue | None = None

    def use(self, catalogue: Catalogue) -> None:
        """Take the foods and texts, once they are read."""
        self._catalogue = catalogue

    def intakes(self) -> tuple[Intake, ...]:
        """List what is usual on the day shown; nothing of a day to come, nor until all is read."""
        if self._catalogue is None or self._shown.day > self._shown.today:
            return ()
        return intakes_on(self._document.diary, self._shown.day, self._shown.times.starts)

    def kept(self) -> list[UsualSupplement]:
        """List all that is usual, also what is paused, by name."""
        found = self._document.diary.of_library(UsualSupplement)
        return sorted(found, key=lambda each: (self.name(each).casefold(), each.times, each.id))

    def name(self, usual: UsualSupplement) -> str:
        """Name a usual supplement."""
        if self._catalogue is None:
            return usual.name
        return name_of(usual, self._catalogue.lexicon, language())

    def amount(self, usual: UsualSupplement) -> str:
        """Say how much of it is taken at once, and the magnesium in that."""
        figure = _("unknown") if usual.mg is None else mg(usual.mg, language())
        if self._catalogue is None:
            return figure
        return f"{amount_of(usual, self._catalogue.lexicon, language())} · {figure}"

    def gate_notes(self) -> list[str]:
        """Write the gates that are open for the person on the day shown."""
        return said_of_gates(self._gates(), language())

    def split_notes(self) -> dict[str, str]:
        """Say what was written down on the day shown and is better divided, by the id of its entry."""
        return self._split_notes(self._document.diary.entries(self._shown.day))

    def show_on(self, card: UsualCard) -> None:
        """Show what is usual on the day shown on a card."""
        intakes = self.intakes()
        if not intakes:
            card.show_rows((), "")
            return
        diary, day = self._document.diary, self._shown.day
        logged, usual = diary.entries(day), still_open(diary, day, self._shown.times)
        notes = self._split_notes((*logged, *usual))
        rows = [self._row(intake, notes) for intake in intakes]
        over = ""
        if self._catalogue is not None:
            over = usual_over_note(
                logged,
                usual,
                self._catalogue.lexicon.group_upper,
                self._gates(),
                self._catalogue.guidance,
                language(),
            )
        card.show_rows(rows, over)

    def set_ticked(self, key: str, ticked: bool) -> None:  # noqa: FBT001  # the signal's own signature
        """Write an intake of the day shown down as taken, or delete what was written down for it."""
        intake = next((each for each in self.intakes() if _key(each) == key), None)
        if intake is None or intake.is_taken == ticked:
            return
        if intake.is_taken and intake.entry is not None:
            self._document.replace({intake.entry.id: None}, N_("untick a supplement"))
            return
        made = self._take([intake])
        self.added.emit(made[-1])

    def take_all(self) -> None:
        """Write down all that is still open of the day shown, in one step, and say the new total."""
        if self._catalogue is None:
            self.problem.emit(_("Your diary is still being read. Try again in a moment."))
        elif self._shown.day > self._shown.today:
            self.problem.emit(_("This day is still to come: nothing was taken yet."))
        elif not self._document.diary.of_library(UsualSupplement):
            self.problem.emit(
                _("You have no usual supplements yet. Add one by “Usual supplements…” in the Diary menu.")
            )
        elif not self.intakes():
            self.problem.emit(_("No supplement is usual on this day."))
        elif not open_intakes(self.intakes()):
            self.problem.emit(_("All usual supplements of this day are ticked already."))
        else:
            made = self._take(self.intakes())
            sentence = ngettext(
                "{count} supplement ticked. From supplements on this day: {mg}.",
                "{count} supplements ticked. From supplements on this day: {mg}.",
                len(made),
            )
            self.ticked.emit(
                sentence.format(count=len(made), mg=self._supplements()), [each.id for each in made]
            )

    def keep(self, entry: Entry) -> str:
        """Make usual what was written down, at its time too; give the id of the usual supplement."""
        known = usual_of_entry(self._document.diary, entry, self._shown.times)
        if known is None:
            times = () if entry.time is None else (entry.time,)
            since = min(entry.day, self._shown.today)
            known = after = usual_from(entry, self._document.new_id(), since=since, times=times)
        else:
            after = with_one_more(known, entry)
        self._document.replace({known.id: after}, N_("make a supplement usual"))
        return known.id

    def add(self, proposal: Proposal, times: tuple[int, ...]) -> str:
        """Make usual what a line means; of what is usual already, the times are added.

        Gives its id; an empty text where that cannot be, which ``problem`` tells.
        """
        since = min(self._shown.day, self._shown.today)
        try:
            made = usual_of_line(proposal, self.kept(), self._document.new_id(), since=since, times=times)
        except NotATimeError as error:
            self.problem.emit(error.sentence())
            return ""
        self._document.replace({made.id: made}, N_("make a supplement usual"))
        return made.id

    def change(self, usual: UsualSupplement) -> None:
        """Change when a usual supplement is taken."""
        self._document.replace({usual.id: usual}, N_("change a usual supplement"))

    def remove(self, usual_id: str) -> None:
        """Forget that a supplement is usual; what was written down stays."""
        self._document.replace({usual_id: None}, N_("no longer a usual supplement"))

    def _row(self, intake: Intake, notes: dict[str, str]) -> UsualRow:
        entry = intake.entry
        time = intake.time if entry is None or entry.time is None else entry.time
        figure = _("unknown") if intake.usual.mg is None else mg(intake.usual.mg, language())
        if entry is not None and entry.mg is not None:
            figure = mg(entry.mg, language())
        noted = _key(intake) if entry is None or entry.planned else entry.id
        return UsualRow(
            _key(intake),
            self.name(intake.usual),
            "" if time is None else clock(time),
            figure,
            intake.is_taken,
            notes.get(noted, ""),
        )

    def _take(self, intakes: Iterable[Intake]) -> list[Entry]:
        day = self._shown.day
        made = taken(intakes, self._document.diary, day, self._document.new_id, self._shown.times)
        self._document.replace(made, N_("tick off supplements"))
        return list(made.values())

    def _gates(self) -> tuple[Gate, ...]:
        """List the gates of the day shown, else those of today: what is said is said now."""
        if self._catalogue is None:
            return ()
        for day in (self._shown.day, self._shown.today):
            gates = folding_gates(self._document.profile(day), self._catalogue.guidance, day.year)
            if gates:
                return gates
        return ()

    def _split_notes(self, entries: Iterable[Entry]) -> dict[str, str]:
        if self._catalogue is None:
            return {}
        upper, guidance = self._catalogue.lexicon.group_upper, self._catalogue.guidance
        return split_notes(list(entries), upper, self._gates(), guidance, language())

    def _supplements(self) -> str:
        upper = {} if self._catalogue is None else self._catalogue.lexicon.group_upper
        entries = self._document.diary.entries(self._shown.day)
        counted = (each for each in entries if each.counts_to_upper and not each.planned)
        return mg(total(magnesium_of(each, upper) for each in counted), language())


def _key(intake: Intake) -> str:
    return f"{intake.usual.id}/{intake.place}"
