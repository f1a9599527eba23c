"""The figures of the month shown, and where its magnesium came from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from magapp.domain.amount import Amount
from magapp.domain.reference import COMPLETE_DAYS_FOR_AVERAGE
from magapp.i18n import _, language, ngettext
from magapp.services.supplement_days import supplement_days
from magapp.services.wording import mg
from magapp.ui.tabs.trends_words import written
from magapp.ui.theme import hatched, tokens_of
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.complaint_words import breakable
from magapp.ui.widgets.figure_rows import FigureRow, FigureRows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magapp.services.summary import ComplaintDays, PeriodSummary

SUPPLEMENTS: Final = "supplements"
MOST_GROUPS: Final = 6
_BAR_HEIGHT: Final = 10


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Give the first and last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def shares_by_group(summary: PeriodSummary) -> list[tuple[str, float]]:
    """Give the share (0 to 1) of known magnesium that each food group gave, largest first.

    What counts to the upper level is one group of its own, ``supplements``, and comes last.
    """
    given: dict[str, float] = {}
    for day in summary.days:
        for entry in day.entries:
            if entry.planned or entry.mg is None:
                continue
            group = SUPPLEMENTS if entry.counts_to_upper else entry.group
            given[group] = given.get(group, 0.0) + (entry.mg.low + entry.mg.high) / 2
    everything = sum(given.values())
    if everything <= 0:
        return []
    supplements = given.pop(SUPPLEMENTS, 0.0)
    ranked = sorted(given.items(), key=lambda item: (-item[1], item[0]))
    shares = [(group, amount / everything) for group, amount in ranked if amount > 0]
    if len(shares) > MOST_GROUPS:
        rest = sum(share for _, share in shares[MOST_GROUPS - 1 :])
        shares = [*shares[: MOST_GROUPS - 1], ("", rest)]
    if supplements > 0:
        shares.append((SUPPLEMENTS, supplements / everything))
    return shares


class MonthCard(Card):
    """Say in figures and one sentence what a month came to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[str, str] = {}
        self._heading = bold()
        self._complaint = heading(points=1.0)
        self._complaint.setWordWrap(True)
        font = self._complaint.font()
        font.setBold(False)
        self._complaint.setFont(font)
        self._before = label(muted=True, wrap=True)
        self._rows = FigureRows()
        self._note = label(muted=True, wrap=True)
        for part in (self._heading, self._complaint, self._before, self._rows, self._note):
            self.column.addWidget(part)

    def name_complaints(self, names: Mapping[str, str]) -> None:
        """Name the complaints by their keys; one without a name is not told of."""
        self._names = names

    def show_month(
        self, summary: PeriodSummary, days: int, before: Sequence[ComplaintDays], today: dt.date
    ) -> None:
        """Show a month of which *days* have passed; *before*: the complaints of the month before it."""
        form = "MMMM" if summary.first.year == today.year else "MMMM yyyy"
        self._heading.setText(_("In {month}").format(month=written(summary.first, form)))
        self._show_complaint(summary, before, form)
        rows = [
            FigureRow(
                _("Complete days"),
                _("{count} of {all}").format(count=summary.complete_days, all=days),
                strong=True,
            )
        ]
        if summary.mean_food is not None:
            rows.append(FigureRow(_("From food, on average"), _mean(summary.mean_food), strong=True))
        if summary.mean_supplement is not None:
            rows.append(FigureRow(_("From supplements, on average"), _mean(summary.mean_supplement)))
        rows += _over_upper(summary) if summary.limit_holds else _supplements(summary)
        self._rows.show_rows(rows)
        if summary.complete_days < COMPLETE_DAYS_FOR_AVERAGE:
            note = _("An average needs at least 3 complete days.")
        elif summary.suggested_days:
            note = ngettext(
                "Of the complete days {count} only looks complete: you did not say so yourself.",
                "Of the complete days {count} only look complete: you did not say so yourself.",
                summary.suggested_days,
            ).format(count=summary.suggested_days)
        else:
            note = ""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _show_complaint(self, summary: PeriodSummary, before: Sequence[ComplaintDays], form: str) -> None:
        most = max(
            (each for each in summary.complaints if each.key in self._names),
            key=lambda each: (each.moderate_or_severe, each.answered, each.key),
            default=None,
        )
        self._complaint.setVisible(most is not None)
        former = next((each for each in before if most is not None and each.key == most.key), None)
        self._before.setVisible(former is not None)
        if most is None:
            return
        said = ngettext(
            "{complaint}: moderate or severe on {count} of {answered} day filled in.",
            "{complaint}: moderate or severe on {count} of {answered} days filled in.",
            most.answered,
        )
        name = breakable(self._names[most.key])
        self._complaint.setText(
            said.format(complaint=name, count=most.moderate_or_severe, answered=most.answered)
        )
        if former is not None:
            month = written(summary.first - dt.timedelta(days=1), form)
            self._before.setText(
                _("In {month}: {count} of {answered}.").format(
                    month=month, count=former.moderate_or_severe, answered=former.answered
                )
            )


