"""``label``: from what a label says to elemental magnesium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magapp.cli.say import mg_words
from magapp.cli.values import BadInputError, read_number, read_whole
from magapp.domain.label import elemental, fraction_of, in_one, stated, stated_share
from magapp.domain.records import MAX_MG
from magapp.exchange.json_values import mg_json
from magapp.i18n import _
from magapp.services.label_notes import claims_of, label_notes, oxide_percent

if TYPE_CHECKING:
    import argparse

    from magapp.cli.session import Session
    from magapp.domain.amount import Amount
    from magapp.domain.guidance import Family, Form
    from magapp.domain.label import LabelResult

_MOST_PERCENT: Final = 1000
_MOST_PIECES: Final = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("--form", metavar=_("FORM"), help=_("such as citrate or oxide"))
    parser.add_argument("--compound-mg", metavar="MG", help=_("the weight of the salt"))
    said = parser.add_mutually_exclusive_group()
    said.add_argument("--elemental-mg", metavar="MG", help=_("the magnesium in it, as the label says"))
    said.add_argument(
        "--ri-percent", metavar="PERCENT", help=_("the percentage of the reference intake on the label")
    )
    parser.add_argument(
        "--pieces", metavar="N", default="1", help=_("the capsules or tablets that the figures are for")
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Work out the magnesium; a name that leaves the salt open gives a range."""
    form = None if options.form is None else _form(options.form, session)
    result = _result(options, form, session)
    pieces = read_whole(options.pieces, 1, _MOST_PIECES, "--pieces")
    form_id = "" if form is None else form.id
    now, guidance = session.language, session.guidance
    gates = session.folding_gates(session.today)
    notes = label_notes(result, form_id, guidance, now, gates)
    each = in_one(result.elemental, pieces)
    document = {
        "form": form_id or None,
        "elemental_mg": mg_json(result.elemental),
        "per_piece_mg": mg_json(each),
        "estimate": result.estimate,
        "fraction": None if form is None else _fraction(fraction_of(guidance.members(form))),
        "oxide_percent": oxide_percent(result.fraction, form_id, guidance),
        "notes": notes,
        "health_claims": claims_of(result.elemental, guidance, now, gates),
    }
    words = mg_words(result.elemental, now)
    if form is None:
        lines = [_("{mg} of magnesium").format(mg=words)]
    else:
        line = (
            _("{form}: {mg} of magnesium (estimate)") if result.estimate else _("{form}: {mg} of magnesium")
        )
        lines = [line.format(form=form.name.text(now), mg=words)]
    if pieces > 1:
        lines.append(_("That is {mg} in each of the {count}.").format(mg=mg_words(each, now), count=pieces))
    session.answer(document, [*lines, *notes])


def _form(words: str, session: Session) -> Form | Family:
    form = session.guidance.form_called(words)
    if form is None:
        raise BadInputError(
            _("‘{form}’ is no form of magnesium known here. Known are, among others: {known}.").format(
                form=words, known="; ".join(_known_names(session))
            )
        )
    return form


def _known_names(session: Session) -> list[str]:
    """List the names that people use: those that leave the salt open, and those of salts with one name."""
    guidance, language = session.guidance, session.language
    named: list[Form | Family] = [*guidance.families, *(form for form in guidance.forms if form.aliases)]
    # What stands behind a comma or a bracket explains; the form is known without it.
    return sorted({each.name.text(language).partition(",")[0].partition(" (")[0] for each in named})


def _result(options: argparse.Namespace, form: Form | Family | None, session: Session) -> LabelResult:
    """Take what the label says of magnesium first, then its percentage, then the weight of the salt."""
    salt = None if options.compound_mg is None else _above_0(options.compound_mg, MAX_MG, "--compound-mg")
    if options.elemental_mg is not None:
        return stated(_above_0(options.elemental_mg, MAX_MG, "--elemental-mg"), salt)
    if options.ri_percent is not None:
        return stated_share(_above_0(options.ri_percent, _MOST_PERCENT, "--ri-percent"), salt)
    if form is None or salt is None:
        raise BadInputError(
            _("Give --elemental-mg or --ri-percent as the label says, or --form with --compound-mg.")
        )
    return elemental(session.guidance.members(form), salt)


def _above_0(text: str, most: float, option: str) -> float:
    value = read_number(text, 0, most, option)
    if value == 0:
        raise BadInputError(_("{what} must be more than 0.").format(what=option))
    return value


def _fraction(fraction: Amount) -> float | dict[str, Any]:
    """Write a form's share of magnesium, 0 to 1: one number, or two where the form is open."""
    if fraction.low == fraction.high:
        return round(fraction.low, 4)
    return {"low": round(fraction.low, 4), "high": round(fraction.high, 4)}
