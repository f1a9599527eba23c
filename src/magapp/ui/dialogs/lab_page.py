"""A value from a blood test: written down, converted, and not judged."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.domain.records import EARLIEST_YEAR, LAB_UNITS, LabValue
from magapp.i18n import N_, _, language
from magapp.services.lab_words import (
    NotALabValueError,
    as_typed,
    in_all_units,
    interval_in_all_units,
    read_lab,
)
from magapp.services.plain_text import typed
from magapp.services.shown_units import shown
from magapp.ui.dialogs.lab_list import LabList
from magapp.ui.dialogs.lab_texts import limits_card
from magapp.ui.dialogs.numbers_texts import reading_column, reading_label, text_card
from magapp.ui.theme import GAP
from magapp.ui.widgets.asked import Combo, form_layout, go_to
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.wording import locale_now

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from magapp.domain.guidance import Guidance
    from magapp.domain.records import LabUnit
    from magapp.ui.document import Change, Document

_MOST_LETTERS: Final = 24
_MOST_NOTE: Final = 200
_NONE: Final = -1


class LabDraft(NamedTuple):
    """Hold what was typed about a blood test and not saved yet; *editing* is the value that it changes."""

    day: QDate
    value: str
    unit: int
    low: str
    high: str
    note: str
    editing: LabValue | None


class LabForm(Card):
    """Ask for a value, its unit and the laboratory's own interval; ``saved`` tells of the record.

    What is typed stays until it is saved or left by its own button.
    """

    saved = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._editing: LabValue | None = None
        self._offered = QDate.currentDate()
        self.title = bold(_("Write down a value"), wrap=True)
        self.day = QDateEdit()
        self.day.setAccessibleName(_("Day of the blood test"))
        self.day.lineEdit().setAccessibleName(_("Day of the blood test"))
        self.day.setCalendarPopup(True)
        self.day.setLocale(locale_now())
        self.day.setDisplayFormat("d MMM yyyy")
        self.value = self._line(_("Magnesium in blood"))
        self.unit = Combo(_("Unit of the laboratory"), [(unit, unit) for unit in LAB_UNITS], shown().lab)
        self.low = self._line(_("Interval of the laboratory, from"))
        self.high = self._line(_("Interval of the laboratory, to"))
        self.note = self._line(_("Note on the blood test"), _MOST_NOTE)
        self.wrong = label(wrap=True)
        self.wrong.setProperty("tone", "warning")
        self.converted = reading_label("")
        self.converted.hide()
        self.save = QPushButton(_("Save"))
        self.leave = QPushButton(_("Do not change"))
        for button in (self.save, self.leave):
            button.setAutoDefault(False)

        self._lay_out()

        for line in (self.value, self.low, self.high):
            line.textChanged.connect(self._convert)
            line.returnPressed.connect(self.try_to_save)
        self.note.returnPressed.connect(self.try_to_save)
        self.unit.currentIndexChanged.connect(self._convert)
        self.save.clicked.connect(self.try_to_save)
        self.leave.clicked.connect(self.clear)
        self.clear()

    @staticmethod
    def _line(name: str, letters: int = _MOST_LETTERS) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(letters)
        return line

    def _lay_out(self) -> None:
        form = form_layout()
        form.addRow(label(_("Day")), self.day)
        form.addRow(label(_("Value")), self.value)
        form.addRow(label(_("Unit")), self.unit)
        form.addRow(label(_("The laboratory’s own interval, from")), self.low)
        form.addRow(label(_("to")), self.high)
        form.addRow(label(_("Note")), self.note)
        self.value.setPlaceholderText(_("such as {example}").format(example=as_typed(0.8, language())))
        buttons = FlowRow(spacing=8)
        for button in (self.save, self.leave):
            buttons.flow.addWidget(button)
        self.column.addWidget(self.title)
        self.column.addLayout(form)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.converted)
        self.column.addWidget(buttons)

    @property
    def chosen_unit(self) -> LabUnit:
        """Give the unit that is chosen."""
        return LAB_UNITS[self.unit.currentIndex()]

    def clear(self) -> None:
        """Begin with an empty form for today, on the unit that was chosen last."""
        self._editing = None
        self.title.setText(_("Write down a value"))
        for line in (self.value, self.low, self.high, self.note):
            line.clear()
        self._offer_today()
        self.leave.hide()
        self.wrong.hide()

    def _offer_today(self) -> None:
        self._offered = QDate.currentDate()
        self.day.setDateRange(QDate(EARLIEST_YEAR, 1, 1), self._offered)
        self.day.setDate(self._offered)

    def edit(self, record: LabValue) -> None:
        """Take a value that was written down, to change it."""
        now = language()
        self._editing = record
        self.title.setText(_("Change a value"))
        self.day.setDate(QDate(record.day.year, record.day.month, record.day.day))
        self.unit.setCurrentIndex(LAB_UNITS.index(record.unit))
        self.value.setText(as_typed(record.value, now))
        for line, end in ((self.low, record.low), (self.high, record.high)):
            line.setText("" if end is None else as_typed(end, now))
        self.note.setText(record.note)
        self.leave.show()
        self.wrong.hide()
        self.value.setFocus()

    @property
    def draft(self) -> LabDraft:
        """Give what is typed now."""
        texts = (self.value.text(), self.low.text(), self.high.text(), self.note.text())
        value, low, high, note = texts
        return LabDraft(self.day.date(), value, self.unit.currentIndex(), low, high, note, self._editing)

    def take_up(self, draft: LabDraft) -> None:
        """Go on with what was typed in another form."""
        if draft.editing is not None:
            self.edit(draft.editing)
        self.day.setDate(draft.day)
        self.unit.setCurrentIndex(draft.unit)
        for line, text in (
            (self.value, draft.value),
            (self.low, draft.low),
            (self.high, draft.high),
            (self.note, draft.note),
        ):
            line.setText(text)

    def let_go_of_removed(self) -> None:
        """Leave a value that was to be changed once it is in the diary no longer: saving brought it back."""
        if self._editing is not None and self._document.diary.get(self._editing.id) is None:
            self.clear()

    def try_to_save(self) -> None:
        """Save what was typed, or say what is wrong with it; nothing that was typed goes."""
        unit = self.chosen_unit
        try:
            read = read_lab(self.value.text(), self.low.text(), self.high.text(), unit)
        except NotALabValueError as error:
            sentence = error.sentence()
            self.wrong.setText(sentence)
            self.wrong.show()
            go_to({"value": self.value, "low": self.low, "high": self.high}[error.field], sentence)
            return
        day = self.day.date().toPython()
        assert isinstance(day, dt.date)  # a date field always holds one
        record = LabValue(
            id=self._document.new_id() if self._editing is None else self._editing.id,
            day=day,
            value=read.value,
            unit=unit,
            low=read.low,
            high=read.high,
            note=typed(self.note.text()),
        )
        self.clear()
        self.saved.emit(record)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Offer the days up to today; a day that was chosen stays, one that nobody chose is that of today."""
        untouched = self.draft == (self._offered, "", self.unit.currentIndex(), "", "", "", None)
        if untouched:
            self._offer_today()
        else:
            self.day.setMaximumDate(QDate.currentDate())
        super().showEvent(event)

    def _convert(self) -> None:
        self.wrong.hide()
        now, unit = language(), self.chosen_unit
        try:
            read = read_lab(self.value.text(), self.low.text(), self.high.text(), unit)
        except NotALabValueError:
            try:
                read = read_lab(self.value.text(), "", "", unit)
            except NotALabValueError:
                self.converted.hide()
                return
        said = [_("Value: {value}").format(value=in_all_units(read.value, unit, now))]
        interval = interval_in_all_units(read.low, read.high, unit, now)
        if interval:
            said.append(_("Interval of your laboratory: {interval}").format(interval=interval))
        self.converted.setText("\n".join(said))
        self.converted.show()


