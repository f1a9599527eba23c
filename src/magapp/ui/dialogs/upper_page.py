"""The upper level: the fixed text, and what every body says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.ui.dialogs.numbers_texts import reading_column, sources_words, text_card, two_halves
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.theme import GAP
from magapp.ui.widgets.figure_table import FigureTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from magapp.domain.guidance import Guidance


class UpperPage(QWidget):
    """Show the fixed text about the upper level first, and the table of bodies under it."""

    def __init__(self, guidance: Guidance) -> None:
        super().__init__()
        now = language()
        fixed = guidance.fixed("upper_level")
        self._text = reading_column(_("The upper level"), text_card(guidance, fixed, _("The upper level")))
        self._said = fixed.text.text(now)
        self._table = FigureTable(
            _("Upper levels for magnesium from supplements, in mg a day"),
            (
                (_("Body"), 16),
                (_("Adults"), 8),
                (_("What it is"), 18),
                (_("Children"), 16),
                (_("What it counts"), 28),
                (_("Source"), 18),
            ),
        )
        self._table.show_lines(
            [
                FigureLine(
                    level.id,
                    (
                        level.body.text(now),
                        f"{level.mg} mg",
                        level.label.text(now),
                        level.children.text(now),
                        level.scope.text(now),
                        sources_words(guidance, level.sources, verified=level.verified),
                    ),
                )
                for level in guidance.upper_levels
            ]
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.addWidget(two_halves(self._text, self._table, upper_share=2, lower_share=3))
        self.setFocusProxy(self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Leave the room that the text does not need to the table."""
        super().resizeEvent(event)
        page = self._text.widget()
        if page is not None:
            needed = page.heightForWidth(self.width())
            self._text.setMaximumHeight(max(self._text.minimumHeight(), needed))

    @property
    def table(self) -> FigureTable:
        """Give the table."""
        return self._table

    @property
    def text(self) -> str:
        """Give the fixed text that stands above the table."""
        return self._said
