"""``label``: from what a label says to elemental magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from magapp.cli.say import mg_words
from magapp.cli.values import BadInputError, read_number
from magapp.domain.label import elemental, fraction_of, stated
from magapp.domain.records import MAX_MG
from magapp.exchange.json_values import mg_json
from magapp.i18n import _

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.amount import Amount


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--form", required=True, metavar=_("FORM"), help=_("such as citrate or oxide"))
    weight = parser.add_mutually_exclusive_group(required=True)
    weight.add_argument("--compound-mg", metavar="MG", help=_("the weight of the salt"))
    weight.add_argument("--elemental-mg", metavar="MG", help=_("the magnesium in it, as the label says"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Work out the magnesium; a name that leaves the salt open gives a range."""
    form = session.guidance.form_called(options.form)
    if form is None:
        names = [family.id for family in session.guidance.families]
        known = ", ".join([*names, *(each.id for each in session.guidance.forms)])
        raise BadInputError(
            _("‘{form}’ is no form of magnesium known here. Known are: {known}.").format(
                form=options.form, known=known
            )
        )
    members = session.guidance.members(form)
    if options.compound_mg is not None:
        result = elemental(members, _weight(options.compound_mg, "--compound-mg"))
    else:
        result = stated(_weight(options.elemental_mg, "--elemental-mg"))
    document = {
        "form": form.id,
        "elemental_mg": mg_json(result.elemental),
        "estimate": result.estimate,
        "fraction": _fraction(fraction_of(members)),
    }
    line = _("{form}: {mg} of magnesium (estimate)") if result.estimate else _("{form}: {mg} of magnesium")
    words = mg_words(result.elemental, session.language)
    session.answer(document, [line.format(form=form.name.text(session.language), mg=words)])


def _weight(text: str, option: str) -> float:
    value = read_number(text, 0, MAX_MG, option)
    if value == 0:
        raise BadInputError(_("{what} must be more than 0.").format(what=option))
    return value


def _fraction(fraction: Amount) -> float | dict[str, Any]:
    """Write a form's share of magnesium, 0 to 1: one number, or two where the form is open."""
    if fraction.low == fraction.high:
        return round(fraction.low, 4)
    return {"low": round(fraction.low, 4), "high": round(fraction.high, 4)}
