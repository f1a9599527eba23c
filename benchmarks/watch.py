"""Watch a program's window from outside, on an X display: when it is painted, and when a part changes."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from Xlib import XK, X, display, error
from Xlib.ext import xtest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

LEAST_WIDTH, LEAST_HEIGHT = 300, 200
"""Px; what is smaller is no main window."""
COLOURS = 3
"""A window that is only cleared has one or two."""
_PAUSE = 0.002


class Part(NamedTuple):
    """Hold a rectangle of a window, in px from its top left."""

    left: int
    top: int
    width: int
    height: int


@contextmanager
def a_display() -> Iterator[None]:
    """Use the display there is, or one of its own that ends with it."""
    if os.environ.get("DISPLAY"):
        yield
        return
    reading, writing = os.pipe()
    arguments = ["-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp", "-displayfd", str(writing)]
    server = subprocess.Popen(["Xvfb", *arguments], pass_fds=(writing,), stderr=subprocess.DEVNULL)  # noqa: S607  # the system's own
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


class Watched:
    """Run a program and look at its window; times are seconds since it was started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = display.Display()
        self._root = self._screen.screen().root
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._screen.sync()
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            list(command), env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._window: Any = None

    @property
    def now(self) -> float:
        return time.perf_counter() - self._begun

    def painted(self, seconds: float = 30.0) -> float:
        """Wait for a window that is painted; give when that was.

        Raises:
            TimeoutError: there was none.
        """
        shown: list[Any] = []

        def is_painted() -> bool:
            while self._screen.pending_events():
                event = self._screen.next_event()
                if event.type == X.MapNotify:
                    shown.append(event.window)
            for window in shown:
                try:
                    shape = window.get_geometry()
                    if shape.width < LEAST_WIDTH or shape.height < LEAST_HEIGHT:
                        continue
                    corner = self._pixels(window, Part(0, 0, LEAST_WIDTH, LEAST_HEIGHT))
                except error.XError:
                    continue
                if len({corner[at : at + 4] for at in range(0, len(corner), 4 * 7)}) >= COLOURS:
                    self._window = window
                    return True
            return False

        return self.when(is_painted, seconds)

    def when(self, is_so: Callable[[], bool], seconds: float = 10.0) -> float:
        """Wait until something is so; give when that was.

        Raises:
            TimeoutError: it never was.
        """
        while not is_so():
            if self.now > seconds or self._process.poll() is not None:
                raise TimeoutError
            time.sleep(_PAUSE)
        return self.now

    def see(self, part: Part | None = None) -> bytes:
        """Give the pixels of a part of the window, or of all of it: four bytes each."""
        if part is None:
            shape = self._window.get_geometry()
            part = Part(0, 0, shape.width, shape.height)
        return self._pixels(self._window, part)

    def size(self) -> tuple[int, int]:
        shape = self._window.get_geometry()
        return shape.width, shape.height

    def type_key(self, letter: str) -> None:
        """Press one key of the keyboard."""
        self._window.set_input_focus(X.RevertToParent, X.CurrentTime)
        code = self._screen.keysym_to_keycode(XK.string_to_keysym(letter))
        xtest.fake_input(self._screen, X.KeyPress, code)
        xtest.fake_input(self._screen, X.KeyRelease, code)
        self._screen.sync()

    def take_keys(self) -> None:
        """Give the window the keyboard, as a window manager does."""
        self._window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._screen.sync()

    def end(self) -> None:
        """End the program at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._screen.close()

    @staticmethod
    def _pixels(window: Any, part: Part) -> bytes:
        data = window.get_image(*part, X.ZPixmap, 0xFFFFFFFF).data
        return data if isinstance(data, bytes) else str(data).encode("latin-1")


def changed(before: bytes, after: bytes, width: int) -> list[tuple[int, int]]:
    """List the pixels (column, row) that differ between two pictures of the same part."""
    pairs = range(0, min(len(before), len(after)), 4)
    return [divmod(at // 4, width)[::-1] for at in pairs if before[at : at + 3] != after[at : at + 3]]
