"""Start the program, press its keys, read what it tells a screen reader."""

from __future__ import annotations

import importlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyatspi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Import by name: the introspected library has no types.
Gone: Final[Any] = importlib.import_module("gi.repository.GLib").Error
"""What asking a node raises whose widget, or whose program, is no longer there."""
ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 12.0
_CONTROL, _SHIFT, _ALT = 0xFFE3, 0xFFE1, 0xFFE9
_NAMED: Final = {
    "Return": 0xFF0D,
    "Escape": 0xFF1B,
    "Tab": 0xFF09,
    "Down": 0xFF54,
    "Up": 0xFF52,
    "Left": 0xFF51,
    "Right": 0xFF53,
    "Delete": 0xFFFF,
    "F1": 0xFFBE,
}
_MODIFIERS: Final = {"Ctrl": _CONTROL, "Shift": _SHIFT, "Alt": _ALT}
Found = TypeVar("Found")


class NotSeen(Exception):  # noqa: N818  # it reads as what it says
    """Say what should have been there and was not."""


def wait_for(what: str, look: Callable[[], Found | None], seconds: float = PATIENCE) -> Found:
    """Look again and again until something is seen.

    Raises:
        NotSeen: it was not, in that time.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except (Gone, LookupError):
            found = None
        if found:
            return found
        if time.monotonic() > until:
            raise NotSeen(f"{what}, within {seconds:g} s")
        time.sleep(0.03)


def press(keys: str) -> None:
    """Press a key with what is held with it, such as ``Ctrl+Shift+z``."""
    *held, last = keys.split("+")
    for each in held:
        pyatspi.Registry.generateKeyboardEvent(_keycode(_MODIFIERS[each]), None, pyatspi.KEY_PRESS)
    code = _NAMED.get(last, ord(last[0]))
    pyatspi.Registry.generateKeyboardEvent(_keycode(code), None, pyatspi.KEY_PRESSRELEASE)
    for each in reversed(held):
        pyatspi.Registry.generateKeyboardEvent(_keycode(_MODIFIERS[each]), None, pyatspi.KEY_RELEASE)


def type_text(text: str) -> None:
    """Type a text, key by key."""
    pyatspi.Registry.generateKeyboardEvent(0, text, pyatspi.KEY_STRING)


_codes: dict[int, int] = {}


def _keycode(symbol: int) -> int:
    """Tell which key of this keyboard gives a symbol."""
    if not _codes:
        asked = "from Xlib.display import Display; import sys; d = Display()\n"
        asked += "for s in sys.argv[1:]: print(s, d.keysym_to_keycode(int(s)))"
        wanted = {*_NAMED.values(), *_MODIFIERS.values(), *range(0x20, 0x7F)}
        command = [os.environ["OUTSIDE_PYTHON"], "-c", asked, *map(str, wanted)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for line in printed.splitlines():
            wanted_symbol, code = line.split()
            _codes[int(wanted_symbol)] = int(code)
    return _codes[symbol]


def kind_of(node: Any) -> str:
    """Give the object name of a node's widget, or its class."""
    return str(node.get_accessible_id()).rpartition(".")[2]


def is_shown(node: Any) -> bool:
    """Tell whether a node is on the screen."""
    return bool(node.getState().contains(pyatspi.STATE_SHOWING))


