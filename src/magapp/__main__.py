"""Start magapp: the window, or one command of the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def window_options(argv: Sequence[str]) -> tuple[str | None, str | None] | None:
    """Read the data folder and the language of a start of the window; null when it is anything else.

    Read by hand: importing argparse would cost the start of the window more than the rest of this file.
    """
    values: dict[str, str] = {}
    words = iter(argv)
    for word in words:
        option, mark, value = word.partition("=")
        if option not in {"--data-dir", "--lang"}:
            return None
        given = value if mark else next(words, "")
        if not given or (option == "--lang" and given not in {"nl", "en"}):
            return None
        values[option] = given
    return values.get("--data-dir"), values.get("--lang")


def _open_window(data_dir: str | None, language: str | None) -> int:
    folder: Path | None = None
    if data_dir is not None:
        from pathlib import Path  # noqa: PLC0415  # needed for a folder only

        folder = Path(data_dir)
    try:
        from magapp.ui.app import run  # noqa: PLC0415  # a command must not load Qt

        return run(folder, language)
    except ImportError as error:
        # A system library that Qt needs is named by its file, as in "libEGL.so.1: cannot open …".
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        from magapp import i18n  # noqa: PLC0415  # only for this sentence

        i18n.use(language)
        sentence = i18n._("The window cannot open, because Qt does not start here: {reason}")
        sys.stderr.write(sentence.format(reason=error) + "\n")
        return 1


def main() -> int:
    """Open the window, or run a command; give the exit status."""
    argv = sys.argv[1:]
    window = window_options(argv)
    if window is not None:
        return _open_window(*window)
    from magapp.cli.main import main as run_command  # noqa: PLC0415  # the window needs no argparse

    return run_command(argv)


if __name__ == "__main__":
    sys.exit(main())
