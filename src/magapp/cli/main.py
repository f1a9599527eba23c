"""Read the command line, run one command, and end with 0, 1 or 2: done, not possible, wrong use."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magapp import __version__, i18n
from magapp.cli import texts
from magapp.cli.session import Session
from magapp.cli.values import BadInputError
from magapp.exchange.errors import ExportError, UnknownFormatError
from magapp.exchange.tables.errors import TableRefused
from magapp.i18n import LANGUAGES, N_, _
from magapp.services.proposal import EntryLineError
from magapp.storage.errors import NotStorable, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DONE: Final = 0
NOT_DONE: Final = 1
WRONG_USE: Final = 2

COMMANDS: Final = {
    "foods": N_("search the foods, import official tables"),
    "add": N_('write down what was eaten, in words such as "2 slices wholemeal bread"'),
    "day": N_("show a day and what it adds up to"),
    "habits": N_("show or set a day's drinks, sleep, relaxation, stress and sweat"),
    "usual": N_("list the supplements that are usually taken, tick them off, add or remove one"),
    "dose": N_("write down a medicine that was taken"),
    "lab": N_("write down or list magnesium values from blood tests"),
    "symptoms": N_("show or answer a day's complaints, from 0 (none) to 3 (severe)"),
    "profile": N_("show or set what the adequate intake and the advice depend on"),
    "advice": N_("show the four steps and why they apply"),
    "label": N_("work out the magnesium in a supplement from its label"),
    "summary": N_("show the figures of a period"),
    "export": N_("write the summary of a period to a PDF, HTML, CSV or JSON file"),
    "check": N_("check whether every file of the diary is in order"),
    "move": N_("move the diary to another folder"),
    "paths": N_("show where the diary and the settings lie"),
    "erase": N_("delete everything that was written on this computer for the diary"),
}


def _common() -> texts.Parser:
    """Describe the options that every command has, before it or after it."""
    common = texts.Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar=_("DIR"), help=_("the folder of the diary"))
    common.add_argument("--lang", choices=LANGUAGES, help=_("the language of the answer"))
    common.add_argument("--json", action="store_true", help=_("answer with one JSON document"))
    return common


def make_parser(argv: Sequence[str]) -> texts.Parser:
    """Make the parser; only the commands named in *argv* are imported."""
    texts.speak()
    common = _common()
    parser = texts.Parser(
        prog="magapp",
        parents=[common],
        description=_("A private diary of food and complaints. Without a command the window opens."),
        epilog=_("Not a medical device; not a diagnosis."),
    )
    parser.add_argument(
        "--version", action="version", version=f"magapp {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, parents=[common], help=_(about), description=_(about))
        if name in argv:
            module = importlib.import_module(f"magapp.cli.{name}")
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _values_of(option: str, argv: Sequence[str]) -> Iterator[str]:
    """Find the values of an option before the command line is parsed: its language says how to parse."""
    for place, word in enumerate(argv):
        if word == option and place + 1 < len(argv):
            yield argv[place + 1]
        elif word.startswith(f"{option}="):
            yield word.partition("=")[2]


def _choose_language(argv: Sequence[str]) -> None:
    """Set the language: the one asked for, else that of the settings, else the system's."""
    asked = [value for value in _values_of("--lang", argv) if value in LANGUAGES]
    if asked:
        i18n.use(asked[-1])
        return
    from magapp.storage.paths import find_places  # noqa: PLC0415  # not needed where the language is given
    from magapp.storage.settings import read_settings  # noqa: PLC0415  # as above

    read = read_settings(find_places().config)
    i18n.use(read.settings.language)
    if read.notice is not None:
        sys.stderr.write(f"{read.notice.sentence()}\n")


def _run(argv: Sequence[str]) -> int:
    options = make_parser(argv).parse_args(argv)
    data_dir = getattr(options, "data_dir", None)
    session = Session(
        data_dir=None if data_dir is None else Path(data_dir), as_json=getattr(options, "json", False)
    )
    try:
        status = options.run(options, session)
        sys.stdout.flush()
    except (BadInputError, EntryLineError, TableRefused, UnknownFormatError, NotStorable) as error:
        session.tell(error.sentence())
        return WRONG_USE
    except (StorageError, ExportError) as error:
        session.tell(error.sentence())
        return NOT_DONE
    return DONE if status is None else int(status)


def main(argv: Sequence[str]) -> int:
    """Run a command and give its exit status; no traceback ever shows what a diary holds."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        _choose_language(argv)
        return _run(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else NOT_DONE
    except BrokenPipeError:
        # Who read the answer has gone; without this Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    except KeyboardInterrupt:
        return NOT_DONE
    except Exception as error:  # noqa: BLE001  # the last resort: a traceback would print what was typed and eaten
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = "" if where is None else f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}"
        sentence = _("magapp itself made a mistake ({kind}, {place}). Please report it.")
        sys.stderr.write(sentence.format(kind=type(error).__name__, place=place) + "\n")
        return NOT_DONE
