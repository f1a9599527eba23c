"""``add``: write down what was eaten, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.cli.say import dose_line, entry_line, interval_sentences, supplement_notes
from magapp.cli.values import read_day
from magapp.domain.records import MEALS, Dose, Entry
from magapp.exchange.json_values import dose_json, entry_json
from magapp.i18n import _
from magapp.services.entry_line import propose
from magapp.services.figure_sources import sources_of
from magapp.services.gated import said_of_logged
from magapp.services.imported_foods import prescribed_sentences
from magapp.services.own_foods import meals
from magapp.services.proposal import FoodNotFoundError
from magapp.services.usage import usage_of
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from magapp.cli.session import Session
    from magapp.services.proposal import Proposal

_SUGGESTIONS: Final = 5
_FRAGMENT: Final = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "text", metavar=_("TEXT"), nargs="+", help=_("such as: 2 slices wholemeal bread; coffee 8:30")
    )
    parser.add_argument("--day", metavar=_("DAY"), help=_("a date, today or yesterday"))
    parser.add_argument("--meal", choices=MEALS, help=_("the meal; otherwise that of the clock"))


def run(options: argparse.Namespace, session: Session) -> None:
    """Add an entry for each food of the line and a dose for each medicine, or none at all."""
    day = read_day(options.day, session.today)
    text = " ".join(options.text)
    try:
        chosen = _understand(text, day, session)
    except FoodNotFoundError as error:
        _suggest(error, session)
        raise
    if options.meal:
        chosen = chosen.at_meal(options.meal)
    placed = session.times.placed(chosen)
    records = placed.to_records(fresh_id, day, meal=session.times.meal_at(session.minute))
    entries = [record for record in records if isinstance(record, Entry)]
    doses = [record for record in records if isinstance(record, Dose)]
    session.save({record.id: record for record in records})
    attribution = prescribed_sentences(sources_of(entries, session.diary))
    notes = said_of_logged(entries, session.folding_gates(day), session.guidance, session.language)
    notes += interval_sentences(records, session)
    notes += supplement_notes(day, {record.id for record in records}, session)
    session.answer(
        {
            "entries": [entry_json(entry, session.name_of) for entry in entries],
            "doses": [dose_json(dose) for dose in doses],
            "notes": notes,
            "attribution": attribution,
        },
        [
            *(_("Written down: {entry}").format(entry=entry_line(entry, session)) for entry in entries),
            *(_("Written down: {entry}").format(entry=dose_line(dose, session)) for dose in doses),
            *notes,
            *(f"{sentence}." for sentence in attribution),
        ],
    )


def _understand(text: str, day: dt.date, session: Session) -> Proposal:
    """Take the best proposal for the line, which may hold several foods."""
    diary, kitchen = session.diary, session.kitchen
    best = propose(
        text,
        kitchen.finder,
        session.language,
        usage_of(diary, day),
        kitchen.forms,
        products=kitchen.products,
        meals=meals(diary),
        medicines=kitchen.medicines,
    )[0]
    for part in best.parts or (best,):
        if part.left_out:
            session.tell(
                _("Not understood: ‘{words}’; taken as: {food}.").format(words=part.left_out, food=part.name)
            )
    return best


def _suggest(error: FoodNotFoundError, session: Session) -> None:
    """Name foods that resemble a word of what was typed."""
    names = list(error.suggestions)
    for word in sorted(error.words.split(), key=len, reverse=True):
        for fragment in (word, word[: max(_FRAGMENT, len(word) - 2)]):
            found = session.finder.search(fragment, session.language, _SUGGESTIONS)
            names += [food.name(session.language) for food in found]
    if names:
        listed = "; ".join(list(dict.fromkeys(names))[:_SUGGESTIONS])
        session.tell(_("Did you mean: {foods}?").format(foods=listed))