class LabPage(QWidget):
    """Ask for values, list the earlier ones, and say what a blood test can show."""

    def __init__(self, document: Document, guidance: Guidance) -> None:
        super().__init__()
        self._document = document
        self._mine = _NONE
        self.form = LabForm(document)
        self.list = LabList(document)
        doctor = text_card(guidance, guidance.number_text("lab_doctor"))
        self._area = reading_column(
            _("Blood test"),
            doctor,
            self.form,
            self.list,
            text_card(
                guidance, guidance.number_text("lab_can"), _("What a blood test can show, and what not")
            ),
            limits_card(guidance),
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.addWidget(self._area)
        self.setFocusProxy(self.form.value)

        self.form.saved.connect(self._save)
        self.list.change_wanted.connect(self._edit)
        self.list.removal_wanted.connect(self._remove)
        self.list.undo_wanted.connect(self._undo)
        document.changed.connect(self._look_again)
        document.undo_stack.indexChanged.connect(self._offer_undo)
        self._offer_undo(document.undo_stack.index())

    def _save(self, record: LabValue) -> None:
        is_new = self._document.diary.get(record.id) is None
        self._replace(
            {record.id: record}, N_("add laboratory value") if is_new else N_("change laboratory value")
        )
        self._say(_("Saved: {value}").format(value=in_all_units(record.value, record.unit, language())))

    def _edit(self, record: LabValue) -> None:
        self.form.edit(record)
        self._area.ensureWidgetVisible(self.form)

    def _look_again(self, _change: Change) -> None:
        self.form.let_go_of_removed()

    def _remove(self, record: LabValue) -> None:
        self._replace({record.id: None}, N_("remove laboratory value"))
        self._say(_("The value was removed; ‘Undo’ brings it back."))

    def _replace(self, changes: dict[str, LabValue | None], message: str) -> None:
        stack = self._document.undo_stack
        before = stack.index()
        self._document.replace(dict(changes), message)
        if stack.index() != before:
            self._mine = stack.index()
        self._offer_undo(stack.index())

    def _undo(self) -> None:
        if self._document.undo_stack.index() == self._mine:
            self._document.undo_stack.undo()
            self._say(_("The last change was undone."))

    def _offer_undo(self, index: int) -> None:
        # By the number it is told: a stack that is going tells it once more, and can be asked nothing.
        if index < self._mine:
            self._mine = _NONE  # taken back: what is next at this place may be done elsewhere
        self.list.offer_undo(offered=index == self._mine)

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
