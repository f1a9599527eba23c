"""``profile``: what the reference intake and the advice depend on; all of it optional."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magapp.cli.values import NO, YES, BadInputError, HoldsMagnesiumError, read_pairs, read_whole
from magapp.domain.profile import contradictions, fact_changes
from magapp.domain.records import EARLIEST_YEAR
from magapp.domain.reference import reference_intake
from magapp.exchange.json_values import profile_json, reference_json
from magapp.i18n import N_, _
from magapp.services.interval_notes import medicine_name
from magapp.services.medicine_names import medicine_called, names_magnesium, typed_name
from magapp.services.profile_words import contradiction_sentence, sex_word
from magapp.storage.ids import fresh_id

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from magapp.cli.session import Session
    from magapp.domain.guidance import Cause, Condition, Medicine
    from magapp.domain.profile import Profile, Sex

_KEYS: Final = ("sex", "birth_year", "pregnant", "lactating", "conditions", "medicines", "causes")
_SEXES: Final[dict[str, Sex | None]] = {
    "female": "female",
    "woman": "female",
    "vrouw": "female",
    "f": "female",
    "v": "female",
    "male": "male",
    "man": "male",
    "m": "male",
    "": None,
}
_LINES: Final = {
    "sex": N_("Sex: {value}"),
    "birth_year": N_("Year of birth: {value}"),
    "pregnant": N_("Pregnant: {value}"),
    "lactating": N_("Breastfeeding: {value}"),
    "conditions": N_("Conditions: {value}"),
    "medicines": N_("Medicines: {value}"),
    "causes": N_("Possible causes: {value}"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "--list", action="store_true", help=_("list the ids of conditions, medicines and causes")
    )
    parser.add_argument(
        "values",
        metavar=_("KEY=VALUE"),
        nargs="*",
        help=_("sex=female birth_year=1970 pregnant=no lactating=no conditions=a,b medicines=a,b causes=a,b"),
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Show the profile of today, after setting what was given; nothing after the ``=`` takes it away."""
    pairs = read_pairs(options.values, _KEYS)
    if options.list:
        _list(session)
        return
    before = session.profile(session.today)
    wanted = before
    for key, text in pairs.items():
        wanted = _with(wanted, key, text, session)
    if wanted != before:
        session.save(fact_changes(session.diary.facts(), wanted, session.today, fresh_id))
    profile = session.profile(session.today)
    for found in contradictions(profile, session.today.year):
        session.tell(contradiction_sentence(found, profile, session.today.year))
    is_minor = profile.is_minor_in(session.today.year)
    reference = reference_json(reference_intake(profile, session.today.year), is_minor=is_minor)
    document = profile_json(profile) | reference
    session.answer(document, _lines(profile, document["reference_mg"], session))


def _with(profile: Profile, key: str, text: str, session: Session) -> Profile:
    guidance = session.guidance
    match key:
        case "sex":
            profile = replace(profile, sex=_sex(text))
        case "birth_year":
            year = read_whole(text, EARLIEST_YEAR, session.today.year, key) if text else None
            profile = replace(profile, birth_year=year)
        case "pregnant":
            profile = replace(profile, pregnant=_yes(text, key))
        case "lactating":
            profile = replace(profile, lactating=_yes(text, key))
        case "conditions":
            profile = replace(profile, conditions=_ids(text, guidance.conditions))
        case "medicines":
            profile = replace(profile, medicines=_medicines(text, session))
        case _:
            profile = replace(profile, causes=_ids(text, guidance.causes))
    return profile


def _sex(text: str) -> Sex | None:
    if text.casefold() not in _SEXES:
        raise BadInputError(_("sex must be female or male, not ‘{text}’.").format(text=text))
    return _SEXES[text.casefold()]


def _yes(text: str, key: str) -> bool:
    if text.casefold() not in YES | NO:
        raise BadInputError(_("{key} must be yes or no, not ‘{text}’.").format(key=key, text=text))
    return text.casefold() in YES


def _ids(text: str, known: Iterable[Condition | Medicine | Cause]) -> frozenset[str]:
    wanted = {word.strip() for word in text.split(",") if word.strip()}
    unknown = sorted(wanted - {record.id for record in known})
    if unknown:
        raise BadInputError(_("‘{id}’ is not known. See: magapp profile --list").format(id=unknown[0]))
    return frozenset(wanted)


def _medicines(text: str, session: Session) -> frozenset[str]:
    """Read ids, names and brands; what the list does not know is kept as it was typed, and said to be."""
    keys: set[str] = set()
    for words in text.split(","):
        name = typed_name(words)
        if not name:
            continue
        medicine = medicine_called(name, session.guidance)
        if medicine is None and names_magnesium(name, session.guidance):
            raise HoldsMagnesiumError(name, _("1 tablet magnesium 100 mg"))
        keys.add(name if medicine is None else medicine.id)
        if medicine is None:
            session.tell(
                _("‘{name}’ is not in the list of medicines: it is kept as you typed it.").format(name=name)
            )
    return frozenset(keys)


def _list(session: Session) -> None:
    guidance = session.guidance
    kinds: dict[str, tuple[Condition | Medicine | Cause, ...]] = {
        "conditions": guidance.conditions,
        "medicines": guidance.medicines,
        "causes": guidance.causes,
    }
    document: dict[str, list[dict[str, str]]] = {
        kind: [
            {"id": record.id, "name": record.name.text(session.language)}
            for record in records
            if not getattr(record, "retired", False)
        ]
        for kind, records in kinds.items()
    }
    lines = [f"{kind}\t{row['id']}\t{row['name']}" for kind, rows in document.items() for row in rows]
    session.answer(document, (line.expandtabs(28) for line in lines))


def _lines(profile: Profile, reference_mg: int | None, session: Session) -> Iterable[str]:
    guidance, language = session.guidance, session.language
    conditions = [(key, guidance.condition(key)) for key in profile.conditions]
    told = {
        "sex": None if profile.sex is None else sex_word(profile.sex),
        "birth_year": profile.birth_year,
        "pregnant": _("yes") if profile.pregnant else _("not ticked"),
        "lactating": _("yes") if profile.lactating else _("not ticked"),
        "conditions": _ticked(key if each is None else each.name.text(language) for key, each in conditions),
        "medicines": _ticked(medicine_name(key, guidance, language) for key in profile.medicines),
        "causes": _ticked(guidance.cause(key).name.text(language) for key in profile.causes),
    }
    for key, line in _LINES.items():
        yield _(line).format(value=_("not told") if told[key] is None else told[key])
    if profile.is_minor_in(session.today.year):
        yield _("Under 18: no reference is given here.")
    elif reference_mg is None:
        yield _("Adequate intake: 300 mg a day for women, 350 mg for men")
    else:
        yield _("Adequate intake: {mg} mg a day").format(mg=reference_mg)


def _ticked(names: Iterable[str]) -> str:
    """Join names, of which some hold a comma."""
    return "; ".join(sorted(names, key=str.casefold)) or _("nothing ticked")
