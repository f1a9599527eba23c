"""Words for people, in the language set: gettext, with English message ids.

People's words are needed below Qt as well (command line, reports), hence no Qt translation here.
Only the tables of the language set are read; ``use`` may be called again while the program runs.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES: Final = ("nl", "en")

_language = "en"
_translations: NullTranslations | None = None


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "translate later"
    """Mark a message for translation where it cannot be translated yet."""
    return message


def _(message: str) -> str:
    """Translate a message into the language set."""
    # gettext answers an empty message with the header of its table.
    return message if _translations is None or not message else _translations.gettext(message)


def ngettext(singular: str, plural: str, number: float) -> str:
    """Translate a message that counts something."""
    count = 1 if number == 1 else 2
    if _translations is None:
        return singular if count == 1 else plural
    return _translations.ngettext(singular, plural, count)


def language() -> str:
    """Give the language set: ``nl`` or ``en``."""
    return _language


def system_language() -> str:
    """Guess from the environment: Dutch when the system is Dutch, else English."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "nl" if value.lower().startswith("nl") else "en"
    if os.name == "nt":
        import locale  # noqa: PLC0415  # Windows has no such variables

        return "nl" if (locale.getlocale()[0] or "").lower().startswith(("nl", "dutch")) else "en"
    return "en"


def use(wanted: str | None) -> str:
    """Set the language (null: the system's) and give the one that is now used.

    Raises OSError where its table cannot be read; the language is then the one it was.
    """
    global _language, _translations  # noqa: PLW0603  # the language is one for the whole process
    chosen = wanted if wanted in LANGUAGES else system_language()
    if chosen == "en":
        _language, _translations = chosen, None
        return chosen
    from gettext import GNUTranslations  # noqa: PLC0415  # an English start needs no tables

    from magapp import resources  # noqa: PLC0415

    table = resources.root() / "locale" / chosen / "LC_MESSAGES" / "magapp.mo"
    with table.open("rb") as file:
        _translations = GNUTranslations(file)
    _language = chosen
    return chosen
