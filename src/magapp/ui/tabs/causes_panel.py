"""The article's causes, ticked where one seems to fit, and under them what the article leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.tabs.cause_rows import CauseRow, FactorRow
from magapp.ui.theme import STEP
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.symptom_words import cause_strength, said, strength_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from magapp.domain.guidance import Guidance
    from magapp.ui.widgets.symptom_explanation import Explanation


class CausesPanel(QWidget):
    """List the causes; tell which is chosen, which is ticked, and when the profile is wanted."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    profile_wanted = Signal()

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Causes"))
        self._causes: dict[str, CauseRow] = {}
        self._factors: dict[str, FactorRow] = {}
        self._rows: dict[str, CauseRow | FactorRow] = {}
        self._held: Explanation | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self.profile = QPushButton(_("Conditions and medicines…"))
        self._chosen_key = guidance.causes[0].id

        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(
            _padded(
                label(
                    _("What fits you? A tick proves nothing; it makes the advice fit better."),
                    muted=True,
                    wrap=True,
                )
            )
        )
        for cause in guidance.causes:
            row = CauseRow(cause.id, said(cause.name), *cause_strength(guidance, cause))
            self._causes[cause.id] = row
            row.ticked.connect(self.ticked)
            self._add(cause.id, row)
        self._head_factors()
        for factor in guidance.factors:
            factor_row = FactorRow(factor.id, said(factor.name), *strength_words(guidance, factor.strength))
            self._factors[factor.id] = factor_row
            self._add(factor.id, factor_row)
        self._rows[self._chosen_key].set_chosen(chosen=True)
        self._take_tab()

        self.profile.clicked.connect(self.profile_wanted)
        self._soon.timeout.connect(self._bring)

    def _head_factors(self) -> None:
        self._column.addSpacing(4 * STEP)
        self._column.addWidget(_padded(bold(_("What the article leaves out"), wrap=True)))
        self._column.addWidget(
            _padded(
                label(
                    _("You tick these among your conditions and medicines; what you ticked is marked here."),
                    muted=True,
                    wrap=True,
                )
            )
        )
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 8)
        buttons.addWidget(self.profile)
        buttons.addStretch(1)
        self._column.addLayout(buttons)

    def _add(self, key: str, row: CauseRow | FactorRow) -> None:
        self._rows[key] = row
        self._column.addWidget(row)
        row.chosen.connect(self.choose)
        row.stepped.connect(self._step)

    @property
    def chosen_key(self) -> str:
        """Give the key of the cause, or of what the article leaves out, that is explained."""
        return self._chosen_key

    def row(self, key: str) -> CauseRow:
        """Give the row of a cause."""
        return self._causes[key]

    def factor_row(self, key: str) -> FactorRow:
        """Give the row of what the article leaves out."""
        return self._factors[key]

    def choose(self, key: str) -> None:
        """Choose what to explain."""
        if key == self._chosen_key:
            return
        self._chosen_key = key
        for each, row in self._rows.items():
            row.set_chosen(chosen=each == key)
        self._take_tab()
        self._place_held()
        self.chosen.emit(key)
        self._soon.start(0)

    def show_ticks(self, keys: Collection[str]) -> None:
        """Show which causes are ticked."""
        for key, row in self._causes.items():
            row.show_tick(on=key in keys)

    def show_marks(self, marks: Mapping[str, str]) -> None:
        """Show, for what the article leaves out, what the person told of themselves; no words: nothing."""
        for key, row in self._factors.items():
            row.show_mark(marks.get(key, ""))

    def hold(self, explanation: Explanation | None) -> None:
        """Keep the explanation right under the row that is chosen, or leave it to others (null)."""
        if explanation is None and self._held is not None:
            self._column.removeWidget(self._held)
            self._held.follow_tab(list(self._rows.values())[-1].takes_keys)
        self._held = explanation
        self._place_held()
        self._soon.start(0)

    def _place_held(self) -> None:
        if self._held is None:
            return
        row = self._rows[self._chosen_key]
        self._column.removeWidget(self._held)
        self._column.insertWidget(self._column.indexOf(row) + 1, self._held)
        self._held.follow_tab(row.takes_keys)

    def _take_tab(self) -> None:
        """Let Tab reach one of the rows below: the one that is chosen, or the first."""
        stop = self._chosen_key if self._chosen_key in self._factors else next(iter(self._factors), "")
        for key, row in self._factors.items():
            row.set_tab_stop(on=key == stop)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._rows)
        place = min(max(keys.index(key) + by, 0), len(keys) - 1)
        self._rows[keys[place]].takes_keys.setFocus(Qt.FocusReason.TabFocusReason)
        self.choose(keys[place])

    def _bring(self) -> None:
        """Bring the row that is chosen into sight, and as much of what is held under it as fits."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self.isVisible():
            if self._held is not None:
                above.ensureWidgetVisible(self._held)
            above.ensureWidgetVisible(self._rows[self._chosen_key])


def _padded(words: QWidget) -> QWidget:
    words.setContentsMargins(8, 0, 8, 6)
    return words
