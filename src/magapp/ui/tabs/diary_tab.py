"""The food diary: one screen, no dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.models.day_model import DayModel
from magapp.ui.theme import GAP, MARGIN, SCROLL_BAR, TARGET, letters_wide
from magapp.ui.widgets.card import Card, heading, label, link_button
from magapp.ui.widgets.day_table import DayTable
from magapp.ui.widgets.entry_field import EntryField
from magapp.ui.widgets.totals_card import TotalsCard
from magapp.ui.wording import long_day, short_day

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from magapp.ui.after_paint import AfterPaint
    from magapp.ui.day_view import DayView
    from magapp.ui.models.proposal_model import Offer
    from magapp.ui.widgets.day_state import DayStateChoice
    from magapp.ui.widgets.entry_field import Offering

LEFT: Final = 224
RIGHT: Final = 284
WIDE: Final = 1000
"""From this width on, in px, the calendar stands beside the day; below, it folds behind the date."""
MEDIUM: Final = 720
"""Below this width the columns become one."""
_AT_REST_MS: Final = 400
"""After the last change the order of Tab is looked over: it takes as long as a paint."""
_ANY_WIDTH: Final = 16_777_215


class DiaryTab(QWidget):
    """Let a day be written down by one line, and show what it adds up to.

    It shows a view and knows no diary: that is ``magapp.ui.diary_desk``, which comes after the first
    paint and fills ``left``, ``right`` and ``head`` as well.
    """

    resized = Signal()
    came_up = Signal()
    day_wanted = Signal()
    step_wanted = Signal(int)
    today_wanted = Signal()

    def __init__(self, view: DayView, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offering: Offering | None = None
        self._naming = QTimer(self, interval=0, singleShot=True)
        self._naming.timeout.connect(self._name_day)
        self._is_measured = False
        self._order: list[QWidget] = []
        self._order_later: AfterPaint | None = None
        self._day = self._today = today
        self.model = DayModel(view, self)
        self._title = self._flat(_("Choose another day"))
        self._before = self._arrow("‹", _("Previous day"), "-1")
        self._after = self._arrow("›", _("Next day"), "1")
        self._band = Card(kind="warning")
        self._band_text = label(wrap=True)
        self._back = link_button(_("Back to today"))
        self.line = EntryField(self, self)
        self.table = DayTable(self.model)
        self.totals = TotalsCard()
        self._empty = label(
            _("Nothing written down yet. Type above what you ate or drank."), muted=True, wrap=True
        )
        self._empty.setContentsMargins(2, 6, 2, 6)  # as far from the edge as in other cards
        self._about = label(muted=True, wrap=True)
        self._about.setAccessibleName(_("Where the figure comes from"))
        self.left = QFrame()
        self.right = QFrame()
        self.head = QHBoxLayout()

        self._lay_out()

        self._title.clicked.connect(self.day_wanted)
        self._before.clicked.connect(self._step)
        self._after.clicked.connect(self._step)
        self._back.clicked.connect(self.today_wanted)
        self.show_day(view, today, today)

    @property
    def title(self) -> QWidget:
        """Give the button with the date, under which a calendar unfolds."""
        return self._title

    @property
    def is_wide(self) -> bool:
        """Tell whether the calendar stands beside the day."""
        return self.width() >= self._grown(WIDE)

    @property
    def is_narrow(self) -> bool:
        """Tell whether all is one column."""
        return self.width() < self._grown(MEDIUM)

    def show_day(self, view: DayView, day: dt.date, today: dt.date) -> None:
        """Show a day."""
        if (day, today) != (self._day, self._today) or not self._title.text():
            self._day, self._today = day, today
            self._name_day()
        self._band.setVisible(day != today)
        later = day > today
        self._band_text.setText(
            _("You are looking at a later day.") if later else _("You are looking at an earlier day.")
        )
        marks = self.table.marks()
        self.model.show(view)
        self.table.mark_again(marks)
        self.totals.show_day(view.totals)
        self._empty.setVisible(not view.rows)
        self.table.setVisible(bool(view.rows))
        self.table.fit_now()
        if self._order_later is not None:
            self._order_later.start(_AT_REST_MS)

    def show_about(self, text: str) -> None:
        """Say where the figure of the selected row comes from; an empty text says nothing."""
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def use_offering(self, offering: Offering) -> None:
        """Take who says what a line may mean, once the foods are read."""
        from magapp.ui.after_paint import AfterPaint  # noqa: PLC0415  # it is over by now

        self._offering = offering
        self._order_later = AfterPaint(self.order_focus, self)
        self._order_later.start()
        self.table.hurry()
        self.line.look_again()

    def offers_for(self, text: str) -> tuple[Offer, ...]:
        """Offer what a text may mean; nothing until the foods are read."""
        return () if self._offering is None else self._offering.offers_for(text)

    def usual_offers(self) -> tuple[Offer, ...]:
        """Offer what is often eaten at this meal."""
        return () if self._offering is None else self._offering.usual_offers()

    def add_state(self, state: DayStateChoice) -> None:
        """Put the choice of the day's completeness at the right of the date."""
        self._state = state
        self._state_label = label(_("this day is"), muted=True)
        self.head.addWidget(self._state_label)
        self.head.addWidget(state)
        self._naming.start()  # once the style is put on what was added, which tells its true width
        self._name_day()

    def focus_line(self) -> None:
        """Put the keyboard into the entry line, its text selected."""
        self.line.setFocus()
        self.line.selectAll()

    def order_focus(self) -> None:
        """Let Tab go as the day is read: the date, the line and its list, the sums, what stands beside them.

        What has come up since goes to its place as well, the calendar last: there are many ways to a day.
        """
        from magapp.ui.widgets.focus_order import in_reading_order, put_in_order  # noqa: PLC0415  # after a paint

        places = (self._middle, self.right, self.left)
        found = in_reading_order(*((self.right, self._middle, self.left) if self.is_narrow else places))
        if found != self._order:
            self._order = found
            put_in_order(found)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Fold columns away as the window gets narrower."""
        super().resizeEvent(event)
        narrow = self.is_narrow
        self.left.setVisible(self.is_wide)
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
            if self._order_later is not None:
                self._order_later.start()
        self.left.setFixedWidth(self._grown(LEFT))
        # At the right of the cards there is room for a scroll bar, so that it makes none of them narrower.
        bar = 0 if narrow else SCROLL_BAR
        self._totals_place.setContentsMargins(0, 0, bar, 0)
        self._columns.setContentsMargins(MARGIN, MARGIN - 2, MARGIN - bar, MARGIN - 2)
        right = self._grown(RIGHT) + bar
        self.right.setMinimumWidth(0 if narrow else right)
        self.right.setMaximumWidth(_ANY_WIDTH if narrow else right)
        self._name_day()
        self.totals.set_compact(compact=narrow)
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Tell that this tab comes up."""
        super().showEvent(event)
        if self._state is not None and not self._is_measured:
            self._naming.start()  # what is hidden does not tell its true width
        self.came_up.emit()

    def _grown(self, width: int) -> int:
        return letters_wide(width, self.fontMetrics().averageCharWidth())

    def _lay_out(self) -> None:
        self._state_label = None
        self._state = None
        self.head.setSpacing(8)
        self.head.addWidget(self._before)
        self.head.addWidget(self._title)
        self.head.addWidget(self._after)
        self.head.addStretch(1)
        band = QHBoxLayout()
        band.addWidget(self._band_text, 1)
        band.addWidget(self._back)
        self._band.column.addLayout(band)
        self._band.column.setContentsMargins(GAP, 4, GAP, 4)
        card = Card()
        card.column.setContentsMargins(GAP, 6, GAP, 6)
        card.column.addWidget(self._empty)
        card.column.addWidget(self.table, 1)
        card.column.addStretch(0)
        card.column.addWidget(self._about)
        self._about.hide()
        self._middle = middle = QVBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(self.head)
        middle.addWidget(self._band)
        middle.addWidget(self.line)
        middle.addWidget(card, 1)
        self.left.setFixedWidth(LEFT)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        self._totals_place = QHBoxLayout()
        self._totals_place.addWidget(self.totals)
        right.addLayout(self._totals_place)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, MARGIN - 2)
        self._columns.setSpacing(MARGIN - 2)
        self._columns.addWidget(self.left)
        self._columns.addLayout(middle, 1)
        self._columns.addWidget(self.right)

    _state_label: QWidget | None
    _state: DayStateChoice | None

    def _name_day(self) -> None:
        """Name the day as fully as there is room for; rather short than cut."""
        room = self._middle_width()
        self._title.setText(long_day(self._day, self._today))
        self._title.setAccessibleName(self._title.text())
        width = self._head_width()
        if self._state_label is not None:
            with_label = width + self._state_label.sizeHint().width() + self.head.spacing()
            self._state_label.setVisible(self.is_wide and with_label <= room)
            if not self._state_label.isHidden():
                width = with_label
        if width > room:
            self._title.setText(long_day(self._day, self._today, brief=True))
            width = self._head_width()
        if self.is_narrow or width > room:
            self._title.setText(short_day(self._day, self._today))
            width = self._head_width()
        if self._state is not None:
            self._state.set_compact(compact=width > room)
        self._is_measured = self.isVisible()

    def _head_width(self) -> int:
        """Sum up what the date and what stands beside it need now, unfolded; the layout tells it late.

        Without the words before the switch, which are the first to go.
        """
        parts = [self.head.itemAt(place) for place in range(self.head.count())]
        widths = [
            part.sizeHint().width()
            for part in parts
            if part is not None and part.widget() is not self._state_label and not part.isEmpty()
        ]
        unfolded = 0 if self._state is None else self._state.full_width - self._state.sizeHint().width()
        return sum(widths) + unfolded + len(widths) * self.head.spacing()

    def _middle_width(self) -> int:
        beside = self._grown(LEFT) + MARGIN if self.is_wide else 0
        if not self.is_narrow:
            beside += self._grown(RIGHT) + MARGIN
        return self.width() - 2 * MARGIN - beside

    def _step(self) -> None:
        self.step_wanted.emit(int(self.sender().objectName()))

    def _flat(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(name)
        button.setFont(heading().font())
        return button

    def _arrow(self, sign: str, name: str, step: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setObjectName(step)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFixedSize(TARGET, TARGET)
        return button
