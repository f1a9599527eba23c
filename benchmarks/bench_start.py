"""How long the window takes to be painted, beside the least a window takes; then a key, then the diary.

    bench_start.py [RUNS]

With a diary of ten years, twelve entries a day, in a home of its own. Without a display it starts Xvfb.
Both windows are started in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.figures import ms, table
from benchmarks.watch import Part, Watched, a_display, changed

ROOT = Path(__file__).parents[1]
OURS = [sys.executable, "-m", "magapp"]
FLOOR = [sys.executable, str(ROOT / "benchmarks/floor_window.py")]
METER = bytes((0x6E, 0x76, 0x0F))
"""The colour of food in a meter, light theme, as the display keeps it: blue, green, red."""
_CURSOR = 60
"""Pixels in which two pictures of the same line may differ, because a cursor blinks in it."""
_SETTLED = 3.0
_FIRST_RUN = (
    "from magapp.storage.paths import find_places;"
    "from magapp.storage.settings import change_settings;"
    "change_settings(find_places().config,"
    " lambda s: s._replace(first_run_done=True, language='nl', theme='light'))"
)


def a_home(folder: Path) -> dict[str, str]:
    """Make a home with ten years of diary in it; give its environment."""
    homes = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
    environment = {**os.environ, **homes, "HOME": str(folder), "PYTHONPATH": str(ROOT / "src")}
    environment |= {"QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    data = str(folder / "data/magapp")
    for arguments in (["tools/make_diary.py", data, "--years", "10", "--per-day", "12"], ["-c", _FIRST_RUN]):
        command = [sys.executable, *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return environment


class Places:
    """Find where the entry line and the status line are, and how they look when all is read."""

    def __init__(self, environment: dict[str, str]) -> None:
        window = Watched(OURS, environment)
        window.painted()
        window.take_keys()
        time.sleep(_SETTLED)
        width, height = window.size()
        self.status = Part(0, height - 28, 200, 24)
        self.read = window.see(self.status)
        before = window.see()
        window.type_key("k")
        time.sleep(0.3)
        pixels = changed(before, window.see(), width)
        top = min(row for _column, row in pixels)
        letters = [column for column, row in pixels if row < top + 20]
        self.line = Part(min(letters), top, min(120, width - min(letters)), 20)
        self.typed = window.see(self.line)
        window.end()


def one_start(environment: dict[str, str], places: Places) -> tuple[float, float, float, bool]:
    """Start once; say when it was painted, how long a key took, when all was read.

    Last: whether a second start has a meter in its first picture.
    """
    window = Watched(OURS, environment)
    try:
        painted = window.painted()
        typed = window.now
        window.type_key("k")

        def is_shown() -> bool:
            return len(changed(places.typed, window.see(places.line), places.line.width)) <= _CURSOR

        shown = window.when(is_shown) - typed
        merged = window.when(lambda: window.see(places.status) == places.read)
    finally:
        window.end()
    return painted, shown, merged, _meter_at_once(environment)


def _meter_at_once(environment: dict[str, str]) -> bool:
    window = Watched(OURS, environment)
    try:
        window.painted()
        return METER in window.see()
    finally:
        window.end()


def main(runs: int) -> None:
    if shutil.which("Xvfb") is None and not os.environ.get("DISPLAY"):
        print("  not measured: there is no display, and no Xvfb to make one")
        return
    with tempfile.TemporaryDirectory() as home, a_display():
        environment = a_home(Path(home)) | {"DISPLAY": os.environ["DISPLAY"]}
        for command in (OURS, FLOOR):  # once to warm the caches, ours also to keep its first picture
            window = Watched(command, environment)
            window.painted()
            time.sleep(_SETTLED)
            window.end()
        places = Places(environment)
        ours, floors = [], []
        for _run in range(runs):
            ours.append(one_start(environment, places))
            window = Watched(FLOOR, environment)
            floors.append(window.painted())
            window.end()
    painted, keys, merged, meters = zip(*ours, strict=True)
    ratios = [own / floor for own, floor in zip(painted, floors, strict=True)]
    table(
        (f"start, {runs} runs", "median", "worst"),
        ("painted", ms(statistics.median(painted)), ms(max(painted))),
        ("floor painted", ms(statistics.median(floors)), ms(max(floors))),
        ("ratio", f"{statistics.median(ratios):.2f}", f"{max(ratios):.2f}"),
        ("key shown after", ms(statistics.median(keys)), ms(max(keys))),
        ("diary read, from start", ms(statistics.median(merged)), ms(max(merged))),
        ("meter in first picture", f"{sum(meters)} of {runs}", ""),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
