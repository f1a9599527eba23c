"""What is said of the day's changes: aloud for who hears the window, in the status line for who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from magapp.domain.records import Dose
from magapp.i18n import language
from magapp.services.interval_notes import medicine_name
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Entry
    from magapp.services.lexicon import Lexicon
    from magapp.ui.tabs.diary_sides import DiarySides
    from magapp.ui.tabs.diary_tab import DiaryTab
    from magapp.ui.usual_desk import UsualDesk


class DayVoice(QObject):
    """Say what became of the day, with its total and what goes with a supplement or medicine.

    ``said`` carries what the rows alone do not show.
    """

    said = Signal(str)
    looking = Signal()
    """The day's figures are wanted: they may wait where another tab is shown."""

    def __init__(
        self, tab: DiaryTab, sides: DiarySides, usual: UsualDesk, lexicon: Lexicon, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tab = tab
        self._sides = sides
        self._usual = usual
        self._lexicon = lexicon
        self._guidance: Guidance | None = None

    def use(self, lexicon: Lexicon, guidance: Guidance) -> None:
        """Take the words of foods and medicines, once they are read."""
        self._lexicon = lexicon
        self._guidance = guidance

    def tell_added(self, record: Entry | Dose) -> None:
        """Say what was written down last."""
        self.looking.emit()
        notes = self._notes([record.id])
        if isinstance(record, Dose):
            name = record.medicine
            if self._guidance is not None:
                name = medicine_name(record.medicine, self._guidance, language())
            spoken = " ".join((f"{name}.", *notes))
        else:
            row = self._tab.model.row_of(record.id)
            if row >= 0:
                self._tab.table.scrollTo(self._tab.model.index(row, 0))
            name = self._lexicon.name_of(record, language())
            spoken = " ".join((f"{name}.", self._tab.totals.spoken(), *notes))
        self.say(spoken)

    def _notes(self, ids: list[str]) -> list[str]:
        """Quote what goes with these records of the day shown, each text once."""
        split = self._usual.split_notes()
        notes = [note for each in ids for note in self._sides.gate_notes(each)]
        notes += [note for each in ids for note in self._sides.interval_notes(each)]
        notes += [split[each] for each in ids if each in split]
        return list(dict.fromkeys(notes))

    def tell_changed(self, entry: Entry) -> None:
        """Say what an entry has become."""
        self.looking.emit()
        row = self._tab.model.row(self._tab.model.row_of(entry.id))
        if row is None:
            return
        meal = "" if entry.is_supplement else meal_name(entry.meal)
        said = ", ".join(filter(None, (row.name, row.amount, meal)))
        notes = self._notes([entry.id])
        self.say(" ".join((f"{said}.", self._tab.totals.spoken(), *notes)))

    def tell_rows(self, sentence: str, ids: list[str]) -> None:
        """Say what became of several rows."""
        self.looking.emit()
        row = self._tab.model.row_of(ids[0])
        if row >= 0:
            self._tab.table.scrollTo(self._tab.model.index(row, 0))
        self.say(" ".join((sentence, f"{self._tab.totals.spoken()}.", *self._notes(ids))))
        self.said.emit(sentence)

    def tell_done(self, sentence: str) -> None:
        """Say what was done, and aloud what the day adds up to now where it is the day that is looked at."""
        self.said.emit(sentence)
        total = f" {self._tab.totals.spoken()}." if self._tab.isVisible() else ""
        self.say(f"{sentence}{total}")

    def tell(self, sentence: str) -> None:
        """Say what was done, in the status line and aloud."""
        self.say(sentence)
        self.said.emit(sentence)

    def say(self, spoken: str) -> None:
        """Say something to who hears the window."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._tab.line, spoken))