def nodes(top: Any, *, hidden: bool = False, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Walk a node and everything below it that is shown (or all of it), with the depth of each."""
    yield top, depth
    for place in range(top.childCount):
        try:
            child = top.getChildAtIndex(place)
            wanted = child is not None and (hidden or is_shown(child))
        except (Gone, LookupError):
            continue
        if wanted:
            yield from nodes(child, hidden=hidden, depth=depth + 1)


def find(top: Any, *, role: str = "", kind: str = "", name: str = "", hidden: bool = False) -> Any:
    """Give the first node with this role, class, and name (a pattern that must fit a part); else null."""
    return next(iter(find_all(top, role=role, kind=kind, name=name, hidden=hidden)), None)


def find_all(
    top: Any, *, role: str = "", kind: str = "", name: str = "", hidden: bool = False
) -> Iterator[Any]:
    """Give every node with this role, class and name."""
    for node, _depth in nodes(top, hidden=hidden):
        try:
            if (
                (not role or node.getRoleName() == role)
                and (not kind or kind_of(node) == kind)
                and (not name or re.search(name, node.name or ""))
            ):
                yield node
        except (Gone, LookupError):
            continue


def text_of(node: Any) -> str:
    """Give the text that a node holds, or nothing."""
    try:
        held = node.queryText()
        return str(held.getText(0, held.characterCount))
    except (NotImplementedError, LookupError, Gone):
        return ""


def act(node: Any) -> None:
    """Do what a node is for, as a screen reader does: press a button, tick a box, open a menu.

    Raises:
        NotSeen: it offers nothing of the kind.
    """
    offered = node.queryAction()
    names = [offered.getName(place).casefold() for place in range(offered.nActions)]
    # Toggle before press, as screen readers do what is offered first: it sends no click.
    for wanted in ("toggle", "press", "showmenu"):
        if wanted in names:
            offered.doAction(names.index(wanted))
            return
    raise NotSeen(f"an action of {node.name!r}, which offers {names}")


class Program:
    """Run the program in the home that the environment names."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._root: Any = None

    def start(self, *arguments: str) -> None:
        """Start it and wait until a screen reader sees its window."""
        self._process = self._run(*arguments)
        self._root = None
        wait_for("the window", self._find_root, 20)

    def start_second(self) -> tuple[int, str, float]:
        """Start it once more; give the exit status, what it said, and the seconds that took."""
        begun = time.monotonic()
        second = self._run()
        try:
            _out, said = second.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            second.kill()
            raise NotSeen("the end of the second start") from None
        return second.returncode, said.strip(), time.monotonic() - begun

    def kill(self) -> None:
        """End it without a warning, as ``kill -9`` does."""
        assert self._process is not None  # only what was started is killed
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def quit(self) -> None:
        """Close it by its own key and see it end well."""
        assert self._process is not None  # only what was started is closed
        press("Ctrl+q")
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise NotSeen("the end of the program after Ctrl+Q") from None
        if status:
            raise NotSeen(f"an end with status 0; it was {status}")

    @property
    def root(self) -> Any:
        """Give the node of the whole program."""
        return self._root

    @property
    def window(self) -> Any:
        """Give the node of the main window."""
        return wait_for("the main window", lambda: find(self._root, kind="MainWindow"))

    def dialogs(self) -> list[Any]:
        """List the dialogs that are shown."""
        found = (self._root.getChildAtIndex(place) for place in range(self._root.childCount))
        return [
            each for each in found if each and each.getRoleName() in ("dialog", "alert") and is_shown(each)
        ]

    def dialog(self, kind: str = "") -> Any:
        """Wait for a dialog, of a class if one is named."""
        return wait_for(
            f"a dialog {kind}",
            lambda: next((each for each in self.dialogs() if not kind or kind_of(each) == kind), None),
        )

    def no_dialog(self) -> None:
        """Wait until every dialog is gone and the window has the keyboard again."""
        wait_for("the end of the dialog", lambda: not self.dialogs())
        self.has_keys()

    def has_keys(self) -> None:
        """Wait until the window has the keyboard."""
        wait_for("the keyboard in the window", lambda: self.window.getState().contains(pyatspi.STATE_ACTIVE))

    def status(self) -> str:
        """Give the words in the status line that say whether all is saved."""
        bar = find(self.window, role="status bar")
        if bar is None:  # not there yet
            return ""
        return next((each.name for each in find_all(bar, role="push button")), "")

    def saved(self) -> str:
        """Wait until everything is saved."""
        return wait_for("“✓” in the status line", lambda: self.status() if "✓" in self.status() else None)

    def skip_welcome(self) -> None:
        """Skip what the first run asks, by the keyboard."""
        self.dialog("FirstRunDialog")
        press("Escape")
        self.no_dialog()

    def enter(self, line: str) -> None:
        """Write a line into the food diary."""
        field = find(self.window, kind="EntryField")
        if field is None or not field.getState().contains(pyatspi.STATE_FOCUSED):
            press("Alt+2")
            field = wait_for("the entry line", lambda: find(self.window, kind="EntryField"))
            time.sleep(0.2)  # the text goes another way than the key, and could overtake the end of Alt
        type_text(line)
        wait_for(f"“{line}” in the entry line", lambda: text_of(field) == line)
        press("Return")

    def rows(self) -> list[tuple[str, ...]]:
        """List the rows of the day: the cells of each."""
        table = find(self.window, kind="DayTable")
        if table is None:
            return []
        grid = table.queryTable()
        return [
            tuple(grid.getAccessibleAt(row, column).name or "" for column in range(grid.nColumns))
            for row in range(grid.nRows)
        ]

    def row(self, *words: str) -> tuple[str, ...]:
        """Wait for a row of the day that holds all these words."""
        return wait_for(
            f"a row with {words}",
            lambda: next((r for r in self.rows() if all(w in "\t".join(r) for w in words)), None),
        )

    def menu_item(self, *places: int | str) -> Any:
        """Open a menu, and menus in it, by their places; give the last item, by its place or its name."""
        node = wait_for("the menu bar", lambda: find(self.window, role="menu bar"))
        for place in places[:-1]:
            node = _item(node, place)
            act(node)
            time.sleep(0.1)  # a menu takes the keyboard when it opens
        return _item(node, places[-1])

    def _find_root(self) -> Any:
        assert self._process is not None  # start() made it
        if self._process.poll() is not None:
            raise NotSeen(f"the program; it ended with status {self._process.returncode}")
        for program in pyatspi.Registry.getDesktop(0):
            if program and program.get_process_id() == self._process.pid and program.childCount:
                self._root = program
                return program
        return None

    @staticmethod
    def _run(*arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        command = [os.environ["OUTSIDE_PYTHON"], "-m", "magapp", *arguments]
        return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def _item(menu: Any, place: int | str) -> Any:
    """Give the item at a place, or the one whose name holds these words (a pattern)."""
    items = _items(menu)
    if isinstance(place, int):
        return items[place]
    found = next((each for each in items if re.search(place, each.name or "")), None)
    if found is None:
        raise NotSeen(f"“{place}” among {[each.name for each in items]}")
    return found


def _items(menu: Any) -> list[Any]:
    """List the items of a menu, the lines between groups left out."""
    children = [menu.getChildAtIndex(place) for place in range(menu.childCount)]
    if len(children) == 1 and children[0].getRoleName() in ("menu", "popup menu"):
        return _items(children[0])
    return [child for child in children if child.getRoleName() != "separator"]


def on_screen(*arguments: str) -> str:
    """Ask ``screen.py`` once."""
    command = [os.environ["OUTSIDE_PYTHON"], str(ROOT / "tests/outside/screen.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=PATIENCE
    ).stdout.strip()


def keep_on_screen(what: str) -> subprocess.Popen[str]:
    """Start a part of ``screen.py`` that stays, and wait until it is ready."""
    command = [os.environ["OUTSIDE_PYTHON"], str(ROOT / "tests/outside/screen.py"), what]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None  # it is a pipe
    process.stdout.readline()
    return process


class Heard:
    """Listen to what is said to a screen reader of its own accord, such as the total after an entry."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._context = importlib.import_module("gi.repository.GLib").MainContext.default()
        pyatspi.Registry.registerEventListener(self._take, "object:announcement")

    def _take(self, event: Any) -> None:
        self.sentences.append(str(event.any_data))

    def next(self, words: str) -> str:
        """Wait for a sentence that holds these words (a pattern), and forget those before it."""

        def look() -> str | None:
            while self._context.iteration(False):
                pass
            return next((each for each in self.sentences if re.search(words, each)), None)

        found = wait_for(f"“{words}” to be said (heard: {self.sentences})", look)
        del self.sentences[: self.sentences.index(found) + 1]
        return found


def say(sentence: str) -> None:
    """Print what was seen."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
