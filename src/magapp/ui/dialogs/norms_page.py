"""How much a day: what every body says for every age, and why they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from magapp.domain.norm_records import NORM_GROUPS, is_own
from magapp.i18n import N_, _, language
from magapp.ui.dialogs.numbers_texts import (
    reading_column,
    reading_label,
    sources_words,
    text_card,
    two_halves,
)
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.theme import GAP
from magapp.ui.widgets.asked import Combo
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.figure_table import FigureTable

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.domain.norm_records import Body, Norm
    from magapp.domain.profile import Profile

_ALL: Final = ""
_FIRST: Final = "nl"
_BODY: Final = 0
MEASURES: Final = {
    "ai": N_("adequate intake"),
    "ear": N_("average requirement (EAR)"),
    "rda": N_("recommendation (RDA)"),
    "rni": N_("recommendation (RNI)"),
    "estimate": N_("estimate of an adequate intake"),
    "balance": N_("balance study, no norm"),
}


class NormsPage(QWidget):
    """Show the norms of one body or of all, with the person's own row named where it is sure."""

    def __init__(self, guidance: Guidance, profile: Profile, year: int) -> None:
        super().__init__()
        self._guidance = guidance
        self._profile = profile
        self._year = year
        now = language()
        choices = [(_ALL, _("All bodies and countries"))]
        choices += [(body.id, body.name.text(now)) for body in guidance.bodies]
        self._chooser = Combo(_("Body or country"), choices, _FIRST)
        self._own = label(muted=True, wrap=True)
        self._table = FigureTable(
            _("How much magnesium a day, in mg"),
            (
                (_("Body"), 12),
                (_("Age"), 13),
                (_("Men"), 7),
                (_("Women"), 7),
                (_("Pregnant"), 6),
                (_("Breastfeeding"), 6),
                (_("Kind of value"), 14),
                (_("Remark"), 18),
                (_("Source"), 18),
            ),
        )
        self._kind = bold(wrap=True)
        self._note = reading_label("")
        self._sources = reading_label("", muted=True)
        self._about = Card()
        for part in (self._kind, self._note, self._sources):
            self._about.column.addWidget(part)

        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(label(_("Body or country")))
        head.addWidget(self._chooser, 1)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._own)
        column.addWidget(self._table, 1)
        texts = [
            text_card(guidance, guidance.number_text(key))
            for key in ("norms_differ", "norm_words", "norm_balance", "norm_children")
        ]
        lower = reading_column(_("What these figures mean"), self._about, *texts)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GAP, 0, 0)
        page.addWidget(two_halves(upper, lower))
        self.setFocusProxy(self._chooser)

        self._chooser.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def chooser(self) -> Combo:
        """Give the choice of a body."""
        return self._chooser

    @property
    def table(self) -> FigureTable:
        """Give the table."""
        return self._table

    @property
    def own_words(self) -> str:
        """Give what is said of the person's own row."""
        return self._own.text()

    def show_profile(self, profile: Profile, year: int) -> None:
        """Name the rows of a person, as they are known now."""
        self._profile, self._year = profile, year
        self._show()

    def _show(self) -> None:
        wanted = str(self._chooser.currentData())
        bodies = {body.id: body for body in self._guidance.bodies}
        norms = [norm for norm in self._guidance.norms if wanted in (_ALL, norm.body)]
        self._table.setColumnHidden(_BODY, wanted != _ALL)
        self._table.show_lines([self._line(norm, bodies[norm.body]) for norm in norms])
        self._table.share_width()
        self._table.scrollToTop()
        self._own.setText(self._own_sentence(norms))
        self._about.setVisible(wanted != _ALL)
        if wanted != _ALL:
            self._tell_of(bodies[wanted])

    def _line(self, norm: Norm, body: Body) -> FigureLine:
        now = language()
        figures = (
            _("{mg} (your group)").format(mg=norm.mg(group))
            if is_own(norm, group, self._profile, self._year)
            else str(norm.mg(group) or "")
            for group in NORM_GROUPS
        )
        return FigureLine(
            norm.id,
            (
                body.name.text(now),
                norm.ages.text(now),
                *figures,
                _(MEASURES[norm.measure]),
                "" if norm.remark is None else norm.remark.text(now),
                sources_words(self._guidance, norm.sources, verified=norm.verified),
            ),
        )

    def _own_sentence(self, norms: list[Norm]) -> str:
        if self._profile.is_minor_in(self._year):
            return _("Under 18 no row is pointed out as yours.")
        if any(is_own(norm, group, self._profile, self._year) for norm in norms for group in NORM_GROUPS):
            return _("All sources together, in mg a day. Your own figure has ‘your group’ behind it.")
        if self._profile.sex is None or self._profile.birth_year is None:
            return _(
                "All sources together, in mg a day. No row is pointed out as yours: for that the program "
                "has to know your sex and birth year."
            )
        return _("All sources together, in mg a day.")

    def _tell_of(self, body: Body) -> None:
        now = language()
        said = _("{body}, {year}: {kind}")
        self._kind.setText(said.format(body=body.name.text(now), year=body.year, kind=body.kind.text(now)))
        self._note.setText(body.note.text(now))
        sources = sources_words(self._guidance, body.sources, verified=body.verified)
        self._sources.setText(_("Sources: {sources}").format(sources=sources))
