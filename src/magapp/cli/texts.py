"""The words of argparse itself, in the language set.

argparse looks its words up through two functions of its own module; giving it ours translates help and
errors at once. They stand here once more so that they are found for translation.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from magapp.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: Final = (
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


def speak() -> None:
    """Let argparse speak the language set."""
    vars(argparse).update({"_": _, "ngettext": ngettext})


class _Help(argparse.HelpFormatter):
    """Begin the usage line with our word for it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        word = _("Usage:")
        super().add_usage(usage, actions, groups, f"{word} " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Say in one sentence what is wrong with a command line, and how it should look."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=_Help, **options)  # type: ignore[arg-type]  # handed on as they are

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Name what is possible; that of an argument without a dash needs no name, it stands at its place."""
        if action.choices is None or value in action.choices:
            return
        sentence = _("‘{value}’ is not possible here. Possible are: {choices}.").format(
            value=value, choices=", ".join(map(str, action.choices))
        )
        raise argparse.ArgumentError(action if action.option_strings else None, sentence)

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        sys.stderr.write(f"{self.prog}: {message}\n{self.format_usage()}")
        sys.exit(2)
