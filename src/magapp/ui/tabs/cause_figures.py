"""What the diary and the profile say of each cause, worked out when it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from magapp.domain.food import FoodTable
from magapp.i18n import _, language
from magapp.services.advice_figures import DAYS_OF_ADVICE, figures_of
from magapp.services.own_energy import DAYS_OF_OWN_ENERGY
from magapp.services.said_causes import said_of_cause, said_of_factor
from magapp.ui.widgets.symptom_explanation import Link, Part
from magapp.ui.widgets.symptom_words import cause_parts, factor_parts, said, sources_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.advice import Figures
    from magapp.domain.guidance import Cause, Factor, Guidance
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

_TICKS = frozenset({"conditions", "medicines"})
_IN_TRENDS = frozenset({"alcohol", "caffeine", "sweat", "stress"})


class CauseFigures(QObject):
    """Explain a cause with what the last four weeks of the diary say of it, always up to today.

    ``changed`` tells that the figures may be others now; they are worked out when they are asked for.
    Without a food table (null) the high ends of unknown foods are left out.
    """

    changed = Signal()

    def __init__(
        self, document: Document, shown_day: ShownDay, guidance: Guidance, foods: FoodTable | None
    ) -> None:
        super().__init__(document)
        self._document = document
        self._shown_day = shown_day
        self._guidance = guidance
        self._foods = FoodTable((), (), (), ()) if foods is None else foods
        self._figures: Figures | None = None
        self._of_day: dt.date | None = None

        document.changed.connect(self._follow)

    def explained(self, key: str) -> tuple[str, Sequence[Part], Link]:
        """Explain a cause or what the article leaves out: title, paragraphs, and where it leads to."""
        for factor in self._guidance.factors:
            if factor.id == key:
                return said(factor.name), self._factor(factor), _to_profile()
        cause = self._guidance.cause(key)
        parts, link = self._cause(cause)
        return said(cause.name), parts, link

    def marks(self) -> dict[str, str]:
        """Give, by what the article leaves out, what the person told of themselves that is this."""
        today = self._shown_day.today
        profile = self._document.profile(today)
        told: dict[str, str] = {}
        for factor in self._guidance.factors:
            found = said_of_factor(factor, profile, self._guidance, self._foods, today.year, language())
            ticked = [
                said(each.name)
                for each in (
                    *(
                        self._guidance.condition(key)
                        for key in factor.conditions
                        if key in profile.conditions
                    ),
                    *(self._guidance.medicine(key) for key in factor.medicines if key in profile.medicines),
                )
                if each is not None
            ]
            if ticked:
                told[factor.id] = _("you ticked: {name}").format(name=", ".join(ticked))
            elif found.found:
                told[factor.id] = " ".join(found.sentences)
        return told

    def _cause(self, cause: Cause) -> tuple[Sequence[Part], Link]:
        today = self._shown_day.today
        figures = self._figures_of(today)
        profile = self._document.profile(today)
        told = said_of_cause(cause, figures, profile, self._guidance, self._foods, today.year, language())
        shows = frozenset(cause.shows)
        if shows <= _TICKS:
            heading, link = _("What you told about yourself"), _to_profile()
        else:
            heading = _("What your diary says, last four weeks")
            to_trends = told.found and bool(shows & _IN_TRENDS)
            link = Link("trends", _("To the trends")) if to_trends else Link("diary", _("To the food diary"))
        own = Part(heading, "\n".join(told.sentences), sources_of(self._guidance, told.source_keys))
        article, *others = cause_parts(self._guidance, cause)
        return (own, article, *others), link

    def _factor(self, factor: Factor) -> Sequence[Part]:
        today = self._shown_day.today
        profile = self._document.profile(today)
        told = said_of_factor(factor, profile, self._guidance, self._foods, today.year, language())
        own: list[Part] = []
        if told.found:
            own.append(Part(_("What you told about yourself"), "\n".join(told.sentences)))
        return (*own, *factor_parts(self._guidance, factor))

    def _figures_of(self, today: dt.date) -> Figures:
        if self._figures is None or self._of_day != today:
            self._figures = figures_of(self._document.diary, today, self._foods.group_uppers(), None)
            self._of_day = today
        return self._figures

    def _follow(self, change: Change) -> None:
        earliest = self._shown_day.today - dt.timedelta(days=DAYS_OF_ADVICE + DAYS_OF_OWN_ENERGY)
        if change.everything or change.library or any(day >= earliest for day in change.days):
            self._figures = None
            self.changed.emit()


def _to_profile() -> Link:
    return Link("profile", _("Conditions and medicines…"))
