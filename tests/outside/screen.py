"""What a window manager and a pair of eyes do on a bare display.

    screen.py focus          give the keyboard to each window that appears, until it is ended
    screen.py cover          lay a plain window over everything and give it the keyboard, until it is ended
    screen.py top            print the name of the window that lies on top

It runs under the program's interpreter, which has python-xlib.
"""

from __future__ import annotations

import sys
import time
from typing import Any, Final, NamedTuple

from Xlib import X, display, error

_LEAST: Final = 100
"""Px; smaller windows are tips and helpers."""


class Shown(NamedTuple):
    """Hold a window that is shown; a popup takes the keyboard by itself."""

    window: Any
    area: int
    popup: bool


def windows(screen: Any) -> list[Shown]:
    """List the windows that are shown, lowest first."""
    found = []
    for window in screen.screen().root.query_tree().children:
        try:
            shape, state = window.get_geometry(), window.get_attributes()
        except error.XError:  # it has gone meanwhile
            continue
        if state.map_state == X.IsViewable and min(shape.width, shape.height) >= _LEAST:
            found.append(Shown(window, shape.width * shape.height, popup=bool(state.override_redirect)))
    return found


def take_keys(screen: Any, window: Any) -> None:
    """Give a window the keyboard; one that has gone meanwhile gets nothing."""
    caught = error.CatchError(error.BadWindow, error.BadMatch)
    window.set_input_focus(X.RevertToPointerRoot, X.CurrentTime, onerror=caught)
    screen.sync()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def focus() -> None:
    """Give the keyboard to what appears, and back to what lies under it."""
    screen = display.Display()
    root = screen.screen().root
    root.change_attributes(event_mask=X.SubstructureNotifyMask)
    _say("ready")
    while True:
        event = screen.next_event()
        if event.type in (X.MapNotify, X.UnmapNotify, X.DestroyNotify):
            shown = windows(screen)
            if shown and not shown[-1].popup:
                take_keys(screen, shown[-1].window)


def cover() -> None:
    """Lie over everything."""
    screen = display.Display()
    root = screen.screen()
    window = root.root.create_window(0, 0, root.width_in_pixels, root.height_in_pixels, 0, root.root_depth)
    window.set_wm_name("cover")
    window.map()
    window.configure(stack_mode=X.Above)
    screen.sync()
    take_keys(screen, window)
    _say("ready")
    while True:
        time.sleep(1)


def top() -> None:
    """Say what lies on top."""
    screen = display.Display()
    shown = windows(screen)
    window = shown[-1].window if shown else None
    _say("" if window is None else window.get_wm_name() or "")


def main(arguments: list[str]) -> None:
    """Do what is asked."""
    match arguments:
        case ["focus"]:
            focus()
        case ["cover"]:
            cover()
        case ["top"]:
            top()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
