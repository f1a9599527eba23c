"""The bundled foods and forms, read once for all tests of the entry line."""

from functools import cache

from magapp.content import load_guidance
from magapp.services.entry_line import propose
from magapp.services.food_search import FoodFinder
from magapp.services.food_table import load_food_table
from magapp.services.forms import supplement_forms
from magapp.services.lexicon import lexicon_of


@cache
def table():
    return load_food_table()


@cache
def finder():
    return FoodFinder(table())


@cache
def forms():
    return supplement_forms(load_guidance())


@cache
def lexicon():
    return lexicon_of(table())


def proposals(line, language="nl", usage=None):
    return propose(line, finder(), language, usage, forms())
