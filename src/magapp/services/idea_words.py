"""What an idea for more magnesium says, in the language set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from magapp.domain.amount import exactly
from magapp.i18n import _, language
from magapp.services.shown_units import shown
from magapp.services.wording import mg, number

if TYPE_CHECKING:
    from magapp.services.lexicon import Lexicon
    from magapp.services.still_to_go import Idea, StillToGo


class SaidIdea(NamedTuple):
    """Hold an idea in words: its food, its amount, what it brings in short, and with its energy.

    *whole* names food and amount in one, for a line or a screen reader.
    """

    food: str
    amount: str
    short: str
    gain: str
    whole: str


def say_idea(idea: Idea, lexicon: Lexicon) -> SaidIdea:
    """Say an idea."""
    now = language()
    food = idea.food.name(now)
    amount = lexicon.measure_of(idea.quantity, idea.unit, now)
    if idea.instead_of is not None:
        other = idea.instead_of.name(now)
        amount = _("{amount} instead of ‘{food}’").format(amount=amount, food=other)
    return SaidIdea(
        food,
        amount,
        f"+{mg(exactly(idea.gained), now)}",
        _gain(idea),
        _("{food}, {amount}").format(food=food, amount=amount),
    )


def _gain(idea: Idea) -> str:
    now, units = language(), shown()
    more = mg(exactly(idea.gained), now)
    figure = round(units.energy_of(idea.kcal), -1)
    energy = f"{number(abs(figure), now)} {units.energy}"
    if idea.instead_of is None:
        return _("{mg} more, about {energy}").format(mg=more, energy=energy)
    if figure > 0:
        return _("{mg} more, and about {energy} more").format(mg=more, energy=energy)
    if figure < 0:
        return _("{mg} more, and about {energy} less").format(mg=more, energy=energy)
    return _("{mg} more, for about as much energy").format(mg=more)


def no_ideas(found: StillToGo) -> str:
    """Say why nothing is offered for a day."""
    match found.why:
        case "untold":
            return _("Ideas go by your own adequate intake. Fill in your sex first: File, About you.")
        case "minor":
            return _("Under 18 there is no adequate intake of your own here, and no ideas.")
        case "reached":
            return _("What is written down reaches the adequate intake: there is nothing left to go.")
        case _:
            return _("There are no ideas for this day.")


def ideas_title(found: StillToGo) -> str:
    """Head the ideas with the mg that are between the day and the adequate intake, where they are known."""
    if found.missing is None:
        return _("Ideas for more magnesium")
    if round(found.missing.low) <= 0:
        return _("Ideas for up to {mg} more").format(mg=mg(exactly(found.missing.high), language()))
    return _("Ideas for {mg} more").format(mg=mg(found.missing, language()))
