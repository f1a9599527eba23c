"""Short words for the figures beside the advice; the sentences themselves come from the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.advice import (
    ALCOHOL_CAFFEINE,
    FOOD,
    SLEEP_RELAXATION,
    SUPPLEMENT,
)
from magapp.domain.reference import (
    ADEQUATE_INTAKE,
    COMPLETE_DAYS_FOR_AVERAGE,
    UPPER_LEVEL,
    bands,
    reference_intake,
)
from magapp.i18n import _, language, ngettext
from magapp.services.gated import kidneys_ask_first
from magapp.services.wording import mg, number
from magapp.ui.widgets.figure_rows import FigureRow

if TYPE_CHECKING:
    from magapp.domain.advice import Figures
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.profile import Profile

_SWAPS = 2
_MARKS = {
    "right": "✓",
    "roughly": "✓",
    "partly": "◐",
    "hardly": "◐",
    "unsupported": "✕",
    "wrong": "✕",
    "unverifiable": "?",
    "personal": "○",
    "omitted": "–",
}


def verdict_mark(verdict: str) -> str:
    """Give the sign that goes before a verdict, so that a list can be read at a glance."""
    return _MARKS.get(verdict, "○")


def step_chips(step: str, figures: Figures, foods: FoodTable, *, limit_named: bool) -> list[str]:
    """Give the figures of the diary that belong to a step, a few words each.

    *limit_named*: the general upper level may stand beside what was logged.
    """
    if step == FOOD:
        return _food_chips(figures, foods)
    if step == SUPPLEMENT:
        return _supplement_chips(figures, limit_named=limit_named)
    if step == ALCOHOL_CAFFEINE:
        return _drink_chips(figures)
    if step == SLEEP_RELAXATION and figures.sleep_hours is not None:
        return [_("sleep {hours} hours").format(hours=number(figures.sleep_hours, language(), 1))]
    return []


def _food_chips(figures: Figures, foods: FoodTable) -> list[str]:
    chips: list[str] = []
    if figures.mean_food is not None:
        chips.append(_("food {mg} a day").format(mg=mg(figures.mean_food, language())))
    for swap in figures.swaps[:_SWAPS]:
        food, other = foods.food(swap.food), foods.food(swap.other)
        if food is not None and other is not None:
            chips.append(
                _("{food} → {other}: {mg} mg more").format(
                    food=food.name(language()),
                    other=other.name(language()),
                    mg=number(swap.gained, language()),
                )
            )
    return chips


def _supplement_chips(figures: Figures, *, limit_named: bool) -> list[str]:
    if figures.mean_supplement is None or figures.supplement_days == 0:
        return []
    amount = mg(figures.mean_supplement, language())
    if limit_named:
        return [_("supplement {mg}, upper level {limit} mg").format(mg=amount, limit=UPPER_LEVEL)]
    return [_("supplement {mg} a day").format(mg=amount)]


def _drink_chips(figures: Figures) -> list[str]:
    chips: list[str] = []
    if figures.coffee_cups:
        much = round(figures.coffee_cups, 1)
        said = ngettext("coffee {cups} cup a day", "coffee {cups} cups a day", much)
        chips.append(said.format(cups=number(much, language(), 1)))
    much = round(figures.alcohol_glasses or 0.0, 1)
    if much:
        said = ngettext("alcohol {glasses} glass a day", "alcohol {glasses} glasses a day", much)
        chips.append(said.format(glasses=number(much, language(), 1)))
    return chips


def notes_title(figures: Figures) -> str:
    """Head the figures of the diary with the number of complete days behind them."""
    count = figures.complete_days
    said = ngettext("Your notes, {count} complete day", "Your notes, {count} complete days", count)
    return said.format(count=count)


def notes_rows(figures: Figures, profile: Profile, year: int) -> list[FigureRow]:
    """Give the averages beside the adequate intake; no average under three complete days."""
    rows: list[FigureRow] = []
    if figures.mean_food is not None:
        rows.append(FigureRow(_("From food"), mg(figures.mean_food, language()), strong=True))
    if figures.mean_supplement is not None:
        rows.append(FigureRow(_("From supplements"), mg(figures.mean_supplement, language())))
    own = reference_intake(profile, year)
    women, men = (FigureRow(words, f"{amount} mg", strong=True) for words, amount in _references())
    if own is not None:
        rows.append(women if own == ADEQUATE_INTAKE["women"] else men)
    elif not profile.is_minor_in(year):
        rows += [women, men]
    return rows


def _references() -> tuple[tuple[str, int], tuple[str, int]]:
    women = (_("Adequate intake (woman)"), ADEQUATE_INTAKE["women"])
    return women, (_("Adequate intake (man)"), ADEQUATE_INTAKE["men"])


def notes_sentence(figures: Figures, profile: Profile, guidance: Guidance, year: int) -> str:
    """Say where the intake lies beside the adequate intake, or what is missing for saying so."""
    if figures.complete_days < COMPLETE_DAYS_FOR_AVERAGE:
        return _("An average needs at least 3 complete days.")
    own = reference_intake(profile, year)
    if own is None or figures.mean_total is None or kidneys_ask_first(profile, guidance, year):
        return ""  # the adequate intake is one for healthy kidneys
    sentence = guidance.reason("intake_" + "_".join(bands(figures.mean_total, own)))
    return sentence.many.text(language()).format(reference=f"{own} mg")


def intakes_elsewhere(guidance: Guidance) -> list[FigureRow]:
    """List what other bodies reckon with, as the content has it."""
    return [
        FigureRow(f"{intake.body.text(language())}: {intake.label.text(language())}", f"{intake.mg} mg")
        for intake in guidance.intakes
        if not intake.id.startswith("nl_")
    ]