def _over_upper(summary: PeriodSummary) -> list[FigureRow]:
    over, surely = summary.days_over_upper, summary.days_surely_over_upper
    count = str(over) if over == surely else _("{low} to {high}").format(low=surely, high=over)
    return [FigureRow(_("Days over 250 mg from supplements"), count)]


def _supplements(summary: PeriodSummary) -> list[FigureRow]:
    """Count and add up, where no level says anything of it."""
    taken = supplement_days(summary.days)
    rows = [FigureRow(_("Days with supplements"), str(taken.days))]
    if taken.amount is not None:
        least = Amount(taken.amount.low, taken.amount.low)
        amount = mg(least if taken.unknown else taken.amount, language())
        if taken.unknown:
            amount = _("at least {mg}").format(mg=amount)
        rows.append(FigureRow(_("From supplements on such a day"), amount))
    return rows


def _mean(amount: Amount) -> str:
    return _("{mg} a day").format(mg=mg(amount, language()))


class ShareBar(QProgressBar):
    """Paint a share of a whole; hatched for supplements."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_hatched = False
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setFixedHeight(_BAR_HEIGHT)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt calls it so
        """Follow a change of theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt calls it so
        """Paint the track and the share of it."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect())
        track = QPainterPath()
        track.addRoundedRect(room, room.height() / 2, room.height() / 2)
        painter.setClipPath(track)
        painter.fillRect(room, QColor(tokens.track))
        brush = hatched(tokens) if self.is_hatched else QBrush(QColor(tokens.accent))
        painter.fillRect(QRectF(0, 0, room.width() * self.value() / 100, room.height()), brush)


class SharesCard(Card):
    """Show which food groups the month's magnesium came from."""

    def __init__(self, group_names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = group_names
        self._lines: list[tuple[QLabel, ShareBar, QLabel]] = []
        self._empty = label(_("Nothing with a known figure was written down in this month."), wrap=True)
        self._empty.setProperty("muted", "true")
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self.column.addWidget(bold(_("Where your magnesium comes from"), wrap=True))
        self.column.addWidget(self._empty)
        self.column.addWidget(rows)
        self.column.addStretch(1)

    def show_shares(self, shares: Sequence[tuple[str, float]]) -> None:
        """Show shares from 0 to 1 by group; an empty group stands for the rest."""
        self._empty.setVisible(not shares)
        while len(self._lines) < len(shares):
            self._add_line()
        for place, (name, bar, percent) in enumerate(self._lines):
            used = place < len(shares)
            for part in (name, bar, percent):
                part.setVisible(used)
            if not used:
                continue
            group, share = shares[place]
            words = self._name(group)
            name.setText(words)
            bar.is_hatched = group == SUPPLEMENTS
            bar.setValue(round(share * 100))
            bar.setAccessibleName(words)
            bar.update()
            percent.setText(f"{round(share * 100)} %")

    def _name(self, group: str) -> str:
        if group == SUPPLEMENTS:
            return _("Supplements")
        return self._names.get(group, group) if group else _("Other")

    def _add_line(self) -> None:
        name, bar, percent = label(wrap=True), ShareBar(), label()
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = len(self._lines)
        for column, part in enumerate((name, bar, percent)):
            self._grid.addWidget(part, line, column)
        self._lines.append((name, bar, percent))
