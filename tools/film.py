"""Film an ordinary day in the real window: by keys alone, then by mouse alone; keys and clicks are counted.

    film.py FOLDER

Needs, besides what the tests need: xdotool, imagemagick and openbox.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.outside import run_outside

_NEEDED: Final = ("xdotool", "import", "openbox")
_LIMIT: Final = 240.0
_BREAKFAST: Final = 8


def main(folder: Path) -> int:
    """Film both; 1 where something was not seen."""
    lacking = [*run_outside.missing(), *(tool for tool in _NEEDED if shutil.which(tool) is None)]
    if lacking:
        sys.stdout.write(f"not filmed, this machine lacks: {', '.join(lacking)}\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["FILM"] = str(folder.resolve())
    # A time zone in which it is breakfast time, whenever the film is made.
    hour = dt.datetime.now(dt.UTC).hour
    os.environ["TZ"] = f"FILM{(hour - _BREAKFAST + 12) % 24 - 12}"
    failed = 0
    for name in ("keys", "mouse"):
        with tempfile.TemporaryDirectory(prefix="magapp-film-") as home:
            status, printed = run_outside.run(name, Path(home), module="tests.outside.film", limit=_LIMIT)
        sys.stdout.write(f"by {name}\n{printed}\n")
        failed = failed or status
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
