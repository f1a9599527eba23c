"""The day's figures: magnesium from food, and beside it what counts to the upper level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.numbers import ALIGN_BOTTOM
from magapp.ui.widgets.card import Card, heading, label
from magapp.ui.widgets.meter import MagnesiumMeter
from magapp.ui.widgets.wrapping_link import WrappingLink

if TYPE_CHECKING:
    from magapp.ui.day_view import TotalsView


class TotalsCard(Card):
    """Show the sums of a day; ``unknown_wanted`` asks for the entries without a figure."""

    unknown_wanted = Signal()
    upper_level_wanted = Signal()
    interval_wanted = Signal()
    gate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._limit_named = False
        self._figure = heading(points=12.0)
        self._figure.setAccessibleName(_("Magnesium from food"))
        self._from_food = label(_("from food"), muted=True, wrap=True)
        self._from_food.setProperty("alignment", ALIGN_BOTTOM)
        self._from_food.setContentsMargins(0, 0, 0, 3)
        self._meter = MagnesiumMeter(_("Everything beside the adequate intake"))
        self._caption = label(muted=True, wrap=True)
        self._unknown = WrappingLink()
        self._verdict = label(wrap=True)
        self._selection = label(muted=True, wrap=True)
        self._supplement = label(wrap=True)
        self._upper = MagnesiumMeter(_("Supplements beside the upper level"), height=12)
        self._alert = WrappingLink()
        self._alert.setProperty("tone", "warning")
        self._interval = WrappingLink(_("A medicine and magnesium close together: read the rule"))
        self._interval.setProperty("tone", "warning")
        self._gate = WrappingLink()
        self._gate.setProperty("tone", "warning")
        self._is_close = False

        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._figure)
        top.addWidget(self._from_food, 1)
        for each in (self._unknown, self._verdict, self._selection, self._gate, self._alert, self._interval):
            each.hide()
        self.column.setSpacing(6)
        self.column.addLayout(top)
        for widget in (
            self._meter,
            self._caption,
            self._unknown,
            self._verdict,
            self._selection,
            self._supplement,
            self._upper,
            self._gate,
            self._alert,
            self._interval,
        ):
            self.column.addWidget(widget)

        self._unknown.clicked.connect(self.unknown_wanted)
        self._alert.clicked.connect(self.upper_level_wanted)
        self._interval.clicked.connect(self.interval_wanted)
        self._gate.clicked.connect(self.gate_wanted)

    def show_day(self, view: TotalsView) -> None:
        """Show a day's sums."""
        self._figure.setText(view.figure)
        self._figure.setAccessibleDescription(f"{view.figure} {view.kind}")
        self._from_food.setText(view.kind)
        self._caption.setText(view.caption)
        self._meter.setVisible(bool(view.marks))  # without a mark nothing says how far is far
        self._meter.show_amounts(view.food_low, view.food_high, view.supplement_high, view.marks, view.words)
        self._supplement.setText(view.supplement)
        self._limit_named = bool(view.limit)
        if view.limit:
            self._upper.show_amounts(0.0, 0.0, view.supplement_high, (view.limit,), view.supplement)
        for widget, text in (
            (self._unknown, view.unknown),
            (self._alert, view.alert),
            (self._gate, view.gate),
        ):
            widget.setText(text)
        self._verdict.setText(view.verdict)
        self._show_what_there_is()

    def set_compact(self, *, compact: bool) -> None:
        """Keep to the figure and its bar where there is little room; what warns stays."""
        if compact != self._compact:
            self._compact = compact
            self._show_what_there_is()

    def show_interval(self, *, is_close: bool) -> None:
        """Show, where the notes themselves have no room, that there is one on a medicine and magnesium."""
        self._is_close = is_close
        self._show_what_there_is()

    def show_selection(self, words: str) -> None:
        """Show what the selected rows contribute; an empty text hides it."""
        self._selection.setText(words)
        self._selection.setVisible(bool(words))

    def spoken(self) -> str:
        """Say the day's total in one sentence, for a screen reader."""
        return _("Magnesium on this day: {mg}, {kind}").format(
            mg=self._figure.text(), kind=self._from_food.text()
        )

    def _show_what_there_is(self) -> None:
        for widget in (self._caption, self._supplement):
            widget.setVisible(not self._compact)
        self._upper.setVisible(self._limit_named and not self._compact)
        self._unknown.setVisible(bool(self._unknown.text()) and not self._compact)
        self._verdict.setVisible(bool(self._verdict.text()) and not self._compact)
        self._alert.setVisible(bool(self._alert.text()))
        self._gate.setVisible(bool(self._gate.text()))
        self._interval.setVisible(self._is_close and self._compact)
