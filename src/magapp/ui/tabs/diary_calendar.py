"""The diary's calendar: in the column beside the day, or unfolded under the date where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.day_words import figures_of
from magapp.ui.day_builder import signs
from magapp.ui.several_days import SeveralDays
from magapp.ui.theme import letters_wide
from magapp.ui.widgets.card import Card
from magapp.ui.widgets.day_chooser import DayChooser
from magapp.ui.widgets.enter_key import EnterKey

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QRect

    from magapp.ui.day_builder import DaySign
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

_WIDTH: Final = 224


class UnfoldedCalendar(QDialog):
    """Hold the calendar under the date; a click elsewhere folds it, unless several days are chosen."""

    def __init__(self, chooser: DayChooser, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(_("Calendar"))
        self._chooser = chooser
        card = Card()
        card.column.addWidget(chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(card)
        chooser.setFixedWidth(letters_wide(_WIDTH, self.fontMetrics().averageCharWidth()))
        self._enter = EnterKey(self)
        self._enter.watch(self)
        chooser.entered.connect(self.hide)
        chooser.left.connect(self.hide)
        chooser.month.pointed.connect(self._pointed)

    def unfold(self, corner: QPoint, room: QRect) -> None:
        """Show it with its upper left corner at a place of the screen, within the room that there is."""
        self.adjustSize()
        size = self.sizeHint()
        left = max(room.left(), min(corner.x(), room.right() - size.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - size.height()))
        self.move(left, top)
        self.show()
        self.activateWindow()
        self._chooser.setFocus()

    def event(self, event: QEvent) -> bool:
        """Fold when another window is gone to; one that asks something about the days is none."""
        if event.type() == QEvent.Type.WindowDeactivate and not self._chooser.is_choosing:
            self.hide()
        return super().event(event)

    def _pointed(self) -> None:
        if not self._chooser.is_choosing:
            self.hide()


class DiaryCalendar(QObject):
    """Keep the calendar and the day shown together; ``left`` tells that the keyboard goes on to the day.

    ``hint`` is for the status line.
    """

    left = Signal()
    hint = Signal(str)
    choosing_changed = Signal()

    def __init__(self, document: Document, shown_day: ShownDay, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = shown_day
        self.several = SeveralDays(document, shown_day, self)
        self._unfolded: UnfoldedCalendar | None = None
        self.choosers = [self._make_chooser()]
        self.card = Card()
        self.card.column.addWidget(self.choosers[0])
        self.choosers[0].entered.connect(self.left)
        self.choosers[0].left.connect(self.left)
        self.choosers[0].choosing_changed.connect(self.choosing_changed)
        document.changed.connect(self._document_changed)

    @property
    def is_choosing(self) -> bool:
        """Tell whether several days are chosen in the column."""
        return self.choosers[0].is_choosing

    def follow_day(self) -> None:
        """Show the day shown at once: the next key walks on from it."""
        for chooser in self._seen():
            chooser.month.go_to(self._shown.day, self._shown.today)

    def refresh(self) -> None:
        """Show the day shown, and how complete the days around it are."""
        for chooser in self._seen():
            chooser.month.show_day(self._shown.day, self._shown.today)
            chooser.say_again()

    def open(self, below: QWidget, *, folded: bool) -> None:
        """Go to the calendar, or unfold it under the date where the column is not shown."""
        self.hint.emit(_("Arrows, or type a day: 3, 3-11, friday, yesterday, -7."))
        if not folded:
            self.choosers[0].setFocus()
            return
        if self._unfolded is None:
            chooser = self._make_chooser()
            self.choosers.append(chooser)
            self._unfolded = UnfoldedCalendar(chooser, below.window())
            chooser.entered.connect(self.left)
        self.choosers[1].let_go()
        self.choosers[1].month.show_day(self._shown.day, self._shown.today)
        corner = below.mapToGlobal(QPoint(0, below.height() + 2))
        self._unfolded.unfold(corner, below.screen().availableGeometry())

    def signs_of(self, first: dt.date, last: dt.date) -> dict[dt.date, DaySign]:
        """Tell how completely each day of a period is written down, up to today."""
        until = min(last, self._shown.today)
        return signs(self._document.diary, first, until, self._shown.today) if first <= until else {}

    def about(self, day: dt.date) -> str:
        """Say the figures of a day."""
        return figures_of(self._document.diary.entries(day))

    def _make_chooser(self) -> DayChooser:
        chooser = DayChooser(self.signs_of, self.about, self.several.words)
        chooser.month.chosen.connect(self._shown.show)
        chooser.copy_wanted.connect(self.several.ask_copy)
        chooser.removal_wanted.connect(self.several.ask_removal)
        chooser.complete_wanted.connect(self.several.set_complete)
        chooser.partly_wanted.connect(self.several.set_partly)
        return chooser

    def _document_changed(self, change: Change) -> None:
        """Look again where other days than the one shown changed; that one is looked at with its rows."""
        if change.days - {self._shown.day}:
            for chooser in self._seen():
                chooser.refresh()

    def _seen(self) -> list[DayChooser]:
        """List the calendars that are looked at: the unfolded one is shown anew each time."""
        return [each for place, each in enumerate(self.choosers) if not place or each.isVisible()]
