"""Magnesium and complaints over time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _
from magapp.services.summary import ComplaintDays, summarise_period
from magapp.ui.after_paint import AfterPaint, lay_out
from magapp.ui.tabs.trends_complaints import ComplaintsCard, named
from magapp.ui.tabs.trends_figures import MonthCard, SharesCard, month_of, shares_by_group
from magapp.ui.tabs.trends_legend import Legend
from magapp.ui.tabs.trends_series import (
    DaySums,
    bars_of,
    days_between,
    grain_of,
    period_of,
    running_mean,
    spans,
)
from magapp.ui.tabs.trends_table import DayTable
from magapp.ui.tabs.trends_words import (
    bar_sentence,
    period_sentence,
    reference_lines,
    written,
)
from magapp.ui.theme import GAP, MARGIN, letters_wide
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from magapp.domain.guidance import Guidance
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay
    from magapp.ui.tabs.trends_chart import MagnesiumChart
    from magapp.ui.tabs.trends_legend import Sign
    from magapp.ui.tabs.trends_series import Bar, Grain, Period, Span

_TWO_COLUMNS_FROM: Final = 880
_RIGHT_COLUMN: Final = 340
_SEVERITIES: Final = 4


class TrendsTab(QWidget):
    """Show magnesium per day, complaints over the same time, and the figures of the month shown.

    *group_upper*: food group → 75th percentile in mg per 100 g. *complaint_names* and *group_names*: key →
    name in the language set; complaints are listed in that order, before the person's own. *guidance* tells
    for whom the upper level holds. ``day_wanted`` asks to show a day.
    """

    day_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        group_upper: Mapping[str, float],
        complaint_names: Mapping[str, str],
        group_names: Mapping[str, str],
        guidance: Guidance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._shown_day = shown_day
        self._group_upper = group_upper
        self._complaint_names = complaint_names
        self._guidance = guidance
        self._sums = DaySums(group_upper)
        self._stale = True
        self._grain: Grain = "day"
        self._days: list[Bar] = []
        self._chart: MagnesiumChart | None = None

        self._period = Segmented(
            [
                ("weeks", _("4 weeks")),
                ("months", _("3 months")),
                ("year", _("1 year")),
                ("all", _("all")),
            ],
            _("Period"),
        )
        self._period.set_value("weeks")
        self._as_table = QPushButton(_("Table"))
        self._as_table.setCheckable(True)
        self._as_table.setAccessibleName(_("Show the chart as a table"))
        self._title = bold(wrap=True)
        self._legend = Legend()
        self._place_of_chart = QVBoxLayout()
        self._space = QWidget()
        self._space.setMinimumHeight(226)
        self._table = DayTable()
        self._table.hide()
        self._copy = QPushButton(_("Copy table"))
        self._copy.hide()
        self._said = label(muted=True, wrap=True)
        self._said.setMinimumHeight(2 * self._said.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._complaints = ComplaintsCard()
        self._month = MonthCard()
        self._shares = SharesCard(group_names)
        self._month_later = AfterPaint(self._show_month, self)

        self._lay_out()

        self._period.chosen.connect(self._refresh)
        self._as_table.toggled.connect(self._show_table)
        self._copy.clicked.connect(self._table.copy)
        self._table.day_wanted.connect(self.day_wanted)
        document.changed.connect(self._follow)
        shown_day.changed.connect(self._follow_day)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading(_("Trends")))
        head.addStretch(1)
        head.addWidget(self._period)
        head.addWidget(self._as_table)

        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(head)
        left.addWidget(self._chart_card(), 1)
        left.addWidget(self._complaints)
        self._right = QWidget()
        self._right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self._month)
        right.addWidget(self._shares, 1)

        page = QWidget()
        page.setProperty("page", "true")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._columns.setSpacing(GAP)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        self._area = ReadingArea(page, _("Trends"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _chart_card(self) -> Card:
        chart = Card()
        chart.column.addWidget(self._title)
        chart.column.addWidget(self._legend)
        self._place_of_chart.addWidget(self._space, 1)
        self._place_of_chart.addWidget(self._table, 1)
        chart.column.addLayout(self._place_of_chart, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        chart.column.addLayout(foot)
        return chart

    @property
    def chart(self) -> MagnesiumChart | None:
        """Give the chart, once it was shown."""
        return self._chart

    @property
    def table(self) -> DayTable:
        """Give the same as a table."""
        return self._table

    @property
    def period(self) -> Segmented:
        """Give the choice of the period."""
        return self._period

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Lay out in one column or two."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= letters_wide(_TWO_COLUMNS_FROM, letter)
        right = letters_wide(_RIGHT_COLUMN, letter)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._right.setMinimumWidth(right if wide else 0)
        self._right.setMaximumWidth(right if wide else 16_777_215)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look again at what changed meanwhile; the first time, make the chart after the rest is painted."""
        super().showEvent(event)
        if self._stale:
            self._refresh()
        if self._chart is None:
            QTimer.singleShot(0, self, self._make_chart)

    def _make_chart(self) -> None:
        if self._chart is not None:
            return
        from magapp.ui.tabs.trends_chart import MagnesiumChart  # noqa: PLC0415  # it imports pyqtgraph

        # Shown without a parent it would be a window for a moment, and take the keyboard from this one.
        self._chart = MagnesiumChart(_("Chart: magnesium per day"), self)
        self._place_of_chart.replaceWidget(self._space, self._chart)
        self._chart.setVisible(not self._as_table.isChecked())
        self._space.deleteLater()
        self._place_of_chart.setStretchFactor(self._chart, 1)
        QWidget.setTabOrder(self._as_table, self._chart)
        self._chart.pointed.connect(self._say_bar)
        self._chart.chosen.connect(self._want)
        self._draw()

    def _follow(self, change: Change) -> None:
        if change.everything:
            self._sums.forget_all()
        else:
            self._sums.forget(change.days)
        self._follow_day()

    def _follow_day(self) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        diary = self._document.diary
        first, last = period_of(cast("Period", self._period.value), diary, self._shown_day.today)
        self._grain = grain_of(first, last)
        self._days = [self._sums.bar(diary, day) for day in days_between(first, last)]
        self._title.setText(
            {
                "day": _("Magnesium per day"),
                "week": _("Magnesium per day, on average in each week"),
                "month": _("Magnesium per day, on average in each month"),
            }[self._grain]
        )
        self._draw()
        self._refresh_table()
        self._show_complaints(spans(first, last, self._grain))
        self._month_later.start()

    def _draw(self) -> None:
        today = self._shown_day.today
        references = reference_lines(self._document.profile(today), today.year)
        self._show_legend([words for _mg, words in references])
        self._summary = period_sentence(self._days)
        self._said.setText(self._summary)
        if self._chart is None:
            return
        bars = bars_of(self._days, self._grain)
        form = "MMM yyyy" if self._grain == "month" else "d MMM"
        self._chart.setAccessibleDescription(self._summary)
        self._chart.show_bars(
            bars,
            [written(bar.first, form) for bar in bars],
            running_mean(bars) if self._grain == "day" else (),
            references,
        )

    def _show_legend(self, references: Sequence[str]) -> None:
        items: list[tuple[Sign, str]] = [
            ("food", _("food")),
            ("supplement", _("supplement")),
            ("unknown", _("unknown or estimated")),
        ]
        if self._grain == "day":
            if any(day.total is not None and not day.complete for day in self._days):
                items.append(("partly", _("not written down completely")))
            items.append(("mean", _("average of 7 days, over complete days")))
        items += [("reference", words) for words in references]
        self._legend.show_items(items)

    def _refresh_table(self) -> None:
        if self._as_table.isChecked():
            self._table.days.show_days(self._days)

    def _show_table(self, wanted: bool) -> None:  # noqa: FBT001  # a slot of toggled(bool)
        self._as_table.setText(_("Chart") if wanted else _("Table"))
        self._as_table.setAccessibleName(
            _("Show the table as a chart") if wanted else _("Show the chart as a table")
        )
        self._refresh_table()
        self._table.setVisible(wanted)
        self._copy.setVisible(wanted)
        self._legend.setVisible(not wanted)
        (self._chart or self._space).setVisible(not wanted)

    def _show_complaints(self, of: list[Span]) -> None:
        diary = self._document.diary
        answers: dict[str, dict[dt.date, int]] = {}
        for day in days_between(of[0][0], of[-1][1]):
            for key, severity in self._sums.answers(diary, day).items():
                answers.setdefault(key, {})[day] = severity
        names = named(self._complaint_names, diary)
        self._complaints.show_answers(names, of, answers, self._grain)
        self._month.name_complaints(names)

    def _show_month(self) -> None:
        today = self._shown_day.today
        first, end = month_of(self._shown_day.day)
        last = max(first, min(end, today)) if first <= today else end
        diary = self._document.diary
        summary = summarise_period(diary, first, last, self._group_upper, self._guidance)
        before = self._complaints_of(month_of(first - dt.timedelta(days=1)))
        self._month.show_month(summary, (last - first).days + 1, before, today)
        self._shares.show_shares(shares_by_group(summary))
        lay_out()

    def _complaints_of(self, period: Span) -> list[ComplaintDays]:
        counts: dict[str, list[int]] = {}
        for day in days_between(*period):
            for key, severity in self._sums.answers(self._document.diary, day).items():
                counts.setdefault(key, [0] * _SEVERITIES)[severity] += 1
        return [
            ComplaintDays(key=key, by_severity=(none, mild, moderate, severe))
            for key, (none, mild, moderate, severe) in counts.items()
        ]

    def _say_bar(self, bar: Bar | None) -> None:
        said = self._summary if bar is None else bar_sentence(bar, self._grain)
        self._said.setText(said)
        if self._chart is not None:
            self._chart.setAccessibleDescription(said)
            if bar is not None:
                self._chart.say(said)

    def _want(self, bar: Bar) -> None:
        self.day_wanted.emit(bar.first)
