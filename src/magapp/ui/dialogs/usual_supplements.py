"""The supplements that are usually taken: add one, say when it is taken, tick them off on the day shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.usual_supplements import (
    NotATimeError,
    is_one_supplement,
    read_times,
    take_usual_times,
    weekday_short,
    write_times,
)
from magapp.ui.models.proposal_model import Offer
from magapp.ui.theme import GAP, MARGIN, TARGET, letters_wide
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.entry_field import EntryField
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.usual_card import TICK_ALL, UsualCard
from magapp.ui.wording import long_day, weekday_name

if TYPE_CHECKING:
    from magapp.domain.records import UsualSupplement
    from magapp.services.proposal import Proposal
    from magapp.ui.catalogue import LineOffers
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.usual_desk import UsualDesk

_SIZE: Final = (520, 560)
_WEEK: Final = range(1, 8)
_TIMES_WIDE: Final = 22
"""Room for three times, in letters."""


class UsualOffers:
    """Offer the supplements that a line may mean, its times taken out and remembered."""

    def __init__(self, offers: LineOffers, document: Document, shown_day: ShownDay) -> None:
        self._offers, self._document, self._shown = offers, document, shown_day
        self.times: tuple[int, ...] = ()

    def offers_for(self, text: str) -> tuple[Offer, ...]:
        """Offer what fits a text."""
        try:
            typed = take_usual_times(text)
        except NotATimeError as error:
            return (Offer(error.sentence()),)
        self.times = typed.times
        found = self._offers.offers(typed.text, self._document.diary, self._shown.today)
        fits = [each for each in found if each.proposal is not None and is_one_supplement(each.proposal)]
        if fits:
            return tuple(fits)
        said = tuple(each for each in found if each.proposal is None)
        return said or (Offer(_("That is no supplement. Try: 400 mg magnesium citrate 8:00")),)

    def usual_offers(self) -> tuple[Offer, ...]:
        """Offer nothing before something is typed."""
        return ()


class UsualDialog(QDialog):
    """Show all that is usual beside the window, each with its times and days; the day shown on top."""

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        desk: UsualDesk,
        offers: LineOffers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(_("Usual supplements"))
        self._desk, self._shown = desk, shown_day
        self._offering = UsualOffers(offers, document, shown_day)
        self._gates = label(wrap=True)
        self._gates.setProperty("tone", "warning")
        self.line = EntryField(self._offering, self)
        self.line.setAccessibleName(_("Which supplement do you usually take?"))
        self.line.setPlaceholderText(_("For example: 400 mg magnesium citrate 8:00 and 20:00"))
        self._hint = label(
            _("What you keep here can be ticked off on each day: with {keys}, or one by one.").format(
                keys=TICK_ALL
            ),
            muted=True,
            wrap=True,
        )
        self.card = UsualCard(has_link=False)
        self._place = QVBoxLayout()
        self._items: dict[str, _Item] = {}
        self._empty = label(
            _(
                "No usual supplements yet. Type one above, or select a row of your day and choose "
                "“Take this usually”."
            ),
            muted=True,
            wrap=True,
        )
        self._said = label(wrap=True)
        self._close = QPushButton(_("Close"))
        self._close.setAutoDefault(False)

        self._lay_out()

        self.line.chosen.connect(self._add)
        self.card.ticked.connect(desk.set_ticked)
        self.card.all_wanted.connect(desk.take_all)
        self.card.left.connect(self.line.setFocus)
        QShortcut(QKeySequence(TICK_ALL), self, desk.take_all)
        QShortcut(QKeySequence("Ctrl+Z"), self, document.undo_stack.undo)
        self._forth = QShortcut(self)
        self._forth.setKeys([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._forth.activated.connect(document.undo_stack.redo)
        self._close.clicked.connect(self.accept)
        desk.problem.connect(self._tell)
        desk.ticked.connect(self._tell_ticked)
        document.changed.connect(self._refresh)
        shown_day.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        self._place.setSpacing(GAP)
        inside.addWidget(self._gates)
        inside.addWidget(self.card)
        inside.addWidget(self._empty)
        inside.addLayout(self._place)
        inside.addWidget(self._hint)
        inside.addStretch(1)
        self._area = ReadingArea(page, _("Usual supplements"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it leads to all of it
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.line)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        line_up(column, self._area)
        letter = self.fontMetrics().averageCharWidth()
        resize_on_screen(self, *(letters_wide(each, letter) for each in _SIZE))

    @property
    def said(self) -> str:
        """Give what was said last."""
        return self._said.text()

    @property
    def gates(self) -> str:
        """Give whom to ask first, where a gate is open."""
        return "" if self._gates.isHidden() else self._gates.text()

    def item(self, usual_id: str) -> _Item:
        """Give the part about one usual supplement."""
        return self._items[usual_id]

    def show_usual(self, usual_id: str) -> None:
        """Go to one usual supplement: its times have the keyboard."""
        item = self._items.get(usual_id)
        if item is not None:
            item.times.setFocus()
            item.times.selectAll()
            self._area.ensureWidgetVisible(item)

    def _refresh(self) -> None:
        kept = self._desk.kept()
        wanted = {each.id for each in kept}
        held = False
        for gone in [key for key in self._items if key not in wanted]:
            old = self._items.pop(gone)
            held = held or old.isAncestorOf(self.focusWidget() or self)
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, usual in enumerate(kept):
            item = self._items.get(usual.id)
            if item is None:
                item = self._items[usual.id] = _Item(usual)
                item.changed.connect(self._desk.change)
                item.removal_wanted.connect(self._remove)
                item.problem.connect(self._tell)
            if self._place.indexOf(item) != place:
                self._place.insertWidget(place, item)
            item.show_usual(usual, self._desk.name(usual), self._desk.amount(usual))
        self._empty.setVisible(not kept)
        self._hint.setVisible(bool(kept))
        gates = self._desk.gate_notes()
        self._gates.setText("\n\n".join(gates))
        self._gates.setVisible(bool(gates))
        self.card.set_title(long_day(self._shown.day, self._shown.today))
        self._desk.show_on(self.card)
        if held:
            self.line.setFocus()

    def _add(self, proposal: Proposal) -> None:
        usual_id = self._desk.add(proposal, self._offering.times)
        if not usual_id:
            return
        item = self._items.get(usual_id)
        if item is not None:
            self._area.ensureWidgetVisible(item)
        self._tell(_("Usual from now on: {name}.").format(name=proposal.name))

    def _remove(self, usual_id: str) -> None:
        name = self._items[usual_id].name
        self._desk.remove(usual_id)
        self._tell(_("No longer usual: {name}. What you wrote down stays.").format(name=name))

    def _tell_ticked(self, sentence: str, ids: list[str]) -> None:  # noqa: ARG002  # the signal's own signature
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


class _Item(Card):
    """Show one usual supplement: its times and days, whether it is paused; ``changed`` carries it anew."""

    changed = Signal(object)
    removal_wanted = Signal(str)
    problem = Signal(str)

    def __init__(self, usual: UsualSupplement) -> None:
        super().__init__()
        self._usual = usual
        self._shows = False
        self.name = usual.name
        self._title = bold(wrap=True)
        self._amount = label(muted=True, wrap=True)
        self.times = QLineEdit()
        self.times.setPlaceholderText(_("no particular time"))
        self.times.setMinimumWidth(self.times.fontMetrics().averageCharWidth() * _TIMES_WIDE)
        self._times_label = label(_("Times:"))
        self._times_label.setBuddy(self.times)
        self.paused = QCheckBox(_("Paused"))
        self.remove = QPushButton(_("Remove"))
        self.remove.setAutoDefault(False)
        self.days = {day: QCheckBox(weekday_short(day)) for day in _WEEK}

        when = FlowRow(spacing=GAP)
        when.flow.addWidget(self._times_label)
        when.flow.addWidget(self.times)
        when.flow.addWidget(self.paused)
        when.flow.addWidget(self.remove)
        week = FlowRow(spacing=GAP)
        for day in _WEEK:
            week.flow.addWidget(self.days[day])
        for each in (self._times_label, self.times, self.paused, self.remove, *self.days.values()):
            each.setMinimumHeight(TARGET)
        self.column.setSpacing(4)
        for part in (self._title, self._amount, when, week):
            self.column.addWidget(part)

        self.times.editingFinished.connect(self._times_typed)
        self.paused.toggled.connect(self._paused)
        self.remove.clicked.connect(self._removed)
        for box in self.days.values():
            box.toggled.connect(self._days_ticked)

    def show_usual(self, usual: UsualSupplement, name: str, amount: str) -> None:
        """Show it as it is now."""
        before, self._usual, self.name = self._usual, usual, name
        self._shows = True
        self._title.setText(name)
        self._amount.setText(amount)
        if before.times != usual.times or not self.times.isModified():
            self.times.setText(write_times(usual.times))
        self.paused.setChecked(usual.paused)
        for day, box in self.days.items():
            box.setChecked(not usual.weekdays or day in usual.weekdays)
            box.setAccessibleName(f"{weekday_name(day - 1)}, {name}")
        self.times.setAccessibleName(_("Times of {name}").format(name=name))
        self.paused.setAccessibleName(_("{name} is paused").format(name=name))
        self.remove.setAccessibleName(_("Remove {name}").format(name=name))
        self._shows = False

    def _times_typed(self) -> None:
        try:
            times = read_times(self.times.text())
        except NotATimeError as error:
            self.times.setText(write_times(self._usual.times))  # what was understood is shown
            self.problem.emit(error.sentence())
            return
        self.times.setText(write_times(times))
        if times != self._usual.times:
            self.changed.emit(replace(self._usual, times=times))

    def _paused(self, on: bool) -> None:  # noqa: FBT001  # the signal's own signature
        if not self._shows:
            self.changed.emit(replace(self._usual, paused=on))

    def _days_ticked(self) -> None:
        if self._shows:
            return
        ticked = tuple(day for day, box in self.days.items() if box.isChecked())
        if not ticked:
            for day, box in self.days.items():
                self._shows = True
                box.setChecked(day in self._usual.weekdays)
                self._shows = False
            self.problem.emit(_("At least one day is needed. Tick “Paused” where you do not take it now."))
            return
        every = () if len(ticked) == len(_WEEK) else ticked
        self.changed.emit(replace(self._usual, weekdays=every))

    def _removed(self) -> None:
        self.removal_wanted.emit(self._usual.id)
