"""Forms of magnesium: how much of the salt is magnesium, and what research says of the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.domain.label import fraction_of
from magapp.i18n import N_, _, language
from magapp.services.lab_words import fixed
from magapp.services.wording import number
from magapp.ui.dialogs.numbers_texts import (
    reading_column,
    reading_label,
    sources_words,
    text_card,
    two_halves,
)
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.theme import GAP
from magapp.ui.widgets.card import Card, bold
from magapp.ui.widgets.figure_table import FigureTable

if TYPE_CHECKING:
    from magapp.domain.guidance import Family, Form, Guidance
    from magapp.domain.norm_records import FormEvidence

CLASSES: Final = {
    "inorganic": N_("inorganic"),
    "organic": N_("organic"),
    "mixed": N_("mixed: half of the magnesium is hydroxide"),
}
SOLUBILITIES: Final = {
    "soluble": N_("soluble in water"),
    "barely": N_("barely soluble in water"),
    "unknown": N_("not looked up"),
}
_WANTED_MG: Final = 100


class FormsPage(QWidget):
    """Show every form with its share of magnesium, and under the table the evidence per form."""

    def __init__(self, guidance: Guidance) -> None:
        super().__init__()
        self._guidance = guidance
        self._table = FigureTable(
            _("Forms of magnesium"),
            (
                (_("Form"), 20),
                (_("Magnesium"), 8),
                (_("Magnesium in 1 g"), 8),
                (_("Salt for 100 mg"), 8),
                (_("Class"), 11),
                (_("In water"), 13),
                (_("Absorption"), 16),
            ),
        )
        kinds: list[Form | Family] = [*guidance.forms, *guidance.families]
        self._table.show_lines([self._line(kind) for kind in kinds])
        evidence = Card()
        evidence.column.addWidget(bold(_("What does research show?"), wrap=True))
        for told in guidance.form_evidence:
            self._add_evidence(evidence, told)
        first = ("forms_label_first", "forms_organic", "forms_buffered", "forms_malate")
        lower = reading_column(
            _("What is known of the forms"),
            *(text_card(guidance, guidance.number_text(key)) for key in first),
            evidence,
            text_card(guidance, guidance.number_text("forms_law")),
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.addWidget(two_halves(self._table, lower, upper_share=1, lower_share=1))
        self.setFocusProxy(self._table)

    @property
    def table(self) -> FigureTable:
        """Give the table."""
        return self._table

    def _line(self, kind: Form | Family) -> FigureLine:
        now = language()
        members = self._guidance.members(kind)
        share = fraction_of(members)
        name = kind.name.text(now)
        classes = dict.fromkeys(_(CLASSES[form.salt_class]) for form in members)
        waters = dict.fromkeys(_(SOLUBILITIES[form.solubility]) for form in members)
        absorbed = dict.fromkeys(
            "" if form.absorption is None else form.absorption.text(now) for form in members
        )
        if len(members) > 1:
            name = _("{form} (estimate: the label does not say which)").format(form=name)
        return FigureLine(
            kind.id,
            (
                name,
                _between(fixed(100 * share.low, now), fixed(100 * share.high, now)) + " %",
                _between(number(1000 * share.low, now), number(1000 * share.high, now)) + " mg",
                _between(number(_WANTED_MG / share.high, now), number(_WANTED_MG / share.low, now)) + " mg",
                "; ".join(classes),
                "; ".join(waters),
                next(iter(absorbed)) if len(absorbed) == 1 else "",
            ),
        )

    def _add_evidence(self, card: Card, told: FormEvidence) -> None:
        now = language()
        card.column.addWidget(bold(told.claim.text(now), wrap=True))
        card.column.addWidget(reading_label(told.evidence.text(now)))
        strength = self._guidance.strength(told.strength).name.text(now)
        said = _("Evidence: {strength}. Sources: {sources}")
        sources = sources_words(self._guidance, told.sources, verified=told.verified)
        card.column.addWidget(reading_label(said.format(strength=strength, sources=sources), muted=True))


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
