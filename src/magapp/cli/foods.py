"""``foods search``: find foods by words in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magapp.cli.values import read_whole
from magapp.i18n import _
from magapp.services.wording import number

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from magapp.cli.session import Session
    from magapp.domain.food import Food

_USUAL_LIMIT: Final = "10"
_MOST: Final = 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "action", metavar="search", choices=("search",), help=_("list the foods that fit, best first")
    )
    parser.add_argument("text", metavar=_("TEXT"), nargs="+", help=_("words, or how they begin"))
    parser.add_argument("--limit", metavar="N", default=_USUAL_LIMIT, help=_("the most foods to list"))


def run(options: argparse.Namespace, session: Session) -> None:
    """List the foods."""
    text = " ".join(options.text)
    limit = read_whole(options.limit, 1, _MOST, "--limit")
    foods = session.finder.search(text, session.language, limit)
    if not foods:
        session.tell(_("No food found for ‘{words}’.").format(words=text))
    session.answer([_food(food, session) for food in foods], _lines(foods, session))


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
        "portions": [
            {"name": session.lexicon.unit_of(portion.unit, 1, session.language), "grams": portion.grams}
            for portion in food.portions
        ],
    }


def _lines(foods: list[Food], session: Session) -> Iterator[str]:
    for food in foods:
        if food.mg_per_100g is None:
            yield _("{food}: magnesium unknown").format(food=food.name(session.language))
        else:
            yield _("{food}: {mg} mg per 100 g").format(
                food=food.name(session.language), mg=number(food.mg_per_100g, session.language, 1)
            )
