"""An ordinary day, written down in the real window by keys alone and by mouse alone, in pictures.

    python3 -m tests.outside.film keys|mouse

``tools/film.py`` calls it so, on a display with a window manager. Keys and clicks go through xdotool, which
the window cannot tell from a person; what they did is read as a screen reader reads it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.outside.driver import NotSeen, Program, find, find_all, say, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = Path(os.environ.get("FILM", "."))
_LINES: Final = (
    ("breakfast", "2 volk", "Volkorenbrood"),
    ("breakfast", "pindak", "Pindakaas"),
    ("breakfast", "koff", "Koffie"),
    ("lunch", "2 bruinb", "Bruinbrood"),
    ("lunch", "oude kaas", "Oude kaas"),
    ("lunch", "glas karne", "Karnemelk"),
    ("dinner", "200 g aardap", "Aardappelen"),
    ("dinner", "150 g broc", "Broccoli"),
    ("dinner", "kipfilet", "Kipfilet"),
)


def _tool(name: str) -> str:
    return shutil.which(name) or name


def _do(*arguments: str) -> None:
    subprocess.run([_tool("xdotool"), *arguments], check=True)


def _picture(target: Path) -> None:
    subprocess.run([_tool("import"), "-window", "root", str(target)], check=False)


class Film:
    """Count what a person does, and take a picture after each thing that was done."""

    def __init__(self, program: Program, name: str) -> None:
        self.program = program
        self._name = name
        self._pictures = 0
        self.keys = self.clicks = 0
        self._entries: list[tuple[str, int, int]] = []

    def picture(self, what: str) -> None:
        """Take a picture of the whole screen."""
        self._pictures += 1
        time.sleep(0.25)  # what is still being painted
        plain = "".join(each if each.isalnum() else "-" for each in what).strip("-")
        target = FOLDER / f"{self._name}-{self._pictures:02}-{plain}.png"
        _picture(target)

    def key(self, *names: str) -> None:
        """Press keys, each with what is held with it: one each."""
        for name in names:
            _do("key", "--clearmodifiers", name)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type a text, a key for each letter."""
        _do("type", "--delay", "12", text)
        self.keys += len(text)

    def click(self, node: Any, *, times: int = 1) -> None:
        """Click in the middle of what is shown."""
        box = node.queryComponent().getExtents(0)  # on the screen
        _do("mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2))
        time.sleep(0.05)  # a hand is no faster
        for _time in range(times):
            _do("click", "1")
            self.clicks += 1

    def drag(self, source: Any, target: Any) -> None:
        """Drag from the middle of one thing to the middle of another, as a hand does: in steps."""
        from_box, to_box = (node.queryComponent().getExtents(0) for node in (source, target))
        x, y = from_box.x + from_box.width // 2, from_box.y + from_box.height // 2
        _do("mousemove", str(x), str(y))
        _do("mousedown", "1")
        end = to_box.y + to_box.height // 2
        for step in range(1, 11):
            _do("mousemove", str(x), str(y + (end - y) * step // 10))
            time.sleep(0.03)
        _do("mouseup", "1")
        self.clicks += 1

    def wheel(self, node: Any) -> None:
        """Turn the wheel down over what is shown; it counts as a click."""
        box = node.queryComponent().getExtents(0)
        _do("mousemove", str(box.x + 10), str(box.y + 10))
        _do("click", "--repeat", "12", "5")
        self.clicks += 1
        time.sleep(0.3)  # it comes to rest

    def entry(self, what: str, act: Callable[[], object], seen: Callable[[], object]) -> None:
        """Do something, wait until it is seen, and note how much it took."""
        keys, clicks = self.keys, self.clicks
        begun = time.monotonic()
        act()
        wait_for(what, seen)
        took = time.monotonic() - begun
        self._entries.append((what, self.keys - keys, self.clicks - clicks))
        say(f"    {self.keys - keys:3} keys {self.clicks - clicks:2} clicks {took:5.2f} s  {what}")
        self.picture(what)

    def end(self) -> None:
        """Print the sum."""
        count = len(self._entries)
        say(f"    {self.keys} keys and {self.clicks} clicks for {count} things, one day")


def _has(program: Program, *words: str) -> Callable[[], object]:
    def look() -> object:
        return any(all(word in "\t".join(row) for word in words) for row in program.rows())

    return look


def _gone(program: Program, word: str) -> Callable[[], object]:
    return lambda: all(word not in "\t".join(row) for row in program.rows())


def _button(program: Program, name: str) -> Any:
    return wait_for(f"the button “{name}”", lambda: find(program.window, role="push button", name=name))


def _status(program: Program, word: str) -> Callable[[], object]:
    def look() -> object:
        bar = find(program.window, role="status bar")
        return bar is not None and any(word in (each.name or "") for each in find_all(bar))

    return look


def _cell(program: Program, name: str) -> Any:
    """Give the first cell of the row with a name."""
    grid = find(program.window, kind="DayTable").queryTable()
    cells = (grid.getAccessibleAt(row, 0) for row in range(grid.nRows))
    return next(each for each in cells if name in (each.name or ""))


def _meal_of(program: Program, name: str) -> str:
    """Name the meal that the row with a name stands under."""
    meal = ""
    for row in program.rows():
        if name in row[0]:
            return meal
        meal = meal if row[1] else row[0]
    return ""


def begin(film: Film) -> None:
    """Start, and pass by what the first run asks."""
    film.program.dialog()
    film.picture("first-start")
    film.key("Escape")
    film.program.no_dialog()
    wait_for("everything read", film.program.saved)
    film.keys = 0


def by_keys(film: Film) -> None:
    """Write a day down without touching the mouse."""
    program = film.program
    begin(film)
    film.key("alt+2")
    film.keys = 0
    for _meal, line, name in _LINES:

        def write(line: str = line) -> None:
            film.type(line)
            film.key("Return")

        film.entry(f"“{line}”", write, _has(program, name))
    coffees = len([row for row in program.rows() if "Koffie" in row[0]])
    film.entry(
        "a coffee by Ctrl+1",
        lambda: film.key("ctrl+1"),
        lambda: len([row for row in program.rows() if "Koffie" in row[0]]) > coffees,
    )
    film.entry("a glass of water by Ctrl+3", lambda: film.key("ctrl+3"), _has(program, "water"))

    def supplement() -> None:
        film.type("magnesium 100 mg 22:00")
        film.key("Return")

    film.entry("a supplement", supplement, _has(program, "100 mg", "22:00"))
    film.entry("what is usually taken, by Ctrl+U", lambda: film.key("ctrl+u"), _has(program, "150 mg"))
    film.entry("undo", lambda: film.key("ctrl+z"), _gone(program, "150 mg"))
    film.entry("redo", lambda: film.key("ctrl+shift+z"), _has(program, "150 mg"))

    def sleep() -> None:
        film.key("ctrl+shift+5")
        film.type("7,5")
        film.key("Return")

    film.entry("seven and a half hours of sleep", sleep, _status(program, "7,5"))

    def stress() -> None:
        film.key("ctrl+shift+8")
        film.type("2")

    film.entry("moderate stress", stress, _status(program, "Stress"))
    film.entry("ten minutes of relaxation", lambda: film.key("ctrl+shift+6"), _status(program, "Ontspanning"))
    film.entry("the day is complete", lambda: film.key("ctrl+shift+9"), _status(program, "volledig"))

    def another_day() -> None:
        film.key("ctrl+g")
        film.type("3")

    film.entry("the 3rd of the month by Ctrl+G 3", another_day, lambda: not program.rows())
    film.key("Return")
    film.entry("today, by Ctrl+T", lambda: film.key("ctrl+t"), _has(program, "Kipfilet"))
    film.key("ctrl+l")
    film.entry("the day before", lambda: film.key("alt+Left"), lambda: not program.rows())
    film.entry("today again", lambda: film.key("ctrl+t"), _has(program, "Kipfilet"))
    film.end()


def by_mouse(film: Film) -> None:
    """Write a day down with the mouse, on what was logged the day before; nothing is typed."""
    program = film.program
    begin(film)
    film.key("alt+2", "alt+Left")
    for _meal, line, name in _LINES[:3]:
        film.type(line)
        film.key("Return")
        wait_for(name, _has(program, name))
    film.key("ctrl+t")
    wait_for("an empty day", lambda: not program.rows())
    film.picture("an-empty-day")
    film.keys = 0
    for name in ("Volkorenbrood", "Pindakaas", "Koffie"):
        film.entry(
            f"{name} by a click",
            lambda name=name: film.click(_button(program, f"^{name}")),  # type: ignore[misc]  # one name
            _has(program, name),
        )
    for drink in ("Koffie", "Water"):
        film.entry(
            f"a {drink} by a click",
            lambda drink=drink: film.click(_button(program, f"^{drink}: één erbij")),  # type: ignore[misc]  # one drink
            _has(program, drink.lower() if drink == "Water" else drink),
        )
    film.entry(
        "an idea planned",
        lambda: film.click(_button(program, "^Plannen|plannen$")),
        _has(program, "gepland"),
    )
    film.entry(
        "dragged from breakfast to dinner",
        lambda: film.drag(_cell(program, "Pindakaas"), _cell(program, "Spinazie")),
        lambda: _meal_of(program, "Pindakaas") == "Avondeten",
    )

    def sleep() -> None:
        film.wheel(_button(program, "^Koffie: één erbij"))
        film.click(_button(program, "^Een half uur slaap meer"))

    film.entry("sleep", sleep, _status(program, "laap"))
    film.entry(
        "little stress",
        lambda: film.click(wait_for("little", lambda: find(program.window, name="^Stress: weinig$"))),
        _status(program, "Stress"),
    )
    film.entry(
        "the day is complete",
        lambda: film.click(
            wait_for("complete", lambda: find(program.window, role="check box", name="volledig"))
        ),
        lambda: True,
    )
    film.end()


def _prepare() -> None:
    """Tell who the person is and what is usually taken, as the first pages ask."""
    for command in (
        ("profile", "sex=female", "birth_year=1968"),
        ("usual", "add", "1 tablet magnesium 150 mg 8:00", "--day", "yesterday"),
    ):
        subprocess.run(
            [os.environ["OUTSIDE_PYTHON"], "-m", "magapp", *command], check=True, stdout=subprocess.DEVNULL
        )


def main(name: str) -> int:
    """Play one film; 0 if all was seen."""
    bus = subprocess.Popen(
        [os.environ["OUTSIDE_LAUNCHER"], "--launch-immediately"], stderr=subprocess.DEVNULL
    )
    manager = subprocess.Popen([_tool("openbox")], stderr=subprocess.DEVNULL)
    time.sleep(0.5)  # the window manager takes the screen
    _prepare()
    program = Program()
    program.start()
    try:
        {"keys": by_keys, "mouse": by_mouse}[name](Film(program, name))
        program.quit()
    except NotSeen as error:
        say(f"NOT {error}")
        _picture(FOLDER / f"{name}-not-seen.png")
        return 1
    finally:
        for helper in (manager, bus):
            helper.terminate()
            helper.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
