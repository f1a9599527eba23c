"""The limits of magnesium in blood that laboratories and studies use: information, applied to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.records import LAB_UNITS
from magapp.i18n import N_, _, language
from magapp.services.lab_words import limit_in
from magapp.ui.dialogs.numbers_texts import sources_words, text_card
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.widgets.figure_table import FigureTable

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.ui.widgets.card import Card

KINDS: Final = {
    "study": N_("used by laboratories or studies"),
    "interval": N_("reference interval"),
    "proposal": N_("proposal or review"),
}


def limits_card(guidance: Guidance) -> Card:
    """Frame the table of limits with the text that says what they are not."""
    now = language()
    card = text_card(guidance, guidance.number_text("lab_limits_differ"), _("Limits differ"))
    table = FigureTable(
        _("Limits that laboratories and studies use"),
        (
            (_("What it is"), 30),
            (_("Kind"), 14),
            *((unit, 10) for unit in LAB_UNITS),
            (_("Source"), 20),
        ),
    )
    table.show_lines(
        [
            FigureLine(
                limit.id,
                (
                    limit.name.text(now),
                    _(KINDS[limit.kind]),
                    *(limit_in(limit, unit, now) for unit in LAB_UNITS),
                    sources_words(guidance, limit.sources, verified=limit.verified),
                ),
            )
            for limit in guidance.lab_limits
        ]
    )
    table.fit_rows(len(guidance.lab_limits))
    card.column.addWidget(table)
    return card
