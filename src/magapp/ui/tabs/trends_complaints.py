"""The complaints over the period of the chart: a row of squares for each that was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from magapp.domain.complaints import own_complaints
from magapp.i18n import _
from magapp.ui.tabs.trends_series import worst_answers
from magapp.ui.tabs.trends_strips import AnswerStrip
from magapp.ui.tabs.trends_words import answers_sentence, severity_words, written
from magapp.ui.theme import GAP
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.complaint_words import breakable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.ui.tabs.trends_series import Grain, Span


def named(seven: Mapping[str, str], diary: Diary) -> dict[str, str]:
    """Map keys to the names of complaints: the seven, then the person's own, stopped ones among them."""
    own = {
        each.id: _("{complaint} (own complaint)").format(complaint=each.name)
        for each in own_complaints(diary)
    }
    return {**seven, **own}


class ComplaintsCard(Card):
    """Show each complaint that was answered as a row of squares, in the order of their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = label(muted=True, wrap=True)
        self._no_answers = label(_("No complaints were filled in during this period."), muted=True, wrap=True)
        self._strips: dict[str, tuple[QLabel, AnswerStrip]] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(GAP)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(0, 2)
        self._rows.setColumnStretch(1, 5)
        self.column.addWidget(bold(_("Complaints")))
        self.column.addWidget(self._hint)
        self.column.addWidget(self._no_answers)
        self.column.addLayout(self._rows)

    def show_answers(
        self,
        names: Mapping[str, str],
        of: Sequence[Span],
        answers: Mapping[str, Mapping[dt.date, int]],
        grain: Grain,
    ) -> None:
        """Show the answers (by key and day) over these spans; a complaint without a name is left out."""
        self._hint.setText(
            {
                "day": _("from none (low, faint) to severe (high, vivid); empty: not filled in"),
                "week": _("the highest of each week, from none (low, faint) to severe (high, vivid)"),
                "month": _("the highest of each month, from none (low, faint) to severe (high, vivid)"),
            }[grain]
        )
        self._arrange(names)
        form = "MMMM yyyy" if grain == "month" else "d MMMM"
        whens = [written(first, form) for first, _last in of]
        severities, unfilled = severity_words(), _("not filled in")
        for key, (name, strip) in self._strips.items():
            given = answers.get(key)
            name.setVisible(bool(given))
            strip.setVisible(bool(given))
            if not given:
                continue
            worst = worst_answers(of, given)
            words = [
                f"{when}: {unfilled if answer is None else severities[answer]}"
                for when, answer in zip(whens, worst, strict=True)
            ]
            strip.show_answers(worst, words, answers_sentence(worst, grain))
        self._no_answers.setVisible(not any(answers.get(key) for key in names))

    def _arrange(self, names: Mapping[str, str]) -> None:
        """Give each name a row, in their order."""
        for key in [key for key in self._strips if key not in names]:
            for part in self._strips.pop(key):
                self._rows.removeWidget(part)
                part.hide()
                part.deleteLater()
        for line, (key, name) in enumerate(names.items()):
            if key not in self._strips:
                self._strips[key] = (label(wrap=True), AnswerStrip(name))
            title, strip = self._strips[key]
            title.setText(breakable(name))
            strip.setAccessibleName(name)
            self._rows.addWidget(title, line, 0)
            self._rows.addWidget(strip, line, 1)
