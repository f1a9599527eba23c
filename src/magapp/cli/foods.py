"""``foods``: find foods by words in any order; import official tables, list and remove them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from magapp.cli.values import BadInputError, read_whole
from magapp.i18n import _
from magapp.services.figure_sources import tables_behind
from magapp.services.imported_foods import prescribed_sentences, rejected_words, source_of
from magapp.services.wording import number

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from magapp.cli.session import Session
    from magapp.domain.food import Food

_USUAL_LIMIT: Final = "10"
_MOST: Final = 1000
_MOST_REJECTED: Final = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "action",
        choices=("search", "import", "tables", "remove"),
        help=_("search foods, import an official table (with --apply), list the tables, or remove one"),
    )
    parser.add_argument(
        "text",
        metavar=_("TEXT"),
        nargs="*",
        help=_("words or how they begin; a file; or the name of a table"),
    )
    parser.add_argument("--limit", metavar="N", default=_USUAL_LIMIT, help=_("the most foods to list"))
    parser.add_argument(
        "--apply", action="store_true", help=_("import the file; without this it is only looked at")
    )


def run(options: argparse.Namespace, session: Session) -> None:
    """Do what was asked of the foods."""
    acts = {"search": _search, "import": _import, "tables": _tables, "remove": _remove}
    if options.action != "tables" and not options.text:
        raise BadInputError(_("Say which: a word to search for, a file, or the name of a table."))
    acts[options.action](options, session)


def _search(options: argparse.Namespace, session: Session) -> None:
    text = " ".join(options.text)
    limit = read_whole(options.limit, 1, _MOST, "--limit")
    foods = session.finder.search(text, session.language, limit)
    if not foods:
        session.tell(_("No food found for ‘{words}’.").format(words=text))
    sources = tables_behind([food.id for food in foods], session.diary)
    lines = [*_lines(foods, session), *_prescribed(sources)]
    session.answer([_food(food, session) for food in foods], lines)


def _import(options: argparse.Namespace, session: Session) -> None:
    """Look at a file; with --apply, import it in one step.

    Raises:
        TableRefused: it is no table that can be imported; nothing was changed.
    """
    from magapp.exchange.tables import read_table  # noqa: PLC0415  # only this action needs it
    from magapp.storage.tables import keep_table  # noqa: PLC0415

    path = Path(" ".join(options.text)).expanduser()
    preview = read_table(path)
    table = preview.table
    if options.apply:
        session.store  # noqa: B018  # a folder that is no diary, or is not there now, is refused here
        keep_table(session.places, table, path.name)
    rejected = [{"row": each.row, "reason": rejected_words(each)} for each in preview.rejected]
    document = {
        "format": table.kind,
        "version": table.version,
        "foods": len(table.foods),
        "with_magnesium": preview.with_magnesium,
        "rejected": rejected,
        "applied": bool(options.apply),
    }
    lines = [
        _(
            "{table}: {foods} foods, {known} with magnesium, {rejected} rows rejected, {left} left out."
        ).format(
            table=table.key,
            foods=len(table.foods),
            known=preview.with_magnesium,
            rejected=len(rejected),
            left=preview.left_out,
        ),
        *(
            _("Row {row}: {reason}").format(row=each["row"], reason=each["reason"])
            for each in rejected[:_MOST_REJECTED]
        ),
        _("Imported.") if options.apply else _("Nothing was changed yet. To import it, add --apply."),
    ]
    lines += _prescribed([table.key])
    session.answer(document, lines)


def _tables(options: argparse.Namespace, session: Session) -> None:  # noqa: ARG001  # all actions are called alike
    kept = session.imported_tables
    document = [
        {"key": table.key, "foods": len(table.foods), "citation": source_of(table).citation} for table in kept
    ]
    lines = [
        _("{table}: {foods} foods. {citation}").format(
            table=each["key"], foods=each["foods"], citation=each["citation"]
        )
        for each in document
    ]
    session.answer(document, lines or [_("No table was imported.")])


def _remove(options: argparse.Namespace, session: Session) -> None:
    """Remove a table.

    Raises:
        BadInputError: there is no such table.
    """
    from magapp.storage.tables import remove_table  # noqa: PLC0415  # only this action needs it

    key = " ".join(options.text)
    if not remove_table(session.places, key):
        raise BadInputError(_("There is no imported table ‘{key}’.").format(key=key))
    session.answer({"removed": key}, [_("Removed: {key}. Your diary keeps its figures.").format(key=key)])


def _food(food: Food, session: Session) -> dict[str, Any]:
    return {
        "id": food.id,
        "name": food.name(session.language),
        "name_nl": food.name_nl,
        "name_en": food.name_en,
        "group": food.group,
        "mg_per_100g": food.mg_per_100g,
        "source": food.source,
        "source_id": food.source_id,
        "attribution": prescribed_sentences(tables_behind([food.id], session.diary)),
        "portions": [
            {"name": session.lexicon.unit_of(portion.unit, 1, session.language), "grams": portion.grams}
            for portion in food.portions
        ],
    }


def _prescribed(sources: Iterable[str]) -> list[str]:
    return [f"{sentence}." for sentence in prescribed_sentences(sources)]


def _lines(foods: list[Food], session: Session) -> Iterator[str]:
    for food in foods:
        if food.mg_per_100g is None:
            yield _("{food}: magnesium unknown").format(food=food.name(session.language))
        else:
            yield _("{food}: {mg} mg per 100 g").format(
                food=food.name(session.language), mg=number(food.mg_per_100g, session.language, 1)
            )
